"""Conditions told as alternatives: "they must leave or the road stays shut", "either they sign or we walk"."""

from dragoman.extract.clauses import SUBJECTS, verbal
from dragoman.extract.condition_open import auxiliaries, present
from dragoman.extract.condition_parts import Found, reports, runs
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

REACH = 16  # tokens behind "or" within which its clause has its verb


def alternative(token: Token, sentence: Span) -> Found | None:
    """What is demanded before "or" or "otherwise", and what will be if it is not done."""
    if token.lower_ not in ("or", "otherwise", "else") or token.i <= sentence.start + 1:
        return None
    if token.lower_ == "else" and token.nbor(-1).lower_ != "or":
        return None
    if token.lower_ == "or" and token.i + 1 < sentence.end and token.nbor(1).lower_ in ("else", "not"):
        return None
    demanded, other = _demanded(token, sentence), _other(token, sentence)
    if demanded is None or other is None:
        return None
    start = _start(demanded, sentence)
    condition = runs(set(range(start, token.i)) - _edge(token), sentence)
    consequence = runs(_clause(other, token.i), sentence)
    if len(condition) != 1 or not consequence:
        return None
    return Found("unless", condition, consequence[:1], start, other, sentence.doc[start])


def _edge(token: Token) -> set[int]:
    """The words right before a joint that belong to it: "or" of "or else"."""
    return {i for i in range(token.i - 2, token.i) if token.doc[i].lower_ in ("or", ",", ";")}


def _demanded(token: Token, sentence: Span) -> Token | None:
    """The nearest verb before a joint that says what must be done, or that "either" leads."""
    either = any(t.lower_ == "either" for t in sentence.doc[sentence.start : token.i])
    for t in reversed(sentence.doc[sentence.start : token.i]):
        if not verbal(t) or t.dep_ in ("aux", "auxpass") or reports(t):
            continue
        due = auxiliaries(t) & words("conditions", "alternatives", "duties")
        asked = t.dep_ in ("xcomp", "ccomp") and t.head.lemma_.lower() in words("conditions", "alternatives", "asking")
        has_to = t.dep_ == "xcomp" and t.head.lemma_ in ("have", "need", "get")
        deadline = t.dep_ in ("xcomp", "acl", "relcl", "advcl") and t.head.lemma_ in (
            "have",
            "give",
            "day",
            "hour",
            "week",
        )
        if due or has_to or asked or deadline or (either and any(c.dep_ in SUBJECTS for c in t.children)):
            return t
        if any(c.dep_ in SUBJECTS for c in t.children):
            return None
    return None


def _other(token: Token, sentence: Span) -> Token | None:
    """The verb of what follows otherwise: a clause of its own in the present or future, or "or face sanctions"."""
    for t in sentence.doc[token.i + 1 : min(sentence.end, token.i + REACH)]:
        if t.text in (";", ":", "—"):
            return None
        if not verbal(t) or t.dep_ in ("aux", "auxpass") or reports(t):
            continue
        own = any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in t.children if c.i > token.i)
        if own:
            return t if present(t) or auxiliaries(t) & words("conditions", "future") else None
        if t.tag_ == "VB" and t.i == token.i + 1 and t.lemma_ in words("conditions", "alternatives", "losses"):
            return t
    return None


def _start(verb: Token, sentence: Span) -> int:
    """Where the clause of what is demanded begins: at its subject, or at "either"."""
    head = verb
    for _ in range(3):
        if any(c.dep_ in SUBJECTS for c in head.children) or head.head.i == head.i:
            break
        head = head.head
    first = min([head.i, *(c.left_edge.i for c in head.children if c.dep_ in SUBJECTS)])
    return max(first, sentence.start)


def _clause(verb: Token, after: int) -> set[int]:
    """The tokens of the clause behind the joint, without the words that say who says so."""
    found: set[int] = set()
    stack = [verb]
    while stack:
        token = stack.pop()
        found.add(token.i)
        saying = [c for c in token.children if verbal(c) and reports(c)]
        stack += [c for c in token.children if c.i > after and c not in saying and c.dep_ != "punct"]
    return found
