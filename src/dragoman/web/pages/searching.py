"""Searching: the passages of reports and claims that hold all words, in one dossier or in all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dragoman.present.display import clipped
from dragoman.present.display import shown as one_line
from dragoman.record.base import Frozen
from dragoman.record.errors import UsageError
from dragoman.store.kept import Hit
from dragoman.web.frame import shown
from dragoman.web.pages.asked import TheDossier, TheShelf
from dragoman.web.shelf import Held, Shelf, slug

router = APIRouter()
MOST, LENGTH, BEFORE = 60, 300, 60  # passages; characters of one, and of these before the first word looked for
Words = Annotated[str, Query(max_length=300)]


class Found(Frozen, kw_only=True):
    """A passage that holds the words, and the page that shows it."""

    dossier: str
    kind: str
    file: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage. `hit`: whether it is one of the words looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One passage of a report, with all that was read in it."""

    dossier: str
    file: str
    pieces: tuple[Piece, ...]
    what: tuple[Found, ...]


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
def everywhere(request: Request, shelf: TheShelf, q: Words = "") -> HTMLResponse:
    """In all dossiers."""
    passages = told(found(shelf, q), q)
    return shown(request, "search.html", query=q, passages=passages, several=True)


@router.get("/d/{dossier}/search", response_class=HTMLResponse, include_in_schema=False)
def here(request: Request, held: TheDossier, shelf: TheShelf, q: Words = "") -> HTMLResponse:
    """In one dossier."""
    passages = told(found(shelf, q, held=held), q)
    return shown(request, "search.html", held=held, query=q, passages=passages, several=False)


def found(
    shelf: Shelf, words: str, *, held: Held | None = None, limit: int = MOST, begun: bool = False
) -> tuple[Found, ...]:
    """The passages that hold all words; none where there is no word. `begun`: the last one may still be typed."""
    try:
        hits = shelf.search(words, name=held.name if held else None, limit=limit, begun=begun)
    except UsageError:
        return ()
    return tuple(_found(hit, words) for hit in hits)


def _found(hit: Hit, words: str) -> Found:
    path = f"/d/{slug(hit.dossier)}"
    url = f"{path}/claims/{hit.claim}" if hit.claim else f"{path}/reports/{hit.report}?from={hit.start}#here"
    return Found(dossier=hit.dossier, kind=hit.kind, file=hit.file, text=_around(one_line(hit.text), words), url=url)


def told(passages: Iterable[Found], words: str) -> tuple[Told, ...]:
    """Passages, those in the same words of one report as one, in the order of the first of them."""
    groups: dict[tuple[str, str, str], list[Found]] = {}
    for one in passages:
        groups.setdefault((one.dossier, one.file, one.text.casefold().strip(" .")), []).append(one)
    return tuple(
        Told(
            dossier=some[0].dossier, file=some[0].file, pieces=tuple(pieces(some[0].text, words)),
            what=tuple({one.kind: one for one in reversed(some)}.values())[::-1],
        )
        for some in groups.values()
    )  # fmt: skip


def pieces(text: str, words: str) -> Iterator[Piece]:
    """A text, cut around the words that begin as one of those looked for."""
    at, wanted = 0, _wanted(words)
    for match in wanted.finditer(text) if wanted else ():
        if match.start() > at:
            yield Piece(text=text[at : match.start()], hit=False)
        yield Piece(text=match.group(), hit=True)
        at = match.end()
    if at < len(text):
        yield Piece(text=text[at:], hit=False)


def _around(text: str, words: str) -> str:
    """A text cut to where the words stand."""
    wanted = _wanted(words)
    first = wanted.search(text) if wanted and len(text) > LENGTH else None
    start = first.start() if first else 0
    if start <= LENGTH - BEFORE:
        return clipped(text, LENGTH)
    before = text[start - BEFORE : start]
    return clipped(f"…{before[before.find(' ') + 1 :]}{text[start:]}", LENGTH)


def _wanted(words: str) -> re.Pattern[str] | None:
    """What finds the words that were looked for, with whatever endings they have."""
    every = sorted(set(re.findall(r"\w+", words)), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(every)})\w*", re.IGNORECASE) if every else None
