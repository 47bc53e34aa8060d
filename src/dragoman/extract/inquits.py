"""Who speaks, set apart from what is said, where the parse lost it: "Rubbish, says the boss", "…,” a source told us".

The model was trained on few inversions: it takes the speaker for an object, the verb for a noun, or what was said for
the subject. These rules go by word classes and marks alone: a verb of saying between a comma or quotation mark and the
end of the sentence or another mark, with a noun phrase before or after it and no words said after it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.extract.clauses import Extent
from dragoman.extract.content import snap, without_lead
from dragoman.extract.cue_quotes import beside_quotation, closes, utterance_before
from dragoman.extract.cue_words import FINITE, Cue, acts, saying, strong
from dragoman.extract.parenthetical import around
from dragoman.lexicon import words
from dragoman.read.reading import Reading

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
INSIDE = ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART", "ADV")  # classes of words in a noun phrase
STOPS = frozenset({";", ":", "(", ")"})
AFTER = ("ADP", "ADV", "SCONJ")  # classes of words that may follow such a verb
ASIDE = ("as", "when", "after", "while", "before")  # words that begin a clause of circumstance
LONGEST = 30  # tokens of a source
LEAST = 2  # tokens of what is said


@dataclass(frozen=True, slots=True)
class Inquit:
    """Source and verb set apart, as tokens: `first` to `last` inclusive, the verb, and the head of the source."""

    first: int
    last: int
    verb: Token
    source: Token


def set_off(
    reading: Reading, sentence: Span, quoted: frozenset[int], known: Sequence[tuple[Cue, list[Extent]]]
) -> Iterator[tuple[Cue, list[Extent]]]:
    """The cues that stand apart from what is said and that the parse gave no content for, each with its content.

    `known`: the cues of the sentence by the parse, with their content.
    """
    for found in inquits(reading, sentence, quoted):
        start, end = found.verb.idx, found.verb.idx + len(found.verb.text)
        own = next((content for cue, content in known if cue.token.i == found.verb.i), [])
        stop = sentence.doc[found.last].idx + len(sentence.doc[found.last].text)
        if any(e.start < start or e.end > stop for e in own):
            continue
        content = [without_lead(reading, snap(reading, e)) for e in around(sentence, found.first, found.last)]
        others = [e for cue, some in known if cue.token.i != found.verb.i for e in some]
        if content and not any(e.start <= start and end <= e.end for e in others):
            act = acts().get(saying(found.verb), "say")
            yield Cue(found.verb, start, end, "verb", act, (found.source,), beside=True), content


def inquits(reading: Reading, sentence: Span, quoted: frozenset[int]) -> Iterator[Inquit]:
    """The sources and verbs that stand apart in a sentence, in order."""
    for verb in sentence:
        if verb.i in quoted or verb.i == sentence.start or not _says(verb, quoted):
            continue
        found = _verb_first(reading, verb, sentence, quoted) or _source_first(reading, verb, sentence, quoted)
        if found and found.first - sentence.start > LEAST - 1:
            yield found


def _says(verb: Token, quoted: frozenset[int]) -> bool:
    """Whether a word is a verb of saying in a finite form, whatever class the model gives it."""
    lemma = verb.lemma_.lower()
    if lemma in acts() and strong(verb, "clausal", "quoting"):
        return verb.tag_ in (*FINITE, "VBN") or (verb.tag_ == "NNS" and strong(verb, "clausal"))
    return beside_quotation(verb, quoted)


def _verb_first(reading: Reading, verb: Token, sentence: Span, quoted: frozenset[int]) -> Inquit | None:
    """As in "…, retorted the police", "…”, had warned the ministry days before"."""
    first = verb.i
    while first > sentence.start and verb.doc[first - 1].pos_ == "AUX" and verb.doc[first - 1].i not in quoted:
        first -= 1
    start = verb.doc[first]
    if first <= sentence.start:
        return None
    quotes = utterance_before(start, quoted, least=1)
    if not (quotes or start.nbor(-1).text in ",–—") or verb.tag_ == "NNS":
        return None
    head = _noun_after(verb, sentence, quoted)
    if head is None:
        return None
    if not quotes and not (_clausal_here(verb) and _speaker(reading, head) and not _own_subject(reading, verb)):
        return None
    return Inquit(first, _end(verb.doc, head.i, sentence), verb, head)


def _clausal_here(verb: Token) -> bool:
    return strong(verb, "clausal") and not strong(verb, "telling")


def _own_subject(reading: Reading, verb: Token) -> bool:
    """Whether somebody named before the verb is its subject: "Jan Kowal, the minister, announced the plan"."""
    before = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    return any(_speaker(reading, c) or any(_speaker(reading, a) for a in c.children) for c in before)


def _speaker(reading: Reading, head: Token) -> bool:
    """Whether a noun names somebody who can speak."""
    entity = reading.cast.who(head)
    return entity is not None or head.lemma_.lower() in words("roles", "persons") or head.lower_ in _plural()


def _plural() -> frozenset[str]:
    return words("roles", "collectives") | words("cues", "bodies")


def _noun_after(verb: Token, sentence: Span, quoted: frozenset[int]) -> Token | None:
    """The head of the noun phrase that a verb runs into, which is all of its clause."""
    doc, head = verb.doc, None
    for i in range(verb.i + 1, sentence.end):
        token = doc[i]
        if token.text == "-" and head is not None:
            continue
        if token.i in quoted or token.pos_ not in INSIDE or (head is not None and token.pos_ in ("DET", "PRON")):
            break
        if token.pos_ in NOMINAL and not (i + 1 < len(doc) and doc[i + 1].tag_ == "POS"):
            head = token
    return head if head is not None and _ended(doc, head.i + 1, sentence) else None


def _ended(doc: Doc, i: int, sentence: Span) -> bool:
    """Whether a noun phrase ends at a token: no verb and no conjunction of a clause follows right after it."""
    if i >= sentence.end:
        return True
    return doc[i].pos_ not in ("VERB", "AUX", "PART") and doc[i].lower_ != "that"


def _source_first(reading: Reading, verb: Token, sentence: Span, quoted: frozenset[int]) -> Inquit | None:
    """As in "…, the firm pledges", "…,” a diplomat who may not be quoted told us in the lift"."""
    if not _closed(verb, sentence):
        return None
    for first in _starts(verb, sentence, quoted):
        head = _noun_before(verb.doc, first, verb.i)
        quotes = utterance_before(verb.doc[first], quoted, least=1)
        if head is not None and (quotes or (strong(verb, "clausal") and _speaker(reading, head))):
            return Inquit(first, _end(verb.doc, verb.i, sentence), verb, head)
    return None


def _closed(verb: Token, sentence: Span) -> bool:
    """Whether nothing said follows a verb: the sentence ends, or a listener, a phrase or a comma comes."""
    rest = [t for t in verb.doc[verb.i + 1 : sentence.end] if not t.is_space]
    if not rest or rest[0].text in ",.!?–—);…":
        return True
    listener = rest[0].pos_ in NOMINAL and strong(verb, "telling")
    if not (listener or rest[0].pos_ in AFTER) or rest[0].lower_ in ("that", "if", "whether"):
        return False
    stop = next((n for n, t in enumerate(rest) if t.is_punct), len(rest))
    if stop < len(rest) and (rest[stop].text == ":" or rest[stop].is_quote):
        return False
    return rest[0].lower_ in ASIDE or not any(t.tag_ in (*FINITE, "MD") for t in rest[:stop])


def _starts(verb: Token, sentence: Span, quoted: frozenset[int]) -> Iterator[int]:
    """Where the noun phrase before a verb may begin: after a quotation; else after a comma, the nearest first."""
    doc, commas = verb.doc, []
    relative = any(t.tag_ in ("WP", "WDT") for t in doc[max(sentence.start, verb.i - LONGEST) : verb.i])
    for i in range(verb.i - 1, max(sentence.start, verb.i - LONGEST), -1):
        clause = doc[i].tag_ in (*FINITE, "MD") and not relative
        if i in quoted or doc[i].text in STOPS or clause:
            break
        if doc[i].pos_ in INSIDE and closes(doc[i], quoted):
            yield i
            return
        if doc[i - 1].text == "," and doc[i].pos_ in INSIDE and doc[i].tag_ not in ("WP", "WDT"):
            commas.append(i)
    yield from commas


def _noun_before(doc: Doc, first: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    head = None
    for token in doc[first:end]:
        if token.text == "-" and head is not None:
            continue
        if token.pos_ not in INSIDE or (head is not None and token.pos_ in ("DET", "PRON")):
            break
        if token.pos_ in NOMINAL and not (token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS"):
            head = token
    return head


def _end(doc: Doc, i: int, sentence: Span) -> int:
    """The last token of an inquit: before a mark after which something else begins."""
    last = i
    for token in doc[i + 1 : sentence.end]:
        if token.is_quote or token.text in STOPS or token.is_space:
            break
        last = token.i
    while last > i and doc[last].is_punct:
        last -= 1
    return last
