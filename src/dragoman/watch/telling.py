"""Telling what was new: a webhook that takes JSON, an Atom file that readers of feeds follow."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.ingest.fetch import send
from dragoman.present.atom import News, atom
from dragoman.record.base import Frozen
from dragoman.record.errors import FetchError
from dragoman.watch.round import Desk, Line, Watcher, moment

KEY = "watch/news"
KEPT = 200  # entries of the Atom file


class Message(Frozen, kw_only=True):
    """What a webhook is sent. `lines`: reports taken, and what they changed."""

    dossier: str
    moment: str
    lines: tuple[Line, ...]


def tell(watcher: Watcher, lines: Sequence[Line], *, dossier: str, now: float) -> tuple[Line, ...]:
    """Tell whom the plan names of what is new; the problems that this had, which stop nothing else."""
    told, desk, visitor = watcher.plan.tell, watcher.desk, watcher.visitor
    news = tuple(line for line in lines if line.sort in ("taken", "change"))
    problems = []
    if told.atom:
        problems += _atom(Path(told.atom), news, dossier=dossier, desk=desk, now=now)
    if told.webhook and news:
        message = Message(dossier=dossier, moment=moment(now), lines=news)
        try:
            send(told.webhook, msgspec.json.encode(message), limits=visitor.limits, net=visitor.net)
        except FetchError as error:
            problems.append(Line(sort="problem", where=told.webhook, text=str(error)))
    return tuple(problems)


def _atom(path: Path, news: Sequence[Line], *, dossier: str, desk: Desk, now: float) -> list[Line]:
    """Write the Atom file anew, at once or not at all, when something is new or it is not there."""
    before = _told(desk)
    fresh = tuple(_news(line, now) for line in news)
    after = (*before, *fresh)[-KEPT:]
    if not fresh and path.exists():
        return []
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(atom(dossier, after))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        return [Line(sort="problem", where=str(path), text=f"cannot be written: {error.strerror}")]
    desk.remember(KEY, msgspec.json.encode(after))
    return []


def _told(desk: Desk) -> tuple[News, ...]:
    """What was told before; nothing where another version wrote it otherwise."""
    data = desk.recall(KEY)
    try:
        return msgspec.json.decode(data, type=tuple[News, ...]) if data else ()
    except msgspec.DecodeError:
        return ()


def _news(line: Line, now: float) -> News:
    text = line.text if line.sort == "change" else f"New report: {line.where}"
    return News(
        moment=moment(now), kind=line.kind or "report", text=text, reports=line.reports or line.where,
        about=line.about or line.where,
    )  # fmt: skip
