"""Who speaks, set apart from what is said, where the parse lost it: "Rubbish, says the boss", "…,” a source told us".

The model was trained on few inversions: it takes the speaker for an object, the verb for a noun, or what was said for
the subject. These rules go by word classes and marks alone: a verb of saying between a comma or quotation mark and the
end of the sentence or another mark, with a noun phrase before or after it and no words said after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.cue_quotes import closes, utterance_before
from dragoman.extract.cue_words import FINITE, saying, strong
from dragoman.extract.inquit_verbs import NEAR, SO, fixed, may_say, says
from dragoman.extract.leadins import owner_of, speech_noun
from dragoman.lexicon import words
from dragoman.read.parse import Doc, Span, Token
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


def inquits(reading: Reading, sentence: Span, quoted: frozenset[int]) -> Iterator[Inquit]:
    """The sources and verbs that stand apart in a sentence, in order."""
    for verb in sentence:
        if verb.i in quoted or verb.i == sentence.start or not may_say(verb):
            continue
        found = _verbless(reading, verb, sentence, quoted)
        if says(verb, quoted):
            found = _verb_first(reading, verb, sentence, quoted) or _source_first(reading, verb, sentence, quoted)
        found = found or _arrives(reading, verb, sentence, quoted)
        if found and found.first - sentence.start > LEAST - 1:
            yield found


def _verbless(reading: Reading, so: Token, sentence: Span, quoted: frozenset[int]) -> Inquit | None:
    """As in "The cutter may leave, so the coastguard", "“…”, thus General Kowal"."""
    if so.lower_ not in SO or not (so.nbor(-1).text in ",:;–—" or closes(so, quoted)):
        return None
    head = _noun_after(so, sentence, quoted)
    if head is None or not _speaker(reading, head) or not _over(so.doc, head.i + 1, sentence):
        return None
    return Inquit(so.i, head.i, so, head)


def _over(doc: Doc, i: int, sentence: Span) -> bool:
    """Whether a clause ends at a token."""
    return i >= sentence.end or doc[i].text in ".;!?…)" or doc[i].is_space


def _arrives(reading: Reading, verb: Token, sentence: Span, quoted: frozenset[int]) -> Inquit | None:
    """As in "Get lost, came the reply from the minister": a thing said that comes from somebody."""
    if verb.lemma_ != "come" or verb.tag_ not in FINITE or not (verb.nbor(-1).text in ",–—" or closes(verb, quoted)):
        return None
    thing = _noun_after(verb, sentence, quoted)
    if thing is None or not speech_noun(thing):
        return None
    end = _end(verb.doc, thing.i, sentence)
    able = {t.i for t in verb.doc[thing.i : end + 1] if reading.cast.who(t)}
    owner = owner_of(thing, able) or next((t for t in verb.doc[thing.i + 1 : end + 1] if t.i in able), None)
    return Inquit(verb.i, end, verb, owner) if owner is not None else None


def _verb_first(reading: Reading, verb: Token, sentence: Span, quoted: frozenset[int]) -> Inquit | None:
    """As in "…, retorted the police", "…”, had warned the ministry days before", "…: so says the other side"."""
    first = verb.i
    while first > sentence.start and verb.doc[first - 1].pos_ == "AUX" and verb.doc[first - 1].i not in quoted:
        first -= 1
    so = first > sentence.start + 1 and verb.doc[first - 1].lower_ == "so"
    start = verb.doc[first - so]
    if start.i <= sentence.start or verb.i + 1 >= sentence.end:
        return None
    quotes = utterance_before(start, quoted, least=1)
    apart = start.nbor(-1).text in ",–—" or (so and start.nbor(-1).text in ":;")
    if verb.tag_ in ("NN", "NNS") and verb.nbor(1).pos_ not in ("DET", "PROPN"):
        return None
    head = _noun_after(verb, sentence, quoted) if quotes or apart else None
    if head is None or not (quotes or so or _speaks_after(reading, verb, head)):
        return None
    return Inquit(start.i, _end(verb.doc, head.i, sentence), verb, head)


def _speaks_after(reading: Reading, verb: Token, head: Token) -> bool:
    """Whether the noun phrase after a verb is its subject and not an object: somebody who can speak."""
    if _own_subject(reading, verb) or strong(verb, "telling"):
        return False
    if verb.lemma_ == "say":
        return True
    plain = strong(verb, "clausal") or not strong(verb, "objective")
    return plain and _speaker(reading, head)


def _own_subject(reading: Reading, verb: Token) -> bool:
    """Whether somebody named before the verb is its subject: "Jan Kowal, the minister, announced the plan"."""
    before = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i]
    before = [c for c in before if not _parted(c, verb)]
    return any(_speaker(reading, c) or any(_speaker(reading, a) for a in c.children) for c in before)


def _parted(subject: Token, verb: Token) -> bool:
    """Whether a semicolon or just one comma parts a verb from the noun before it: then it is no subject."""
    between = [t.text for t in verb.doc[subject.i : verb.i]]
    return ";" in between or (between.count(",") == 1 and between[-1] == ",")


def _speaker(reading: Reading, head: Token) -> bool:
    """Whether a noun names somebody who can speak."""
    if reading.cast.who(head) is not None or head.lower_ in _several():
        return True
    return any(head.lemma_.lower() in words("roles", key) for key in ("persons", "institutions"))


@cache
def _several() -> frozenset[str]:
    return words("roles", "collectives") | words("cues", "bodies") | words("clauses", "somebody")


def _noun_after(verb: Token, sentence: Span, quoted: frozenset[int]) -> Token | None:
    """The head of the noun phrase that a verb runs into, which is all of its clause."""
    doc, head, first = verb.doc, None, verb.i + 1
    if first + 1 < sentence.end and doc[first].lower_ == "to" and doc[first + 1].tag_ == "PRP":
        first += LEAST  # "replied to him the delegate"
    if (
        first + 1 < sentence.end
        and doc[first].ent_type_ in ("DATE", "TIME")
        and doc[first + 1].pos_ in ("DET", "PROPN")
    ):
        first += 1  # "acknowledged today the minister"
    for i in range(first, sentence.end):
        token = doc[i]
        if token.text == "-" and head is not None:
            continue
        if token.i in quoted or token.pos_ not in INSIDE or (head is not None and token.pos_ in ("DET", "PRON")):
            break
        if head is not None and (token.dep_ == "npadvmod" or token.ent_type_ in ("DATE", "TIME")):
            break
        named = token.pos_ in NOMINAL and token.tag_ != "PRP$"
        if (named or token.tag_ == "JJS") and not (i + 1 < len(doc) and doc[i + 1].tag_ == "POS"):
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
        if verb.doc[first].lower_ == "no":  # "his namesake, no relation, …": nobody
            continue
        if head is None or head.lower_ in ("i", "we", "you") or _related(verb, head):
            continue
        if quotes or (_main(sentence, first, verb) and _speaker(reading, head)):
            return Inquit(_as(verb.doc, first), _end(verb.doc, verb.i, sentence), verb, head)
    return None


def _related(verb: Token, head: Token) -> bool:
    """Whether a verb belongs to a relative clause after a noun: "an attack that nobody has claimed"."""
    between = verb.doc[head.i + 1 : verb.i]
    mark = next((t.i for t in reversed(between) if t.tag_ in ("WDT", "WP")), None)
    own = {t.i for t in verb.children}
    return mark is not None and not any(t.tag_ in (*FINITE, "MD") and t.i not in own for t in verb.doc[mark : verb.i])


def _main(sentence: Span, first: int, verb: Token) -> bool:
    """Whether what stands before a source may be all that was said: no mere circumstance, and no name of the source."""
    said = any(t.tag_ in (*FINITE, "MD") or t.tag_ == "VB" for t in sentence.doc[sentence.start : first])
    if not said and verb.i + 1 < sentence.end and not verb.nbor(1).is_punct and not _whole(verb):
        return False
    return (
        strong(verb, "clausal") or sentence[0].pos_ not in ("SCONJ", "ADP", "CCONJ") or first - sentence.start > LONGEST
    )


def _whole(verb: Token) -> bool:
    """Whether the word after a verb belongs to it: "she went on", "let it be known"."""
    return fixed(verb) or verb.nbor(1).lower_ == saying(verb).partition(" ")[2]


def _as(doc: Doc, first: int) -> int:
    """The first token of a source with the words that tie it to what is said: "or so", "as", "so"."""
    while first > 1 and doc[first - 1].lower_ in ("as", "so", "or", "at", "least"):
        first -= 1
    return first


def _closed(verb: Token, sentence: Span) -> bool:
    """Whether nothing said follows a verb: the sentence ends, or a listener, a phrase or a comma comes."""
    rest = [t for t in verb.doc[verb.i + 1 : sentence.end] if not t.is_space]
    if fixed(verb):
        ends = [n for n, t in enumerate(rest[:NEAR]) if t.lower_ in words("cues", "phrases", "fixed")]
        rest = rest[max(ends, default=-1) + 1 :]
    elif rest and rest[0].lower_ == "it" and verb.lemma_ in words("cues", "phrases", "seeing"):
        rest = rest[1:]  # "as Kowal puts it"
    if not rest or rest[0].text in ",.!?–—);…":
        return True
    listener = rest[0].pos_ in (*NOMINAL, "DET") and strong(verb, "telling")
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
        if all(t.pos_ in ("AUX", "ADV") for t in doc[i : verb.i]):
            continue
        if i in quoted or doc[i].text in STOPS or (not relative and _clausal(doc[i])):
            break
        if doc[i].pos_ in INSIDE and closes(doc[i], quoted):
            yield i
            return
        if doc[_as(doc, i) - 1].text in ",–—" and doc[i].pos_ in INSIDE and doc[i].tag_ not in ("WP", "WDT"):
            commas.append(i)
    yield from commas


def _clausal(token: Token) -> bool:
    """Whether a token shows that it stands in a clause."""
    return token.tag_ in (*FINITE, "MD", "WRB") or token.pos_ == "SCONJ"


def _noun_before(doc: Doc, first: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at a token."""
    head = None
    if end - first == LEAST and doc[first].pos_ == "DET" and doc[first + 1].pos_ == "ADJ":  # "the firm", "the elder"
        return doc[first + 1]
    for token in doc[first:end]:
        if token.text == "-" and head is not None:
            continue
        inside = token.pos_ in INSIDE or token.nbor(-1).text == "-"  # "boot-faced"
        if not inside or (head is not None and token.pos_ in ("DET", "PRON")):
            break
        if (
            token.pos_ in NOMINAL
            and not (token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "POS")
            and token.tag_ != "PRP$"
        ):
            head = token
    return head


def _end(doc: Doc, i: int, sentence: Span) -> int:
    """The last token of an inquit: before a mark after which something else begins."""
    last = i
    for token in doc[i + 1 : sentence.end]:
        if token.is_quote or token.text in STOPS or token.is_space or (token.text == "," and _goes_on(token, sentence)):
            break
        last = token.i
    while last > i and doc[last].is_punct:
        last -= 1
    return last


def _goes_on(comma: Token, sentence: Span) -> bool:
    """Whether what was said goes on after a comma: a clause of its own, no apposition and no circumstance."""
    after = sentence.doc[comma.i + 1 : sentence.end]
    if not after or after[0].tag_ in ("WP", "WDT", "WRB", "VBG", "VBN", "WP$") or after[0].lower_ in ASIDE:
        return False
    stop = next((t.i for t in after if t.is_punct), sentence.end)
    first = next((t for t in sentence.doc[comma.i + 1 : stop] if t.tag_ in (*FINITE, "MD", "WP")), None)
    return first is not None and first.tag_ in (*FINITE, "MD")  # "a man who …" tells more of the source
