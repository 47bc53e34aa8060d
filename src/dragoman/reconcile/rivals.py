"""Numbers set against each other in one breath: "the union put the strikers at 4,100; the firm spoke of 2,300".

The second names nothing that it counts: it counts what the first does. Only where words of estimating say so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dragoman.lexicon import words
from dragoman.reconcile.beside import clause_at
from dragoman.reconcile.measures import measured
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import content, fold
from dragoman.record.claim import Figure
from dragoman.record.report import Report
from dragoman.record.value import Quantity

NEAR = 220  # characters between two numbers of one thing
BEFORE = 40  # characters before a number among which is what it counts
RATIO = 10  # of the greater to the smaller: a crowd of 500 and a budget of 90,000 are two things


def rivals(figures: Sequence[Told], reports: Mapping[str, Report]) -> Iterator[tuple[str, str]]:
    """Pairs of ids, the first of a figure that says nothing of what it counts, the second of the figure before it."""
    by_report: dict[str, list[Told]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: (_start(f), f.id)):
        by_report[figure.report].append(figure)
    for report, some in sorted(by_report.items()):
        text = reports[report].text if report in reports else ""
        for n, figure in enumerate(some):
            before = next((o for o in reversed(some[max(0, n - 3) : n]) if _alike(o, figure)), None)
            if before is None:
                continue
            set_there = _restated(text, _start(figure)) and not _quantity(figure).unit  # "makes it 17,400 at noon"
            if (set_there or _bare(figure, text)) and _against(before, figure, text):
                yield figure.id, before.id


def _start(told: Told) -> int:
    return told.claim.evidence[0].start if told.claim.evidence else 0


def _quantity(told: Told) -> Quantity:
    assert isinstance(told.claim, Figure)  # noqa: S101  rivals are asked of figures alone
    return told.claim.quantity


def _bare(told: Told, text: str) -> bool:
    """Whether a figure names nothing that it counts, a share or a sum aside; "a crew of five" counts a crew."""
    counts = told.claim.counts if isinstance(told.claim, Figure) else ""
    unit = _quantity(told).unit or ""
    before = fold(text[max(0, _start(told) - BEFORE) : _start(told)]).split()[-2:]
    if before[1:] == ["of"] and before[0] in words("matching", "bodies"):
        return False
    said = content(counts) - content(unit) - _estimating()
    return not said and (not unit or measured(_quantity(told)))


@lru_cache(maxsize=1)
def _estimating() -> frozenset[str]:
    """The stems of the words of estimating and of taking part: "reckons 400", "400 stayed away" name nothing."""
    verbs = words("matching", "reckoning") | words("matching", "joining")
    return frozenset(s for verb in verbs for s in content(verb))


def _alike(a: Told, b: Told) -> bool:
    """Whether two numbers are of one measure and one order of size, and not the same."""
    mine, theirs = _quantity(a), _quantity(b)
    if measured(mine) != measured(theirs) or (measured(theirs) and mine.unit != theirs.unit):
        return False
    low, high = sorted(float(q.low or q.high or 0) for q in (mine, theirs))
    return 0 < low < high <= RATIO * low


def _against(a: Told, b: Told, text: str) -> bool:
    """Whether two numbers stand close together, in two clauses, with words of estimating, by no one source."""
    start, end = _start(a), _start(b)
    if end - start > NEAR or (a.source is not None and a.source == b.source):
        return False
    first, last = clause_at(text, start), clause_at(text, end)
    if first == last and ", " not in text[start:end]:
        return False
    said = f" {fold(text[first[0] : last[1]])} "
    return _restated(text, end) or any(f" {cue} " in said for cue in words("matching", "estimate"))


def _restated(text: str, place: int) -> bool:
    """Whether the number at a place is set in that of another: "it was 40,000, according to the union"."""
    before = f" {fold(text[max(0, place - BEFORE) : place])}"
    return any(before.endswith(f" {cue}") for cue in words("matching", "restating"))
