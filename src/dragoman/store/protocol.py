"""What a store does, whatever database it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dragoman.ingest.gathered import Gathered
from dragoman.record.judgement import Judgement
from dragoman.record.verify import Mismatch
from dragoman.store.kept import Derived, Hit, ReadReport, State, Summary


class Store(Protocol):
    """Dossiers, kept. Every method is one transaction: it is done wholly, and for good, or not at all.

    All raise StoreError where the database fails, and UsageError for a dossier that is not there.
    """

    def close(self) -> None:
        """Let go of the database."""

    def dossiers(self) -> tuple[Summary, ...]:
        """All dossiers, by name."""

    def make(self, name: str, *, anchor: str | None = None, issues: str | None = None) -> None:
        """Make a dossier where there is none of this name, or bring back a removed one, and set what is not null."""

    def state(self, name: str) -> State:
        """All that a dossier is made of, as of one moment."""

    def revision(self, name: str) -> int:
        """How often a dossier has changed."""

    def accept(
        self, name: str, gathered: Gathered, readings: Sequence[ReadReport] = (), *, looked_at: Iterable[str] = ()
    ) -> None:
        """Add what was gathered, and what was read in it. Drafts that are there stay, removed ones come back.

        `looked_at`: the files whose last word this is: what they stated or left out before is replaced.
        """

    def remove(self, name: str, drafts: Iterable[str]) -> None:
        """Take drafts out of a dossier, by key. They are kept, and come back when they are added again."""

    def remove_dossier(self, name: str) -> None:
        """Take a dossier out of the list. It is kept, and comes back when something is added to it."""

    def judge(self, name: str, judgement: Judgement) -> None:
        """Add a judgement."""

    def record(self, name: str) -> Derived | None:
        """The record that was kept last, and of what."""

    def keep(self, name: str, derived: Derived) -> None:
        """Keep a record, unless one of a later revision is there."""

    def search(self, words: str, *, name: str | None = None, limit: int = 20, begun: bool = False) -> tuple[Hit, ...]:
        """The passages of all dossiers, or one, that hold all words, the best first.

        Words in double quotes stand together. `begun`: the last word may be the beginning of one.
        """

    def memo(self, name: str, *, prefix: str = "") -> dict[str, bytes]:
        """What was worked out for a dossier and kept, by key: all, or under keys that begin so."""

    def remember(self, name: str, found: Mapping[str, bytes], *, forget: Iterable[str] = ()) -> None:
        """Keep what was worked out, over what was there; let go of some keys."""

    def faults(self) -> Iterator[Mismatch]:
        """What in the store does not hold together; nothing, in one that is whole."""
