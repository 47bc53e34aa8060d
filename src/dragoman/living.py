"""Dossiers that grow: reports come to a store, are read as they come, and the record follows.

Whatever the order and the batches in which files come, the record is the one that reading them at once would give.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

import msgspec

from dragoman import version
from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered, Ingested, settled
from dragoman.lexicon.issues import issues_in
from dragoman.reconcile import reconcile
from dragoman.record.base import Frozen
from dragoman.record.errors import StoreError, UsageError
from dragoman.record.extraction import Extraction
from dragoman.record.record import Record, encode
from dragoman.record.report import Report, report_id
from dragoman.record.value import Dated
from dragoman.record.verify import Mismatch, verify
from dragoman.remembered import building
from dragoman.run.alone import extractions
from dragoman.settings import Settings
from dragoman.store import Store
from dragoman.store.kept import Derived, ReadReport, State, draft_key, fresh

Reader = Callable[[Iterable[Report], Settings], Iterator[Extraction]]  # in the order of the reports
ROUNDS = 5  # how often what others write meanwhile is looked at again


class Accepted(Frozen, kw_only=True):
    """A report that is in the store for good. `new`: it was not there before, rather than read again."""

    report: str
    file: str
    new: bool


def settings_of(state: State) -> Settings:
    """The settings that a dossier's reports are read by."""
    day = Dated(edtf=state.anchor, basis="given") if state.anchor else None
    if state.issues is None:
        return Settings(anchor=day)
    return Settings(anchor=day, issues=issues_in(state.issues, name=f"the issues of {state.name!r}"))


def add(store: Store, name: str, gathered: Gathered, *, read: Reader = extractions) -> Iterator[Accepted]:
    """Add what was gathered to a dossier: each report is told when it is accepted, with all that was read in it."""
    state = store.state(name)
    known = frozenset(draft_key(draft) for draft in state.gathered.drafts)
    whole = state.gathered.then(gathered)
    with building(store, name) as build:
        found = settled(whole, build=build)
    todo = _unread(found, state)
    by_report: dict[str, list[Draft]] = defaultdict(list)
    for draft in fresh(gathered.drafts, known):
        by_report[report_id(draft.text)].append(draft)
    ids = {report.id for report in todo}
    told = {report: some for report, some in by_report.items() if report not in ids}  # there is nothing to read in them
    stated = bool(told) or not _alike(whole, state.gathered)
    if stated:
        first = Gathered(drafts=tuple(chain.from_iterable(told.values())), rows=gathered.rows, left=gathered.left)
        store.accept(name, first, looked_at=gathered.files())
    there = _reports(state)
    files = {report.id: report.file for report in found.reports}  # what is no report is among the skipped
    yield from (Accepted(report=r, file=files[r], new=True) for r in told if r in files and r not in there)
    yield from _read(store, state, todo, read, by_report)
    if store.revision(name) != state.revision + stated + len(todo):  # somebody else has written
        yield from _rest(store, name, read)


def refresh(store: Store, name: str, *, read: Reader = extractions) -> Iterator[Accepted]:
    """Read again what another version of the program has read."""
    state = store.state(name)
    present = version.of_reading()
    old = frozenset(r.report for r in state.readings if r.version != present)
    found = settled(state.gathered)
    todo = [report for report in found.reports if report.id in old]
    yield from _read(store, state, todo, read, {})
    yield from _rest(store, name, read)


def remove(store: Store, name: str, wanted: Sequence[str]) -> tuple[Accepted, ...]:
    """Take reports out of a dossier, by id or file name. Raises UsageError for one that is not there."""
    state = store.state(name)
    reports = settled(state.gathered).reports
    found = []
    for one in wanted:
        named = [r for r in reports if one in (r.id, r.file)]
        if not named:
            message = f"no report {one!r} in {name!r}"
            raise UsageError(message)
        found += named
    gone = {r.id for r in found}
    store.remove(name, [draft_key(d) for d in state.gathered.drafts if report_id(d.text) in gone])
    return tuple(Accepted(report=r.id, file=r.file, new=False) for r in found)


