"""Verbs of saying that may stand apart with their speaker, known by their words and word classes alone."""

from functools import cache

from dragoman.extract.cue_quotes import beside_quotation
from dragoman.extract.cue_words import FINITE, acts, saying, strong
from dragoman.lexicon import words
from dragoman.read.parse import Token

SO = ("so", "thus")
MAKING = ("let", "make")  # "made known", "let it be known"
BACK = 2  # tokens before a participle among which its auxiliary stands
NEAR = 6  # tokens within which a fixed phrase ends


def may_say(word: Token) -> bool:
    """Whether a word may be the verb of an inquit by itself alone: most are none, and need not be looked around."""
    if word.tag_ in FINITE and word.pos_ == "VERB":
        return True
    return word.lemma_.lower() in _saying() or word.lower_ in SO


@cache
def _saying() -> frozenset[str]:
    """The first words of all that says, and "came the reply"."""
    return frozenset(said.split()[0] for said in (*acts(), *MAKING, "come"))


def says(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether a word is a verb of saying in a finite form, whatever class the model gives it."""
    if (verb.lemma_.lower() in acts() or saying(verb) in acts() or fixed(verb)) and not strong(verb, "inner"):
        finite = verb.tag_ in (*FINITE, "VBN") and verb.pos_ in ("VERB", "NOUN", "ADJ")
        related = verb.i > 0 and verb.nbor(-1).tag_ in ("WP", "WDT")
        done = any(t.lemma_ in ("be", "get") and t.pos_ == "AUX" for t in verb.doc[max(0, verb.i - BACK) : verb.i])
        if related or (done and verb.tag_ == "VBN"):
            return False
        last = verb.i + 1 >= len(verb.doc) or verb.nbor(1).is_punct
        after = (
            last
            and verb.i > 0
            and verb.nbor(-1).pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
            and verb.nbor(-1).tag_ != "JJ"
        )
        mistaken = verb.tag_ in ("NN", "NNS", "VB") and (after or (verb.i > 0 and verb.nbor(-1).text in ',”"’'))
        return finite or mistaken
    return beside_quotation(verb, quoted)


def fixed(verb: Token) -> bool:
    """Whether a verb begins a fixed phrase of saying: "made known", "let it be known", "let our reporter know"."""
    if verb.lemma_ not in MAKING:
        return False
    after = verb.doc[verb.i + 1 : min(verb.i + NEAR, len(verb.doc))]
    known = any(t.lower_ in words("cues", "phrases", "fixed") and t.pos_ in ("VERB", "ADJ", "AUX") for t in after)
    return known or any(t.lower_ == "know" for t in after)
