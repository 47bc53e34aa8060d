"""Quotations: cases as data, and what holds for any text whatever."""

import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.read.marks import Quotation
from dragoman.read.paragraphs import paragraphs
from dragoman.read.quotations import quotations
from dragoman.record.report import Report

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "quotations" / "marks.toml").read_text(encoding="utf-8"))[
    "case"
]
PARAMS = [
    pytest.param(c, id=c["name"], marks=[pytest.mark.xfail(reason=c["unsure"], strict=True)] if "unsure" in c else [])
    for c in CASES
]
MARKS = "“”„‟\"«»‹›‘’‚‛'`"
TEXTS = st.text(alphabet=st.one_of(st.sampled_from(MARKS + " \n.,s"), st.characters()), max_size=200)


def quoted(text: str) -> tuple[Quotation, ...]:
    return quotations(text, paragraphs(Report(id="r", file="f", text=text, sha256="", words=0)))


@pytest.mark.parametrize("case", PARAMS)
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [
        {"words": text[q.outer_start : q.outer_end], "depth": q.depth, "continues": q.continues, "closed": q.closed}
        for q in quoted(text)
    ]
    default = {"depth": 0, "continues": False, "closed": True}
    assert found == [{**default, **{k: v for k, v in q.items() if k != "inner"}} for q in case["quotations"]]
    inner = [(text[q.start : q.end], want["inner"]) for q, want in zip(quoted(text), case["quotations"], strict=True)
             if "inner" in want]  # fmt: skip
    assert all(got == want for got, want in inner)


@given(TEXTS)
def test_any_text(text: str) -> None:
    lines = paragraphs(Report(id="r", file="f", text=text, sha256="", words=0))
    found = quotations(text, lines)
    assert list(found) == sorted(found, key=lambda q: (q.outer_start, -q.outer_end))
    for q in found:
        assert q.outer_start <= q.start < q.end <= q.outer_end
        assert text[q.start : q.end] == text[q.start : q.end].strip()
        assert any(p.start <= q.outer_start and q.outer_end <= p.end for p in lines)
        assert q.closed == (q.outer_end > q.end)
        assert q.depth == sum(o.outer_start <= q.outer_start and q.outer_end <= o.outer_end for o in found) - 1


@given(TEXTS)
def test_quotations_nest(text: str) -> None:
    found = quoted(text)
    for a in found:
        for b in found:
            apart = a.outer_end <= b.outer_start or b.outer_end <= a.outer_start
            edge = a.outer_start == b.outer_start or a.outer_end == b.outer_end
            assert apart or edge or (a.outer_start < b.outer_start) == (b.outer_end < a.outer_end)


@pytest.mark.parametrize("unit", ["“", "‘", '"', "'", "«", "“ a ", "‘A, ", "' a", '" a ', "“a ‘B ", "a’ ‘x", "„«“‘x "])
def test_ten_thousand_marks_take_linear_time(unit: str) -> None:
    began = time.process_time()
    quoted(unit * 20_000)
    assert time.process_time() - began < 3  # seconds of CPU: linear takes a tenth of it, quadratic minutes
