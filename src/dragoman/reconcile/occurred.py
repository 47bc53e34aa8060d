"""What a report tells around an incident or a number: what sort of thing happened, the names and numbers beside it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from dragoman.lexicon import words
from dragoman.reconcile.beside import named, paragraph, sentence, tallies
from dragoman.reconcile.proper import Proper
from dragoman.reconcile.wording import fold
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim, Figure, Incident
from dragoman.record.report import Report

DEADLY = "deadly event"
BEGUN = 30  # characters of an incident that tell whether it is another one
MONTH = re.compile(r"\b(?<=[\w,] )March\b")  # no march of people


class Event(Frozen, gc=False):
    """What a report tells around an incident or a number.

    `around`: the proper names before it in its paragraph, where it has none of its own, but for those of another
    incident there. `happened`: what sort of thing it was (rows of matching.toml).
    `tallies`: the numbers in the claim that another event would hardly have by chance.
    `alone`: of `happened`, the sorts of which no report of the dossier tells twice.
    """

    around: frozenset[str]
    happened: frozenset[str]
    tallies: frozenset[str]
    alone: frozenset[str] = frozenset()


def occurred(claim: Claim, report: Report | None, vocabulary: Proper, taken: frozenset[str] | None) -> Event | None:
    """What is told around an incident or a number. `taken`: names of other incidents; null where it has its own."""
    if not isinstance(claim, Incident | Figure):
        return None
    said = " ".join(e.quote for e in claim.evidence) if isinstance(claim, Incident) else sentence(claim, report)
    return Event(
        around=frozenset() if taken is None else vocabulary.names(paragraph(claim, report)) - taken,
        happened=_happened(claim, report), tallies=tallies(said),
    )  # fmt: skip


def _happened(claim: Incident | Figure, report: Report | None) -> frozenset[str]:
    """What sort of thing happened: rows of matching.toml with a word in the claim, else in its sentence."""
    said = itself(" ".join(e.quote for e in claim.evidence)) if isinstance(claim, Incident) else sentence(claim, report)
    told = sentence(claim, report) if isinstance(claim, Incident) and not claim.target else ""
    return named("happening", MONTH.sub("", said)) or named("happening", MONTH.sub("", told))


def another(claim: Claim) -> bool:
    """Whether an incident is told as one beside another of its sentence: "after one that put two in hospital"."""
    first = fold(claim.evidence[0].quote[:BEGUN]).split()[:2] if isinstance(claim, Incident) and claim.evidence else []
    return (
        len(first) > 1
        and first[0] in words("matching", "beyond")
        and first[1] in words("incidents", "answers", "another")
    )


def itself(said: str) -> str:
    """What is told of an incident, without what it is set against ("rather than the train that …").

    And without the event that it came after, where the rest says what sort it was.
    """
    said = _against().split(said, 1)[0] or said
    first = _beyond().split(said, 1)[0]
    return first if named("happening", first) else said


@cache
def _beyond() -> re.Pattern[str]:
    """What finds the words after which another event stands."""
    return re.compile(rf",? (?:{'|'.join(sorted(words('matching', 'beyond')))})\b")


@cache
def _against() -> re.Pattern[str]:
    """What finds the words after which another event stands, to tell it from this one."""
    return re.compile(rf",? \b(?:{'|'.join(sorted(words('matching', 'against')))})\b")


def alone(claims: Iterable[Claim], reports: Mapping[str, Report]) -> frozenset[str]:
    """The sorts of incidents of which several reports tell one each and none two."""
    found: dict[str, dict[str, list[Incident]]] = defaultdict(lambda: defaultdict(list))
    for c in claims:
        if isinstance(c, Incident):
            for sort in sorts(c, _happened(c, reports.get(c.report))):
                found[sort][c.report].append(c)
    return frozenset(s for s, told in found.items() if all(_again(some[0], c) for some in told.values() for c in some))


def sorts(claim: Claim, happened: frozenset[str]) -> frozenset[str]:
    """What sorts of thing an incident was: by its words, and whether anybody died."""
    deadly = isinstance(claim, Incident) and claim.killed is not None and claim.killed.high != 0
    return happened | {DEADLY} if deadly else happened


def _again(first: Incident, other: Incident) -> bool:
    """Whether a report tells one incident twice: of one toll, one place or one day."""
    if first is other or (first.killed and first.killed == other.killed):
        return True
    if first.where and other.where:
        return first.where.name == other.where.name
    return bool(first.when and other.when and first.when.edtf == other.when.edtf)
