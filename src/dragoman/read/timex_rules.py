"""The rules of single times: a pattern each, and what its match comes to. Longer matches win; then the earlier rule."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.read import timex_feasts as feasts
from dragoman.read import timex_offsets as offsets
from dragoman.read import timex_values as values
from dragoman.read.calendar import Stretch
from dragoman.read.timex_values import Frame
from dragoman.read.timex_words import number, period, vocabulary

Sort = Literal["day", "month", "year", "unit", "clock", "told", "duration", "set", "relative"]
Value = Callable[[Frame], Stretch | None]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that name one time, and how to find its value. `weak`: the words may also mean something else ("May").

    `period`: of a duration. `full`: the words alone give the value, whatever the report's day.
    """

    start: int
    end: int
    sort: Sort
    value: Value
    weak: bool = False
    full: bool = False
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern (with the names of `vocabulary`) and the function that gives its value."""

    sort: Sort
    pattern: str
    value: Callable[[re.Match[str], Frame], Stretch | None] = values.nothing
    weak: bool = False


YEAR_AFTER = r"(?:(?:,(?:{G})?|{G}|{G}of{G})(?P<year>{YEAR}\b|(?:this|last|next){G}year))?"
TAIL = r"(?:{G}(?P<tail>week(?=\W)(?!{G}of)|(?:of{G})?(?:last|this|next){G}week|before(?=\s*[,.;:]|{G}and\b)))?"
WHICH_DAY = r"last|next|this{G}coming|this|the{G}coming|coming|the{G}following|the{G}previous|the{G}next|past|that|the"
OF_DAY = r"(?:{G}(?P<part>{PART}))?"
TO_DAY = r"(?:{G}(?:to|and|until|through){G}|{SP}?[-–]{SP}?)(?P<last>{DAY})"
ZONE = r"(?:(?:{G})?(?P<zone>GMT|UTC|BST|CES?T|EE?S?T|local{G}time|h\b))?"
APART = r"(?=\s*[,.;:—–]|{G}(?:and|in|at|on|aboard|near|inside|outside|but|to)\b)"  # "the day before in the mill"
NO_VERB = "".join(rf"(?<!\b{word}{{SP}})" for word in ("will", "would", "to", "may", "might", "can", "could", "should"))
SPAN_UNIT = r"week|weekend|month|quarter|year|decade"

RULES: tuple[Rule, ...] = (
    Rule("day", r"{YEAR}-\d\d-\d\d(?!\d)", values.iso_date),
    Rule("day", r"(?:the{G})?(?P<dom>{DAY}|{ORDINAL})(?:{G}of)?{G}(?P<month>{SHORT})(?!\w)" + YEAR_AFTER,
         values.full_date),
    Rule("day", r"(?P<month>{SHORT}){G}(?:the{G})?(?P<dom>{DAY}|{HIGH})(?![\d:]|[.,]\d|(?:{G})?%|\w)" + YEAR_AFTER,
         values.full_date),
    Rule("day", r"(?:(?:from|between){G})?(?P<dom>{DAY})" + TO_DAY + r"{G}(?P<month>{SHORT})(?!\w)" + YEAR_AFTER,
         values.day_range),
    Rule("day", r"(?:(?:from|between){G})?(?P<month>{SHORT}){G}(?P<dom>{DAY})" + TO_DAY + r"(?![\w:]|[.,]\d)"
         + YEAR_AFTER, values.day_range),
    Rule("day", r"the{G}(?P<dom>{DAY}(?<=[a-z])|{HIGH})(?:{G}of{G}(?P<of>(?:the|this|last|next){G}month))?(?!\w|-)",
         values.day_of_month, weak=True),
    Rule("day", r"(?:(?<=\bby{SP})|(?<=\bon{SP})|(?<=\buntil{SP})|(?<=\bagain{SP}))the{G}(?P<dom>{DAY})(?=\s?[.,:;])",
         values.day_of_month),
    Rule("day", r"the{G}(?P<dom>{ORDINAL}){G}of{G}(?P<of>(?:the|this|last|next){G}month)(?!\w|-)", values.day_of_month),
    Rule("day", r"(?:(?P<which>" + WHICH_DAY + r"){G})?(?P<day>{WEEKDAY})(?!s\b|\w)" + OF_DAY + TAIL, values.weekday),
    Rule("day", r"(?:the{G})?(?P<nth>first|second|third|fourth|last){G}(?P<day>{WEEKDAY}){G}(?:of|in){G}"
         r"(?:the{G}month|(?P<month>{MONTH})" + YEAR_AFTER + r")(?!\w)", values.nth_weekday),
    Rule("day", r"mid-?week(?!\w)", values.midweek),
    Rule("day", r"(?P<name>{HOLIDAY})(?:,?{G}(?P<year>{YEAR}))?(?!\w)", feasts.holiday),
    Rule("day", r"(?P<name>{MOVABLE})(?:,?{G}(?P<year>{YEAR}))?(?!\w)", feasts.movable),
    Rule("day", r"(?P<name>{NTH})(?:,?{G}(?P<year>{YEAR}))?(?!\w)", feasts.nth),
    Rule("day", r"a{G}week{G}(?:on|from|after){G}(?P<day>{WEEKDAY})(?!s\b|\w)", feasts.week_on),
    Rule("day", r"(?P<dom>{DAY})\.(?P<at>1[0-2]|0?[1-9])\.(?P<year>{YEAR})(?![\w.])", feasts.numeric),
    Rule("day", r"(?P<said>the{G}day{G}(?:before{G}yesterday|after{G}tomorrow)|(?:today|yesterday|tomorrow)" + OF_DAY +
         r"|tonight|overnight|(?:last{G}night|this{G}(?:morning|afternoon|evening|lunchtime)))(?!\w)", values.deictic),
    Rule("unit", r"(?:(?P<part>early|earlier|later?|mid|midway{G}through|sometime)[- ](?:in{G}|on{G})?)?"
         r"(?P<which>this|last|next|past|coming|previous|(?:the{G})?(?:coming|past|present|current|next)){G}"
         r"(?P<unit>" + SPAN_UNIT + r")(?!\w)", values.this_unit),
    Rule("unit", r"(?P<part>early|earlier|later?|sometime){G}in{G}(?P<which>the){G}(?P<unit>week|month|year)(?!\w)",
         values.this_unit),
    Rule("unit", r"(?P<which>the){G}(?P<unit>weekend)(?!\w)", values.this_unit),
    Rule("month", r"(?:(?P<early>early|late|mid)[- ]|(?P<which>last|this|next|past|coming){G})?(?P<month>{MONTH})(?!\w)"
         + YEAR_AFTER, values.named_month, weak=True),
    Rule("month", r"(?:(?P<which>last|this|next|coming|the|early|late|mid)[- ])?(?:(?:early|late|mid)[- ])?"
         r"(?P<season>{SEASON})(?!\w)(?:,?{G}(?:of{G})?(?P<year>{YEAR}))?", values.named_season, weak=True),
    Rule("year", r"(?P<year>{YEAR})(?![\w%]|[.,:]\d|-\d)", values.year_number, weak=True),
    Rule("year", r"(?:the{G})?(?:(?:early|mid|late)[- ])?(?:(?P<decade>{YEAR}(?<=0))|['’](?P<short>\d0))s\b",
         values.decade),
    Rule("unit", r"(?:the{G})?(?P<nth>first|second|third|fourth){G}(?P<size>quarter|half){G}of{G}"
         r"(?P<year>{YEAR}|(?:this|last|next|the){G}year)(?!\w)", values.quarter),
    Rule("unit", r"\bQ(?P<nth>[1-4])(?:(?:,|{G}of)?{G}(?P<year>{YEAR}))?(?!\w)", values.quarter),
    Rule("day", r"(?P<count>{COUNT}){G}(?P<unit>{UNIT})s?{G}(?P<way>ago|from{G}(?:now|today|yesterday))(?!\w)",
         offsets.offset),
    Rule("told", r"(?P<count>{COUNT}){G}(?P<unit>{UNIT})s?{G}(?P<way>earlier|later|afterwards|on(?=\s*[,.;])|"
         r"(?:before|after)" + APART + r")(?!\w)", offsets.offset),
    Rule("told", r"(?:early|earlier|later?){G}in{G}(?P<which>the){G}(?P<unit>day)(?!\w)", offsets.told_day),
    Rule("told", r"(?:just{G}|only{G}|mere{G}|a{G}few{G}|several{G})?(?P<vague>minutes|hours|moments){G}"
         r"(?P<way>earlier|later|afterwards)(?!\w)", offsets.shortly),
    Rule("told", r"(?P<which>that(?:{G}same)?|the{G}(?:very{G})?same|the{G}(?:following|next|previous)){G}"
         r"(?P<unit>day|week|month|year|weekend|{PART})(?!\w)", offsets.told_day),
    Rule("told", r"(?P<which>the{G}(?:day|morning|night|evening){G}(?:before|after))" + APART,
         offsets.told_day),
    Rule("unit", NO_VERB + r"(?:the{G})?(?P<which>past|last|next|coming){G}(?P<count>{COUNT}){G}(?P<unit>{UNIT})s?"
         r"(?!\w)", offsets.past_units),
    Rule("clock", r"(?P<hour>{CLOCK})[:.](?P<minute>[0-5]\d)(?:(?:{G})?(?P<half>{HALF}))?(?![\w%]|[.:,]\d)"
         r"(?!{G}(?:per|percent|[mb]illion|bn|m|km)\b)" + ZONE,
         values.clock, weak=True),
    Rule("clock", r"(?P<hour>{CLOCK})(?:{G})?(?P<half>{HALF})(?!\w)" + ZONE, values.clock),
    Rule("clock", r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d){G}(?P<zone>GMT|UTC|local{G}time|hours|hrs)(?!\w)",
         values.clock),
    Rule("clock", r"(?P<word>noon|midday)(?!\w)", values.clock, weak=True),
    Rule("unit", r"(?<=of{SP})(?P<which>the){G}(?P<unit>" + SPAN_UNIT + r")(?!\w)", values.this_unit, weak=True),
    Rule("unit", r"(?:(?P<which>the|this|that){G})?(?P<unit>month|year|week)(?:['’]s{G}(?P<edge>end)|{G}is{G}"
         r"(?:out|over)|-end)(?!\w)", values.this_unit),
    Rule("set", r"(?:every|each)(?:{G}(?:other|single|second))?{G}(?:{UNIT}|{WEEKDAY}|{PART}|{COUNT}{G}{UNIT}s)(?!\w)"),
    Rule("set", r"(?:on{G}|most{G})?{WEEKDAY}s(?!\w)"),
    Rule("relative", r"(?:(?P<count>{COUNT}){G}(?P<unit>{UNIT})s?|(?P<vague>(?:minutes|hours|days|weeks|months|years|"
         r"moments|shortly|soon|immediately|just|the{G}(?:day|night|morning|evening|week|eve))))"
         r"(?:{G}(?:or{G}so{G})?(?P<way>before|after|following|into|ahead{G}of|prior{G}to)|(?<=eve){G}(?P<eve>of))(?!\w)",
         offsets.beside),
    Rule("duration", r"in{G}(?P<count>{COUNT}){G}(?P<unit>day|week|fortnight|month|year|decade)s?(?:['’]{G}time)?"
         r"(?!\w|{G}of)", offsets.ahead),
    Rule("duration", r"(?:within|inside){G}the{G}(?P<unit>day|week|fortnight|month|year)(?!\w|['’])"),
    Rule("duration", r"(?:(?:within|inside){G})?(?P<count>{COUNT})(?:{G}|-)(?P<unit>{UNIT})s?(?:-long|['’])?"
         r"(?!\w|-old|{G}old|{G}of{G}age)"),
)  # fmt: skip


START = r"(?<![\w$€£¥])"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The rules with their patterns. `gate`: matches lower-case text wherever one of them may match, with no length."""

    gate: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]


