"""What the rules for commitments share: a Bargain, and what kind of subject or object a word is."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.extract.acts import Act
from dragoman.extract.clauses import Extent, above, clause_span, modifies, noun_phrase_span, verbal
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import Modality, Strength

NAME = "commitments"
CLOSING = 6  # tokens: a mark that ends a sentence stands within its last ones


@dataclass(frozen=True, slots=True)
class Bargain:
    """A commitment found in a parse. `holders` and `objects` are heads of phrases; `extent` bounds the evidence."""

    token: Token
    strength: Strength
    holders: tuple[Token, ...]
    objects: tuple[Token, ...]
    extent: Extent
    modality: Modality = "asserted"


def bargain(act: Act, strength: Strength, *, extent: Extent | None = None, modality: Modality = "asserted") -> Bargain:
    """The Bargain of an act, its evidence the act's clause or noun phrase."""
    found = extent or extent_of(act.token)
    return Bargain(act.token, strength, act.holders, act.objects, found, modality)


def extent_of(token: Token) -> Extent:
    """The clause of a verb or the noun phrase of a noun; the noun that a participle stands with ("the agreed swap")."""
    if modifies(token):
        return noun_phrase_span(token.head)
    if token.dep_ == "relcl" and token.head.i < token.i:
        return _join(token.head, token)
    if verbal(token) or token.dep_ == "ROOT":
        return clause_span(whole(token), joined=False)
    return noun_phrase_span(token)


def whole(verb: Token) -> Token:
    """The verb whose clause tells it all: "are" for "leave" in "twelve boats are to leave"."""
    return verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else verb


def _join(noun: Token, clause: Token) -> Extent:
    """A noun and the relative clause after it, as one stretch."""
    first, last = noun_phrase_span(noun), clause_span(clause, joined=False)
    return Extent(min(first.start, last.start), max(first.end, last.end))


def listed(token: Token, *keys: str) -> bool:
    """Whether the lemma of a token, or the token as written, stands in a list of commitments.toml."""
    here = words(NAME, *keys)
    return token.lemma_.lower() in here or token.lower_ in here


def mutual(holders: Iterable[Token]) -> bool:
    """Whether a subject is several sides: coordinated ("the union and the firm"), "both sides", "the delegations"."""
    for holder in holders:
        joint_with = [t for t in holder.conjuncts if t.pos_ in ("NOUN", "PROPN", "PRON")]
        if joint_with or (holder.lower_ in words(NAME, "sides", "pronouns") and not _same_one(holder)):
            return True
        if holder.tag_ in ("NNS", "NNPS") and listed(holder, "sides", "nouns") and not _of_one(holder):
            return True
        if any(c.lower_ in ("both", "two") for c in holder.children):
            return True
    return False


def joint(holders: Iterable[Token]) -> bool:
    """Whether a subject is plainly more than one side: "both", "the two sides", "A and B"; not "leaders" or "they"."""
    for holder in holders:
        several = holder.tag_ in ("NNS", "NNPS") and listed(holder, "sides", "joint") and not _of_one(holder)
        both = holder.lower_ in ("both", "each") or any(c.lower_ in ("both", "two") for c in holder.children)
        if several or both or _of_two(holder) or [t for t in holder.conjuncts if t.pos_ in ("NOUN", "PROPN")]:
            return True
    return False


def _of_two(holder: Token) -> bool:
    """Whether several people are of more than one side: "officials of Norland and Sutland", "of both countries"."""
    preps = [c for c in holder.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]
    owners = [n for p in preps for n in p.children if n.dep_ == "pobj"] if holder.tag_ in ("NNS", "NNPS") else []
    return any(n.conjuncts or any(c.lower_ in ("both", "two") for c in n.children) for n in owners)


def _same_one(pronoun: Token) -> bool:
    """Whether "they" under a verb of saying are most likely the one side that says it."""
    clause = pronoun.head
    if pronoun.lower_ != "they" or clause.dep_ != "ccomp" or not verbal(clause.head):
        return False
    sayers = [c for c in clause.head.children if c.dep_ == "nsubj"]
    return bool(sayers) and not any(s.conjuncts or s.lower_ == "they" or listed(s, "sides", "nouns") for s in sayers)


def _of_one(holder: Token) -> bool:
    """Whether several people are of one side: "the union's leaders", "members of the union", "Chilean negotiators"."""
    owners = [c for c in holder.children if c.dep_ in ("poss", "amod", "compound", "nmod")]
    owners = [c for c in owners if c.dep_ == "poss" or c.ent_type_ in ("GPE", "NORP", "ORG")]
    preps = [c for c in holder.children if c.dep_ == "prep" and c.lower_ in ("of", "from")]
    owners += [n for p in preps for n in p.children if n.dep_ == "pobj"]
    return len(owners) == 1 and owners[0].tag_ in ("NN", "NNP", "JJ", "PRP$") and not owners[0].conjuncts


def bystander(holders: Iterable[Token]) -> bool:
    """Whether a subject is somebody who has nothing to bargain: analysts, readers, "I"."""
    return any(listed(holder, "sides", "bystanders") for holder in holders)


def asked(token: Token) -> bool:
    """Whether a token stands in a question."""
    sentence = token.sent
    for at in range(sentence.end - 1, max(sentence.start, sentence.end - CLOSING) - 1, -1):
        last = token.doc[at]
        if not last.is_space and last.text not in ("”", '"', "’", "'", ")"):
            return bool(last.text == "?")
    return False


def denied_above(token: Token) -> bool:
    """Whether a clause is the content of a denial or a proviso: "denied that they had agreed", "provided that"."""
    if any(t.head.lower_ in words("clauses", "provisos") for t in (token, token.head)):
        return True
    return any(
        verbal(t) and t.lemma_.lower() in words("clauses", "denying") and t.i < token.i for t in list(above(token))[:4]
    )
