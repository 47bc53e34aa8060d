"""What was worked out for a dossier before, and need not be again: its reports, and what each is found by.

All of it is a memo: it may be lost at any time, and gives what working it out again would give.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

import msgspec
from msgspec.structs import replace

from dragoman import version
from dragoman.ingest.build import built
from dragoman.ingest.draft import Draft
from dragoman.ingest.gathered import Build
from dragoman.reconcile.nearest import gist
from dragoman.record.errors import StoreError
from dragoman.record.report import Report
from dragoman.store import Store
from dragoman.store.kept import Held

BUILT, GIST = "built/", "gist/"  # the beginnings of keys
Gist = tuple[str, ...]


@contextmanager
def building(store: Store, name: str) -> Iterator[Build]:
    """What makes reports of a dossier's drafts: those made before as they were; new ones are kept in the end."""
    prefix = f"{BUILT}{version.of_ingest()}/"
    held, made = store.memo(name, prefix=prefix), dict[str, bytes]()

    def build(draft: Draft) -> Report:
        said = msgspec.msgpack.encode(replace(draft, file=""))
        key = prefix + hashlib.sha256(said).hexdigest()[:32]
        known = _report(held.get(key))
        if known is None:
            known = built(draft)
            held[key] = made[key] = msgspec.msgpack.encode(replace(known, file="", text=""))
        return replace(known, file=draft.file, text=draft.text)

    yield build
    _keep(store, name, made, prefix=BUILT, version=prefix)


def gists(store: Store, name: str, readings: Iterable[Held]) -> Mapping[str, Gist]:
    """What each report is found by, by its id."""
    prefix = f"{GIST}{version.of_record()}/"
    held, made, found = store.memo(name, prefix=prefix), dict[str, bytes](), dict[str, Gist]()
    for one in readings:
        key = f"{prefix}{one.report}/{one.key}"
        stems = _stems(held.get(key))
        if stems is None:
            stems = gist(one.extraction)
            made[key] = msgspec.msgpack.encode(stems)
        found[one.report] = stems
    _keep(store, name, made, prefix=GIST, version=prefix)
    return found


def _keep(store: Store, name: str, made: Mapping[str, bytes], *, prefix: str, version: str) -> None:
    """Keep what was made; what another version of the program made goes."""
    if made:
        old = [key for key in store.memo(name, prefix=prefix) if not key.startswith(version)]
        with suppress(StoreError):  # a store that can only be read remembers nothing
            store.remember(name, made, forget=old)


def _report(data: bytes | None) -> Report | None:
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=Report)
    except msgspec.DecodeError:
        return None


def _stems(data: bytes | None) -> Gist | None:
    try:
        return None if data is None else msgspec.msgpack.decode(data, type=Gist)
    except msgspec.DecodeError:
        return None
