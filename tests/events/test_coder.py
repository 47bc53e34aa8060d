"""The event of a sentence."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.coder import code_of, quad
from dragoman.events.nouns import classes_in, nouns
from dragoman.events.senses import senses
from dragoman.events.words import Stretch, verb_forms, words_of
from dragoman.lexicon import lexicon

FOLDER = Path(__file__).parents[1] / "cases" / "plover"
ROOTS = tomllib.loads((FOLDER / "roots.toml").read_text(encoding="utf-8"))
CASES = tomllib.loads((FOLDER / "sentences.toml").read_text(encoding="utf-8"))
PIECES = [*"abc ,.;:“”’'-\n", " to ", " will ", " sanctions ", " lift", "ed ", " call ", " not ", " who "]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


def stretch(text: str, words: str | None) -> Stretch | None:
    return Stretch(text.index(words), text.index(words) + len(words)) if words else None


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["text"][:60])
def test_the_event_of_a_sentence(case: dict[str, Any]) -> None:
    text = case["text"]
    found = code_of(text, source=stretch(text, case.get("source")), target=stretch(text, case.get("target")))
    assert (found.event if found else None) == case.get("event")
    if "mode" in case:
        assert found
        assert found.mode == case["mode"]


@pytest.mark.parametrize(("event", "marked"), [(event, text) for event, texts in ROOTS.items() for text in texts])
def test_the_root_code_of_a_sentence(event: str, marked: str) -> None:
    text = re.sub(r"[\[\]{}]", "", marked)
    source, target = (re.search(mark, marked) for mark in (r"\[(.*?)\]", r"\{(.*?)\}"))
    found = code_of(text, source=stretch(text, source and source[1]), target=stretch(text, target and target[1]))
    assert found
    assert found.event == event


@given(TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_any_text_has_an_event_or_none(text: str, start: int, length: int) -> None:
    found = code_of(text, source=Stretch(start, start + length))
    assert found is None or quad(found.event)


def test_every_code_of_the_lexicon_is_an_event_with_one_of_its_modes() -> None:
    modes = lexicon("plover")["modes"]
    rows = lexicon("plover_words")
    codes = [c for found in senses().values() for s in found for c in (s.code, *s.objects.values())]
    codes += [*rows["nominal"].values(), *rows["purpose"]["then"].values()]
    for code in filter(None, codes):
        event, _, mode = code.partition("/")
        assert quad(event)
        assert not mode or mode in modes[event], code


def test_every_class_of_an_object_is_a_class_of_nouns() -> None:
    rows = lexicon("plover_words")
    asked = {kind for row in rows["verbs"] for kind in row.get("objects", {})}
    assert asked <= set(rows["nouns"])
    assert set(rows["nominal"]) <= set(rows["nouns"])
    assert set(rows["telling"]["classes"]) <= set(rows["nouns"])


def test_a_noun_of_two_words_is_found_before_its_first() -> None:
    (first, *_) = nouns("plover_words", "nouns")["air"]
    assert first.rest


def test_classes_of_words_are_those_of_the_longest_nouns() -> None:
    found = list(classes_in("Two aid convoys left before the truce.", name="plover", key="contexts"))
    assert found == ["human_security", "military"]


@pytest.mark.parametrize(
    ("lemma", "form"),
    [("carry", "carries"), ("carry", "carried"), ("seize", "seizing"), ("ban", "banned"), ("go", "gone")],
)
def test_forms_of_a_verb(lemma: str, form: str) -> None:
    assert form in verb_forms(lemma)


def test_words_keep_their_offsets() -> None:
    text = "Ilva’s U.S. trip: “no”."
    assert [(w.text, text[w.start : w.end]) for w in words_of(text)][:3] == [
        ("ilva", "Ilva’s"),
        ("u.s", "U.S"),
        (".", "."),
    ]
