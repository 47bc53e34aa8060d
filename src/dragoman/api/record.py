"""A record with what a program does with it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from dragoman.api.notebook import record_html
from dragoman.api.table import Table, tables
from dragoman.present.view import View
from dragoman.record import record as document
from dragoman.record.errors import RecordError, UsageError
from dragoman.record.source import source

if TYPE_CHECKING:
    from dragoman.present.changes import Change
    from dragoman.record.verify import Mismatch


class Record(document.Record, frozen=True, kw_only=True):
    """All that dragoman holds of a dossier: `claims`, `findings`, `reports`, `actors` and the rest, as in the JSON.

    Immutable. `read` and `load` make one, and so does a store.
    """

    @classmethod
    def of(cls, found: document.Record) -> Self:
        """The same record with these methods; nothing is copied."""
        return cls(**msgspec.structs.asdict(found))

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that it can be asked for."""
        return tuple(one.name for one in tables())

    def table(self, name: str) -> Table:
        """A table by its name, "claims" for one. Raises UsageError for a name that is none of `tables`."""
        found = next((one for one in tables() if one.name == name), None)
        if found is None:
            message = f"there is no table {name!r}: it is one of {', '.join(self.tables)}"
            raise UsageError(message)
        return Table.of(found, View(self))

    def names(self) -> dict[str, str]:
        """The name of each actor, by the id that claims have."""
        return {actor.id: actor.name for actor in self.actors}

    def brief(self) -> str:
        """The brief, in Markdown."""
        from dragoman.present import markdown

        return markdown(self)

    def page(self) -> str:
        """The brief as one self-contained HTML page."""
        from dragoman.present.page import html

        return html(self)

    def changes(self, since: document.Record) -> "tuple[Change, ...]":
        """What is new, settled, hardened, softened, dropped, contradicted or overdue since an earlier record."""
        from dragoman.present.changes import changes

        return changes(since, self)

    def verify(self, *sources: str | Path) -> "tuple[Mismatch, ...]":
        """Each quotation that does not stand at its place in the reports there; nothing where all do."""
        from dragoman.ingest import ingest
        from dragoman.record.verify import verify

        found = ingest([source(one) for one in sources])
        return tuple(verify(self, found.reports, skipped=found.skipped))

    def export(
        self,
        form: str,
        path: str | Path | None = None,
        *,
        reports: Iterable[str | Path] = (),
        before: document.Record | None = None,
    ) -> bytes:
        """The record in a form, "xlsx" for one, as `dragoman export` writes it; into a file where `path` names one.

        A form of several files is one zip. `reports`: where the reports are, for the words around annotations;
        `before`: an earlier record, for a feed of what changed. Raises UsageError for a form that is none.
        """
        from dragoman.api.exported import exported
        from dragoman.ingest import ingest

        found = ingest([source(one) for one in reports]).reports
        return exported(self, form, path, texts={report.id: report.text for report in found}, before=before)

    def save(self, path: str | Path) -> None:
        """Write the record as JSON. Raises UsageError where that cannot be done."""
        self.export("json", path)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        return record_html(self)


def load(path: str | Path) -> Record:
    """The record in a file. Raises UsageError where it cannot be opened, RecordError where it holds no record."""
    try:
        return Record.of(document.decode(Path(path).read_bytes()))
    except OSError as error:
        message = f"cannot read {path}: {error.strerror}"
        raise UsageError(message) from None
    except RecordError as error:
        message = f"{path}: {error}"
        raise RecordError(message) from None
