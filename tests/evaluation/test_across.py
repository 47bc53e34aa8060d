"""Measures of a record across its reports: origins and deadlocks."""

from msgspec.structs import replace

from dragoman.record.finding import Deadlock, Finding, Origin
from dragoman.record.record import Dossier, Record, ReportEntry
from evaluation.across import judged, labels
from evaluation.dossiers import labelled
from tests.reconcile.build import Told


def _record() -> Record:
    first, second = Told("000_a.txt"), Told("001_b.txt")
    for told in (first, second):
        told.say(
            "condition", f"{told.file}: no talks before a truce", form="after", condition="a truce", consequence="talks"
        )
        told.say(
            "condition", f"{told.file}: no truce before talks", form="after", condition="talks", consequence="a truce"
        )
    reports = [first.report(), second.report()]
    claims = [c for told in (first, second) for c in told.extraction().claims]
    entries = tuple(
        ReportEntry(id=r.id, file=r.file, outlet=None, agencies=(), title=None, published=None, words=r.words,
                    sha256=r.sha256, excerpt=False, dropped=(), credits=(), origin=f"o-{r.id}")
        for r in reports
    )  # fmt: skip
    return Record(
        dossier=Dossier(name="x", anchor=None), reports=entries, skipped=(), actors=(), claims=tuple(claims),
        findings=(), reuse=(), origins=tuple(Origin(id=f"o-{r.id}", reports=(r.id,)) for r in reports), deadlocks=(),
    )  # fmt: skip


def _gold(record: Record, *, origins: tuple[str, str]) -> dict[str, object]:
    docs = [{"doc": f"00{n}", "origin": origin} for n, origin in enumerate(origins)]
    conditions = [
        {"id": f"C00{n // 2}-0{n % 2 + 1}",
         "evidence": [{"doc": f"00{n // 2}", "start": e.start, "end": e.end} for e in claim.evidence]}
        for n, claim in enumerate(record.claims)
    ]  # fmt: skip
    return {"documents": docs, "conditions": conditions, "text_reuse": []}


def _right(record: Record, gold: dict[str, object], name: str) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for one in judged(record, gold, name):
        found.setdefault(one.measure, []).append(one.right)
    return found


def test_two_reports_of_one_text_that_stand_apart_are_a_miss() -> None:
    record = _record()
    assert _right(record, _gold(record, origins=("o1", "o1")), "none") == {"origins_rewrite": [False]}
    assert _right(record, _gold(record, origins=("o1", "o2")), "none") == {"origins_apart": [True]}
    gold = _gold(record, origins=("o1", "o1")) | {"text_reuse": [{"docs": ["000", "001"], "kind": "near_verbatim"}]}
    assert _right(record, gold, "none") == {"origins_reprint": [False]}


def test_independent_reports_that_are_joined_are_wrong() -> None:
    record = _record()
    record = replace(record, origins=(Origin(id="o-0", reports=tuple(r.id for r in record.reports)),))
    assert _right(record, _gold(record, origins=("o1", "o2")), "none") == {"origins_apart": [False]}


def test_a_deadlock_counts_in_whatever_report_tells_it() -> None:
    record = _record()
    one, two, *_ = (claim.id for claim in record.claims)
    gold = _gold(record, origins=("o1", "o2"))
    name = next(name for name, locks in labels().items() if ["C000-01", "C000-02"] in locks)
    wanted = labels()[name]
    at = wanted.index(["C000-01", "C000-02"])
    assert _right(record, gold, name)["deadlocks"][at] is False
    record = replace(record, deadlocks=(Deadlock(conditions=(one, two), text="x"),))
    assert _right(record, gold, name)["deadlocks"][at] is True
    assert _right(record, gold, name)["deadlocks_precision"] == [True]
    joined = [(c.id, d.id) for c, d in zip(record.claims[:2], record.claims[2:], strict=True)]
    findings = tuple(
        Finding(id=f"f{n}", kind="condition", title="", claims=ids, reports=(), origins=2, verdict="agree")
        for n, ids in enumerate(joined)
    )
    told_elsewhere = replace(record, deadlocks=(Deadlock(conditions=tuple(d for _, d in joined), text="x"),))
    assert _right(told_elsewhere, gold, name)["deadlocks"][at] is False
    assert _right(replace(told_elsewhere, findings=findings), gold, name)["deadlocks"][at] is True


def test_a_deadlock_of_other_conditions_is_false() -> None:
    record = _record()
    lock = Deadlock(conditions=(record.claims[0].id, record.claims[3].id), text="x")
    assert _right(replace(record, deadlocks=(lock,)), _gold(record, origins=("a", "b")), "none")[
        "deadlocks_precision"
    ] == [False]


def test_every_label_is_of_a_dossier_that_is_scored() -> None:
    assert set(labels()) == {dossier.name for dossier in labelled()} - {"istanbul"}


def test_claims_on_one_thing_are_to_stand_in_one_finding() -> None:
    record = _record()
    gold = _gold(record, origins=("o1", "o2"))
    keys = ("truce", "talks", "truce", "talks")
    terms = [{**c, "key": key} for c, key in zip(gold["conditions"], keys, strict=True)]  # type: ignore[call-overload]
    apart = _right(record, gold | {"conditions": terms}, "none")
    assert apart["joined_conditions"] == [False, False]
    assert "joined_conditions_precision" not in apart
    ids = [c.id for c in record.claims]
    told = tuple(r.id for r in record.reports)
    pairs = ((ids[0], ids[2]), (ids[1], ids[2]))  # one right, one of two things
    findings = tuple(
        Finding(id=f"f-{n}", kind="condition", title="", claims=pair, reports=told, origins=2, verdict="agree")
        for n, pair in enumerate(pairs)
    )
    joined = _right(replace(record, findings=findings), gold | {"conditions": terms}, "none")
    assert joined["joined_conditions"] == [True, False]
    assert joined["joined_conditions_precision"] == [True, False]
