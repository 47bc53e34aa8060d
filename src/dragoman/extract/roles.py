"""Who does what in a dependency parse: the subject, the agent and the owner of a verb or of the noun of an act.

Pure functions over the tokens of a parsed Doc (spaCy's English labels, after ClearNLP / Stanford Dependencies). They
hold for any parse, however wrong: each walk is bounded by the tree, which has no cycles, and gives something empty
where it finds nothing.
"""

from collections.abc import Iterator

from dragoman.lexicon import words
from dragoman.read.parse import Token

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OPEN_CLAUSES = frozenset({"xcomp", "acl", "advcl", "pcomp", "prep"})  # a clause may lend its subject to these
LIMIT = 400  # tokens: no clause that a reader would call one is longer, and bad parses are


def verbal(token: Token) -> bool:
    """Whether a token is a verb or an auxiliary."""
    return token.pos_ in VERBAL


def passive(verb: Token) -> bool:
    """Whether a verb is passive, also as a bare participle after a noun ("the plan backed by both")."""
    if any(child.dep_ in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(c.dep_ in ("aux", "dobj") for c in verb.children)


def own_subjects(verb: Token) -> list[Token]:
    """The subjects that a verb has in its own clause."""
    return [child for child in verb.children if child.dep_ in SUBJECTS]


def subjects(verb: Token) -> list[Token]:
    """The heads of the noun phrases that are a verb's subject: its own, or those of the clause that controls it.

    "The union agreed to end the strike": for `end` too it is `union`. Coordinated subjects are not listed apart
    (`Cast.parties` takes them in); a relative pronoun gives the noun that it stands for; empty when none is found.
    For a passive verb it is the grammatical subject: who acts is in `agents`.
    """
    token = verb
    for _ in range(12):
        own = own_subjects(token)
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
    """Whose an act named by a noun is: "Ostria's demand", "its demand", "an Ostrian demand", "one by the union"."""
    found = [c for c in noun.children if c.dep_ == "poss"]
    preps = [c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from")]
    found += [n for prep in preps for n in prep.children if n.dep_ == "pobj"]
    named = ("GPE", "ORG", "NORP")
    before = [c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")]
    people = (c for c in before if c.tag_ == "JJ" and c.text[0].isupper() and not c.is_sent_start)
    return found + [c for c in before if c.ent_type_ in named] + [c for c in people if c.ent_type_ not in named]


def modifies(verb: Token) -> bool:
    """Whether a participle stands with a noun, without a clause of its own: "the agreed swap", "a pact signed in"."""
    if verb.head.pos_ not in ("NOUN", "PROPN") or verb.head.i == verb.i:
        return False
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "mark", *SUBJECTS) for c in verb.children)
    return verb.dep_ == "amod" or (verb.dep_ == "acl" and bare)


def infinitive(verb: Token) -> bool:
    """Whether a clause is a bare infinitive with "to": what the clause above aims at, however it is attached."""
    return (
        verb.tag_ == "VB"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        and not own_subjects(verb)
    )


def above(token: Token) -> Iterator[Token]:
    """The tokens over a token, nearest first, up to the root of its sentence."""
    for _ in range(LIMIT):
        if token.head.i == token.i:
            return
        token = token.head
        yield token
