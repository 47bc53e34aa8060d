"""Deadlocks: conditions of different setters that block each other, found as cycles of two or three.

An edge leads from a condition to one that waits for it: what the first asks for is what the second gives only in
return. Few but right: words must carry the steps, and the names of those who take part do not count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from dragoman.lexicon import words
from dragoman.lexicon.issues import Issues
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, content, fold, stem
from dragoman.record.actor import Actor
from dragoman.record.claim import Condition
from dragoman.record.finding import Deadlock

NEAR = 700  # characters within which two conditions of one report are told together
NAMED = ("person", "state")  # whose names tie no two conditions together; a description ("the inspectors") may
FAN = 8  # edges that are followed from a condition
CROWD = 100  # conditions that are looked at for them
STRONG = 0.6  # what a word that is common to the dossier cannot reach


@dataclass(frozen=True, slots=True)
class Term:
    """A condition as the search sees it: stems and issues of what is asked, and of what is given for it."""

    id: str
    report: str
    start: int
    claim: Condition
    sides: frozenset[str]
    asked: frozenset[str]
    given: frozenset[str]
    asked_issues: frozenset[str]
    given_issues: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Terms:
    """An issue with its terms as stems."""

    key: str
    stems: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """`a` asks for what `b` gives only in return. `weight`: of the words that say so; 0 where only an issue does."""

    a: Term
    b: Term
    weight: float


def deadlocks(
    claims: Iterable[Told], actors: Mapping[str, Actor], weights: Weights, *, about: Issues
) -> Iterator[Deadlock]:
    """The deadlocks of a dossier: of those over the same words, the one told best. `about`: its possible issues."""
    terms = tuple(_Terms(issue.key, tuple(t for term in issue.terms if (t := content(term)))) for issue in about)
    names = {
        stem(w) for a in actors.values() for form in (a.name, *a.aliases) if a.kind in NAMED for w in fold(form).split()
    }
    empty = frozenset(names | {stem(w) for w in words("matching", "light")})
    found = sorted((t for c in claims for t in _term(c, empty, terms)), key=lambda t: t.id)
    cycles = sorted(_cycles(_edges(found, weights)), key=_rank)
    taken: list[frozenset[str]] = []
    for cycle in cycles:
        over = frozenset(w for e in cycle for w in e.a.asked & e.b.given)
        if not any(over <= other or other <= over for other in taken):
            yield Deadlock(conditions=tuple(e.a.id for e in cycle), text=_text(cycle, actors))
        taken.append(over)


def _term(told: Told, empty: frozenset[str], terms: Sequence[_Terms]) -> Iterator[Term]:
    """A condition that somebody known sets on something said; a threat holds nothing back, so it blocks nothing."""
    claim = told.claim
    if not isinstance(claim, Condition) or not told.sides or claim.threat or claim.modality == "negated":
        return
    asked, given = content(claim.condition), content(claim.consequence)
    if asked and given:
        yield Term(
            id=told.id, report=told.report, start=min((e.start for e in claim.evidence), default=0), claim=claim,
            sides=told.sides, asked=asked - empty, given=given - empty,
            asked_issues=_issues(asked, terms), given_issues=_issues(given, terms),
        )  # fmt: skip


def _issues(said: frozenset[str], terms: Sequence[_Terms]) -> frozenset[str]:
    """The issues that words speak of: all that have a term whose words are all there."""
    return frozenset(issue.key for issue in terms if any(term <= said for term in issue.stems))


def _edges(found: Sequence[Term], weights: Weights) -> dict[str, list[Edge]]:
    """The edges by the id that they lead from: of each condition the FAN that words carry best, its own report's first.

    Candidates are those that give what is asked for, by its rarest words first, and at most CROWD of them.
    """
    giving: dict[str, list[Term]] = defaultdict(list)
    for t in found:
        for key in (*t.given, *(f"issue {i}" for i in t.given_issues)):
            giving[f"{t.report} {key}"].append(t)
            giving[key].append(t)
    edges: dict[str, list[Edge]] = {}
    for a in found:
        keys = sorted((*a.asked, *(f"issue {i}" for i in a.asked_issues)), key=lambda k: (len(giving.get(k, ())), k))
        own = (b for k in keys for b in giving.get(f"{a.report} {k}", ()))
        near = islice((b for b in chain(own, *(giving.get(k, ()) for k in keys)) if a.sides.isdisjoint(b.sides)), CROWD)
        made = (Edge(a, b, weights.of(a.asked & b.given)) for b in {b.id: b for b in near}.values())
        edges[a.id] = sorted(made, key=lambda e: (e.b.report != a.report, -e.weight, e.b.id))[:FAN]
    return edges


def _cycles(edges: Mapping[str, Sequence[Edge]]) -> Iterator[tuple[Edge, ...]]:
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


def _sound(cycle: Sequence[Edge]) -> bool:
    """Whether enough words carry a cycle: all its steps; or one, and the issue the other, told in one breath."""
    carried = sum(e.weight >= STRONG for e in cycle)
    if carried == len(cycle):
        return len({s for e in cycle for s in e.a.sides}) >= len(cycle)
    return len(cycle) == 2 and carried == 1 and _together(cycle)  # noqa: PLR2004  one step of two


def _together(cycle: Sequence[Edge]) -> bool:
    """Whether a cycle's conditions stand close to each other in one report."""
    starts = [e.a.start for e in cycle]
    return len({e.a.report for e in cycle}) == 1 and max(starts) - min(starts) <= NEAR


def _rank(cycle: Sequence[Edge]) -> tuple[bool, int, float, tuple[str, ...]]:
    """What is told in one breath first, then the short, then what many words carry."""
    return not _together(cycle), len(cycle), -sum(e.weight for e in cycle), tuple(e.a.id for e in cycle)


def _text(cycle: Sequence[Edge], actors: Mapping[str, Actor]) -> str:
    """One sentence: who makes what wait for what."""
    return "; ".join(_clause(e.a, actors) for e in cycle) + "."


def _clause(term: Term, actors: Mapping[str, Actor]) -> str:
    """One side's part in it."""
    setters = [actors[i] for i in term.claim.setter if i in actors]
    voices = [a for a in setters if not any(a.id == other.side for other in setters)]  # a voice stands for its side
    who = " and ".join(_named(a, setters) for a in voices)
    verb = "make" if len(voices) > 1 or any(a.kind == "group" for a in voices) else "makes"
    return f"{who} {verb} “{_phrase(term.claim.consequence)}” wait for “{_phrase(term.claim.condition)}”"


def _named(actor: Actor, setters: Sequence[Actor]) -> str:
    """An actor, with the side that he speaks for where it is a setter too."""
    side = next((a.name for a in setters if a.id == actor.side), None)
    return f"{actor.name} ({side})" if side else actor.name


def _phrase(text: str) -> str:
    """Words to quote: on one line, without marks at their ends."""
    return " ".join(text.split()).strip(' .,;:“”"')
