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
    barred: dict[str, set[str]] = {item: set() for item in found}  # groups that were found to be apart
    for link in links:
        a, b = found[link.a], found[link.b]
        if a == b or b in barred[a]:
            continue
        if any(apart(x, y) for x in keys[a] for y in keys[b]):
            barred[a].add(b)
            barred[b].add(a)
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for item in members[b]:
            found[item] = a
        members[a] += members.pop(b)
        keys[a] |= keys.pop(b)
        for other in barred.pop(b):
            barred[other] = barred[other] - {b} | {a}
            barred[a].add(other)
    return sorted(tuple(sorted(group)) for group in members.values())


def roots(size: int, ties: Iterable[tuple[int, int]]) -> list[int]:
    """For each of so many items, by its number, the first one that it is tied to, through others or not."""
    above = list(range(size))

    def root(n: int) -> int:
        while above[n] != n:
            above[n] = above[above[n]]
            n = above[n]
        return n

    for m, n in ties:
        low, high = sorted((root(m), root(n)))
        above[high] = low
    return [root(n) for n in range(size)]
