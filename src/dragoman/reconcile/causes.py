"""Whether two claims name the cause of one event, and whether they contradict each other: who did it, what caused it.

They speak of one event where two reports tell them of incidents that are one, or where one report sets two speakers
side by side: "the union blames skipped maintenance, while the company cites human error".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.reconcile.beside import bounds, named, sentence
from dragoman.reconcile.features import FORBIDS, Feature
from dragoman.reconcile.field import Actors, Value, judged
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, content, fold
from dragoman.record.claim import Incident, Part
from dragoman.record.finding import Field, Verdict
from dragoman.record.report import Report

ALIKE = 1.2  # what two causes that are one score: they are joined first
BESIDE = 200  # characters between two causes that a report sets side by side
BEFORE = 250  # characters before a cause within which what it caused is told
AFTER = 3  # characters between a cause and the incident that it stands with
SMALL = 4  # dead, up to which two incidents may have as many
AROUND = 200  # characters before a cause in which the sort of what it caused is named


def is_caused(told: Told) -> bool:
    """Whether a claim says who or what caused something."""
    return isinstance(told.claim, Part) and told.claim.part == "caused"


def placed(parts: Sequence[Told], events: Iterable[Sequence[Told]], reports: Mapping[str, Report]) -> list[Told]:
    """Claims of parts, those of causes with the incidents that they may be the cause of.

    `events`: incidents that are one together. An incident is that of a cause which it is told with, or not far before,
    or the last before it of the sort that the words before the cause name. Two causes of one sentence are of one event.
    """
    if not any(is_caused(c) for c in parts):
        return list(parts)
    told: dict[str, list[tuple[int, int, str, Told]]] = defaultdict(list)
    for group in events:
        for c in group:
            start, end = _stretch(c)
            told[c.report].append((start, end, group[0].id, c))
    for some in told.values():
        some.sort(key=lambda one: one[:3])
    every = [replace(c, events=_events(c, told[c.report], reports)) if is_caused(c) else c for c in parts]
    known = _named_before((c for c in every if is_caused(c)), reports)
    return [known.get(c.id, c) for c in every]


def _named_before(causes: Iterable[Told], reports: Mapping[str, Report]) -> dict[str, Told]:
    """Causes by id; of two right after each other, of which only the first names what happened, it is one event."""
    found: dict[str, Told] = {}
    last: Told | None = None
    for told in sorted(causes, key=lambda c: (c.report, _stretch(c))):
        goes_on = last is not None and _goes_on(last, told, reports.get(told.report))
        last = replace(told, events=told.events | last.events) if last is not None and goes_on else told
        found[told.id] = last
    return found


def _goes_on(before: Told, told: Told, report: Report | None) -> bool:
    """Whether a cause stands right after another whose sentence names what it caused, and names nothing itself."""
    near = before.report == told.report and _stretch(told)[0] - _stretch(before)[1] <= BESIDE
    return near and _event(sentence(before.claim, report)) and not _event(told.claim.text)


def _event(text: str) -> bool:
    """Whether a text names what may have a cause."""
    return not words("causes", "events").isdisjoint(fold(text).split())


def _events(cause: Told, told: Sequence[tuple[int, int, str, Told]], reports: Mapping[str, Report]) -> frozenset[str]:
    """The ids of the incidents that a cause may be of."""
    report = reports.get(cause.report)
    start, end = _stretch(cause)
    alone = frozenset({f"{cause.report} {bounds(cause.claim, report)[0]}"})
    around = [(name, c) for first, last, name, c in told if first < end + AFTER and start - AFTER < last]
    before = [
        (last, name, c) for _, last, name, c in told if last <= start and c.claim.modality != "historical"
    ]  # fmt: skip
    if around:
        tolls = {_killed(c) for _, c in around} - {0.0}
        same = {name for _, name, c in before if _killed(c) in tolls}
        return alone | same | {name for name, _ in around}
    if before and start - before[-1][0] <= BEFORE:
        return alone | {before[-1][1]}
    sorts = named("happening", report.text[max(0, start - AROUND) : end]) if report else frozenset()
    like = [name for _, name, c in before if c.event and c.event.happened & sorts]
    return alone | frozenset(like[-1:])


def _killed(told: Told) -> float:
    """How many an incident killed, 0 where few did or nobody says: by chance two killed as many."""
    low = told.claim.killed.low if isinstance(told.claim, Incident) and told.claim.killed else None
    return low if low and low > SMALL else 0.0


def _stretch(told: Told) -> tuple[int, int]:
    spans = [e for e in told.claim.evidence if e.role in ("content", "who")] or list(told.claim.evidence)
    return min(e.start for e in spans), max(e.end for e in spans)


def caused(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two claims name the cause of one event; of two others they are of two."""
    if not is_caused(a) or not is_caused(b):
        return None
    if not a.events & b.events:
        return Feature("cause", FORBIDS, "causes of two events, it seems")
    if a.report != b.report:
        return Feature("cause", ALIKE if _one(a, b) else 1.0, "what caused one event")
    return Feature("cause", 1.0, "two accounts of what caused it, set side by side") if _set_against(a, b) else None


def _set_against(a: Told, b: Told) -> bool:
    """Whether a report sets two accounts side by side."""
    one, other = sorted((_stretch(a), _stretch(b)))
    return other[0] - one[1] <= BESIDE and _by_others(a, b)


def _one(a: Told, b: Told) -> bool:
    """Whether two claims name one culprit or cause."""
    return bool(a.parties & b.parties or a.sides & b.sides or content(_name(a)) & content(_name(b)))


def _by_others(a: Told, b: Told) -> bool:
    """Whether two speakers, both known, name a cause."""
    mine, theirs = _teller(a), _teller(b)
    return bool(mine and theirs) and mine != theirs and words("causes", "vague").isdisjoint(fold(theirs).split())


def _teller(told: Told) -> str:
    """Who says so: the words that name who blames, else the actor whose words carry it; of a denial who denies."""
    if _denied(told):
        return _name(told)
    return next((e.quote for e in told.claim.evidence if e.role == "source"), told.source or "")


def cause(claims: Sequence[Told], actors: Actors) -> Iterator[Field]:
    """Who or what caused it."""
    having = [Value(f"{'not ' if _denied(c) else ''}{_name(c)}", c) for c in claims if is_caused(c)]
    yield from judged("cause", having, lambda a, b: _apart(a.told, b.told, actors))


def _denied(told: Told) -> bool:
    return told.claim.modality == "negated"


def _name(told: Told) -> str:
    """The words that name who or what it was."""
    return next((e.quote for e in told.claim.evidence if e.role == "who"), "")


def _apart(a: Told, b: Told, actors: Actors) -> Verdict:
    """Whether two causes of one event exclude each other."""
    if a.report == b.report and not _set_against(a, b):
        return "compatible"
    shared = _one(a, b)
    if _denied(a) or _denied(b):
        return "differ" if shared and _denied(a) != _denied(b) else "compatible"
    if shared:
        return "compatible"
    if not (a.parties or b.parties) and not _by_others(a, b):
        return "compatible"  # the rain and the cloudburst: in two tellings words may be all that differs
    kinds = [{actors[s].kind for s in t.parties if s in actors} for t in (a, b)]
    if bool(kinds[0]) != bool(kinds[1]) and any(_means(t) for t in (a, b)):
        return "compatible"  # the shell and the army that fired it
    return "cannot_tell" if {"person"} in kinds and {"state"} in kinds else "differ"


def _means(told: Told) -> bool:
    """Whether a claim names what it was done with."""
    return not words("causes", "means").isdisjoint(fold(_name(told)).split())
