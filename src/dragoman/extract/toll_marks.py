"""Words that name a toll as such: "the death toll rose to 14", "put the dead at two, the injured at 17", "to three".

And what takes people with it ("the avalanche took 19"), and who is excepted from nobody.
"""

import re
from typing import Literal

from dragoman.lexicon import lexicon
from dragoman.read.parse import Token

Kind = Literal["killed", "injured"]
KINDS: tuple[Kind, Kind] = ("killed", "injured")
NEAR = 120  # characters before a number in which its name is looked for
GONE = r"dead|deaths|killed|fatalities|slain|martyrs|victims|fallen|drowned"
HURT = r"injured|wounded|hurt|casualties"
TO = r"(?:[^.;\n]{0,90}\b(?:to|at|as|is|was|are|were|now|numbered|number|reached|totalled|totaled)|\sof)\s$"
YET = r"(?:\s(?:now|already|have|had|has|so\sfar))*\s"
DEATH_TOLL = re.compile(
    r"\b(?:(?:death\s)?toll|list\sof\s(?:the\s)?dead"
    rf"|(?:the|its|their)\sdead(?={YET}(?:number|are|were|total|reach|rose|risen|climb|grow))"
    r"|number\sof\s(?:the\s)?(?:dead(?!\s[a-z]+s\b)|deaths|fatalities|martyrs|victims|fallen|bodies)"
    rf"|(?:martyrs|victims|deaths)\b[^.;\n]{{0,60}}(?:{YET})(?:rose|risen|climbed|grew|grown|jumped))\b{TO}",
    re.IGNORECASE,
)
BUT = r"[^.;\n]{0,70}\b(?:apart\sfrom|except(?:\sfor)?|save\sfor|other\sthan|but\sfor)\s"
EXCEPT = re.compile(rf"{BUT}(?!that\b)", re.IGNORECASE)
EXCEPTED = re.compile(  # "nobody was hurt, apart from six"
    rf"\b(?:nobody|no\sone)\b[^.;\n]{{0,20}}\b(?P<harm>hurt|injured|wounded|harmed|killed|died)\b{BUT}$", re.IGNORECASE
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
    return excepted(text, start) or next(
        (k for k in KINDS if PUT[k].search(before) or NUMBER[k].match(text, end)), None
    )


def excepted(text: str, start: int) -> Kind | None:
    """What befell those alone whom words before `start` except: "nobody was hurt, apart from six"; null for others."""
    found = EXCEPTED.search(text, max(0, start - NEAR), start)
    return None if found is None else "killed" if found["harm"].lower() in ("killed", "died") else "injured"


def excepting(text: str, end: int) -> bool:
    """Whether somebody is excepted after words that say that nobody was hurt, which end at `end`."""
    return EXCEPT.match(text, end) is not None


def taken(top: Token, verb: Token) -> bool:
    """Whether what happened took people with it: "the avalanche took 19 of ours"."""
    table = lexicon("incidents")
    if top.dep_ not in ("dobj", "obj") or verb.lemma_.lower() not in table["killed"]["claiming"]:
        return False
    subjects = (c.lemma_.lower() for c in verb.children if c.dep_ == "nsubj")
    return any(s in table["nouns"] or s in table["killed"]["takers"] for s in subjects)


def consumed(head: Token) -> Literal["killed", "none"] | None:
    """What a verb that kills those who do it tells of its subject: "eleven men burned in the mill", "burned a flag".

    Null for any other verb, and where it is done to people: "seventeen burned".
    """
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_.lower() not in lexicon("incidents")["killed"]["consuming"]:
        return None
    beside = {c.dep_: c.i > verb.i for c in verb.children}
    if "dobj" in beside:
        own = any(c.dep_ == "dobj" and any(t.dep_ == "poss" for t in c.lefts) for c in verb.children)
        return None if own else "none"  # "burned his hand"
    led = any(beside.get(dep) for dep in ("prep", "npadvmod", "advmod"))
    return "killed" if led and not {"aux", "auxpass", "prt"} & beside.keys() else None
