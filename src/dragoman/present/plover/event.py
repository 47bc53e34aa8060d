"""What an event is, as it is written: one JSON object a line."""

from typing import Literal

from dragoman.record.base import Frozen
from dragoman.record.value import Place, Quantity

Auxiliary = Literal["historical", "future", "hypothetical", "negation"]


class Party(Frozen, kw_only=True, omit_defaults=True):
    """Who does it, or to whom it is done. `id`: of the record's actor; absent where only words tell ("a market")."""

    name: str
    id: str | None = None
    kind: str | None = None
    side: str | None = None
    sectors: tuple[str, ...] = ()


class Quoted(Frozen, kw_only=True, omit_defaults=True):
    """The words that an event rests on: `report.text[start:end] == quote`, in code points."""

    report: str
    claim: str
    role: str
    start: int
    end: int
    quote: str


class Told(Frozen, kw_only=True, omit_defaults=True):
    """A report that tells an event."""

    id: str
    name: str
    origin: str


class Event(Frozen, kw_only=True, omit_defaults=True):
    """An event. `id`, `date`, `actor` and `event` are the manual's; the rest is there where it is known.

    `date_basis`: whether the reports tell the date, or it is that of the first report, or that from which the dossier
    is counted. `planned_for`: EDTF, of what is yet to come. `reciprocal`: actor and recipient may change places.
    `rule`: the row of the mapping, and the word that tells the event where the sentence itself was coded. `origins`:
    how many independent origins stand behind it.
    """

    id: str
    date: str
    date_basis: Literal["told", "published", "anchor"]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...] = ()
    event: str
    quad: str
    mode: str | None = None
    context: tuple[str, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    reciprocal: bool = False
    planned_for: str | None = None
    where: Place | None = None
    killed: Quantity | None = None
    injured: Quantity | None = None
    text: str
    rule: str
    origins: int
    reports: tuple[Told, ...]
    evidence: tuple[Quoted, ...]
