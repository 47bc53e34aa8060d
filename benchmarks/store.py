"""What putting into a store and asking it costs, in SQLite and in a PostgreSQL of this machine where there is one."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import create_engine, text

from benchmarks.growth import going_on
from benchmarks.results import table
from dragoman import living
from dragoman.ingest import gather
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report
from dragoman.run.harvest import BATCH
from dragoman.run.parquet import Found, claim_row, report_row
from dragoman.settings import Settings
from dragoman.store import opened
from dragoman.store.claims import claims_in
from dragoman.store.engine import address
from tests import postgres

REPORTS = 4 * BATCH  # of ten claims each, into the tables of a harvest
KEPT = 300  # reports into a dossier
LOOKS = 40
NAME = "synthetic"
STEPS = (
    ("claims a second, in batches of 256 reports", "{:,.0f}"),
    ("first 50 commitments by day, ms", "{:.2f}"),
    ("all claims of one report, ms", "{:.2f}"),
    ("reports a second kept in a dossier, each one transaction", "{:,.0f}"),
    ("all of a dossier of 300 fetched, ms", "{:.1f}"),
    ("passages with two words found, ms", "{:.2f}"),
)
FIRST = "SELECT claim FROM harvest_claims WHERE kind = 'commitment' ORDER BY day LIMIT 50"
OF_ONE = "SELECT data FROM harvest_claims WHERE report = :report"


def lines() -> Iterator[str]:
    """The lines of the results: each step in each database, and how they compare."""
    with TemporaryDirectory() as folder:
        found = {"SQLite": _measured(f"sqlite:///{folder}/claims.db", f"sqlite:///{folder}/dossiers.db", Path(folder))}
    with ExitStack() as stack, TemporaryDirectory() as folder:
        server = None
        with suppress(OSError, RuntimeError):  # none can be started here
            server = stack.enter_context(postgres.server())
        if server:
            places = postgres.database(server), postgres.database(server)
            found["PostgreSQL"] = _measured(*places, Path(folder))
    ratios = [b / a for a, b in zip(*found.values(), strict=True)] if len(found) > 1 else []
    rows = [
        (name, *(shown.format(each[n]) for each in found.values()), *(f"{ratio:.2f}" for ratio in ratios[n : n + 1]))
        for n, (name, shown) in enumerate(STEPS)
    ]
    yield from table(("step, on the clock", *found, *(["PostgreSQL to SQLite"] if ratios else [])), rows)
    yield ""
    if ratios:
        yield "PostgreSQL is that of the tests, on this machine by a socket; it does not wait for the disk (fsync off)."
    else:
        yield "No PostgreSQL could be started here, so it was not measured (requirements-dev.lock has one)."


def _measured(claims: str, dossiers: str, folder: Path) -> list[float]:
    """The measures of STEPS for a database. `claims`, `dossiers`: addresses of two empty ones."""
    return [*_harvested(claims), *_kept(dossiers, folder)]


def _harvested(url: str) -> Iterator[float]:
    """What a harvest's tables take and tell."""
    found = [Found(*going_on(number)) for number in range(REPORTS)]
    batches = [found[n : n + BATCH] for n in range(0, REPORTS, BATCH)]
    rows = [
        ([report_row(one) for one in some], [claim_row(c) for one in some for c in one.extraction.claims])
        for some in batches
    ]
    with claims_in(url) as take:
        start = time.perf_counter()
        for reports, claims in rows:
            take(reports, claims)
        yield sum(len(claims) for _, claims in rows) / (time.perf_counter() - start)
    engine = create_engine(address(url))
    with closing(engine.connect()) as connection:
        yield _looked(lambda: connection.execute(text(FIRST)).all())
        yield _looked(lambda: connection.execute(text(OF_ONE), {"report": found[7].report.id}).all())
    engine.dispose()


def _kept(url: str, folder: Path) -> Iterator[float]:
    """What a dossier takes and tells; nothing is read in the reports, so that the store alone is timed."""
    paths = [folder / f"{number:05}.txt" for number in range(KEPT)]
    for number, path in enumerate(paths):
        path.write_text(going_on(number)[0].text, encoding="utf-8")
    with opened(url, create=True) as store:
        store.make(NAME)
        gathered = gather(paths)
        start = time.perf_counter()
        kept = sum(1 for _ in living.add(store, NAME, gathered, read=_nothing))
        yield kept / (time.perf_counter() - start)
        yield _looked(lambda: store.state(NAME))
        words = " ".join(going_on(0)[0].text.split()[1:3])
        yield _looked(lambda: store.search(words, name=NAME))


def _nothing(reports: Iterable[Report], _: Settings) -> Iterator[Extraction]:
    return (Extraction(report=report.id, entities=(), claims=()) for report in reports)


def _looked(ask: Callable[[], object]) -> float:
    """The median of several times that an answer takes, in milliseconds."""
    spent = []
    for _ in range(LOOKS):
        start = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - start)
    return 1000 * median(spent)
