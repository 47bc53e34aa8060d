"""What was told to be accepted is there, whatever happens to whoever adds: killed, or not alone.

`make safety` does it 200 times, and for a minute; `make test` a few times and for seconds.
"""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest

from dragoman import living
from dragoman.ingest import gather
from dragoman.ingest.gathered import settled
from dragoman.reconcile import reconcile
from dragoman.record.judgement import Judgement, with_id
from dragoman.record.record import encode
from dragoman.settings import DEFAULT
from dragoman.store import opened
from tests.reading import cheap

TIMES = int(os.environ.get("DRAGOMAN_KILLS", "8"))  # how often somebody is killed
SECONDS = float(os.environ.get("DRAGOMAN_SECONDS", "3"))  # how long two write at once
EACH = 10  # kills a store: then another, so that looking at all of it stays quick
REPORTS = 12
FORK = multiprocessing.get_context("fork")  # a child that has everything loaded: it is killed while it writes


def write_reports(folder: Path, *, count: int, first: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["file,outlet,published"]
    for n in range(first, first + count):
        said = f"Tarn said offer {n} was an insult to all {n} of them. A crane fell on quay {n}. Nine boats sank."
        (folder / f"{n:04}.txt").write_text(f"Report {n} of the strike\n{said}\n", encoding="utf-8")
        rows.append(f"{n:04}.txt,Post {n},2031-03-{n % 28 + 1:02}")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "manifest.csv").write_text("\n".join(rows), encoding="utf-8")
    return folder


def add(url: str, name: str, paths: list[Path], told: int) -> None:
    """Add reports, and tell of each that it is accepted."""
    with opened(url, create=True) as store:
        store.make(name)
        for one in living.add(store, name, gather(paths), read=cheap):
            os.write(told, f"{one.report}\n".encode())
        living.record(store, name)


def in_child(work: Callable[..., None], *arguments: object) -> ForkProcess:
    """Do something in another process; the process."""
    sys.stdout.flush()
    process = FORK.Process(target=work, args=arguments)
    process.start()
    return process


def expected(name: str, folder: Path) -> bytes:
    """The record of all reports of a folder at once."""
    found = settled(gather([folder]))
    return encode(reconcile(found.reports, cheap(found.reports, DEFAULT), name=name, skipped=found.skipped))


def lines(end: int) -> set[str]:
    with os.fdopen(end, encoding="utf-8") as file:
        return {line for line in file.read().split("\n")[:-1] if line}


def kills(url: str, folder: Path, chance: random.Random, times: int) -> Iterator[float]:
    """Kill whoever adds, at any moment; look each time whether all is well. How much was accepted, as a share."""
    long = 0.3
    for n in range(times):
        name = f"dossier {n}"
        there, told = os.pipe()
        began = time.monotonic()
        process = in_child(add, url, name, [folder], told)
        os.close(told)
        process.join(chance.uniform(0, long) if n else None)  # the first is let live, to see how long it takes
        long = long if n else (time.monotonic() - began) * 1.05
        if process.is_alive():
            process.kill()
        process.join()
        accepted = lines(there)
        with opened(url, create=True) as store:
            assert [f"{fault.where}: {fault.problem}" for fault in living.faults(store)] == []
            there_now = {d.name for d in store.dossiers()}
            kept = {r.report for r in store.state(name).readings} if name in there_now else set()
            assert accepted <= kept
        nowhere = os.open(os.devnull, os.O_WRONLY)
        add(url, name, [folder], nowhere)  # whoever comes back goes on where it stopped
        os.close(nowhere)
        with opened(url) as store:
            assert living.record(store, name) == expected(name, folder)
        yield len(kept) / REPORTS


def test_whoever_is_killed_leaves_a_whole_store(address: Callable[[], str], tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", count=REPORTS)
    chance = random.Random(TIMES)  # noqa: S311  no secret
    shares: list[float] = []
    while len(shares) < TIMES:
        shares += kills(address(), folder, chance, min(EACH, TIMES - len(shares)))
    assert shares
    if TIMES > EACH:
        assert any(0 < share < 1 for share in shares), "nobody was killed amid its work"


@pytest.mark.parametrize("times", [max(3, TIMES // 10)])
def test_whoever_is_killed_making_a_store_leaves_none_or_all_of_it(address: Callable[[], str], times: int) -> None:
    chance = random.Random(times)  # noqa: S311  no secret
    for _ in range(times):
        url, nowhere = address(), os.open(os.devnull, os.O_WRONLY)
        process = in_child(add, url, "x", [], nowhere)
        process.join(chance.uniform(0, 0.15))
        process.kill()
        process.join()
        os.close(nowhere)
        with opened(url, create=True) as store:
            store.make("x")
            assert [f"{fault.where}: {fault.problem}" for fault in living.faults(store)] == []


def adding(url: str, folder: Path, until: float, told: int) -> None:
    """Add one report after another until a moment."""
    for n in range(100_000):
        if time.time() > until:
            return
        file = write_reports(folder / str(n), count=1, first=hash_of(folder) + n) / f"{hash_of(folder) + n:04}.txt"
        add(url, "x", [file], told)


def hash_of(folder: Path) -> int:
    return 1_000_000 * int(folder.name)


def judging(url: str, until: float, told: int) -> None:
    """Judge one thing after another until a moment."""
    n = 0
    while time.time() < until:
        n += 1
        made = with_id(Judgement(id="", action="comment", who="judge", when=f"{n}", note=f"remark {n}"))
        with opened(url, create=True) as store:
            store.judge("x", made)
        os.write(told, f"{made.id}\n".encode())


def test_two_who_add_and_one_who_judges_lose_nothing(url: str, tmp_path: Path) -> None:
    with opened(url, create=True) as store:
        store.make("x")
    until = time.time() + SECONDS
    ends = [os.pipe() for _ in range(3)]
    work = [
        in_child(adding, url, tmp_path / "1", until, ends[0][1]),
        in_child(adding, url, tmp_path / "2", until, ends[1][1]),
        in_child(judging, url, until, ends[2][1]),
    ]
    for _, told in ends:
        os.close(told)
    with ThreadPoolExecutor(len(ends)) as readers:  # all at once: a pipe that is full would stop whoever writes to it
        one, two, judged = readers.map(lines, [there for there, _ in ends])
    for process in work:
        process.join()
    assert [process.exitcode for process in work] == [0, 0, 0]
    assert one
    assert two
    assert judged
    with opened(url) as store:
        state = store.state("x")
        assert one | two == {r.report for r in state.readings}
        assert judged == {j.id for j in state.judgements}
        assert [f"{fault.where}: {fault.problem}" for fault in living.faults(store)] == []


@pytest.mark.parametrize("times", [2])
def test_two_who_make_the_same_store_at_once_make_one(address: Callable[[], str], times: int) -> None:
    for _ in range(times):
        url = address()
        ends = [os.pipe() for _ in range(3)]
        work = [in_child(add, url, "x", [], told) for _, told in ends]
        for process in work:
            process.join()
        for there, told in ends:
            os.close(there)
            os.close(told)
        assert [process.exitcode for process in work] == [0, 0, 0]
        with opened(url) as store:
            assert [one.name for one in store.dossiers()] == ["x"]
