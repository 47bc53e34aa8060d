"""What holds for every form: the same bytes each time, and something for a record with nothing in it."""

import io
import zipfile

import pytest

from dragoman.present.exports import EXPORTERS, Exporter, File, Material
from dragoman.present.exports.exporter import zipped
from tests.present.build import empty, record

FORMS = pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)


@FORMS
def test_the_same_record_gives_the_same_bytes(exporter: Exporter) -> None:
    assert exporter.make(Material(record())) == exporter.make(Material(record()))


@FORMS
def test_an_empty_record_has_every_form(exporter: Exporter) -> None:
    assert exporter.make(Material(empty()))


def test_names_are_told_apart() -> None:
    assert len({exporter.name for exporter in EXPORTERS}) == len(EXPORTERS)
    assert all(exporter.suffix.startswith(".") and exporter.what for exporter in EXPORTERS)


def test_several_files_are_one_zip() -> None:
    files = (File("a.csv", b"1"), File("b.csv", b"2"))
    found = zipfile.ZipFile(io.BytesIO(zipped(files)))
    assert [(name, found.read(name)) for name in found.namelist()] == [("a.csv", b"1"), ("b.csv", b"2")]
