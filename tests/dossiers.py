"""Dossiers that tests of whole runs share."""

from functools import cache
from pathlib import Path

from dragoman.ingest import ingest
from dragoman.pipeline import read_dossier
from dragoman.record.record import Record
from dragoman.record.report import Report

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "ernsee-ceasefire"

FIRST = """Ferry talks end without a deal
MORVANE, Tuesday - The harbour union rejected a pay offer of 4 percent on Tuesday.
“We will not sign this,” said Ilse Tarn, the union’s chair. “Not until the night shifts are paid.”
The ferry company offered to meet again on Friday. Three workers were injured in a scuffle at the gate, police said.
"""
SECOND = """Union says no
Ilse Tarn, who leads the harbour union, said the offer was “not serious”.
The company and the union agreed to publish the minutes by Friday.
"""
MANIFEST = "file,outlet,published,title\na.txt,The Morvane Post,2031-03-04,Ferry talks end without a deal\n"


def write_dossier(folder: Path) -> Path:
    """A folder with two short reports, and a manifest that knows one of them."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "b.txt").write_text(SECOND, encoding="utf-8")
    (folder / "manifest.csv").write_text(MANIFEST, encoding="utf-8")
    return folder


@cache
def sample_record() -> Record:
    """The record of the first sample dossier."""
    return read_dossier([SAMPLE], name="Sample")


@cache
def sample_reports() -> tuple[Report, ...]:
    """The reports of the first sample dossier."""
    return ingest([SAMPLE]).reports
