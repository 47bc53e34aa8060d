"""The cast of a report: whom its words name, and which words name the same one."""

from dragoman.read.parse import Token
from dragoman.record.actor import Entity


class Cast:
    """The entities of one report and the tokens that stand for them.

    A token "stands for" an entity when it is part of a name or the head of a noun phrase (title, description, pronoun,
    people) that refers to it.
    """

    def __init__(self, entities: dict[str, Entity], heads: dict[int, str]) -> None:
        """`entities` by id; `heads`: token index to entity id."""
        self._entities = entities
        self._heads = heads

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities, in order of first mention."""
        return tuple(self._entities.values())

    def get(self, entity: str) -> Entity:
        """The entity with an id."""
        return self._entities[entity]

    def who(self, token: Token) -> str | None:
        """The id of the entity that the noun phrase headed by a token refers to; null when unknown or undecided."""
        return self._heads.get(token.i)

    def parties(self, token: Token) -> tuple[str, ...]:
        """The entities of a noun phrase and of what is coordinated with it ("Ruritania and Norland"), in order."""
        found = [self.who(t) for t in (token, *token.conjuncts)]
        return tuple(dict.fromkeys(e for e in found if e))

    def add(self, entity: Entity, token: Token) -> str:
        """Gives a token that stands for nobody yet an entity of its own; returns the id of the token's entity."""
        if known := self.who(token):
            return known
        self._entities.setdefault(entity.id, entity)
        self._heads[token.i] = entity.id
        return entity.id
