"""What a dossier tells of its actors, gathered for the rules that find whose side each is on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.record.actor import Actor


@dataclass(frozen=True, slots=True, eq=False)
class Dossier:
    """What the rules look at. One is another only if it is the same, so that what was worked out of it can be kept.

    Actors by id; the states whose holder of an office is known, by office; ids of actors with a name; the states at the
    table; whom each actor meets; the votes of reports for a side, and of mere leanings; the bodies called by a name.
    """

    actors: Mapping[str, Actor]
    holders: Mapping[str, frozenset[str]]
    named: frozenset[str]
    states: tuple[str, ...]
    facing: Mapping[str, frozenset[str]]
    votes: Mapping[str, Counter[str]]
    leans: Mapping[str, Counter[str]]
    bodies: tuple[Actor, ...]

    def people(self) -> list[Actor]:
        """The persons among the actors."""
        return [a for a in self.actors.values() if a.kind == "person"]
