"""What the text of a report tells of itself: cases as data."""

from typing import Any

import pytest

from dragoman.ingest.agencies import closing_agencies, dateline_agencies
from dragoman.ingest.days import day_of, opening_day
from dragoman.ingest.lines import Marked, marked_lines
from dragoman.ingest.shape import shape
from tests.ingest.helpers import cases

BEFORE = [f"The dockers waited at gate {n}, and nobody came." for n in range(12)]
AFTER = [f"The firm sent letter {n}, and nobody wrote back." for n in range(12)]


def marked(case: dict[str, Any]) -> list[Marked]:
    lines = [*BEFORE, case["line"], *([] if case.get("last") else AFTER)]
    return list(marked_lines("\n".join(lines)))


@pytest.mark.parametrize("case", [c for c in cases("lines") if "why" in c], ids=lambda c: c["line"][:50])
def test_a_line_that_is_no_story(case: dict[str, Any]) -> None:
    (found,) = marked(case)
    assert found.dropped.quote == case.get("dropped", case["line"])
    assert found.dropped.why == case["why"]
    assert list(found.agencies) == case.get("agencies", [])
    assert [c.name for c in found.credits] == case.get("credits", case.get("agencies", []))


@pytest.mark.parametrize("case", [c for c in cases("lines") if "why" not in c], ids=lambda c: c["line"][:50])
def test_a_story_line_is_never_dropped(case: dict[str, Any]) -> None:
    assert marked(case) == []


@pytest.mark.parametrize("case", [c for c in cases("lines") if "why" not in c], ids=lambda c: c["line"][:50])
def test_nor_at_the_head(case: dict[str, Any]) -> None:
    assert list(marked_lines("\n".join([case["line"], *AFTER]))) == []


@pytest.mark.parametrize("case", cases("datelines"), ids=lambda c: c["text"][:50])
def test_dateline(case: dict[str, Any]) -> None:
    found = list(dateline_agencies(case["text"]))
    assert [c.name for c in found] == case.get("agencies", [])
    assert all(case["text"][c.start : c.end] == c.quote for c in found)


@pytest.mark.parametrize("case", cases("datelines", "closing"), ids=lambda c: c["text"][:50])
def test_closing_credit(case: dict[str, Any]) -> None:
    text = "The dockers agreed.\n" + case["text"]
    found = list(closing_agencies(text, [line.dropped for line in marked_lines(text)]))
    assert [c.name for c in found] == case.get("agencies", [])
    assert all(text[c.start : c.end] == c.quote for c in found)


@pytest.mark.parametrize("case", cases("days", "stated"), ids=lambda c: c["words"])
def test_stated_day(case: dict[str, Any]) -> None:
    assert day_of(case["words"]) == case.get("day")


@pytest.mark.parametrize("case", cases("days", "heads"), ids=lambda c: c["text"][:50])
def test_day_at_the_head(case: dict[str, Any]) -> None:
    assert opening_day(case["text"]) == case.get("day")


@pytest.mark.parametrize("case", cases("shapes"), ids=lambda c: c["name"])
def test_shape(case: dict[str, Any]) -> None:
    found = shape(case["text"], [line.dropped for line in marked_lines(case["text"])])
    assert found == (case.get("title"), case.get("excerpt", False))
