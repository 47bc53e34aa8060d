"""Where a side stands, told as a state: "is against", "has no intention of", "called it unacceptable", "no amnesty"."""

from collections.abc import Iterator
from functools import cache
from typing import Any, cast

from dragoman.extract.acts import topics
from dragoman.extract.bargain import asked, denied_above
from dragoman.extract.clauses import (
    Extent,
    above,
    clause_span,
    infinitive,
    modality_of,
    negated,
    noun_phrase_span,
    owners,
    subjects,
    verbal,
)
from dragoman.extract.stand import Stand
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import Stance

NAME = "positions"
TABLING = ("put", "lay", "place")
REACH = 8  # words after a colon within which what is offered is named


def states(sentence: Span) -> Iterator[Stand]:
    """The stances in a sentence that are told as states, in order of their words."""
    here = _words()
    for token in sentence:
        if token.lower_ not in here and token.lemma_.lower() not in here and token.dep_ != "attr":
            continue
        stand = (
            _prepositional(token)
            or _possessed(token)
            or _none(token)
            or _called(token)
            or _itemised(token)
            or _tabled(token)
            or _headed(token)
        )
        if stand and not asked(stand.token) and not denied_above(stand.token):
            yield stand


def _held(verb: Token, stance: Stance, objects: list[Token], *, sure: bool = False) -> Stand | None:
    """A stance of the subject of a verb, unless it is only supposed."""
    holders = tuple(subjects(verb))
    modality = modality_of(verb)
    if not holders or not objects or modality in ("conditional", "hypothetical"):
        return None
    return Stand(verb, stance, holders, tuple(objects), clause_span(verb, joined=False), sure=sure)


def _prepositional(token: Token) -> Stand | None:
    """As in "is against any extension", "are in favour of a truce", "is open to talks", "came out against"."""
    verb = token.head
    stance = _entry("prepositions", token.lower_)
    if token.dep_ == "prep" and stance and verbal(verb) and verb.lemma_ in words(NAME, "states", "verbs"):
        objects = [c for c in token.children if c.dep_ in ("pobj", "pcomp")]
        if stance == "supports" and (verb.lemma_ != "be" or any(t.ent_type_ for t in objects)):
            return None
        return None if negated(verb) else _held(verb, stance, objects)
    stance = _entry("adjectives", token.lower_)
    if token.dep_ not in ("acomp", "attr", "oprd", "ROOT") or not stance or not verbal(verb):
        return None
    objects = topics(token) or [c for c in verb.children if c.dep_ == "ccomp" and c.i > token.i]
    if negated(verb):
        return _held(verb, "rejects", objects) if stance in ("accepts", "considers", "supports") else None
    return _held(verb, stance, objects)


def _possessed(token: Token) -> Stand | None:
    """As in "has no intention of leaving", "voiced support for the plan", "expressed its opposition to it"."""
    verb = token.head
    if token.dep_ not in ("dobj", "pobj") or token.pos_ != "NOUN":
        return None
    if token.dep_ == "pobj":  # "is in no mood to", "is in favour of"
        verb = token.head.head
        if token.head.lower_ != "in":
            return None
    if not verbal(verb):
        return None
    lemma = token.lemma_.lower()
    denied = any(c.lower_ in ("no", "little") for c in token.children) or negated(verb)
    if verb.lemma_ in words(NAME, "states", "having"):
        stance = _entry("denied" if denied else "had", lemma)
    elif verb.lemma_ in words(NAME, "states", "voicing") and not denied:
        stance = _entry("voiced", lemma)
    else:
        stance = None
    aims = [c for c in verb.children if c.dep_ in ("xcomp", "advcl") and infinitive(c)]
    return _held(verb, stance, topics(token) or aims) if stance else None


def _none(token: Token) -> Stand | None:
    """A refusal of whoever says it: "there will be no amnesty", "there can be no talk of a withdrawal"."""
    verb = token.head
    if token.dep_ != "attr" or verb.lemma_ != "be" or not any(c.dep_ == "expl" for c in verb.children):
        return None
    none = any(c.lower_ == "no" for c in token.children)
    willed = any(c.dep_ == "aux" and c.lower_ in words("clauses", "modal") for c in verb.children)
    met = token.lemma_.lower() in lexicon("meetings")["nouns"]
    if not none or not willed or met or any(c.dep_ == "advcl" for c in verb.children):
        return None
    return Stand(verb, "rejects", (), (token,), clause_span(verb, joined=False), spoken=True, sure=False)


