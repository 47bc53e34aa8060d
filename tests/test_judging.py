"""What people judge: what becomes of claims and findings, and that no re-reading loses it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from dragoman import judging, living, version
from dragoman.ingest import gather
from dragoman.present import markdown
from dragoman.present.view import View
from dragoman.record.claim import Incident, Statement
from dragoman.record.errors import UsageError
from dragoman.record.extraction import Extraction
from dragoman.record.finding import Finding
from dragoman.record.judgement import Action, Judgement
from dragoman.record.record import Record, decode
from dragoman.record.report import Report
from dragoman.record.verify import dangling
from dragoman.settings import Settings
from dragoman.store import Store, opened
from tests.reading import cheap

SAID = "Tarn said the pay offer of the ferry company was an insult to all."
TEXTS = {
    "a.txt": f"{SAID} Venn said the talks would go on until Friday.",
    "b.txt": f"{SAID} A crane fell on the north quay of Morvane.",
    "c.txt": "Nobody came to the quay.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A dossier in which two reports tell one statement."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with opened(str(tmp_path / "s.db"), create=True) as made:
        made.make("x")
        list(living.add(made, "x", gather([tmp_path / name for name in TEXTS]), read=cheap))
        yield made


def record(store: Store) -> Record:
    found = decode(living.record(store, "x"))
    assert list(dangling(found)) == []
    return found


def claim(store: Store, words: str, file: str = "") -> str:
    """The id of a claim by words of it."""
    found = record(store)
    files = {r.id: r.file for r in found.reports}
    return next(c.id for c in found.claims if words in c.text and file in files[c.report])


def holding(store: Store, of: str) -> Finding | None:
    return next((f for f in record(store).findings if of in f.claims), None)


def judge(store: Store, action: Action, *items: str, who: str = "ana", **more: str) -> Judgement:
    return judging.judge(store, "x", judging.Said(action=action, who=who, items=items, **more))


def states(store: Store) -> list[str]:
    return [one.state for one in record(store).judgements]


def test_without_judgements_nothing_is_shown(store: Store) -> None:
    found = record(store)
    assert (found.judgements, found.rejected) == ((), ())
    assert {(f.judgements, f.disputed) for f in found.findings} == {((), False)}


def test_two_reports_tell_one_statement(store: Store) -> None:
    finding = holding(store, claim(store, "insult"))
    assert finding
    assert len(finding.claims) == 2


def test_a_confirmed_finding_says_so(store: Store) -> None:
    finding = holding(store, claim(store, "insult"))
    assert finding
    made = judge(store, "confirm", finding.id, note="heard it")
    (one,) = record(store).judgements
    assert (one.who, one.action, one.state, one.note) == ("ana", "confirm", "applied", "heard it")
    assert one.findings == (finding.id,)
    assert set(one.claims) == set(finding.claims)
    after = holding(store, finding.claims[0])
    assert after
    assert (after.judgements, after.disputed) == ((made.id,), False)


def test_a_rejected_claim_leaves_the_findings_and_stays_listed(store: Store) -> None:
    gone, kept = claim(store, "insult", "a.txt"), claim(store, "insult", "b.txt")
    judge(store, "reject", gone)
    found = record(store)
    assert found.rejected == (gone,)
    assert gone in {c.id for c in found.claims}
    assert holding(store, gone) is None
    finding = holding(store, kept)
    assert finding
    assert finding.claims == (kept,)
    assert not any(gone in (c.a, c.b) for c in found.comparisons)
    assert [c.id for c in View(found).standing] == [c.id for c in found.claims if c.id != gone]
    assert gone not in {c.id for unit in View(found).units(Statement) for c in unit.claims}


def test_a_rejected_finding_is_gone(store: Store) -> None:
    finding = holding(store, claim(store, "insult"))
    assert finding
    judge(store, "reject", finding.id)
    assert set(record(store).rejected) == set(finding.claims)
    assert finding.id not in {f.id for f in record(store).findings}


def test_two_judges_who_disagree_are_both_shown_and_change_nothing(store: Store) -> None:
    one = claim(store, "crane")
    judge(store, "reject", one)
    judge(store, "confirm", one, who="ben")
    found = record(store)
    assert [(j.who, j.state) for j in found.judgements] == [("ana", "disputed"), ("ben", "disputed")]
    assert "ben says otherwise" in (found.judgements[0].why or "")
    finding = holding(store, one)
    assert finding
    assert finding.disputed
    assert len(finding.judgements) == 2
    assert "Two judgements by ana and ben; they disagree on one finding." in markdown(found)


def test_the_last_word_of_a_judge_counts(store: Store) -> None:
    one = claim(store, "crane")
    judge(store, "reject", one)
    judge(store, "confirm", one)
    assert states(store) == ["superseded", "applied"]
    assert holding(store, one)


def test_undo_and_undo_of_undo(store: Store) -> None:
    one = claim(store, "crane")
    first = judge(store, "reject", one)
    second = judge(store, "undo", who="ben", undoes=first.id)
    assert states(store) == ["undone", "applied"]
    assert holding(store, one)
    with pytest.raises(UsageError, match="taken back by ben"):
        judge(store, "undo", undoes=first.id)
    judge(store, "undo", undoes=second.id)
    assert states(store) == ["applied", "undone", "applied"]
    assert holding(store, one) is None


def test_merge_and_split(store: Store) -> None:
    one, other = claim(store, "crane"), claim(store, "Nobody")
    judge(store, "merge", one, other)
    merged = holding(store, one)
    assert merged
    assert set(merged.claims) == {one, other}
    judge(store, "split", one)
    assert states(store) == ["superseded", "applied"]
    assert [len(f.claims) for c in (one, other) if (f := holding(store, c))] == [1, 1]


def test_split_of_what_the_program_joined(store: Store) -> None:
    a, b = claim(store, "insult", "a.txt"), claim(store, "insult", "b.txt")
    made = judge(store, "split", a)
    assert [len(f.claims) for c in (a, b) if (f := holding(store, c))] == [1, 1]
    assert {c.forbidden for c in record(store).comparisons if {c.a, c.b} == {a, b}} <= {f"ana split them ({made.id})"}
    judge(store, "merge", a, b, who="ben")
    assert states(store) == ["disputed", "disputed"]
    joined = holding(store, a)
    assert joined
    assert set(joined.claims) == {a, b}  # as without judgements
    assert joined.disputed


def test_a_statement_is_given_to_another_speaker(store: Store) -> None:
    one = claim(store, "insult", "a.txt")
    judge(store, "reattribute", one, field="speaker", value="Venn")
    found = record(store)
    (said,) = (c for c in found.claims if c.id == one)
    venn = next(a.id for a in found.actors if a.name == "Venn")
    assert isinstance(said, Statement)
    assert said.speaker == venn
    assert (found.judgements[0].was, found.judgements[0].value) == ("Tarn", "Venn")


def test_a_value_is_corrected(store: Store) -> None:
    one = claim(store, "crane")
    judge(store, "correct", one, field="killed", value=">=2")
    judge(store, "correct", one, field="when", value="2031-03-04")
    judge(store, "correct", one, field="type", value="coerce")
    (found,) = (c for c in record(store).claims if c.id == one)
    assert isinstance(found, Incident)
    assert found.killed
    assert (found.killed.low, found.killed.high, found.killed.qualifier) == (2, None, "at_least")
    assert found.when
    assert (found.when.edtf, found.when.basis, found.type) == ("2031-03-04", "given", "coerce")


def test_two_corrections_that_differ_are_both_shown(store: Store) -> None:
    one = claim(store, "crane")
    judge(store, "correct", one, field="killed", value="2")
    judge(store, "correct", one, field="killed", value="3", who="ben")
    judge(store, "correct", one, field="injured", value="3", who="ben")
    assert states(store) == ["disputed", "disputed", "applied"]
    (found,) = (c for c in record(store).claims if c.id == one)
    assert isinstance(found, Incident)
    assert found.killed is None
    assert found.injured


@pytest.mark.parametrize(
    ("action", "words", "more", "said"),
    [
        ("correct", "crane", {"field": "id", "value": "x"}, "has no 'id'"),
        ("correct", "crane", {"field": "stance", "value": "x"}, "has no 'stance'"),
        ("correct", "crane", {"field": "modality", "value": "perhaps"}, "cannot be the modality of this incident"),
        ("correct", "crane", {"field": "killed", "value": "a few"}, "is no number"),
        ("correct", "crane", {"field": "when", "value": "Friday"}, "is no day"),
        ("correct", "crane", {"field": "alleged_actor", "value": "Gull"}, "nobody is called 'Gull'"),
        ("reattribute", "crane", {"field": "speaker", "value": "Venn"}, "only a statement"),
        ("comment", "crane", {}, "--note"),
        ("merge", "crane", {}, "two or more"),
        ("split", "crane", {}, "not all of them"),
    ],
)
def test_what_makes_no_sense_is_not_kept(
    store: Store, action: Action, words: str, more: dict[str, str], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        judge(store, action, claim(store, words), **more)
    assert record(store).judgements == ()


def renamed(extraction: Extraction) -> Extraction:
    """What another version may read: other ids, and one character less."""
    claims = tuple(
        msgspec.structs.replace(
            c, id=f"{c.id}0", text=c.text.upper(),
            evidence=tuple(msgspec.structs.replace(e, end=e.end - 1, quote=e.quote[:-1]) for e in c.evidence),
        )
        for c in extraction.claims
    )  # fmt: skip
    return msgspec.structs.replace(extraction, claims=claims)


def test_judgements_outlive_another_reading(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(reports: Iterable[Report], given: Settings) -> Iterator[Extraction]:
        return (renamed(one) for one in cheap(reports, given))

    one = claim(store, "crane")
    judge(store, "reject", one)
    monkeypatch.setattr(version, "of_reading", lambda: "2")
    assert len(list(living.refresh(store, "x", read=other))) == 3
    assert record(store).rejected == (f"{one}0",)
    assert states(store) == ["applied"]


def test_what_is_not_read_any_more_leaves_a_judgement_dangling(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(reports: Iterable[Report], given: Settings) -> Iterator[Extraction]:
        return (msgspec.structs.replace(one, claims=()) for one in cheap(reports, given))

    judge(store, "reject", claim(store, "crane"))
    monkeypatch.setattr(version, "of_reading", lambda: "2")
    list(living.refresh(store, "x", read=blind))
    (one,) = record(store).judgements
    assert (one.state, one.why) == ("dangling", "nothing of the kind is read there any more")
    assert "crane" in one.about[0]


def test_a_report_that_goes_leaves_a_judgement_dangling_until_it_comes_back(store: Store, tmp_path: Path) -> None:
    judge(store, "reject", claim(store, "crane"))
    living.remove(store, "x", ["b.txt"])
    (one,) = record(store).judgements
    assert (one.state, one.why) == ("dangling", "its report is not in the dossier")
    list(living.add(store, "x", gather([tmp_path / "b.txt"]), read=cheap))
    assert states(store) == ["applied"]


def test_what_a_statement_carries_goes_with_its_speaker(tmp_path: Path) -> None:
    def carried(reports: Iterable[Report], given: Settings) -> Iterator[Extraction]:
        for one in cheap(reports, given):
            said, *rest = one.claims
            assert isinstance(said, Statement)
            told = [msgspec.structs.replace(c, attribution=said.id, alleged_by=(said.speaker,)) for c in rest]
            yield msgspec.structs.replace(one, claims=(said, *told))

    (tmp_path / "a.txt").write_text("Tarn said it was so. A crane fell.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Venn said no.", encoding="utf-8")
    with opened(str(tmp_path / "s.db"), create=True) as store:
        store.make("x")
        list(living.add(store, "x", gather([tmp_path / "a.txt", tmp_path / "b.txt"]), read=carried))
        judge(store, "reattribute", claim(store, "Tarn said"), field="speaker", value="Venn")
        found = record(store)
    venn = next(a.id for a in found.actors if a.name == "Venn")
    (fell,) = (c for c in found.claims if "crane" in c.text)
    assert isinstance(fell, Incident)
    assert fell.alleged_by == (venn,)
