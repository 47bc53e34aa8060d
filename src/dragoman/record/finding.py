"""Findings: one for each thing that the dossier says, with the claims that speak of it compared."""

from typing import Literal

from dragoman.record.base import Frozen

Verdict = Literal["agree", "compatible", "differ", "single", "cannot_tell"]


class FieldValue(Frozen, kw_only=True):
    """One value of a field, as shown to a person, and the claims that have it."""

    value: str
    claims: tuple[str, ...]


class Field(Frozen, kw_only=True):
    """An attribute of a finding: whether its accounts agree, and who has which value."""

    name: str
    verdict: Verdict
    values: tuple[FieldValue, ...]


class Absence(Frozen, kw_only=True):
    """A report that does not tell the finding, and why."""

    report: str
    reason: Literal["omitted", "earlier", "excerpt"]


class Finding(Frozen, kw_only=True):
    """Claims of one kind that speak of the same thing. `origins`: how many independent origins stand behind it.

    `judgements`: ids of what people judged of it or its claims; `disputed`: they contradict each other.
    """

    id: str
    kind: str
    title: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int
    verdict: Verdict
    fields: tuple[Field, ...] = ()
    absent_from: tuple[Absence, ...] = ()
    judgements: tuple[str, ...] = ()
    disputed: bool = False


class Weighed(Frozen, kw_only=True):
    """One thing that speaks for two claims being about one thing (score above 0) or against it, in words."""

    name: str
    score: float
    text: str


class Comparison(Frozen, kw_only=True):
    """Two claims of one kind compared: why they stand in one finding, or were near to it and were kept apart.

    `score`: the weighed sum of `reasons`, from `least` on two claims are joined; null where one reason forbids it.
    `forbidden`: why two that are alike enough still stand apart: other claims of their findings exclude each other.
    """

    a: str
    b: str
    joined: bool
    score: float | None
    least: float
    reasons: tuple[Weighed, ...]
    forbidden: str | None = None


class Passage(Frozen, kw_only=True):
    """Exact words of a report."""

    report: str
    start: int
    end: int
    quote: str


ReuseKind = Literal["near_verbatim", "paraphrase"]


class Reuse(Frozen, kw_only=True):
    """Two passages alike. `quoted`: alike only because both quote the same words; these never tie two reports."""

    a: Passage
    b: Passage
    kind: ReuseKind
    quoted: bool


class Reason(Frozen, kw_only=True):
    """Why reports are held to have one origin, in words, with evidence."""

    kind: Literal["reuse", "credit", "paraphrase", "order"]
    text: str
    evidence: tuple[Passage, ...]


class Origin(Frozen, kw_only=True):
    """Reports that go back to one text; a report that stands alone is an origin of its own, without reasons."""

    id: str
    reports: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()


class Deadlock(Frozen, kw_only=True):
    """Conditions that block each other: claim ids in order, and one sentence."""

    conditions: tuple[str, ...]
    text: str
