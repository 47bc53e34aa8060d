"""The pipeline against spaCy's own: the same parse, word by word."""

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.tokens import Doc

from dragoman.read import encoder, forms
from dragoman.read.model import model, model_path
from tests.dossiers import SAMPLE

ATTRIBUTES = {
    "orth": ORTH, "space": SPACY, "tag": TAG, "head": HEAD, "dep": DEP, "pos": POS, "morph": MORPH, "lemma": LEMMA,
    "entity": ENT_TYPE, "iob": ENT_IOB, "sentence": SENT_START,
}  # fmt: skip
TEXTS = {
    "nothing": "",
    "one word": "Strike",
    "spaces": " \n\n \t ",
    "two words that change each other": "They're gonna talk, ain't they? Let's hear; you gotta wait, y'all. C'mon.",
    "there is": "There's a truce, and there are talks. There is no deal yet.",
    "leads at the end": "It will gon",
    "entities to the end of a line": "In Port Marrow on 3 May\nThe Harbour Workers' Union of New South",
    "marks": '"' * 300 + " “‘’” … — (a) [b] {c} #1 $2.50 50% 3:15pm",
    "a long line": "talks and " * 400 + "peace.",
    "other scripts": "Мир 和平 سلام naïve façade 1234 A.B.C. x" + "y" * 200,
}  # fmt: skip


@pytest.fixture(scope="module")
def official() -> Language:
    """SpaCy's pipeline as it comes, with our sentences."""
    model()  # registers the component of ours
    nlp = spacy.load(model_path())
    nlp.add_pipe("dragoman_lines", before="parser")
    return nlp


def differing(ours: Doc, theirs: Doc) -> dict[str, list[str]]:
    """The words that the two do not say the same of, by attribute.

    The label of white space is left out: two of its scores lie so close that rounding decides, and nobody reads it.
    """
    found = {}
    for name, key in ATTRIBUTES.items():
        rows = zip(ours, ours.to_array(key).tolist(), theirs.to_array(key).tolist(), strict=True)
        found[name] = [word.text for word, a, b in rows if a != b and not (key == DEP and word.is_space)]
    return {name: words for name, words in found.items() if words}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_parses_as_spacy_does(text: str, official: Language) -> None:
    assert differing(model()(text), official(text)) == {}


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("*.txt")), ids=lambda p: p.name)
def test_it_parses_reports_as_spacy_does(path: Path, official: Language) -> None:
    text = path.read_text(encoding="utf-8")
    assert differing(model()(text), official(text)) == {}


def test_vectors_are_the_same_to_the_bit_whatever_was_read_before() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))][:4]
    model.cache_clear()
    alone = []
    for text in texts:
        alone.append(model()(text).tensor)
        model.cache_clear()
    together = [doc.tensor for doc in model().pipe(texts, batch_size=8)]
    assert all(np.array_equal(a, b) for a, b in zip(alone, together, strict=True))
    assert len({t.tobytes() for t in together}) == len(texts)


def test_what_is_kept_of_words_is_bounded(official: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in (encoder, forms):
        monkeypatch.setattr(part, "MOST", 40)
    model.cache_clear()
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.txt"))][:3]
    parsed = list(model().pipe(texts))
    model.cache_clear()
    assert [differing(ours, official(text)) for ours, text in zip(parsed, texts, strict=True)] == [{}] * 3
