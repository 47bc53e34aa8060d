"""The commands that print tables of a record."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import run
from dragoman.present.tables import TABLES
from dragoman.record.claim import Statement
from dragoman.record.record import encode
from tests.dossiers import sample_record

NAMES = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the first sample, in a file."""
    path = tmp_path_factory.mktemp("tables") / "record.json"
    path.write_bytes(encode(sample_record()))
    return path


def _rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run([*arguments, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert isinstance(rows, list)
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_every_table_prints_and_ends_with_its_number_of_rows(
    name: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = _rows(capsys, name, str(record))
    assert rows
    assert run([name, str(record)]) == 0
    out = capsys.readouterr().out
    assert out.rstrip().endswith(f"{len(rows)} in all")
    assert "\x1b" not in out


@pytest.mark.parametrize("name", [n for n in NAMES if n != "origins"])
def test_every_row_rests_on_evidence_and_has_an_id_of_the_record(
    name: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    known = {item.id for item in (*sample_record().claims, *sample_record().findings)}
    for row in _rows(capsys, name, str(record)):
        assert row["id"] in known
        assert row["evidence"]
        assert row["reports"]


def test_statements_of_one_person(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = _rows(capsys, "statements", str(record))
    some = _rows(capsys, "statements", str(record), "--by", "TSERTVADZE")
    assert 0 < len(some) < len(every)
    assert {row["speaker"].split()[-1] for row in some} == {"Tsertvadze"}
    assert len(every) == sum(isinstance(c, Statement) for c in sample_record().claims)


def test_a_side_stands_for_its_people(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(capsys, "positions", str(record), "--by", "vashlovia")
    assert any("Tsertvadze" in name for row in rows for name in row["party"])
    assert not any("Hakverdan" in name for row in rows for name in row["party"])


def test_positions_on_one_issue(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert {row["issue"] for row in _rows(capsys, "positions", str(record), "--issue", "monitoring")} == {"monitoring"}


def test_since_leaves_out_what_was_before_and_what_has_no_date(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    every = _rows(capsys, "timeline", str(record))
    late = _rows(capsys, "timeline", str(record), "--since", "2033-05-12")
    assert late == [row for row in every if row["day"] >= "2033-05-12"] != every
    assert [row["day"] for row in every] == sorted(row["day"] for row in every)


def test_contradictions_come_first_and_can_be_asked_for_alone(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = [row["verdict"] for row in _rows(capsys, "differences", str(record))]
    assert every == sorted(every, key=("differ", "compatible").index)
    rows = _rows(capsys, "differences", str(record), "--kind", "incident", "--verdict", "differ")
    assert [(row["kind"], row["verdict"], row["field"]) for row in rows] == [("incident", "differ", "killed")]
    assert len(rows[0]["sides"]) > 1


def test_origins_say_why(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = _rows(capsys, "origins", str(record))
    assert [bool(row["reasons"]) for row in rows] == [len(row["reports"]) > 1 for row in rows]
    assert sum(len(row["reports"]) for row in rows) == len(sample_record().reports)


def test_nothing_to_show_is_said(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["positions", str(record), "--by", "nobody of that name"]) == 0
    assert capsys.readouterr().out == "Nothing to show.\n"
    assert _rows(capsys, "positions", str(record), "--by", "nobody of that name") == []


@pytest.mark.parametrize(
    "arguments", [["positions"], ["positions", "none.json"], ["timeline", "RECORD", "--since", "May"],
                  ["differences", "RECORD", "--kind", "war"], ["origins", "RECORD", "--by", "x"]]
)  # fmt: skip
def test_wrong_use_is_one_line(arguments: list[str], record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(record) if a == "RECORD" else a for a in arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
