"""The whole way: the same bytes for the same reports, and no text whatever that breaks it."""

import csv
import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.extract import extract
from dragoman.ingest import ingest
from dragoman.pipeline import read_dossier
from dragoman.read import read
from dragoman.reconcile import reconcile
from dragoman.record.record import Record, decode, encode
from dragoman.record.report import Report
from dragoman.record.verify import verify
from dragoman.run import Outcome, Unread
from dragoman.run.alone import extractions
from dragoman.settings import Settings
from tests.conftest import make_report
from tests.dossiers import FIRST, SAMPLE, write_dossier

MEBI = 1 << 20


def whole(reports: list[Report]) -> Record:
    """The record of reports that are no files."""
    return reconcile(reports, [extract(reading) for reading in read(reports)], name="any")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_another_process_gives_the_same_bytes(seed: str) -> None:
    command = [sys.executable, "-m", "dragoman", "read", str(SAMPLE), "--json"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout == encode(read_dossier([SAMPLE], name="Ernsee ceasefire"))


def test_the_order_of_files_is_no_matter() -> None:
    files = sorted(SAMPLE.glob("*.txt"))
    manifest = SAMPLE / "manifest.csv"
    there = read_dossier([*files, manifest], name="x")
    back = read_dossier([manifest, *reversed(files)], name="x")
    assert encode(there) == encode(back)


def test_the_order_in_which_a_folder_was_filled_is_no_matter(tmp_path: Path) -> None:
    names = [p.name for p in sorted(SAMPLE.iterdir())]
    for folder, order in (("one", names), ("two", names[::-1])):
        (tmp_path / folder).mkdir()
        for name in order:
            (tmp_path / folder / name).write_bytes((SAMPLE / name).read_bytes())
    assert encode(read_dossier([tmp_path / "one"], name="x")) == encode(read_dossier([tmp_path / "two"], name="x"))


def test_what_a_runner_leaves_unread_is_skipped_with_its_reason() -> None:
    def losing_one(reports: Collection[Report], settings: Settings) -> Iterator[Outcome]:
        first, *rest = reports
        yield Unread(report=first.id, reason="lost")
        yield from extractions(rest, settings)

    whole, less = read_dossier([SAMPLE], name="x"), read_dossier([SAMPLE], name="x", runner=losing_one)
    lost = set(whole.skipped) ^ set(less.skipped)
    assert {s.reason for s in lost} == {"lost"}
    assert [r.file for r in whole.reports] == [*(s.file for s in lost), *(r.file for r in less.reports)]


def test_another_report_changes_no_claim_of_the_others_but_their_actors(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    before = read_dossier([folder], name="x")
    (folder / "z.txt").write_text("Nobody came to the quay. The gulls, a porter said, were many.\n", encoding="utf-8")
    after = read_dossier([folder], name="x")
    kept = {c.id: c.evidence for c in after.claims}
    assert [kept[c.id] for c in before.claims] == [c.evidence for c in before.claims]


PIECES = [
    "“", "”", '"', "'", "‘", "’", "«", "»", "\n", "\n\n", "\r\n", " ", ".", "?", ":", "…", "—", "-", ",", "(", ")",
    "the union", "The minister", "Ilse Tarn", "President Oru Venn", "of Ostria", "said", "told reporters", "he",
    "according to", "agreed to", "will not", "unless", "if", "until", "demanded", "rejected the offer", "on Friday",
    "2031-03-04", "nine", "at least 1,200", "3.5 percent", "were killed", "talks in", "met", "0" * 400, "a" * 400,
    "\u2028", "\u200b", "\ufeff", "\x00", "\U0001f600", "e\u0301", "ﷺ", "İ", "ß", "<p>", "&amp;", "\t",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), min_size=1, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(TEXTS | st.text(min_size=1, max_size=80), min_size=1, max_size=3, unique=True))
def test_any_text_is_read_and_all_evidence_is_exact(texts: list[str]) -> None:
    reports = [make_report(text, file=f"{n}.txt") for n, text in enumerate(texts)]
    record = whole(reports)
    assert list(verify(record, reports)) == []
    assert decode(encode(record)) == record


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), ending=st.sampled_from([".txt", ".md", ".html", ".json", ".jsonl"]))
def test_any_bytes_are_read_or_skipped(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"report{ending}"
    path.write_bytes(data)
    record = read_dossier([path], name="x")
    assert list(verify(record, ingest([path]).reports)) == []
    assert record.reports or record.skipped


HOSTILE = (
    b"<html><body>" + b"<div>" * 3000 + b"<script>alert(1)</script><p>Talks &#0; &bogus; <b>failed</i>.</p><p" * 50
)
BAD = {
    "no_sentence_end.txt": ("The envoys met and " * 3000).encode(),
    "opening_quotes.txt": ("“" * 10_000 + "Talks failed, she said.").encode(),
    "straight_quotes.txt": ('"' * 10_000 + "Talks failed, she said.").encode(),
    "single_quotes.txt": ("'" * 10_000 + "Talks failed, she said.").encode(),
    "one_word.txt": b"a" * 100_000,
    "latin1.txt": "Le négociateur a déclaré que l'accord était signé à Évian, selon Mme Chênevert.\n".encode("latin-1"),
    "hostile.html": HOSTILE,
    "half_open.html": b"<html><title>Talks<body><p>The union said it had left the talks for good, and would not",
    "empty_object.json": b"{}",
    "half.jsonl": b'{"text": "The union left the talks, its chair said."}\n{"text": "The un',
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_report_never_stops_the_others(tmp_path: Path, name: str) -> None:
    folder = write_dossier(tmp_path / "reports")
    (folder / name).write_bytes(BAD[name])
    record = read_dossier([folder], name="x")
    assert {"a.txt", "b.txt"} <= {r.file for r in record.reports}
    assert list(verify(record, ingest([folder]).reports)) == []
    assert any(name in f for f in [*(r.file for r in record.reports), *(s.file for s in record.skipped)])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\r\n"),
        ("huge.txt", FIRST.encode() * (20 * MEBI // len(FIRST.encode()))),
        ("binary.txt", bytes(range(256)) * 40),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\x00\x07" * 900),
    ],
)
def test_what_is_no_report_is_skipped_with_a_reason(tmp_path: Path, name: str, data: bytes) -> None:
    folder = write_dossier(tmp_path / "reports")
    (folder / name).write_bytes(data)
    record = read_dossier([folder], name="x")
    assert [r.file for r in record.reports] == ["a.txt", "b.txt"]
    assert [s.file for s in record.skipped] == [name]
    assert record.skipped[0].reason.strip()


def test_latin_1_is_understood(tmp_path: Path) -> None:
    (tmp_path / "latin1.txt").write_bytes(BAD["latin1.txt"])
    (report,) = ingest([tmp_path]).reports
    assert "négociateur" in report.text


def test_a_file_that_only_the_manifest_knows_is_skipped(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    with (folder / "manifest.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["gone.txt", "The Gone Times", "2031-03-05", "Gone"])
    record = read_dossier([folder], name="x")
    assert [s.file for s in record.skipped] == ["gone.txt"]
    assert len(record.reports) == 2


def test_the_same_report_twice_is_one(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    (folder / "copy.txt").write_text(FIRST, encoding="utf-8")
    assert len(read_dossier([folder], name="x").reports) == 2


def test_a_record_among_the_reports_is_no_report(tmp_path: Path) -> None:
    folder = write_dossier(tmp_path / "reports")
    once = encode(read_dossier([folder], name="x"))
    (folder / "record.json").write_bytes(once)
    assert encode(read_dossier([folder], name="x")) == once
