"""Places that stand for a state: "Ostrand has declined", where Ostrand is the seat of Norland's government.

Reports seldom say of which state a place is the capital. That it is one shows by what it does (it holds a stance, as
only those do that bargain); of which of the states it is, by who speaks for it ("Ostrand will not sign, the Norlandic
minister said"), by whose people are called by it, and by whom it is set against. A state has one seat.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.lexicon.anyof import any_of
from dragoman.reconcile.actors import Cast
from dragoman.reconcile.arms import governs
from dragoman.reconcile.bargainers import bargainers, mediates, top_side
from dragoman.reconcile.names import country, thing
from dragoman.reconcile.speaking import FACED, OPENING, OWN, SURE, pattern_of, weight
from dragoman.reconcile.wording import fold
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Condition, Position, Statement

TWO = 2
NEAR = 120  # characters between what a side says and a place's answer
ANSWERS = frozenset({"accepts", "rejects", "noncommittal", "considers"})
ASKS = frozenset({"demands", "proposes", "offers"})
LONGEST = 3  # words of a place's name
AT = ("in", "to", "from", "at")  # what stands before a place
Votes = Mapping[str, Counter[str]]
AGAINST = frozenset({"demand", "offer", "accuse", "urge", "reject"})  # acts that are against another, or to it


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where whom a claim is of, a side or a place, and with what stance, if any."""

    start: int
    end: int
    who: str
    stance: str


@dataclass(frozen=True, slots=True)
class Scene:
    """The places that may stand for a state, the sides of a dossier, the other actors, and whose each entity is."""

    places: Mapping[str, Actor]
    sides: tuple[str, ...]
    actors: Mapping[str, Actor]
    of: Mapping[str, str]

    def side(self, actor: str) -> str | None:
        """The side that an actor is or stands for."""
        top = top_side(actor, self.actors)
        return top if top in self.sides else None


def seats(
    cast: Cast, actors: Mapping[str, Actor], claims: Sequence[Claim], texts: Sequence[str], votes: Votes
) -> dict[str, str]:
    """Actors that are places to the states that they stand for, where that is beyond doubt.

    `actors`: those of the cast, with sides; `claims`: of entities; `votes`: the sides that reports tie each actor to.
    """
    every = {a.id: a for a in _places(actors, claims, cast.of, texts)}
    if not every:
        return {}
    places = {i: a for i, a in every.items() if a.kind != "state"}  # which may be a third one
    known = {i: a for i, a in actors.items() if i not in places}
    sides = tuple(i for i in bargainers(known, claims, cast.of).sides if known[i].kind == "state")
    points = _points(Scene(places, sides, known, cast.of), claims, votes)
    found = {i: side for i in sorted(places) if (side := _decided(points[i], sides)) is not None}
    return {i: s for i, s in found.items() if Counter(found.values())[s] == 1} | _called_capital(every, known, texts)


def _places(
    actors: Mapping[str, Actor], claims: Sequence[Claim], of: Mapping[str, str], texts: Sequence[str]
) -> Iterator[Actor]:
    """The actors that hold a stance and are called by the name of a place, of which nobody is told to be."""
    acting = {of.get(e, e) for c in claims for e in _holders(c)}
    quoted = (c for c in claims if isinstance(c, Statement) and c.mode != "indirect")
    speaking = {of.get(c.speaker, c.speaker) for c in quoted if c.speaker}
    parts = Counter(w for a in actors.values() for w in {w for n in a.aliases for w in fold(n).split()})
    peopled = {a.side for a in actors.values()}
    found = [a for i in sorted(acting - peopled) if (a := actors.get(i)) is not None and _like_place(a)]
    at = re.compile(rf"\b(?:{'|'.join(AT)}) ({any_of(a.name for a in found)})\b")
    located = {m[1] for text in texts for m in at.finditer(text)} if found else set()
    for a in found:
        alone = a.id not in speaking and all(parts[w] == 1 for w in fold(a.name).split())
        if alone or a.name in located:
            yield a


def _like_place(actor: Actor) -> bool:
    """Whether an actor goes by one short name alone, which is no known state's and no body's."""
    said = actor.name.split()
    named = len(said) <= LONGEST and all(w[:1].isupper() for w in said) and len({fold(n) for n in actor.aliases}) == 1
    strange = actor.kind not in ("person", "organisation", "state") or actor.side or actor.roles
    body = governs(actor) or not {fold(w) for w in said}.isdisjoint(words("names", "organisations"))
    return named and not strange and not body and country(thing(actor.name)) is None


def _holders(claim: Claim) -> tuple[str, ...]:
    if isinstance(claim, Position):
        return claim.party
    return claim.setter if isinstance(claim, Condition) else ()


