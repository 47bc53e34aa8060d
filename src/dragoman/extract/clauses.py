"""Clauses in a dependency parse: who does what, where a clause ends, and whether it is said to be so.

Pure functions over the tokens of a parsed Doc (spaCy's English labels, after ClearNLP / Stanford Dependencies). They
hold for any parse, however wrong: each walk is bounded by the tree, which has no cycles, and gives something empty
where it finds nothing. Spans are code points of the text, end exclusive.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from dragoman.lexicon import words
from dragoman.record.claim import Modality

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
OPEN_CLAUSES = frozenset({"xcomp", "acl", "advcl", "pcomp", "prep"})  # a clause may lend its subject to these
OWN_CLAUSES = frozenset({"advcl", "parataxis", "relcl"})  # clauses that do not belong to the one above
DASHES = frozenset({"—", "–", "--", "-"})
LIMIT = 400  # tokens: no clause that a reader would call one is longer, and bad parses are


class Extent(NamedTuple):
    """A stretch of text: `start` and `end` in code points, end exclusive."""

    start: int
    end: int


def verbal(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary."""
    return token.pos_ in VERBAL


def passive(verb: Token) -> bool:
    """Whether a verb is passive, also as a bare participle after a noun ("the plan backed by both")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_ in ("aux", "dobj") for c in verb.children)


def _own(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in SUBJECTS]


def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are a verb's subject: its own, or those of the clause that controls it.

    "The union agreed to end the strike": for `end` too it is `union`. Coordinated subjects are not listed apart
    (`Cast.parties` takes them in); a relative pronoun gives the noun that it stands for; empty when none is found.
    For a passive verb it is the grammatical subject: who acts is in `agents`.
    """
    token = verb
    for _ in range(12):
        own = _own(token)
        if own:
            return [_antecedent(subject) for subject in own]
        if token.dep_ == "conj" and verbal(token.head):
            token = token.head
        elif token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return _participle(token)
        elif token.dep_ in OPEN_CLAUSES and token.head.i != token.i:
            objects = [c for c in token.head.children if c.dep_ in ("dobj", "dative") and c.i < token.i]
            if token.dep_ == "xcomp" and objects and token.head.lemma_ not in words("clauses", "subject_control"):
                return objects[-1:]
            token = token.head
        else:
            return []
    return []


def _antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for, else the subject itself."""
    clause = subject.head
    if subject.tag_ in ("WDT", "WP") and clause.dep_ == "relcl":
        return clause.head
    return subject


def _participle(verb: Token) -> list[Token]:
    """The subject of a clause after a noun: the noun for "workers striking", its owner for "the promise to pay"."""
    noun = verb.head
    if verb.tag_ in ("VBG", "VBN") and not any(c.dep_ == "aux" for c in verb.children):
        return [noun]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    if owners:
        return owners[:1]
    if noun.dep_ in ("dobj", "attr") and verbal(noun.head):
        return subjects(noun.head)
    return []


def by_agents(token: Token) -> list[Token]:
    """The noun heads after "by": of a passive verb, or of a noun ("a pledge by the ministry", "brokered by")."""
    preps = (c for c in token.children if c.lower_ == "by" and c.dep_ in ("agent", "prep"))
    return [noun for prep in preps for noun in prep.children if noun.dep_ == "pobj"]


def agents(verb: Token) -> list[Token]:
    """Who does what a verb says: the subject of an active verb, the "by" phrase of a passive one (maybe empty)."""
    return by_agents(verb) if passive(verb) else subjects(verb)


def owners(noun: Token) -> list[Token]:
    """Whose an act named by a noun is: "Ostria's demand", "its demand", "a demand by / from the union"."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    preps = [c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")]
    found += [n for prep in preps for n in prep.children if n.dep_ == "pobj"]
    named = ("GPE", "ORG", "NORP")
    return found + [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.ent_type_ in named]


