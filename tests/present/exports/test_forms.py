"""What holds for every form: the same bytes each time, and something for whatever a record holds."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.present.exports import EXPORTERS, Exporter, File, Material
from dragoman.present.exports.exporter import zipped
from tests.dossiers import ROOT
from tests.present.build import empty, record
from tests.present.exports.hostile import HOSTILE, hostile

FORMS = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
NO_RECORD = ("json", "surrogate")  # no half of a character comes in: neither UTF-8 nor JSON can hold one

SLOW = ("parquet", "xlsx")  # and nothing in them depends on the words
LINES = ("ftm", "plover")  # of nothing there are no lines


@FORMS
def test_the_same_record_gives_the_same_bytes(exporter: Exporter) -> None:
    assert exporter.make(Material(record())) == exporter.make(Material(record()))


@FORMS
def test_an_empty_record_has_every_form(exporter: Exporter) -> None:
    made = exporter.make(Material(empty()))
    assert isinstance(made, tuple) == exporter.several
    assert made or exporter.name in LINES


@pytest.mark.parametrize(
    ("exporter", "words"),
    [(exporter, words) for exporter in EXPORTERS for words in HOSTILE if (exporter.name, words) != NO_RECORD],
)
def test_hostile_words_have_every_form(exporter: Exporter, words: str) -> None:
    made = exporter.make(Material(hostile(HOSTILE[words])))
    assert exporter.several == isinstance(made, tuple)


@settings(max_examples=10)
@given(words=st.text(max_size=200))
def test_whatever_the_words_every_form_is_made_and_the_same_twice(words: str) -> None:
    for exporter in EXPORTERS:
        if exporter.name not in SLOW:
            assert exporter.make(Material(hostile(words))) == exporter.make(Material(hostile(words)))


def test_names_are_told_apart() -> None:
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)
    assert all(exporter.suffix.startswith(".") and exporter.what for exporter in EXPORTERS)


@FORMS
def test_the_documentation_tells_of_every_form(exporter: Exporter) -> None:
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    assert f"| `{exporter.name}` | `{exporter.suffix}` | {exporter.what}" in page


def test_several_files_are_one_zip() -> None:
    files = (File("a.csv", b"1"), File("b.csv", b"2"))
    found = zipfile.ZipFile(io.BytesIO(zipped(files)))
    assert [(name, found.read(name)) for name in found.namelist()] == [("a.csv", b"1"), ("b.csv", b"2")]
