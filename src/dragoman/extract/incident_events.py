"""Events: the words of one sentence that tell that something happened on the ground."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from dragoman.lexicon import lexicon, words
from dragoman.read.reading import Reading

DEEPEST = 12  # clauses over a word that are asked; news nests no deeper
CLAUSES = ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "ROOT", "csubj")


@dataclass(frozen=True, slots=True)
class Event:
    """An event: the `head` token that tells it, its PLOVER mode; `weak`: a noun, which alone tells little."""

    head: Token
    mode: str
    weak: bool


def events(reading: Reading, sentence: Span) -> list[Event]:
    """The events that a sentence tells as having happened, in order."""
    found = {event.head.i: event for event in (*_words(sentence), *_phrased(reading, sentence))}
    return [found[i] for i in sorted(found)]


def _words(sentence: Span) -> Iterator[Event]:
    """Events told by one verb or noun."""
    table = lexicon("incidents")
    for token in sentence:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in table["verbs"] and happened(token, sentence):
            physical = lemma not in table["objects"]["verbs"] or _physical(token)
            if physical:
                yield Event(token, table["verbs"][lemma], weak=False)
        elif (
            token.pos_ in ("NOUN", "PROPN")
            and lemma in table["nouns"]
            and token.text.islower()
            and real(token, event=True)
        ):
            weak = lemma in table["weak"]["nouns"]
            if not weak or _armed(token) or _targeted(token):
                yield Event(token, table["nouns"][lemma], weak=True)


def _phrased(reading: Reading, sentence: Span) -> Iterator[Event]:
    """Events told by several words."""
    for match in _phrases().finditer(reading.report.text, sentence.start_char, sentence.end_char):
        span = reading.doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            verb = next((t for t in span if t.pos_ in ("VERB", "AUX")), span.root)
            if real(verb):
                yield Event(verb, lexicon("incidents")["phrases"][match[1].lower()], weak=False)


@cache
def _phrases() -> re.Pattern[str]:
    """The regex of the phrases."""
    listed = sorted(lexicon("incidents")["phrases"], key=lambda w: (-len(w), w))
    return re.compile(r"\b(" + "|".join(re.escape(w) for w in listed) + r")\b", re.IGNORECASE)


def happened(verb: Token, sentence: Span) -> bool:
    """Whether a verb is told as a fact of the past: tense, no modal, no condition, no negation."""
    if verb.tag_ == "VBG" or verb.dep_ == "amod":
        return False
    past = verb.tag_ in ("VBD", "VBN") or (verb.tag_ == "VBZ" and _headline(sentence))
    return past and real(verb)


def _headline(sentence: Span) -> bool:
    """Whether a sentence ends without a mark, as headlines do, whose present tense tells the past."""
    return sentence.text.rstrip()[-1:] not in (".", "!", "?", "”", '"')


def real(token: Token, *, event: bool = False) -> bool:
    """Whether nothing over a token makes it unreal: a modal, an infinitive, a condition, a threat, a negation.

    `event`: the token is the noun of an event, to which what is said of it does nothing.
    """
    node = token
    for _ in range(DEEPEST):
        if _denied(node):
            return False
        verdict = _under(node, event=event)
        if verdict is not None:
            return verdict
        node = node.head
    return True


def _denied(node: Token) -> bool:
    """Whether a word beside a verb or noun makes it unreal: a modal, "to", "not", "if", "no"."""
    table = lexicon("incidents")["weak"]
    for child in node.children:
        after = node.doc[child.i + 1].tag_ if child.i + 1 < len(node.doc) else ""
        modal = child.dep_ in ("aux", "auxpass") and (child.lower_ in table["unreal"] or child.tag_ == "TO")
        mark = child.dep_ in ("mark", "advmod") and child.lower_ in table["marks"] and child.i < node.i
        none = child.dep_ == "det" and child.lower_ in ("no", "any") and after not in ("JJR", "RBR")
        if modal or mark or none or child.dep_ == "neg":
            return True
    return False


def _under(node: Token, *, event: bool) -> bool | None:
    """Whether what governs a word leaves it real; null where that is for the governor itself to tell."""
    table, above = lexicon("incidents")["weak"], node.head
    governed = above.lemma_.lower() in table["governors"]
    if above.i == node.i or (node.dep_ in ("ccomp", "ROOT", "parataxis", "relcl") and not governed):
        return True
    if governed and above.pos_ == "VERB" and node.dep_ in ("xcomp", "dobj", "prep", "ccomp"):
        return False
    if node.dep_ in ("nsubj", "nsubjpass") and event:
        return True  # "the attack could delay the talks": the attack was
    if node.dep_ in ("advcl", "acl"):
        return True
    return not _unreal(above, table) if node.dep_ == "conj" else None


def _unreal(verb: Token, table: dict[str, list[str]]) -> bool:
    """Whether a verb has a modal that its coordinate verbs share."""
    return any(c.dep_ == "aux" and (c.lower_ in table["unreal"] or c.tag_ == "TO") for c in verb.children)


def _physical(verb: Token) -> bool:
    """Whether the subject or object of a verb is a thing or person that can hit or be hit."""
    both = words("incidents", "objects", "nouns") | words("incidents", "people", "nouns")
    arms = lexicon("incidents")["weapons"]
    for child in verb.children:
        parts = [child, *(c for c in child.lefts if c.dep_ in ("compound", "nmod"))]  # "the trawler Astra"
        if child.dep_ in ("dobj", "nsubjpass") and any(c.lemma_.lower() in both for c in parts):
            return True
        if child.dep_ == "nsubj" and (child.lower_ in arms or child.lemma_.lower() in arms):
            return True
    return False


def _armed(noun: Token) -> bool:
    """Whether a weapon modifies a noun: "drone strike", "air raid"."""
    arms = lexicon("incidents")["weapons"]
    return any(c.lower_ in arms or c.lower_ in ("air", "arson", "knife", "gun") for c in noun.lefts)


def _targeted(noun: Token) -> bool:
    """Whether "on", "at" or "against" and a physical thing follow a noun: "the attack on a convoy"."""
    things = words("incidents", "objects", "nouns")
    return any(
        p.dep_ == "prep"
        and p.lower_ in ("on", "at", "against")
        and any(o.lemma_.lower() in things or o.ent_type_ == "FAC" for o in p.children)
        for p in noun.rights
    )
