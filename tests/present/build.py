"""A hand-made record of an invented negotiation, for the tests of the brief: three reports, each kind of claim."""

from typing import TypeVar

import msgspec

from dragoman.record.actor import Actor
from dragoman.record.claim import (
    Claim,
    Commitment,
    Condition,
    Figure,
    Incident,
    Meeting,
    Position,
    Statement,
    claim_id,
    kind_of,
)
from dragoman.record.finding import Deadlock, Field, FieldValue, Finding, Origin, Passage, Reason
from dragoman.record.record import Dossier, Record, ReportEntry, Skipped
from dragoman.record.report import Credit, Evidence, report_id, text_hash
from dragoman.record.value import Dated, Place, Quantity, When

C = TypeVar("C", bound=Claim)

TEXTS = {
    "wire.txt": (
        "Norland and Sudmark agreed on Monday to reopen the Pell crossing by 20 May, Ines Holm said. "
        "“We opened a gate, we did not build a road,” the chief mediator added. "
        "Sudmark will withdraw its trawlers only if Norland frees the crew. Norland will free the crew only after the "
        "trawlers have left. A mortar hit the market at Tolm on Sunday, killing nine people, the hospital said. "
        "Norland demands 300 licences. Talks go on in Korvik on 12 May."
    ),
    "post.txt": (
        "Norland and Sudmark agreed on Monday to reopen the Pell crossing by 20 May. "
        "“We opened a gate but built no road,” Holm said. "
        "At least eight people died at the market of Tolm, police said."
    ),
    "gazette.txt": "Twelve people were killed at Tolm, a witness said. They may meet in June, he thought.",
}
IDS = {file: report_id(text) for file, text in TEXTS.items()}
OUTLETS = {"wire.txt": "Tarn News Agency", "post.txt": "Valley Post", "gazette.txt": None}


def spans(file: str, **quotes: str) -> tuple[Evidence, ...]:
    """Evidence by role: the first place of each quote in a report."""
    text = TEXTS[file]
    found = ((role, text.index(quote), quote) for role, quote in quotes.items())
    return tuple(Evidence(role=role, start=at, end=at + len(quote), quote=quote) for role, at, quote in found)


def claim(kind: type[C], file: str, quotes: dict[str, str], **fields: object) -> C:
    """A claim of a report; its evidence is found in the text."""
    evidence = spans(file, **quotes)
    name = str(kind.__struct_config__.tag)
    head = {"id": claim_id(name, IDS[file], evidence), "report": IDS[file], "text": evidence[0].quote}
    return kind(**{**head, "evidence": evidence, **fields})  # type: ignore[arg-type]


def number(low: float | None, high: float | None, text: str, *, qualifier: str = "exact") -> Quantity:
    """A quantity of people."""
    return Quantity(low=low, high=high, qualifier=qualifier, unit="people", text=text)  # type: ignore[arg-type]


def on(edtf: str | None, text: str = "") -> When:
    """A time that the text gives."""
    return When(edtf=edtf, text=text, basis="text")


