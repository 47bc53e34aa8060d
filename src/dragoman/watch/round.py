"""One round of watching: every folder and every feed that is due, what of it belongs here, what that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from dragoman.ingest import gather
from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered, Left
from dragoman.ingest.manifest import NAME
from dragoman.present.changes import changes
from dragoman.record.base import Frozen
from dragoman.record.record import Record, Skipped
from dragoman.record.report import report_id
from dragoman.sorting.sorter import Sorter
from dragoman.watch.plan import Feed, Folder, Plan
from dragoman.watch.polite import Visitor
from dragoman.watch.visits import NEW, State, Visited, visit_feed, visit_folder

ALL = "all that comes from there belongs to the dossier"
EMPTY = "the dossier is empty: nothing to compare with"
Sort = Literal["taken", "aside", "skipped", "problem", "change"]


class Desk(Protocol):
    """What watching needs of a dossier."""

    def record(self) -> Record | None:
        """The record as it stands; null for an empty dossier."""

    def sorter(self) -> Sorter[Draft]:
        """A sorter that knows the dossier by its reports as they stand, and no other."""

    def take(self, found: Gathered) -> frozenset[str]:
        """Read and keep reports; the ids of those that are new."""

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key."""

    def remember(self, key: str, value: bytes) -> None:
        """Remember something under a key."""


class Line(Frozen, kw_only=True):
    """One thing to tell. `where`: the file, URL or feed; `kind`, `about`, `reports`: of a change."""

    sort: Sort
    where: str
    text: str
    kind: str = ""
    about: str = ""
    reports: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """The lines of one round, and when the next feed is due (seconds since 1970; null without feeds)."""

    lines: tuple[Line, ...]
    due: float | None


@dataclass(frozen=True, slots=True)
class Watcher:
    """What a round needs: the plan, the dossier, and who fetches."""

    plan: Plan
    desk: Desk
    visitor: Visitor = field(default_factory=Visitor)


def once(watcher: Watcher, *, now: float, every: bool = False) -> Round:
    """One round. `now`: seconds since 1970; `every`: also feeds not due yet, but those that failed."""
    before = watcher.desk.record()
    lines: list[Line] = []
    for folder in watcher.plan.folder:
        lines += _folder(watcher, folder, now)
    dues = []
    for feed in watcher.plan.feed:
        state = _state(watcher.desk, feed.url)
        if state.due <= now or (every and not state.failures):
            visited = visit_feed(feed, state=state, visitor=watcher.visitor, now=now)
            lines += _visited(watcher, feed, visited)
            state = visited.state
        dues.append(state.due)
    if any(line.sort == "taken" for line in lines):
        lines += _changed(before, watcher.desk.record())
    return Round(lines=tuple(lines), due=min(dues, default=None))


def _folder(watcher: Watcher, folder: Folder, now: float) -> Iterator[Line]:
    """What a folder had."""
    if not Path(folder.path).is_dir():
        yield Line(sort="problem", where=folder.path, text="no such folder")
        return
    paths, state = visit_folder(folder, state=_state(watcher.desk, folder.path), now=now)
    manifests = {path.parent / NAME for path in paths if (path.parent / NAME).is_file()}
    if paths:
        yield from _sorted(watcher, gather(sorted({*paths, *manifests})), whole=folder.all)
    _keep(watcher.desk, folder.path, state)


def _visited(watcher: Watcher, feed: Feed, visited: Visited) -> Iterator[Line]:
    """What a feed had. Its state is kept when its reports are: a crash between fetches them again, and loses none."""
    if visited.problem:
        yield Line(sort="problem", where=feed.url, text=visited.problem)
    yield from _sorted(watcher, _gathered(visited.found), whole=feed.all)
    _keep(watcher.desk, feed.url, visited.state)


def _gathered(found: Sequence[Draft | Skipped]) -> Gathered:
    """What a feed had, to be settled. An address is to its items what a path is to a file."""
    return Gathered(
        drafts=tuple(replace(one, real=one.place.rsplit("#", 1)[0]) for one in found if isinstance(one, Draft)),
        left=tuple(Left(source=one.file, skipped=one) for one in found if isinstance(one, Skipped)),
    )


def _sorted(watcher: Watcher, found: Gathered, *, whole: bool) -> Iterator[Line]:
    """Takes what belongs to the dossier, and tells of each report what became of it and why."""
    for left in found.left:
        yield Line(sort="skipped", where=left.skipped.file, text=left.skipped.reason)
    sorter = watcher.desk.sorter()
    anyway = ALL if whole else "" if any(known.reports for known in sorter.dossiers.values()) else EMPTY
    taken = []
    for one in found.drafts:
        placed = next(sorter.sort(one)) if not anyway else None
        if placed and placed.fate == "rest":
            yield Line(sort="aside", where=one.file, text=placed.reason)
        else:
            taken.append((one, placed.reason if placed else anyway))
    if taken:
        new = watcher.desk.take(Gathered(drafts=tuple(one for one, _ in taken), rows=found.rows))
        for one, why in taken:
            there = report_id(one.text) in new
            reason = why if there else "nothing new: it is there already, or holds no words"
            yield Line(sort="taken" if there else "skipped", where=one.file, text=reason)


def _changed(before: Record | None, after: Record | None) -> Iterator[Line]:
    """What the new reports changed, a line each."""
    if before is None or after is None:
        return
    for change in changes(before, after):
        yield Line(
            sort="change", where=change.reports, text=change.text, kind=change.kind, about=change.id,
            reports=change.reports,
        )  # fmt: skip


def _state(desk: Desk, place: str) -> State:
    """What is remembered of a place; nothing where it was never visited, or by a version that wrote it otherwise."""
    data = desk.recall(f"watch/{place}")
    try:
        return msgspec.json.decode(data, type=State) if data else NEW
    except msgspec.DecodeError:
        return NEW


def _keep(desk: Desk, place: str, state: State) -> None:
    desk.remember(f"watch/{place}", msgspec.json.encode(state))


def moment(now: float) -> str:
    """A time as RFC 3339 writes it, in UTC, to the second."""
    return datetime.fromtimestamp(now, tz=UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
