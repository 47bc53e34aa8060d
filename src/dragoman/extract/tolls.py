"""Tolls: how many were killed or hurt, as one sentence tells it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from dragoman.extract.incident_physical import hit_by, person
from dragoman.extract.toll_marks import KINDS, Kind, consumed, excepting, marked, taken, total
from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.read.once import kept
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import Amount, amounts
from dragoman.read.reading import Reading
from dragoman.read.sought import Sought, sought
from dragoman.record.value import Quantity

ARTICLES = ("a", "an", "another")
AUX = (
    r"(?:\s(?:were|was|are|is|have|had|has|been|being|also|reportedly|confirmed|left|seriously|badly|lightly|"
    r"critically|slightly|lightly|gravely|severely|mildly|still|now|all|later|then|thus))*"
)
PERSONAL = ("man", "woman", "boy", "girl", "keeper", "worker", "driver", "fighter", "ist")  # ends of nouns of persons
FALLS = (
    "to",
    "into",
    "from",
    "off",
    "behind",
    "under",
    "for",
    "through",
    "silent",
    "ill",
    "back",
)  # no death in battle
BODIES = ("body", "corpse", "remains")
COUNTING = ("nummod", "quantmod", "compound", "amod", "det", "nmod")
REACH = 6  # tokens from a noun to one that is coordinated with it
DEEPEST, WIDEST, NEAR = 12, 60, 90  # steps up, tokens of a clause, and characters before a noun that are looked at
AIDS, PASSIVE = ("aux", "auxpass"), ("nsubjpass", "nsubj:pass")


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of killed or injured. `start`/`end` bound the number words with their unit, `at` is their head token.

    `total`: whether it is the whole toll so far ("the death toll rose to 14").
    `by_verb`: whether a verb makes it a toll ("were killed"), not the counted word alone ("20 wounded").
    """

    kind: Kind
    quantity: Quantity
    start: int
    end: int
    at: int
    by_verb: bool
    total: bool = False


def tolls(reading: Reading, sentence: Span) -> tuple[Toll, ...]:
    """The tolls of a sentence, in order. Part counts ("three of them children") and denied ones are left out."""
    return kept(reading.doc, (tolls, sentence.start, sentence.end), lambda: _tolls(reading, sentence))


def _tolls(reading: Reading, sentence: Span) -> tuple[Toll, ...]:
    found = (*_counted(reading, sentence), *_articles(reading, sentence), *_nobody(reading, sentence))
    return tuple(sorted(found, key=lambda t: (t.start, t.kind)))


def _counted(reading: Reading, sentence: Span) -> Iterator[Toll]:
    """The tolls that a number gives."""
    text = reading.report.text
    for amount in amounts(reading, sentence.start_char, sentence.end_char):
        if amount.kind != "count" or part_of_another(text, amount):
            continue
        head = grammatical(reading, amount)
        if head is None or not living(reading.doc[amount.head]):
            continue
        named = _named(reading.doc[amount.head])
        kind = named or _kind(text, amount.start, amount.end, head) or _suffering(text, amount.stop)
        if kind and not _denied(text, amount.start):
            verb = reading.doc[amount.head]
            aided = verb.pos_ == "VERB" and (verb.dep_ == "conj" or any(c.dep_ in AIDS for c in verb.children))
            whole = total(text, amount.start, amount.end)
            yield Toll(kind, amount.quantity, amount.start, amount.end, head.i, not named or aided, whole)


def grammatical(reading: Reading, amount: Amount) -> Token | None:
    """The token by which an amount hangs in its sentence: the noun, or the number in "six of them"."""
    span = reading.doc.char_span(amount.at, amount.stop, alignment_mode="expand")
    if span is None:
        return None
    number, noun = span.root, reading.doc[amount.head]
    if noun.i <= number.i or noun.i == number.head.i:
        return noun
    return noun if number.dep_ in COUNTING and noun in islice(number.ancestors, DEEPEST) else number


def _articles(reading: Reading, sentence: Span) -> Iterator[Toll]:
    """The tolls that an article gives: "killed a woman and wounded four men"."""
    text = reading.report.text
    for token in sentence:
        if token.tag_ != "NN":
            continue
        if (det := next((t for t in token.lefts if t.lower_ in ARTICLES), None)) is None:
            continue
        aged = "-year-old" in text[max(token.left_edge.idx, token.idx - NEAR) : token.idx]
        lemma = token.lemma_.lower()
        if not (aged or lemma.endswith(PERSONAL) or lemma in words("incidents", "people", "nouns")):
            continue
        bodily = token.dep_ == "pobj" and token.head.head.lemma_.lower() in BODIES
        third = any(t.lower_ in words("matching", "ordinals") for t in token.lefts if t.i > det.i)
        if third or token.dep_ == "compound" or (token.dep_ == "pobj" and not bodily):
            continue
        start, end = det.idx, token.idx + len(token)
        kind = _kind(text, start, end, token)
        if kind and not _denied(text, start):
            quantity = Quantity(low=1, high=1, qualifier="exact", unit=token.text, text=text[start:end])
            yield Toll(kind, quantity, start, end, token.i, by_verb=True)


