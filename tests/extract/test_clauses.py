"""Clause helpers over a parse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.extract.clauses import (
    agents,
    clause_span,
    clause_tokens,
    conditional,
    mark_of,
    modality_of,
    modifies,
    negated,
    noun_phrase_span,
    owners,
    passive,
    subjects,
)
from dragoman.read.model import model
from dragoman.read.parse import Doc, Token
from dragoman.read.parsing import parse


def parsed(text: str, word: str) -> tuple[Doc, Token]:
    doc = parse(model()(text))
    return doc, next(t for t in doc if t.text == word)


def texts(tokens: list[Token]) -> list[str]:
    return [t.text for t in tokens]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The union agreed to end the strike.", "agreed", ["union"]),
        ("The union agreed to end the strike.", "end", ["union"]),
        ("The envoy, who met the mayor, left.", "met", ["envoy"]),
        ("The mayor urged the union to return.", "return", ["union"]),
        ("The mayor promised the union to return.", "return", ["mayor"]),
        ("The crew sang and danced.", "danced", ["crew"]),
        ("Rain.", "Rain", []),
    ],
)
def test_subjects(text: str, verb: str, expected: list[str]) -> None:
    assert texts(subjects(parsed(text, verb)[1])) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The plan was rejected by the council.", "rejected", ["council"]),
        ("The plan was rejected.", "rejected", []),
        ("The council rejected the plan.", "rejected", ["council"]),
        ("The plan backed by the ministry failed.", "backed", ["ministry"]),
    ],
)
def test_agents(text: str, verb: str, expected: list[str]) -> None:
    assert texts(agents(parsed(text, verb)[1])) == expected


def test_passive() -> None:
    assert passive(parsed("The plan was rejected.", "rejected")[1])
    assert not passive(parsed("The council rejected the plan.", "rejected")[1])


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("The council's demand for a vote was heard.", "demand", ["council"]),
        ("A proposal by the envoy was read.", "proposal", ["envoy"]),
        ("Its refusal surprised the town.", "refusal", ["Its"]),
        ("A refusal surprised the town.", "refusal", []),
    ],
)
def test_owners(text: str, noun: str, expected: list[str]) -> None:
    assert texts(owners(parsed(text, noun)[1])) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The strike will end if the firm pays, the mayor said.", "end", "The strike will end"),
        ("They signed the pact, and the union went home.", "signed", "They signed the pact"),
        ("PORT ELLA, May 3 (QPA) — The firm paid the crew.", "paid", "The firm paid the crew"),
    ],
)
def test_clause_span(text: str, verb: str, expected: str) -> None:
    doc, token = parsed(text, verb)
    start, end = clause_span(token)
    assert doc.text[start:end] == expected


def test_a_joined_verb_stays_only_when_wanted() -> None:
    doc, token = parsed("The firm signed the pact but failed to pay.", "signed")
    assert doc.text[slice(*clause_span(token))] == "The firm signed the pact but failed to pay"
    assert doc.text[slice(*clause_span(token, joined=False))] == "The firm signed the pact"


def test_noun_phrase_span_leaves_relative_clauses_out() -> None:
    doc, token = parsed("They saw the release of all crews, which took days.", "release")
    assert doc.text[slice(*noun_phrase_span(token))] == "the release of all crews"


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("They did not agree.", "agree", True),
        ("No side agreed.", "agreed", True),
        ("Neither side signed.", "signed", True),
        ("They failed to agree.", "agree", True),
        ("They left without agreeing.", "agreeing", True),
        ("They agreed.", "agreed", False),
    ],
)
def test_negated(text: str, verb: str, expected: bool) -> None:  # noqa: FBT001
    assert negated(parsed(text, verb)[1]) is expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The sides agreed to a truce.", "agreed", "asserted"),
        ("The sides will sign on Monday.", "sign", "planned"),
        ("The list is to be published on Monday.", "published", "planned"),
        ("The firm would pay.", "pay", "hypothetical"),
        ("The workers hope to agree.", "agree", "hypothetical"),
        ("The mayor urged them to sign.", "sign", "hypothetical"),
        ("If the firm pays, the strike ends.", "pays", "conditional"),
        ("Should it refuse, the strike goes on.", "refuse", "conditional"),
        ("The firm had paid before.", "paid", "historical"),
        ("The firm never paid.", "paid", "negated"),
        ("The chance of reaching a deal is small.", "reaching", "hypothetical"),
        ("The strike ended after reaching a deal.", "reaching", "asserted"),
    ],
)
def test_modality(text: str, verb: str, expected: str) -> None:
    assert modality_of(parsed(text, verb)[1]) == expected


def test_only_after_is_a_condition_and_after_is_a_time() -> None:
    assert conditional(parsed("The gates open only after the guards have left.", "left")[1])
    assert not conditional(parsed("The gates opened after the guards had left.", "left")[1])


def test_mark() -> None:
    assert mark_of(parsed("The gates stay shut unless the guards leave.", "leave")[1]) == "unless"
    assert mark_of(parsed("The guards leave.", "leave")[1]) is None


def test_modifies() -> None:
    assert modifies(parsed("The agreed swap is near.", "agreed")[1])
    assert not modifies(parsed("They agreed a swap.", "agreed")[1])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab THEnotwilby,.“”\n…'-—if1"), max_size=120))
def test_any_parse_is_borne(text: str) -> None:
    doc = parse(model()(text))
    for token in doc:
        for start, end in (clause_span(token), noun_phrase_span(token), clause_span(token, joined=False)):
            assert 0 <= start < end <= len(text)
            assert start <= token.idx
            assert token.idx + len(token) <= end
        assert modality_of(token)
        assert token in clause_tokens(token)
        assert all(t.doc is doc for t in (*subjects(token), *agents(token), *owners(token)))
