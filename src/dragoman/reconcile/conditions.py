"""Deadlocks: conditions of different setters that block each other, found as cycles of two or three.

An edge leads from a condition to one that waits for it: what the first asks for is what the second gives only in
return. What one report tells in one breath needs less to carry it than what two reports tell; the tellings of one
deadlock are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from dragoman.lexicon.issues import Issues
from dragoman.reconcile.blocking import FIELD, PARTY, WORDS, Term, mirrored, parallel, step, strange, terms
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.actor import Actor
from dragoman.record.finding import Deadlock
from dragoman.record.report import Report

BREATH = 350  # characters between two conditions that are told together
BESIDE = 150  # and between two of one voice, who tells both sides' conditions
NEXT = 4  # conditions after one that may be told with it
NEAR = 700  # characters within which two conditions of one report are told side by side
AGAIN = 3  # words asked for in both of two deadlocks, by whomever, that make them one
FAN = 8  # edges that are followed from a condition
CROWD = 100  # conditions that are looked at for them
STRONG = 0.6  # what a word that is common to the dossier cannot reach


@dataclass(frozen=True, slots=True)
class Edge:
    """`a` asks for what `b` gives only in return. `weight`: of the words that say so; 0 where only a field does."""

    a: Term
    b: Term
    weight: float


Cycle = tuple[Edge, ...]


def deadlocks(
    claims: Iterable[Told],
    actors: Mapping[str, Actor],
    weights: Weights,
    *,
    about: Issues,
    reports: Mapping[str, Report],
) -> Iterator[Deadlock]:
    """The deadlocks of a dossier, each with all its tellings, the best first.

    `about`: its possible issues; `reports`: by id.
    """
    texts = {i: report.text for i, report in reports.items()}
    found = sorted(terms(claims, actors, about=about, texts=texts), key=lambda t: t.id)
    held = [t for t in found if t.sides and t.holds]
    cycles = sorted((*_told_together(found, weights), *_cycles(_edges(held, weights))), key=_rank)
    for tellings in _one_each(cycles):
        ids = (e.a.id for cycle in tellings for e in cycle)
        yield Deadlock(conditions=tuple(dict.fromkeys(ids)), text=_text(tellings[0], actors))


def _told_together(found: Sequence[Term], weights: Weights) -> Iterator[Cycle]:
    """Cycles of two conditions that one report tells in one breath."""
    by_report: dict[str, list[Term]] = defaultdict(list)
    for t in found:
        by_report[t.report].append(t)
    for some in by_report.values():
        some.sort(key=lambda t: (t.start, t.end, t.id))
        for n, a in enumerate(some):
            for b in some[n + 1 : n + 1 + NEXT]:
                beside = b is some[n + 1] and _answered(a, b)
                if b.start - a.end <= BREATH and (beside or _locked(a, b)):
                    yield Edge(a, b, weights.of(a.asked & b.given)), Edge(b, a, weights.of(b.asked & a.given))


def _locked(a: Term, b: Term) -> bool:
    """Whether two conditions told together block each other.

    Of two known sides that both hold something back it is enough that words carry one step, unless the other is known
    to be of different things. Where a setter is unknown, or one only offers, both steps must be told. One voice may
    tell both sides' conditions, where they stand next to each other or mirror each other word for word: nobody blocks
    himself.
    """
    if parallel(a, b):
        return False
    low, high = sorted((step(a, b), step(b, a)))
    if a.sides & b.sides:
        next_to = 0 <= b.start - a.end <= BESIDE and a.holds and b.holds
        return mirrored(a, b) or (next_to and low >= FIELD and high >= WORDS)
    if not (a.holds and b.holds):
        return low >= WORDS
    if not (a.sides and b.sides):
        return low >= (FIELD if a.paragraph == b.paragraph else WORDS) and high >= WORDS
    if low >= PARTY:
        return high >= FIELD
    return high >= WORDS and not (strange(a, b) or strange(b, a))


def _answered(a: Term, b: Term) -> bool:
    """Whether the second of two conditions of known sides, told right after one another, is the answer to the first.

    One paragraph sets them side by side: then one step may be told in words that nothing ties to the other's. Of two
    offers more must be told, for one may be the way out of the other.
    """
    if a.paragraph != b.paragraph or not (a.sides and b.sides) or a.sides & b.sides or parallel(a, b):
        return False
    low, high = sorted((step(a, b), step(b, a)))
    if a.offers or b.offers:
        return high >= WORDS and low >= PARTY
    if a.holds and b.holds:
        return high >= PARTY or (a.turned and "if" not in (a.claim.form, b.claim.form))
    return high >= WORDS and (low >= PARTY or a.turned)


def _edges(found: Sequence[Term], weights: Weights) -> dict[str, list[Edge]]:
    """The edges by the id that they lead from: of each condition the FAN that words carry best, its own report's first.

    Candidates are those that give what is asked for, by its rarest words first, and at most CROWD of them.
    """
    giving: dict[str, list[Term]] = defaultdict(list)
    for t in found:
        for key in (*t.given, *(f"field {i}" for i in t.given_fields)):
            giving[f"{t.report} {key}"].append(t)
            giving[key].append(t)
    edges: dict[str, list[Edge]] = {}
    for a in found:
        keys = sorted((*a.asked, *(f"field {i}" for i in a.asked_fields)), key=lambda k: (len(giving.get(k, ())), k))
        own = (b for k in keys for b in giving.get(f"{a.report} {k}", ()))
        near = islice((b for b in chain(own, *(giving.get(k, ()) for k in keys)) if a.sides.isdisjoint(b.sides)), CROWD)
        made = (Edge(a, b, weights.of(a.asked & b.given)) for b in {b.id: b for b in near}.values())
        edges[a.id] = sorted(made, key=lambda e: (e.b.report != a.report, -e.weight, e.b.id))[:FAN]
    return edges


def _cycles(edges: Mapping[str, Sequence[Edge]]) -> Iterator[Cycle]:
    """Cycles of two, each once; and of three, where words carry every step."""
    for first in (e for some in edges.values() for e in some):
        for second in edges.get(first.b.id, ()):
            if second.b.id == first.a.id:
                if first.a.id < first.b.id and _sound((first, second)):
                    yield (first, second) if first.a.start <= second.a.start else (second, first)
                continue
            for third in edges.get(second.b.id, ()):
                least = first.a.id < min(second.a.id, third.a.id)
                if third.b.id == first.a.id and least and _sound((first, second, third)):
                    yield first, second, third


def _sound(cycle: Cycle) -> bool:
    """Whether enough words carry a cycle: all its steps; or one, and a field the other, told side by side."""
    if any(parallel(e.a, e.b) for e in cycle):
        return False
    carried = sum(e.weight >= STRONG for e in cycle)
    if carried == len(cycle):
        return len({s for e in cycle for s in e.a.sides}) >= len(cycle)
    return len(cycle) == 2 and carried == 1 and _near(cycle)  # noqa: PLR2004  one step of two


def _near(cycle: Cycle) -> bool:
    """Whether a cycle's conditions stand close to each other in one report."""
    starts = [e.a.start for e in cycle]
    return len({e.a.report for e in cycle}) == 1 and max(starts) - min(starts) <= NEAR


