"""What words of stance tell that is no stance on an issue: a meeting, people, blame, a plea to everybody."""

from collections.abc import Iterable
from itertools import islice

from dragoman.extract.acts import Act
from dragoman.extract.bargain import listed
from dragoman.extract.clauses import above, infinitive, verbal
from dragoman.lexicon import words
from dragoman.read.parse import Token

NAME = "positions"
UNDER = 6  # words above a relative clause among which a deal on what it tells of stands
PUT = frozenset({"proposes", "offers", "demands", "wants"})


def declined(act: Act) -> bool:
    """Whether a meeting, a call or an invitation is declined, which is no stance on an issue."""
    return any(
        (t.lemma_.lower() in words(NAME, "meetings", "verbs" if verbal(t) else "nouns") and not _plea(t))
        or any(c.dep_ == "compound" and c.lower_ in words(NAME, "meetings", "nouns") for c in t.children)
        for t in act.objects
    )


def _plea(thing: Token) -> bool:
    """Whether a call is one for something, and not one by telephone: "calls to disarm", "a call for a truce"."""
    aims = any(c.lower_ == "for" or (c.dep_ == "acl" and infinitive(c)) for c in thing.children)
    return thing.lower_ == "calls" or (thing.lower_ == "call" and aims)


def disputed(act: Act) -> bool:
    """Whether what is rejected is only said of somebody: "dismissed the allegation", no stance on an issue."""
    said = words(NAME, "others", "disputed")
    return bool(act.objects) and all(t.lemma_.lower() in said for t in act.objects)


def dismissed(act: Act) -> bool:
    """Whether people or their blame are dismissed, or an account: "dismissed 900 workers", "the idea that it was"."""
    things = [t for t in act.objects if t.ent_type_ not in ("DATE", "TIME")]
    figure = f"{act.token.lemma_} {things[0].lemma_}" in words(NAME, "idioms", "rejects") if things else False
    if things and not figure and things[0].lemma_.lower() in words(NAME, "others", "people"):
        return True
    if any(
        c.dep_ in ("acl", "ccomp", "relcl")
        and any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)
        and not asks(c)
        for t in act.objects
        if not verbal(t)
        for c in t.children
    ):
        return True
    door = [c for c in act.token.children if c.dep_ == "dobj" and c.lemma_ == "door"]
    return bool(door) and not any(
        c.dep_ == "prep" and c.lower_ in ("on", "to") for t in (*door, act.token) for c in t.children
    )


def asks(clause: Token) -> bool:
    """Whether "insisted that …" lays down what must be, and does not merely affirm what is."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ in ("aux", "auxpass")}
    if auxiliaries & (words(NAME, "duties", "must") | {"to", "will", "would", "can", "could"}):
        return clause.i > clause.head.i or "must" in auxiliaries
    return clause.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in clause.children)


def about_meeting(act: Act) -> bool:
    """Whether what is proposed, offered or asked for is to meet, which the meetings' extractor tells.

    A state that proposes one bargains for it; people and go-betweens mostly arrange it.
    """
    stately = act.sense == "proposes" and any(t.ent_type_ in ("GPE", "NORP") for h in act.holders for t in h.subtree)
    if act.sense not in PUT or stately:
        return False
    return any(
        t.lemma_.lower() in words(NAME, "meetings", "verbs_put" if verbal(t) else "nouns_put")
        or (t.lemma_ == "call" and any(c.lower_ in words(NAME, "meetings", "nouns") for c in t.lefts))
        for t in act.objects
    )


def settled(act: Act) -> bool:
    """Whether a clause only tells who once proposed what is now agreed: "a fund, which the minister had proposed"."""
    verb = act.token
    told = verb.dep_ in ("relcl", "acl", "advcl") and act.sense in ("proposes", "offers")
    return told and any(verbal(t) and listed(t, "verbs", "agree") for t in islice(above(verb), UNDER))


def to_everybody(act: Act) -> bool:
    """Whether a plea goes to the public, and is no demand on a side: "asked residents to boil water"."""
    wished = act.sense == "demands" or act.token.lemma_ in ("ask", "call", "request")  # "wants drivers to" is a demand
    return wished and act.sense in PUT and any(_public(t) for t in _asked(act.token))


def _asked(verb: Token) -> Iterable[Token]:
    """Whom a verb asks for something: its object, and the subject of what is asked."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative"):
            yield child
        elif child.dep_ in ("ccomp", "xcomp"):
            yield from (c for c in child.children if c.dep_ in ("nsubj", "nsubjpass"))
        elif child.dep_ == "prep" and child.lower_ in ("on", "to", "with"):
            yield from (c for c in child.children if c.dep_ == "pobj")


def _public(noun: Token) -> bool:
    return noun.lemma_.lower() in words(NAME, "others", "public") and not any(c.dep_ == "poss" for c in noun.children)
