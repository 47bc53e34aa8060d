"""Whether a time lies ahead or back: the tense of what it belongs to decides, as in "met on Friday", "meets on Friday".

Climbs the dependency tree from the time to the first word whose form tells. (HeidelTime, Strötgen and Gertz 2010, takes
the tense of the sentence; the governing verb is nearer.)
"""

from dataclasses import dataclass
from typing import Literal

from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.timex_words import table

Tense = Literal["past", "present", "future", "open"]
PAST, UNKNOWN, FUTURE = -1, 0, 1
STEPS = 12  # further up nothing governs a time any more
PERFECT = frozenset({"had", "has", "have", "was", "were", "did", "been", "’ve", "'ve"})
PRESENT = frozenset({"is", "are", "am", "do", "does", "’s", "'s", "’re", "'re"})


@dataclass(frozen=True, slots=True)
class Direction:
    """Which way a time lies: `way` is PAST, UNKNOWN or FUTURE.

    `firm`: it belongs to the verb itself, not to a noun below it; where the way is UNKNOWN, neither is likelier.
    """

    way: int
    firm: bool


def direction(token: Token) -> Direction:
    """Which way the time lies that a token is the head of.

    A present tense says nothing of a time that belongs to a noun ("Friday's raid dominates the talks"), nor does a
    planning word of what was then called off ("the visit planned for Friday was cancelled").
    """
    nouns = planned = False
    hint = UNKNOWN
    for node in _upwards(token):
        tense = _tense(node)
        if tense is None:
            nouns = nouns or (node != token and node.pos_ in {"NOUN", "PROPN"})
            planned = planned or _ahead(node)
            hint = hint or _hint(node)
            continue
        nouns = nouns or any(t.dep_ in {"nsubj", "nsubjpass"} and t.i < token.i < node.i for t in node.children)
        if (nouns or planned) and undone(node):
            return Direction(UNKNOWN, firm=planned)
        if tense == "future" and _ahead(node) and node.dep_ in {"acl", "relcl"}:
            planned = True
            continue
        if tense == "present" and nouns and node.lemma_.lower() in words("times", "direction", "holding"):
            nouns = not any(t.dep_ == "dobj" and t.is_ancestor(token) for t in node.children)
        return _settled(tense, hint, nouns=nouns)
    return Direction(FUTURE if planned else hint, firm=planned)


def _settled(tense: Tense, hint: int, *, nouns: bool) -> Direction:
    if tense == "open":
        return Direction(UNKNOWN, firm=False)
    if tense == "present":
        return Direction(hint if nouns else FUTURE, firm=not nouns)
    return Direction(FUTURE if tense == "future" else hint or PAST, firm=not nouns)


def _upwards(token: Token) -> list[Token]:
    path = [token]
    while path[-1].head != path[-1] and len(path) < STEPS:
        path.append(path[-1].head)
    return path


def _ahead(node: Token) -> bool:
    """Whether a participle or adjective puts what follows ahead: "planned for", "due on"."""
    return node.lemma_.lower() in words("times", "direction", "ahead") and (node.tag_ == "VBN" or node.pos_ == "ADJ")


def undone(node: Token) -> bool:
    """Whether a verb tells that something did not come about: "scrapped", "called off"."""
    lemma = node.lemma_.lower()
    with_it = table("direction")["undone_with"].get(lemma, ())
    refused = lemma == "accept" and any(t.dep_ == "neg" for t in node.children)
    return refused or lemma in words("times", "direction", "undone") or any(t.lower_ in with_it for t in node.children)


def _hint(node: Token) -> int:
    """What a preposition or noun on the way up says."""
    lemma = node.lemma_.lower()
    if lemma in words("times", "direction", "future_nouns") or lemma in words(
        "times", "direction", "future_prepositions"
    ):
        return FUTURE
    return PAST if lemma in words("times", "direction", "past_prepositions") else UNKNOWN


def _tense(node: Token) -> Tense | None:
    """What a verb says; null for all else, and for a form that has the tense of what it depends on."""
    if node.pos_ not in {"VERB", "AUX"}:
        return "future" if _ahead(node) and node.dep_ in {"acomp", "ROOT"} else None
    helpers = {t.lower_ for t in node.children if t.dep_ in {"aux", "auxpass"}}
    if helpers & words("times", "direction", "modals"):
        return "open" if "have" in helpers and node.tag_ == "VBN" else "future"
    if _ahead(node):
        return "future"
    return _infinitive(node) if "to" in helpers else _finite(node, helpers)


def _finite(node: Token, helpers: set[str]) -> Tense | None:
    if node.tag_ == "VBG" and helpers & {"was", "were"}:
        return "open"
    if node.tag_ == "VBD" or helpers & PERFECT:
        return "past"
    if node.tag_ == "VBN":
        return "present" if helpers & {"is", "are", "be", "being"} else "past"
    if node.tag_ in {"VBZ", "VBP"} or helpers & PRESENT:
        return "past" if node.lemma_.lower() in words("times", "direction", "telling") else "present"
    return "future" if node.tag_ == "VB" and node.dep_ == "ROOT" else None


def _infinitive(node: Token) -> Tense | None:
    """An infinitive lies ahead of what it depends on, unless that tells whether it came about."""
    if undone(node.head):
        return "open"
    return None if node.head.lemma_.lower() in words("times", "direction", "implicative") else "future"
