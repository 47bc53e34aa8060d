"""Verbs of saying and the cues that they are: what the lexicon knows of them, and whether something was said at all."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dragoman.extract.clauses import mark_of, negated
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.record.claim import Act

SUPPOSING = ("if", "unless", "until", "whether")
FINITE = ("VBD", "VBZ", "VBP")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. `token`: its head; `start`/`end`: its words, in code points; `sources`: heads of who says it.

    `form`: a `verb` with its clause, a `noun` ("his offer to"), `according` ("according to"), an `adverb`
    ("reportedly") or `hearsay` ("it is rumoured"). `beside`: whether it is a verb of saying only by the quotation
    or the comma that it stands beside.
    """

    token: Token
    start: int
    end: int
    form: Literal["verb", "noun", "according", "adverb", "hearsay"]
    act: Act
    sources: tuple[Token, ...]
    beside: bool = False

    def tells(self, *kinds: str) -> bool:
        """Whether it is a verb of one of these strengths, or one that quoted words make a verb of saying."""
        return self.beside or strong(self.token, *kinds)


@cache
def acts() -> dict[str, Act]:
    """The act that each reporting verb names; the more special one where two are listed."""
    found: dict[str, Act] = {}
    for act, verbs in lexicon("cues")["verbs"].items():
        for verb in verbs:
            if found.get(verb, "say") == "say":
                found[verb] = act
    return found


@cache
def _going_on() -> frozenset[str]:
    """The verbs that another word makes verbs of saying."""
    return frozenset(verb.split()[0] for verb in acts() if " " in verb)


def saying(verb: Token) -> str:
    """The lemma of a verb of saying, with the word that makes it one: "go on", "make clear", "point out"."""
    lemma = verb.lemma_.lower()
    if lemma not in _going_on():
        return lemma
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("prt", "advmod", "acomp", "oprd", "prep", "ccomp", "dobj")
            and f"{lemma} {child.lower_}" in acts()
        ):
            return f"{lemma} {child.lower_}"
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if after.lower_ == "open" and f"{lemma} open" in acts():  # "held open the possibility", whatever the parse
        return f"{lemma} open"
    if after.lower_ == "it" and after.i + 1 < len(verb.doc) and after.nbor(1).like_num and f"{lemma} it" in acts():
        return f"{lemma} it"  # "makes it 40"
    return f"{lemma} for" if after.lower_ == "for" and after.dep_ == "mark" and f"{lemma} for" in acts() else lemma


def strong(verb: Token, *kinds: str) -> bool:
    """Whether a verb of saying is of a strength (`clausal`, `objective`, `quoting`, `inner`) of the lexicon."""
    return any(saying(verb) in words("cues", "strength", kind) for kind in kinds)


def agents_by(verb: Token) -> tuple[Token, ...]:
    """Who did it, by a phrase with "by"."""
    preps = (c for c in verb.children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"))
    return tuple(c for p in preps for c in p.children if c.dep_ == "pobj")


def told(verb: Token) -> bool:
    """Whether somebody is told to have done it: a finite verb, or a participle beside one ("adding that")."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    disposed = verb.dep_ == "xcomp" and verb.head.lemma_ in words("cues", "strength", "disposed")
    caused = verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in words("cues", "strength", "causing")
    reputed = verb.dep_ == "xcomp" and verb.head.tag_ == "VBN" and verb.head.lemma_ in words("cues", "hearsay", "verbs")
    supposed = (
        bool(helpers & words("clauses", "modals"))
        or ("to" in helpers and not (caused or disposed or (reputed and "have" in helpers)))
        or mark_of(verb) in SUPPOSING
    )
    if supposed or verb.tag_ in FINITE:
        return not supposed
    if verb.tag_ == "VBG":
        return bool(helpers) or verb.dep_ in ("advcl", "conj", "acl", "pcomp")
    if verb.tag_ == "VB" and (caused or disposed):
        return not negated(verb.head.head if disposed else verb.head) and verb.head.tag_ != "VB"
    if verb.tag_ == "VBN":
        shared = verb.dep_ == "conj" and verb.head.tag_ in ("VBN", *FINITE)
        own = any(c.dep_ == "nsubj" for c in verb.children)  # a past tense that the model took for a participle
        return bool(helpers) or shared or own or verb.dep_ in ("acl", "relcl")
    joined = verb.dep_ == "conj" and verb.head.tag_ in FINITE and not helpers  # "let", which has one form
    joined = joined or (verb.dep_ == "ROOT" and not helpers and any(c.dep_ == "nsubj" for c in verb.children))
    return verb.tag_ == "VB" and (bool(helpers & {"did", "does", "do"}) or joined)


def unsaid(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether the words tell that nothing was said: "did not say", "declined to comment", "would not elaborate"."""
    # a denial inside the quotation is its own: "“No deal,” read the note"
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    inside = (verb.dep_ == "conj" and verb.head.i in quoted) or (subject is not None and subject.i in quoted)
    if negated(verb) and not inside:
        return True
    return verb.lemma_.lower() in words("cues", "unsaid", "refusing") and any(
        c.dep_ == "xcomp" and c.lemma_.lower() in words("cues", "unsaid", "answering") for c in verb.children
    )
