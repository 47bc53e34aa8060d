"""Stances of whoever says them: set phrases ("out of the question"), duties ("must go"), refusals ("we will not")."""

from collections.abc import Iterator

from dragoman.extract.bargain import asked, extent_of
from dragoman.extract.clauses import (
    Extent,
    above,
    clause_span,
    conditional,
    negated,
    noun_phrase_span,
    passive,
    subjects,
    verbal,
)
from dragoman.extract.stand import Stand
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import Stance

NAME = "positions"


def worded(found: Span, stance: Stance) -> Iterator[Stand]:
    """A stance in a set phrase: of who is named as its subject where that is somebody, else of whoever says it."""
    bid = found.text.lower() == "not one"
    if bid and not _bid(found):
        return
    root = found.root
    verb = root if verbal(root) else next((t for t in above(root) if verbal(t)), root)
    if asked(verb) or (verbal(verb) and conditional(verb)):
        return
    extent = clause_span(verb, joined=False)
    extent = Extent(min(extent.start, found.start_char), max(extent.end, found.end_char))
    if bid:
        extent = Extent(extent.start, max(extent.end, noun_phrase_span(found.doc[found.end]).end))
    holding = found.text.lower() in words(NAME, "phrases", "held")
    holders = tuple(subjects(verb)) if verbal(verb) and holding else ()
    yield Stand(verb, stance, holders, (), extent, spoken=True)


def _bid(found: Span) -> bool:
    """Whether "not one" begins a refusal: "Not one metre", not "not one was hurt"."""
    after = found.doc[found.end] if found.end < len(found.doc) else None
    return after is not None and after.pos_ == "NOUN" and not any(t.tag_ == "VBD" for t in after.ancestors)


def may_be_spoken(token: Token) -> bool:
    """Whether a word may be one that a rule below looks for: an auxiliary, a denial, a verb in the present."""
    return token.dep_ in ("aux", "neg") or token.tag_ in ("VB", "VBZ", "VBP") or token.lower_ == "never"


def duty(token: Token) -> Stand | None:
    """A demand of whoever says it: "the checkpoint must go"."""
    if token.dep_ != "aux" or token.lower_ not in words(NAME, "duties", "must"):
        return None
    verb = token.head
    if not verbal(verb) or negated(verb) or conditional(verb) or asked(verb) or token.i > verb.i:
        return None
    if verb.head.lower_ == "case":
        return None  # "in case the other side should leave"
    if token.lower_ == "should" and verb.lemma_ in words(NAME, "others", "forecasts"):
        return None  # "prices should ease"
    return Stand(verb, "demands", (), (verb,), clause_span(verb, joined=False), spoken=True, sure=False)


def has_to(token: Token) -> Stand | None:
    """A demand of whoever says it: "the ban has to go", "the road needs to be opened"."""
    if token.tag_ not in ("VBZ", "VBP") or token.lemma_ not in ("have", "need") or negated(token) or asked(token):
        return None
    verb = next((c for c in token.children if c.dep_ == "xcomp" and any(t.lower_ == "to" for t in c.lefts)), None)
    own = [t for t in subjects(token) if t.lower_ in words(NAME, "duties", "own")]
    idle = verb is None or verb.lemma_ in words(NAME, "duties", "idle") - {"go", "be"}
    if verb is None or idle or own or conditional(token):
        return None
    return Stand(token, "demands", (), (token,), clause_span(token, joined=False), spoken=True, sure=False)


def command(token: Token) -> Stand | None:
    """A demand of whoever says it, as an order in quotation marks: "Give us the names"."""
    before = token.nbor(-1).text if token.i > 0 else ""
    if (
        token.tag_ != "VB"
        or before not in ("“", '"', "‘", "'", "«")
        or token.lemma_ in words("conditions", "bare", "no_commands")
    ):
        return None
    helped = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in token.children)
    if helped or not any(c.dep_ in ("dobj", "prt", "prep") for c in token.children) or asked(token):
        return None
    if any(c.dep_ == "conj" for c in token.children):
        return None  # "open it and we talk" is a condition
    return Stand(token, "demands", (), (token,), clause_span(token, joined=False), spoken=True, sure=False)


def _idly(verb: Token) -> bool:
    """Whether what is not done is no stance: "will not say", "will not attend"; "give up" is one."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    if verb.lemma_ in ("give", "get") and any(c.dep_ == "prt" for c in verb.children):
        return False
    if verb.lemma_ == "take":
        return not things or bool(things & words(NAME, "duties", "taken"))
    if verb.lemma_ == "have" and any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return False  # "will not have the men searched"
    return verb.lemma_ in words(NAME, "duties", "idle") or verb.lemma_ in words(NAME, "meetings", "verbs")


def refusal(token: Token) -> Stand | None:
    """A refusal of whoever says it: "we will not leave"; with "until" it is a condition, found elsewhere."""
    if token.dep_ != "neg" and token.lower_ != "never":
        return None
    verb = token.head
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)  # "are not going to leave"
    holders = tuple(subjects(verb))
    own = any(h.lower_ in words(NAME, "duties", "own") for h in holders)
    auxiliaries = {c.lower_ for t in (token.head, verb) for c in t.children if c.dep_ == "aux"}
    willed = auxiliaries & words(NAME, "duties", "refusals") or token.head.i != verb.i
    if not verbal(verb) or not willed or asked(verb) or conditional(verb):
        return None
    if _idly(verb) or any(c.dep_ == "advcl" for c in verb.children):
        return None
    if verb.dep_ == "relcl":  # "a line that we will not cross"
        return Stand(verb, "rejects", holders, (), extent_of(verb), spoken=own, sure=own)
    extent = clause_span(token.head, joined=False)
    if passive(verb):  # "no fuel would be let in", "would not be paid": whoever says so refuses
        return Stand(verb, "rejects", (), (verb,), extent, spoken=True, sure=False)
    sure = own or (any(h.pos_ == "PROPN" for h in holders) and any(c.dep_ == "dobj" for c in verb.children))
    return Stand(verb, "rejects", holders, (verb,), extent, spoken=own, sure=sure)


def barred(token: Token) -> Stand | None:
    """A refusal of whoever says it, told of what will not be: "not one litre would be let in", "will remain closed"."""
    if token.dep_ != "aux" or token.lower_ not in words(NAME, "duties", "refusals"):
        return None
    verb = token.head
    if not verbal(verb) or asked(verb) or conditional(verb) or any(c.dep_ == "advcl" for c in verb.children):
        return None
    things = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    none = any(
        t.lower_ in words("clauses", "nothing") or any(c.lower_ == "no" for c in t.children) or _not_one(t)
        for t in things
    )
    shut = any(c.dep_ in ("acomp", "oprd") and c.lower_ in words(NAME, "duties", "shut") for c in verb.children)
    shut = shut and verb.lemma_ in ("remain", "stay", "be")
    met = verb.lemma_ in words(NAME, "meetings", "verbs") or any(
        t.lemma_ in words(NAME, "meetings", "nouns") for t in things
    )
    if not (none or shut) or met or (negated(verb) and not none):
        return None
    return Stand(verb, "rejects", (), (verb,), clause_span(verb, joined=False), spoken=True, sure=False)


def _not_one(noun: Token) -> bool:
    """Whether a subject is "not one litre", "not a single man"."""
    first = noun.left_edge
    return first.lower_ == "not" and noun.i - first.i <= TWO + 1


TWO = 2  # words between "not" and its noun
