"""A claim made ready to be compared: its words, days, place, parties and numbers, each worked out once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.lexicon import lexicon, words
from dragoman.reconcile.days import Days, days
from dragoman.reconcile.proper import Proper, proper
from dragoman.reconcile.wording import SENTENCE, content, fold, stem
from dragoman.record.actor import Actor
from dragoman.record.claim import Claim, Commitment, Condition, Figure, Incident, Meeting, Position, Statement, kind_of
from dragoman.record.report import Report
from dragoman.record.value import Quantity

SURE = ("text", "metadata", "given")  # a time that rests on one of these can forbid a join
JOINT = re.compile(r"\b(?:and|but|while)\b|[,;:.!?]")
BESIDE = 40  # characters on either side of a figure in which it is said what befell those counted
CLAUSE = re.compile(r"[;.!?]\s|\n")
DENIED = re.compile(r"\bnot (?:the )?([^\W_]+)\b")
MEASURES = ("duration", "percent", "distance", "money")
AROUND = 300  # characters on either side of a figure in which its sentence is looked for


@dataclass(frozen=True, slots=True)
class Told:
    """One claim, as the features see it.

    `words`: content stems. `parties`: actor ids, but for groups of no side ("both sides"); `sides`: the states or
    bodies behind them, or they themselves.
    `place`: folded words of where; `names`: the proper names that are no actor's, the place first of all.
    `quotes`: folded words of each quotation. `scopes`: what limits a count. `source`: the actor whose words carry the
    claim. `weekday`: that its time names. `slot`: of a figure, the finding and the field whose number it is; `loose`,
    where words around it say so and not the telling of the event itself. `denies`: the numbers that it says are wrong.
    """

    claim: Claim
    id: str
    kind: str
    report: str
    words: frozenset[str]
    days: Days | None
    sure: bool
    published: Days | None
    parties: frozenset[str]
    sides: frozenset[str]
    place: tuple[str, ...]
    names: frozenset[str]
    target: frozenset[str]
    quotes: tuple[tuple[str, ...], ...]
    scopes: frozenset[str]
    source: str | None = None
    weekday: str = ""
    slot: str | None = None
    loose: bool = False
    denies: frozenset[float] = frozenset()


def one_voice(a: Told, b: Told) -> bool:
    """Whether two numbers are one report's by one source: of numbers set against each other no source is one."""
    same = a.report == b.report and a.source == b.source
    return same and (a.source is not None or not (a.loose or b.loose))


def told(claims: Iterable[Claim], reports: Mapping[str, Report], actors: Iterable[Actor]) -> Iterator[Told]:
    """Claims of a dossier, ready to be compared. `reports` by id."""
    known = list(actors)
    vague = frozenset(a.id for a in known if a.kind == "group" and not a.side)
    sides = {a.id: a.side or a.id for a in known}
    every = list(claims)
    said_by = {c.id: c.speaker for c in every if isinstance(c, Statement)}
    acting = {p for c in every for p in _parties(c)}
    vocabulary = proper((r.text for r in reports.values()), known, acting=acting)
    for c in every:
        report = reports.get(c.report)
        parties = _parties(c) if isinstance(c, Statement) else _parties(c) - vague
        where, names = _places(c, vocabulary)
        if isinstance(c, Incident) and not where and not names:
            names = vocabulary.names(sentence(c, report))
        yield Told(
            claim=c, id=c.id, kind=kind_of(c), report=c.report, words=_words(c, report),
            days=days(c.when.edtf) if c.when else None, sure=bool(c.when and c.when.basis in SURE),
            published=days(report.published.edtf) if report and report.published else None,
            parties=parties, sides=frozenset(sides.get(p, p) for p in parties), place=where, names=names,
            target=_target(c, report), quotes=_quotes(c), scopes=_scopes(c, report),
            source=said_by.get(c.attribution or ""), weekday=_weekday(c), denies=_denies(c, report),
        )  # fmt: skip


def as_told(stems: frozenset[str], told: Told) -> list[str]:
    """Stems as words of a claim for a person to read, in their order; a stem itself where no word has it."""
    found = _surface(told.claim.text)
    return [*(found[s] for s in found if s in stems), *sorted(stems - found.keys())]


@lru_cache(maxsize=16384)
def _surface(text: str) -> dict[str, str]:
    """The stems of a text to the first word that has each."""
    found: dict[str, str] = {}
    for word in fold(text).split():
        for key in content(word):
            found.setdefault(key, word)
    return found


def _parties(claim: Claim) -> frozenset[str]:
    """Whose meeting, position, words or deed it is."""
    match claim:
        case Statement():
            found: Iterable[str | None] = (claim.speaker,)
        case Meeting() | Commitment():
            found = claim.parties
        case Position():
            found = claim.party
        case Condition():
            found = claim.setter
        case Incident():
            found = claim.alleged_actor
        case _:
            found = ()
    return frozenset(p for p in found if p)


def _words(claim: Claim, report: Report | None) -> frozenset[str]:
    """The words that carry what a claim says: of its content alone, where it has a source and a cue."""
    said = " ".join(e.quote for e in claim.evidence if e.role not in ("source", "cue", "channel"))
    match claim:
        case Statement():
            said = said or claim.text
        case Position():
            said = claim.content
        case Condition():
            said = f"{claim.condition} {claim.consequence}"
        case Commitment():
            said = f"{claim.what} {said}"
        case Figure():
            said = f"{claim.counts} {sentence(claim, report)}"
        case Incident() if not claim.target and not claim.where:
            said = f"{before(claim, report)} {claim.text} {said}"
        case _:
            said = f"{claim.text} {said}"
    return content(said)


