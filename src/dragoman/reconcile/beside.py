"""What stands beside a claim in its report: its sentence, what limits its count, what befell those counted."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from dragoman.lexicon import lexicon, words
from dragoman.lexicon.anyof import any_of
from dragoman.reconcile.wording import SENTENCE, fold, stem
from dragoman.record.claim import Claim, Figure, Incident
from dragoman.record.report import Report
from dragoman.record.value import Quantity

JOINT = re.compile(r"\b(?:and|but|while)\b|[,;:.!?]")
BESIDE = 40  # characters on either side of a figure in which it is said what befell those counted
CLAUSE = re.compile(r"[;.!?]\s|\n")
DENIED = re.compile(r"\bnot (?:the )?([^\W_]+)\b")
FIGURES = re.compile(r"(?<![\w.,$€£:/-])\d[\d,]{0,12}\d(?![\w:/%]|[.,]\d)")
GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
DAYS = 31
YEAR = 4  # digits
FEW = 5  # below it things are counted alike by chance
AROUND = 300  # characters on either side of a figure in which its sentence is looked for


def sentence(claim: Claim, report: Report | None) -> str:
    """The sentence of the report around a claim's first words."""
    if not report or not claim.evidence:
        return claim.text
    start, end = bounds(claim, report)
    return report.text[start:end]


def bounds(claim: Claim, report: Report | None) -> tuple[int, int]:
    """Where the sentence around a claim's first words starts and ends in its report."""
    if not report or not claim.evidence:
        return 0, 0
    return _bounds(report.text, claim.evidence[0].start, claim.evidence[0].end)


