"""Conditions told as what is needed, as whoever does a thing, and as the first time that something happens."""

from dragoman.extract.clauses import SUBJECTS, negated, passive, verbal
from dragoman.extract.condition_events import found_in
from dragoman.extract.condition_open import auxiliaries, modal, present
from dragoman.extract.condition_parts import Found, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def needed(token: Token, sentence: Span) -> Found | None:
    """As in "A vote is needed before inspectors may enter", "payment would be required for the ship to sail"."""
    if token.lower_ not in words("conditions", "needs", "needed"):
        return None
    verb = token if passive(token) else token.head
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.pos_ not in ("PRON", "NUM")]
    clauses = [c for t in (token, verb) for c in t.children if c.dep_ == "advcl" and c.i > token.i]
    to_be = (c for c in clauses if _mark(c, "before") or (_mark(c, "for") and c.tag_ in ("VB", "VBN")))
    then = next(to_be, None) or _for_act(token, verb)
    if not own or then is None or negated(verb) or not (present(verb) or modal(verb)) or then.tag_ == "VBD":
        return None
    mark = next((c.i for c in then.children if c.dep_ == "mark"), token.i)
    inside = {t.i for t in own[0].subtree if not t.is_punct}
    after = {t.i for t in then.subtree if t.i > mark and not t.is_punct}
    condition, consequence = runs(inside, sentence), runs(after, sentence)
    if not condition or not consequence:
        return None
    return Found("requires", condition[:1], consequence[:1], min(inside), verb, own[0])


def _for_act(token: Token, verb: Token) -> Token | None:
    """What follows "for" with an infinitive that the parse hangs on its subject: "needed for the first to sail"."""
    preps = (c for t in (token, verb) for c in t.children if c.dep_ == "prep" and c.lower_ == "for" and c.i > token.i)
    nouns = (n for p in preps for n in p.children if n.dep_ == "pobj")
    return next((n for n in nouns if any(c.tag_ == "VB" and c.dep_ in ("relcl", "acl") for c in n.children)), None)


def _mark(clause: Token, word: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == word for c in clause.children)


def whoever_acts(token: Token, sentence: Span) -> Found | None:
    """As in "Whoever drives on the dam will be arrested"."""
    clause = token.head
    if token.lower_ != "whoever" or clause.dep_ not in ("csubj", "csubjpass") or not verbal(clause.head):
        return None
    main = clause.head
    if not auxiliaries(main) & words("conditions", "future") and not present(main):
        return None
    inside = set(range(token.i, clause.right_edge.i + 1))
    return found_in("if", inside, main, token, sentence) if main.i not in inside else None


def at_the_first(token: Token, sentence: Span) -> Found | None:
    """As in "At the first shot the envoys go home": what is to follow upon the first event of a kind."""
    if token.lower_ != "first" or token.dep_ != "amod":
        return None
    noun, prep = token.head, token.head.head
    if noun.lemma_.lower() not in words("conditions", "triggers", "events") or prep.lower_ not in ("at", "upon"):
        return None
    main = prep.head
    if not verbal(main) or not (auxiliaries(main) & words("conditions", "future") or present(main)):
        return None
    inside = set(range(prep.i, noun.right_edge.i + 1))
    return found_in("if", inside, main, prep, sentence) if main.i not in inside else None


def named(noun: Token) -> bool:
    """Whether a noun phrase holds something that may be conditioned ("any talk of the levy", "a withdrawal")."""
    outcomes = words("conditions", "phrases", "outcomes")
    return noun.lemma_.lower() in outcomes or noun.lower_ in outcomes or noun.tag_ == "VBG"


def equated(token: Token, condition: Token) -> bool:
    """Whether a thing is said to be the price of another, and no sum is: "a written word is the price of liberty"."""
    definite = any(c.lower_ == "the" or c.dep_ == "poss" for c in token.children)
    sums = any(t.like_num or t.ent_type_ in ("MONEY", "PERCENT") for t in condition.subtree)
    return token.dep_ == "attr" and token.head.lemma_ in ("be", "remain") and definite and not sums


NEEDS = (needed, whoever_acts, at_the_first)
