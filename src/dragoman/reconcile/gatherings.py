"""Which meetings of two reports are one: what features.py has not, of their form, their state, and the day alone.

A report tells one meeting as its news, and what two reports of like date tell so of one day is one meeting, whatever
they call it. What is to come on a day is one the more: few dossiers have two appointments of one sort on one day.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.reconcile.days import days
from dragoman.reconcile.dues import soles
from dragoman.reconcile.features import Feature
from dragoman.reconcile.same_meeting import LEAD, same_meetings, soon, sort, start
from dragoman.reconcile.told import Told
from dragoman.reconcile.wording import Weights, fold
from dragoman.record.claim import Meeting
from dragoman.record.report import Report

VISIT = 0.5  # what one day says of talks and a visit to come: experts "return to" a town, or meet there


def gathered(told: Iterable[Told], reports: Mapping[str, Report]) -> Iterator[Told]:
    """The claims of a dossier, its meetings with the day that they take from others; what is news, and what sole.

    `reports`: by id.
    """
    every = list(told)
    whens = {t.id: t.claim.when for t in every if t.kind == "meeting" and t.claim.when}
    found = dict(same_meetings(every, whens, {i: r.text for i, r in reports.items()}))
    first: dict[str, Told] = {}
    for each in every:
        if _held(each) and sort(each) == "talks" and start(each) < LEAD:
            first[each.report] = min(first.get(each.report, each), each, key=lambda t: (start(t), t.id))
    news, sole = {t.id for t in first.values()}, soles(every)
    for each in every:
        when = found.get(each.id)
        dated = replace(each, days=days(when.edtf), sure=False, guessed=True) if when else each
        known = each.id in news or each.id in sole
        yield replace(dated, news=each.id in news, sole=each.id in sole) if known else dated


def form(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether it is the same form of meeting."""
    if not isinstance(a.claim, Meeting) or not isinstance(b.claim, Meeting):
        return None
    mine, theirs = a.claim.format, b.claim.format
    if mine == theirs:
        return Feature("format", 1.0, f"both a {mine}")
    two = "call" in (mine, theirs) or (_held(a) and _held(b) and "visit" in (mine, theirs))
    return Feature("format", -1.5, f"a {mine}, a {theirs}") if two else None


def state(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether one has taken place and the other not: of undated meetings most likely two."""
    if not isinstance(a.claim, Meeting) or not isinstance(b.claim, Meeting):
        return None
    return None if _held(a) == _held(b) else Feature("status", -0.6, "one was held, the other not")


def occasion(a: Told, b: Told, _: Weights) -> Feature | None:
    """Whether two meetings of one day are the only such that their reports tell: to come both, or the news of both."""
    if _aside(a) != _aside(b) and _held(a) and _held(b):
        return Feature("occasion", -1.0, "one of them beside the other")
    day = a.days is not None and a.days == b.days and a.days.length == 1
    kinds = {sort(a), sort(b)}
    if not day or a.report == b.report or _held(a) != _held(b) or (len(kinds) > 1 and (_held(a) or "call" in kinds)):
        return None
    if not _held(a):
        told = Feature("occasion", 1.0 if len(kinds) == 1 else VISIT, "both set for one day")
        return told if _declined(a) == _declined(b) else None
    news = a.news and b.news and soon(a, b)
    return Feature("occasion", 1.0, "each report’s news of one day") if news else None


def _held(told: Told) -> bool:
    return isinstance(told.claim, Meeting) and told.claim.status == "held"


def _declined(told: Told) -> bool:
    """Whether a meeting was refused: its day may be that of the refusal."""
    return isinstance(told.claim, Meeting) and told.claim.status == "declined"


def _aside(told: Told) -> bool:
    """Whether a meeting is said to be one beside others: "separately", "on the sidelines"."""
    return not words("times", "meeting", "aside").isdisjoint(fold(told.claim.evidence[0].quote).split())
