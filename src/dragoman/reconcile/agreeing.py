"""Whose stance a report tells in the words that others use for one side's: the same condition has the same setter."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.reconcile.bargainers import Bargainers
from dragoman.reconcile.wording import content
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Position

SHARED = 3  # words that two wordings of one stance have in common at least
ALIKE = 0.45  # share of all their words
AHEAD = 0.15  # by how much the closest wording of one side is closer than any of another
COMMON = 40  # stances with a word from which on it tells none apart


@dataclass(frozen=True, slots=True)
class Held:
    """A stance: what kind of one, the stems of its words, and the actors that hold it."""

    kind: str
    stems: frozenset[str]
    party: tuple[str, ...]


def agreeing(
    sides: Bargainers, actors: Mapping[str, Actor], claims: Iterable[Claim], of: Mapping[str, str]
) -> Mapping[str, Counter[str]]:
    """For each actor of no side how many of its stances are told elsewhere as one side's."""
    known: list[tuple[str, Held]] = []
    open_ones: list[Held] = []
    for held in _held(claims, of):
        theirs = {side for i in held.party if (side := sides.side(i, actors))}
        if len(theirs) == 1:
            known += [(side, held) for side in theirs]
        elif not theirs:
            open_ones.append(held)
    having: dict[str, list[int]] = defaultdict(list)
    for n, (_, held) in enumerate(known):
        for stem in held.stems:
            having[stem].append(n)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for one in open_ones:
        side = _closest(one, known, having)
        for actor in one.party if side else ():
            found[actor][side or ""] += 1
    return found


def _held(claims: Iterable[Claim], of: Mapping[str, str]) -> Iterator[Held]:
    """The stances of a dossier; of conditions only once, though they are positions too."""
    for claim in claims:
        said = " ".join(e.quote for e in claim.evidence if e.role in ("content", "condition", "consequence"))
        if isinstance(claim, Condition) and claim.setter:
            yield Held("conditional", content(said), tuple(of.get(e, e) for e in claim.setter))
        elif isinstance(claim, Position) and claim.stance != "conditional":
            yield Held(claim.stance, content(said), tuple(of.get(e, e) for e in claim.party))


def _closest(one: Held, known: list[tuple[str, Held]], having: Mapping[str, list[int]]) -> str | None:
    """The side that holds the stance most like one, where no other's is nearly as like it."""
    shared = Counter(n for stem in one.stems for n in having.get(stem, ()) if len(having[stem]) <= COMMON)
    best: dict[str, float] = {}
    for n, count in shared.items():
        side, other = known[n]
        if count >= SHARED and other.kind == one.kind:
            best[side] = max(best.get(side, 0.0), count / len(one.stems | other.stems))
    ranked = sorted(best, key=lambda side: (-best[side], side))
    if not ranked or best[ranked[0]] < ALIKE:
        return None
    return ranked[0] if len(ranked) == 1 or best[ranked[0]] - best[ranked[1]] >= AHEAD else None
