"""Positions: a matrix of parties and issues with the latest stance, how it moved, and the words behind each cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.lexicon.issues import issues
from dragoman.present.display import capital, folded, listed
from dragoman.present.display import shown as one_line
from dragoman.present.parts import Cite
from dragoman.present.tables.row import evidence, first_day, names, unit_id
from dragoman.present.telling import best
from dragoman.present.view import Unit
from dragoman.record.claim import Position
from dragoman.web.frame import shown
from dragoman.web.pages.asked import TheDossier
from dragoman.web.shelf import Held

router = APIRouter()
PARTIES, ISSUES = 25, 25  # rows and columns of the matrix; what is beyond stands in the list
UNKNOWN = "Not identified"
Words = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class Stand:
    """One stance of a party on an issue, as one or several reports tell it. `day`: YYYY-MM-DD or empty."""

    id: str
    day: str
    stance: str
    content: str
    reports: tuple[str, ...]
    origins: int
    evidence: tuple[Cite, ...]
    finding: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue: its stances, the latest first. `moved`: whether the latest is another one."""

    party: str
    issue: str
    stands: tuple[Stand, ...]

    @property
    def latest(self) -> str:
        """The stance with the latest day; several that are as late, or have none, joined by " / "."""
        last = self.stands[0].day
        return " / ".join(dict.fromkeys(stand.stance for stand in self.stands if stand.day == last))

    @property
    def path(self) -> tuple[str, ...]:
        """The stances in the order in which they came, each change once."""
        days: list[str] = []
        for stand in reversed([s for s in self.stands if s.day]):
            if not days or days[-1] != stand.stance:
                days.append(stand.stance)
        return tuple(days)


@router.get("/d/{dossier}/positions", response_class=HTMLResponse, include_in_schema=False)
def page(request: Request, held: TheDossier, party: Words = "", issue: Words = "") -> HTMLResponse:
    """The page: the matrix, and under it one cell, row or column in full."""
    every = cells(held)
    parties = tuple(dict.fromkeys(cell.party for cell in every))
    keys = sorted({cell.issue for cell in every}, key=lambda key: -sum(len(c.stands) for c in every if c.issue == key))
    asked = chosen(held, party=party, issue=issue)
    return shown(
        request, "positions.html", held=held, here="positions", parties=parties[:PARTIES], issues=keys[:ISSUES],
        matrix={(cell.party, cell.issue): cell for cell in every}, asked=asked if party or issue else (),
        party=party, issue=issue, titles={i.key: i.title for i in issues()}, names=held.view.outlets,
        more=max(0, len(parties) - PARTIES), total=len(every),
    )  # fmt: skip


def chosen(held: Held, *, party: str = "", issue: str = "") -> list[Cell]:
    """The cells of a row, of a column, or where they meet."""
    return [cell for cell in cells(held) if party in ("", cell.party) and issue in ("", cell.issue)]


def cells(held: Held) -> tuple[Cell, ...]:
    """All cells, parties with most positions first."""
    return held.once("cells", lambda: tuple(_cells(held)))


def _cells(held: Held) -> Iterator[Cell]:
    found: dict[str, dict[str, list[Stand]]] = {}
    for unit in held.view.units(Position):
        claim = best(unit, "party", "issue", words="content")
        party = _party(claim, held)
        found.setdefault(party, {}).setdefault(claim.issue, []).append(_stand(unit, claim, held))
    order = sorted(found.items(), key=lambda kv: (kv[0] == UNKNOWN, -sum(map(len, kv[1].values())), folded(kv[0])))
    for party, by_issue in order:
        for issue, stands in by_issue.items():
            late = sorted(stands, key=lambda s: s.day, reverse=True)
            yield Cell(party=party, issue=issue, stands=tuple(late))


def _party(claim: Position, held: Held) -> str:
    """Whose row a position stands in: that of the side of its holder, where it is known."""
    return capital(listed(held.view.sides(claim.party)[:1])) or UNKNOWN


def _stand(unit: Unit[Position], claim: Position, held: Held) -> Stand:
    return Stand(
        id=unit_id(unit), day=first_day(unit.claims, held.view), stance=claim.stance,
        content=one_line(claim.content), reports=names(unit.reports, held.view), origins=unit.origins,
        evidence=evidence(unit), finding=unit.finding is not None,
    )  # fmt: skip
