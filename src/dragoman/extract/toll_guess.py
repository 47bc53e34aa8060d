"""Tolls of a known incident where no turn of phrase tells them: "buried its six", "killing its driver"."""

import re
from collections.abc import Iterator, Sequence

from dragoman.extract.incident_physical import person
from dragoman.extract.toll_fates import fated, people
from dragoman.extract.toll_marks import KINDS, Kind, excepting
from dragoman.extract.tolls import Toll, tolls
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.quantities import amounts
from dragoman.read.reading import Reading
from dragoman.record.value import Quantity

SPARED = re.compile(
    r"\b(?:no[ -]one|nobody|none|neither)\b[^.;,]{0,30}\b"
    r"(?P<harm>hurt|harmed|injured|wounded|killed|died|dead|scratched)\b"
    r"|\bwithout a scratch\b|\b(?:un(?:hurt|harmed|scathed|injured))\b|\bsafe and sound\b|\bno (?:blood|lives|dead)\b",
    re.IGNORECASE,
)
UNDERGOERS = ("dobj", "nsubjpass")


def likely(reading: Reading, start: int, end: int, known: Sequence[Toll] = ()) -> list[Toll]:
    """What else the words of an incident tell of death or harm: one more count of people, one person, or nobody."""
    span = reading.doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return []
    had = {t.kind for t in known}
    told = [*known, *tolls(reading, span.sent)]  # of "rose to nine, after four died" the four are none to guess at
    befallen = list({t.kind: t for t in reversed(fated(reading, span, told)) if t.kind not in had}.values())
    return befallen or _guessed(reading, span, known, told)


def _guessed(reading: Reading, span: Span, known: Sequence[Toll], told: Sequence[Toll]) -> list[Toll]:
    """One more count of people beside words of death or harm, one person, or nobody, where no phrase tells it."""
    start, end = span.start_char, span.end_char
    missing = [k for k in KINDS if k not in {t.kind for t in known}]
    spared = SPARED.search(reading.report.text, start, end)
    if spared and not known and not excepting(reading.report.text, spared.end()):
        kinds: tuple[Kind, ...] = ("killed",) if (spared["harm"] or "").lower() in ("killed", "died", "dead") else KINDS
        quantity = Quantity(low=0, high=0, qualifier="exact", unit=None, text=spared.group())
        return [Toll(k, quantity, spared.start(), spared.end(), span[0].i, by_verb=True) for k in kinds]
    free = (a for a in amounts(reading, start, end) if not any(t.start < a.end and a.start < t.end for t in told))
    counts = [a for a in free if people(reading, a)]
    signs = [k for k in missing if any({t.lemma_.lower(), t.lower_} & words("incidents", k, "signs") for t in span)]
    if len(counts) == 1 and len(signs) == 1:
        count = counts[0]
        return [Toll(signs[0], count.quantity, count.start, count.end, count.head, by_verb=False)]
    return [] if counts or known else list(_single(reading, span))


def _single(reading: Reading, span: Span) -> Iterator[Toll]:
    """One person, by name or as "its driver", to whom a verb of death or harm was done."""
    for kind in KINDS:
        verbs = words("incidents", kind, "verbs") | words("incidents", kind, "dying")
        found = [t for t in span if _alone(t) and t.head.lemma_.lower() in verbs and _suffers(t, kind)]
        if len(found) == 1:
            start, stop = found[0].left_edge.idx, found[0].idx + len(found[0])
            quantity = Quantity(
                low=1, high=1, qualifier="exact", unit=found[0].text, text=reading.report.text[start:stop]
            )
            yield Toll(kind, quantity, start, stop, found[0].i, by_verb=True)


def _suffers(noun: Token, kind: Kind) -> bool:
    dies = noun.dep_ == "nsubj" and noun.head.lemma_.lower() in words("incidents", kind, "dying")
    return dies or noun.dep_ in UNDERGOERS


def _alone(noun: Token) -> bool:
    """Whether a noun is that of one person, with nobody beside it."""
    named = noun.ent_type_ == "PERSON" and noun.tag_ == "NNP"
    return (named or (noun.tag_ == "NN" and person(noun))) and not list(noun.conjuncts)
