"""What is said by nobody in particular: "it is rumoured that", "he is said to", "word is that", "rumours that"."""

from dragoman.extract.clauses import Extent, negated, passive
from dragoman.extract.complements import subtree
from dragoman.extract.cue_words import FINITE, Cue, acts, agents_by
from dragoman.lexicon import words
from dragoman.read.parse import Token

OWNING = ("of", "by", "from")


def hearsay_cue(token: Token) -> Cue | None:
    """A verb or noun that tells that something is said, and not by whom; null for all others."""
    told = _passive(token) or _heard(token) or _noun(token)
    return Cue(token, token.idx, token.idx + len(token.text), "hearsay", "say", ()) if told else None


def hearsay(cue: Cue) -> list[Extent]:
    """What is said: a clause, or a subject with its infinitive."""
    verb = cue.token
    clause = _clause(verb)
    if clause is not None:
        return [e for e in [subtree(clause, verb)] if e]
    if verb.pos_ == "NOUN":
        clause = _clause(verb.head)
        return [e for e in [subtree(clause, verb) if clause is not None else None] if e]
    parts = [c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "xcomp")]
    return [e for e in (subtree(c, verb) for c in parts) if e]


def _clause(word: Token) -> Token | None:
    """The clause with "that" after a word."""
    clauses = (c for c in word.children if c.dep_ in ("ccomp", "acl", "relcl", "advcl") and c.i > word.i)
    return next((c for c in clauses if any(m.lower_ == "that" and m.dep_ == "mark" for m in c.children)), None)


def _passive(verb: Token) -> bool:
    """As in "it is rumoured that …", "he is said to have left"; not "it should be said that"."""
    if verb.tag_ != "VBN" or verb.lemma_.lower() not in words("cues", "hearsay", "verbs") or not passive(verb):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if agents_by(verb) or negated(verb) or helpers & (words("clauses", "modals") | {"to", "having"}):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")), None)
    if subject is None or subject.tag_ in ("WP", "WDT"):
        return False
    done = (c for c in verb.children if c.dep_ == "xcomp" and any(t.lower_ == "to" for t in c.children))
    infinitive = any(c.lemma_.lower() not in acts() for c in done)  # in "he is said to have warned" he speaks
    return _clause(verb) is not None if subject.lower_ == "it" else infinitive


def _heard(verb: Token) -> bool:
    """As in "we hear that …", "one is told that …", and in a live report "Hearing that …"."""
    if verb.lemma_.lower() not in words("cues", "hearsay", "heard") or _clause(verb) is None or negated(verb):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return verb.tag_ == "VBG" and verb.dep_ == "ROOT"
    present = verb.tag_ in ("VBP", "VBZ", "VBG") or any(c.tag_ in ("VBP", "VBZ") for c in verb.children)
    return subject.lower_ in words("clauses", "anybody") and present


def _noun(noun: Token) -> bool:
    """As in "rumours that …", "rumour has it that …", "word is that …"; not "the minister's claim that …"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("cues", "hearsay", "nouns") or negated(noun):
        return False
    if any(c.dep_ == "poss" or (c.dep_ in ("prep", "agent") and c.lower_ in OWNING) for c in noun.children):
        return False
    if _clause(noun) is not None:
        return noun.dep_ in ("nsubj", "nsubjpass", "attr", "ROOT", "pobj") or noun.tag_ == "NNS"
    verb = noun.head
    having = verb.lemma_ == "have" and any(c.lower_ == "it" and c.dep_ == "dobj" for c in verb.children)
    being = verb.lemma_ == "be" and noun.lemma_.lower() in words("cues", "hearsay", "loose")
    return noun.dep_ == "nsubj" and verb.tag_ in FINITE and (having or being) and _clause(verb) is not None
