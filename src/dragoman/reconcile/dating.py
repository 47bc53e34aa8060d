"""Days that one report does not tell and the dossier does: `basis` is then "inferred", `text` the words that told it.

A meeting, an incident or an utterance has one day, whoever tells it: where all reports that date a finding agree, its
undated claims take that day. What is tied to an event ("hours after the talks") takes its day from there, and what a
report tells of a day that it never names, from the meeting that it opens with.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from dragoman.lexicon.beside import beside, from_event
from dragoman.reconcile.days import Days, days
from dragoman.reconcile.same_meeting import same_meetings
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import content
from dragoman.record.claim import Claim, Incident, Meeting
from dragoman.record.extraction import Extraction
from dragoman.record.finding import Finding
from dragoman.record.report import Report
from dragoman.record.value import Dated, When

LONGEST = 10  # days of a time that still dates something
FRESH = 1  # days from what a report tells as its news to the report
LEAD = 700  # code points of a report in which its main meeting is told


def dated(
    claims: Sequence[Claim],
    told: Sequence[Told],
    findings: Iterable[Finding],
    parts: Iterable[Extraction],
    reports: Mapping[str, Report],
) -> tuple[Claim, ...]:
    """The claims in their order, with the days that the dossier tells of them.

    `told`: the same claims, made to be compared. `findings`: what they are joined to. `parts`: what they come from.
    """
    whens: dict[str, When] = {c.id: c.when for c in claims if c.when}
    known = {c.id: c for c in claims}
    joined = [f for f in findings if len(f.claims) > 1]
    _share(whens, (f.claims for f in joined if f.kind in ("meeting", "incident")))
    whens.update(same_meetings(told, whens, {r.id: r.text for r in reports.values()}))
    events: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (isinstance(claim, Meeting) and claim.status == "held") or isinstance(claim, Incident):
            events[claim.report].append(claim)
    _tie(whens, claims, events)
    _share(whens, (f.claims for f in joined if f.kind == "incident"))
    days_of = {t.id: t.published for t in told}
    said = (f.claims for f in joined if f.kind == "statement")
    _share(whens, said, admits=lambda i, when: _fresh(_span(when), days_of.get(i)))
    nameless: dict[str, list[str]] = defaultdict(list)
    for each in (i for part in parts for i in part.of_the_day):
        if each in known and each not in whens:
            nameless[known[each].report].append(each)
    for report in sorted(nameless):
        day = _news(events[report], whens, reports[report].published)
        whens.update({each: day for each in nameless[report] if day})
    return tuple(c if whens.get(c.id) is c.when else replace(c, when=whens.get(c.id)) for c in claims)


def _share(
    whens: dict[str, When], groups: Iterable[tuple[str, ...]], *, admits: Callable[[str, When], bool] = lambda *_: True
) -> None:
    """Give the undated claims of each group the day that all its dated ones agree on, where a claim admits it."""
    for group in groups:
        agreed = _agreed([whens[i] for i in group if i in whens])
        if agreed:
            lacking = (i for i in group if i not in whens or whens[i].edtf is None)
            whens.update({i: agreed for i in lacking if admits(i, agreed)})


def _agreed(told: Sequence[When]) -> When | None:
    """The day that some times agree on, the one most often told; null where two of them exclude each other."""
    found = [(span, when) for when in told if (span := _span(when))]
    spans = {span for span, _ in found}
    if not found or any(a.gap(b) for a in spans for b in spans):
        return None
    count = Counter(when.edtf for _, when in found)
    best = min(found, key=lambda each: (-count[each[1].edtf], each[0].length or 0, each[1].edtf or "", each[1].text))[1]
    return When(edtf=(best.edtf or "").split("T")[0], text=best.text, basis="inferred")


def _span(when: When | None) -> Days | None:
    """The days of a time that is short enough to date something."""
    found = days(when.edtf) if when else None
    return found if found and found.length and found.length <= LONGEST else None


def _tie(whens: dict[str, When], claims: Iterable[Claim], events: Mapping[str, Sequence[Claim]]) -> None:
    """Resolve what is told beside an event ("hours after the talks") of the same report that is dated by now."""
    for claim in claims:
        when = whens.get(claim.id)
        told = beside(when.text) if when and when.edtf is None else None
        if when is None or told is None:
            continue
        words = content(told.event)
        near = [(c, span) for c in events[claim.report] if c.id != claim.id and (span := _span(whens.get(c.id)))
                and words & _named(c)]  # fmt: skip
        if not near:
            continue
        best = max(near, key=lambda each: (_fits(words, each[0]), len(words & _named(each[0])), -_start(each[0])))
        first, last = (date.fromordinal(n) for n in (best[1].first or 1, best[1].last or 1))
        low, high = from_event(told, first, last)
        edtf = f"{low}" if low == high else f"{low}/{high}"
        whens[claim.id] = When(edtf=edtf, text=when.text, basis="inferred")


def _fits(words: frozenset[str], event: Claim) -> int:
    """How well an event goes with the words for it: the place of a meeting says more than who met."""
    if not isinstance(event, Meeting):
        return 1
    place = " ".join([event.venue or "", event.where.name if event.where else ""])
    return 2 * bool(words & content(place)) + (event.format not in ("call", "visit"))


def _named(claim: Claim) -> frozenset[str]:
    """The content words by which an event is known."""
    venue = claim.venue if isinstance(claim, Meeting) else None
    return content(" ".join([venue or "", *(e.quote for e in claim.evidence)]))


def _start(claim: Claim) -> int:
    return min(e.start for e in claim.evidence)


def _news(events: Sequence[Claim], whens: Mapping[str, When], published: Dated | None) -> When | None:
    """The day of the meeting that a report opens with, where that is fresh."""
    lead = sorted((c for c in events if isinstance(c, Meeting) and _start(c) < LEAD), key=_start)
    for claim in lead:
        span = _span(whens.get(claim.id))
        if span and span.last and _fresh(span, days(published.edtf) if published else None):
            return When(edtf=date.fromordinal(span.last).isoformat(), text=whens[claim.id].text, basis="inferred")
    return None


def _fresh(span: Days | None, today: Days | None) -> bool:
    """Whether days are those of a report's news: its own or the day before; of a report without a day any are."""
    last = span.last if span else None
    return last is not None and (today is None or today.last is None or 0 <= today.last - last <= FRESH)
