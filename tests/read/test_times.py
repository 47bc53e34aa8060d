"""Times: cases as data, and what holds for any text whatever."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.read.model import model
from dragoman.read.parsing import parse
from dragoman.read.times import times
from dragoman.record.value import Dated

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "times" / "values.toml").read_text(encoding="utf-8"))
WORDS = st.sampled_from([
    "on", "by", "Friday", "last", "week", "since", "10", "May", "March", "the", "24th", "until", "1998", "two", "days",
    "ago", "before", "after", "noon", "09.40", "hundred", "years", "in", "31", "February", "9999", "next", "month",
    "to", "and", "–", ",", ".", "“", "”", "\n", "00:00", "decade", "earlier", "0001", "12", "am", "each", "end of", "a",
])  # fmt: skip
EDGE = r"\d{4}(-\d\d(-\d\d(T\d\d:\d\dZ?)?)?)?~?|\d{3}X|\d{4}-2[1-4]"
EDTF = re.compile(rf"({EDGE})(/({EDGE}))?|\.\./({EDGE})|({EDGE})/\.\.")


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_case(case: dict[str, Any]) -> None:
    anchor = Dated(edtf=case["day"], basis="given") if "day" in case else None
    found = [(t.text, t.edtf or "", t.kind) for t in times(parse(model()(case["text"])), anchor)]
    assert found == [(words, value, *(kind or ["date"])) for words, value, *kind in case["times"]]


@pytest.mark.parametrize(
    "day", ["2031-05-14", "0001-01-01", "9999-12-31", "2031-02-29", "2031", "2031-05-01/2031-05-14"]
)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(said=st.lists(st.one_of(WORDS, st.text(max_size=5)), max_size=25))
def test_any_text(day: str, said: list[str]) -> None:
    text = " ".join(said)
    found = times(parse(model()(text)), Dated(edtf=day, basis="given"))
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(text)
        assert time.text == text[time.start : time.end]
        assert "\n" not in time.text
        if time.edtf is not None:
            assert re.fullmatch(r"P(\d+[DWMY]|T\d+[HMS])", time.edtf) if time.kind == "duration" else EDTF.fullmatch(
                time.edtf)  # fmt: skip
        end = time.end


def test_explicit_dates_rest_on_the_text_and_counted_ones_do_not() -> None:
    found = times(
        parse(model()("They met on 3 May 2030, not on Monday, after five hours.")),
        Dated(edtf="2031-05-14", basis="given"),
    )
    assert [(t.text, t.basis) for t in found] == [
        ("3 May 2030", "text"),
        ("Monday", "inferred"),
        ("five hours", "text"),
    ]
