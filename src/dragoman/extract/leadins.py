"""Statements without a verb of saying: what a colon, a closing phrase or the next sentence says whose words they are.

"Moreau on patents: “…”", "The mayor was blunt: no bridge, no money", "“…”: such was Moreau's reply", "…, Moreau's
phrase", "… That is the account of the mediator."
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.extract.clauses import Extent
from dragoman.extract.complements import trimmed
from dragoman.extract.cue_quotes import CLOSING, OPENING
from dragoman.extract.cue_words import FINITE, acts, saying, strong
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

LONGEST = 30  # tokens of a lead-in
LEAST = 2  # words of what is said
NEAR = 4  # tokens within which a lead-in without a speaker names what is said
OBJECTS = ("dobj", "attr", "oprd")
ASKING = frozenset({"how", "what"})  # "is how Moreau puts it"


@dataclass(frozen=True, slots=True)
class LeadIn:
    """Who speaks (the head of the words for him; null where only what came before tells it), and what is said."""

    speaker: Token | None
    content: Extent


def lead_in(reading: Reading, sentence: Span, quoted: frozenset[int]) -> LeadIn | None:
    """What follows a colon in a sentence, where the words before it tell who says it; null otherwise."""
    colon = next((t for t in sentence[1:LONGEST] if t.text == ":" and t.i not in quoted and t.whitespace_), None)
    if colon is None or colon.i + 1 >= len(sentence.doc):
        return None
    lead = [t for t in sentence.doc[sentence.start : colon.i] if not t.is_space]
    said = trimmed(sentence.doc, colon.i + 1, sentence.end - 1) or _quotation_at(reading, colon.nbor(1))
    if not lead or said is None or any(t.i in quoted for t in lead):
        return None
    opens = sentence.doc[colon.i + 1].text in OPENING and colon.i + 2 in quoted
    if opens and _topic(lead):
        return LeadIn(None, said)
    speaker = speaker_in(reading, lead)
    if speaker is None:
        return LeadIn(None, said) if _announces(lead, opens=opens) and not _anybody(reading, lead) else None
    after = sentence.doc[colon.i + 1 : sentence.end]
    if not opens and not (_told(lead, speaker, after) and _enough(after)):
        return None
    return LeadIn(speaker, said)


def answering(reading: Reading, before: Span) -> Token | None:
    """Who is about to be quoted by a sentence that tells how his answer sounds ("The general's answer was short.")."""
    lead = [t for t in before if not t.is_space and not t.is_punct]
    toned = any(t.lower_ in words("cues", "phrases", "tones") for t in lead)
    noun = next((t for t in lead if t.dep_ == "nsubj" and t.head.i == before.root.i and speech_noun(t)), None)
    if not toned or noun is None or before.root.lemma_ not in ("be", "come", "sound"):
        return None
    return owner_of(noun, {t.i for t in lead if reading.cast.who(t)})


def _topic(lead: Sequence[Token]) -> bool:
    """Whether a lead-in only tells what somebody named before speaks of: "On the five posts that the Reef offers:"."""
    first = lead[0]
    inside = all(t.i == first.i or first.is_ancestor(t) for t in lead)
    bare = not any(t.text == "," or t.tag_ in FINITE for t in lead) and lead[-1].pos_ != "VERB"
    return first.lower_ in words("clauses", "topical") and first.pos_ in ("ADP", "SCONJ") and inside and bare


def _quotation_at(reading: Reading, token: Token) -> Extent | None:
    """The quotation that begins at a token, where the model ended the sentence before it."""
    found = (q for q in reading.quotations if q.outer_start == token.idx and q.depth == 0)
    return next((Extent(q.outer_start, q.outer_end) for q in found), None)


def _enough(said: Span) -> bool:
    return sum(t.is_alpha or t.like_num for t in said) >= LEAST


def _anybody(reading: Reading, lead: Sequence[Token]) -> bool:
    return any(reading.cast.who(t) for t in lead)


def _announces(lead: Sequence[Token], *, opens: bool) -> bool:
    """Whether a lead-in without a speaker goes on with somebody's words: "And a last line:", "Message, roughly:"."""
    noun = next((t for t in lead if t.lemma_.lower() in words("cues", "phrases", "announcing")), None)
    verb = any(t.tag_ in FINITE and t.pos_ in ("VERB", "AUX") for t in lead)
    return noun is not None and not verb and (opens or noun.i - lead[0].i <= NEAR)


