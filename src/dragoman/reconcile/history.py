"""What becomes of a condition: a later report says that it is met, dropped, hardened or softened.

The later sentence must hold the words of what was asked, and say so (history.toml); what happened counts as met only
where the sentence tells it as a fact. The finding of the condition then has a field `history`: "set", then the rest.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.days import days
from dragoman.reconcile.wording import SENTENCE, content, fold
from dragoman.record.claim import Claim, Condition
from dragoman.record.finding import Field, FieldValue, Finding
from dragoman.record.report import Report

FEWEST = 2  # telling words of what is asked, below which nothing is recognised by them
MOST = 0.6  # share of them that a sentence holds which says what became of it
CHANGES = ("dropped", "hardened", "softened", "met")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence of a report: its day of publication, its telling stems, its words, and the claims that rest on it."""

    day: int
    stems: frozenset[str]
    said: str
    claims: tuple[str, ...]


def histories(findings: Iterable[Finding], claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[Finding]:
    """The findings, those of conditions with what later reports say became of them."""
    by_id = {c.id: c for c in claims}
    sayings = _by_stem(_sayings(claims, reports))
    for finding in findings:
        some = [c for i in finding.claims if isinstance(c := by_id.get(i), Condition)]
        changes = list(_changes(some, sayings, reports)) if some else []
        if changes:
            values = (FieldValue(value="set", claims=finding.claims), *changes)
            yield replace(finding, fields=(*finding.fields, Field(name="history", verdict="compatible", values=values)))
        else:
            yield finding


def _sayings(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterator[Saying]:
    """The sentences of dated reports that claims other than conditions rest on."""
    resting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        if not isinstance(claim, Condition):
            resting[claim.report].extend((e.start, claim.id) for e in claim.evidence)
    for report in (reports[r] for r in sorted(reports)):
        day = _published(report)
        held = sorted(resting[report.id]) if day else []
        start = 0
        for end in (*(m.start() + 1 for m in SENTENCE.finditer(report.text)), len(report.text)) if held else ():
            inside = held[bisect_left(held, (start, "")) : bisect_left(held, (end, ""))]
            text = report.text[start:end]
            if day and inside:
                yield Saying(day, content(text), f" {fold(text)} ", tuple(sorted({i for _, i in inside})))
            start = end


def _published(report: Report) -> int | None:
    found = days(report.published.edtf) if report.published else None
    return found.first if found else None


def _by_stem(sayings: Iterable[Saying]) -> Mapping[str, list[Saying]]:
    found: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        for key in sorted(saying.stems):
            found[key].append(saying)
    return found


def _changes(
    some: Sequence[Condition], sayings: Mapping[str, list[Saying]], reports: Mapping[str, Report]
) -> Iterator[FieldValue]:
    """What became of a condition, each kind of change once, with the first that says so; in the order of time."""
    told = [d for c in some if c.report in reports and (d := _published(reports[c.report])) is not None]
    found: dict[str, Saying] = {}
    for claim in some if told else ():
        asked = content(claim.condition)
        if len(asked) < FEWEST:
            continue
        near = {id(s): s for key in sorted(asked) for s in sayings.get(key, ()) if s.day > min(told)}
        for saying in sorted(near.values(), key=lambda s: (s.day, s.claims)):
            change = _change(asked, saying)
            if change and (change not in found or saying.day < found[change].day):
                found[change] = saying
    for change, saying in sorted(found.items(), key=lambda kv: (kv[1].day, CHANGES.index(kv[0]))):
        yield FieldValue(value=change, claims=saying.claims)


def _change(asked: frozenset[str], saying: Saying) -> str | None:
    """What a sentence says became of what is asked; null where it says nothing."""
    shared = asked & saying.stems
    if len(shared) < max(FEWEST, MOST * len(asked)):
        return None
    said = next((kind for kind in CHANGES if any(_has(saying.said, phrase) for phrase in _phrases(kind))), None)
    return said or ("met" if shared == asked and _happened(saying.said.split()) else None)


def _phrases(kind: str) -> Sequence[str]:
    found: Sequence[str] = lexicon("history")["says"][kind]
    return found


def _has(said: str, phrase: str) -> bool:
    return f" {phrase[:-1]}" in said if phrase.endswith("*") else f" {phrase} " in said


def _happened(said: Sequence[str]) -> bool:
    """Whether words tell a fact."""
    done = words("history", "fact", "done")
    told = any(w in done or w.endswith("ed") for w in said)
    return told and words("history", "fact", "open").isdisjoint(said)