GATE = claim(
    Statement, "wire.txt", {"content": "“We opened a gate, we did not build a road,”", "source": "the chief mediator"},
    speaker="holm", source_class="named", mode="direct", quoted=("We opened a gate, we did not build a road,",),
)  # fmt: skip
GATE_POST = claim(
    Statement, "post.txt", {"content": "“We opened a gate but built no road,”", "source": "Holm"},
    speaker="holm", source_class="named", mode="direct", quoted=("We opened a gate but built no road,",),
)  # fmt: skip
AGREED_SAID = claim(
    Statement, "wire.txt",
    {"content": "Norland and Sudmark agreed on Monday to reopen the Pell crossing by 20 May", "source": "Ines Holm"},
    speaker="holm", source_class="named",
)  # fmt: skip
HOSPITAL = claim(
    Statement, "wire.txt", {"content": "A mortar hit the market at Tolm on Sunday, killing nine people"},
    speaker="hospital", source_class="institution",
)  # fmt: skip
WITNESS = claim(
    Statement, "gazette.txt", {"content": "Twelve people were killed at Tolm", "source": "a witness"},
    speaker=None, source_class="anonymous",
)  # fmt: skip
OPENING = claim(
    Commitment, "wire.txt", {"content": "agreed on Monday to reopen the Pell crossing by 20 May"},
    strength="agreed", parties=("norland", "sudmark"), what="to reopen the Pell crossing", attribution=AGREED_SAID.id,
    due=on("2031-05-20", "by 20 May"),
)  # fmt: skip
OPENING_POST = claim(
    Commitment, "post.txt", {"content": "agreed on Monday to reopen the Pell crossing by 20 May"},
    strength="agreed", parties=("norland", "sudmark"), what="to reopen the Pell crossing",
)  # fmt: skip
LICENCES = claim(
    Position, "wire.txt", {"content": "Norland demands 300 licences"}, party=("norland",), issue="fishing_quotas",
    stance="demands", content="300 licences",
)  # fmt: skip
CREW = claim(
    Condition, "wire.txt",
    {"consequence": "Sudmark will withdraw its trawlers", "condition": "only if Norland frees the crew"},
    setter=("sudmark",), form="only_if", condition="only if Norland frees the crew",
    consequence="Sudmark will withdraw its trawlers", modality="conditional",
)  # fmt: skip
TRAWLERS = claim(
    Condition, "wire.txt",
    {"consequence": "Norland will free the crew", "condition": "the trawlers have left"},
    setter=("norland",), form="after", condition="the trawlers have left", consequence="Norland will free the crew",
    modality="conditional",
)  # fmt: skip
NINE = claim(
    Incident, "wire.txt", {"content": "A mortar hit the market at Tolm on Sunday, killing nine people"},
    type="heavy-weapons", where=Place(name="Tolm"), when=on("2031-05-04", "on Sunday"),
    killed=number(9, 9, "nine people"), attribution=HOSPITAL.id, alleged_actor=("sudmark",), alleged_by=("hospital",),
)  # fmt: skip
EIGHT = claim(
    Incident, "post.txt", {"content": "At least eight people died at the market of Tolm"}, type="other",
    where=Place(name="Tolm"), killed=number(8, None, "At least eight people", qualifier="at_least"),
)  # fmt: skip
TWELVE = claim(
    Incident, "gazette.txt", {"content": "Twelve people were killed at Tolm"}, type="other", where=Place(name="Tolm"),
    killed=number(12, 12, "Twelve people"), attribution=WITNESS.id,
)  # fmt: skip
KORVIK = claim(
    Meeting, "wire.txt", {"content": "Talks go on in Korvik on 12 May"}, format="talks", status="planned",
    parties=("norland", "sudmark"), mediators=("holm",), venue="in Korvik", when=on("2031-05-12", "on 12 May"),
)  # fmt: skip
JUNE = claim(
    Meeting, "gazette.txt", {"content": "They may meet in June"}, format="summit", status="considered",
    when=on(None, "in June"), modality="hypothetical",
)  # fmt: skip
FIGURE = claim(
    Figure, "wire.txt", {"content": "300 licences"}, quantity=number(300, 300, "300 licences"), counts="licences"
)
CLAIMS: tuple[Claim, ...] = (
    GATE, AGREED_SAID, HOSPITAL, OPENING, LICENCES, CREW, TRAWLERS, NINE, KORVIK, FIGURE, GATE_POST, OPENING_POST,
    EIGHT, WITNESS, TWELVE, JUNE,
)  # fmt: skip


def finding(title: str, verdict: str, claims: tuple[Claim, ...], *fields: Field) -> Finding:
    """A finding; the wire and the Post are one origin."""
    reports = tuple(dict.fromkeys(c.report for c in claims))
    origins = len({"o-0" if r != IDS["gazette.txt"] else "o-1" for r in reports})
    return Finding(
        id=f"f-{title[:6]}", kind=kind_of(claims[0]), title=title, claims=tuple(c.id for c in claims), reports=reports,
        origins=origins, verdict=verdict, fields=fields,  # type: ignore[arg-type]
    )  # fmt: skip


