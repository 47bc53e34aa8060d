"""Deals as nouns: "ended with a deal to plant", "under a pact, dredges are to leave", "the accord provides for"."""

from collections.abc import Iterator

from dragoman.extract.acts import Act
from dragoman.extract.bargain import Bargain, asked, bargain, denied_above, extent_of, listed, mutual, whole
from dragoman.extract.clauses import (
    Extent,
    above,
    clause_span,
    infinitive,
    modality_of,
    negated,
    noun_phrase_span,
    subjects,
    verbal,
)
from dragoman.extract.deals import REAL
from dragoman.extract.principle import in_principle, provisional
from dragoman.read.parse import Token
from dragoman.record.claim import Strength

YEAR = 4  # digits of a year


def named_deals(act: Act) -> Iterator[Bargain]:
    """Commitments in nouns: "ended with a deal to plant", "under a pact …, nine dredges are to leave"."""
    noun = act.token
    if asked(noun) or denied_above(noun) or any(c.lower_ in ("no", "any", "without") for c in noun.children):
        return
    if _past(noun):
        return
    head, preposition = noun.head, ""
    if noun.dep_ == "pobj":
        preposition = noun.head.lower_
        head = next((t for t in list(above(noun.head))[:4] if verbal(t)), noun.head.head)
    real = verbal(head) and modality_of(head) in (*REAL, "planned") and not negated(head)
    if _under(noun, preposition) and verbal(head) and modality_of(head) not in ("conditional", "hypothetical"):
        bare = Act(noun, act.sense, "noun", act.holders, ())
        yield bargain(bare, "agreed", extent=_clause_under(whole(head)), modality="planned")
    elif _came_of(noun, preposition) and real and listed(head, "facts", "with") and act.objects:
        yield bargain(act, _noun_strength(noun))
    elif noun.dep_ == "dobj" and head.lemma_ == "have" and real and act.objects and mutual(subjects(head)):
        yield bargain(Act(head, act.sense, "verb", tuple(subjects(head)), (noun,)), _noun_strength(noun))
    elif noun.dep_ == "nsubj" and real and (_stands(head) or (_holds(head) and _definite(noun))):
        bare = Act(noun, act.sense, "noun", act.holders, ())
        strength: Strength = "agreed_in_principle" if in_principle(head) else _noun_strength(noun)
        yield bargain(bare, strength, extent=_clause_held(head))
    elif noun.dep_ in ("appos", "attr") and act.objects and (_outcome(noun) or (real and _there(noun))):
        yield bargain(act, _noun_strength(noun))
    elif (
        noun.dep_ == "ROOT"
        and any(t.i > noun.i for t in act.objects)
        and not any(t.dep_ == "neg" for t in noun.children)
    ):
        yield bargain(act, _noun_strength(noun), extent=extent_of(noun))


def texts(act: Act) -> Iterator[Bargain]:
    """What a text that was agreed holds: "the package provides for two billion in aid"; none of a draft."""
    noun, head = act.token, act.token.head
    if asked(noun) or noun.dep_ != "nsubj" or not verbal(head) or not _definite(noun) or _past(noun):
        return
    if listed(head, "facts", "subject") and modality_of(head) in (*REAL, "planned"):
        bare = Act(noun, act.sense, "noun", act.holders, ())
        yield bargain(bare, _noun_strength(noun), extent=_clause_held(head))


def _clause_held(verb: Token) -> Extent:
    """The clause of what a deal holds, with "for the crews to leave" after it."""
    start, end = clause_span(verb, joined=False)
    below = [
        c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VB" and any(m.lower_ == "for" for m in c.children)
    ]
    return Extent(
        start, max([end, *(c.right_edge.idx + len(c.right_edge.text) for c in below if not c.right_edge.is_punct)])
    )


def _past(noun: Token) -> bool:
    """Whether a deal is another one than what was agreed now: "the 2019 accord", "the previous pact"."""
    below = [
        c
        for c in noun.subtree
        if c.i != noun.i and c.head.i in (noun.i, *(p.i for p in noun.children if p.lower_ == "of"))
    ]
    return any(listed(c, "facts", "past") or (c.like_num and len(c.text) == YEAR and c.text.isdigit()) for c in below)


def _under(noun: Token, preposition: str) -> bool:
    """Whether a clause tells what is done "under", "according to" or "as part of" a deal."""
    up = noun.head.head
    return (
        preposition == "under"
        or (preposition == "to" and up.lower_ == "according")
        or (preposition == "of" and up.lower_ == "part" and up.head.lower_ == "as")
    )


def _stands(verb: Token) -> bool:
    """Whether a deal is said to be there: "is in place", "is in force"."""
    places = [n for p in verb.children if p.dep_ == "prep" and p.lower_ == "in" for n in p.children]
    return verb.lemma_ == "be" and any(n.lower_ in ("place", "force", "effect") for n in places)


def _holds(verb: Token) -> bool:
    """Whether a verb tells what a deal holds; of verbs with many meanings only the present or the future does."""
    if any(c.tag_ == "WP" for c in verb.children):
        return False  # "what the pact means"
    if listed(verb, "facts", "subject"):
        return True
    if listed(verb, "facts", "calling"):
        return verb.tag_ != "VBD"
    told = verb.tag_ in ("VBZ", "VBP") or any(c.lower_ == "will" for c in verb.children)
    return told and not listed(verb, "facts", "idle") and any(t.like_num for t in verb.subtree if t.i > verb.i)


def _came_of(noun: Token, preposition: str) -> bool:
    """Whether a deal is what came of something: "ended with a deal", "led to a pact", "produced an accord"."""
    return preposition in ("with", "to", "in", "into") or noun.dep_ == "dobj"


def _clause_under(verb: Token) -> Extent:
    """The clause of what is done under a deal, in a headline with its noun: "Dredges to leave under pact"."""
    start, end = clause_span(verb, joined=False)
    noun = verb.head
    if verb.dep_ == "acl" and infinitive(verb) and noun.i < verb.i and noun.dep_ in ("ROOT", "nsubj"):
        return Extent(min(start, noun_phrase_span(noun).start), end)
    return Extent(start, end)


def _noun_strength(noun: Token) -> Strength:
    return "agreed_in_principle" if provisional(noun) else "agreed"


def _definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that") for c in noun.children)


def _there(noun: Token) -> bool:
    """Whether it is said that there is one, of something: "there is a deal on pay"."""
    named = any(c.dep_ == "prep" and c.lower_ in ("on", "over", "about", "for") for c in noun.children)
    return named and any(c.dep_ == "expl" for c in noun.head.children)


def _outcome(noun: Token) -> bool:
    """Whether a deal stands beside a word for what came out: "the sole outcome: an agreement to exchange"."""
    near = [noun.head, *noun.head.children] if noun.dep_ == "appos" else list(noun.head.children)
    return any(listed(t, "outcomes", "words") for t in near if t.i != noun.i)
