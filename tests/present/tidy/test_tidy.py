"""The tidy tables of a hand-made record and of the sample: right types, no thing lost, all links lead somewhere."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from dragoman.present.dates import whole_day
from dragoman.present.tidy import TABLES, Cell, Table, cells
from dragoman.present.view import View
from dragoman.record.claim import KINDS
from tests.dossiers import sample_record
from tests.present.build import AGREED_SAID, CLAIMS, GATE, NINE, OPENING, empty, record

EACH = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
TYPES: dict[str, Any] = {"text": str, "integer": int, "number": (int, float), "truth": bool, "day": date}


def rows(name: str, view: View) -> list[dict[str, Cell]]:
    table = next(table for table in TABLES if table.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in cells(table, view)]


@EACH
def test_every_cell_is_of_its_columns_type(table: Table[Any]) -> None:
    for view in (View(record()), View(sample_record()), View(empty())):
        for row in cells(table, view):
            for cell, column in zip(row, table.columns, strict=True):
                assert cell is None or isinstance(cell, TYPES[column.type])
                assert not isinstance(cell, bool) or column.type == "truth"


@EACH
def test_names_are_fit_for_programs_and_told_in_a_sentence(table: Table[Any]) -> None:
    names = [table.name, *(column.name for column in table.columns)]
    assert all(name.isidentifier() and name == name.lower() for name in names)
    assert len(set(names[1:])) == len(names) - 1
    assert all(about.endswith(".") for about in (table.about, *(column.about for column in table.columns)))


def test_a_claim_stands_once_in_the_table_of_all_and_once_in_that_of_its_kind() -> None:
    view = View(record())
    every = {row["id"] for row in rows("claims", view)}
    by_kind = [row["id"] for kind in KINDS for row in rows(f"{kind}s", view)]
    assert every == set(by_kind) == {claim.id for claim in CLAIMS}
    assert len(by_kind) == len(every)


def test_a_commitment_with_its_day_and_who_says_so() -> None:
    (found,) = (row for row in rows("commitments", View(record())) if row["id"] == OPENING.id)
    assert (found["due"], found["due_first"], found["due_last"]) == ("2031-05-20", date(2031, 5, 20), date(2031, 5, 20))
    assert (found["parties"], found["attribution"], found["according_to"]) == (
        "Norland; Sudmark", AGREED_SAID.id, "Ines Holm",
    )  # fmt: skip
    assert (found["outlet"], found["finding"], found["rejected"]) == ("Tarn News Agency", "f-Openin", False)
    assert (found["quantity_low"], found["when"]) == (None, None)


def test_what_is_open_stays_open() -> None:
    found = {row["killed_text"]: row for row in rows("incidents", View(record()))}
    assert [found["At least eight people"][f"killed_{part}"] for part in ("low", "high", "qualifier")] == [
        8, None, "at_least",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("point", "day"),
    [("2031-05-20", date(2031, 5, 20)), ("2031-05-20T10:30", date(2031, 5, 20)), ("2031-05", None),
     ("2031-05-20~", None), ("..", None), ("", None), ("2031-02-30", None)],
)  # fmt: skip
def test_only_a_whole_day_is_a_day(point: str, day: date | None) -> None:
    assert whole_day(point) == day


def test_every_actor_of_a_claim_and_all_its_words() -> None:
    view = View(record())
    assert [(r["field"], r["place"], r["name"]) for r in rows("claim_actors", view) if r["claim"] == NINE.id] == [
        ("alleged_actor", 0, "Sudmark"), ("alleged_by", 0, "hospital"),
    ]  # fmt: skip
    assert len(rows("evidence", view)) == sum(len(claim.evidence) for claim in CLAIMS)


def test_links_between_tables_lead_somewhere() -> None:
    view = View(sample_record())
    ids = {name: {row["id"] for row in rows(f"{name}s", view)} for name in ("claim", "report", "finding", "actor")}
    for table in TABLES:
        for row in rows(table.name, view):
            for name, known in ids.items():
                assert row.get(name) is None or row[name] in known, (table.name, name)


def test_a_value_is_told_with_each_claim_that_has_it() -> None:
    found = [(r["value"], r["claim"]) for r in rows("field_values", View(record())) if r["field"] == "killed"]
    assert found[0] == ("nine people", NINE.id)
    assert len(found) == 3


def test_a_rejected_claim_stays_and_is_marked() -> None:
    found = rows("claims", View(replace(record(), rejected=(GATE.id,))))
    assert [row["id"] for row in found if row["rejected"]] == [GATE.id]


def test_a_lone_surrogate_can_be_written() -> None:
    broken = tuple(replace(c, text="a\ud800b") if c.id == GATE.id else c for c in CLAIMS)
    found = rows("claims", View(replace(record(), claims=broken)))
    assert "a\ufffdb" in [row["text"] for row in found]
