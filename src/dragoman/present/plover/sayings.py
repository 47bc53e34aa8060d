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
VOWED, INFINITIVE = "will", "to"  # "vowed to leave" is told as "will leave"
VERBAL = ("verbal_cooperation", "verbal_conflict")


def statement(claim: Statement, sides: Sides) -> Draft | None:
    """An act of speech, or what the verb of saying or the speaker's own words tell; null for what only informs."""
    code = ruled(claim, claim.act)
    speaker = sides.kept((claim.speaker,)) if claim.speaker else ()
    if code is None or not speaker or claim.modality == "negated":
        return None
    content = content_of(claim)
    cue = next((e.quote for e in claim.evidence if e.role == "cue"), "")
    coded = _coded(code, cue, content)
    if coded is None and (code == TOLD or _bare(cue)):
        return None
    event = coded.event if coded else code
    found = draft(claim, event, speaker, value=claim.act, coded=coded)
    return replace(
        found,
        event=called_off(event, content, speaker, sides),
        recipients=sides.other(f"{content} {claim.addressee or ''}", speaker),
    )


def _coded(code: str, cue: str, content: str) -> Coded | None:
    """What a statement's words are coded as, where its act does not settle it."""
    said = cue.casefold()
    if said in words("plover", "weak", "cues"):
        coded = code_of(content)
        return coded if coded and coded.event in words("plover", "weak", "events") else None
    if said in words("plover", "vows", "cues"):
        first, _, rest = content.partition(" ")
        vowed = first.casefold() in words("plover", "vows", "openings")
        return code_of(f"{VOWED} {rest if first.casefold() == INFINITIVE else content}") if vowed else None
    return _told(cue, content) if code == TOLD else None


def _bare(cue: str) -> bool:
    """Whether a verb of saying is no event without what it brings along."""
    return cue.casefold() in words("plover", "weak", "cues") | words("plover", "vows", "cues")


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
    theirs = own.start < FIRST and not own.noun and not set(before) & words("plover", "own", "breaks")
    return own if theirs and own.event in words("plover", "own", "events") else None
