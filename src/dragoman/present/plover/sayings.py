"""What statements become: acts of speech by their verb, and what speakers say that they themselves will do."""

from dataclasses import replace

from dragoman.events.coder import Coded, code_of, quad
from dragoman.events.words import words_of
from dragoman.lexicon import words
from dragoman.present.plover.draft import TOLD, Draft, draft, ruled
from dragoman.present.plover.drafts import called_off, content_of
from dragoman.present.plover.sides import Sides
from dragoman.record.claim import Statement

FIRST = 48  # characters from a speaker's "we" to the verb that is theirs
VERBAL = ("verbal_cooperation", "verbal_conflict")


def statement(claim: Statement, sides: Sides) -> Draft | None:
    """An act of speech, or what the verb of saying or the speaker's own words tell; null for what only informs."""
    code = ruled(claim, claim.act)
    speaker = sides.kept((claim.speaker,)) if claim.speaker else ()
    if code is None or not speaker or claim.modality == "negated":
        return None
    content = content_of(claim)
    cue = next((e.quote for e in claim.evidence if e.role == "cue"), "")
    weak = cue.casefold() in words("plover", "weak", "cues")
    coded = _urged(content) if weak else _told(cue, content) if code == TOLD else None
    if coded is None and (weak or code == TOLD):
        return None
    event = coded.event if coded else code
    found = draft(claim, event, speaker, value=claim.act, coded=coded)
    return replace(
        found,
        event=called_off(event, content, speaker, sides),
        recipients=sides.other(f"{content} {claim.addressee or ''}", speaker),
    )


def _urged(content: str) -> Coded | None:
    """What somebody insists on or warns of, where the words themselves ask, refuse or threaten."""
    coded = code_of(content)
    return coded if coded and coded.event in words("plover", "weak", "events") else None


def _told(cue: str, content: str) -> Coded | None:
    """The event of a cue that is more than saying ("condemned the raid"), or of "we" and the verb behind it."""
    coded = code_of(f"{cue} {content}") if cue else None
    told = coded is not None and coded.start < len(cue) and coded.cue not in words("plover", "own", "saying")
    if coded is not None and told and quad(coded.event) in VERBAL:
        return coded
    own = code_of(content)
    before = [w.text for w in words_of(content[: own.start if own else 0]) if w.text[:1].isalpha()]
    if own is None or not before or before[0] not in words("plover", "own", "words"):
        return None
    theirs = own.start < FIRST and not set(before) & words("plover", "own", "breaks")
    return own if theirs and quad(own.event) in VERBAL else None
