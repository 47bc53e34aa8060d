"""Whose idea something was, in the answer to a question: "Whose idea? The guild's", "Who wrote it? Not Norland"."""

from collections.abc import Iterator

from dragoman.extract.author_words import NAME, Authored, object_of, owning, proposing, reach, real
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

ANSWER = 8  # words after a question within which its answer names somebody


def asked(question: Span) -> Iterator[Authored]:
    """The author in the answer to a question, or who is said there to be none."""
    told = _topic(question)
    if told is None:
        return
    first, thing = told
    who = first.lower_ == "who"
    denied = False
    for token in question.doc[question.end : question.end + ANSWER]:
        if (token.is_punct and not token.is_quote) or token.lower_ in ("no", "nobody"):
            return
        denied = denied or token.lower_ == "not"
        if owning(token) or (who and _names(token)):
            yield Authored((token,), real(thing), reach(first, token), denied=denied)
            return


def asks(question: Span) -> bool:
    """Whether a question is after the author of something."""
    return _topic(question) is not None


def _topic(question: Span) -> tuple[Token, Token | None] | None:
    """The "whose" or "who" of a question, and what it asks of: "whose idea was the levy", "who drew up the list"."""
    for token in question:
        if token.lower_ == "whose":
            noun = next(
                (t for t in question[token.i - question.start :] if t.lemma_.lower() in words(NAME, "nouns")), None
            )
            if noun is None:
                return None
            return token, next((c for c in noun.head.children if c.dep_ in ("attr", "nsubj") and c.i > noun.i), None)
        if token.lower_ == "who" and token.dep_ == "nsubj" and proposing(token.head):
            after = (n for c in token.head.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")
            return token, object_of(token.head) or next(after, None)
    return None


def _names(token: Token) -> bool:
    """Whether a word names the one who did it: "The Norlanders, says Ana Lund"; not "The chair did not say"."""
    after = token.doc[token.i + 1 : token.i + 2]
    if token.dep_ == "nsubj" and len(after) and not after[0].is_punct:
        return False
    return token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "poss", "amod")
