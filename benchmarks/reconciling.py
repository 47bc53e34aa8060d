"""Reconciling alone, at two sizes: invented claims, no text to read."""

import random
import time
from collections.abc import Iterator

from msgspec.structs import replace

from benchmarks.results import table
from dragoman.reconcile import reconcile
from dragoman.record.actor import Entity
from dragoman.record.claim import Claim, Commitment, Condition, Figure, Incident, Position, Statement, claim_id, kind_of
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record
from dragoman.record.report import Report, evidence, report_id, text_hash
from dragoman.record.value import Dated, Place, Quantity, When

SIZES = (100, 1000)  # reports
CLAIMS = 10  # of each report
ROUNDS = 3  # of the small size, of which the least counts
MOST = 30.0  # seconds that the large size may take on two cores
NAMES = ("Ostria", "Vendia", "Marrow", "Tesk")
PLACES = tuple(f"{a} {b}" for a in ("Lower", "Upper", "Port", "New") for b in ("Tesk", "Morn", "Ansel", "Brill", "Ost"))
SYLLABLES = ("tor", "mel", "quar", "fin", "gos", "dral", "bes", "hun", "lim", "pask", "rov", "sint")
TELLERS = 5  # reports that tell of one event, on average


def lines() -> Iterator[str]:
    """The lines of the results: seconds at each size, the ratio, and what came of it."""
    rows, spent = [], []
    for size in SIZES:
        parts = [invented(number, size * CLAIMS // TELLERS) for number in range(size)]
        seconds, record = min((_timed(parts) for _ in range(ROUNDS if size == SIZES[0] else 1)), key=lambda t: t[0])
        spent.append(seconds)
        rows.append((f"{size:,}", f"{len(record.claims):,}", f"{len(record.findings):,}", f"{seconds:.2f}"))
    yield from table(("reports", "claims", "findings", "seconds of a processor"), rows)
    yield ""
    ratio = spent[1] / spent[0]
    yield f"Ten times the claims take {ratio:.1f} times as long: {spent[1]:.1f} s, {MOST:.0f} allowed."


def _timed(parts: list[tuple[Report, Extraction]]) -> tuple[float, Record]:
    start = time.process_time()
    record = reconcile([r for r, _ in parts], [e for _, e in parts], name="synthetic")
    return time.process_time() - start, record


def invented(number: int, events: int, *, first: int = 0, day: str = "") -> tuple[Report, Extraction]:
    """A report of claims on some of so many events from the `first`, drawn with its number as seed; of a day or any."""
    draw = random.Random(number)  # noqa: S311  no secret
    says = [_sentence(first + draw.randrange(events), draw) for _ in range(CLAIMS)]
    text = "\n".join(says) + f"\n{number}"
    day = day or f"2031-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    report = Report(
        id=report_id(text), file=f"{number:05}.txt", text=text, sha256=text_hash(text), words=len(text.split()),
        published=Dated(edtf=day, basis="given"),
    )  # fmt: skip
    sides = tuple(
        Entity(id=f"{report.id}/{n}", report=report.id, name=name, kind="state", named=True, forms=(name,))
        for n, name in enumerate(NAMES)
    )
    claims, start = [], 0
    for said in says:
        claims.append(_claim(report, (start, start + len(said)), draw, tuple(s.id for s in sides)))
        start += len(said) + 1
    return report, Extraction(report=report.id, entities=sides, claims=tuple(claims))


def _sentence(event: int, draw: random.Random) -> str:
    """What one report says of an event: its words but for one, its number or the next, its place."""
    own = random.Random(event)  # noqa: S311  no secret
    words = ["".join(own.sample(SYLLABLES, 3)) for _ in range(6)]
    words[draw.randrange(6)] = "".join(draw.sample(SYLLABLES, 3))
    return f"{own.randint(2, 400) + draw.randint(0, 1)} {' '.join(words)} in {own.choice(PLACES)}"


def _claim(report: Report, at: tuple[int, int], draw: random.Random, sides: tuple[str, ...]) -> Claim:
    """A claim of one of six kinds on the words from `at[0]` to `at[1]`."""
    number, _, said = report.text[at[0] : at[1]].partition(" ")
    what, _, place = said.partition(" in ")
    quantity = Quantity(low=int(number), high=int(number), qualifier="exact", unit=what.split()[0], text=number)
    span = (evidence(report, at[0], at[1], role="content"),)
    day = f"2031-{int(number) % 12 + 1:02}-{int(number) % 28 + 1:02}"
    who = sides[int(number) % 2 :][:1]
    made: tuple[Claim, ...] = (
        Incident(
            id="", report=report.id, text=said, evidence=span, type="attack", where=Place(name=place),
            when=When(edtf=day, text=day, basis="text"), killed=quantity, target=what.split()[1],
        ),
        Statement(id="", report=report.id, text=said, evidence=span, speaker=who[0], quoted=(what,)),
        Commitment(
            id="", report=report.id, text=said, evidence=span, strength="agreed", parties=sides[:2], what=what,
            quantity=quantity,
        ),
        Condition(
            id="", report=report.id, text=said, evidence=span, setter=who, form="if", condition=what[:30],
            consequence=what[30:],
        ),
        Position(
            id="", report=report.id, text=said, evidence=span, party=who, issue="ceasefire", stance="demands",
            content=what,
        ),
        Figure(id="", report=report.id, text=said, evidence=span, quantity=quantity, counts=what),
    )  # fmt: skip
    claim = draw.choice(made)
    return replace(claim, id=claim_id(kind_of(claim), report.id, span))
