"""Claims: one for each thing that one report says (followthemoney: the claim is the atom and is never edited).

Fields that name actors hold, before reconciliation, ids of Entity (a name inside one report) and, in a record, ids
of Actor. `text` is one readable sentence. `attribution` is the id of the statement that carries the claim, or null
for the writer's own voice.
"""

import hashlib
from typing import Literal

from dragoman.record.base import Frozen
from dragoman.record.report import Evidence
from dragoman.record.value import Place, Quantity, When

Modality = Literal["asserted", "planned", "conditional", "hypothetical", "negated", "historical"]
SourceClass = Literal["named", "role", "collective", "institution", "anonymous", "unattributed"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "propose", "demand", "offer", "accept", "reject", "threaten", "promise", "accuse", "confirm", "deny",
    "urge", "expect",
]  # fmt: skip
MeetingFormat = Literal["talks", "call", "summit", "visit", "consultation", "other"]
MeetingStatus = Literal["held", "planned", "proposed", "offered", "declined", "cancelled", "considered"]
Stance = Literal[
    "demands", "proposes", "offers", "accepts", "rejects", "conditional", "considers", "supports", "noncommittal"
]
Strength = Literal[
    "agreed", "agreed_in_principle", "promised", "offered", "accepted_by_one", "considered", "not_agreed"
]
PartName = Literal["authored", "led", "refused", "caused", "left", "began"]
ConditionForm = Literal["if", "unless", "until", "only_if", "after", "requires"]


class ClaimBase(Frozen, kw_only=True, tag_field="kind"):
    """What all claims have."""

    id: str
    report: str
    text: str
    evidence: tuple[Evidence, ...]
    when: When | None = None
    where: Place | None = None
    modality: Modality = "asserted"
    attribution: str | None = None


class Statement(ClaimBase, kw_only=True, tag="statement"):
    """An attribution (PARC 3.0, PolNeAR): a source, a cue and content, with evidence in those roles.

    `quoted` holds the words inside quotation marks; `channel` and `addressee` are as worded.
    """

    speaker: str | None = None
    via: tuple[str, ...] = ()
    source_class: SourceClass = "unattributed"
    mode: Mode = "indirect"
    act: Act = "say"
    quoted: tuple[str, ...] = ()
    channel: str | None = None
    addressee: str | None = None


class Meeting(ClaimBase, kw_only=True, tag="meeting"):
    """A meeting, call or visit, held or not. `venue` and `duration` are as worded."""

    format: MeetingFormat = "talks"
    status: MeetingStatus = "held"
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    venue: str | None = None
    duration: str | None = None


class Position(ClaimBase, kw_only=True, tag="position"):
    """Where a party stands on an issue (a key of the issue lexicon, or `other`). `content` is as worded."""

    party: tuple[str, ...] = ()
    issue: str
    stance: Stance
    content: str


class Commitment(ClaimBase, kw_only=True, tag="commitment"):
    """What was agreed, promised, offered or not agreed. `what` is as worded."""

    strength: Strength
    parties: tuple[str, ...] = ()
    what: str
    quantity: Quantity | None = None
    due: When | None = None


class Condition(ClaimBase, kw_only=True, tag="condition"):
    """What must come before what. `condition` and `consequence` are as worded; `setter` is empty for the writer."""

    setter: tuple[str, ...] = ()
    form: ConditionForm
    condition: str
    consequence: str
    threat: bool = False


class Incident(ClaimBase, kw_only=True, tag="incident"):
    """What happened on the ground. `type` is a PLOVER mode where one fits; `target` is as worded."""

    type: str
    alleged_actor: tuple[str, ...] = ()
    alleged_by: tuple[str, ...] = ()
    target: str | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None


class Figure(ClaimBase, kw_only=True, tag="figure"):
    """A number and what it counts, as worded. Dates, ages, ordinals and distances are none."""

    quantity: Quantity
    counts: str


class Part(ClaimBase, kw_only=True, tag="part"):
    """The part that somebody took: `authored` a proposal, `led` one side's team, `refused` a meeting, `caused` a thing.

    `left`: walked out of talks or called them off; `began`: fired first.
    `what`: of what, as worded. That somebody did none of it has the modality `negated`. A cause that is nobody leaves
    `who` empty: the evidence of that role bounds its words.
    `side`: whose team was led, or before whom somebody left, where the report says so.
    """

    part: PartName
    who: tuple[str, ...] = ()
    side: tuple[str, ...] = ()
    what: str


Claim = Statement | Meeting | Position | Commitment | Condition | Incident | Figure | Part
KINDS = ("statement", "meeting", "position", "commitment", "condition", "incident", "figure", "part")
ACTOR_FIELDS: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "via"),
    "meeting": ("parties", "mediators", "absent"),
    "position": ("party",),
    "commitment": ("parties",),
    "condition": ("setter",),
    "incident": ("alleged_actor", "alleged_by"),
    "figure": (),
    "part": ("who", "side"),
}


def kind_of(claim: Claim) -> str:
    """The kind of a claim, as its tag in JSON."""
    return str(claim.__struct_config__.tag)


def actors_of(claim: Claim) -> tuple[str, ...]:
    """The ids in the actor fields of a claim, in order, once each."""
    found: list[str] = []
    for name in ACTOR_FIELDS[kind_of(claim)]:
        value = getattr(claim, name)
        found += [value] if isinstance(value, str) else list(value or ())
    return tuple(dict.fromkeys(found))


def claim_id(kind: str, report: str, spans: tuple[Evidence, ...], *more: str) -> str:
    """The id of a claim: a hash of kind, report and evidence, and of what tells two on the same words apart."""
    said = "|".join([kind, report, *(f"{s.role}:{s.start}-{s.end}" for s in spans), *more])
    return f"c-{hashlib.sha256(said.encode()).hexdigest()[:12]}"
