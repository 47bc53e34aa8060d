"""Rebuttals: two speakers who contradict each other, of one report, as it tells it itself, or of two.

"Brook had signed, said the envoy. Not so, said Brook's office": the second looks back at the first and says that it is
not so. Of one report only what it sets side by side counts (what of it contradicts: contradicted.py): two opinions next
to each other are none. Of two reports only a denial does, of the very deed that the other has somebody tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec.structs import replace

from dragoman.reconcile.contradicted import Said, alike, contradicts, denied_outright, forgotten, tells, undone
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights
from dragoman.record.claim import Statement
from dragoman.record.report import Report

APART = 160  # characters between what is said and its denial, at most
BEFORE = 4  # statements before one among which the nearest that has ended is looked for
FAR = 600  # characters between a denial and the first of what the other said in a row


def with_rebuttals(groups: Sequence[list[Told]], reports: Mapping[str, Report], weights: Weights) -> list[list[Told]]:
    """Groups of statements, two of them one where a statement of the one contradicts one of the other."""
    group_of = {told.id: n for n, group in enumerate(groups) for told in group}
    opposed: dict[int, int] = {}
    every = [told for group in groups for told in group]
    for one, other in chain(_pairs(every, reports, weights), _across(every, weights)):
        a, b = group_of[one], group_of[other]
        if a != b and a not in opposed and b not in opposed:
            opposed |= {a: b, b: a}
    kept = [list(group) for n, group in enumerate(groups) if n not in opposed]
    return kept + [_against(groups[a], groups[b]) for a, b in opposed.items() if a < b]


def _against(one: Sequence[Told], other: Sequence[Told]) -> list[Told]:
    """Two groups as one, the claims of each against those of the other, sorted by id."""
    mine, theirs = frozenset(t.id for t in one), frozenset(t.id for t in other)
    both = [*(replace(t, against=theirs) for t in one), *(replace(t, against=mine) for t in other)]
    return sorted(both, key=lambda t: t.id)


def is_rebuttal(claims: Sequence[Told]) -> bool:
    """Whether some of the claims of a finding contradict others of it."""
    here = {c.id for c in claims}
    return any(not c.against.isdisjoint(here) for c in claims)


def _pairs(statements: Iterable[Told], reports: Mapping[str, Report], weights: Weights) -> Iterator[tuple[str, str]]:
    """The ids of a statement and of the one that contradicts it, in the order of the reports."""
    by_report: dict[str, list[Said]] = defaultdict(list)
    for told in statements:
        if isinstance(told.claim, Statement) and told.claim.evidence:
            spans = told.claim.evidence
            by_report[told.report].append(Said(told, min(e.start for e in spans), max(e.end for e in spans)))
    for report, some in sorted(by_report.items()):
        text = reports[report].text if report in reports else ""
        ordered = sorted(some, key=lambda s: (s.start, s.end, s.told.id))
        for n, one in enumerate(ordered):
            before = [o for o in ordered[max(0, n - BEFORE) : n] if o.end <= one.start + 1]
            first = _contradicted(before, one, text, weights)
            if first is not None:
                yield first.told.id, one.told.id


def _across(statements: Sequence[Told], weights: Weights) -> Iterator[tuple[str, str]]:
    """The ids of a denial and of what the speaker of another report says to have been done, in the order given."""
    denials = [(told, deed) for told in statements if (deed := undone(told))]
    if not denials:
        return
    having: dict[str, list[Told]] = defaultdict(list)
    for told in statements:
        for word in told.words:
            having[word].append(told)
    for denial, deed in denials:
        rarest = min((having[word] for word in sorted(deed)), key=len)
        near = (told for told in rarest if told.report != denial.report and tells(told, deed, denial, weights))
        best = max(near, key=lambda told: (weights.of(told.words & denial.words), told.id), default=None)
        if best is not None:
            yield best.id, denial.id


def _contradicted(before: Sequence[Said], second: Said, text: str, weights: Weights) -> Said | None:
    """Which of the statements before one it contradicts: the last, or one not far before with more of its words."""
    last = max(before, key=lambda o: o.end, default=None)
    if last is None or not _answered(last, second):
        return None
    others = [o for o in before if not o.told.parties & second.told.parties and _in_reach(o, second, text)]
    near = sorted(others, key=lambda o: (alike(o, second, weights), o.end), reverse=True)
    if denied_outright(last, second, text):
        return near[0] if near else last
    if contradicts(last, second, text, weights):
        return last
    return next((o for o in near if forgotten(o, second, text)), None)


def _in_reach(first: Said, second: Said, text: str) -> bool:
    """Whether one statement stands not far before another, in its paragraph or the one before."""
    return second.start - first.end <= FAR and text.count("\n", first.end, second.start) <= 1


def _answered(first: Said, second: Said) -> bool:
    """Whether a statement by somebody known stands right after one by somebody else."""
    mine, theirs = first.told.parties, second.told.parties
    sourced = any(e.role == "source" for e in first.told.claim.evidence)
    return -1 <= second.start - first.end <= APART and bool(theirs) and sourced and not mine & theirs
