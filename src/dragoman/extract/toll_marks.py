"""Words that name a toll as such: "the death toll rose to 14", "put the dead at two, the injured at 17", "to three"."""

import re
from typing import Literal

Kind = Literal["killed", "injured"]
KINDS: tuple[Kind, Kind] = ("killed", "injured")
NEAR = 90  # characters before a number in which its name is looked for
GONE = r"dead|deaths|killed|fatalities|slain"
HURT = r"injured|wounded|hurt|casualties"
TO = r"(?:[^.;\n]{0,60}\b(?:to|at|is|was|now|numbered|number)|\sof)\s$"
DEATH_TOLL = re.compile(
    r"\b(?:(?:death\s)?toll|list\sof\s(?:the\s)?dead|(?:the|its|their)\sdead(?=\snumber)"
    rf"|number\sof\s(?:the\s)?(?:dead(?!\s[a-z]+s\b)|deaths|fatalities))\b{TO}",
    re.IGNORECASE,
)
PUT = {  # "puts the dead at two", "the injured at 17 or more", "the number of wounded at"
    "killed": re.compile(
        rf"\b(?:the|number\sof)\s(?:the\s)?(?:{GONE})\s(?:at|to|is|was)\s(?:[a-z]+\s){{0,2}}$", re.IGNORECASE
    ),
    "injured": re.compile(
        rf"\b(?:the|number\sof)\s(?:the\s)?(?:{HURT})\s(?:at|to|is|was)\s(?:[a-z]+\s){{0,2}}$", re.IGNORECASE
    ),
}
NUMBER = {  # "bringing to three the number killed"
    "killed": re.compile(
        rf"\sthe\s(?:number|count|total|tally)\s(?:of\s)?(?:the\s|those\s)?(?:{GONE})\b", re.IGNORECASE
    ),
    "injured": re.compile(
        rf"\sthe\s(?:number|count|total|tally)\s(?:of\s)?(?:the\s|those\s)?(?:{HURT})\b", re.IGNORECASE
    ),
}


def total(text: str, start: int, end: int) -> bool:
    """Whether a number (`start`, `end`) is named as the whole toll of the dead so far."""
    return (
        DEATH_TOLL.search(text[max(0, start - NEAR) : start]) is not None
        or NUMBER["killed"].match(text, end) is not None
    )


def marked(text: str, start: int, end: int) -> Kind | None:
    """The kind that the name of a toll beside a number (`start`, `end`) tells; null where none stands there."""
    if total(text, start, end):
        return "killed"
    before = text[max(0, start - NEAR) : start]
    return next((k for k in KINDS if PUT[k].search(before) or NUMBER[k].match(text, end)), None)