@cache
def _compiled() -> Compiled:
    names = vocabulary()
    filled = [re.sub(r"\{([A-Z]+)\}", lambda m: names[m.group(1)], rule.pattern) for rule in RULES]
    return Compiled(
        gate=re.compile(f"{START}(?={'|'.join(map(_lower_pattern, filled))})"),
        rules=tuple((rule, re.compile(f"(?i){START}(?:{one})")) for rule, one in zip(RULES, filled, strict=True)),
    )


def _lower_pattern(pattern: str) -> str:
    """The same pattern for lower-case text, without names: case need not be folded, which takes half the time."""
    plain = re.sub(r"\(\?(?:P<\w+>|-i:)", "(?:", pattern)
    return re.sub(r"\\.|[A-Z]", lambda m: m.group() if m.group().startswith("\\") else m.group().lower(), plain)


def _lower(text: str) -> str:
    """A text in lower case, character by character."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[0] for c in text)


def pieces(text: str) -> Iterator[Piece]:
    """All matches of all rules in a text that do not overlap: the longest of those that begin first.

    A rule's own matches do not overlap either, kept or not. One pattern goes over the text; where it matches each rule
    is asked.
    """
    compiled = _compiled()
    ends = [0] * len(compiled.rules)  # of each rule, where its last match ends
    at = 0
    for start in (m.start() for m in compiled.gate.finditer(_lower(text))):
        best: tuple[int, Rule, re.Match[str]] | None = None
        for order, (rule, pattern) in enumerate(compiled.rules):
            match = pattern.match(text, start) if start >= ends[order] else None
            if match:
                ends[order] = match.end()
                if best is None or match.end() > best[0]:
                    best = match.end(), rule, match
        if best and start >= at:
            yield _piece(*best[1:])
            at = best[0]


def _piece(rule: Rule, match: re.Match[str]) -> Piece:
    told = match.groupdict()
    count, unit = told.get("count", "one"), told.get("unit")
    dated = (told.get("year") or "").isdigit()
    return Piece(
        start=match.start(), end=match.end(), sort=rule.sort, weak=rule.weak and not (dated and rule.sort == "month"),
        value=lambda frame: rule.value(match, frame),
        full=dated or rule.value in {values.iso_date, values.decade},
        period=period(number(count), unit) if rule.sort == "duration" and count and unit else None,
    )  # fmt: skip
