"""Parts of speech and lemmas, as spaCy's rules give them, each form worked out once.

spaCy asks 179 patterns about every word and then its rules for lemmas; but what they say depends on the form, its tag
and its place in the parse alone, for a handful of pairs ("gon" + "na") on both words. So spaCy's own components are
asked the first time, and the answer is kept.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

MOST = 200_000  # forms that are kept
BETWEEN = "\n"  # a word that no pattern of several words holds
KEY, TOLD = [ORTH, TAG, DEP], [POS, MORPH, LEMMA]


class Form(NamedTuple):
    """A word as the patterns see it: spaCy's numbers."""

    orth: int
    tag: int
    dep: int


class Told(NamedTuple):
    """What is said of a form: spaCy's numbers. `leads`: whether what follows it may change that."""

    pos: int
    morph: int
    lemma: int
    leads: bool


class Forms:
    """The attribute ruler and the lemmatizer as one component of spaCy's."""

    def __init__(self, nlp: "Language") -> None:
        """`nlp`: a pipeline that has both."""
        self.vocab = nlp.vocab
        ruler: Any = nlp.get_pipe("attribute_ruler")
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        lemmas = lemmatizer.lookups.get_table("lemma_index")  # lists of thousands, looked through at every new word
        lemmas.update({pos: frozenset(lemmas[pos]) for pos in list(lemmas)})
        self.rules = (ruler, lemmatizer)
        patterns = [one for rule in ruler.patterns for one in rule["patterns"] if len(one) > 1]
        self.longest = max(map(len, patterns), default=1)
        self.leading = Matcher(nlp.vocab)
        if patterns:
            self.leading.add("leads", [pattern[:1] for pattern in patterns])
        self.known: dict[Form, Told] = {}
        self.together: dict[tuple[Form, ...], tuple[Told, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Give a text's words their parts of speech, morphology and lemmas."""
        forms = [Form(*row) for row in doc.to_array(KEY).tolist()] if len(doc) else []
        new = [form for form in dict.fromkeys(forms) if form not in self.known]
        if len(self.known) + len(new) > MOST:
            self.known.clear()
            self.together.clear()
            new = list(dict.fromkeys(forms))
        if new:
            self._learn(new)
        told = [self.known[form] for form in forms]
        at = 0
        while at < len(told):
            if told[at].leads:
                end = self._end(told, at)
                told[at:end] = self._of_row(tuple(forms[at:end]))
                at = end
            else:
                at += 1
        if told:
            doc.from_array(TOLD, _numbers([one[:3] for one in told]))
        return doc

    def _end(self, told: Sequence[Told], start: int) -> int:
        """Where the words end that a word and those that follow it lead."""
        at, end = start, start + self.longest
        while at < min(end, len(told)):
            if told[at].leads:
                end = at + self.longest
            at += 1
        return min(end, len(told))

    def _learn(self, forms: list[Form]) -> None:
        """Keep what is said of new forms, each by itself."""
        leading = self._leading(self._row(forms))
        gap = Form(self.vocab.strings.add(BETWEEN), 0, 0)
        spread = [word for n, form in enumerate(forms) for word in ((form, gap) if n in leading else (form,))]
        told = dict(zip(spread, self._asked(spread), strict=True))
        self.known.update((form, told[form]) for form in forms)

    def _of_row(self, forms: tuple[Form, ...]) -> tuple[Told, ...]:
        """What is said of forms in a row."""
        if forms not in self.together:
            self.together[forms] = self._asked(forms)
        return self.together[forms]

    def _asked(self, forms: Sequence[Form]) -> tuple[Told, ...]:
        """What spaCy's components say of forms in a row."""
        doc = self._row(forms)
        for rule in self.rules:
            rule(doc)
        leading = self._leading(doc)
        rows = doc.to_array(TOLD).tolist()
        return tuple(Told(pos, morph, lemma, leads=n in leading) for n, (pos, morph, lemma) in enumerate(rows))

    def _row(self, forms: Sequence[Form]) -> Doc:
        """Forms in a row."""
        doc = Doc(self.vocab, words=[self.vocab.strings[form.orth] for form in forms])
        doc.from_array([TAG, DEP], _numbers([form[1:] for form in forms]))
        return doc

    def _leading(self, doc: Doc) -> set[int]:
        """The words that patterns of several words may begin with."""
        return {start for _, start, _ in self.leading(doc, allow_missing=True)} if len(self.leading) else set()


def _numbers(rows: Sequence[tuple[int, ...]]) -> Any:  # noqa: ANN401  spaCy takes more numbers than its types say
    return np.array(rows, dtype=np.uint64)
