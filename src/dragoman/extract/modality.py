"""Whether a clause is said to be so: denial, condition, wish, future (FactBank: Saurí and Pustejovsky 2009)."""

from dragoman.extract.roles import above, own_subjects, verbal
from dragoman.lexicon import words
from dragoman.read.once import once
from dragoman.read.parse import Token
from dragoman.record.claim import Modality

NOT = frozenset({"not", "n't", "n’t"})


@once
def negated(verb: Token) -> bool:
    """Whether a verb (or the noun of an act) is denied: "not", "never", "no side", "failed to", "without"."""
    token = verb
    for _ in range(6):
        if _denied(token):
            return True
        if token.dep_ == "xcomp" and token.head.i != token.i:
            token = token.head
            if token.lemma_ in words("clauses", "failing"):
                return True
        elif token.dep_ == "conj" and verbal(token) and not own_subjects(token) and not _aux(token):
            token = token.head  # "did not meet or agree"
        else:
            return token.dep_ == "pcomp" and token.head.lower_ == "without"
    return False


def _aux(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def _denied(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and any(c.lower_ in NOT for c in child.children)):
            return True
        if child.lower_ in words("clauses", "never") and child.dep_ in ("advmod", "preconj", "det"):
            return True
        subject = child.dep_ in ("nsubj", "nsubjpass", "dobj")
        if subject and (child.lower_ in words("clauses", "nobody") or any(_no(c) for c in child.children)):
            return True
    return False


def _no(token: Token) -> bool:
    return token.dep_ in ("det", "neg", "preconj") and token.lower_ in words("clauses", "no")


def mark_of(verb: Token) -> str | None:
    """The word that joins a verb's clause to the one above ("if", "unless", "until", "after"), in lower case."""
    marks = [c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i]
    found = next((c.lower_ for c in marks if c.dep_ == "mark" or c.tag_ == "WRB"), None)
    if found is None and verb.dep_ == "pcomp":
        return verb.head.lower_
    return found


@once
def conditional(verb: Token) -> bool:
    """Whether a clause, or one that holds it, is said only as a condition ("if they agree", "once it is signed")."""
    for token in (verb, *above(verb)):
        if not verbal(token) and token.dep_ != "pcomp":
            continue
        if token.head.lower_ in words("clauses", "provisos") and token.head.dep_ in ("advcl", "prep", "pcomp", "mark"):
            return True
        mark = mark_of(token)
        if mark in words("clauses", "conditional") or (mark in ("after", "when") and _only(token)):
            return True
        inverted = [c for c in token.children if c.dep_ == "aux" and c.lower_ in ("should", "were", "had")]
        if token.dep_ == "advcl" and inverted and any(s.i > inverted[0].i for s in own_subjects(token)):
            return True
        if token.dep_ == "ccomp" and token.head.pos_ == "VERB":
            return False  # said by somebody: a condition on the saying is none on what is said
    return False


def _only(verb: Token) -> bool:
    """Whether "only" stands before a clause: "only after the port was opened"."""
    first = verb.left_edge
    near = [first, *([first.nbor(-1)] if first.i > 0 else [])]
    return any(t.lower_ == "only" for t in near) or any(c.lower_ == "only" for c in verb.children)


@once
def modality_of(verb: Token) -> Modality:
    """How a clause is said to hold: negated, conditional, hypothetical, planned, historical or asserted.

    Denial goes first; then conditions; then what is only possible, wanted or asked ("would", "may", "hopes to");
    then the future ("will", "is to", "plans to"); the pluperfect is historical.
    """
    if negated(verb):
        return "negated"
    if conditional(verb):
        return "conditional"
    auxiliaries = _inherited(verb)
    gerund = verb.dep_ == "pcomp" and verb.head.lower_ not in words("clauses", "factual")
    if gerund or auxiliaries & words("clauses", "hypothetical") or _governed(verb, "wishing"):
        return "hypothetical"
    if auxiliaries & words("clauses", "future") or _governed(verb, "planning") or _is_to(verb):
        return "planned"
    return "historical" if any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children) else "asserted"


def _inherited(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the verb that it is coordinated with when it has none of its own."""
    token = verb
    for _ in range(6):
        found = {c.lower_ for c in _aux(token)}
        if found or token.dep_ != "conj" or own_subjects(token):
            return found
        token = token.head
    return set()


def _governed(verb: Token, kind: str) -> bool:
    """Whether a verb stands under one of a kind: "hopes to agree", "urged them to agree", "a call to agree"."""
    token = verb
    for _ in range(6):
        if token.dep_ == "conj" and not own_subjects(token):
            token = token.head
            continue
        if token.dep_ not in ("xcomp", "ccomp", "acl", "advcl") or token.head.i >= token.i:
            return False  # what stands before a verb of asking is a clause beside it, however it is attached
        open_clause = token.dep_ == "xcomp" or any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
        if token.head.lemma_.lower() in words("clauses", kind):
            return open_clause or kind == "wishing"
        if not open_clause:
            return False
        token = token.head
    return False


def _is_to(verb: Token) -> bool:
    """Whether a verb is said to be due: "is to open", "are to be handed over"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return to and verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ == "be"