def modifies(verb: Token) -> bool:
    """Whether a participle stands with a noun, without a clause of its own: "the agreed swap", "a pact signed in"."""
    if verb.head.pos_ not in ("NOUN", "PROPN") or verb.head.i == verb.i:
        return False
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "mark", *SUBJECTS) for c in verb.children)
    return verb.dep_ == "amod" or (verb.dep_ == "acl" and bare)


def clause_tokens(verb: Token, *, drop: frozenset[str] = OWN_CLAUSES, joined: bool = True) -> list[Token]:
    """The tokens of a verb's clause, in order: its subtree without clauses coordinated with it and those in `drop`.

    A coordinated verb that has no subject of its own stays ("will meet and sign") unless `joined` is false. At most
    LIMIT tokens.
    """
    found: list[Token] = []
    stack = [verb]
    while stack and len(found) < LIMIT:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if not _other_clause(c, verb, drop, joined)]
    return sorted(found, key=lambda t: t.i)


def _other_clause(child: Token, verb: Token, drop: frozenset[str], joined: bool) -> bool:  # noqa: FBT001
    if child.head.i != verb.i:
        return False
    if child.dep_ == "conj" and verbal(child):
        return not joined or bool(_own(child))
    # the mark of coordination before a clause that is left out
    if child.dep_ == "cc":
        return any(c.dep_ == "conj" and verbal(c) and (not joined or _own(c)) for c in verb.children)
    return child.dep_ in drop and not (child.dep_ == "advcl" and infinitive(child))


def infinitive(verb: Token) -> bool:
    """Whether a clause is a bare infinitive with "to": what the clause above aims at, however it is attached."""
    return verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) and not _own(verb)


def clause_span(verb: Token, *, drop: frozenset[str] = OWN_CLAUSES, joined: bool = True) -> Extent:
    """The stretch of a verb's clause: from its first to its last token that hang together, without outer punctuation.

    Where left-out clauses lie amid it, it is the unbroken stretch around the verb; it begins after a dateline
    ("PORT CITY, May 3 (ABC) —"). `joined` as for `clause_tokens`.
    """
    tokens = clause_tokens(verb, drop=drop, joined=joined)
    own = _own(verb)
    before = [t.i for t in tokens if t.text in DASHES and own and t.i < own[0].left_edge.i]
    return stretch([t for t in tokens if t.i > max(before, default=-1)], verb)


def stretch(tokens: list[Token], around: Token) -> Extent:
    """The unbroken run of `tokens` (sorted) that holds `around`, punctuation and spaces let through, then trimmed."""
    held = {t.i for t in tokens}
    doc = around.doc
    low = high = around.i
    while low > 0 and _goes_on(doc[low - 1], held, around):
        low -= 1
    while high + 1 < len(doc) and _goes_on(doc[high + 1], held, around):
        high += 1
    return trim(doc[low], doc[high], around)


def _goes_on(token: Token, held: set[int], around: Token) -> bool:
    if token.i in held:
        return True
    same = token.sent == around.sent if token.doc.has_annotation("SENT_START") else True
    return same and token.is_punct and token.text not in (";", ":", *DASHES)


def trim(first: Token, last: Token, around: Token) -> Extent:
    """From `first` to `last` without punctuation, spaces and joining words at the ends; never less than `around`."""
    doc = around.doc
    low, high = first.i, last.i
    while low < around.i and (doc[low].is_punct or doc[low].is_space or doc[low].dep_ == "cc"):
        low += 1
    while high > around.i and (doc[high].is_punct or doc[high].is_space or doc[high].dep_ == "cc"):
        high -= 1
    return Extent(doc[low].idx, doc[high].idx + len(doc[high].text))


def noun_phrase_span(token: Token) -> Extent:
    """The noun phrase that a token heads, with what follows it ("the release of all crews"), trimmed.

    Its relative clauses, and within it what a comma sets apart, are left out; "a deal to open" is one phrase.
    """
    held = [token]
    stack = [c for c in token.children if c.dep_ not in ("appos", "punct", "cc", "conj") and not _relative(c)]
    while stack and len(held) < LIMIT:
        child = stack.pop()
        held.append(child)
        stack += [c for c in child.children if not _aside(c)]
    return stretch(sorted(held, key=lambda t: t.i), token)