def _nobody(reading: Reading, sentence: Span) -> Iterator[Toll]:
    """Zero, where the sentence says that nobody was hurt."""
    for match in _phrases().within(reading.report.text, sentence.start_char, sentence.end_char):
        quantity = Quantity(low=0, high=0, qualifier="exact", unit=None, text=match.group())
        token = reading.token_at(match.start())
        if token is not None and not excepting(reading.report.text, match.end()):
            fatal = re.search(r"kill|die|death", match.group().lower()) and "injur" not in match.group().lower()
            for kind in KINDS[:1] if fatal else KINDS:  # that nobody died does not tell that nobody was hurt
                yield Toll(kind, quantity, match.start(), match.end(), token.i, by_verb=True)


@cache
def _phrases() -> Sought:
    """What says that nobody was hurt."""
    listed = lexicon("incidents")["none"]["phrases"]
    return sought(rf"\b{any_of(listed)}\b", listed)


@cache
def _adjacent(kind: Kind, side: str) -> re.Pattern[str]:
    """The regex of the words right after or right before a number that make it a toll."""
    table = lexicon("incidents")[kind]
    if side == "after":
        either = any_of(table["after"])
        return re.compile(
            rf"(?:,\s[^,;.]{{2,40}},)?(?:\s(?:others?|more|people|persons))?{AUX}\s{either}\b", re.IGNORECASE
        )
    forms = [*table["before"], *(w for verb in table["verbs"] for w in (verb, *_inflected(verb)))]
    return re.compile(rf"\b{any_of(forms)}(?:\s(?:a further|another|a total of|as well as))?\s$", re.IGNORECASE)