def _called(token: Token) -> Stand | None:
    """As in "called the plan unacceptable", "described the tariff as a non-starter"."""
    if token.pos_ != "ADJ" or token.lower_ not in words(NAME, "adjectives", "against"):
        return None
    verb = next((t for t in list(above(token))[:5] if verbal(t)), token)
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < token.i]
    last = token.i + 1 == len(token.doc) or token.nbor(1).is_punct  # else it belongs to the noun that follows
    if token.dep_ not in ("amod", "oprd", "acomp", "pobj") or token.head.lower_ == "be" or not objects or not last:
        return None
    if verb.lemma_ not in words(NAME, "states", "calling") or negated(verb):
        return None
    return _held(verb, "rejects", objects, sure=True)


def _itemised(token: Token) -> Stand | None:
    """As in "the union's key demand is a 35-hour week", "its offer is 4 per cent", "their demands include a bonus"."""
    sense = _first_of("nouns").get(token.lemma_.lower())
    among = token.dep_ == "pobj" and token.head.lower_ == "among"
    verb = token.head.head if among else token.head
    if sense not in ("demands", "offers", "proposes") or not (token.dep_ == "nsubj" or among):
        return None
    if verb.lemma_ not in words(NAME, "states", "listing") or negated(verb) or modality_of(verb) == "hypothetical":
        return None
    things = [c for c in verb.children if c.dep_ in ("attr", "dobj") or (among and c.dep_ == "nsubj")]
    held = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "advmod"))]  # "is unchanged at 25 per cent"
    things += [n for t in held for c in t.children if c.lower_ == "at" for n in c.children if n.dep_ == "pobj"]
    holders = tuple(owners(token))
    if not holders or not things:
        return None
    return Stand(verb, sense, holders, tuple(things), clause_span(verb, joined=False))


def _headed(token: Token) -> Stand | None:
    """As in "The union's counter-offer: 35 hours": what stands after a colon."""
    sense = _first_of("nouns").get(token.lemma_.lower())
    doc, after = token.doc, token.i + 1
    if sense not in ("demands", "offers", "proposes") or token.pos_ != "NOUN" or after + 1 >= len(doc):
        return None
    holders = tuple(owners(token))
    thing = next((t for t in doc[after + 1 : after + 1 + REACH] if t.pos_ in ("NOUN", "NUM")), None)
    if doc[after].text not in (":", "—", "–") or not holders or thing is None or doc[after + 1].is_quote:
        return None
    start = token.left_edge
    return Stand(token, sense, holders, (thing,), Extent(start.idx, noun_phrase_span(thing).end))


def _tabled(token: Token) -> Stand | None:
    """As in "put 6 per cent on the table"."""
    if token.lemma_ not in TABLING or not verbal(token) or negated(token):
        return None
    table = any(n.lower_ == "table" for c in token.children if c.lower_ == "on" for n in c.children)
    things = [c for c in token.children if c.dep_ == "dobj" and c.pos_ != "PRON"]
    return _held(token, "offers", things, sure=any(t.like_num for t in things)) if table else None


@cache
def _words() -> frozenset[str]:
    """The words that the rules of this module look for, but for nouns that are said to be or not to be (`attr`)."""
    kinds = ("prepositions", "adjectives", "denied", "had", "voiced")
    found = (word for keys in (("nouns",), *(("states", kind) for kind in kinds)) for word in _first_of(*keys))
    return frozenset((*found, *words(NAME, "adjectives", "against"), *TABLING))


def _entry(kind: str, word: str) -> Stance | None:
    """The stance that a word of a list of [states] stands for."""
    return _first_of("states", kind).get(word)


@cache
def _first_of(*keys: str) -> dict[str, Stance]:
    """The stance of each word of a table of lists by stance: of the first that has it."""
    table: Any = lexicon(NAME)
    for key in keys:
        table = table[key]
    return {word: cast("Stance", stance) for stance, listed in reversed(table.items()) for word in listed}