def _points(scene: Scene, claims: Iterable[Claim], votes: Votes) -> dict[str, Counter[str]]:
    """For each place what speaks for and against its standing for each side; one wording counts once."""
    names = {s: p for s in scene.sides if (p := pattern_of(scene.actors[s])) is not None}
    spelt = {i: re.compile(rf"\b{re.escape(a.name)}\b") for i, a in scene.places.items()}
    points: dict[str, Counter[str]] = defaultdict(Counter)
    for i, some in votes.items():
        told = {side for s in (*some, i) if (side := scene.side(s)) is not None}
        for place in some.keys() & scene.places.keys():
            points[place].update(dict.fromkeys(told, OWN))
    for place, side in _answered(scene, claims):
        points[place][side] -= FACED
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        said = " ".join(e.quote for e in claim.evidence if e.role == "content") or claim.evidence[0].quote
        mine = [scene.of.get(e, e) for e in _holders(claim)]
        if mine[:1] and mine[0] in scene.places:
            other = [s for s, p in names.items() if p.search(said)]
            if len(other) == 1 and (mine[0], fold(said)) not in seen:
                points[mine[0]][other[0]] -= FACED
                seen.add((mine[0], fold(said)))
            continue
        for place in [i for i, p in spelt.items() if p.search(said) and (i, fold(said)) not in seen]:
            for side, n in _told(scene, claim, said, spelt[place]):
                points[place][side] += n
                seen.add((place, fold(said)))
    return points


def _told(scene: Scene, claim: Claim, said: str, place: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """What a side's words, or a stance of it, tell of a place that they name: the side with points for or against."""
    named = place.search(said)
    if isinstance(claim, Statement) and claim.speaker is not None and named is not None:
        who = scene.of.get(claim.speaker, claim.speaker)
        side = scene.side(who)
        if side is None or (who in scene.actors and mediates(scene.actors[who])):
            return
        told = weight(said, named, claim.act)
        if named.start() <= OPENING and abs(told) >= FACED:
            yield side, told
        elif named.start() > OPENING and claim.act in AGAINST:
            yield side, -1
    elif holders := _holders(claim):
        side = scene.side(scene.of.get(holders[-1], holders[-1]))
        if side is not None:
            yield side, -FACED if isinstance(claim, Position) and claim.stance == "rejects" else -1


def _answered(scene: Scene, claims: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """Places that take or refuse what has just been told of a side, or whose wish a side refuses, with that side."""
    told: dict[str, list[Span]] = defaultdict(list)
    asked: dict[str, list[Span]] = defaultdict(list)
    for claim in claims:
        voices = (claim.speaker,) if isinstance(claim, Statement) else _holders(claim)
        ends = min(e.start for e in claim.evidence), max(e.end for e in claim.evidence)
        stance = claim.stance if isinstance(claim, Position) else ""
        for one in {scene.of.get(v, v) for v in voices if v}:
            if one in scene.places:
                asked[claim.report].append(Span(*ends, one, stance))
            elif (side := scene.side(one)) is not None:
                told[claim.report].append(Span(*ends, side, stance))
    for report, some in sorted(asked.items()):
        for place in some:
            before = [s for s in told[report] if 0 <= place.start - s.end <= NEAR]
            within = (s for s in told[report] if s.start < place.end and place.start <= s.end + 1)
            refused = [s for s in within if s.stance in ANSWERS]
            if place.stance in ANSWERS and before:
                yield place.who, max(before, key=lambda s: (s.end, s.who)).who
            elif place.stance in ASKS and refused:
                yield place.who, refused[0].who


def _decided(points: Counter[str], sides: Sequence[str]) -> str | None:
    """The side that a place surely stands for: of two the one that it is not set against; else, by its own words."""
    ranked = sorted(sides, key=lambda s: (-points[s], s))
    if len(ranked) < TWO or points[ranked[0]] - points[ranked[1]] < SURE:
        return None
    return ranked[0] if len(ranked) == TWO or points[ranked[0]] >= OWN else None


def _called_capital(places: Mapping[str, Actor], actors: Mapping[str, Actor], texts: Sequence[str]) -> dict[str, str]:
    """Places that a report calls a state's capital: "Ostrand, the Norlandic capital", "Norland's capital, Ostrand"."""
    found: dict[str, str] = {}
    telling = [t for t in texts if "capital" in t]
    states = [(a.id, p) for a in actors.values() if a.kind == "state" and (p := pattern_of(a)) is not None]
    for i, a in places.items() if telling else ():
        name = re.escape(a.name)
        near = re.compile(
            rf"\b{name}, [^,.;]{{0,40}}\bcapital\b[^,.;]{{0,30}}|[^,.;]{{0,40}} capital,? (?:of )?{name}\b"
        )
        said = [m.group() for t in telling if a.name in t for m in near.finditer(t)]
        whose = {s for s, p in states for text in said if s != i and p.search(text)}
        if len(whose) == 1:
            found[i] = next(iter(whose))
    return found
