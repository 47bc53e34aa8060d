"""What tables share: how a row is made of a unit, and which units a person asked for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from dragoman.present.dates import start_of
from dragoman.present.display import count, folded, listed
from dragoman.present.parts import Cite
from dragoman.present.telling import cites, day
from dragoman.present.view import C, Unit, View
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim, actors_of


class Row(Frozen, kw_only=True):
    """One line of a table. `id`: of the finding, else of the claim, for `dragoman explain`.

    `day`: YYYY-MM-DD (00 for a month or day not known), empty where nothing dates it. `reports`: their names.
    """

    id: str
    day: str = ""
    reports: tuple[str, ...] = ()
    origins: int = 1
    evidence: tuple[Cite, ...] = ()


class Filters(Frozen, kw_only=True):
    """What a person asked for. Empty asks for all.

    `by`: part of a name of whoever speaks, holds, sets or takes part, or of the side; `issue`: a key of the issue
    lexicon; `since`: a day as YYYY-MM-DD, before which nothing is shown, nor what has no date; `kind`: of a finding;
    `verdict`: of a difference.
    """

    by: str = ""
    issue: str = ""
    since: str = ""
    kind: str = ""
    verdict: str = ""


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column on a terminal: its heading and the text of a row in it. `wide`: takes what room there is."""

    title: str
    text: Callable[[R], str]
    wide: bool = False


@dataclass(frozen=True)
class Table(Generic[R]):
    """A kind of table. `filters`: the names of those that it heeds; `example`: words of its command's example."""

    name: str
    about: str
    rows: Callable[[View, Filters], Iterator[R]]
    columns: tuple[Column[R], ...]
    filters: tuple[str, ...]
    example: str


def reported(row: Row) -> str:
    """Who tells it: "Daily Echo, Herald; one origin" where some go back to one text."""
    told = listed(list(row.reports))
    return f"{told}; {count(row.origins, 'origin')}" if 0 < row.origins < len(row.reports) else told


def first_day(claims: Iterable[Claim], view: View) -> str:
    """The earliest day of some claims: their own dates, else those of their reports."""
    return min((found[:10] for claim in claims if (found := day(claim, view))), default="")


def since(filters: Filters, when: str) -> bool:
    """Whether a day is not before the one asked for."""
    return not filters.since or (bool(when) and when >= start_of(filters.since)[:10])


def by(filters: Filters, view: View, actors: Iterable[str]) -> bool:
    """Whether a name of one of the actors, or of its side, holds the words asked for."""
    wanted = folded(filters.by)
    return not wanted or any(wanted in name for actor in actors for name in _names(actor, view))


def _names(actor: str, view: View) -> Iterator[str]:
    known = view.actors.get(actor)
    side = view.actors.get(known.side or "") if known else None
    for one in (known, side):
        yield from map(folded, (one.name, *one.aliases) if one else ())


def units(kind: type[C], filters: Filters, view: View) -> Iterator[Unit[C]]:
    """The units of a kind that were asked for, by their dates and actors, earliest first."""
    found = [(first_day(unit.claims, view), unit) for unit in view.units(kind)]
    for when, unit in sorted(found, key=lambda pair: (pair[0] == "", pair[0])):
        if since(filters, when) and by(filters, view, (a for claim in unit.claims for a in actors_of(claim))):
            yield unit


def names(reports: Iterable[str], view: View) -> tuple[str, ...]:
    """The names of reports, each once."""
    return tuple(dict.fromkeys(view.outlet(report) for report in reports))


def unit_id(unit: Unit[C]) -> str:
    """The finding of a unit, else its first claim."""
    return unit.finding.id if unit.finding else unit.claims[0].id


def evidence(unit: Unit[C]) -> tuple[Cite, ...]:
    """The exact words behind a unit."""
    return cites(unit.claims)
