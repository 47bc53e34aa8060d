"""Verbs that are no verbs of saying but for the quotation beside them: "“We will see,” purred the mayor"."""

from dragoman.extract.cue_words import FINITE
from dragoman.lexicon import words
from dragoman.read.parse import Token

CLOSING = "”’»\"'"
OPENING = "“‘«„\"'"
ENDS = ",.!?…—–"
LEAST_WORDS = 3  # of such a quotation: shorter ones are names and titles
REACH = 12  # tokens between a subject and its verb


def beside_quotation(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether a finite verb stands right after a quotation, itself or its subject, or leads up to one."""
    if verb.tag_ not in FINITE or verb.pos_ != "VERB" or verb.lemma_.lower() in words("cues", "quotation", "never"):
        return False
    if any(c.dep_ in ("dobj", "attr", "oprd") and c.i > verb.i and _far(c, verb, quoted) for c in verb.children):
        return False
    first = min((c.left_edge.i for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), default=verb.i)
    if verb.i - first > REACH:
        return False
    return any(utterance_before(verb.doc[i], quoted) for i in (verb.i, first)) or _before(verb, quoted)


def _far(thing: Token, verb: Token, quoted: frozenset[int]) -> bool:
    """Whether what looks like an object is one: after inversion the model takes the speaker for it."""
    return thing.left_edge.i > verb.i + 1 or not closes(verb, quoted)


def closes(token: Token, quoted: frozenset[int]) -> bool:
    """Whether quoted words and their mark, with a comma after it or without, stand right before a token."""
    last = token.i - 1 - (token.i > 0 and token.nbor(-1).text == ",")
    return last > 0 and token.doc[last].text in CLOSING and (last - 1 in quoted or last in quoted)


def utterance_before(token: Token, quoted: frozenset[int], *, least: int = LEAST_WORDS) -> bool:
    """Whether an utterance ends right before a token: quoted words with a comma, or another end, at their close."""
    if not closes(token, quoted) or token.i - 2 < token.sent.start:
        return False
    outside = token.nbor(-1).text == ","
    last = token.i - 3 if outside else token.i - 2
    said = 0
    while last - said >= 0 and last - said in quoted:
        said += 1
    return said >= least and (outside or token.doc[last].text in ENDS)


def _before(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether a comma or colon and a quotation close the verb's own clause: "She leaned back: “Never.”"."""
    doc = verb.doc
    mark = next((t for t in doc[verb.i + 1 : min(verb.i + REACH, verb.sent.end - 2)] if t.text in ",:;"), None)
    return (
        mark is not None
        and mark.text != ";"
        and doc[mark.i + 1].text in OPENING
        and mark.i + 2 in quoted
        and all(verb.is_ancestor(t) for t in doc[verb.i + 1 : mark.i])
    )