def record(store: Store, name: str) -> bytes:
    """The record of a dossier, encoded: as it was kept, where nothing has changed since, or made anew."""
    kept = store.record(name)
    present = version.of_record()
    if kept and kept.version == present and kept.revision == store.revision(name):
        return kept.data
    state = store.state(name)
    with building(store, name) as build:
        data = encode(derive(state, settled(state.gathered, build=build)))
    with suppress(StoreError):  # a store that can only be read has a record all the same
        store.keep(name, Derived(revision=state.revision, version=present, data=data))
    return data


def derive(state: State, found: Ingested, *, only: Collection[str] | None = None) -> Record:
    """The record of all that a dossier is made of. `found`: its reports; `only`: the ids of those to look at."""
    by_id = {r.report: r.extraction for r in state.readings if only is None or r.report in only}
    there = [report for report in found.reports if report.id in by_id]
    return reconcile(
        there, [by_id[report.id] for report in there], name=state.name, settings=settings_of(state),
        skipped=found.skipped, judgements=state.judgements,
    )  # fmt: skip


def reading_keys(settings: Settings) -> Callable[[Report], str]:
    """What hashes all that reading a report looks at: the report but for its name, the day and the issues."""
    issues = hashlib.sha256(msgspec.msgpack.encode(settings.issues)).digest()

    def key(report: Report) -> str:
        day = None if report.published else settings.anchor
        said = (msgspec.structs.replace(report, file=""), day, issues)
        return hashlib.sha256(msgspec.msgpack.encode(said)).hexdigest()[:32]

    return key


def faults(store: Store) -> Iterator[Mismatch]:
    """What in a store is not whole: the database, texts, what was read in them, and the records."""
    yield from store.faults()
    for summary in store.dossiers():
        name = summary.name
        state = store.state(name)
        found = settled(state.gathered)
        read = {r.report for r in state.readings}
        for report in found.reports:
            if report.id not in read:
                yield Mismatch(where=f"{name}: {report.file}", problem="nothing was read in it")
        present = derive(state, found)
        for one in verify(present, found.reports, skipped=found.skipped):
            yield Mismatch(where=f"{name}: {one.where}", problem=one.problem)
        kept = store.record(name)
        same = kept and kept.revision == state.revision and kept.version == version.of_record()
        if kept and same and kept.data != encode(present):
            yield Mismatch(where=name, problem="the record that is kept is not the one that its reports give")


def _unread(found: Ingested, state: State) -> list[Report]:
    """The reports in which was not read what is known of them now."""
    key = reading_keys(settings_of(state))
    known = {r.report: r.key for r in state.readings}
    return [report for report in found.reports if known.get(report.id) != key(report)]


def _read(
    store: Store, state: State, todo: Sequence[Report], read: Reader, new: dict[str, list[Draft]]
) -> Iterator[Accepted]:
    """Read reports and accept each with what was read in it."""
    settings, there = settings_of(state), _reports(state)
    key = reading_keys(settings)
    for report, extraction in zip(todo, read(todo, settings), strict=True):
        drafts = tuple(new.get(report.id, ()))
        done = ReadReport(report=report.id, key=key(report), version=version.of_reading(), extraction=extraction)
        store.accept(state.name, Gathered(drafts=drafts), [done])
        yield Accepted(report=report.id, file=report.file, new=report.id not in there)


def _rest(store: Store, name: str, read: Reader) -> Iterator[Accepted]:
    """Read what is unread because of what others have added meanwhile, a manifest for one."""
    for _ in range(ROUNDS):
        state = store.state(name)
        todo = _unread(settled(state.gathered), state)
        if not todo:
            return
        yield from _read(store, state, todo, read, {})


def _alike(one: Gathered, other: Gathered) -> bool:
    """Whether the same is stated and left out."""
    return set(one.rows) == set(other.rows) and set(one.left) == set(other.left)


def _reports(state: State) -> frozenset[str]:
    """The ids of the reports that have come."""
    return frozenset(report_id(draft.text) for draft in state.gathered.drafts)
