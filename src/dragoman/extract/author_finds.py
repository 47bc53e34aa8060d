"""Whose idea something was, in a parse: verbs and nouns of proposing, with their author and what it is about."""

from collections.abc import Iterable, Iterator
from itertools import chain

from dragoman.extract.author_asked import asked
from dragoman.extract.author_nouns import by_noun
from dragoman.extract.author_words import (
    NAME,
    RELATIVE,
    Authored,
    agents_of,
    cleft,
    denies,
    looking_back,
    meant,
    object_of,
    owning,
    pointer,
    proposing,
    reach,
    real,
    unreal,
)
from dragoman.extract.clauses import passive
from dragoman.extract.roles import LIMIT
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def authored(sentence: Span, verbs: Iterable[Token], nouns: Iterable[Token]) -> Iterator[Authored]:
    """The clauses of a sentence that say whose idea something was, or was not. `verbs`, `nouns`: those in it."""
    if len(sentence) > LIMIT:
        return
    finds = chain(chain.from_iterable(map(_verb, verbs)), chain.from_iterable(map(by_noun, nouns)))
    yield from (f for f in finds if f.authors)
    if sentence[-1].text == "?":
        yield from asked(sentence)


def _verb(verb: Token) -> Iterator[Authored]:
    """The author in a verb: relative clause, participle, passive, "it was X who proposed", "came from X"."""
    if verb.lemma_ == "be":
        yield from _belonging(verb)
    elif verb.lemma_ in words(NAME, "sources"):
        yield from _sprung(verb)
    elif proposing(verb):
        if not unreal(verb):
            yield from _proposed(verb)
        elif verb.head.lower_ == "first":
            yield from _foremost(verb)


def _proposed(verb: Token) -> Iterator[Authored]:
    """The author in a verb of proposing."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    pronoun = own is not None and (own.tag_ in RELATIVE or own.lower_ == "that")
    if own is not None and verb.dep_ == "relcl" and not pronoun:
        if any(n.tag_ == "WP" for c in verb.children if c.dep_ == "prep" for n in c.children):
            return  # "the dead, for whom they requested an inquiry"
        told = _antecedent(verb)
        yield Authored((own,), real(told), reach(told.left_edge, verb.right_edge))
    elif own is not None and own.tag_ not in RELATIVE and (before := looking_back(verb)):
        yield Authored((own,), None, reach(before, verb.right_edge))
    elif own is not None and pronoun and (author := cleft(own)):
        extent = reach(pointer(author), verb.right_edge)
        yield Authored((author,), real(object_of(verb)), extent, denied=denies(author.head))
    elif own is not None and not pronoun and any(c.lower_ == "first" for c in verb.children):
        yield Authored((own,), real(object_of(verb)), reach(own.left_edge, verb.right_edge))
    elif passive(verb) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl")):
        subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        noun = verb.head if verb.dep_ == "acl" else subject if verb.dep_ != "advcl" else _set_off(verb)
        makers = (*agents_of(verb), *_workshop(verb))
        yield Authored(makers, real(noun), reach((noun or verb).left_edge, verb.right_edge))


def _foremost(verb: Token) -> Iterator[Authored]:
    """The author in "X was the first to propose", "the first to propose it was X"."""
    first = verb.head
    if first.head.lemma_ == "be" and not denies(first.head):
        other = "nsubj" if first.dep_ == "attr" else "attr"
        who = tuple(c for c in first.head.children if c.dep_ == other)[:1]
        yield Authored(who, real(object_of(verb)), reach(first.head.left_edge, first.head.right_edge))


def _antecedent(clause: Token) -> Token:
    """The noun that a relative clause is about: after a comma the whole phrase, "a panel on cranes, which …"."""
    noun = clause.head
    first = clause.left_edge.i
    while first and clause.doc[first - 1].text == "," and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _set_off(participle: Token) -> Token | None:
    """The noun before the comma that sets off a participle: "a levy on wool, first suggested by the guild"."""
    doc, first = participle.doc, participle.left_edge.i
    if first < 2 or doc[first - 1].text != ",":  # noqa: PLR2004  a noun and its comma
        return None
    token = doc[first - 2]
    while token.dep_ in ("pobj", "prep", "compound", "nummod") and token.head.i < first:
        token = token.head
    return token if token.pos_ in ("NOUN", "PROPN") else None


def _workshop(verb: Token) -> Iterator[Token]:
    """Who owns the house in which something was drafted, or that house: "in Norland's ministry", "on their printer"."""
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("in", "on")):
        for house in (n for n in prep.children if n.dep_ == "pobj"):
            owners = [p for p in house.children if p.dep_ == "poss"]
            if prep.lower_ == "in":
                yield from owners or [house]
            elif house.lemma_.lower() in words(NAME, "tools"):
                yield from owners


def _sprung(verb: Token) -> Iterator[Authored]:
    """Where an idea came from: "the idea of a truce came from X", "it came out of X's delegation"."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or not (subject.lemma_.lower() in words(NAME, "nouns") or meant(subject)):
        return
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in words(NAME, "from")):
        if prep.lower_ == "in" and not passive(verb):  # "the idea came in March", but "was born in the ministry"
            continue
        inner = [c for c in prep.children if c.dep_ == "prep"] if prep.lower_ == "out" else [prep]
        houses = [n for p in inner for n in p.children if n.dep_ == "pobj"][:1]
        owned = [p for n in houses if prep.lower_ == "in" for p in n.children if p.dep_ == "poss"]
        makers = tuple(owned or houses)
        yield Authored(makers, real(subject), reach(subject.left_edge, (*makers, prep)[0].right_edge))


def _belonging(verb: Token) -> Iterator[Authored]:
    """The author in "the suggestion was the inmates' own", "the plan was the mission's", "the idea was mine"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    told = [c for c in verb.children if c.dep_ in ("attr", "acomp") and c.i > verb.i]
    told += [p for c in told if c.lower_ == "own" for p in c.children if p.dep_ == "poss"]
    owner = next((c for c in told if owning(c)), None)
    if subject is None or owner is None:
        return
    if subject.lemma_.lower() in words(NAME, "nouns") or meant(subject):
        yield Authored((owner,), real(subject), reach(subject.left_edge, owner), denied=denies(verb))
