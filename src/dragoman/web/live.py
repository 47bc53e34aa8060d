"""A shelf over a store: records made anew when something changed, reports read in the background, in another process.

Reading and reconciling take seconds of a processor; they run in one process beside the server, so that pages answer
while they do. A dossier that changed is shown as it was until its new record is there.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context

import msgspec

from dragoman import judging, living, pipeline, version
from dragoman.ingest.gathered import Gathered, settled
from dragoman.judging import Said
from dragoman.present.view import View
from dragoman.record.errors import DragomanError
from dragoman.record.extraction import Extraction
from dragoman.record.judgement import Judgement
from dragoman.record.record import decode, encode
from dragoman.record.report import Report
from dragoman.settings import Settings
from dragoman.store import Store
from dragoman.store.kept import Derived, Hit, State, Summary
from dragoman.web.jobs import Job
from dragoman.web.shelf import Held, slug

PATIENCE = 3.0  # seconds that a page waits for a new record before it shows the last one
FRESH = "web/fresh"  # the memo that tells which reports came last


def extracted(report: Report, settings: Settings) -> Extraction:
    """What is read in one report; runs in the process beside."""
    return next(pipeline.extractions([report], settings))


def derived(state: State) -> bytes:
    """The record of a dossier, encoded; runs in the process beside."""
    return encode(living.derive(state, settled(state.gathered)))


def beside() -> Executor:
    """One process beside the server. It begins empty rather than as a copy: a copy of threads can stop dead."""
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"))


@dataclass(slots=True)
class _Place:
    """What is known of one dossier in memory."""

    held: Held | None = None
    making: Future[bytes] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Live:
    """The dossiers of a store. It owns the process beside the server; `close` ends it."""

    def __init__(self, store: Store, *, start: Callable[[], Executor] = beside) -> None:
        """`start`: makes what reads and reconciles; a test's own reads at once."""
        self.store = store
        self._start = start
        self._executor: Executor | None = None
        self._places: dict[str, _Place] = {}
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
        return judging.judge(self.store, name, said)

    def search(self, words: str, *, name: str | None, limit: int) -> tuple[Hit, ...]:
        """The passages that hold all words. Raises UsageError where there is none."""
        return self.store.search(words, name=name, limit=limit)

    def name_of(self, path: str) -> str | None:
        """The name of a dossier by its slug."""
        return next((one.name for one in self.store.dossiers() if slug(one.name) == path), None)

    def held(self, path: str, *, patience: float = PATIENCE) -> Held | None:
        """A dossier by the slug of its name; the last record, where a new one is not there in time."""
        name = self.name_of(path)
        if name is None:
            return None
        place = self._place(name)
        revision = self.store.revision(name)
        if place.held is not None and place.held.revision == revision:
            return place.held
        with place.lock:
            if place.held is None or place.held.revision != revision:
                self._renew(name, place, patience if place.held is not None else None)
            return place.held

    def _place(self, name: str) -> _Place:
        with self._lock:
            return self._places.setdefault(name, _Place())

    def _renew(self, name: str, place: _Place, patience: float | None) -> None:
        """Put the present record of a dossier in its place; after `patience` seconds, mark the last one as behind."""
        state = self.store.state(name)
        kept = self.store.record(name)
        if kept is not None and kept.revision == state.revision and kept.version == version.of_record():
            place.held, place.making = self._made(state, kept.data), None
            return
        if place.making is None:
            place.making = self.executor().submit(derived, state)
        try:
            data = place.making.result(timeout=patience)
        except TimeoutError:
            if place.held is not None:
                place.held = replace(place.held, behind=True)
            return
        except DragomanError:
            place.making = None
            raise
        place.making = None
        self.store.keep(name, Derived(revision=state.revision, version=version.of_record(), data=data))
        place.held = self._made(state, data)

    def _made(self, state: State, data: bytes) -> Held:
        reports = settled(state.gathered).reports
        came = self.store.memo(state.name).get(FRESH)
        last = frozenset(msgspec.json.decode(came, type=list[str])) if came else frozenset()
        return Held(
            name=state.name, view=View(decode(data)), texts={report.id: report.text for report in reports},
            revision=state.revision, fresh=last if len(last) < len(reports) else frozenset(),
        )  # fmt: skip

    def executor(self) -> Executor:
        """What reads and reconciles, started when first needed."""
        with self._lock:
            if self._executor is None:
                self._executor = self._start()
            return self._executor

    def add(self, name: str, gathered: Gathered, job: Job) -> None:
        """Add what was gathered to a dossier, and tell of each report as it is accepted. Runs in the job's thread."""
        new = []
        for one in living.add(self.store, name, gathered, read=self._read):
            job.tell(f"{'added' if one.new else 'read again'}: {one.file}")
            new += [one.report] if one.new else []
        for entry in gathered.left:
            job.tell(f"not read: {entry.skipped.file}: {entry.skipped.reason}", ok=False)
        if new:
            self.store.remember(name, {FRESH: msgspec.json.encode(new)})
        self.held(slug(name), patience=60.0)

    def _read(self, reports: Iterable[Report], settings: Settings) -> Iterator[Extraction]:
        executor = self.executor()
        for future in [executor.submit(extracted, report, settings) for report in reports]:
            yield future.result()
