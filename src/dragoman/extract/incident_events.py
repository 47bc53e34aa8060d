"""Events: the words of one sentence that tell that something happened on the ground."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.incident_acts import acted
from dragoman.extract.incident_nouns import occurs, stops, told_by_noun
from dragoman.extract.incident_physical import OBJECTS, physical
from dragoman.extract.incident_real import happened, real
from dragoman.extract.incident_rulings import ruled
from dragoman.lexicon import lexicon
from dragoman.lexicon.anyof import any_of
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading
from dragoman.read.sought import Sought, sought


@dataclass(frozen=True, slots=True)
class Event:
    """An event: the `head` token that tells it, its PLOVER mode; `weak`: a noun, which alone tells little."""

    head: Token
    mode: str
    weak: bool


def events(reading: Reading, sentence: Span) -> list[Event]:
    """The events that a sentence tells as having happened, in order."""
    if any(_figurative().within(reading.report.text, sentence.start_char, sentence.end_char)):
        return []
    found = {
        e.head.i: e for e in (*_nouns(reading, sentence), *_verbs(reading, sentence), *_phrased(reading, sentence))
    }
    return [found[i] for i in sorted(found)]


def _verbs(reading: Reading, sentence: Span) -> Iterator[Event]:
    """Events told by a verb, alone or with its object."""
    table = lexicon("incidents")
    for token in sentence:
        if not _finite(token) or not happened(token, sentence):
            continue
        lemma = token.lemma_.lower()
        if mode := acted(token):
            yield Event(token, mode, weak=False)
        elif lemma in table["verbs"] and physical(reading, token):
            alone = lemma in table["objects"]["falling"] and not any(c.dep_ in OBJECTS for c in token.children)
            mode = table["verbs"][lemma]
            yield Event(token, "accident" if alone and mode == "destroy" else mode, weak=False)
        elif mode := ruled(token):
            yield Event(token, mode, weak=False)


def _finite(token: Token) -> bool:
    """Whether a token is a verb that tells something: no auxiliary of another one."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def _nouns(reading: Reading, sentence: Span) -> Iterator[Event]:
    """Events told by a noun."""
    table = lexicon("incidents")["nouns"]
    for token in sentence:
        if token.text == "-" and (hyphened := _hyphened(token)) is not None and real(hyphened, event=True):
            yield Event(hyphened, table[_around(token)], weak=not occurs(hyphened))
        lemma = token.lemma_.lower()
        small = token.text.islower() or token.i == sentence.start
        if not (token.pos_ in ("NOUN", "PROPN") and lemma in table and small):
            continue
        if real(token, event=True) and told_by_noun(reading, token):
            yield Event(token, "strike" if stops(token) else table[lemma], weak=not occurs(token))


def _hyphened(hyphen: Token) -> Token | None:
    """The token by which a noun of an event with a hyphen hangs in its sentence ("a punch-up"); null for any other."""
    if hyphen.is_sent_start or hyphen.whitespace_ or _around(hyphen) not in lexicon("incidents")["nouns"]:
        return None
    root = hyphen.doc[hyphen.i - 1 : hyphen.i + 2].root
    return root if root.dep_ not in ("compound", "amod") else None


def _around(hyphen: Token) -> str:
    """The word that a hyphen is in, in lower case, its last part as a lemma."""
    parts = hyphen.doc[hyphen.i - 1 : hyphen.i + 2]
    return f"{parts[0].lower_}-{parts[-1].lemma_.lower()}"


def _phrased(reading: Reading, sentence: Span) -> Iterator[Event]:
    """Events told by several words."""
    for match in _phrases().within(reading.report.text, sentence.start_char, sentence.end_char):
        span = reading.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None and span[0].pos_ != "NOUN":  # "a real shot at it"
            verb = next((t for t in span if t.pos_ in ("VERB", "AUX")), span.root)
            if real(verb) and not _shot_with_words(verb, match):
                yield Event(verb, lexicon("incidents")["phrases"][match[1].lower()], weak=False)


def _shot_with_words(verb: Token, match: re.Match[str]) -> bool:
    """Whether a phrase of fighting is one of words: somebody with a name "fired at" somebody, "fire from critics"."""
    phrase = match[1].lower()
    if not any(w in phrase for w in ("fire", "attack", "blows")):
        return False
    doers = [c for c in verb.children if c.dep_ == "nsubj"]
    named = phrase in ("fired at", "fired on") and any(c.ent_type_ == "PERSON" for c in doers)
    return named or _critics().match(match.string, match.end()) is not None


@cache
def _figurative() -> Sought:
    """Words that tell that a sentence speaks in figures, or of no event at all."""
    listed = lexicon("incidents")["abstract"]["figures"]
    return sought(rf"\b{any_of(listed)}\b", listed)


@cache
def _phrases() -> Sought:
    """Several words that tell an event."""
    listed = lexicon("incidents")["phrases"]
    return sought(rf"\b({any_of(listed)})\b", listed)


@cache
def _critics() -> re.Pattern[str]:
    """The regex of what follows a phrase of fighting that is one of words: "over the tariffs"."""
    listed = "|".join(sorted(re.escape(w) for w in lexicon("incidents")["abstract"]["critics"]))
    return re.compile(rf"\s(?:from|over|at|for)\b[^.;]{{0,20}}\b(?:{listed})\b", re.IGNORECASE)
