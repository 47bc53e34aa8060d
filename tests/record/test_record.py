"""The record as JSON, and its schema."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import pytest
from msgspec.structs import replace

from dragoman.record.claim import KINDS, kind_of
from dragoman.record.errors import RecordError
from dragoman.record.record import FORMAT, Record, decode, encode, pieces, schema
from tests.dossiers import sample_record


def test_a_record_comes_back_from_its_json() -> None:
    assert decode(encode(sample_record())) == sample_record()


def test_a_record_fits_its_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft202012Validator(schema()).validate(json.loads(encode(sample_record())))


def test_the_schema_refuses_what_is_no_record() -> None:
    document = json.loads(encode(sample_record()))
    document["claims"][0]["evidence"][0]["start"] = "3"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(document)


def test_the_json_is_utf_8_with_a_final_newline() -> None:
    data = encode(sample_record())
    assert data.endswith(b"}\n")
    assert "“" in data.decode("utf-8")


@pytest.mark.parametrize("of", [sample_record, lambda: replace(sample_record(), claims=(), findings=(), reuse=())])
def test_the_pieces_of_a_record_are_the_bytes_of_the_whole(of: Callable[[], Record]) -> None:
    assert b"".join(pieces(of())) == msgspec.json.format(msgspec.json.encode(of()), indent=1) + b"\n"


def test_the_sample_has_claims_of_every_kind() -> None:
    assert {kind_of(claim) for claim in sample_record().claims} == set(KINDS)


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"format": "dragoman.record/2"}', encode(sample_record())[:-9], b"[" * 99999],
    ids=["empty", "list", "no fields", "not UTF-8", "other version", "cut short", "deep"],
)
def test_what_is_no_record_is_one_line(data: bytes) -> None:
    with pytest.raises(RecordError, match=FORMAT) as raised:
        decode(data)
    assert "\n" not in str(raised.value)


def test_an_unknown_field_is_refused() -> None:
    document = json.loads(encode(sample_record()))
    document["mood"] = "good"
    with pytest.raises(RecordError, match="mood"):
        decode(json.dumps(document).encode())


def test_a_record_cannot_be_changed() -> None:
    record: Any = sample_record()
    with pytest.raises(AttributeError):
        record.dossier = None


def test_the_format_is_in_every_record() -> None:
    assert Record.__struct_defaults__[0] == FORMAT
