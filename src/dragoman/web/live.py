"""A shelf over a store: records made anew when something changed, reports read in the background, in another process.

Reading and reconciling take seconds of a processor; they run in one process beside the server, so that pages answer
while they do. A dossier that changed is shown as it was until its new record is there.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

import msgspec

from dragoman import judging, living, version
from dragoman.ingest.gathered import Gathered, Ingested, settled
from dragoman.judging import Said
from dragoman.present.view import View
from dragoman.record.errors import RecordError, StoreError, UsageError
from dragoman.record.extraction import Extraction
from dragoman.record.judgement import Judgement
from dragoman.record.record import decode, encode
from dragoman.record.report import Report
from dragoman.remembered import building
from dragoman.run import alone
from dragoman.settings import Settings
from dragoman.store import Store
from dragoman.store.kept import Derived, Hit, State, Summary
from dragoman.web.jobs import Job
from dragoman.web.shelf import Held, slug

PATIENCE = 3.0  # seconds that a page waits for a new record before it shows the last one
LONGEST, LOOK = 60.0, 0.1  # seconds that a job or a judgement waits for it, and between two looks
AHEAD = 2  # reports asked for before one of them is read
FRESH = "web/fresh"  # the memo that tells which reports came last


def extracted(report: Report, settings: Settings) -> Extraction:
    """What is read in one report; runs in the process beside."""
    return next(alone.extractions([report], settings))


def derived(state: State, found: Ingested) -> bytes:
    """The record of a dossier, encoded; runs in the process beside. `found`: its reports."""
    return encode(living.derive(state, found))


def beside() -> Executor:
    """One process beside the server. It begins empty rather than as a copy: a copy of threads can stop dead."""
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


@dataclass(slots=True)
class _Making:
    """A record that is being made, of what state of the dossier. `kept`: the store has it already.

    `earlier`: what the store has.
    """

    state: State
    texts: Mapping[str, str]
    data: Future[bytes]
    kept: bool
    earlier: bytes | None


@dataclass(slots=True)
class _Place:
    """What is known of one dossier in memory."""

    held: Held | None = None
    making: _Making | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Live:
    """The dossiers of a store. It owns the process beside the server; `close` ends it."""

    def __init__(self, store: Store, *, start: Callable[[], Executor] = beside) -> None:
        """`start`: makes what reads and reconciles; a test's own reads at once."""
        self.store = store
        self._start = start
        self._executor: Executor | None = None
        self._places: dict[str, _Place] = {}
        self._names: dict[str, str] = {}
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the process beside."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)

    def summaries(self) -> tuple[Summary, ...]:
        """All dossiers, by name."""
        return self.store.dossiers()

    def make(self, name: str, *, anchor: str | None) -> None:
        """Make a dossier."""
        self.store.make(name, anchor=anchor)

    def judge(self, name: str, said: Said) -> Judgement:
        """Keep a judgement. Raises UsageError where it makes no sense."""
        self._wait(name)  # else it would be made here, and slow down all pages
        return judging.judge(self.store, name, said)

    def remove(self, name: str, report: str | None) -> None:
        """Take a report out, or the whole dossier. Raises UsageError for a report that is not there."""
        if report is None:
            self.store.remove_dossier(name)
        else:
            living.remove(self.store, name, [report])
            self._wait(name)

    def search(self, words: str, *, name: str | None, limit: int, begun: bool = False) -> tuple[Hit, ...]:
        """The passages that hold all words. Raises UsageError where there is none. `begun`: see Store.search."""
        return self.store.search(words, name=name, limit=limit, begun=begun)

    def name_of(self, path: str) -> str | None:
        """The name of a dossier by its slug."""
        if path not in self._names:
            self._names = {slug(one.name): one.name for one in self.store.dossiers()}
        return self._names.get(path)

    def held(self, path: str, *, patience: float = PATIENCE) -> Held | None:
        """A dossier by the slug of its name; the last record, where a new one is not there in time."""
        name = self.name_of(path)
        if name is None:
            return None
        try:
            revision = self.store.revision(name)
        except UsageError:  # it was removed
            self._names.pop(path, None)
            return None
        place = self._place(name)
        found = place.held
        if found is not None and (found.revision == revision or (found.behind and place.lock.locked())):
            return found
        with place.lock:
            if place.held is None or place.held.revision != revision:
                self._renew(name, place, patience)
            return place.held

    def _place(self, name: str) -> _Place:
        with self._lock:
            return self._places.setdefault(name, _Place())

    def _renew(self, name: str, place: _Place, patience: float) -> None:
        """Put the present record of a dossier in its place; after `patience` seconds, mark the last one as behind.

        Only who sets off a new record waits for it; others see the last one meanwhile.
        """
        wait: float | None = 0.0 if place.making else patience
        making = place.making = place.making or self._begun(name)
        last = place.held or self._earlier(making)
        try:
            data = making.data.result(timeout=wait if last is not None else None)
        except TimeoutError:
            place.held = None if last is None else replace(last, behind=True)
            return
        except BrokenExecutor:
            place.making, self._executor = None, None
            message = "the process that makes records ended before its time; load the page again"
            raise StoreError(message) from None
        except Exception:
            place.making = None
            raise
        place.making = None
        if not making.kept:
            self.store.keep(name, Derived(revision=making.state.revision, version=version.of_record(), data=data))
        made = self._made(making, data)
        place.held = replace(made, behind=self.store.revision(name) != made.revision)

    def _begun(self, name: str) -> _Making:
        """The record of a dossier as it is now: the one that is kept, or one that is made beside."""
        state = self.store.state(name)
        with building(self.store, name) as build:
            found = settled(state.gathered, build=build)
        kept = self.store.record(name)
        there = kept is not None and kept.revision == state.revision and kept.version == version.of_record()
        if kept is not None and there:
            data = Future[bytes]()
            data.set_result(kept.data)
        else:
            data = self.executor().submit(derived, state, found)
        texts = {report.id: report.text for report in found.reports}
        return _Making(state=state, texts=texts, data=data, kept=there, earlier=kept.data if kept else None)

    def _earlier(self, making: _Making) -> Held | None:
        """The record that the store had when its own was begun: of fewer reports, or of another version."""
        if making.kept or making.earlier is None:
            return None
        try:
            return replace(self._made(making, making.earlier), revision=-1)  # none that a dossier ever has
        except RecordError:
            return None

    def _made(self, making: _Making, data: bytes) -> Held:
        came = self.store.memo(making.state.name, prefix=FRESH).get(FRESH)
        last = frozenset(msgspec.json.decode(came, type=list[str])) if came else frozenset()
        return Held(
            name=making.state.name, view=View(decode(data)), texts=making.texts, revision=making.state.revision,
            fresh=last if len(last) < len(making.texts) else frozenset(),
        )  # fmt: skip

    def executor(self) -> Executor:
        """What reads and reconciles, started when first needed."""
        with self._lock:
            if self._executor is None:
                self._executor = self._start()
            return self._executor

    def add(self, name: str, gathered: Gathered, job: Job) -> None:
        """Add what was gathered to a dossier, and tell of each report as it is accepted. Runs in the job's thread."""
        before = self._skipped(name)
        new = []
        for one in living.add(self.store, name, gathered, read=self._read):
            job.tell(f"{'added' if one.new else 'read again'}: {one.file}")
            new += [one.report] if one.new else []
        for entry in gathered.left:
            job.tell(f"not read: {entry.skipped.file}: {entry.skipped.reason}", ok=False)
        if new:
            self.store.remember(name, {FRESH: msgspec.json.encode(new)})
        self._wait(name)
        known = {entry.skipped.file for entry in gathered.left}
        for file, reason in self._skipped(name):
            if (file, reason) not in before and file not in known:
                job.tell(f"not read: {file}: {reason}", ok=False)
        if not job.lines:
            job.tell("nothing new: all of it is here already")

    def _skipped(self, name: str) -> dict[tuple[str, str], None]:
        """The files that the record of a dossier holds to be no report, or not wholly read, and why, in its order."""
        held = self.held(slug(name))
        return {(one.file, one.reason): None for one in held.view.record.skipped} if held else {}

    def _wait(self, name: str) -> None:
        """Wait for the present record of a dossier, for a minute at the most; it is made beside."""
        until = time.monotonic() + LONGEST
        while (held := self.held(slug(name))) is not None and held.behind and time.monotonic() < until:
            time.sleep(LOOK)

    def _read(self, reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
        """What is read in reports, in their order; few are asked for ahead, so that records are made in between."""
        executor, coming = self.executor(), deque[Future[Extraction]]()
        for report in reports:
            coming.append(executor.submit(extracted, report, settings))
            if len(coming) > AHEAD:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()
