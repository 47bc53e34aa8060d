"""What goes into a store and comes out of it."""

import hashlib
from collections.abc import Iterable
from typing import Literal

import msgspec

from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered
from dragoman.record.base import Frozen
from dragoman.record.errors import StoreError
from dragoman.record.extraction import Extraction
from dragoman.record.judgement import Judgement

PassageKind = Literal[
    "report", "statement", "meeting", "position", "commitment", "condition", "incident", "figure", "part"
]  # fmt: skip


class Summary(Frozen, kw_only=True):
    """A dossier as a list shows it. `reports`: how many texts; `changed`: when one last came (UTC), null for never.

    `versions`: which versions of the program have read its reports.
    """

    name: str
    anchor: str | None
    own_issues: bool
    reports: int
    skipped: int
    judgements: int
    changed: str | None
    versions: tuple[str, ...]


class ReadReport(Frozen, kw_only=True):
    """What was read in a report: from what (`key`: a hash of all that reading looks at) and by which version."""

    report: str
    key: str
    version: str
    extraction: Extraction


class Held(Frozen, kw_only=True):
    """A ReadReport as it is kept: what was read in it is decoded only where somebody looks."""

    report: str
    key: str
    version: str
    data: bytes

    @property
    def extraction(self) -> Extraction:
        """What was read in the report. Raises StoreError where this version of the program cannot make it out."""
        try:
            return msgspec.json.decode(self.data, type=Extraction)
        except msgspec.DecodeError:
            message = f"what version {self.version} read in report {self.report} means nothing now: dragoman refresh"
            raise StoreError(message) from None


class State(Frozen, kw_only=True):
    """All that a dossier's record is made of, at one moment.

    `anchor`: a day; `issues`: TOML; both null where not given. `revision` grows with every change.
    `readings` may hold reports that were taken out, which are not in `gathered`.
    """

    name: str
    anchor: str | None
    issues: str | None
    revision: int
    gathered: Gathered
    readings: tuple[Held, ...]
    judgements: tuple[Judgement, ...]


class Derived(Frozen, kw_only=True):
    """A record as bytes, and what it was made of: the revision of the dossier and the version of the program."""

    revision: int
    version: str
    data: bytes


class Hit(Frozen, kw_only=True):
    """A passage that was found. `start`: its first code point in the report; `claim`: null for a report's words."""

    dossier: str
    report: str
    file: str
    kind: PassageKind
    claim: str | None
    start: int
    text: str


def draft_key(draft: Draft) -> str:
    """What tells drafts apart: the file, the place in it and the text."""
    said = (draft.real, draft.folder, draft.place, draft.file, hashlib.sha256(draft.text.encode()).hexdigest())
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:32]


def fresh(drafts: Iterable[Draft], known: frozenset[str]) -> tuple[Draft, ...]:
    """The drafts whose keys are not known, each once."""
    found = {key: draft for draft in drafts if (key := draft_key(draft)) not in known}
    return tuple(found.values())
