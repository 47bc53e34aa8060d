"""The record as a whole: the same for any order of reports, changed by one more report only where it speaks, quick."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reconcile import reconcile
from dragoman.record.record import Record, encode
from dragoman.record.value import Dated
from dragoman.settings import Settings
from tests.reconcile.build import Told, at, exactly, on

PLACES = ("Lower Tesk", "Upper Morn", "the north", "Port Ansel")
SPEAKERS = ("Ilona Varga", "Varga", "Marta Varga", "Petr Holm", "Holm")
WORDS = tuple(
    f"{a}{b}{c}" for a in ("tor", "mel", "quar", "fin") for b in ("ba", "do", "lu") for c in ("rk", "nd", "sh", "x")
)


def record(told: list[Told]) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="dossier")


def report(seed: int, *, file: str, claims: int = 8) -> Told:
    """A report of claims drawn at random, the same for a seed."""
    draw = random.Random(seed)  # noqa: S311  test data
    told = Told(file, published=f"2031-04-{draw.randint(1, 28):02}")
    sides = [told.who(n, "state") for n in ("Ostria", "Vendia")]
    for _ in range(claims):
        said = " ".join(draw.sample(WORDS, 6))
        place, n, who = draw.choice(PLACES), draw.randint(2, 40), draw.choice(SPEAKERS)
        match draw.randint(0, 4):
            case 0:
                when = on(f"2031-04-{draw.randint(1, 28):02}")
                told.say(
                    "incident",
                    f"{n} killed in {place} by {said}",
                    type="attack",
                    where=at(place),
                    when=when,
                    killed=exactly(n),
                )
            case 1:
                told.say("statement", said, speaker=told.who(who, sides=(draw.choice(sides),)), quoted=(said,))
            case 2:
                told.say("commitment", said, what=said, strength="agreed", parties=tuple(sides), quantity=exactly(n))
            case 3:
                told.say(
                    "condition",
                    said,
                    setter=(draw.choice(sides),),
                    form="if",
                    condition=said[:20],
                    consequence=said[20:],
                )
            case _:
                told.say("figure", f"{n} {said}", quantity=exactly(n, unit=said.split()[0]), counts=said)
    return told


@given(st.lists(st.integers(0, 30), max_size=6, unique=True), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_reports_does_not_matter(seeds: list[int], shuffle: random.Random) -> None:
    told = [report(seed, file=f"{seed}.txt") for seed in seeds]
    pairs = [(t.report(), t.extraction()) for t in told]
    mixed = list(pairs)
    shuffle.shuffle(mixed)
    one, other = (reconcile([r for r, _ in p], [e for _, e in p], name="d") for p in (pairs, mixed))
    assert encode(one) == encode(other)


def test_one_more_report_changes_only_what_it_speaks_of() -> None:
    told = [report(seed, file=f"{seed}.txt") for seed in range(6)]
    more = Told("more.txt", published="2031-05-01").say(
        "incident",
        "Three ferries collided off Cape Brune",
        type="attack",
        where=at("Cape Brune"),
        when=on("2031-05-01"),
    )
    before, after = record(told), record([*told, more])
    known = {f.id: (f.claims, f.verdict, f.fields) for f in after.findings}
    assert all(known[f.id] == (f.claims, f.verdict, f.fields) for f in before.findings)
    assert len(after.findings) == len(before.findings) + 1


def test_nothing_gives_an_empty_record() -> None:
    empty = reconcile([], [], name="empty", settings=Settings(anchor=Dated(edtf="2031-04-05", basis="given")))
    assert (empty.actors, empty.claims, empty.findings, empty.deadlocks) == ((), (), (), ())


def test_actors_stand_for_the_entities_that_claims_name() -> None:
    found = record([report(seed, file=f"{seed}.txt") for seed in range(4)])
    actors = {a.id for a in found.actors}
    named = {p for c in found.claims for f in ("speaker", "parties", "setter") for p in _ids(getattr(c, f, None))}
    assert named
    assert named <= actors


def _ids(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),) if value else ()


@pytest.mark.parametrize("reports", [200])
def test_ten_times_the_reports_take_about_ten_times_as_long(reports: int) -> None:
    def seconds(count: int) -> float:
        told = [report(seed, file=f"{seed}.txt", claims=10) for seed in range(count)]
        reads, parts = [t.report() for t in told], [t.extraction() for t in told]
        start = time.process_time()
        reconcile(reads, parts, name="large")
        return time.process_time() - start

    few, many = seconds(reports // 10), seconds(reports)
    assert many < 40 * few + 1