@lru_cache(maxsize=256)
def _bounds(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the sentence around a stretch of a text starts and ends: several rules ask it of a claim in a row."""
    start, end = max(0, first - AROUND), min(len(text), last + AROUND)
    before = [m.end() for m in SENTENCE.finditer(text, start, first)]
    after = SENTENCE.search(text, last, end)
    return before[-1] if before else start, after.start() if after else end


def before(claim: Claim, report: Report | None) -> str:
    """What a report says in its paragraph before a claim's words: of a bare toll it tells the event."""
    if not report or not claim.evidence:
        return ""
    start = claim.evidence[0].start
    return report.text[max(0, start - AROUND) : start].rpartition("\n")[2]


def limits(claim: Claim, report: Report | None) -> frozenset[str]:
    """What limits a count, and what befell those counted: told by the words beside the number."""
    if not isinstance(claim, Figure) or not claim.evidence:
        return frozenset()
    lead = fold(report.text[max(0, claim.evidence[0].start - BESIDE) : claim.evidence[0].start]) if report else ""
    other = {"rest"} if words("matching", "further").intersection(lead.split()[-1:]) else set()  # "the other five"
    counts = _leaving().sub(" ", claim.counts)
    return scopes(claim.quantity) | named("scope", counts) | other | _befell(claim, report)


@cache
def _leaving() -> re.Pattern[str]:
    """What finds words that do not make those counted the rest: "left two dead", "have been left high and dry"."""
    verbs = any_of(words("matching", "leaving"))
    return re.compile(rf"(?:^|\b(?:is|are|was|were|been|be) ){verbs}\b", re.IGNORECASE)


@lru_cache(maxsize=65536)
def scopes(quantity: Quantity) -> frozenset[str]:
    """What limits a count by its own words: civilians, soldiers, each, a day, the rest."""
    return named("scope", f"{quantity.text} {quantity.unit or ''}")


def _befell(claim: Claim, report: Report | None) -> frozenset[str]:
    """What befell those counted, by the words nearest to a claim's first words: "killed four and hurt SEVEN": hurt."""
    if not report or not claim.evidence:
        return frozenset()
    span = claim.evidence[0]
    left = f" {fold(JOINT.split(report.text[max(0, span.start - BESIDE) : span.start])[-1])} "
    right = f" {fold(JOINT.split(report.text[span.end : span.end + BESIDE])[0])} "
    rows = lexicon("matching")["count"]
    inner = [key for key, row in rows.items() if any(w in row for w in fold(span.quote).split())]
    if inner:
        return frozenset(inner)
    near = [
        (distance, key)
        for key, row in rows.items()
        for phrase in row
        if phrase in left or phrase in right
        for distance in (_after(phrase, left), _before(phrase, right))
        if distance is not None
    ]
    return frozenset(key for _, key in sorted(near)[:1])


def _after(phrase: str, text: str) -> int | None:
    """How many words of a folded text, with a space around it, stand after a phrase; null where it has none."""
    at = text.rfind(f" {phrase} ")
    return None if at < 0 else len(text[at + 1 + len(phrase) :].split())


def _before(phrase: str, text: str) -> int | None:
    """How many words of a folded text, with a space around it, stand before a phrase; null where it has none."""
    at = text.find(f" {phrase} ")
    return None if at < 0 else len(text[:at].split())


def denied(claim: Claim, report: Report | None) -> frozenset[float]:
    """The numbers that a toll or a count is said not to be: "six people died there, not FOUR"."""
    if not isinstance(claim, Incident | Figure) or not report or not claim.evidence:
        return frozenset()
    start = claim.evidence[0].start
    found = DENIED.findall(fold(report.text[start : clause_at(report.text, claim.evidence[0].end)[1]]))
    rows = lexicon("numbers")
    values = [rows["values"].get(w, rows["small"].get(w, w)) for w in found]
    return frozenset(float(v) for v in values if str(v).replace(".", "", 1).isdigit() and str(v).isascii())


def clause_at(text: str, place: int) -> tuple[int, int]:
    """Where the clause or sentence around a place of a text starts and ends."""
    before = [m.end() for m in CLAUSE.finditer(text, max(0, place - AROUND), place)]
    after = CLAUSE.search(text, place, place + AROUND)
    return before[-1] if before else max(0, place - AROUND), after.start() if after else min(len(text), place + AROUND)


def paragraph(claim: Claim, report: Report | None) -> str:
    """A claim's sentence with what stands before it in its paragraph, within a few sentences."""
    return f"{before(claim, report)} {sentence(claim, report)}"


def tallies(text: str) -> frozenset[str]:
    """The numbers that two events would hardly share: odd ones in figures ("61"), and what is counted ("14 crates").

    A number in figures is neither round nor small nor a day or a year; nobody is counted by what befell people.
    """
    found = (m.group().replace(",", "") for m in FIGURES.finditer(text))
    odd = frozenset(n for n in found if n[-1] != "0" and int(n) > DAYS and not (len(n) == YEAR and n[0] in "12"))
    return odd | _counted(text)


@lru_cache(maxsize=16384)
def _counted(text: str) -> frozenset[str]:
    """Numbers from FEW on with the stem of the noun right after them: "14 crat"; none of people, time or money."""
    values = lexicon("numbers")["values"]
    empty = words("matching", "stop") | words("matching", "fallen") | lexicon("numbers")["scales"].keys()
    said = fold(GROUPED.sub("", text)).split()
    return frozenset(
        f"{number} {stem(noun)}"
        for word, noun in pairwise(said)
        if (number := str(values.get(word, word))).isdecimal()
        and int(number) >= FEW
        and noun not in empty
        and noun[0].isalpha()
        and noun not in words("matching", "months")
        and not _measures(noun)
    )


def _measures(noun: str) -> bool:
    """Whether a noun is a unit of time, length, mass, money or a share."""
    rows = lexicon("matching")["convert"].values()
    if any(noun in row or noun.removesuffix("s") in row for row in rows):
        return True
    units = lexicon("units")
    return any(
        noun in units[key] or noun in units[key].values() for key in ("duration", "percent", "distance", "money")
    )


@lru_cache(maxsize=65536)
def named(table: str, text: str) -> frozenset[str]:
    """The rows of a table of matching.toml that have a word or phrase in a text."""
    said = f" {fold(text)} "
    return frozenset(key for key, row in _table(table).items() if any(w in said for w in row))


@lru_cache(maxsize=16)
def _table(name: str) -> dict[str, tuple[str, ...]]:
    """The rows of a table of matching.toml, each word or phrase between spaces, as they are looked for."""
    return {key: tuple(f" {w} " for w in row) for key, row in lexicon("matching")[name].items()}
