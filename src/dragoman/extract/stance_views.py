"""Where a side stands, told by how it calls or wishes things: "called it an insult", "is essential", "would prefer"."""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.acts import topics
from dragoman.extract.bargain import asked, denied_above, extent_of, listed
from dragoman.extract.clauses import clause_span, conditional, infinitive, negated, passive, subjects, verbal
from dragoman.extract.stand import Stand
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

NAME = "positions"
QUOTES = ("“", '"', "‘", "'", "«")


def views(sentence: Span) -> Iterator[Stand]:
    """The stances in a sentence that are told as views of things, in order of their words."""
    here = _words()
    for token in sentence:
        if token.lemma_ not in here and token.lower_ not in here:
            continue
        stand = next((s for rule in (_branded, _necessary, _vowed, _preferred, _weighing) if (s := rule(token))), None)
        if stand and not asked(stand.token) and not denied_above(stand.token):
            yield stand


@cache
def _words() -> frozenset[str]:
    """The words that the rules of this module look for."""
    kinds = ("calling", "necessary", "vowing", "preferring", "weighing")
    return frozenset(word for kind in kinds for word in words(NAME, "views", kind))


def _branded(token: Token) -> Stand | None:
    """As in "called the offer “a joke”": what a side calls the other's plan in quotation marks is mostly no praise."""
    if token.lemma_ not in words(NAME, "views", "calling") or not verbal(token) or negated(token) or passive(token):
        return None
    things = [c for c in token.children if c.dep_ in ("dobj", "nsubj") and c.i > token.i]
    names = [c for c in token.children if c.dep_ in ("oprd", "ccomp", "attr", "prep", "acomp") and c.i > token.i]
    told = [t for c in (*things, *names) for t in c.subtree]
    marks = [t.i for t in told if t.text in QUOTES]
    if not things or not marks or any(t.lower_ in words(NAME, "views", "praise") for t in told):
        return None
    plan = any(listed(t, "plans", "nouns") or t.lemma_.lower() in words(NAME, "views", "things") for t in things)
    holders = tuple(subjects(token))
    if not plan or not holders or conditional(token):
        return None
    return Stand(token, "rejects", holders, tuple(things), clause_span(token, joined=False))


def _necessary(token: Token) -> Stand | None:
    """A demand of whoever says it: "access to the hall is essential"."""
    verb = token.head
    if token.lower_ not in words(NAME, "views", "necessary") or token.dep_ not in ("acomp", "attr"):
        return None
    things = [c for c in verb.children if c.dep_ == "nsubj"]
    if verb.lemma_ != "be" or verb.tag_ not in ("VBZ", "VBP", "VB", "VBD") or negated(verb) or conditional(verb):
        return None
    if not things or things[0].pos_ == "PRON":
        return None
    return Stand(verb, "demands", (), tuple(things), clause_span(verb, joined=False), spoken=True, sure=False)


def _vowed(token: Token) -> Stand | None:
    """As in "vowed never to recognise the island", "swore not to yield"."""
    if token.lemma_ not in words(NAME, "views", "vowing") or not verbal(token) or negated(token):
        return None
    aims = [c for c in token.children if c.dep_ == "xcomp" and infinitive(c)]
    aims = [c for c in aims if negated(c) or any(t.lower_ == "never" for t in c.lefts)]
    idle = any(c.lemma_ in words(NAME, "others", "verbs") | words(NAME, "duties", "idle") for c in aims)
    holders = tuple(subjects(token))
    if not aims or not holders or idle:
        return None
    return Stand(token, "rejects", holders, tuple(aims), clause_span(token, joined=False))


def _preferred(token: Token) -> Stand | None:
    """As in "would prefer a phased withdrawal", "would rather keep the port"."""
    helping = {c.lower_ for c in token.children if c.dep_ == "aux"}
    if token.lemma_ not in words(NAME, "views", "preferring") or not verbal(token):
        return None
    if not helping & {"would", "'d", "’d"} and token.tag_ not in ("VBZ", "VBP"):
        return None
    things = [c for c in token.children if c.dep_ in ("dobj", "xcomp") and c.i > token.i]
    things += [t for c in things for t in topics(c)[:1] if c.lemma_ == "see"]
    holders = tuple(subjects(token))
    if not things or not holders or negated(token) or conditional(token):
        return None
    return Stand(token, "demands", holders, tuple(things), clause_span(token, joined=False), sure=False)


def _weighing(token: Token) -> Stand | None:
    """As in "Norland is said to mull a ban", "the cabinet studies the offer": in the present, without more."""
    if token.lemma_ not in words(NAME, "views", "weighing") or token.tag_ not in ("VBZ", "VBP") or not verbal(token):
        return None
    things = [c for c in token.children if c.dep_ in ("dobj", "xcomp") and c.i > token.i]
    holders = tuple(h for h in subjects(token) if h.pos_ != "PRON")
    if not things or not holders or negated(token) or conditional(token):
        return None
    return Stand(token, "considers", holders, tuple(things), extent_of(token), sure=False)
