"""Whether whoever tells of a deal stands outside it or speaks for all of it: a mediator, a document, both sides.

What one party says that it will do is a promise; what the mediator says that it will do, or what the text of an accord
shows, is a term of the deal.
"""

from dragoman.extract.parties import with_side
from dragoman.lexicon import words
from dragoman.read.reading import Reading
from dragoman.record.claim import Statement


def neutral(reading: Reading, statement: Statement) -> bool:
    """Whether a statement's source is no single party: by its office, as a document, or as several sides at once."""
    if statement.speaker is None:
        return _worded(_source(statement))
    who = reading.cast.get(statement.speaker)
    if who.kind == "person":
        told = " ".join((*who.roles, *(() if who.named else (who.name,)))).casefold().replace("-", " ")
        return bool(set(told.split()) & words("commitments", "sides", "mediating"))
    return _worded(f"{_source(statement)} {who.name} {' '.join(who.roles)}")


def outside(reading: Reading, statement: Statement, doers: tuple[str, ...]) -> bool:
    """Whether a speaker tells what somebody else, who is named, will do: neither the doer nor of the doer's side."""
    if statement.speaker is None or not doers:
        return False
    own = set(with_side(reading, statement.speaker))
    doing = {side for doer in doers for side in with_side(reading, doer)}
    return own.isdisjoint(doing)


def _source(statement: Statement) -> str:
    return " ".join(e.quote for e in statement.evidence if e.role == "source")


def _worded(told: str) -> bool:
    said = told.casefold().replace("’s", " ").replace("'s", " ")
    named = set(said.replace("-", " ").split()) | set(said.split())
    if named & (words("commitments", "sides", "mediating") | words("commitments", "sides", "papers")):
        return True
    return any(phrase in said for phrase in words("commitments", "sides", "together"))
