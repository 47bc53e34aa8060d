"""Claims as W3C Web Annotations (Web Annotation Data Model, 2017) with PROV-O provenance, as JSON-LD.

An annotation a claim: its body is the claim in words, its targets are the exact words of the report. Each target has a
TextQuoteSelector, whose text the recommendation counts in code points, and a TextPositionSelector over the same
characters, from 0, end exclusive: as the record has them. `prefix` and `suffix` stand where the texts are at hand.

A report is named by its text (`ni:` URI, RFC 6920), so that whoever has the text can tell that it is the one.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman import version
from dragoman.present.atom import urn
from dragoman.present.exports.exporter import Exporter, Material
from dragoman.present.exports.written import document
from dragoman.present.view import View
from dragoman.record.claim import Claim, Statement, kind_of
from dragoman.record.record import Record, ReportEntry
from dragoman.record.report import Evidence

ANNO = "http://www.w3.org/ns/anno.jsonld"
CONTEXT = [ANNO, {"prov": "http://www.w3.org/ns/prov#"}]
AROUND = 32  # characters of prefix and suffix
Node = dict[str, Any]  # of JSON-LD


def _annotations(material: Material) -> bytes:
    """A collection with one page; what people rejected is not in it."""
    view = material.view
    name = material.record.dossier.name
    activity = urn("activity", name, version.of_record())
    judges = _judges(material.record)
    items = [_annotation(claim, activity, material, judges) for claim in view.standing]
    return document({
        "@context": CONTEXT, "id": urn("annotations", name), "type": "AnnotationCollection", "label": name,
        "total": len(items),
        "prov:wasGeneratedBy": {
            "id": activity, "type": "prov:Activity", "prov:wasAssociatedWith": _agent(),
            "prov:used": [_report(report) for report in material.record.reports],
        },
        "first": {"id": urn("page", name), "type": "AnnotationPage", "startIndex": 0, "items": items},
    })  # fmt: skip


def _agent() -> Node:
    """The program; its version hashes all code that makes a record."""
    return {
        "id": urn("dragoman", version.of_record()), "type": ["Software", "prov:SoftwareAgent"], "name": "dragoman",
        "schema:softwareVersion": version.of_record(),
    }  # fmt: skip


def _report(report: ReportEntry) -> Node:
    node: Node = {
        "id": _source(report.sha256), "type": ["Text", "prov:Entity"], "format": "text/plain",
        "dcterms:identifier": report.id, "dcterms:source": report.file, "label": report.title,
        "dcterms:issued": report.published.edtf if report.published else None,
        "prov:wasAttributedTo": _organisation(report.outlet) if report.outlet else None,
        "prov:wasDerivedFrom": [{"id": urn("origin", report.origin), "type": "prov:Entity"}],
    }  # fmt: skip
    return {key: value for key, value in node.items() if value is not None}


def _organisation(name: str) -> Node:
    return {"id": urn("outlet", name), "type": ["Organization", "prov:Agent"], "name": name}


def _annotation(claim: Claim, activity: str, material: Material, judges: Mapping[str, list[str]]) -> Node:
    report = material.view.reports.get(claim.report)
    source = _source(report.sha256) if report else urn("report", claim.report)
    text = material.texts.get(claim.report)
    node: Node = {
        "id": urn("claim", claim.id), "type": "Annotation", "motivation": "describing",
        "dcterms:identifier": claim.id,
        "body": [
            {"type": "TextualBody", "value": claim.text, "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": kind_of(claim), "format": "text/plain", "purpose": "tagging"},
        ],
        "target": [_target(source, one, text) for one in claim.evidence],
        "generator": _agent()["id"],
        "prov:wasGeneratedBy": {"id": activity},
        "prov:wasDerivedFrom": {"id": source},
    }  # fmt: skip
    who = [*_speaker(claim, material.view), *map(_judge, judges.get(claim.id, ()))]
    return {**node, "prov:wasAttributedTo": who} if who else node


def _speaker(claim: Claim, view: View) -> Iterator[Node]:
    """Who says it, where the report tells."""
    carrier = claim if isinstance(claim, Statement) else view.carrier(claim)
    speaker = view.actors.get(carrier.speaker or "") if carrier else None
    if speaker:
        yield {"id": urn("actor", view.record.dossier.name, speaker.id), "type": "prov:Agent", "name": speaker.name}


def _judge(name: str) -> Node:
    return {"id": urn("judge", name), "type": ["Person", "prov:Person"], "name": name}


def _judges(record: Record) -> dict[str, list[str]]:
    """Who has judged each claim, by its id, as far as what they say holds."""
    found: dict[str, list[str]] = {}
    for judged in record.judgements:
        for claim in judged.claims if judged.state == "applied" else ():
            if judged.who not in found.setdefault(claim, []):
                found[claim].append(judged.who)
    return found


def _target(source: str, evidence: Evidence, text: str | None) -> Node:
    """Words of a report; `label`: what they are to the claim."""
    quote: Node = {"type": "TextQuoteSelector", "exact": evidence.quote}
    if text is not None and text[evidence.start : evidence.end] == evidence.quote:
        quote["prefix"] = text[max(0, evidence.start - AROUND) : evidence.start]
        quote["suffix"] = text[evidence.end : evidence.end + AROUND]
    position = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    return {"type": "SpecificResource", "source": source, "selector": [quote, position], "label": evidence.role}


def _source(sha256: str) -> str:
    """A text by its hash: `ni:///sha-256;…` (RFC 6920)."""
    return f"ni:///sha-256;{urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip('=')}"


ANNOTATIONS = Exporter(
    name="annotations", suffix=".jsonld", what="claims as W3C Web Annotations with PROV-O provenance (JSON-LD)",
    make=_annotations, takes=("texts",),
)  # fmt: skip
