"""Cues of attribution: the words that tell that somebody says something (PARC 3.0, PolNeAR), and whose they are."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.extract.clauses import passive, subjects
from dragoman.extract.cue_phrases import OWNED, according_cue, adverb_cue, noun_acts, noun_cue, openings
from dragoman.extract.cue_quotes import beside_quotation
from dragoman.extract.cue_words import FINITE, Cue, acts, agents_by, saying, strong, told, unsaid
from dragoman.extract.deeds import deed
from dragoman.extract.hearsay import hearsay_cue
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token

HELPERS = 3  # tokens within which a helper or particle belongs to the cue
# Pronouns that are no source outside quotation marks.
NOMINAL = ("pobj", "prep", "appos", "compound", "nmod", "poss", "amod", "flat")


def cues(sentence: Span, quoted: frozenset[int]) -> Iterator[Cue]:
    """The cues of a sentence that stand outside quotation marks, in order. `quoted`: tokens inside them."""
    last: Cue | None = None
    for token in sentence:
        if token.i in quoted or not _may_tell(token):
            continue
        cue = _verb(token, quoted) or noun_cue(token) or according_cue(token) or adverb_cue(token) or hearsay_cue(token)
        if cue is None:
            continue
        if last is not None and (_trails(cue, last) or _resumes(cue, last)):
            cue = replace(cue, sources=last.sources)
        if cue.form == "verb" and token.tag_ in FINITE:
            last = cue
        yield cue


def _may_tell(word: Token) -> bool:
    """Whether a word may be a cue of any form, by itself alone: most are none, and need not be looked around."""
    return word.pos_ in ("VERB", "AUX") or word.lower_ in _telling() or word.lemma_.lower() in _telling()


@cache
def _telling() -> frozenset[str]:
    """The words that may be a cue whatever their class: of speech, of hearsay, and before a source."""
    hearsay = (word for key in ("verbs", "heard", "nouns") for word in words("cues", "hearsay", key))
    return frozenset((*noun_acts(), *hearsay, *openings(), *OWNED, *words("cues", "phrases", "agentless")))


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


def _resumes(cue: Cue, last: Cue) -> bool:
    """Whether a verb that the parse put into what was said is the speaker's own again: "said it was over and urged"."""
    token = cue.token
    if cue.form != "verb" or token.dep_ != "conj" or token.tag_ != last.token.tag_ or not _joined(token):
        return False
    inside = last.token.is_ancestor(token) and token.head.i != last.token.i
    return inside and not any(t.pos_ == "PROPN" or t.lower_ in ("he", "she", "they", "who") for t in cue.sources)


def _joined(token: Token) -> bool:
    """Whether "and" or "but" stands right before a verb, which so has no subject of its own."""
    return token.i > 0 and token.nbor(-1).dep_ == "cc"


def _verb(token: Token, quoted: frozenset[int]) -> Cue | None:
    lemma = saying(token)
    beside = beside_quotation(token, quoted) and not strong(token, "clausal", "quoting")
    known = lemma in acts() and token.pos_ in ("VERB", "AUX")
    if not (known or beside) or not told(token) or unsaid(token, quoted) or deed(token):
        return None
    if _taken_for_participle(token):
        sources: tuple[Token, ...] = (token.head,)
    else:
        sources = agents_by(token) if passive(token) else _speakers(token, quoted)
    if not sources or any(map(_speechless, sources)):
        return None
    return Cue(token, *_words_of(token), "verb", acts().get(lemma, "say"), sources, beside)


def _speechless(source: Token) -> bool:
    """Whether a pronoun stands for nobody who speaks; "which" may, after a name: "Norland, which has offered boats"."""
    if source.pos_ != "PRON" or source.lower_ not in words("clauses", "no_speaker"):
        return False
    verb = source.head
    return not (source.tag_ == "WDT" and verb.dep_ == "relcl" and verb.head.pos_ == "PROPN")


def _taken_for_participle(verb: Token) -> bool:
    """Whether the parse hung a finite verb on its subject as a participle: "Moreau, who leads it, repeated"."""
    head = verb.head
    alone = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and head.pos_ == "PROPN" and verb.nbor(-1).text == ","
    return alone and any(c.dep_ in ("relcl", "appos") for c in head.children) and not agents_by(verb)


def _speakers(verb: Token, quoted: frozenset[int]) -> tuple[Token, ...]:
    """The subject outside quotation marks; after inversion ("…, replied Moreau") the noun after the verb."""
    own = tuple(c for c in verb.children if c.dep_ == "nsubj" and c.i not in quoted)
    found = own or tuple(t for t in subjects(verb) if t.i != verb.i and t.i not in quoted) or _fond(verb)
    inverted = verb.i > 0 and verb.nbor(-1).text in ",”\"’'!?" and not any(t.i < verb.i for t in own)
    inverted = inverted and (bool(own) or not strong(verb, "telling"))  # who is told stands after it
    if inverted and own and verb.tag_ in FINITE:  # the parse may take an apposition for the subject
        first = next((t for t in verb.doc[verb.i + 1 : own[0].i] if t.text == ","), None)
        nouns = [t for t in verb.doc[verb.i + 1 : first.i] if t.pos_ in ("NOUN", "PROPN")] if first is not None else []
        return (nouns[-1],) if nouns and nouns[-1].head.i > first.i else own  # type: ignore[union-attr]
    if inverted and verb.tag_ in FINITE and not own:
        after = [c for c in verb.rights if c.dep_ in ("dobj", "attr", "oprd", "npadvmod") and c.i not in quoted]
        near = [c for c in after if c.left_edge.i == verb.i + 1 and c.pos_ in ("PROPN", "NOUN", "PRON", "NUM")]
        near = [c for c in near if c.ent_type_ not in ("DATE", "TIME")]  # "acknowledged today the minister"
        if near:
            return tuple(near[:1])
    if not own and found and (parted := _parted(found[0], verb)):
        return (parted,)
    if (not own or _interrupted(own[0], verb)) and (beside := _beside(verb, quoted)):
        return (beside,)
    return found


def _fond(verb: Token) -> tuple[Token, ...]:
    """Who does what is told below an adjective or a preposition: "is quick to add", "was quoted as saying"."""
    above = verb
    while above.dep_ in ("pcomp", "prep", "acomp", "xcomp") and above.head.i != above.i and above.pos_ != "AUX":
        above = above.head
    found = [c for c in above.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    return tuple(found[-1:]) if verb.dep_ in ("pcomp", "xcomp") else ()


def _parted(subject: Token, verb: Token) -> Token | None:
    """The head of the noun phrase after a semicolon between a verb and the subject that the parse lends it."""
    mark = next((i for i in range(verb.i - 1, subject.i, -1) if verb.doc[i].text == ";"), None)
    head = None
    for token in verb.doc[mark + 1 : verb.i] if mark is not None else ():
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.tag_ != "PRP$":
            head = token
        elif head is not None and token.text not in ("’", "'", "’s", "'s", "-"):
            break
    return head


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


def _words_of(verb: Token) -> tuple[int, int]:
    """The cue's words: helpers, particle and the verb."""
    second = saying(verb).partition(" ")[2]
    parts = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "prt") and abs(c.i - verb.i) <= HELPERS]
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == second and verb.nbor(1).pos_ not in ("ADP", "SCONJ"):
        parts.append(verb.nbor(1))  # "held open", "made plain"
    first, last = min([verb, *parts], key=lambda t: t.i), max([verb, *parts], key=lambda t: t.i)
    return first.idx, last.idx + len(last.text)