def speaker_in(reading: Reading, lead: Sequence[Token]) -> Token | None:
    """The head of the one possible speaker of some words: their subject; whoever owns what is said; or the only one."""
    inside = {t.i for t in lead}
    able = {t.i for t in lead if (e := reading.cast.who(t)) and can_speak(reading, e)}
    for subject in (t for t in lead if t.dep_ in ("nsubj", "nsubjpass") and t.head.i in inside):
        if subject.i in able:
            return subject
        if owner := owner_of(subject, able):
            return owner
    for noun in (t for t in lead if speech_noun(t)):
        if owner := owner_of(noun, able):
            return owner
    found = {reading.cast.who(t): t for t in lead if t.i in able}
    first = next((t for t in lead if t.i in able), None)
    verbless = not any(t.tag_ in FINITE for t in lead)
    if (
        first is not None
        and verbless
        and first.i - lead[0].i < LEAST
        and reading.cast.get(reading.cast.who(first) or "").kind == "person"
    ):
        return _head(reading, first)  # "Kowal of the Volunteers, on the radio:"
    return _head(reading, next(iter(found.values()))) if len(found) == 1 else None


def _head(reading: Reading, token: Token) -> Token:
    """The head of the words that stand for somebody, from the last of them."""
    entity = reading.cast.who(token)
    while token.i + 1 < len(token.doc) and reading.cast.who(token.nbor(1)) == entity:
        token = token.nbor(1)
    while (
        token.head.i != token.i
        and reading.cast.who(token.head) == entity
        and token.dep_ in ("compound", "nmod", "flat")
    ):
        token = token.head
    return token


def can_speak(reading: Reading, entity: str) -> bool:
    """Whether an entity can be taken for a speaker without a verb of saying."""
    who = reading.cast.get(entity)
    return who.kind in ("person", "anonymous") or (who.kind == "organisation" and who.named)


@cache
def _said() -> frozenset[str]:
    """The nouns of what is said."""
    return words("cues", "phrases", "announcing") | words("cues", "speech_things")


def speech_noun(token: Token) -> bool:
    """Whether a noun is something said: an answer, a line, a warning."""
    return token.pos_ == "NOUN" and (token.lower_ in _said() or token.lemma_.lower() in _said())


def owner_of(noun: Token, able: set[int]) -> Token | None:
    """Whose a thing said is: "Moreau's answer", "the answer of Moreau", "a line from Moreau"."""
    if not speech_noun(noun):
        return None
    for child in noun.children:
        if child.dep_ == "poss" and child.i in able:
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "from", "by"):
            found = next((n for n in child.children if n.dep_ == "pobj" and n.i in able), None)
            if found is not None:
                return found
        if child.dep_ == "acl" and child.tag_ == "VBN":  # "the toll given by the mayor"
            agents = (n for p in child.children if p.lower_ in ("by", "from") for n in p.children if n.i in able)
            if (agent := next(agents, None)) is not None:
                return agent
    return None