def _inflected(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb."""
    stem = verb.removesuffix("e")
    return (f"{verb}s", f"{stem}ed", f"{stem}ing")


def _kind(text: str, start: int, end: int, head: Token) -> Kind | None:
    """Whether a noun phrase is killed, injured or neither: by the words beside it, then by the parse."""
    if burnt := consumed(head):
        return burnt if burnt == "killed" else None
    if kind := _beside(text, end):
        return kind
    before = text[max(0, start - 32) : start]
    for kind in KINDS:
        if _adjacent(kind, "before").search(before):
            return kind
    return marked(text, start, end) or _shared(text, head) or _parsed(head)


def _shared(text: str, head: Token) -> Kind | None:
    """The kind that the words after the last of several coordinated nouns tell of all: "two drivers and one guard"."""
    people = person(head) or head.pos_ == "NUM"
    others = (
        c for c in head.conjuncts if people and c.i > head.i and c.pos_ in ("NOUN", "PROPN") and c.i - head.i <= REACH
    )
    return next((k for c in others if (k := _beside(text, c.idx + len(c)))), None)


def _beside(text: str, end: int) -> Kind | None:
    """The kind that the words right after a number tell: "were killed", "dead"."""
    return next((k for k in KINDS if _adjacent(k, "after").match(text, end)), None)


def _suffering(text: str, end: int) -> Kind | None:
    """The kind that several words after the bare number tell: "two sustained injuries"."""
    kind = _beside(text, end)
    return kind if kind and len((_adjacent(kind, "after").match(text, end) or [""])[0].split()) > 1 else None


def _named(noun: Token) -> Kind | None:
    """The kind that the counted word itself tells: "seven dead", "20 wounded"."""
    return next((k for k in KINDS if noun.lower_ in lexicon("incidents")[k]["after"]), None)


def _parsed(head: Token) -> Kind | None:
    """The kind of toll that the parse gives a noun phrase, from the verb or noun that governs it."""
    top = head
    for _ in range(DEEPEST):
        if top.dep_ not in ("conj", "appos") or top.head.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
            break
        top = top.head
    verb, lemma = top.head, top.head.lemma_.lower()
    for kind in KINDS:
        table = lexicon("incidents")[kind]
        done = _dead(verb) if kind == "killed" else lemma in ("hit", "graze") and hit_by(verb)
        if top.dep_ in PASSIVE and (done or lemma in table["verbs"]):
            return kind
        if top.dep_ in ("dobj", "obj") and lemma in table["verbs"] and verb.pos_ == "VERB":
            return kind
        dies = top.dep_ == "nsubj" and (lemma in table["dying"] or _loses_life(kind, verb))
        if dies or (kind == "killed" and (_fallen(top, verb) or taken(top, verb))):
            return kind
        if _noun_toll(top, table):
            return kind
        if any(
            c.dep_ in ("acl", "relcl", "amod")
            and c.lemma_.lower() in (*table["verbs"], *table["dying"])
            and c.i > head.i
            and not any(g.dep_ in ("dobj", "obj") for g in c.children)
            for c in head.children
        ):
            return kind
    return None


def _dead(verb: Token) -> bool:
    """Whether a verb is "shoot dead" or "leave dead"."""
    return verb.lemma_.lower() in ("shoot", "leave", "beat", "find") and any(
        c.lower_ == "dead" for c in islice(verb.subtree, WIDEST)
    )


def _fallen(top: Token, verb: Token) -> bool:
    """Whether soldiers fell, or something cost people their lives."""
    if verb.lemma_.lower() in ("cost", "claim") and top.dep_ in ("dative", "dobj", "iobj"):
        return any(c.lemma_.lower() == "life" and c.i != top.i for c in verb.children)
    bears_arms = top.lemma_.lower() in words("incidents", "forces", "nouns")
    elsewhere = any(c.dep_ in ("prt", "acomp") or c.lower_ in FALLS for c in verb.children)
    return top.dep_ == "nsubj" and verb.lemma_.lower() == "fall" and bears_arms and not elsewhere


def _loses_life(kind: Kind, verb: Token) -> bool:
    """Whether a verb is "lose one's life" or "sustain injuries"."""
    objects = {c.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "obj")}
    verbs, wanted = (
        (("lose",), {"life"})
        if kind == "killed"
        else (("sustain", "suffer", "need"), {"injury", "stitch", "wound", "burn"})
    )
    return verb.lemma_.lower() in verbs and bool(objects & wanted)


def _noun_toll(top: Token, table: dict[str, list[str]]) -> bool:
    """Whether a noun phrase is that of "the killing of three" or "claimed twelve lives"."""
    lemma = top.lemma_.lower()
    if lemma == "life":
        return lemma in table["nouns"] and top.head.lemma_.lower() in table["taking"]
    if "body" in table["nouns"] and (body := _body(top)) is not None:
        found = body.head.lemma_.lower() in words("incidents", "killed", "finding")
        lies = body.head.lemma_.lower() in words("incidents", "killed", "lying") and body.dep_ == "nsubj"
        return lies or (found and body.dep_ in ("dobj", "obj", *PASSIVE))
    if top.dep_ == "pobj" and top.head.lower_ == "of":
        lives = top.head.head
        if lives.lemma_.lower() == "life":
            return "life" in table["nouns"] and lives.head.lemma_.lower() in table["taking"]
        return top.head.head.lemma_.lower() in table["nouns"] and top.head.head.lemma_.lower() not in ("life", "body")
    return lemma in table["nouns"] and lemma in ("death", "fatality", "injury")


def _body(top: Token) -> Token | None:
    """The noun of "eleven bodies" or of "the bodies of eleven men"; null for anything else."""
    above = top.head.head if top.dep_ == "pobj" and top.head.lower_ == "of" else top
    return above if above.lemma_.lower() in BODIES else None


def living(noun: Token) -> bool:
    """Whether what is counted can be a person: anything but a thing, a time or a measure."""
    lemma = noun.lemma_.lower()
    lifeless = lemma in words("incidents", "objects", "nouns") or lemma in words("incidents", "abstract", "animals")
    return not lifeless or lemma in words("incidents", "people", "nouns")


def part_of_another(text: str, amount: Amount) -> bool:
    """Whether an amount is part of another: "nine people, three of them children"."""
    inside = re.match(
        r"\s+of\s+(?:them|whom|those|the dead|the wounded|the injured)\b", text[amount.stop : amount.stop + 20]
    )
    led = re.search(r"\b(?:including|among them|of whom|of them)\s$", text[max(0, amount.start - 14) : amount.start])
    return bool(inside or led)


def _denied(text: str, start: int) -> bool:
    """Whether a number is denied: "six people, not four"."""
    return bool(re.search(r"\b(?:not|rather than|instead of|far from)\s$", text[max(0, start - 14) : start]))
