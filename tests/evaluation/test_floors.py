"""Floors only rise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation import floors
from evaluation.dossiers import Labelled
from evaluation.scoring import Score
from evaluation.table import Table, lines, table

SHARES = st.dictionaries(st.sampled_from(["speaker", "mode", "dates"]), st.floats(0, 1), max_size=3)
TABLES = st.dictionaries(st.sampled_from(floors.GUARDED), SHARES, max_size=3)


@given(held=TABLES, means=TABLES)
def test_raising_lowers_none_and_breaks_none_that_held(held: Table, means: Table) -> None:
    lifted = floors.raised(held, means)
    for column, measures in held.items():
        assert all(lifted[column][name] >= least for name, least in measures.items() if least)
    if not list(floors.broken(held, means)):
        assert not list(floors.broken(lifted, means))


def test_a_fall_is_told() -> None:
    held = {"train": {"speaker": 0.9, "mode": 0.5}, "dev": {"speaker": 0.9}}
    found = list(floors.broken(held, {"train": {"speaker": 0.89}}))
    assert found == ["train speaker: 0.890 is below its floor 0.900", "train mode: not measured, its floor is 0.500"]


def test_the_margin_is_a_point_and_a_full_score_is_held() -> None:
    assert floors.raised({}, {"dev": {"speaker": 0.8567, "grounding": 1.0}}) == {
        "dev": {"speaker": 0.846, "grounding": 1.0}
    }


def test_floors_come_back_from_their_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    assert floors.load() == {}
    floors.save({"dev": {"speaker": 0.5}})
    assert floors.load() == {"dev": {"speaker": 0.5}}


def scored(name: str, half: str, group: str | None, **measures: float) -> Score:
    where = Path(name)
    dossier = Labelled(name=name, half=half, group=group, reports=where, gold=where)  # type: ignore[arg-type]
    return Score(dossier=dossier, measures=measures, misses={})


def test_means_are_over_the_dossiers_that_have_the_measure() -> None:
    means = table([
        scored("one", "train", "civil", speaker=0.5, dates=1.0),
        scored("two", "train", "war", speaker=1.0),
        scored("six", "dev", "civil", speaker=0.2),
    ])  # fmt: skip
    assert means["train"] == {"speaker": 0.75, "dates": 1.0}
    assert means["civil"] == {"speaker": pytest.approx(0.35), "dates": 1.0}
    assert "istanbul" not in means
    assert list(lines(means))[1].split() == ["speaker", "75.0", "20.0", "35.0", "100.0"]
