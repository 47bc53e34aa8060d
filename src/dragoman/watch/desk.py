"""The desk of one dossier in a store: what watching needs of it."""

from dragoman import living
from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Gathered, settled
from dragoman.record.record import Record, decode
from dragoman.run.alone import extractions
from dragoman.sorting.sorter import Sorter
from dragoman.sorting.terms import terms_of
from dragoman.store import Store


class StoredDesk:
    """A dossier of a store; it must be there."""

    def __init__(self, store: Store, name: str, *, read: living.Reader = extractions) -> None:
        """`read`: from reports to extractions; a test's own needs no parser."""
        self._store, self._name, self._read = store, name, read

    def record(self) -> Record | None:
        """The record as it stands; null for an empty dossier."""
        found = decode(living.record(self._store, self._name))
        return found if found.reports else None

    def sorter(self) -> Sorter[Draft]:
        """A sorter that knows the dossier by its reports as they stand, and no other."""
        state = self._store.state(self._name)
        found: Sorter[Draft] = Sorter(terms=terms_of(living.settings_of(state).issues), propose=False)
        found.know(self._name, settled(state.gathered).reports)
        return found

    def take(self, found: Gathered) -> frozenset[str]:
        """Read and keep reports; the ids of those that are new."""
        return frozenset(one.report for one in living.add(self._store, self._name, found, read=self._read) if one.new)

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key."""
        return self._store.memo(self._name).get(key)

    def remember(self, key: str, value: bytes) -> None:
        """Remember something under a key."""
        self._store.remember(self._name, {key: value})
