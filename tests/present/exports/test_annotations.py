"""Web Annotations, read by a JSON-LD library: each leads to its words in the text that it names.

The context that the exports name is not fetched: `anno.jsonld` here is written by hand and defines the terms that are
used as the Web Annotation Vocabulary does (https://www.w3.org/TR/annotation-vocab/).
"""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pyld import jsonld

from dragoman.present.exports import Material
from dragoman.present.exports.annotations import ANNO, ANNOTATIONS, AROUND
from dragoman.record.judgement import Judged
from dragoman.record.record import Record
from tests.dossiers import sample_record, sample_reports
from tests.present.build import GATE, IDS, TEXTS, record
from tests.present.exports.hostile import HOSTILE, hostile

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
CONTEXT = json.loads((Path(__file__).parent / "anno.jsonld").read_text(encoding="utf-8"))
Node = dict[str, Any]


def loader(url: str, _: object) -> Node:
    assert url == ANNO
    return {"contextUrl": None, "documentUrl": url, "contentType": "application/ld+json", "document": CONTEXT}


def made(found: Record, texts: Mapping[str, str]) -> bytes:
    data = ANNOTATIONS.make(Material(found, texts=texts))
    assert isinstance(data, bytes)
    return data


def expanded(data: bytes) -> Node:
    """The collection without any of our own names: only IRIs are left."""
    (node,) = jsonld.expand(json.loads(data), {"documentLoader": loader})
    return dict(node)


def annotations(node: Node) -> list[Node]:
    (page,) = node["http://www.w3.org/ns/activitystreams#first"]
    items: list[Node] = page["http://www.w3.org/ns/activitystreams#items"][0]["@list"]
    return items


def targets(node: Node) -> Iterator[Node]:
    return (target for one in annotations(node) for target in one[f"{OA}hasTarget"])


def only(node: Node, name: str) -> Any:  # noqa: ANN401  whatever a literal holds
    (value,) = node[f"{OA}{name}"]
    return value.get("@value", value.get("@id"))


def named(text: str) -> str:
    """The `ni:` URI of a text (RFC 6920)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"


def resolved(data: bytes, texts: Iterable[str]) -> int:
    """How many targets there are, each of which leads to its words by place and by quotation."""
    by_name = {named(text): text for text in texts}
    held = list(targets(expanded(data)))
    for target in held:
        text = by_name[only(target, "hasSource")]
        quote, position = target[f"{OA}hasSelector"]
        start, end = only(position, "start"), only(position, "end")
        assert text[start:end] == only(quote, "exact")
        before, after = only(quote, "prefix"), only(quote, "suffix")
        assert text.startswith(before + only(quote, "exact") + after, start - len(before))
        assert len(before) == min(AROUND, start)
    return len(held)


def test_every_annotation_leads_to_its_words() -> None:
    texts = {report.id: report.text for report in sample_reports()}
    number = resolved(made(sample_record(), texts), texts.values())
    assert number == sum(len(claim.evidence) for claim in sample_record().claims)
    assert resolved(made(record(), {IDS[file]: text for file, text in TEXTS.items()}), TEXTS.values())


def test_what_a_claim_says_and_where_it_comes_from() -> None:
    node = expanded(made(record(), {}))
    found = annotations(node)[0]
    said, kind = found[f"{OA}hasBody"]
    assert found["@type"] == [f"{OA}Annotation"]
    assert (only(said, "hasPurpose"), said["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"]) == (
        f"{OA}describing", GATE.text,
    )  # fmt: skip
    assert kind["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"][0]["@value"] == "statement"
    assert found[f"{PROV}wasDerivedFrom"] == [{"@id": named(TEXTS["wire.txt"])}]
    (activity,) = node[f"{PROV}wasGeneratedBy"]
    assert found[f"{PROV}wasGeneratedBy"] == [{"@id": activity["@id"]}]
    assert [one["@id"] for one in activity[f"{PROV}used"]] == [named(text) for text in TEXTS.values()]
    assert found[f"{PROV}wasAttributedTo"][0]["http://xmlns.com/foaf/0.1/name"] == [{"@value": "Ines Holm"}]


def test_who_judged_a_claim_stands_beside_its_speaker() -> None:
    judged = Judged(
        id="j-1", action="confirm", who="ana", when="2031-05-06T10:00:00Z", state="applied", why=None,
        claims=(GATE.id,), findings=(), about=(), field=None, value=None, was=None, note=None, undoes=None,
    )  # fmt: skip
    other = replace(judged, id="j-2", who="ben", state="undone")
    found = annotations(expanded(made(replace(record(), judgements=(judged, judged, other)), {})))[0]
    names = [one["http://xmlns.com/foaf/0.1/name"][0]["@value"] for one in found[f"{PROV}wasAttributedTo"]]
    assert names == ["Ines Holm", "ana"]


def test_without_the_texts_there_are_the_exact_words_alone() -> None:
    for target in targets(expanded(made(record(), {}))):
        assert {f"{OA}exact", f"{OA}prefix"} & set(target[f"{OA}hasSelector"][0]) == {f"{OA}exact"}


def test_no_name_is_lost_for_want_of_a_meaning() -> None:
    data = json.loads(made(record(), {}))
    found = jsonld.expand(data, {"documentLoader": loader, "keepFreeFloatingNodes": True})
    keys = {key for key in _keys(data) if key not in ("@context", "prov", "id", "type")}
    meanings = {key.rsplit("#", 1)[-1].rsplit("/", 1)[-1].removeprefix("has") for key in _keys(found)}
    other = {"motivation": "motivatedBy", "total": "totalItems"}
    wanted = {other.get(key, key.rpartition(":")[2]).casefold() for key in keys}
    assert wanted <= {meaning.casefold() for meaning in meanings}


def _keys(value: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(one)


def test_what_people_rejected_is_not_annotated() -> None:
    assert len(annotations(expanded(made(replace(record(), rejected=(GATE.id,)), {})))) == len(record().claims) - 1


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_json_ld(words: str) -> None:
    found = hostile(HOSTILE[words])
    assert len(annotations(expanded(made(found, {})))) == len(found.claims)
