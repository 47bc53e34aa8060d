"""Who is said to have done an incident, and what was hit, as one clause words it."""

from collections.abc import Iterator

from dragoman.extract.incident_events import Event
from dragoman.extract.incident_groups import Group
from dragoman.extract.incident_physical import abstract, person, thing, weapon
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

LONGEST = 14  # words of a target
OBJECTS = ("dobj", "nsubjpass")
AGAINST = ("on", "at", "against", "into")


def actors_of(reading: Reading, group: Group) -> tuple[str, ...]:
    """Who is said to have done it: the subject of an active verb, its agent, or the nationality of the weapon."""
    found: list[str] = []
    for event in group.events:
        suffers = event.head.lemma_.lower() in words("incidents", "objects", "suffering")
        for token in event.head.children:
            if token.dep_ == "nsubj" and not suffers and not _counted(group, token):
                found += reading.cast.parties(token) or _nationality(reading, token)
            elif token.dep_ == "agent":
                found += [i for o in token.children for i in reading.cast.parties(o) or _nationality(reading, o)]
        if event.head.pos_ == "NOUN":
            found += _nationality(reading, event.head)
    return tuple(dict.fromkeys(found))


def _counted(group: Group, token: Token) -> bool:
    """Whether a noun is that of a toll: those who died did not do it."""
    return any(t.start <= token.idx < t.end or t.at == token.i for t in group.tolls)


def _nationality(reading: Reading, noun: Token) -> tuple[str, ...]:
    """Whom an adjective of nationality before a noun names: "a Ruritanian drone" in general terms."""
    return tuple(i for t in noun.lefts if t.dep_ in ("amod", "compound", "poss") and (i := reading.cast.who(t)))


def target_of(group: Group) -> str | None:
    """What was hit, as worded: the object or passive subject of the event, or what "on" or "at" names after it."""
    for event in sorted(group.events, key=lambda e: (e.weak, e.head.i)):
        for token in _aims(event):
            if not (weapon(token) or _counted(group, token) or _no_target(token)):
                return _phrase(token)
    return None


def _aims(event: Event) -> Iterator[Token]:
    """What an event may be aimed at, the likeliest first; of a relative pronoun, what it goes back to."""
    for child in event.head.children:
        if child.dep_ in OBJECTS:
            yield event.head.head if child.tag_ in ("WDT", "WP") and event.head.dep_ == "relcl" else child
    lemma = event.head.lemma_.lower()
    for prep in event.head.children:
        if prep.dep_ == "prep" and prep.lower_ in AGAINST:
            aimed = (o for o in prep.children if o.dep_ == "pobj")
            yield from (o for o in aimed if event.head.pos_ == "NOUN" or (lemma in _aiming() and thing(o)))
    if event.weak is False and lemma in words("incidents", "objects", "falling"):
        yield from (c for c in event.head.children if c.dep_ == "nsubj" and thing(c))


def _aiming() -> frozenset[str]:
    """Verbs whose target "on", "at" or "into" names: "fired on a bus"."""
    return frozenset(lexicon("incidents")["into"]["verbs"]) | words("incidents", "launch", "aiming")


def _no_target(token: Token) -> bool:
    """Whether an object is what was used or done, or no thing at all: shots, stones, an attack, a remark."""
    table = lexicon("incidents")
    lemma = token.lemma_.lower()
    used = any(lemma in act["nouns"] or token.lower_ in act["nouns"] for act in table["acts"] if act["mode"] in USED)
    itself = lemma == "gas" or token.lower_.endswith(("self", "selves"))
    told = lemma in table["nouns"] and not person(token)
    return told or itself or used or token.ent_type_ in ("DATE", "TIME") or abstract(token)


USED = ("firearms", "heavy-weapons", "crowd-control", "riot", "explosives", "curfew", "martial-law", "accident")


def _phrase(token: Token) -> str:
    """The words of a noun phrase without a clause on it, at most LONGEST of them."""
    stops = [c.left_edge.i for c in token.children if c.dep_ in ("relcl", "acl", "appos") and c.i > token.i]
    last = min([token.right_edge.i + 1, token.left_edge.i + LONGEST, *stops])
    span: Span = token.doc[token.left_edge.i : max(last, token.i + 1)]
    return " ".join(span.text.split()).strip(" ,;")
