"""What the pages of the workspace take on a dossier of 1,000 reports, asked by eight clients at once, over loopback."""

import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from benchmarks.reconciling import CLAIMS, TELLERS, invented
from benchmarks.results import table
from dragoman import living
from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered
from dragoman.record.claim import Incident
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.settings import Settings
from dragoman.store import Store, opened

REPORTS, CLIENTS, SECONDS = 1000, 8, 60.0
MOST = 0.3  # seconds that 95 of 100 answers may take at the most
GROWTH = 1.1  # times what the server held after a third of the time that it may hold in the end
NAME = "synthetic"
ROOMS = (
    "", "findings", "findings?verdict=differ&page=3", "findings?kind=incident", "positions", "commitments",
    "conditions", "timeline", "map", "statements", "statements?order=speaker&page=2", "reports", "origins",
    "judgements", "add", "search?q=tormelquar", "compare", "export/findings.csv", "export/statements.json",
)  # fmt: skip
OTHERS = ("/", "/new", "/help", "/search?q=tormelquar", "/healthz", "/static/style.css")
LINKS = {"finding": r"/findings/([\w-]+)", "report": r"/reports/([\w-]+)"}  # pages of one thing each
EACH = 5  # of them


@dataclass(slots=True)
class Asked:
    """What clients got: seconds of each answer by page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)


def lines() -> Iterator[str]:
    """The lines of the results: what each page takes, errors, and memory."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/dragoman.db"
        with opened(url, create=True) as store:
            fill(store)
        with served(url) as (port, process):
            first = _first(port)
            asked, early, late = _load(port, process.pid)
    every = [seconds for some in asked.seconds.values() for seconds in some]
    rows = [(page, f"{len(some):,}", *_spread(some)) for page, some in sorted(asked.seconds.items())]
    head = ("page", "answers", "median ms", "95th ms", "longest ms")
    yield from table(head, [*rows, ("all", f"{len(every):,}", *_spread(every))])
    yield ""
    wrong = f": {'; '.join(asked.wrong[:3])}" if asked.wrong else ""
    yield f"{CLIENTS} clients for {SECONDS:.0f} s on {REPORTS:,} reports: {len(asked.wrong)} errors{wrong}."
    yield f"The brief's first visit after the server began took {first * 1000:.0f} ms; later ones are in the table."
    kept = "steady" if late <= early * GROWTH else "growing"
    yield f"The server held {early:.0f} MB after a third of the time and {late:.0f} MB in the end: {kept}."
    slow = ", ".join(page for page, some in sorted(asked.seconds.items()) if _late(some) > MOST)
    yield f"95 of 100 answers came within {_late(every) * 1000:.0f} ms, {MOST * 1000:.0f} allowed."
    yield f"Pages beyond that: {slow or 'none'}."


def fill(store: Store, *, reports: int = REPORTS) -> None:
    """Put a dossier of invented claims into a store, as if its reports had been read, and its record."""
    parts = [invented(number, reports * CLAIMS // TELLERS) for number in range(reports)]
    known = {report.id: extraction for report, extraction in parts}

    def read(some: Iterable[Report], _: Settings) -> Iterator[Extraction]:
        return (_placed(known[report.id]) for report in some)

    store.make(NAME)
    drafts = tuple(Draft(file=r.file, place=r.file, text=r.text, published=r.published) for r, _ in parts)
    list(living.add(store, NAME, Gathered(drafts=drafts), read=read))
    living.record(store, NAME)


def _placed(extraction: Extraction) -> Extraction:
    """The same with coordinates for its places, so that there is a map to be drawn."""
    claims = (
        replace(c, where=replace(c.where, lat=40.0 + len(c.where.name), lon=20.0 + ord(c.where.name[-1]) % 20))
        if isinstance(c, Incident) and c.where
        else c
        for c in extraction.claims
    )
    return replace(extraction, claims=tuple(claims))


@contextmanager
def served(url: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """`dragoman serve` over a store: its port and its process."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", "--store", url, "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own command
    try:
        found = re.search(r":(\d+)/", process.stdout.readline() if process.stdout else "")
        if not found:
            message = "the server did not begin"
            raise RuntimeError(message)
        yield int(found[1]), process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _first(port: int) -> float:
    """Seconds until the brief is there that nobody has asked for: its record is looked up, told and written."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    base = _base(connection)
    start = time.perf_counter()
    _get(connection, f"{base}/")
    connection.close()
    return time.perf_counter() - start


def _load(port: int, pid: int) -> tuple[Asked, float, float]:
    """Let the clients ask; what they got, and the server's memory in MB after a third and in the end."""
    asked, pages = Asked(), _pages(port)
    until = time.monotonic() + SECONDS
    clients = [threading.Thread(target=_client, args=(port, pages, n, until, asked)) for n in range(CLIENTS)]
    for client in clients:
        client.start()
    time.sleep(SECONDS / 3)
    early = _memory(pid)
    for client in clients:
        client.join()
    return asked, early, _memory(pid)


def _pages(port: int) -> list[tuple[str, str]]:
    """What is asked for: the name of a page and its path."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    base = _base(connection)
    made = [(path or "brief", f"{base}/{path}") for path in ROOMS] + [(path, path) for path in OTHERS]
    for name, pattern in LINKS.items():
        links = dict.fromkeys(re.findall(pattern, _get(connection, f"{base}/{name}s")))
        made += [(name, f"{base}/{name}s/{link}") for link in list(links)[:EACH]]
    for _, path in made:  # what is made once for all visitors is made now
        _get(connection, path)
    connection.close()
    return made


def _base(connection: HTTPConnection) -> str:
    """Where the dossier is. Raises RuntimeError where the first page does not list it."""
    found = re.search(r'href="(/d/[^"/]+)/', _get(connection, "/"))
    if not found:
        message = "the dossier is not on the first page"
        raise RuntimeError(message)
    return found[1]


def _client(port: int, pages: list[tuple[str, str]], number: int, until: float, asked: Asked) -> None:
    """One client: all pages in turn, beginning at its own, until the time is over."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    at = number * len(pages) // CLIENTS
    while time.monotonic() < until:
        name, path = pages[at % len(pages)]
        at += 1
        start = time.perf_counter()
        try:
            _get(connection, path)
        except (OSError, HTTPException) as error:
            asked.wrong.append(f"{path}: {error}")
            connection.close()
        asked.seconds[name].append(time.perf_counter() - start)
    connection.close()


def _get(connection: HTTPConnection, path: str) -> str:
    """The answer, whole. Raises HTTPException for any status but 200."""
    connection.request("GET", path)
    answer = connection.getresponse()
    data = answer.read()
    if answer.status != 200:  # noqa: PLR2004  OK
        message = f"status {answer.status}"
        raise HTTPException(message)
    return data.decode()


def _late(seconds: list[float]) -> float:
    """What 95 of 100 stay within."""
    return quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]


def _spread(seconds: list[float]) -> tuple[str, str, str]:
    """The median, the 95th percentile and the longest, in milliseconds."""
    return tuple(f"{s * 1000:.0f}" for s in (sorted(seconds)[len(seconds) // 2], _late(seconds), max(seconds)))  # type: ignore[return-value]


def _memory(pid: int) -> float:
    """Resident memory of a process, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1000 if found else 0.0
