"""Cues of attribution: the words that tell that somebody says something (PARC 3.0, PolNeAR), and whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from spacy.tokens import Span, Token

from dragoman.extract.clauses import mark_of, negated, passive, subjects
from dragoman.lexicon import lexicon, words
from dragoman.record.claim import Act

SUPPOSING = ("if", "unless", "until", "whether")
HELPERS = 3  # tokens within which a helper or particle belongs to the cue
MODALS = frozenset(
    {"may", "might", "could", "can", "should", "will", "would", "must", "shall", "’ll", "'ll", "wo", "ca"}
)
# Pronouns that are no source outside quotation marks.
NOBODY = frozenset({"i", "we", "you", "there", "this", "that", "what", "which", "us", "me"})
NOMINAL = ("pobj", "prep", "appos", "compound", "nmod", "poss", "amod", "flat")
FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. `token`: its head; `start`/`end`: its words, in code points; `sources`: heads of who says it.

    `form`: a `verb` with its clause, a `noun` ("his offer to"), `according` ("according to"), or an `adverb`
    ("reportedly").
    """

    token: Token
    start: int
    end: int
    form: Literal["verb", "noun", "according", "adverb"]
    act: Act
    sources: tuple[Token, ...]


@cache
def acts() -> dict[str, Act]:
    """The act that each reporting verb names; the more special one where two are listed."""
    found: dict[str, Act] = {}
    for act, verbs in lexicon("cues")["verbs"].items():
        for verb in verbs:
            if found.get(verb, "say") == "say":
                found[verb] = act
    return found


def saying(verb: Token) -> str:
    """The lemma of a verb of saying, with the word that makes it one: "go on", "make clear", "point out"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("prt", "advmod", "acomp", "oprd", "prep", "ccomp")
            and f"{lemma} {child.lower_}" in acts()
        ):
            return f"{lemma} {child.lower_}"
    return lemma


def strong(verb: Token, *kinds: str) -> bool:
    """Whether a verb of saying is of a strength (`clausal`, `objective`, `quoting`, `inner`) of the lexicon."""
    return any(saying(verb) in words("cues", "strength", kind) for kind in kinds)


def cues(sentence: Span, quoted: frozenset[int]) -> Iterator[Cue]:
    """The cues of a sentence that stand outside quotation marks, in order. `quoted`: tokens inside them."""
    last: Cue | None = None
    for token in sentence:
        if token.i in quoted:
            continue
        cue = _verb(token, quoted) or _noun(token) or _according(token) or _adverb(token)
        if cue is None:
            continue
        if last is not None and _trails(cue, last):
            cue = replace(cue, sources=last.sources)
        if cue.form == "verb" and token.tag_ in FINITE:
            last = cue
        yield cue


def _trails(cue: Cue, last: Cue) -> bool:
    """Whether a participle goes on with the speech of the verb before it ("Moreau said …, adding that …")."""
    token = cue.token
    if cue.form != "verb" or token.tag_ != "VBG" or token.lemma_.lower() not in words("cues", "strength", "trailing"):
        return False
    return (
        token.i > 0
        and token.nbor(-1).text == ","
        and token.dep_ in ("advcl", "conj", "ccomp", "acl")
        and last.end < cue.start
    )


def _verb(token: Token, quoted: frozenset[int]) -> Cue | None:
    lemma = saying(token)
    if lemma not in acts() or token.pos_ not in ("VERB", "AUX") or not _finite(token) or _unsaid(token, quoted):
        return None
    if _taken_for_participle(token):
        sources: tuple[Token, ...] = (token.head,)
    else:
        sources = _by(token) if passive(token) else _speakers(token, quoted)
    if not sources or any(t.pos_ == "PRON" and t.lower_ in NOBODY for t in sources):
        return None
    return Cue(token, *_words_of(token), "verb", acts()[lemma], sources)


def _taken_for_participle(verb: Token) -> bool:
    """Whether the parse hung a finite verb on its subject as a participle: "Moreau, who leads it, repeated"."""
    head = verb.head
    alone = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and head.pos_ == "PROPN" and verb.nbor(-1).text == ","
    return alone and any(c.dep_ in ("relcl", "appos") for c in head.children) and not _by(verb)


def _speakers(verb: Token, quoted: frozenset[int]) -> tuple[Token, ...]:
    """The subject outside quotation marks; after inversion ("…, replied Moreau") the noun after the verb."""
    own = tuple(c for c in verb.children if c.dep_ == "nsubj" and c.i not in quoted)
    found = own or tuple(t for t in subjects(verb) if t.i != verb.i and t.i not in quoted)
    inverted = verb.i > 0 and verb.nbor(-1).text in ",”\"’'!?" and not any(t.i < verb.i for t in own)
    if inverted and own and verb.tag_ in FINITE:  # the parse may take an apposition for the subject
        first = next((t for t in verb.doc[verb.i + 1 : own[0].i] if t.text == ","), None)
        nouns = [t for t in verb.doc[verb.i + 1 : first.i] if t.pos_ in ("NOUN", "PROPN")] if first is not None else []
        return (nouns[-1],) if nouns and nouns[-1].head.i > first.i else own  # type: ignore[union-attr]
    if inverted and verb.tag_ in FINITE and not own:
        after = [c for c in verb.rights if c.dep_ in ("dobj", "attr", "oprd", "npadvmod") and c.i not in quoted]
        near = [c for c in after if c.left_edge.i == verb.i + 1 and c.pos_ in ("PROPN", "NOUN", "PRON", "NUM")]
        if near:
            return tuple(near[:1])
    if (not own or _interrupted(own[0], verb)) and (beside := _beside(verb, quoted)):
        return (beside,)
    return found


def _interrupted(subject: Token, verb: Token) -> bool:
    """Whether a modal verb stands between a verb and what the parse takes for its subject: then it is another's."""
    return any(t.tag_ == "MD" and t.head.i != verb.i for t in verb.doc[subject.i + 1 : verb.i])


