"""What adding one report to a stored dossier costs, at two sizes: invented reports in English, read as any are."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.results import table
from dragoman import living
from dragoman.ingest import gather
from dragoman.news import news
from dragoman.store import Store, opened

SIZES = (100, 1000)  # reports that are there
ROUNDS = 7  # reports added at each size, of which the cheapest counts: other work on the machine only adds
MOST = 1.5  # times what it costs at the small size that it may cost at the large
NAME = "synthetic"
STATES = ("Ostria", "Vendia")
PEOPLE = ("Ilona Varga", "Petr Holm", "Marta Lind", "Oskar Brandt", "Vera Sandor", "Jonas Keld")
PLACES = tuple(f"{a} {b}" for a in ("Lower", "Upper", "Port", "New") for b in ("Tesk", "Morn", "Ansel", "Brill", "Ost"))
THINGS = (
    "a grain depot",
    "a bus station",
    "the ferry quay",
    "a power plant",
    "a school",
    "the rail bridge",
    "a market",
)
GOODS = ("prisoners", "tonnes of grain", "lorries of aid", "bodies of soldiers", "fishing permits", "barrels of oil")
TELLS: tuple[Callable[[random.Random], str], ...] = (
    lambda d: (
        f"At least {d.randint(2, 60)} people were killed when shells hit {d.choice(THINGS)} in {d.choice(PLACES)}"
        f" on {d.randint(1, 28)} April 2031, police said."
    ),
    lambda d: (
        f"{d.choice(STATES)} agreed to hand over {d.randint(20, 900)} {d.choice(GOODS)} by {d.randint(1, 28)} May."
    ),
    lambda d: (
        f"“We will not leave {d.choice(PLACES)} to anybody before the last of the {d.choice(GOODS)} are through,”"
        f" said {d.choice(PEOPLE)}, a negotiator of {d.choice(STATES)}."
    ),
    lambda d: f"Delegations of Ostria and Vendia met in {d.choice(PLACES)} on {d.randint(1, 28)} April 2031.",
    lambda d: f"{d.choice(STATES)} will not sign unless the other side withdraws from {d.choice(PLACES)}.",
    lambda d: f"{d.choice(STATES)} rejected the proposal to open the road to {d.choice(PLACES)} for {d.choice(GOODS)}.",
)
SENTENCES = 12  # of a report
TELLERS = 5  # reports that tell of one event, on average


def lines() -> Iterator[str]:
    """The lines of the results: what adding costs at each size, the ratio, and what the record costs."""
    with TemporaryDirectory() as folder, opened(f"sqlite:///{folder}/dragoman.db", create=True) as store:
        store.make(NAME)
        rows, spent, there = [], [], 0
        for size in SIZES:
            list(living.add(store, NAME, gather(list(_files(Path(folder), range(there, size), size)))))
            there = size + ROUNDS
            found = [_added(store, path) for path in _files(Path(folder), range(size, there), size)]
            added, told = (min(each[n] for each in found) for n in (0, 1))
            wall = min(each[2] for each in found)
            spent.append((added, added + told))
            start = time.process_time()
            record = living.record(store, NAME)
            seconds = time.process_time() - start
            rows.append((f"{size:,}", f"{added:.2f}", f"{told:.2f}", f"{added + told:.2f}", f"{wall:.2f}",
                         f"{seconds:.2f}", f"{len(record) / 1e6:.0f}"))  # fmt: skip
    head = ("reports there", "ingest, read, keep", "its news", "together", "on the clock", "the whole record", "MB")
    yield from table(head, rows)
    yield ""
    yield "Seconds of a processor but for those on the clock, which other work on the machine lengthens."
    alone, whole = (large / small for small, large in zip(*spent, strict=True))
    yield (
        f"In a dossier ten times as large one report more costs {whole:.2f} times as much with its news, {alone:.2f} "
        f"times without: {MOST} allowed. The whole record is made when somebody asks for it."
    )


def _added(store: Store, path: Path) -> tuple[float, float, float]:
    """Add a report and tell its news: seconds of a processor for each, and both on the clock."""
    clock, start = time.perf_counter(), time.process_time()
    done = list(living.add(store, NAME, gather([path])))
    middle = time.process_time()
    news(store, NAME, [one.report for one in done])
    return middle - start, time.process_time() - middle, time.perf_counter() - clock


def _files(folder: Path, numbers: range, size: int) -> Iterator[Path]:
    """Files of invented reports, each by its number as seed, on some of as many events as a dossier of a size has."""
    for number in numbers:
        path = folder / f"{number:05}.txt"
        path.write_text(told(number, SENTENCES, size), encoding="utf-8")
        yield path


def told(number: int, sentences: int, size: int) -> str:
    """The text of an invented report of so many sentences, with its number as seed; `size`: reports of its dossier."""
    draw = random.Random(number)  # noqa: S311  no secret
    day = f"{draw.randint(1, 28)} April 2031"
    said = [_told(draw.randrange(size * sentences // TELLERS), draw) for _ in range(sentences)]
    return f"{day}\n\n" + "\n".join(said) + f"\nReport {number}.\n"


def _told(event: int, draw: random.Random) -> str:
    """A sentence on an event: the same for an event, but for its number now and then."""
    own = random.Random(event if draw.random() > 1 / 4 else event + draw.random())  # noqa: S311  no secret
    return TELLS[event % len(TELLS)](own)
