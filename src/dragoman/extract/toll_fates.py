"""Tolls by what became of people: a count of people beside a phrase of death or harm ("picked off three carriers").

The phrases are those of fates.toml, and count only where something is known to have happened: elsewhere "buried" and
"cut down" tell of anything. Beside a count they make it a toll; beside one person only where they govern the noun.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.extract.incident_physical import person
from dragoman.extract.incident_real import real
from dragoman.extract.toll_marks import KINDS, Kind, excepting
from dragoman.extract.tolls import PERSONAL, Toll, grammatical, living, part_of_another
from dragoman.lexicon import lexicon
from dragoman.read.once import kept
from dragoman.read.parse import Doc, Span, Token
from dragoman.read.quantities import Amount, amounts
from dragoman.read.reading import Reading
from dragoman.record.value import Quantity

AFTER, BEFORE = 7, 4  # tokens between people and the phrase that follows them, and between a phrase and people
RISE = 4  # steps up from people to a word of the phrase
GAP = r"(?: [^ ]+){0,4}?"
OWNERS = ("a", "an", "another", "its", "his", "her", "their", "one")
NOT = ("not", "n't", "n’t", "never", "no")
BREAKS = frozenset(
    (
        ",",
        ";",
        ":",
        "—",
        "–",
        "(",
        ")",
        "but",
        "while",
        "when",
        "whereas",
        "though",
        "although",
        "after",
        "before",
        "as",
    )
)


@dataclass(frozen=True, slots=True)
class Fate:
    """A phrase of death or harm: its kind, and its first and last token."""

    kind: Kind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class People:
    """People who may have come to harm: their number, its span, the token by which they hang, and whether counted."""

    quantity: Quantity
    start: int
    end: int
    token: Token
    counted: bool


def fated(reading: Reading, span: Span, known: Sequence[Toll]) -> list[Toll]:
    """The tolls of some words in which something happened, beside those known."""
    taken = [(t.start, t.end) for t in known]
    fates = [f for kind in KINDS for f in _fates(span, kind) if not any(_across(f, span, t) for t in known)]
    if not fates:
        return list(_nobody(reading, span))
    people = [p for p in _people(reading, span) if not any(a < p.end and p.start < b for a, b in taken)]
    found: list[Toll] = []
    for one in people:
        others = [o for o in people if o is not one]
        told = (f for f in fates if real(one.token) or _denies(span.doc, f))
        near = sorted((gap, f.last - f.first, f.kind) for f in told if (gap := _gap(one, f, others)) is not None)
        if near:
            kind: Kind = near[0][2]
            found.append(Toll(kind, one.quantity, one.start, one.end, one.token.i, by_verb=True))
    return [*found, *(t for t in _nobody(reading, span) if t.kind not in {f.kind for f in found})]


def _nobody(reading: Reading, span: Span) -> Iterator[Toll]:
    """Zero of each kind of harm that some words say nobody came to."""
    for name, kinds in (("spared", KINDS), ("none_killed", KINDS[:1])):
        for fate in _fates(span, name)[:1]:
            start, last = span.doc[fate.first].idx, span.doc[fate.last]
            end = last.idx + len(last)
            if excepting(reading.report.text, end):
                continue
            none = Quantity(low=0, high=0, qualifier="exact", unit=None, text=reading.report.text[start:end])
            yield from (Toll(k, none, start, end, fate.first, by_verb=True) for k in kinds)


def _denies(doc: Doc, fate: Fate) -> bool:
    """Whether the denial in a clause is part of the phrase: "never got up"."""
    return any(t.lower_ in NOT for t in doc[fate.first : fate.last + 1])


def _across(fate: Fate, span: Span, toll: Toll) -> bool:
    """Whether a phrase stands in the words of a toll that is known: "three dead"."""
    doc = span.doc
    return doc[fate.first].idx < toll.end and toll.start < doc[fate.last].idx + 1


def _fates(span: Span, name: str) -> list[Fate]:
    """The phrases of a list in some words."""
    found: list[Fate] = []
    if _begun(name).isdisjoint(span.forms):
        return found
    for text in _folded(span):
        for match in _phrases(name).finditer(text):
            first = span.start + text.count(" ", 0, match.start(1)) - 1
            found.append(Fate("killed" if name != "injured" else "injured", first, first + match[1].count(" ")))
    return list(dict.fromkeys(found))


@cache
def _begun(name: str) -> frozenset[str]:
    """The first words of the phrases of a list."""
    return frozenset(phrase.split()[0] for phrase in lexicon("fates")[name])


def _folded(span: Span) -> tuple[str, str]:
    """Some words in lemmas and as they stand, each with a space around it: four lists are looked for in them."""
    return kept(span.doc, (_folded, span.start, span.end), lambda: (_lemmas(span), _plain(span)))


def _lemmas(span: Span) -> str:
    return f" {' '.join((t.lemma_.lower().replace(' ', '') or '_') for t in span)} "


def _plain(span: Span) -> str:
    return f" {' '.join(t.lower_.replace(' ', '').replace(chr(10), '') or '_' for t in span)} "


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """The regex of the phrases of a list; its group is the phrase without the spaces around it."""
    listed = sorted(lexicon("fates")[name], key=lambda w: (-len(w), w))
    either = "|".join(re.escape(w).replace(r"\ \.\.\ ", f"{GAP} ") for w in listed)
    return re.compile(rf" ({either})(?= )")


def _people(reading: Reading, span: Span) -> Iterator[People]:
    """The counts of people in some words, and the single persons."""
    text = reading.report.text
    seen: list[tuple[int, int]] = []
    for amount in amounts(reading, span.start_char, span.end_char):
        token = grammatical(reading, amount)
        if amount.kind == "count" and token is not None and living(reading.doc[amount.head]):
            whole = not part_of_another(text, amount) or not seen  # "four of them", where none were counted
            seen.append((amount.start, amount.end))
            if whole:
                yield People(amount.quantity, amount.start, amount.end, token, counted=True)
    for token in span:
        if token.tag_ != "NN" or token.dep_ == "compound" or not _somebody(token) or list(token.conjuncts):
            continue
        first = next((t for t in token.lefts if t.lower_ in OWNERS), None)
        if first is not None and not any(a < token.idx + 1 and first.idx < b for a, b in seen):
            end = token.idx + len(token)
            one = Quantity(low=1, high=1, qualifier="exact", unit=token.text, text=text[first.idx : end])
            yield People(one, first.idx, end, token, counted=False)


def _somebody(noun: Token) -> bool:
    """Whether a noun is that of a person, by a list or by how it ends."""
    return person(noun) or noun.lemma_.lower().endswith(PERSONAL)


def people(reading: Reading, amount: Amount) -> bool:
    """Whether an amount counts people, or stands alone."""
    noun = reading.doc[amount.head]
    return amount.kind == "count" and (person(noun) or noun.pos_ == "NUM" or amount.quantity.unit == "people")


def _gap(one: People, fate: Fate, others: Sequence[People]) -> int | None:
    """How far a phrase is from people whom it befell; null where it befell nobody of them."""
    doc = one.token.doc
    if fate.last == one.token.i:
        return None  # "fourteen emergency wards"
    if _governs(fate, one.token):
        return 0
    if not one.counted:
        return None
    if fate.first > one.token.i:
        between, most = doc[one.token.i + 1 : fate.first], AFTER
    elif fate.last < one.token.i:
        between, most = doc[fate.last + 1 : one.token.i], BEFORE
    else:
        return 0 if fate.first <= one.token.i <= fate.last else None
    if len(between) > most or any(t.lower_ in BREAKS for t in between):
        return None
    crossed = any(between.start <= o.token.i < between.end for o in others)
    return None if crossed else len(between) + 1


def _governs(fate: Fate, token: Token) -> bool:
    """Whether people are the subject or object of a word of a phrase, or its object's owner ("the throats of two")."""
    node = token
    for _ in range(RISE):
        node = node.head
        if fate.first <= node.i <= fate.last:
            return token.dep_ != "agent"
        if node.dep_ not in ("prep", "pobj", "poss", "dobj", "nummod", "nsubj", "nsubjpass") or node.pos_ == "VERB":
            return False
    return False
