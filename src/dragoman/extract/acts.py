"""Acts of negotiating found in a parse: a word of a lexicon, who does it, and what it is about.

A lexicon (commitments.toml, positions.toml) lists words by form: `verbs` ("rule out" with its particle), `idioms`
(verb and object: "strike" + "deal"), `nouns` ("demand"), `adjectives` ("ready"); each stands for a sense. This module
finds them with their arguments and leaves what a sense means to the extractors.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from dragoman.extract.clauses import agents, by_agents, infinitive, owners, passive, subjects, verbal
from dragoman.extract.roles import LIMIT
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token

Form = Literal["verb", "noun", "adjective"]
COMPANIONS = ("dobj", "attr", "acomp", "nsubjpass", "intj", "npadvmod", "prt", "advmod")


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `token`: its word; `holders`: heads of the noun phrases of who acts; `objects`: what it is about.

    `objects` holds heads of noun phrases and verbs of clauses, in the order of the text.
    """

    token: Token
    sense: str
    form: Form
    holders: tuple[Token, ...]
    objects: tuple[Token, ...]


def acts(sentence: Span, name: str) -> Iterator[Act]:
    """The acts in a sentence, by the lexicon NAME.toml, in order.

    None in one of more than LIMIT tokens: that is a list or a broken text, its parse means nothing, and walks in it
    would take a time that grows with its square.
    """
    if len(sentence) > LIMIT:
        return
    for token in sentence:
        if verbal(token) or (token.tag_ in ("VBN", "VBG", "VBD") and token.dep_ in ("amod", "acl", "ROOT")):
            sense = _verb_sense(token, name)
            if sense:
                yield Act(token, sense, "verb", tuple(doers(token)), tuple(things(token, name)))
        elif token.pos_ == "NOUN":
            sense = _entry(name, "nouns", token.lemma_.lower())
            if sense:
                yield Act(token, sense, "noun", tuple(owners(token)), tuple(topics(token)))
        elif token.pos_ == "ADJ":
            sense = _entry(name, "adjectives", token.lower_)
            if sense:
                yield Act(token, sense, "adjective", tuple(_bearers(token)), tuple(topics(token)))


@cache
def _senses(name: str, form: str) -> dict[str, str]:
    """From a word (with its particle or object) to its sense."""
    table = lexicon(name).get(form, {})
    return {word: sense for sense, listed in table.items() for word in listed}


@cache
def _heads(name: str) -> frozenset[str]:
    """The verbs of a lexicon, without their particles and objects."""
    return frozenset(key.split()[0] for form in ("verbs", "idioms") for key in _senses(name, form))


def _entry(name: str, form: str, word: str) -> str | None:
    return _senses(name, form).get(word)


def _verb_sense(verb: Token, name: str) -> str | None:
    """The sense of a verb: with its object first, then with its particle, then alone."""
    lemma = verb.lemma_.lower()
    if lemma not in _heads(name):
        return None
    idioms = _senses(name, "idioms")
    for thing in (c for c in verb.children if c.dep_ in COMPANIONS):
        for word in (thing.lemma_.lower(), thing.lower_):
            if f"{lemma} {word}" in idioms:
                return idioms[f"{lemma} {word}"]
    for particle in _particles(verb):
        sense = _entry(name, "verbs", f"{lemma} {particle}")
        if sense:
            return sense
    return _entry(name, "verbs", lemma)


def _particles(verb: Token) -> list[str]:
    """What may belong to a verb: "out" in "rule out", "back against" in "push back against"."""
    near = [c for c in verb.children if c.dep_ in ("prt", "prep", "advmod", "dative", "agent") and c.i > verb.i]
    pairs = [f"{c.lower_} {d.lower_}" for c in near for d in c.children if d.dep_ == "prep"]
    pairs += [f"{a.lower_} {b.lower_}" for a, b in pairwise(near)]
    return [*pairs, *(c.lower_ for c in near)]


def doers(verb: Token) -> list[Token]:
    """Who does what a verb says; for an adjective's place ("the agreed swap") whoever is named after "by"."""
    if verb.dep_ == "amod":
        return list(by_agents(verb))
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ" and verbal(verb.head.head):
        return list(subjects(verb.head.head))  # "was quick to dismiss"
    return agents(verb)


def things(verb: Token, name: str) -> list[Token]:
    """What a verb is about: object, complement clause, phrase after a preposition, the subject of a passive.

    A preposition that the lexicon NAME.toml lists with the verb ("stand at") always counts.
    """
    found = [c for c in verb.children if c.dep_ in ("dobj", "xcomp", "ccomp", "oprd", "attr")]
    found = [_antecedent(t, verb) for t in found]
    if not any(t.dep_ in ("xcomp", "ccomp") for t in found):
        found += [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and infinitive(c)]
    if passive(verb):
        found += [t for t in subjects(verb) if t.i != verb.i and t.lower_ != "it"]
    if verb.dep_ == "amod" or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        found.append(verb.head)
    if verb.dep_ == "relcl" and not found and not passive(verb) and not any(c.tag_ == "WP" for c in verb.children):
        found.append(verb.head)  # "a figure the union rejected"
    lemma = verb.lemma_.lower()
    preps = [c for c in verb.children if c.dep_ in ("prep", "prt")]  # "voted down the accord"
    preps = [
        c
        for c in preps
        if c.lower_ not in words("clauses", "circumstances") or _entry(name, "verbs", f"{lemma} {c.lower_}")
    ]
    found += [_antecedent(n, verb) for p in preps for n in p.children if n.dep_ in ("pobj", "pcomp") and not _time(n)]
    return sorted(dict.fromkeys(found), key=lambda t: t.i)


def _time(noun: Token) -> bool:
    """Whether a noun names a time, or whose turn it is: "on Wednesday", "for his part" are not what is agreed on."""
    return noun.ent_type_ in ("DATE", "TIME") or noun.lower_ in ("part", "turn", "moment")


def _antecedent(token: Token, verb: Token) -> Token:
    """For "which" in a relative clause the noun that it stands for."""
    if token.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    return token


def topics(word: Token) -> list[Token]:
    """What a noun or an adjective is about: "demand for a halt", "offer to pay", "proposal that", "ready to talk"."""
    preps = [c for c in word.children if c.dep_ == "prep" and c.lower_ not in words("clauses", "circumstances")]
    found = [n for p in preps for n in p.children if n.dep_ in ("pobj", "pcomp")]
    found += [c for c in word.children if c.dep_ in ("acl", "xcomp", "ccomp") and c.i > word.i]
    found += [c for c in word.children if c.dep_ in ("relcl", "advcl") and infinitive(c)]
    found += [c for c in word.children if c.dep_ == "compound" and not c.ent_type_]
    return sorted(dict.fromkeys(found), key=lambda t: t.i)


def _bearers(adjective: Token) -> list[Token]:
    """Who is what an adjective says: "the ministry is ready", "ready to talk, the ministry"."""
    return subjects(adjective.head) if verbal(adjective.head) else []
