"""Harvests: whatever is broken off is gone on with, loses nothing and doubles nothing."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.cli import run
from dragoman.ingest import ingest
from dragoman.ingest.draft import Draft
from dragoman.ingest.stream import stream
from dragoman.pipeline import read_dossier
from dragoman.record.claim import Figure, claim_id
from dragoman.record.errors import UsageError
from dragoman.record.extra import library
from dragoman.record.extraction import Extraction
from dragoman.record.record import Skipped, encode
from dragoman.record.report import Report, evidence
from dragoman.record.value import Quantity
from dragoman.run import Outcome, Unread
from dragoman.run.alone import extractions
from dragoman.run.harvest import BATCH, MANIFEST, batches, harvest, remembered
from dragoman.run.parquet import found_in
from dragoman.settings import DEFAULT, Settings
from tests.dossiers import SAMPLE

ENGLISH = "The union of the dockers said on Monday that it will not sign the offer of the port, number {}."


def cheap(reports: Collection[Report]) -> Iterator[Outcome]:
    """One claim of each report, and none where it breaks."""
    for report in reports:
        if "breaks" in report.text:
            yield Unread(report=report.id, reason="it broke")
            continue
        span = (evidence(report, 4, 9, role="content"),)
        quantity = Quantity(low=1, high=1, qualifier="exact", unit="union", text="union")
        figure = Figure(
            id=claim_id("figure", report.id, span), report=report.id, text=report.text, evidence=span,
            quantity=quantity, counts="unions",
        )  # fmt: skip
        yield Extraction(report=report.id, entities=(), claims=(figure,))


def drafts(count: int, *others: str) -> list[Draft]:
    texts = [ENGLISH.format(n) for n in range(count)] + list(others)
    return [Draft(file=f"{n}.txt", place=f"{n}.txt", text=text) for n, text in enumerate(texts)]


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_what_was_found_is_there_again_and_a_rerun_does_nothing(tmp_path: Path) -> None:
    some = drafts(2 * BATCH + 7)
    done = list(harvest(some, tmp_path / "out", cheap, settings=DEFAULT))
    assert [batch.reports for batch in done] == [BATCH, BATCH, 7]
    assert batches(tmp_path / "out") == done
    found = [one for batch in done for one in found_in(tmp_path / "out", batch.number)]
    assert [one.report.text for one in found] == [draft.text for draft in some]
    rows = library("pyarrow.parquet", extra="parquet").read_table(tmp_path / "out" / "claims").to_pylist()
    assert {row["claim"] for row in rows} == {claim.id for one in found for claim in one.extraction.claims}
    before = files(tmp_path / "out")
    assert list(harvest(some, tmp_path / "out", cheap, settings=DEFAULT)) == []
    assert files(tmp_path / "out") == before


def test_more_of_the_stream_is_all_that_is_read(tmp_path: Path) -> None:
    read: list[str] = []

    def watched(reports: Collection[Report]) -> Iterator[Outcome]:
        read.extend(report.file for report in reports)
        return cheap(reports)

    list(harvest(drafts(5), tmp_path / "out", watched, settings=DEFAULT))
    list(harvest(drafts(8), tmp_path / "out", watched, settings=DEFAULT))
    assert read == [f"{n}.txt" for n in range(8)]


def test_what_cannot_be_read_is_set_aside_once_with_its_reason(tmp_path: Path) -> None:
    foreign = (
        "Der Verband der Hafenarbeiter hat am Montag erklärt, dass er das Angebot nicht annehmen wird, und streikt."
    )
    bad: list[Draft | Skipped] = [
        Skipped(file="s#3", reason="not JSON"),
        *drafts(2, "", foreign, ENGLISH.format("that breaks")),
    ]
    first = list(harvest(bad, tmp_path / "out", cheap, settings=DEFAULT))
    assert [batch.reports for batch in first] == [2]
    assert [left.file for left in first[0].aside] == ["s#3", "2.txt", "3.txt", "4.txt"]
    reasons = [left.reason for left in first[0].aside]
    assert (reasons[0], reasons[1], reasons[3]) == ("not JSON", "empty: no words in it", "it broke")
    assert "German" in reasons[2]
    assert list(harvest(bad, tmp_path / "out", cheap, settings=DEFAULT)) == []


@pytest.mark.parametrize("cut", [1, 40])
def test_a_kill_between_writing_and_its_line_changes_no_byte(tmp_path: Path, cut: int) -> None:
    some = drafts(BATCH + 9)
    list(harvest(some, tmp_path / "whole", cheap, settings=DEFAULT))
    list(harvest(some, tmp_path / "cut", cheap, settings=DEFAULT))
    manifest = tmp_path / "cut" / MANIFEST
    manifest.write_bytes(manifest.read_bytes()[:-cut])  # the last line was not written whole
    list(harvest(some, tmp_path / "cut", cheap, settings=DEFAULT))
    assert files(tmp_path / "cut") == files(tmp_path / "whole")


def test_a_folder_of_something_else_or_of_other_settings_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("Dear all", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no claims"):
        list(harvest(drafts(1), tmp_path / "other", cheap, settings=DEFAULT))
    list(harvest(drafts(1), tmp_path / "out", cheap, settings=DEFAULT))
    with pytest.raises(UsageError, match="other settings"):
        list(harvest(drafts(1), tmp_path / "out", cheap, settings=Settings(issues=())))


def test_a_process_killed_again_and_again_leaves_what_one_run_leaves(tmp_path: Path) -> None:
    """The slow reader gives each batch a tenth of a second, so that kills fall anywhere."""
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom dragoman.run import harvest as h\n"
        "from dragoman.settings import DEFAULT\nfrom tests.run.test_harvest import cheap, drafts\n"
        "h.BATCH = 16\n"
        "def slow(reports):\n    time.sleep(0.1)\n    yield from cheap(reports)\n"
        "list(h.harvest(drafts(200), Path(sys.argv[1]), slow, settings=DEFAULT))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}

    def started(folder: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", code, str(tmp_path / folder)], env=environment)

    assert started("whole").wait() == 0
    for _ in range(4):
        process = started("killed")
        manifest = tmp_path / "killed" / MANIFEST
        before = manifest.stat().st_size if manifest.exists() else 0
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until:
            if manifest.exists() and manifest.stat().st_size > before + 400:
                process.send_signal(signal.SIGKILL)
            time.sleep(0.01)
        process.wait()
    assert started("killed").wait() == 0
    whole, killed = (files(tmp_path / name) for name in ("whole", "killed"))
    assert whole == {name: data for name, data in killed.items() if "/." not in name}


def test_a_record_from_what_was_read_before_is_the_same_byte_by_byte(tmp_path: Path) -> None:
    reports = ingest([SAMPLE]).reports
    list(harvest(stream([SAMPLE]), tmp_path / "out", lambda some: extractions(some, DEFAULT), settings=DEFAULT))

    def nobody(some: Collection[Report], _: Settings) -> Iterator[Outcome]:
        assert not some
        return iter(())

    known = read_dossier([SAMPLE], name="x", runner=remembered(tmp_path / "out", nobody))
    assert encode(known) == encode(read_dossier([SAMPLE], name="x"))
    assert len(reports) == batches(tmp_path / "out")[0].reports


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A stream of the sample's reports, as JSON Lines."""
    path = tmp_path / "stream.jsonl"
    texts = [report.text for report in ingest([SAMPLE]).reports]
    path.write_text("\n".join(json.dumps({"text": text}) for text in [*texts, texts[0]]) + "\n{\n", encoding="utf-8")
    return path


