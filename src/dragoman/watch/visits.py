"""One visit to a feed or a folder: what is new there since the last, and when to come again."""

import os
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from dragoman.ingest.draft import Draft, Stated, with_stated
from dragoman.ingest.fetch import Fetched, Visit
from dragoman.ingest.formats.items import Item, items
from dragoman.ingest.urls import from_fetched
from dragoman.record.base import Frozen
from dragoman.record.errors import FetchError
from dragoman.record.record import Skipped
from dragoman.watch.plan import MINUTE, Feed, Folder
from dragoman.watch.polite import Visitor

DAY = 24 * 3600.0
TRIES = 3  # visits at which an item's page is asked for; then it is told as not to be had
REMEMBERED = 5_000  # items of a feed; a feed lists some dozens
SETTLED = 1.0  # seconds that a file has not changed for: it is no longer being written
DOUBLINGS = 12  # of the pause between visits: more than a day in any case


class State(Frozen, frozen=True, kw_only=True):
    """What is remembered of a feed or folder. `due`: when to come again, seconds since 1970; `seen`: short hashes.

    `tried`: items whose page could not be had yet, with the number of visits.
    """

    visit: Visit = Visit()
    failures: int = 0
    due: float = 0.0
    seen: tuple[str, ...] = ()
    tried: Mapping[str, int] = msgspec.field(default_factory=dict)


class Visited(Frozen, frozen=True, kw_only=True):
    """What a visit found. `problem`: one line for a person, where it failed; `state`: to be kept once all is stored."""

    found: tuple[Draft | Skipped, ...]
    state: State
    problem: str | None = None


NEW = State()


def visit_feed(feed: Feed, *, state: State, visitor: Visitor, now: float) -> Visited:
    """A visit to a feed that is due. A failure is told, and the next visit waits twice as long, a day at the most."""
    try:
        came = visitor.fetch(feed.url, last=Visit() if state.tried else state.visit)
        listed = () if came.unchanged else tuple(items(came.content, url=feed.url))
    except FetchError as error:
        failures = state.failures + 1
        wait = min(feed.minutes * MINUTE * 2 ** min(failures, DOUBLINGS), DAY)
        problem = f"{error}; next try in {_told(wait)}"
        return Visited(found=(), state=_with(state, failures=failures, due=now + wait), problem=problem)
    visit = state.visit if came.unchanged else Visit(etag=came.etag, modified=came.modified)
    fresh = [item for item in listed if short(item.key) not in set(state.seen)]
    found: list[Draft | Skipped] = []
    done: list[str] = []
    tried: dict[str, int] = {}
    for item in fresh:
        key, tries = short(item.key), state.tried.get(short(item.key), 0) + 1
        entries = tuple(_drafts(item, feed, visitor))
        if feed.links and tries < TRIES and entries and all(isinstance(entry, Skipped) for entry in entries):
            tried[key] = tries
            continue
        found += entries
        done.append(key)
    after = State(visit=visit, due=now + feed.minutes * MINUTE, seen=(*state.seen, *done)[-REMEMBERED:], tried=tried)
    return Visited(found=tuple(found), state=after)


def visit_folder(folder: Folder, *, state: State, now: float | None = None) -> tuple[tuple[Path, ...], State]:
    """The files of a folder that are new or changed since the last visit and no longer being written."""
    clock = time.time() if now is None else now
    seen = set(state.seen)
    fresh = [(path, mark) for path, mark in _files(Path(folder.path), clock) if mark not in seen]
    marks = (*state.seen, *(mark for _, mark in fresh))
    return tuple(path for path, _ in fresh), _with(state, seen=marks)


def short(key: str) -> str:
    """A key as it is remembered: 16 hexadecimal digits."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _drafts(item: Item, feed: Feed, visitor: Visitor) -> Iterator[Draft | Skipped]:
    """The report of an item: its full text, or the page at its link."""
    if item.draft is not None:
        yield item.draft
    elif not feed.links:
        yield Skipped(file=item.link or item.key, reason="the feed has a teaser only, and its links are not fetched")
    elif item.link is not None:
        try:
            came: Fetched = visitor.fetch(item.link)
        except FetchError as error:
            yield Skipped(file=item.link, reason=str(error))
        else:
            yield from (_filled(entry, item.stated) for entry in from_fetched(came))


def _filled(entry: Draft | Skipped, stated: Stated) -> Draft | Skipped:
    """A page's draft, with what the feed states where the page states nothing."""
    if isinstance(entry, Skipped):
        return entry
    own = msgspec.structs.replace(stated, outlet=entry.outlet or stated.outlet, title=entry.title or stated.title)
    own = msgspec.structs.replace(own, published=None if entry.published else stated.published, url=entry.url)
    return with_stated(entry, own, basis="metadata")


def _files(folder: Path, now: float) -> Iterator[tuple[Path, str]]:
    """The settled files under a folder, by name, each with a mark that changes when it does. Hidden ones are left."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root) / name
            try:
                known = path.stat()
            except OSError:  # gone since it was listed
                continue
            if not name.startswith(".") and stat.S_ISREG(known.st_mode) and now - known.st_mtime >= SETTLED:
                yield path, short(f"{path}\0{known.st_mtime_ns}\0{known.st_size}")


def _with(state: State, **changes: object) -> State:
    return msgspec.structs.replace(state, **changes)


def _told(seconds: float) -> str:
    """A wait in words."""
    minutes = round(seconds / MINUTE)
    return f"{minutes} minute{'s' * (minutes != 1)}" if minutes < 120 else f"{round(minutes / 60)} hours"  # noqa: PLR2004


def due(states: Sequence[State]) -> float:
    """When the first of several is due, seconds since 1970."""
    return min((state.due for state in states), default=0.0)
