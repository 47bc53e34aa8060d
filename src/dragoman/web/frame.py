"""The frame that every page stands in: its rooms, its search, and what templates may use."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.web.shelf import Held

HOLE = secrets.token_hex(32)  # where the proof of a visit goes in a page that is kept; nobody can write it in a report
STATIC = files("dragoman.web") / "static"


@dataclass(frozen=True, slots=True)
class Room:
    """One entry of a dossier's menu. `count`: how much is in there; null where counting says nothing."""

    key: str
    path: str
    title: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: `number` from 1, `last`, and the query that the list was asked with."""

    number: int
    last: int
    path: str
    query: tuple[tuple[str, str], ...]

    def url(self, number: int) -> str:
        """The URL of another page of the same list."""
        return f"{self.path}?{urlencode([*self.query, ('page', number)])}"


def rooms(held: Held) -> tuple[Room, ...]:
    """The menu of a dossier."""
    record = held.view.record
    return (
        Room("brief", "", "Brief"),
        Room("findings", "findings", "Findings", len(record.findings)),
        Room("positions", "positions", "Positions", held.counts.get("position", 0)),
        Room("commitments", "commitments", "Commitments", held.counts.get("commitment", 0)),
        Room("conditions", "conditions", "Conditions", held.counts.get("condition", 0)),
        Room("timeline", "timeline", "Timeline"),
        Room("map", "map", "Map"),
        Room("statements", "statements", "Statements", held.counts.get("statement", 0)),
        Room("reports", "reports", "Reports", len(record.reports)),
        Room("origins", "origins", "Origins", len(record.origins)),
        Room("judgements", "judgements", "Judgements"),
        Room("add", "add", "Add reports"),
    )


def shown(
    request: Request, template: str, *, held: Held | None = None, here: str = "", status: int = 200, **context: object
) -> HTMLResponse:
    """A page: its template with its own context and the frame's."""
    return HTMLResponse(_rendered(request, template, held, here, context), status_code=status)


def kept(
    request: Request, template: str, *, held: Held, key: str, make: Callable[[], dict[str, object]]
) -> HTMLResponse:
    """A page that is the same for all visitors but for the proof of their visit: rendered once a record.

    `key`: the room that it is; `make`: its context. A page that takes whatever a visitor asks for
    is none of these: there would be no end of them.
    """
    name = f"page/{key}/{held.behind}"
    page = held.once(
        name, lambda: _rendered(request, template, held, key, {**make(), "proof": HOLE, "signed": ""}).encode()
    )
    return HTMLResponse(page.replace(HOLE.encode(), request.scope["dragoman.proof"].encode()))


def _rendered(request: Request, template: str, held: Held | None, here: str, context: Mapping[str, object]) -> str:
    frame = {
        "dossier": held, "rooms": rooms(held) if held else (), "here": here, "static": static,
        "proof": request.scope["dragoman.proof"], "locked": request.app.state.locked, "notice": "", "query": "",
        "signed": request.scope["dragoman.session"].name,
    }  # fmt: skip
    return templates().get_template(template).render({**frame, **context})


def cut(total: int, *, size: int, asked: int, path: str, query: tuple[tuple[str, str], ...]) -> tuple[Page, slice]:
    """The page of a list that was asked for, and which part of the list that is; the last one for a number beyond."""
    last = max(1, -(-total // size))
    number = min(max(1, asked), last)
    return Page(number=number, last=last, path=path, query=query), slice((number - 1) * size, number * size)


@cache
def templates() -> Environment:
    """The templates: all that stands in them is escaped, and a name that nobody gave is an error."""
    own, shared = PackageLoader("dragoman.web"), PackageLoader("dragoman.present")  # how a sentence looks is shared
    return Environment(
        loader=ChoiceLoader([own, shared]), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip


@cache
def static(name: str) -> str:
    """The URL of a file of ours; it changes with the file, so that a browser never shows an old one."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:8]}"