def test_one_worker_and_several_write_the_same_files_and_rows(
    tmp_path: Path, lines: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for workers in ("1", "2"):
        url = f"sqlite:///{tmp_path}/claims{workers}.db"
        arguments = ["read", str(lines), "--claims", str(tmp_path / workers), "--workers", workers, "--database", url]
        assert run(arguments) == 0
        said = capsys.readouterr().err
        assert "not read: stream.jsonl#7" in said
        assert "5 reports read" in said
        assert run(arguments) == 0
        assert "0 reports read" in capsys.readouterr().err
    assert files(tmp_path / "1") == files(tmp_path / "2")
    tables = []
    for workers in ("1", "2"):
        with closing(sqlite3.connect(tmp_path / f"claims{workers}.db")) as base:
            asked = ("SELECT * FROM harvest_reports ORDER BY 1", "SELECT * FROM harvest_claims ORDER BY 1")
            tables.append([base.execute(one).fetchall() for one in asked])
    assert tables[0] == tables[1]
    claims = library("pyarrow.parquet", extra="parquet").read_table(tmp_path / "1" / "claims").num_rows
    assert len(tables[0][1]) == claims > 50


def test_wrong_use_is_told(tmp_path: Path, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out")
    assert run(["read", str(lines), "--claims", out, "--json"]) == 2
    assert run(["read", "https://example.org/", "--claims", out]) == 2
    assert run(["read", str(lines), "--address", "10.0.0.1:6379"]) == 2
    assert run(["read", str(lines), "--claims", out, "--runner", "ray", "--address", "127.0.0.1:9"]) == 1
    assert all(line.startswith("dragoman: ") for line in capsys.readouterr().err.splitlines())
