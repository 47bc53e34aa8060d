"""What people judged of a dossier. A judgement points at evidence, not at an id, so that it outlives another reading.

Judgements are only ever added. One that is taken back stays, and so does the one that takes it back.
"""

import hashlib
from typing import Literal

import msgspec

from dragoman.record.base import Frozen
from dragoman.record.report import Span

Action = Literal["confirm", "reject", "merge", "split", "reattribute", "correct", "comment", "undo"]
JudgementState = Literal["applied", "disputed", "superseded", "undone", "dangling"]


class Pointer(Frozen, kw_only=True):
    """A claim by what it rests on: its kind, the SHA-256 of its report's text, and the words there.

    `claim` is the id that it had and `text` what it said: they tell apart two claims on the same words, and say what
    was meant where it is no longer there.
    """

    kind: str
    sha256: str
    spans: tuple[Span, ...]
    claim: str
    text: str


class Judgement(Frozen, kw_only=True):
    """One thing that a person judged. `when`: UTC, ISO 8601.

    `claims`: what it is about; of a finding, all its claims then (`whole`). `apart`: of a split, the claims that the
    others are parted from. `field` and `value`: of a correction, as given. `undoes`: the id of a judgement.
    """

    id: str
    action: Action
    who: str
    when: str
    claims: tuple[Pointer, ...] = ()
    apart: tuple[Pointer, ...] = ()
    whole: bool = False
    field: str | None = None
    value: str | None = None
    note: str | None = None
    undoes: str | None = None


class Judged(Frozen, kw_only=True):
    """A judgement as the record shows it: what it is about now, and what became of it.

    `state`: applied · disputed (another judge says otherwise: nothing is changed) · superseded (the judge said
    something else later) · undone · dangling (what it points at is not there). `why`: that in words, null where it is
    applied. `was`: what the field held that is corrected.
    """

    id: str
    action: Action
    who: str
    when: str
    state: JudgementState
    why: str | None
    claims: tuple[str, ...]
    findings: tuple[str, ...]
    about: tuple[str, ...]
    field: str | None
    value: str | None
    was: str | None
    note: str | None
    undoes: str | None


def with_id(judgement: Judgement) -> Judgement:
    """The judgement with the id that its content gives it."""
    said = msgspec.json.encode(msgspec.structs.replace(judgement, id=""))
    return msgspec.structs.replace(judgement, id=f"j-{hashlib.sha256(said).hexdigest()[:12]}")
