"""What comes back from reading one report: its entities and its claims, and nothing that needs spaCy."""

from dragoman.record.actor import Entity
from dragoman.record.base import Frozen
from dragoman.record.claim import Claim


class Extraction(Frozen, kw_only=True):
    """One report's entities and claims; the actor fields of the claims hold ids of these entities.

    `inferred`: the ids of incidents whose day the telling around them gives. `of_the_day`: the ids of undated claims
    that tell of the day of the report's story, which the report does not name.
    """

    report: str
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    inferred: tuple[str, ...] = ()
    of_the_day: tuple[str, ...] = ()
