"""A claim made ready to be compared: its words, days, place, parties and numbers, each worked out once."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from dragoman.lexicon import words
from dragoman.lexicon.anyof import any_of
from dragoman.reconcile.beside import before, denied, limits, sentence
from dragoman.reconcile.breath import counts_beside, staked
from dragoman.reconcile.days import Days, days
from dragoman.reconcile.occurred import DEADLY, Event, alone, another, itself, occurred, sorts
from dragoman.reconcile.proper import Proper, proper
from dragoman.reconcile.quotes import spoken
from dragoman.reconcile.wording import content, fold, formal, stem, stems
from dragoman.record.actor import Actor
from dragoman.record.base import Frozen
from dragoman.record.claim import (
    Claim,
    Commitment,
    Condition,
    Figure,
    Incident,
    Meeting,
    Part,
    Position,
    Statement,
    kind_of,
)
from dragoman.record.report import Report

PARTICLE = any_of(words("names", "particles"))
CUT = re.compile(rf"(?:-[^\W_]+| {PARTICLE} [^\W\d_a-z][^\W_]*)+")  # what a name was cut from
SURE = ("text", "metadata", "given")  # a time that rests on one of these can forbid a join
CALENDAR = re.compile(r"\d(?:st|nd|rd|th)?\b.*[^\W\d_]{3}|[^\W\d_]{3}.*\d", re.DOTALL)  # "4 May", "May 4"


class Told(Frozen, gc=False):
    """One claim, as the features see it.

    `words`: content stems. `parties`: actor ids, but for groups of no side ("both sides"); `sides`: the states or
    bodies behind them, or they themselves.
    `place`: folded words of where; `names`: the proper names that are no actor's, the place first of all.
    `quotes`: folded words of each quotation. `scopes`: what limits a count. `source`: the actor whose words carry the
    claim. `weekday`: that its time names; `guessed`: whether only the telling around an incident gives its time.
    `slot`: of a figure, the finding and the field whose number it is; `loose`, where words around it say so and not the
    telling of the event itself. `denies`: the numbers that it says are wrong.
    `event`: of an incident or a figure, what is told around it. `beside`: the counts that its sentence tells.
    `staked`: whether a figure stands in a demand or an offer. `over`: of a commitment, the words that name what it is
    over; where it has none of its own ("the idea was noted"), those told before it. `news`: whether a meeting is what
    its report opens with. `sole`: whether a commitment falls due on a day on which its report has nothing else due.
    `against`: of a statement, the ids of those in its finding that it or its like contradicts.
    `events`: of a cause, the findings of the incidents that it may be the cause of.
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
    event: Event | None = None
    guessed: bool = False
    beside: frozenset[float] = frozenset()
    staked: bool = False
    over: frozenset[str] = frozenset()
    news: bool = False
    sole: bool = False
    against: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()


def one_voice(a: Told, b: Told) -> bool:
    """Whether two numbers are one report's by one source: of numbers set against each other no source is one."""
    if a.denies or b.denies:
        return False  # "52, not the 36 of the guards"
    same = a.report == b.report and a.source == b.source
    return same and (a.source is not None or not (a.loose or b.loose))


def only(a: Told, b: Told) -> frozenset[str]:
    """The sorts of incident that both are and no report tells of twice; of what comes again, on one day alone."""
    if not a.event or not b.event:
        return frozenset()
    two = a.target and b.target and not a.target & b.target
    day = a.days and a.days.length == 1 and a.days == b.days and not two
    again = frozenset() if day else words("matching", "often")
    once = {DEADLY} if not day or a.guessed or b.guessed else frozenset()
    return (a.event.alone & b.event.alone) - again - once


def told(
    claims: Iterable[Claim], reports: Mapping[str, Report], actors: Iterable[Actor], *, guessed: Container[str] = ()
) -> Iterator[Told]:
    """Claims of a dossier, ready to be compared. `reports` by id; `guessed`: ids of incidents with a guessed time."""
    known = list(actors)
    vague = frozenset(a.id for a in known if a.kind == "group" and not a.side)
    sides = {a.id: a.side or a.id for a in known}
    every = [_itself_alone(c) for c in claims]
    said_by = {c.id: c.speaker for c in every if isinstance(c, Statement)}
    called = {a.id: frozenset(w for n in a.aliases for w in fold(n).split()) for a in known if a.kind != "person"}
    acting = {p for c in every for p in _parties(c)}
    vocabulary = proper((r.text for r in reports.values()), known, acting=acting)
    own = {c.id: _places(c, vocabulary) for c in every}
    taken: dict[str, set[str]] = defaultdict(set)
    for c in every:
        taken[c.report].update(own[c.id][1] if isinstance(c, Incident) else ())
    lonely = alone(every, reports)
    breath, wanted = counts_beside(every, reports), staked(every)
    for c in every:
        report = reports.get(c.report)
        parties = _parties(c) if isinstance(c, Statement | Part) else _parties(c) - vague
        where, names = own[c.id]
        apart = c.when or another(c)  # "that raid" leans on the one told before
        others = frozenset(taken[c.report]) if apart else frozenset()
        if isinstance(c, Incident) and not where and not names:
            names = vocabulary.names(itself(sentence(c, report))) - taken[c.report]
        names = _but_of(names, called.get(said_by.get(c.attribution or "") or "", frozenset()), c)
        event = occurred(c, report, vocabulary, None if names and isinstance(c, Incident) else others)
        event = replace(event, alone=sorts(c, event.happened) & lonely) if event else None
        yield Told(
            claim=c, id=c.id, kind=kind_of(c), report=c.report, words=_words(c, report),
            days=days(c.when.edtf) if c.when else None, sure=_sure(c, guessed=c.id in guessed),
            published=days(report.published.edtf) if report and report.published else None,
            parties=parties, sides=frozenset(sides.get(p, p) for p in (*parties, *_owners(c))), place=where,
            names=names,
            target=_target(c, report), quotes=_quotes(c), scopes=limits(c, report),
            source=said_by.get(c.attribution or ""), weekday=_weekday(c), denies=denied(c, report),
            event=event, guessed=c.id in guessed, beside=breath.get(c.id, frozenset()), staked=c.id in wanted,
            over=_over(c, report),
        )  # fmt: skip


