"""Cues that are no verb: nouns of speech that somebody owns, "according to" and the like, adverbs of hearsay."""

from functools import cache

from dragoman.extract.clauses import negated, passive, subjects
from dragoman.extract.cue_words import Cue, agents_by, told, unsaid
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.record.claim import Act

OWNED = ("in", "by", "on", "to", "from")  # words before what somebody owns: "in X's words"


@cache
def noun_acts() -> dict[str, Act]:
    """The act that each noun of speech names."""
    return {noun: act for act, nouns in lexicon("cues")["nouns"].items() for noun in nouns}


def complement(noun: Token) -> Token | None:
    """The clause that a noun of speech has: "offer to host", "insistence that"; "their line is that" too."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i]
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and not negated(noun.head):
        clauses += [c for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.i]
    return next((c for c in clauses if _opened(c)), None)


def _opened(clause: Token) -> bool:
    """Whether a clause begins with "to" or with "that" as a conjunction."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children) or any(
        c.lower_ == "that" and c.dep_ == "mark" for c in clause.children
    )


def noun_cue(token: Token) -> Cue | None:
    """A noun of speech with a clause and somebody whose speech it is: "Moreau's offer to", "issued a threat to"."""
    act = noun_acts().get(token.lemma_.lower())
    if act is None or token.pos_ != "NOUN" or complement(token) is None or negated(token):
        return None
    owner = [c for c in token.children if c.dep_ == "poss"] or list(agents_by(token)) or _from(token)
    verb = token.head
    if (
        not owner
        and token.dep_ == "dobj"
        and verb.lemma_ in words("cues", "strength", "light")
        and not unsaid(verb, frozenset())
    ):
        owner = list(subjects(verb)) if told(verb) and not passive(verb) else []
    return Cue(token, token.idx, token.idx + len(token.text), "noun", act, tuple(owner)) if owner else None


def _from(noun: Token) -> list[Token]:
    """Whose words a noun of speech tells of that is the subject: "the position of the islanders is that"."""
    if noun.dep_ != "nsubj" or noun.head.lemma_ != "be":
        return []
    preps = (c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("of", "from"))
    return [n for p in preps for n in p.children if n.dep_ == "pobj"]


def according_cue(token: Token) -> Cue | None:
    """As in "According to X", "in the words of X"; "in X's words" is of that form too."""
    doc = token.doc
    for said in openings().get(token.lower_, ()):
        count = len(said.split())
        last = doc[min(token.i + count, len(doc)) - 1]
        if doc[token.i : token.i + count].text.lower() == said.strip() and last.i > token.i:
            source = next((c for c in last.children if c.dep_ in ("pobj", "dobj") and c.i > last.i), None)
            return _phrased(token, last, source) if source is not None else None
    if token.lower_ in OWNED and token.pos_ in ("ADP", "SCONJ"):
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
        if owner is not None and noun is not None and noun.lower_ in words("cues", "phrases", "owned_words"):
            return _phrased(token, noun, owner)
    return None


def _phrased(first: Token, last: Token, source: Token) -> Cue:
    return Cue(first, first.idx, last.idx + len(last.text), "according", "say", (source,))


@cache
def openings() -> dict[str, tuple[str, ...]]:
    """The phrases before a source, by their first word."""
    phrases = sorted(words("cues", "phrases", "according"))
    return {word: tuple(p for p in phrases if p.split()[0] == word) for word in {p.split()[0] for p in phrases}}


def adverb_cue(token: Token) -> Cue | None:
    """As in "Reportedly": an attribution without a source."""
    if token.lower_ not in words("cues", "phrases", "agentless") or token.dep_ != "advmod":
        return None
    return Cue(token, token.idx, token.idx + len(token.text), "adverb", "say", ())
