"""What files hold, before it is settled what it is called and what is said of it: it can be gathered in any order.

What one file says of another (a manifest's row), names that clash and texts that come twice are matters of the whole
dossier. So a store keeps what was gathered, and settles it anew with every file that comes.
"""

import os
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath

from msgspec.structs import replace

from dragoman.ingest.build import built, known, merged
from dragoman.ingest.draft import Draft, Stated, file_name, with_stated
from dragoman.lexicon.languages import UNKNOWN, why_unread
from dragoman.record.base import Frozen
from dragoman.record.errors import IngestError
from dragoman.record.record import Skipped
from dragoman.record.report import Report

Build = Callable[[Draft], Report]


class Row(Frozen, frozen=True, kw_only=True):
    """What a manifest states of a file. `manifest`: its real path; `target`: the absolute path that it speaks of.

    `file`: how the manifest's folder calls that; `there`: whether there was something.
    """

    manifest: str
    target: str
    file: str
    stated: Stated
    there: bool


class Left(Frozen, frozen=True, kw_only=True):
    """What was not read, and the real path of the file that it stood in; empty for standard input."""

    source: str
    skipped: Skipped


class Gathered(Frozen, frozen=True, kw_only=True):
    """All that files hold."""

    drafts: tuple[Draft, ...] = ()
    rows: tuple[Row, ...] = ()
    left: tuple[Left, ...] = ()

    def files(self) -> frozenset[str]:
        """The real paths of the files that something was found in."""
        found = {draft.real for draft in self.drafts} | {row.manifest for row in self.rows}
        return frozenset(path for path in found | {entry.source for entry in self.left} if path)

    def then(self, later: "Gathered") -> "Gathered":
        """Both; of what a file states or leaves out, its later word counts."""
        again = later.files()
        return Gathered(
            drafts=tuple(dict.fromkeys((*self.drafts, *later.drafts))),
            rows=(*(row for row in self.rows if row.manifest not in again), *later.rows),
            left=tuple(dict.fromkeys((*(entry for entry in self.left if entry.source not in again), *later.left))),
        )


class Ingested(Frozen, frozen=True, kw_only=True):
    """The reports, by file name, and what was not read, with the reason."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...]


def settled(gathered: Gathered, *, build: Build = built) -> Ingested:
    """The reports in what was gathered, the same whatever the order in which it was.

    `build`: makes a report of a draft, or raises IngestError; for whoever remembers those that were made.
    """
    entries = list(stated(gathered))
    skipped = [entry for entry in entries if isinstance(entry, Skipped)]
    reports = []
    for draft in _named(_in_one_place(entry for entry in entries if isinstance(entry, Draft))):
        try:
            reports.append(build(draft))
        except IngestError as error:
            skipped.append(Skipped(file=draft.file, reason=str(error)))
        skipped += [Skipped(file=draft.file, reason=note) for note in draft.notes]
    one_each = merged(reports)
    foreign = ((r.file, r.language) for r in one_each.reports if not r.read)
    skipped += [Skipped(file=file, reason=why_unread(language or UNKNOWN)) for file, language in foreign]
    skipped += one_each.twins
    return Ingested(reports=one_each.reports, skipped=tuple(sorted(skipped, key=lambda s: (s.file, s.reason))))


def stated(gathered: Gathered) -> Iterator[Draft | Skipped]:
    """The drafts with what manifests state of them, each text of a file once, and what was not read."""
    yield from (left.skipped for left in gathered.left)
    rows = {row.target: row for row in sorted(gathered.rows, key=_depth)}
    used: set[str] = set()
    for draft in once(gathered.drafts):
        row = next((rows[name] for name in _targets(draft) if name in rows), None)
        used.update([row.target] if row else [])
        yield with_stated(draft, row.stated, basis="given") if row else draft
    gone = (row for row in rows.values() if row.target not in used and not row.there)
    yield from (Skipped(file=row.file, reason="named in the manifest, but not there") for row in gone)


def target(folder: str, name: str) -> str:
    """The absolute path that a name in a folder stands for, as paths are compared."""
    return unicodedata.normalize("NFC", file_name(os.path.normpath(f"{folder}/{name}")))


def once(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, each text of a file once: as found from the outermost of the folders that were named."""
    found: dict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.real, _entry(draft), draft.text].append(draft)
    best = (min(same, key=lambda d: (-len(d.place), d.folder)) for same in found.values())
    return sorted(best, key=lambda d: (d.folder, d.place, d.text))


def _in_one_place(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts, those of one name and text as one: a copy of a folder, or a colleague's, holds no other reports."""
    found: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        found[draft.file, draft.text].append(draft)
    return [min(same, key=lambda d: (-known(d), d.folder, d.place)) for same in found.values()]


def _entry(draft: Draft) -> str:
    """Which entry of its file a draft is: "#3"."""
    return draft.place.rsplit("/", 1)[-1].removeprefix(draft.at.rsplit("/", 1)[-1]) if draft.at else draft.place


def _targets(draft: Draft) -> Iterator[str]:
    """By what paths a manifest may speak of a draft; of one that is no file's, by none."""
    if not draft.at:
        return
    folder = draft.at.removesuffix(draft.place.removesuffix(_entry(draft)))
    yield from dict.fromkeys(target(base, draft.file) for base in (folder, draft.at.rsplit("/", 1)[0]))
    yield target("/", f"{draft.at}{_entry(draft)}")


def _depth(row: Row) -> tuple[int, str, str]:
    """The manifest nearest to a file has the last word on it."""
    return row.manifest.count("/"), row.manifest, row.target


def _named(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, none going by the name of another: those of one name go by their places."""
    names = [draft.file for draft in drafts]
    for longer in (_place, _folder_and_place, _path):
        taken = Counter(names)
        names = [longer(draft) if taken[name] > 1 else name for draft, name in zip(drafts, names, strict=True)]
    yield from (replace(draft, file=name) for draft, name in zip(drafts, names, strict=True))


def _place(draft: Draft) -> str:
    return draft.place


def _folder_and_place(draft: Draft) -> str:
    return f"{PurePath(draft.folder).name}/{draft.place}" if draft.folder else draft.place


def _path(draft: Draft) -> str:
    return f"{draft.folder}/{draft.place}" if draft.folder else draft.place