def _rank(cycle: Cycle) -> tuple[bool, int, bool, float, tuple[str, ...]]:
    """What is told side by side first, then the short, then known sides, then what many words carry."""
    unknown = any(not e.a.sides for e in cycle)
    return not _near(cycle), len(cycle), unknown, -sum(e.weight for e in cycle), tuple(e.a.id for e in cycle)


def _one_each(cycles: Iterable[Cycle]) -> list[list[Cycle]]:
    """The cycles in groups that tell one deadlock, each best first."""
    found: list[list[Cycle]] = []
    asking: list[set[str]] = []  # the conditions of each group
    for cycle in cycles:
        own = {e.a.id for e in cycle}
        turns = [cycle[n:] + cycle[:n] for n in range(len(cycle))]
        at = next((n for n, some in enumerate(found) if not own.isdisjoint(asking[n]) or _told_in(turns, some)), None)
        if at is None:
            found.append([cycle])
            asking.append(own)
        else:
            found[at].append(cycle)
            asking[at] |= own
    return found


def _told_in(turns: Sequence[Cycle], some: Iterable[Cycle]) -> bool:
    """Whether one of some cycles tells what another, in any of its turns, does: the same sides, the same things."""
    return any(len(other) == len(turned) and _told_again(other, turned) for other in some for turned in turns)


def _told_again(one: Cycle, other: Cycle) -> bool:
    """Whether two cycles are alike step by step, by what is asked alone where a setter may be misread."""
    some, asked = False, 0
    for x, y in zip(one, other, strict=True):
        alike, shared = _alike(x, y), len(x.a.asked & y.a.asked)
        if not (alike or shared):
            return False
        some, asked = some or alike, asked + shared
    return some or asked >= AGAIN


def _alike(one: Edge, other: Edge) -> bool:
    """Whether two conditions may be one told twice: of one side, or of one unknown, and asking or giving the same."""
    a, b = one.a, other.a
    known = bool(a.sides and b.sides)
    if known and not a.sides & b.sides:
        return False
    shared = (a.asked & b.asked, a.given & b.given)
    return any(shared) or (known and bool(a.asked_fields & b.asked_fields or a.given_fields & b.given_fields))


def _text(cycle: Cycle, actors: Mapping[str, Actor]) -> str:
    """One sentence: who makes what wait for what."""
    one_voice = any(e.a.sides & e.b.sides for e in cycle)  # whoever tells it sets hardly both
    said = "; ".join(_clause(e.a, {} if one_voice else actors) for e in cycle)
    return f"{said[:1].upper()}{said[1:]}."


def _clause(term: Term, actors: Mapping[str, Actor]) -> str:
    """One side's part in it."""
    setters = [actors[i] for i in term.claim.setter if i in actors]
    voices = [a for a in setters if not any(a.id == other.side for other in setters)]  # a voice stands for its side
    asked, given = f"“{_phrase(term.claim.condition)}”", f"“{_phrase(term.claim.consequence)}”"
    if not voices:
        return f"{given} waits for {asked}"
    who = " and ".join(_named(a, setters) for a in voices)
    verb = "make" if len(voices) > 1 or any(a.kind == "group" for a in voices) else "makes"
    return f"{who} {verb} {given} wait for {asked}"


def _named(actor: Actor, setters: Sequence[Actor]) -> str:
    """An actor, with the side that he speaks for where it is a setter too."""
    side = next((a.name for a in setters if a.id == actor.side), None)
    return f"{actor.name} ({side})" if side else actor.name


def _phrase(text: str) -> str:
    """Words to quote: on one line, without marks at their ends."""
    return " ".join(text.split()).strip(' .,;:“”"')
