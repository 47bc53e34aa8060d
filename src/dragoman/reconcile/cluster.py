"""Joining with pairs that forbid: merges are transitive only where no pair across the two groups is apart."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two items that may be joined; links are followed in the order given."""

    a: str
    b: str


def groups(
    items: Iterable[str],
    links: Iterable[Link],
    *,
    key: Callable[[str], Key],
    apart: Callable[[Key, Key], bool],
) -> list[tuple[str, ...]]:
    """The items in groups, each sorted, all of them sorted.

    A link joins two groups unless some item of one is `apart` from some item of the other. `key` says all of an item
    that `apart` looks at: groups are compared by their distinct keys, so that a hundred like tellings cost one look.
    """
    found = {item: item for item in items}
    members = {item: [item] for item in found}
    keys: dict[str, dict[Key, None]] = {item: {key(item): None} for item in found}
    for link in links:
        a, b = found[link.a], found[link.b]
        if a == b or any(apart(x, y) for x in keys[a] for y in keys[b]):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for item in members[b]:
            found[item] = a
        members[a] += members.pop(b)
        keys[a] |= keys.pop(b)
    return sorted(tuple(sorted(group)) for group in members.values())
