"""Who sets a condition: whoever demands or refuses, else whoever says it; nobody where the writer does."""

from spacy.tokens import Token

from dragoman.extract.clauses import above, negated, owners, subjects, verbal
from dragoman.extract.parties import parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement


def setter(reading: Reading, main: Token, start: int, said: tuple[Statement, ...]) -> tuple[str, ...]:
    """The ids of the entities that set a condition: the person first, then the side that it speaks for.

    `main`: the head of the consequence; `start`: where the condition begins in the text.
    """
    governing = _governing(reading, main)
    speaker = _speaker(start, said)
    found = governing or (with_side(reading, speaker) if speaker else ())
    if not found:
        return _willing(reading, main)
    return found if len(found) > 1 else (*found, *_refusing(reading, main, found[0]))


def _refusing(reading: Reading, main: Token, speaker: str) -> tuple[str, ...]:
    """The state or organisation that a person of no known side says will not act: whom they speak for.

    "Norland will not sign until …, said Ada Brann": one refuses for oneself, and threatens others.
    """
    if reading.cast.get(speaker).kind != "person" or not verbal(main) or not negated(main):
        return ()
    found = [reading.cast.who(noun) for noun in subjects(main)]
    return tuple(e for e in found if e and e != speaker and reading.cast.get(e).kind in ("state", "organisation"))[:1]


def _speaker(start: int, said: tuple[Statement, ...]) -> str | None:
    around = [
        (part.end - part.start, statement.speaker)
        for statement in said
        for part in statement.evidence
        if part.role == "content" and part.start <= start and start < part.end and statement.speaker
    ]
    return min(around)[1] if around else None


def _governing(reading: Reading, main: Token) -> tuple[str, ...]:
    """The subject of the nearest verb of demand, refusal or speech above (or at, or beside) a token."""
    speech, stances = words("conditions", "speech"), words("conditions", "stances")
    for token in (main, *above(main)):
        lemma = token.lemma_.lower()
        if lemma in stances or (token.i != main.i and lemma in speech):
            found = parties_of(reading, subjects(token) if verbal(token) else owners(token))
            if found:
                return found
    for child in main.children:
        if child.dep_ in ("parataxis", "ccomp") and child.lemma_.lower() in speech:
            found = parties_of(reading, subjects(child))
            if found:
                return found
    return ()


def _willing(reading: Reading, main: Token) -> tuple[str, ...]:
    """Whose will the consequence is, where nobody is said to speak: "Norland will not talk unless"."""
    found = parties_of(reading, subjects(main)) if verbal(main) else ()
    return tuple(e for e in found if _willed(reading, e))


def _willed(reading: Reading, entity: str) -> bool:
    """Whether an entity may set conditions without a word of speech: a state, a body or somebody named."""
    who = reading.cast.get(entity)
    return who.kind in ("state", "organisation") or (who.kind == "person" and who.named)
