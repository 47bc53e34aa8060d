"""An open store, with what the command line does with dossiers."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dragoman.api.record import Record
from dragoman.lexicon.issues import issues_in, issues_text
from dragoman.record.base import Frozen
from dragoman.record.errors import DragomanError
from dragoman.record.judgement import Action, Judged
from dragoman.record.record import Skipped, decode
from dragoman.record.source import source
from dragoman.record.url import Limits
from dragoman.settings import anchor_day

if TYPE_CHECKING:
    from dragoman.store.kept import Hit, Summary


class Added(Frozen, kw_only=True):
    """What adding did: the files of the reports that are new and of those that were read again, and what was left."""

    dossier: str
    added: tuple[str, ...]
    read_again: tuple[str, ...]
    skipped: tuple[Skipped, ...]


class OpenStore:
    """Dossiers in a database. Use it in `with`, or `close` it. Each call is done wholly, and for good, or not at all.

    Methods raise UsageError for a dossier that is not there, and StoreError where the database fails.
    """

    def __init__(self, url: str | None = None, *, create: bool = False) -> None:
        """See `open_store`."""
        from dragoman.store import opened

        self._open = ExitStack()
        self._store = self._open.enter_context(opened(url, create=create))

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the database."""
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._open.close()

    def dossiers(self) -> "tuple[Summary, ...]":
        """All dossiers, by name."""
        return self._store.dossiers()

    def add(
        self,
        dossier: str,
        *sources: str | Path,
        anchor: str | date | None = None,
        issues: str | Path | None = None,
        allow_private: bool = False,
    ) -> Added:
        """Add reports to a dossier, which is made when it is new; the arguments are those of `read`, and stay."""
        from dragoman import living
        from dragoman.ingest import gather

        day = anchor_day(str(anchor) if anchor else None)
        own = issues_text(Path(issues)) if issues else None
        if own is not None:
            issues_in(own, name=str(issues))  # told now, not when the first report is read
        found = gather([source(one) for one in sources], limits=Limits(private=allow_private))
        if not found.drafts and not found.rows:
            message = "no report could be read" if found.left else "no reports there"
            raise DragomanError(message)
        self._store.make(dossier, anchor=day.edtf if day else None, issues=own)
        done = list(living.add(self._store, dossier, found))
        new = tuple(dict.fromkeys(one.file for one in done if one.new))
        again = tuple(dict.fromkeys(one.file for one in done if not one.new))
        return Added(dossier=dossier, added=new, read_again=again, skipped=tuple(left.skipped for left in found.left))

    def record(self, dossier: str) -> Record:
        """The record of a dossier: what `read` makes of all its reports at once, with what was judged."""
        from dragoman import living

        return Record.of(decode(living.record(self._store, dossier)))

    def export(self, dossier: str, form: str, path: str | Path | None = None, *, before: Record | None = None) -> bytes:
        """The record of a dossier in a form: see `Record.export`. The texts of its reports are at hand here."""
        from dragoman.api.exported import exported
        from dragoman.ingest.gathered import settled

        record, reports = self.record(dossier), settled(self._store.state(dossier).gathered).reports
        return exported(record, form, path, texts={report.id: report.text for report in reports}, before=before)

    def search(self, words: str, *, dossier: str | None = None, limit: int = 20) -> "tuple[Hit, ...]":
        """The passages of all dossiers, or one, that hold all words, the best first; "words in quotes" together."""
        return self._store.search(words, name=dossier, limit=limit)

    def judge(  # noqa: PLR0913  what somebody says of an item has these parts
        self,
        dossier: str,
        action: Action,
        *items: str,
        by: str,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
    ) -> Judged:
        """Say what is right and what is wrong: what was judged, and what became of it.

        `items`: ids of claims or findings; to undo, that of a judgement. `field` and `value`: of a correction; to
        reattribute, `value` names the speaker. Raises UsageError where it makes no sense.
        """
        from dragoman import judging

        undoes = items[0] if action == "undo" and items else None
        said = judging.Said(
            action=action, who=by, items=() if undoes else items, undoes=undoes, note=note, value=value,
            field="speaker" if action == "reattribute" else field,
        )  # fmt: skip
        made = judging.judge(self._store, dossier, said)
        return next(one for one in self.judgements(dossier) if one.id == made.id)

    def judgements(self, dossier: str) -> tuple[Judged, ...]:
        """All that was judged of a dossier, oldest first, and what became of it."""
        from dragoman import judging

        return judging.judged(self._store, dossier)

    def remove(self, dossier: str, *reports: str) -> tuple[str, ...]:
        """Take reports out of a dossier, by file name or id: the files. Added again, they come back."""
        from dragoman import living

        return tuple(one.file for one in living.remove(self._store, dossier, reports))


def open_store(url: str | None = None, *, create: bool = False) -> OpenStore:
    """The store at `sqlite:///FILE` or `postgresql://USER@HOST/DATABASE`, made where it is new and `create` is set.

    Without a URL, that of DRAGOMAN_STORE, or dragoman.db in this folder. Raises UsageError where there is none,
    StoreError for what is no store of ours.
    """
    return OpenStore(url, create=create)
