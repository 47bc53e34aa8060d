"""What one claim becomes: an event before the accounts of it are compared."""

from dataclasses import dataclass

from dragoman.events.coder import Coded
from dragoman.lexicon import lexicon
from dragoman.present.plover.event import Auxiliary
from dragoman.record.claim import Claim, kind_of

TOLD = "told"  # in the lexicon, for what the sentence itself tells
IMPLIED: dict[str, tuple[Auxiliary, ...]] = {"AGREE": ("future",), "THREATEN": ("future",), "REJECT": ("negation",)}
AUXILIARY: dict[str, Auxiliary] = {
    "planned": "future",
    "conditional": "hypothetical",
    "hypothetical": "hypothetical",
    "negated": "negation",
    "historical": "historical",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one claim has it: ids of actors, one a side; `words` for a recipient that has no id."""

    claim: Claim
    event: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    words: str | None = None
    reciprocal: bool = False
    auxiliary: tuple[Auxiliary, ...] = ()
    planned_for: str | None = None
    rule: str = ""


def ruled(claim: Claim, value: str) -> str | None:
    """The code in the lexicon for a value of a kind of claim's telling field."""
    code = lexicon("plover")["claims"][kind_of(claim)].get(value)
    return str(code) if code else None


def draft(claim: Claim, code: str, actors: tuple[str, ...], *, value: str, coded: Coded | None = None) -> Draft:
    """The event of a claim by a code of the lexicon, or by what a sentence is coded as.

    `value`: that of the claim's telling field, for the name of the rule.
    """
    event, _, mode = (coded.event, "", coded.mode) if coded else code.partition("/")
    auxiliary = AUXILIARY.get(claim.modality)
    rule = f"{kind_of(claim)}.{value}" + (f": {coded.cue}" if coded else "")
    return Draft(
        claim=claim,
        event=event,
        mode=mode or None,
        actors=actors,
        auxiliary=(auxiliary,) if auxiliary and auxiliary not in IMPLIED.get(event, ()) else (),
        rule=rule,
    )