def _told(lead: Sequence[Token], speaker: Token, said: Span) -> bool:
    """Whether words before a colon tell speech: a verb or noun of saying, a tone, or nothing but who speaks on what."""
    verbs = [t for t in lead if t.tag_ in FINITE and t.pos_ in ("VERB", "AUX")]
    nouns = [t for t in lead if speech_noun(t)]
    if not verbs:
        topical = (
            lead[0].pos_ != "ADP"
            and speaker.i - lead[0].i <= NEAR
            and any(t.lower_ in words("clauses", "topical") or t.pos_ == "ADP" for t in lead)
        )
        return bool(nouns) or (topical and any(t.tag_ in (*FINITE, "MD") for t in said))
    if any(t.lower_ in words("cues", "phrases", "tones") for t in lead):
        return True
    own = any(owner_of(t, {speaker.i}) or (t.dep_ in OBJECTS and speaker.head.is_ancestor(t)) for t in nouns)
    spoken = (v for v in lead if v.pos_ == "VERB" and saying(v) in acts())
    return own or any(strong(v, "clausal", "quoting") for v in spoken)


def closing(reading: Reading, sentence: Span, quoted: frozenset[int]) -> LeadIn | None:
    """What a sentence says before a phrase that tells whose words it was: "…: such was Moreau's reply"; else null."""
    doc = sentence.doc
    if sentence.forms.isdisjoint(_said()) and sentence.forms.isdisjoint(ASKING):
        return None
    for mark in reversed(sentence[1:-1]):
        if mark.i in quoted:
            return None
        if mark.text not in (":", ",", "–", "—", ";") and not (mark.text in CLOSING and mark.i - 1 in quoted):
            continue
        tail = [t for t in doc[mark.i + 1 : sentence.end] if not t.is_space and not t.is_punct]
        speaker = _closes(
            reading, tail, quotes=mark.text in CLOSING or mark.i - 1 in quoted or mark.nbor(-1).text in CLOSING
        )
        if speaker is None:
            if mark.text in (":", ";"):
                return None
            continue
        content = trimmed(doc, sentence.start, mark.i if mark.text in CLOSING else mark.i - 1)
        return LeadIn(speaker, content) if content else None
    return None


def _closes(reading: Reading, tail: Sequence[Token], *, quotes: bool) -> Token | None:
    """Who speaks by a closing phrase: "such was Moreau's reply", "the words of Moreau", "is how Moreau puts it"."""
    able = {t.i for t in tail if (e := reading.cast.who(t)) and _has_voice(reading, e)}
    if not tail or not able:
        return None
    verbs = [t for t in tail if t.tag_ in (*FINITE, "MD")]
    linked = tail[0].lower_ in words("clauses", "demonstrative") and len(tail) > 1 and tail[1].lemma_ == "be"
    near = any(speech_noun(t) for t in tail[1:NEAR])
    being = tail[0].lemma_ == "be" and tail[0].tag_ in FINITE and (quotes or near)
    owner = next((o for t in tail if (o := owner_of(t, able))), None)
    if quotes and being and len(tail) > 1 and tail[1].lower_ in ASKING:
        return next((t for t in tail if t.i in able and t.dep_ == "nsubj"), None)
    if owner is None or len(verbs) > (1 if linked or being else 0):
        return None
    return owner if linked or being or quotes or tail[0].lower_ == "the" else None


def told_next(reading: Reading, sentence: Span) -> Token | None:
    """Who spoke what stands right before a sentence such as "That is the account of the mediator, Jan Kowal"."""
    first = [t for t in sentence if not t.is_space][:2]
    pointing = len(first) == LEAST and first[0].lower_ in words("clauses", "demonstrative") and first[1].lemma_ == "be"
    voice = len(first) == LEAST and first[0].lower_ == "the" and first[1].lower_ in ("voice", "words", "word")
    if not pointing and not voice:
        return None
    able = {t.i for t in sentence if (e := reading.cast.who(t)) and _has_voice(reading, e)}
    return next((o for t in sentence if (o := owner_of(t, able))), None)


def _has_voice(reading: Reading, entity: str) -> bool:
    """Whether an entity can be whose words something is said to be: a state too."""
    who = reading.cast.get(entity)
    return can_speak(reading, entity) or (who.kind == "state" and who.named)
