"""Conditions told as what must not be lacking: "no talks without a pullout", "with no truce there can be no vote"."""

from dragoman.extract.clauses import negated, passive, verbal
from dragoman.extract.condition_events import found_in, verb_above
from dragoman.extract.condition_open import auxiliaries, modal, none, present
from dragoman.extract.condition_parts import Found, consequence_tokens, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token


def without_thing(token: Token, sentence: Span) -> Found | None:
    """As in "There will be no talks without a withdrawal", "Norland will not sign without a vote"."""
    if token.lower_ != "without" or token.dep_ not in ("prep", "ROOT"):
        return None
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    if noun is None or _manner(noun):
        return None
    head = token.head
    over = head.head if head.dep_ in ("attr", "dobj", "nsubj") and verbal(head.head) else head
    main = head if verbal(head) else over
    if verbal(main) and not _withheld(token, main):
        return None
    if not verbal(main) and not _missing(main):
        return None
    inside = set(range(token.i, noun.right_edge.i + 1))
    condition = runs(inside, sentence)
    consequence = runs(consequence_tokens(main, inside, token, sentence) - inside, sentence)
    if not condition or not consequence:
        return None
    return Found("unless", condition[:1], consequence, token.i + 1, main, token)


def _manner(noun: Token) -> bool:
    """Whether a bare noun tells how something is done: "without delay", "with no end in sight", not "a year's pay"."""
    bare = all(c.dep_ in ("det", "prep") for c in noun.children if c.i < noun.i)
    return bare and noun.lemma_.lower() in words("conditions", "lacks", "manners")


def _missing(noun: Token) -> bool:
    return any(c.lower_ in ("nothing", "nobody") or none(c) for c in (noun, *noun.children) if not verbal(c))


def _withheld(token: Token, main: Token) -> bool:
    """Whether something is said not to be, or not to be done, without a thing: in the future, or at present."""
    future = bool(auxiliaries(main) & words("conditions", "future"))
    lacking = [c for c in main.children if not verbal(c) and (c.lower_ in ("nothing", "nobody") or none(c))]
    if lacking or _missing(token.head):
        timed = any(c.lemma_.lower() in words("conditions", "time_nouns") for c in lacking)  # "no day passes without"
        there = main.lemma_ != "be" or any(c.dep_ == "expl" for c in main.children)
        return future or (present(main) and there and not timed)
    acts = main.lemma_.lower() in words("conditions", "lacks", "acts")
    return future and negated(main) and (token.i < main.i or (acts and not passive(main)))


def without_clause(token: Token, sentence: Span) -> Found | None:
    """As in "Without the rebels laying down arms not one tent will come down"."""
    if token.lower_ != "without" or token.dep_ not in ("prep", "ROOT"):
        return None
    clause = next((c for c in token.children if c.dep_ == "pcomp"), None)
    main = verb_above(token)
    if clause is None or main is None or not any(c.dep_ == "nsubj" for c in clause.children):
        return None
    if not _denied(main) or not (modal(main) or present(main)):
        return None
    return found_in("unless", set(range(token.i, clause.right_edge.i + 1)), main, token, sentence)


def _denied(main: Token) -> bool:
    none_first = any(t.lower_ in ("no", "not", "nobody", "nothing", "never") for t in main.lefts)
    lacking = any(d.lower_ in ("no", "not", "nobody") for c in main.children if not verbal(c) for d in c.subtree)
    return none_first or negated(main) or lacking


def with_none(token: Token, sentence: Span) -> Found | None:
    """As in "With no truce there can be no vote": what is lacking, and what will then be lacking too."""
    opens = token.i == sentence.start or token.nbor(-1).is_punct or token.nbor(-1).lower_ == "that"
    if token.lower_ != "with" or not opens or token.dep_ != "prep":
        return None
    noun = next((c for c in token.children if c.dep_ == "pobj"), None)
    main = verb_above(token)
    if noun is None or main is None or main.i < noun.i or not none(noun):
        return None
    if _manner(noun) or not _denied(main) or not modal(main):
        return None
    return found_in("unless", set(range(token.i, noun.right_edge.i + 1)), main, token, sentence)


LACKS = (without_thing, without_clause, with_none)
