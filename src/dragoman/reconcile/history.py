"""What becomes of a condition: a later report says that it is met, dropped, hardened or softened.

The later sentence must hold the words of what was asked, and say so (history.toml); what happened counts as met only
where the sentence tells it as a fact. The finding of the condition then has a field `history`: "set", then the rest.
Of what was agreed or promised a later report may tell, as a fact and in all its telling words, that it was done: "met".
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.days import days
from dragoman.reconcile.wording import SENTENCE, content, folded, stems
from dragoman.record.claim import Claim, Commitment, Condition
from dragoman.record.finding import Field, FieldValue, Finding
from dragoman.record.report import Report

FEWEST = 2  # telling words of what is asked, below which nothing is recognised by them
MOST = 0.6  # share of them that a sentence holds which says what became of it
NUMBER = re.compile(r"\d+")
CHANGES = ("dropped", "hardened", "softened", "met")
BINDING = ("agreed", "promised", "accepted_by_one")
DONE = 4  # telling words of a commitment at least: "the deal" and "the talks" are in every sentence


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that may tell what became of a condition: its day of publication, its telling stems, its claims.

    `change`: what it says; null where it tells a fact, which may be what was asked. `numbers`: those in figures.
    """

    day: int
    stems: frozenset[str]
    change: str | None
    claims: tuple[str, ...]
    numbers: frozenset[str]


def histories(findings: Iterable[Finding], claims: Sequence[Claim], reports: Mapping[str, Report]) -> Iterator[Finding]:
    """The findings, those of conditions with what later reports say became of them."""
    by_id = {c.id: c for c in claims}
    sayings = _by_stem(_sayings(claims, reports))
    for finding in findings:
        own = [c for i in finding.claims if (c := by_id.get(i)) is not None]
        changes = list(_changes([c for c in own if isinstance(c, Condition)], sayings, reports))
        changes += _kept([c for c in own if isinstance(c, Commitment)], sayings, reports)
        if changes:
            values = (FieldValue(value="set", claims=finding.claims), *changes)
            yield replace(finding, fields=(*finding.fields, Field(name="history", verdict="compatible", values=values)))
        else:
            yield finding


def _sayings(claims: Iterable[Claim], reports: Mapping[str, Report]) -> Iterator[Saying]:
    """The sentences of dated reports that claims other than conditions rest on, and that tell a change or a fact."""
    resting: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for claim in claims:
        if not isinstance(claim, Condition):
            resting[claim.report].extend((e.start, claim.id) for e in claim.evidence if e.role != "source")
    for report in (reports[r] for r in sorted(reports)):
        day = _published(report)
        held = sorted(resting[report.id]) if day else []
        start = 0
        for end in (*(m.start() + 1 for m in SENTENCE.finditer(report.text)), len(report.text)) if held else ():
            inside = held[bisect_left(held, (start, "")) : bisect_left(held, (end, ""))]
            text = report.text[start:end]
            if day and inside:
                said = folded(text)
                change = _told(f" {said} ")
                if change or _happened(said.split()):
                    yield Saying(
                        day,
                        stems(text),
                        change,
                        tuple(sorted({i for _, i in inside})),
                        numbers=frozenset(NUMBER.findall(text)),
                    )
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
    for asked in dict.fromkeys(content(c.condition) for c in some) if told else ():
        for saying in sorted(_near(asked, sayings, min(told)), key=lambda s: (s.day, s.claims)):
            change = _change(asked, saying)
            if change and (change not in found or saying.day < found[change].day):
                found[change] = saying
    for change, saying in sorted(found.items(), key=lambda kv: (kv[1].day, CHANGES.index(kv[0]))):
        yield FieldValue(value=change, claims=saying.claims)


def _kept(
    some: Sequence[Commitment], sayings: Mapping[str, list[Saying]], reports: Mapping[str, Report]
) -> Iterator[FieldValue]:
    """The first later sentence that tells as a fact what some agreed on or promised; nothing where accounts differ."""
    told = [d for c in some if c.report in reports and (d := _published(reports[c.report])) is not None]
    if not told or any(c.strength not in BINDING for c in some):
        return
    wanted = [(asked, frozenset(NUMBER.findall(c.what))) for c in some if len(asked := content(c.what)) >= DONE]
    done = (
        s
        for asked, numbers in wanted
        for s in _near(asked, sayings, max(told))
        if not s.change and asked <= s.stems and numbers <= s.numbers
    )
    first = min(done, key=lambda s: (s.day, s.claims), default=None)
    if first is not None:
        yield FieldValue(value="met", claims=first.claims)


def _near(asked: frozenset[str], sayings: Mapping[str, list[Saying]], since: int) -> Iterable[Saying]:
    """The later sentences that may hold enough of what is asked.

    Whatever holds so many of some stems holds one of the rarest that are one more than those it may lack.
    """
    if len(asked) < FEWEST:
        return ()
    lacking = len(asked) - _enough(asked)
    rarest = sorted(asked, key=lambda stem: (len(sayings.get(stem, ())), stem))[: lacking + 1]
    return {id(s): s for stem in rarest for s in sayings.get(stem, ()) if s.day > since}.values()


def _enough(asked: frozenset[str]) -> int:
    """How many stems of what is asked a sentence holds that says what became of it."""
    return max(FEWEST, math.ceil(MOST * len(asked)))


def _change(asked: frozenset[str], saying: Saying) -> str | None:
    """What a sentence says became of what is asked; null where it says nothing."""
    if len(asked & saying.stems) < _enough(asked):
        return None
    return saying.change or ("met" if asked <= saying.stems else None)


def _told(said: str) -> str | None:
    """The change that words tell of; null where they tell of none."""
    there = _openings().keys() & said.split()
    near = [pair for word in there for pair in _openings()[word]]
    found = {kind for kind, phrase in (*near, *_openings()[""]) if _has(said, phrase)}
    return next((kind for kind in CHANGES if kind in found), None)


@cache
def _openings() -> Mapping[str, list[tuple[str, str]]]:
    """The words that each change is told by, with its kind, by their first word; nothing for one that goes on."""
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for kind in CHANGES:
        for phrase in lexicon("history")["says"][kind]:
            first = phrase.split()[0]
            found.setdefault("" if first.endswith("*") else first, []).append((kind, phrase))
    return found


def _has(said: str, phrase: str) -> bool:
    return f" {phrase[:-1]}" in said if phrase.endswith("*") else f" {phrase} " in said


def _happened(said: Sequence[str]) -> bool:
    """Whether words tell a fact."""
    done = words("history", "fact", "done")
    told = any(w in done or w.endswith("ed") for w in said)
    return told and words("history", "fact", "open").isdisjoint(said)
