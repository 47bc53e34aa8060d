"""Whom the subject of a clause stands for: the entities that its words name, and the side that each speaks for."""

from collections.abc import Iterable, Iterator

from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading


def parties_of(reading: Reading, holders: Iterable[Token]) -> tuple[str, ...]:
    """The ids of the entities of some noun phrases, in order, each person or body followed by the side it belongs to.

    "Her government" and "the Norlandic delegation" stand for the side of their owner.
    """
    found = [e for holder in holders for token in (holder, *holder.conjuncts) for e in _standing(reading, token)]
    return tuple(dict.fromkeys(found))


def with_side(reading: Reading, entity: str) -> tuple[str, ...]:
    """An entity and, after a person or a mere description, the state or organisation that it most likely speaks for."""
    who = reading.cast.get(entity)
    return (entity, *who.sides[:1]) if who.kind == "person" or not who.named else (entity,)


def named(reading: Reading, entities: Iterable[str]) -> str:
    """Some entities as a person reads them: "A and B", a person's side in brackets: "A (B)"."""
    parts: list[str] = []
    side: str | None = None
    for entity in entities:
        who = reading.cast.get(entity)
        if entity == side:
            parts[-1] += f" ({who.name})"
        else:
            parts.append(who.name)
        side = next(iter(who.sides), None)
    return " and ".join(parts)


def _standing(reading: Reading, token: Token) -> Iterator[str]:
    entity = reading.cast.who(token) or _within(reading, token)
    if entity:
        yield from with_side(reading, entity)
    if token.lemma_.lower() in words("positions", "bodies", "nouns") and not (
        entity and reading.cast.get(entity).named
    ):
        for child in token.children:
            owner = reading.cast.who(child) if child.dep_ in ("poss", "amod", "compound", "nmod") else None
            if owner:
                yield from _side(reading, owner)


def _within(reading: Reading, token: Token) -> str | None:
    """The entity of the name that a token of a name ends: "S" of "Norland Terminals A/S"."""
    if token.pos_ != "PROPN":
        return None
    parts = (reading.cast.who(c) for c in token.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN")
    return next((p for p in parts if p and reading.cast.get(p).kind == "organisation"), None)


def _side(reading: Reading, owner: str) -> tuple[str, ...]:
    """The side of the owner of a body: its own side for a person, or the person; itself for a state or a body."""
    who = reading.cast.get(owner)
    return who.sides[:1] or (owner,) if who.kind == "person" else (owner,)