def _beside(verb: Token, quoted: frozenset[int]) -> Token | None:
    """The noun phrase right before a verb whose subject the parse lost: set off by a comma or a quotation mark."""
    doc, i = verb.doc, verb.i - 1
    while i > verb.sent.start and (doc[i].pos_ in ("ADV", "AUX") or doc[i].text == ","):
        i -= 1
    if i in quoted or doc[i].pos_ not in ("NOUN", "PROPN", "PRON") or doc[i].tag_ == "PRP$":
        return None
    head = doc[i]
    while head.dep_ in NOMINAL and head.head.i not in quoted and head.head.i < verb.i and head.head.i != head.i:
        if head.head.pos_ in ("VERB", "AUX") or (head.dep_ == "appos" and "PROPN" not in (head.pos_, head.head.pos_)):
            break
        head = head.head
    first = head.left_edge.i
    before = doc[first - 1] if first > verb.sent.start else None
    return head if before is not None and (before.text in ",;:–—" or before.is_quote or before.text in "”’") else None


def _by(verb: Token) -> tuple[Token, ...]:
    preps = (c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"))
    return tuple(c for p in preps for c in p.children if c.dep_ == "pobj")


def _finite(verb: Token) -> bool:
    """Whether somebody is told to have done it: a finite verb, or a participle beside one ("adding that")."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    caused = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in words("cues", "strength", "causing")
    supposed = bool(helpers & MODALS) or ("to" in helpers and not caused) or mark_of(verb) in SUPPOSING
    if supposed or verb.tag_ in FINITE:
        return not supposed
    if verb.tag_ == "VBG":
        return bool(helpers) or verb.dep_ in ("advcl", "conj", "acl", "pcomp")
    if verb.tag_ == "VB" and caused:
        return not negated(verb.head) and verb.head.tag_ != "VB"
    if verb.tag_ == "VBN":
        shared = verb.dep_ == "conj" and verb.head.tag_ in ("VBN", *FINITE)
        own = any(c.dep_ == "nsubj" for c in verb.children)  # a past tense that the model took for a participle
        return bool(helpers) or shared or own or verb.dep_ in ("acl", "relcl")
    return verb.tag_ == "VB" and bool(helpers & {"did", "does", "do"})


def _unsaid(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether the words tell that nothing was said: "did not say", "declined to comment", "would not elaborate"."""
    inside = verb.dep_ == "conj" and verb.head.i in quoted  # a denial inside the quotation is its own
    if negated(verb) and not inside:
        return True
    return verb.lemma_.lower() in words("cues", "unsaid", "refusing") and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in words("cues", "unsaid", "answering") for c in verb.children
    )


def _words_of(verb: Token) -> tuple[int, int]:
    """The cue's words: helpers, particle and the verb."""
    parts = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "prt") and abs(c.i - verb.i) <= HELPERS]
    first, last = min([verb, *parts], key=lambda t: t.i), max([verb, *parts], key=lambda t: t.i)
    return first.idx, last.idx + len(last.text)


@cache
def _noun_acts() -> dict[str, Act]:
    return {noun: act for act, nouns in lexicon("cues")["nouns"].items() for noun in nouns}


def complement(noun: Token) -> Token | None:
    """The clause that a noun of speech has: "offer to host", "insistence that"."""
    clauses = [c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i]
    return next((c for c in clauses if _opened(c)), None)


def _opened(clause: Token) -> bool:
    """Whether a clause begins with "to" or with "that" as a conjunction."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children) or any(
        c.lower_ == "that" and c.dep_ == "mark" for c in clause.children
    )


def _noun(token: Token) -> Cue | None:
    """A noun of speech with a clause and somebody whose speech it is: "Moreau's offer to", "issued a threat to"."""
    act = _noun_acts().get(token.lemma_.lower())
    if act is None or token.pos_ != "NOUN" or complement(token) is None or negated(token):
        return None
    owner = [c for c in token.children if c.dep_ == "poss"] or list(_by(token))
    verb = token.head
    if (
        not owner
        and token.dep_ == "dobj"
        and verb.lemma_ in words("cues", "strength", "light")
        and not _unsaid(verb, frozenset())
    ):
        owner = list(subjects(verb)) if _finite(verb) and not passive(verb) else []
    return Cue(token, token.idx, token.idx + len(token.text), "noun", act, tuple(owner)) if owner else None


def _according(token: Token) -> Cue | None:
    """As in "According to X"."""
    if token.lower_ != "according":
        return None
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        to = token.nbor(1)
    source = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    if to is None or source is None:
        return None
    return Cue(token, token.idx, to.idx + len(to.text), "according", "say", (source,))


def _adverb(token: Token) -> Cue | None:
    """As in "Reportedly": an attribution without a source."""
    if token.lower_ not in words("cues", "phrases", "agentless") or token.dep_ != "advmod":
        return None
    return Cue(token, token.idx, token.idx + len(token.text), "adverb", "say", ())
