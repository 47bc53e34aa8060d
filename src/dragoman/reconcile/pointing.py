"""From what judgements point at, evidence, to the claims that rest on it now."""

from collections import defaultdict
from collections.abc import Iterable

from dragoman.record.claim import Claim, kind_of
from dragoman.record.judgement import Pointer
from dragoman.record.report import Report, Span

ENOUGH = 0.5  # share of the words of two claims, taken together, that both rest on: then they are one claim, read twice


def pointer(claim: Claim, sha256: str) -> Pointer:
    """How a judgement points at a claim. `sha256`: of its report's text."""
    return Pointer(kind=kind_of(claim), sha256=sha256, spans=_spans(claim), claim=claim.id, text=claim.text)


class Pointed:
    """The claims of a dossier, to be found by what they rest on."""

    def __init__(self, claims: Iterable[Claim], reports: Iterable[Report]) -> None:
        """`claims` and `reports`: all of the dossier."""
        self._report = {r.sha256: r for r in reports}
        self._claims: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.report, kind_of(claim)].append(claim)

    def find(self, wanted: Pointer) -> str | None:
        """The id of the claim on the same words, or on most of them; null where there is none."""
        report = self._report.get(wanted.sha256)
        if report is None or any(report.text[s.start : s.end] != s.quote for s in wanted.spans):
            return None
        near = [(_alike(_spans(c), wanted.spans), c) for c in self._claims[report.id, wanted.kind]]
        close = [(alike, c.id == wanted.claim, c.text == wanted.text, c.id) for alike, c in near if alike >= ENOUGH]
        best = max(close, key=lambda c: c[:3], default=None)
        return min(c[3] for c in close if c[:3] == best[:3]) if best else None

    def why_not(self, wanted: Pointer) -> str:
        """Why a claim is not found."""
        there = wanted.sha256 in self._report
        return "nothing of the kind is read there any more" if there else "its report is not in the dossier"


def _spans(claim: Claim) -> tuple[Span, ...]:
    """The words that a claim rests on, each once, in order."""
    found = {(e.start, e.end): e.quote for e in claim.evidence}
    return tuple(Span(start=start, end=end, quote=quote) for (start, end), quote in sorted(found.items()))


def _alike(some: Iterable[Span], others: Iterable[Span]) -> float:
    """The share of code points of two lots of words that both hold."""
    a, b = ({n for s in spans for n in range(s.start, s.end)} for spans in (some, others))
    return len(a & b) / (len(a | b) or 1)
