"""Reading in several processes: the same, in order, whoever dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from dragoman.pipeline import read_dossier
from dragoman.record.record import encode
from dragoman.record.report import Report
from dragoman.run import Outcome, Runner, Unread, local
from dragoman.run.alone import extractions, outcomes
from dragoman.run.local import Pool, runner
from dragoman.settings import DEFAULT, Settings
from tests.conftest import make_report

TEXTS = [
    f"Port Marrow, {n} May 2031\n\nAt least {n + 2} people were hurt on Pier {n}, police said.\n" for n in range(12)
]
REPORTS = [make_report(text, file=f"{n}.txt") for n, text in enumerate(TEXTS)]


def deadly(pipe: object, settings: Settings) -> None:
    """A process that reads, but dies of reports with "Pier 7"."""
    real = outcomes

    def dying(reports: Collection[Report], settings: Settings) -> list[Outcome]:
        if any("Pier 7," in report.text for report in reports):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(tuple(reports), settings)

    vars(local)["outcomes"] = dying
    local.serve(pipe, settings)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def alone() -> list[Outcome]:
    return list(extractions(REPORTS, DEFAULT))


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_give_what_one_gives_in_order(processes: int, alone: list[Outcome]) -> None:
    with Pool(processes, DEFAULT) as pool:
        assert list(pool.read(REPORTS)) == alone
        assert list(pool.read(REPORTS[:5])) == alone[:5]


def test_too_little_for_two_is_read_here(alone: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "Pool", None)
    assert list(runner(8)(REPORTS, DEFAULT)) == alone
    assert list(runner(8)([], DEFAULT)) == []


def test_the_report_that_kills_is_left_unread_and_no_other(
    alone: list[Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "serve", deadly)
    with Pool(2, DEFAULT) as pool:
        found = list(pool.read(REPORTS))
    assert found[7] == Unread(report=REPORTS[7].id, reason="the process that read it died (signal 9)")
    assert found[:7] + found[8:] == alone[:7] + alone[8:]


def test_a_report_that_breaks_the_program_is_left_unread(alone: list[Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(reports: Collection[Report], settings: Settings) -> Iterator[Outcome]:
        if REPORTS[1] in reports:
            message = "no such word"
            raise KeyError(message)
        return iter(extractions(reports, settings))

    monkeypatch.setattr("dragoman.run.alone.extractions", breaking)
    found = outcomes(REPORTS[:3], DEFAULT)
    assert found == [
        alone[0],
        Unread(report=REPORTS[1].id, reason="cannot be read: KeyError: 'no such word'"),
        alone[2],
    ]


def test_the_same_bytes_from_one_process_and_from_several(tmp_path: Path) -> None:
    for report in REPORTS * 2:
        (tmp_path / report.file).write_text(report.text, encoding="utf-8")
    one, two = (encode(read_dossier([tmp_path], name="x", runner=r)) for r in (runner(1), runner_of(2)))
    assert one == two


def runner_of(processes: int) -> Runner:
    """A runner of so many processes, however little there is to read."""

    def reading(reports: Collection[Report], settings: Settings) -> Iterator[Outcome]:
        with Pool(processes, settings) as pool:
            yield from pool.read(reports)

    return reading


def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    for n in range(64):
        (tmp_path / f"{n}.txt").write_text(REPORTS[n % 12].text * 40 + f"Report {n}.", encoding="utf-8")
    command = [sys.executable, "-m", "dragoman", "read", str(tmp_path), "--workers", "2", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    until = time.monotonic() + 60
    while time.monotonic() < until and len(children.read_text().split()) < 2:
        time.sleep(0.1)
    started = [int(pid) for pid in children.read_text().split()]
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert started
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{pid}").exists() for pid in started):
        time.sleep(0.1)
    assert not [pid for pid in started if Path(f"/proc/{pid}").exists()]