def sentence(claim: Claim, report: Report | None) -> str:
    """The sentence of the report around a claim's first words."""
    if not report or not claim.evidence:
        return claim.text
    span = claim.evidence[0]
    start, end = max(0, span.start - AROUND), min(len(report.text), span.end + AROUND)
    before = [m.end() for m in SENTENCE.finditer(report.text, start, span.start)]
    after = SENTENCE.search(report.text, span.end, end)
    return report.text[before[-1] if before else start : after.start() if after else end]


def before(claim: Claim, report: Report | None) -> str:
    """What a report says in its paragraph before a claim's words: of a bare toll it tells the event."""
    if not report or not claim.evidence:
        return ""
    start = claim.evidence[0].start
    return report.text[max(0, start - AROUND) : start].rpartition("\n")[2]


def _places(claim: Claim, vocabulary: Proper) -> tuple[tuple[str, ...], frozenset[str]]:
    """The folded words of a claim's place or venue, states aside, and all proper names in its words."""
    name = claim.where.name if claim.where else (claim.venue if isinstance(claim, Meeting) else None) or ""
    said = " | ".join([claim.text, *(e.quote for e in claim.evidence)])
    whole = re.search(rf"{re.escape(name)}(?:-[^\W_]+)+", said) if name else None  # a name cut at its hyphen
    where = vocabulary.places(whole.group() if whole else name)
    return tuple(w for place in sorted(where) for w in place.split()), where | vocabulary.names(said)


def _weekday(claim: Claim) -> str:
    """The weekday that a claim's time names."""
    said = fold(claim.when.text if claim.when else "").split()
    return next((w for w in said if w.endswith("day") and w in words("names", "never")), "")


def _quotes(claim: Claim) -> tuple[tuple[str, ...], ...]:
    """The folded words of each quotation of a statement."""
    if not isinstance(claim, Statement):
        return ()
    return tuple(said for q in claim.quoted if (said := tuple(fold(q).split())))


def _target(claim: Claim, report: Report | None) -> frozenset[str]:
    """What an incident hit, without the words of hitting; where the claim does not say, by its context."""
    if not isinstance(claim, Incident):
        return frozenset()
    said = claim.target or _hit(f"{before(claim, report)} {claim.text}")
    return content(said) - frozenset(stem(w) for w in words("matching", "event"))


def _hit(text: str) -> str:
    """The noun after the last verb of hitting and an article ("hit a BUS carrying …"); nothing where there is none."""
    said = fold(text).split()
    verbs = words("matching", "hitting")
    at = [n for n, w in enumerate(said[:-2]) if w in verbs and said[n + 1] in ("a", "an", "the")]
    noun = said[at[-1] + 2] if at else ""
    return "" if noun in words("matching", "wide") else noun


def _scopes(claim: Claim, report: Report | None) -> frozenset[str]:
    """What limits a count, and what befell those counted: told by the words beside the number."""
    if not isinstance(claim, Figure):
        return frozenset()
    return scopes(claim.quantity) | _named("scope", claim.counts) | _befell(claim, report)


def scopes(quantity: Quantity) -> frozenset[str]:
    """What limits a count by its own words: civilians, soldiers, each, a day, the rest."""
    return _named("scope", f"{quantity.text} {quantity.unit or ''}")


def _befell(claim: Claim, report: Report | None) -> frozenset[str]:
    """What befell those counted, by the words nearest to a claim's first words: "killed four and hurt SEVEN": hurt."""
    if not report or not claim.evidence:
        return frozenset()
    span = claim.evidence[0]
    left = fold(JOINT.split(report.text[max(0, span.start - BESIDE) : span.start])[-1])
    right = fold(JOINT.split(report.text[span.end : span.end + BESIDE])[0])
    rows = lexicon("matching")["count"]
    inner = [key for key, row in rows.items() if any(w in row for w in fold(span.quote).split())]
    near = [
        (distance, key)
        for key, row in rows.items()
        for phrase in row
        for distance in (_after(phrase, left), _before(phrase, right))
        if distance is not None
    ]
    return frozenset(inner or [key for _, key in sorted(near)[:1]])


def _after(phrase: str, text: str) -> int | None:
    """How many words of a folded text stand after a phrase; null where it has none."""
    at = f" {text} ".rfind(f" {phrase} ")
    return None if at < 0 else len(text[at + len(phrase) :].split())


def _before(phrase: str, text: str) -> int | None:
    """How many words of a folded text stand before a phrase; null where it has none."""
    at = f" {text} ".find(f" {phrase} ")
    return None if at < 0 else len(text[:at].split())


def _denies(claim: Claim, report: Report | None) -> frozenset[float]:
    """The numbers that a toll is said not to be: "six people died there, not FOUR"."""
    if not isinstance(claim, Incident) or not report or not claim.evidence:
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


def measured(quantity: Quantity) -> bool:
    """Whether a quantity measures time, money or a share instead of counting heads."""
    unit = (quantity.unit or "").casefold()
    return any(unit in row or unit in row.values() for key, row in lexicon("units").items() if key in MEASURES)


def _named(table: str, text: str) -> frozenset[str]:
    """The rows of a table of matching.toml that have a word or phrase in a text."""
    said = f" {fold(text)} "
    return frozenset(key for key, row in lexicon("matching")[table].items() if any(f" {w} " in said for w in row))
