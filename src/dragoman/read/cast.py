"""The cast of a report: whom its words name, and which words name the same one."""

from spacy.tokens import Doc, Token

from dragoman.record.actor import Entity


class Cast:
    """The entities of one report and the tokens that stand for them.

    A token "stands for" an entity when it is the head of a noun phrase (name, title and name, description, pronoun)
    that refers to it.
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
        """The entities of a noun phrase and of what is coordinated with it ("Russia and Ukraine"), in order."""
        found = [self.who(t) for t in (token, *token.conjuncts)]
        return tuple(dict.fromkeys(e for e in found if e))


def cast_of(doc: Doc, report: str) -> Cast:
    """The cast of a parsed report."""
    entities: dict[str, Entity] = {}
    heads: dict[int, str] = {}
    by_name: dict[str, str] = {}
    kinds = {"PERSON": "person", "GPE": "state", "ORG": "organisation"}
    for ent in doc.ents:
        if ent.label_ not in kinds:
            continue
        name = ent.text.removesuffix("’s").removesuffix("'s").removeprefix("the ").strip()
        key = by_name.get(name) or next((i for n, i in by_name.items() if n.split()[-1] == name), None)
        if key is None:
            key = by_name[name] = f"{report}/{len(entities)}"
            entities[key] = Entity(id=key, report=report, name=name, kind=kinds[ent.label_], named=True, forms=(name,))  # type: ignore[arg-type]
        heads[ent.root.i] = key
    return Cast(entities, heads)
