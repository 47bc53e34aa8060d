"""What the record keeps of comparisons: why claims were joined, and why others near to them were not."""

from dragoman.reconcile import reconcile
from dragoman.record.finding import Comparison
from dragoman.record.record import Record
from tests.dossiers import sample_record
from tests.reconcile.build import Told, at, exactly, on


def record(*told: Told) -> Record:
    return reconcile([t.report() for t in told], [t.extraction() for t in told], name="dossier")


def strike(told: Told, killed: int, *, place: str = "Lower Tesk", what: str = "a bus depot") -> Told:
    text = f"{told.file}: shells hit {what} in {place}, killing {killed} people"
    return told.say("incident", text, type="heavy-weapons", where=at(place), when=on("2031-04-04"), target=what,
                    killed=exactly(killed))  # fmt: skip


def of_incidents(found: Record) -> list[Comparison]:
    kinds = {c.id: type(c).__name__ for c in found.claims}
    return [c for c in found.comparisons if kinds[c.a] == "Incident"]


def test_a_join_keeps_its_reasons_and_their_sum() -> None:
    (one,) = of_incidents(record(strike(Told("a"), 9), strike(Told("b"), 9)))
    assert one.joined
    assert one.score is not None
    assert one.score >= one.least
    assert abs(sum(r.score for r in one.reasons) - one.score) < 0.01
    assert {"time", "place", "target", "toll"} <= {r.name for r in one.reasons}
    assert all(r.text for r in one.reasons)


def test_two_places_are_kept_apart_and_the_reason_is_said() -> None:
    (one,) = of_incidents(record(strike(Told("a"), 9), strike(Told("b"), 9, place="Upper Morn")))
    assert not one.joined
    assert one.score is None
    assert "two places" in " ".join(r.text for r in one.reasons if r.score <= -9)


def test_a_finding_of_many_claims_keeps_one_comparison_fewer() -> None:
    found = record(*(strike(Told(name), 9) for name in "abcd"))
    (finding,) = [f for f in found.findings if f.kind == "incident"]
    assert len(finding.claims) == 4
    assert sum(c.joined for c in of_incidents(found)) == 3


def test_every_finding_of_a_real_dossier_is_held_together_by_its_comparisons() -> None:
    whole = sample_record()
    joined = [(c.a, c.b) for c in whole.comparisons if c.joined]
    of = {c: f.id for f in whole.findings for c in f.claims}
    assert all(of[a] == of[b] for a, b in joined)
    for finding in whole.findings:
        held, more = {finding.claims[0]}, True
        while more:
            grown = held | {x for a, b in joined if {a, b} & held for x in (a, b)}
            held, more = grown, grown != held
        assert held == set(finding.claims)


def test_what_is_kept_apart_is_of_two_findings() -> None:
    whole = sample_record()
    of = {c: f.id for f in whole.findings for c in f.claims}
    apart = [c for c in whole.comparisons if not c.joined]
    assert apart
    assert all(of[c.a] != of[c.b] for c in apart)