def _relative(clause: Token) -> bool:
    return clause.dep_ == "relcl" and not infinitive(clause)


def _aside(child: Token) -> bool:
    """Whether a comma sets a clause or an apposition apart from the noun that it stands with."""
    first = child.left_edge
    return child.dep_ in ("relcl", "appos") and first.i > 0 and first.nbor(-1).text == ","


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
        elif token.dep_ == "conj" and verbal(token) and not _own(token) and not _aux(token):
            token = token.head  # "did not meet or agree"
        else:
            return token.dep_ == "pcomp" and token.head.lower_ == "without"
    return False


def _aux(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in ("aux", "auxpass")]


def _denied(token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "neg":
            return True
        if child.lower_ in words("clauses", "never") and child.dep_ in ("advmod", "preconj", "det"):
            return True
        subject = child.dep_ in ("nsubj", "nsubjpass", "dobj")
        if subject and (child.lower_ in words("clauses", "nobody") or any(_no(c) for c in child.children)):
            return True
    return False


def _no(token: Token) -> bool:
    return token.dep_ in ("det", "neg", "preconj") and token.lower_ in words("clauses", "no")


def above(token: Token) -> Iterator[Token]:
    """The tokens over a token, nearest first, up to the root of its sentence."""
    for _ in range(LIMIT):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def mark_of(verb: Token) -> str | None:
    """The word that joins a verb's clause to the one above ("if", "unless", "until", "after"), in lower case."""
    marks = [c for c in verb.children if c.dep_ in ("mark", "advmod") and c.i < verb.i]
    found = next((c.lower_ for c in marks if c.dep_ == "mark" or c.tag_ == "WRB"), None)
    if found is None and verb.dep_ == "pcomp":
        return verb.head.lower_
    return found


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
        if token.dep_ == "advcl" and inverted and any(s.i > inverted[0].i for s in _own(token)):
            return True
        if token.dep_ == "ccomp" and token.head.pos_ == "VERB":
            return False  # said by somebody: a condition on the saying is none on what is said
    return False


def _only(verb: Token) -> bool:
    """Whether "only" stands before a clause: "only after the port was opened"."""
    first = verb.left_edge
    near = [first, *([first.nbor(-1)] if first.i > 0 else [])]
    return any(t.lower_ == "only" for t in near) or any(c.lower_ == "only" for c in verb.children)


def modality_of(verb: Token) -> Modality:
    """How a clause is said to hold: negated, conditional, hypothetical, planned, historical or asserted.

    Denial goes first; then conditions; then what is only possible, wanted or asked ("would", "may", "hopes to");
    then the future ("will", "is to", "plans to"); the pluperfect is historical.
    """
    if negated(verb):
        return "negated"
    if conditional(verb):
        return "conditional"
    if verb.dep_ == "pcomp" and verb.head.lower_ not in words("clauses", "factual"):
        return "hypothetical"
    auxiliaries = _inherited(verb)
    if auxiliaries & words("clauses", "hypothetical") or _governed(verb, "wishing"):
        return "hypothetical"
    if auxiliaries & words("clauses", "future") or _governed(verb, "planning") or _is_to(verb):
        return "planned"
    if any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children):
        return "historical"
    return "asserted"


def _inherited(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the verb that it is coordinated with when it has none of its own."""
    token = verb
    for _ in range(6):
        found = {c.lower_ for c in _aux(token)}
        if found or token.dep_ != "conj" or _own(token):
            return found
        token = token.head
    return set()


def _governed(verb: Token, kind: str) -> bool:
    """Whether a verb stands under one of a kind: "hopes to agree", "urged them to agree", "a call to agree"."""
    token = verb
    for _ in range(6):
        if token.dep_ == "conj" and not _own(token):
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
