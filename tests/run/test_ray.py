"""Reading on a Ray cluster of this machine: whoever dies, each report comes out once, in its place."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from benchmarks.growth import going_on
from dragoman.ingest.stream import stream
from dragoman.reconcile import block, reconcile
from dragoman.record.errors import ClusterError, MissingError
from dragoman.record.extraction import Extraction
from dragoman.record.record import encode
from dragoman.record.report import Report
from dragoman.run import Outcome, Unread
from dragoman.run.alone import outcomes
from dragoman.run.harvest import harvest
from dragoman.run.ray import Cluster
from dragoman.settings import DEFAULT
from tests.conftest import make_report
from tests.dossiers import SAMPLE
from tests.run.readers import Cheap

pytestmark = [
    pytest.mark.xdist_group("ray"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # Ray's own
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def two() -> Iterator[Cluster]:
    with Cluster(DEFAULT, workers=2, patience=8, reader=Cheap) as cluster:
        yield cluster


def texts(*special: str, plain: int = 40) -> list[Report]:
    """Plain reports with special ones among them."""
    return [make_report(text) for text in (*(f"Report {n}." for n in range(plain)), *special, "The last.")]


def ids(found: Sequence[Outcome]) -> list[str]:
    return [one.report for one in found]


def test_reports_come_out_in_their_order(two: Cluster) -> None:
    reports = texts()
    found = list(two.read(reports))
    assert ids(found) == [report.id for report in reports]
    assert all(isinstance(one, Extraction) for one in found)
    assert list(two.read([])) == []


def test_a_report_that_kills_or_never_ends_or_raises_is_left_unread_and_costs_no_other(two: Cluster) -> None:
    reports = texts("poison", "endless", "raises", plain=20)
    found = list(two.read(reports))
    assert ids(found) == [report.id for report in reports]
    unread = {one.report: one.reason for one in found if isinstance(one, Unread)}
    reasons = {report.text: unread[report.id] for report in reports if report.id in unread}
    assert reasons == {
        "poison": "the process that read it died", "endless": "reading it took more than 8 s",
        "raises": "cannot be read: ValueError: no",
    }  # fmt: skip


def test_an_actor_that_dies_of_nothing_in_particular_costs_no_report(two: Cluster, tmp_path: Path) -> None:
    reports = [make_report(f"once {tmp_path / str(n)}") for n in range(3)]
    found = list(two.read(reports))
    assert ids(found) == [report.id for report in reports]
    assert all(isinstance(one, Extraction) for one in found)


def test_a_large_dossier_is_compared_there_and_its_record_is_the_same(
    two: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "AT_ONCE", 200)
    parts = [going_on(number) for number in range(30)]
    reports, read = [r for r, _ in parts], [e for _, e in parts]
    there = reconcile(reports, read, name="x", weigher=partial(two.weigh, least=1))
    assert encode(there) == encode(reconcile(reports, read, name="x"))


def test_a_cluster_that_cannot_begin_is_one_line() -> None:
    code = (
        "from dragoman.run.ray import Cluster\nfrom dragoman.settings import DEFAULT\n"
        "from dragoman.record.errors import ClusterError\nfrom tests.run.readers import Broken\n"
        "try:\n    Cluster(DEFAULT, workers=1, reader=Broken).__enter__()\n"
        "except ClusterError as error:\n    print(str(error).count(chr(10)), error)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("0 no actor of the cluster could be started: ")


@pytest.mark.parametrize("address", ["127.0.0.1:9", "ray://127.0.0.1:9", "nowhere", "a:b"])
def test_an_address_where_nobody_answers_is_one_line_and_soon(address: str) -> None:
    start = time.monotonic()
    with pytest.raises(ClusterError, match=r"no Ray cluster answers|is no address"):
        Cluster(DEFAULT, address=address)
    assert time.monotonic() - start < 10


def test_without_ray_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(MissingError, match=r'ray is not installed: pip install "dragoman\[ray\]"'):
        Cluster(DEFAULT)


def test_a_harvest_there_has_the_bytes_of_one_here_though_an_actor_is_killed_meanwhile(tmp_path: Path) -> None:
    """Its own process: the cluster of this module is open."""
    code = (
        "import os, signal, sys, threading\nfrom pathlib import Path\n"
        "from dragoman.ingest.stream import stream\nfrom dragoman.run.harvest import harvest\n"
        "from dragoman.run.ray import Cluster\nfrom dragoman.settings import DEFAULT\n"
        "with Cluster(DEFAULT, workers=2) as cluster:\n"
        "    threading.Timer(0.3, os.kill, (cluster.processes[0], signal.SIGKILL)).start()\n"
        "    list(harvest(stream([Path(sys.argv[1])]), Path(sys.argv[2]), cluster.read, settings=DEFAULT))\n"
        "    assert cluster.lost == 1, 'nobody was killed while reading'\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(SAMPLE), str(tmp_path / "there")], env=environment, check=True)
    list(
        harvest(stream([SAMPLE]), tmp_path / "here", lambda some: iter(outcomes(list(some), DEFAULT)), settings=DEFAULT)
    )
    there, here = (
        {p.relative_to(tmp_path / name): p.read_bytes() for p in (tmp_path / name).rglob("*") if p.is_file()}
        for name in ("there", "here")
    )
    assert there == here
