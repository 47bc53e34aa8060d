"""On which of the sides of a dossier somebody stands whose side no report names, by what they say and whom they face.

"Norland will not sign, Jan Kowal said" (of the statements of train, dev and new that begin so 22 of 23 are of that
side); what one demands, one demands of others; and of two sides whoever faces one is of the other.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.reconcile.bargainers import Bargainers, bargainers, mediates
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Position, Statement

OPENING = 8  # characters of a statement within which its subject begins
STEM = 4  # letters of a name without which it is no name to look for
TWO = 2
KEY = 60  # characters of a statement by which a reprint of it is known
OWN, HINT, FACED = 3, 1, 3  # points: its will told, it spoken of, it faced
SURE = 2  # points more than for the other side
WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Heard:
    """Actors by id, what is claimed of their entities, whom each faces and leans to, and who has a name."""

    actors: Mapping[str, Actor]
    claims: Iterable[Claim]
    of: Mapping[str, str]
    facing: Mapping[str, frozenset[str]]
    leans: Mapping[str, Counter[str]]
    named: frozenset[str]


def told_by_words(heard: Heard) -> dict[str, Actor]:
    """The named persons without a side for whom there is just one, with it."""
    sides = bargainers(heard.actors, heard.claims, heard.of)
    points = _points(sides, heard.actors, heard.claims, heard.of)
    bargaining = {heard.of.get(e, e) for c in heard.claims for e in _stances(c)}
    asked = (a for a in heard.actors.values() if a.side is None and a.id in bargaining)
    found = {a.id: _standing(a, heard, sides, points) for a in asked}
    return {i: replace(heard.actors[i], side=side) for i, side in found.items() if side is not None}


def _stances(claim: Claim) -> tuple[str, ...]:
    """Who holds the stance that a claim tells, if it tells one."""
    return claim.party if isinstance(claim, Position) else claim.setter if isinstance(claim, Condition) else ()


def _standing(actor: Actor, heard: Heard, sides: Bargainers, points: Mapping[str, Counter[str]]) -> str | None:
    """The one of the sides that somebody's words speak for and not against, or that is left of those faced."""
    strange = {w for r in actor.roles for w in fold(r).split()} & words("commitments", "sides", "bystanders")
    if actor.kind != "person" or actor.id not in heard.named or strange or mediates(actor):
        return None
    found = Counter(points.get(actor.id, Counter()))
    met = (sides.side(one, heard.actors) for one in heard.facing.get(actor.id, ()))
    for side in [i for i in met if i is not None and found[i] <= 0]:  # one also meets with one's own
        found[side] -= FACED
    for one, n in heard.leans.get(actor.id, Counter()).items():
        if (leant := sides.side(one, heard.actors)) is not None:
            found[leant] += n
    ranked = sorted(sides.sides, key=lambda i: (-found[i], i))
    if len(ranked) < TWO or found[ranked[0]] - found[ranked[1]] < SURE:
        return None
    return ranked[0] if len(ranked) == TWO or found[ranked[0]] >= OWN else None


def _points(
    sides: Bargainers, actors: Mapping[str, Actor], claims: Iterable[Claim], of: Mapping[str, str]
) -> dict[str, Counter[str]]:
    """For each speaker the points for and against each side that its own words give; one wording counts once."""
    patterns = {i: _pattern(actors, i, sides) for i in sides.sides}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        if not isinstance(claim, Statement) or claim.speaker is None:
            continue
        who = of.get(claim.speaker, claim.speaker)
        said = " ".join(e.quote for e in claim.evidence if e.role == "content")
        if (who, key := fold(said)[:KEY]) in seen:
            continue
        seen.add((who, key))
        told = [(m, i) for i, p in patterns.items() if p is not None and (m := p.search(said))]
        if len(told) == 1:
            found[who][told[0][1]] += weight(said, told[0][0], claim.act)
    return found


def _pattern(actors: Mapping[str, Actor], side: str, sides: Bargainers) -> re.Pattern[str] | None:
    """What finds a side by any of its names, and by the people of a state."""
    return pattern_of(*(a for i, a in actors.items() if sides.same.get(i, i) == side))


def pattern_of(*actors: Actor) -> re.Pattern[str] | None:
    """What finds some actors by any of their names, and by the people of a state; null where they have none."""
    names = {
        form
        for a in actors
        for form in (a.name, *a.aliases)
        if form[:1].isupper() and len(form) >= STEM and fold(form).split()[0] not in words("roles", "persons")
    }
    names = {n for n in names if n.casefold()[:4] not in ("the ", "her ", "his ", "its ", "our ")}
    if not names:
        return None
    longest = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?:n|s|i|an|ian)?\b")


def weight(said: str, named: re.Match[str], act: str) -> int:
    """The points for a side that a statement speaks of."""
    after = WORD.findall(said[named.end() : named.end() + 20])
    owned = said[named.end() : named.end() + 2] in ("’s", "'s")
    following = after[0].casefold() if after and not owned else ""
    if named.start() <= OPENING and not owned:
        if following in words("matching", "own_will"):
            return OWN
        return -FACED if following in words("matching", "others_duty") else HINT
    if named.start() <= OPENING:
        return 0
    return -FACED if act in ("demand", "offer", "accuse", "urge") else -HINT