def field(name: str, verdict: str, *values: tuple[str, Claim]) -> Field:
    """A field of a finding."""
    held = tuple(FieldValue(value=value, claims=(c.id,)) for value, c in values)
    return Field(name=name, verdict=verdict, values=held)  # type: ignore[arg-type]


TOLLS = field("killed", "differ", ("nine people", NINE), ("At least eight people", EIGHT), ("Twelve people", TWELVE))


def record() -> Record:
    """The record."""
    wire = TEXTS["wire.txt"]
    return Record(
        dossier=Dossier(name="The Pell crossing", anchor=Dated(edtf="2031-05-05", basis="given")),
        reports=tuple(
            ReportEntry(
                id=IDS[file], file=file, outlet=OUTLETS[file], agencies=(), title=None,
                published=Dated(edtf="2031-05-05", basis="given") if file != "gazette.txt" else None,
                words=len(text.split()), sha256=text_hash(text), excerpt=file == "gazette.txt", dropped=(),
                credits=(Credit(name="TNA", start=0, end=7, quote=text[:7]),) if file == "post.txt" else (),
                origin="o-1" if file == "gazette.txt" else "o-0",
            )
            for file, text in TEXTS.items()
        ),
        skipped=(Skipped(file="scan.pdf", reason="not a text"),),
        actors=(
            Actor(id="norland", name="Norland", kind="state"), Actor(id="sudmark", name="Sudmark", kind="state"),
            Actor(id="holm", name="Ines Holm", kind="person", roles=("chief mediator",)),
            Actor(id="hospital", name="hospital", kind="organisation"),
        ),
        claims=CLAIMS,
        findings=(
            finding("Gate", "differ", (GATE, GATE_POST), field(
                "quoted", "differ", (GATE.quoted[0], GATE), (GATE_POST.quoted[0], GATE_POST))),
            finding("Opening", "agree", (OPENING, OPENING_POST)),
            finding("Tolm", "differ", (NINE, EIGHT, TWELVE), TOLLS),
        ),
        reuse=(),
        origins=(
            Origin(id="o-0", reports=(IDS["wire.txt"], IDS["post.txt"]), reasons=(Reason(
                kind="reuse", text="They share 13 words outside quotations",
                evidence=(Passage(report=IDS["wire.txt"], start=0, end=19, quote=wire[:19]),)),)),
            Origin(id="o-1", reports=(IDS["gazette.txt"],)),
        ),
        deadlocks=(Deadlock(conditions=(CREW.id, TRAWLERS.id), text="Each waits for the other"),),
    )  # fmt: skip


def empty() -> Record:
    """A record of nothing."""
    full = record()
    nothing: tuple[()] = ()
    return msgspec.structs.replace(
        full, dossier=Dossier(name="Nothing", anchor=None), reports=nothing, skipped=nothing, actors=nothing,
        claims=nothing, findings=nothing, origins=nothing, deadlocks=nothing,
    )  # fmt: skip


def hostile(text: str) -> Record:
    """The record with `text` in every place that comes from reports, files or people."""
    full = msgspec.to_builtins(record())
    keep = {"id", "report", "reports", "claims", "conditions", "kind", "format", "sha256", "origin", "basis"}
    keep |= {"role", "qualifier", "mode", "act", "source_class", "strength", "stance", "form", "status", "verdict"}
    keep |= {"modality", "attribution", "speaker", "via", "parties", "party", "setter", "mediators", "absent", "side"}
    keep |= {"alleged_actor", "alleged_by", "reason_kind"}

    def spoil(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {k: v if k in keep else spoil(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [spoil(v, key) for v in value]
        return text if isinstance(value, str) else value

    spoiled = {k: spoil(v, k) if k not in keep else v for k, v in full.items() if k not in {"claims", "reports"}}
    spoiled["claims"] = [spoil(c) for c in full["claims"]]
    spoiled["reports"] = [spoil(r) for r in full["reports"]]
    spoiled["format"] = full["format"]
    return msgspec.convert(spoiled, Record, strict=False)
