"""Descriptions without a name ("the mediator", "officials of X"): joined to a named person only beyond doubt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Entity

Group = tuple[str, ...]
STEM = 4  # letters by which a people is known from its state
OWNED = ("his", "her", "whose", "my", "our")
LESSER = ("deputy", "vice", "former", "acting", "ex", "assistant", "ousted", "then")


def described(
    found: Sequence[Group], rest: Iterable[Entity], every: Mapping[str, Entity], side_of: Mapping[str, str]
) -> list[Group]:
    """The groups of named entities with the descriptions that are surely theirs, and the other descriptions.

    `side_of`: entity id to the key of the state or body that it is.
    """
    holders = _holders(found, every, side_of)
    place = {e: n for n, group in enumerate(found) for e in group}
    joined: dict[int, list[str]] = defaultdict(list)
    same: dict[str, list[str]] = defaultdict(list)
    for e in rest:
        side = next((side_of[s] for s in e.sides if s in side_of), None)
        holder = _holder(e, side, holders) if e.kind == "person" and not e.named else _own_body(e, every, place)
        if holder is not None:
            joined[holder].append(e.id)
        else:
            same[_wording(e, side)].append(e.id)
    grown = [tuple(sorted((*group, *joined[n]))) for n, group in enumerate(found)]
    return grown + [tuple(sorted(group)) for _, group in sorted(same.items())]


def _own_body(entity: Entity, every: Mapping[str, Entity], place: Mapping[str, int]) -> int | None:
    """The body that somebody's "her federation" or "whose union" is: of the sides the named one with that word."""
    first, *rest = fold(entity.name).split() or [""]
    if entity.kind != "organisation" or entity.named or first not in OWNED or len(rest) != 1:
        return None
    sides = [every[s] for s in entity.sides if s in every]
    found = {place[s.id] for s in sides if s.named and s.id in place and rest[0] in fold(s.name).split()}
    return next(iter(found)) if len(found) == 1 else None


def _holders(
    found: Sequence[Group], every: Mapping[str, Entity], side_of: Mapping[str, str]
) -> dict[tuple[str, str | None], frozenset[int]]:
    """Who holds an office: (office, side) to the numbers of the groups; with null for any side."""
    holders: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for n, group in enumerate(found):
        for e in (every[i] for i in group):
            sides = [side_of[s] for s in e.sides[:1] if s in side_of]
            for role in (fold(r) for r in e.roles) if e.kind == "person" else ():
                for office in _offices(role):
                    for side in (None, *sides):
                        holders[office, side].add(n)
    return {key: frozenset(some) for key, some in holders.items()}


def _offices(role: str) -> Iterator[str]:
    """The ways to name a role: itself, what is wider, and its last word ("presidential aide": "aide")."""
    yield role
    yield from (wide for wide, row in lexicon("matching")["office"].items() if role in row)
    said = role.split()
    if len(said) > 1 and said[0] not in LESSER:
        yield said[-1]


def _holder(entity: Entity, side: str | None, holders: Mapping[tuple[str, str | None], frozenset[int]]) -> int | None:
    """The one named person of the dossier with this description's office and side; null where there is not just one.

    An office that many hold at once needs a side, and the article of somebody known: "the X aide", not "an X aide".
    """
    said = fold(entity.name).split()
    if any(w in LESSER for w in said):
        return None
    common = words("matching", "common_offices")
    for office in (fold(r) for r in entity.roles):
        many = office.split()[-1] in common and office not in lexicon("matching")["office"]
        if (side is None and office in common) or (many and (side is None or said[0] != "the")):
            continue
        some = holders.get((office, side), frozenset())
        if len(some) == 1:
            return next(iter(some))
    return None


def _wording(entity: Entity, side: str | None) -> str:
    """What makes two descriptions of two reports one: the same words of the same side. Most are like no other."""
    if entity.kind in ("anonymous", "person") or side is None:
        return f"{entity.kind}|{entity.id}"
    stem = side[: max(STEM, len(side) - 3)]  # of "Ostria", so that "Ostrian" and "Ostria’s" say no more than the side
    said = [w for w in fold(entity.name).split() if w not in ("the", "a", "an") and not w.startswith(stem)]
    return f"{entity.kind}|{side}|{' '.join(said)}"
