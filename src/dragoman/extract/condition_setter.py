"""Who sets a condition: whoever demands or refuses, else whoever says it; nobody where the writer does."""

from spacy.tokens import Token

from dragoman.extract.clauses import above, owners, subjects, verbal
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement


def setter(reading: Reading, main: Token, start: int, end: int, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """The ids of the entities that set a condition: the person first, then the side that it speaks for.

    `main`: the head of the consequence; `start`, `end`: the stretch of the condition in the text.
    """
    for entity in (_governing(reading, main), _speaker(start, end, said)):
        if entity is not None:
            return with_side(reading, entity)
    return _willing(reading, main)


def with_side(reading: Reading, entity: str) -> tuple[str, ...]:
    """An entity, and after a person the state or organisation that it most likely speaks for."""
    who = reading.cast.get(entity)
    return (entity, *who.sides[:1]) if who.kind == "person" else (entity,)


def _speaker(start: int, end: int, said: tuple[Statement, ...]) -> str | None:
    around = [
        (part.end - part.start, statement.speaker)
        for statement in said
        for part in statement.evidence
        if part.role == "content" and part.start <= start and start < part.end and statement.speaker
    ]
    return min(around)[1] if around else None


def _governing(reading: Reading, main: Token) -> str | None:
    """The subject of the nearest verb of demand, refusal or speech above (or at) a token."""
    for token in (main, *above(main)):
        lemma = token.lemma_.lower()
        if lemma in words("conditions", "stances") or (token is not main and lemma in words("conditions", "speech")):
            acting = subjects(token) if verbal(token) else owners(token)
            for noun in acting:
                entity = reading.cast.who(noun)
                if entity is not None:
                    return entity
    for child in main.children:
        if child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in words("conditions", "speech"):
            for noun in subjects(child):
                entity = reading.cast.who(noun)
                if entity is not None:
                    return entity
    return None


def _willing(reading: Reading, main: Token) -> tuple[str, ...]:
    """Whose will the consequence is, where nobody is said to speak: "Norland will not talk unless"."""
    if not verbal(main):
        return ()
    found = [reading.cast.who(noun) for noun in subjects(main)]
    return tuple(dict.fromkeys(e for e in found if e))