def _but_of(names: frozenset[str], source: frozenset[str], claim: Claim) -> frozenset[str]:
    """The proper names of a claim; of an incident without those in the name of the body that tells of it."""
    if not isinstance(claim, Incident) or not source:
        return names
    return frozenset(n for n in names if not source.issuperset(n.split()))


def _itself_alone(claim: Claim) -> Claim:
    """What a claim says, without the words that name who says so: those tell nothing of what it is about."""
    if isinstance(claim, Statement) or claim.attribution is None:
        return claim
    own = tuple(e for e in claim.evidence if e.role != "source")
    return claim if len(own) == len(claim.evidence) else replace(claim, evidence=own)


def _sure(claim: Claim, *, guessed: bool) -> bool:
    """Whether a claim's time can forbid a join: as it is given, or as a day and month that its words name."""
    if claim.when is None or guessed:
        return False
    dated = isinstance(claim, Incident) and CALENDAR.search(claim.when.text) and (claim.when.edtf or "").count("-") == 2  # noqa: PLR2004  a day
    return claim.when.basis in SURE or bool(dated)


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
        case Part():
            found = claim.who
        case Incident():
            found = claim.alleged_actor
        case _:
            found = ()
    return frozenset(p for p in found if p)


def _over(claim: Claim, report: Report | None) -> frozenset[str]:
    """The words that name what a commitment is over, its own or those before it in its paragraph."""
    if not isinstance(claim, Commitment):
        return frozenset()
    return (content(claim.what) - formal()) or (content(before(claim, report)) - formal())


def _owners(claim: Claim) -> tuple[str, ...]:
    """Whose team was led, where a claim says so."""
    return claim.side if isinstance(claim, Part) else ()


def _words(claim: Claim, report: Report | None) -> frozenset[str]:
    """The words that carry what a claim says: of its content alone, where it has a source and a cue."""
    said = " ".join(e.quote for e in claim.evidence if e.role not in ("source", "cue", "channel"))
    match claim:
        case Statement():
            said = said or claim.text
        case Position():
            said = claim.content
        case Part():
            said = f"{claim.what} {sentence(claim, report)}"
        case Condition():
            said = f"{claim.condition} {claim.consequence}"
        case Commitment():
            said = f"{claim.what} {said}"
        case Figure():
            said = f"{claim.counts} {sentence(claim, report)}"
        case Incident() if not claim.target and not claim.where and not another(claim):
            said = f"{sentence(claim, report)} {said}"
        case _:
            said = f"{claim.text} {said}"
    return stems(said)


def _places(claim: Claim, vocabulary: Proper) -> tuple[tuple[str, ...], frozenset[str]]:
    """The folded words of a claim's place or venue, states aside, and all proper names in its words."""
    name = claim.where.name if claim.where else (claim.venue if isinstance(claim, Meeting) else None) or ""
    parts = [claim.text, *(e.quote for e in claim.evidence)]
    said = " | ".join(itself(p) if isinstance(claim, Incident) else p for p in parts)
    where = vocabulary.places(_uncut(name, said) if name else "")
    return tuple(w for place in sorted(where) for w in place.split()), where | vocabulary.names(said)


def _uncut(name: str, said: str) -> str:
    """A name with what it was cut from where it stands in some words: "Port" of "Port-Royal"."""
    at = said.find(name)
    while at >= 0:
        if whole := CUT.match(said, at + len(name)):
            return said[at : whole.end()]
        at = said.find(name, at + 1)
    return name


def _weekday(claim: Claim) -> str:
    """The weekday that a claim's time names."""
    said = fold(claim.when.text if claim.when else "").split()
    return next((w for w in said if w.endswith("day") and w in words("names", "never")), "")


def _quotes(claim: Claim) -> tuple[tuple[str, ...], ...]:
    """The words of each quotation of a statement."""
    if not isinstance(claim, Statement):
        return ()
    return tuple(said for q in claim.quoted if (said := spoken(q)))


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
