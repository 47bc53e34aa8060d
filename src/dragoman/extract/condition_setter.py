"""Who sets a condition: whoever demands or refuses, else whoever says it; nobody where the writer does."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.extract.clauses import above, negated, owners, subjects, verbal
from dragoman.extract.condition_parts import Found
from dragoman.extract.parties import parties_of, with_side
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement


def setter(reading: Reading, found: Found, said: Sequence[Statement]) -> tuple[str, ...]:
    """The ids of the entities that set a condition: the person first, then the side that it speaks for.

    `said`: the statements near the condition.
    """
    main = found.main
    governing = _governing(reading, main) or (_making(reading, main) if found.form == "requires" else ())
    speaker = _speaker(found, said)
    who = governing or (with_side(reading, speaker) if speaker else ())
    if not who:
        return _willing(reading, main)
    return who if len(who) > 1 else (*who, *_refusing(reading, main, who[0]))


def _refusing(reading: Reading, main: Token, speaker: str) -> tuple[str, ...]:
    """The state or organisation that a person of no known side says will not act: whom they speak for.

    "Norland will not sign until …, said Ada Brann": one refuses for oneself, and threatens others.
    """
    if reading.cast.get(speaker).kind != "person" or not verbal(main) or not negated(main):
        return ()
    found = [reading.cast.who(noun) for noun in subjects(main)]
    return tuple(e for e in found if e and e != speaker and reading.cast.get(e).kind in ("state", "organisation"))[:1]


def _speaker(found: Found, said: Sequence[Statement]) -> str | None:
    """The speaker of the statement with the shortest content that holds the condition, else a part of it."""
    start = found.condition[0].start
    parts = (*found.condition, *found.consequence)
    ranked: list[tuple[int, int, int, str]] = []
    for statement in said:
        for part in statement.evidence:
            if part.role != "content" or not statement.speaker:
                continue
            length = part.end - part.start
            if part.start <= start < part.end:
                ranked.append((0, length, part.start, statement.speaker))
            elif any(part.start < e.end and e.start < part.end for e in parts):
                ranked.append((1, length, part.start, statement.speaker))
    return min(ranked)[3] if ranked else None


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


def _making(reading: Reading, main: Token) -> tuple[str, ...]:
    """Who makes something a precondition, or whose price it is: the subject of "make", the owner of a noun."""
    makes = (t for t in (main, *above(main)) if t.lemma_ in ("make", "tie", "link") and verbal(t))
    found = next((parties_of(reading, subjects(t)) for t in makes), ())
    return found or (() if verbal(main) else parties_of(reading, owners(main)))


def _willing(reading: Reading, main: Token) -> tuple[str, ...]:
    """Whose will the consequence is, where nobody is said to speak: "Norland will not talk unless"."""
    found = parties_of(reading, subjects(main)) if verbal(main) else ()
    return tuple(e for e in found if _willed(reading, e))


def _willed(reading: Reading, entity: str) -> bool:
    """Whether an entity may set conditions without a word of speech: a state, a body or somebody named."""
    who = reading.cast.get(entity)
    return who.kind in ("state", "organisation") or (who.kind == "person" and who.named)
