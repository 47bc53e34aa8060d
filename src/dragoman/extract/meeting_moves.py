"""Comings and goings that tell of a meeting: "flies on to Oslo", "was summoned to the palace", "is not coming"."""

from collections.abc import Callable

from dragoman.extract.clauses import negated
from dragoman.extract.meeting_people import (
    acting,
    daily,
    leading,
    listed,
    objects_of,
    official,
    person,
    places,
    pobj,
    several,
    site,
    timed,
)
from dragoman.extract.meeting_senses import auxiliaries, is_to, senses_of
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingFormat

NAMED = ("PERSON", "ORG", "NORP", "GPE")
NEXT = ("next", "second", "third", "fourth", "another")


def _leaders(verb: Token) -> bool:
    """Whether those who act have a name or an office, or are a body."""
    return any(leading(a) and (official(a) or a.ent_type_ in NAMED or a.pos_ == "PROPN") for a in acting(verb))


def _beside(verb: Token, *preps: str) -> list[Token]:
    """The nouns behind some prepositions of a verb or of a particle on it: "flies on to Oslo"."""
    return [n for w in (verb, *(c for c in verb.children if c.dep_ in ("prt", "advmod"))) for n in pobj(w, *preps)]


def _called(verb: Token) -> bool:
    """Whether somebody is called to a place: "was summoned to the palace", "was asked aboard the ship today"."""
    if not listed(verb, "frames", "calling") or verb.dep_ == "amod" or not any(person(o) for o in objects_of(verb)):
        return False
    led = _beside(verb, "to", "aboard", "round", "over", "for")
    meals = any(listed(n, "limits", "meals") for n in led)
    goals = [n for n in led if site(n)]
    back = any(c.lower_ == "back" for c in verb.children) and any(official(o) for o in objects_of(verb)) and timed(verb)
    inside = any(c.lower_ == "in" and c.dep_ == "prt" for c in verb.children) and timed(verb)
    if inside and any(official(o) for o in objects_of(verb)):
        return True  # "the ambassador was called in on Tuesday"
    return meals or back or (bool(goals) and (timed(verb) or any(_certain(n) for n in goals)))


def _certain(place: Token) -> bool:
    """Whether a place tells by itself that one is called to a meeting: a name, a seat of power."""
    return place.pos_ == "PROPN" or listed(place, "frames", "seats")


def _reports(verb: Token) -> bool:
    """Whether somebody of office goes to a seat of power: "reports to the palace tomorrow", "drove to the ministry"."""
    seat = any(listed(n, "frames", "seats") for n in _beside(verb, "to", "at", "aboard", "for"))
    return listed(verb, "frames", "going") and seat and timed(verb) and _leaders(verb)


def _stays(verb: Token) -> bool:
    """Whether somebody does not come: "is not going to the capital tomorrow", "will not travel on Friday"."""
    if not listed(verb, "frames", "coming") or not negated(verb):
        return False
    told = bool(places(verb)) or verb.lemma_ in ("come", "attend", "travel", "appear", "arrive", "enter")
    down = any(c.lower_ in ("down", "off", "round", "through") for c in verb.children) or bool(
        pobj(verb, "from", "for")
    )
    awaited = any(
        c.dep_ in ("acl", "amod", "relcl") and c.lower_ in words("clauses", "awaiting") and timed(c)
        for a in acting(verb)
        for c in a.children
    )
    return told and not down and (timed(verb) or awaited) and _leaders(verb)


def _received(verb: Token) -> bool:
    """Whether somebody is received, or will be, on a day: "the envoy will be received at the fort tomorrow"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children) and verb.lemma_ in ("receive", "welcome", "admit", "host")
    by = pobj(verb, "by")
    asked = verb.dep_ == "xcomp" and bool({"declined", "proposed", "offered"} & set(senses_of(verb.head)))
    return passive and (timed(verb) or asked) and any(person(a) for a in acting(verb)) and all(leading(n) for n in by)


def _guest(verb: Token) -> bool:
    """Whether somebody is a guest on a day: "will be our guest tomorrow"."""
    guest = any(c.dep_ == "attr" and c.lemma_ in ("guest", "visitor") for c in verb.children)
    return verb.lemma_ == "be" and guest and timed(verb) and any(person(a) for a in acting(verb))


def _works(verb: Token) -> bool:
    """Whether those who negotiate set to work: "the experts get down to work on Monday"."""
    work = any(t.lower_ in ("work", "business") and t.i > 0 and t.nbor(-1).lower_ == "to" for t in verb.subtree)
    begun = verb.lemma_ in ("get", "set", "go", "return", "settle", "buckle") and work
    return begun and timed(verb) and any(listed(a, "frames", "negotiators") for a in acting(verb))


def _next(verb: Token) -> bool:
    """Whether a bare "next" is set: "the next is set for Monday", "another is planned in Oslo in June"."""
    bare = any(a.lower_ in NEXT and not list(a.rights) for a in acting(verb))
    return bare and listed(verb, "frames", "set") and timed(verb)


def _pops(verb: Token) -> bool:
    """Whether somebody drops in: "popped round on Tuesday", "dropped in on the premier", "looked in at the villa"."""
    ways = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
    if verb.lemma_ == "call":
        upon = [n for n in pobj(verb, "on", "upon") if listed(n, "objects", "people") or n.ent_type_ == "PERSON"]
        return bool(upon) and timed(verb) and not any(c.dep_ in ("xcomp", "ccomp", "advcl") for c in verb.children)
    if verb.lemma_ not in ("pop", "drop", "stop", "look", "nip") or not ways & {"in", "by", "round", "over"}:
        return False
    whom = _beside(verb, "on", "by", "to", "at", "round")
    met = any(person(n) and not daily(n) for n in whom) or bool(places(verb)) or bool(ways & {"round", "over"})
    met = met and (timed(verb) or any(leading(n) for n in _beside(verb, "on")))
    return met and any(person(a) for a in acting(verb))


def _travels(verb: Token) -> bool:
    """Whether somebody travels to a place with a name: "jets to Oslo today", "flies on to Lima on the 20th"."""
    if not listed(verb, "frames", "travelling"):
        return False
    goals = [*_beside(verb, "to", "aboard"), *(n for n in _beside(verb, "into") if listed(n, "spells", "venues"))]
    named = any(n.ent_type_ not in ("DATE", "TIME") and (n.pos_ == "PROPN" or site(n)) for n in goals)
    return named and timed(verb) and _leaders(verb)


def _underway(verb: Token) -> bool:
    """Whether somebody of office is on the way to a place: "is on her way to Oslo", "are en route to the island"."""
    there = any(n.pos_ == "PROPN" and n.ent_type_ in ("GPE", "FAC", "LOC") for n in pobj(verb, "in"))
    if verb.lemma_ == "be" and there and timed(verb) and not any(c.dep_ in ("attr", "acomp") for c in verb.children):
        return _leaders(verb)  # "the envoy is in Oslo on Friday"
    ways = [n for n in pobj(verb, "on", "en") if n.lower_ in ("way", "route")]
    goals = [g for n in (*ways, verb) for g in pobj(n, "to") if site(g)]
    return verb.lemma_ == "be" and bool(ways and goals) and _leaders(verb)


def _sees(verb: Token) -> bool:
    """Whether somebody sees captives on a day, or whom they asked or refused to see: "refused to see the strikers"."""
    own = [o for o in objects_of(verb) if o.dep_ in ("dobj", "nsubjpass")]
    if verb.lemma_ not in ("see", "visit") or not _leaders(verb):
        return False
    held = any(listed(o, "frames", "captives") for o in own)
    governed = verb.dep_ == "xcomp" and {"declined", "offered", "proposed"} & set(senses_of(verb.head))
    return (held and timed(verb)) or (bool(governed) and any(leading(o) or o.lemma_ == "striker" for o in own))


def _visits(verb: Token) -> bool:
    """Whether somebody is to visit, no place told: "has offered to visit in February"."""
    alone = verb.lemma_ in ("visit", "come") and not objects_of(verb) and verb.dep_ in ("xcomp", "ccomp")
    return alone and timed(verb) and any(leading(a) for a in acting(verb))


def _wanted(verb: Token) -> bool:
    """Whether somebody is wanted back: "would like both teams back at the priory in August"."""
    want = verb.lemma_ in ("like", "want", "expect", "need") and any(leading(o) for o in objects_of(verb))
    own = (verb, *objects_of(verb))
    named = any(n.pos_ == "PROPN" for w in own for n in pobj(w, "in", "at")) and timed(verb)
    back = any(c.lower_ == "back" for c in verb.children) and (timed(verb) or bool(places(verb)))
    return want and (back or named)


def _signs(verb: Token) -> bool:
    """Whether sides are to put their names to a paper on a day: "are due to sign a protocol on 18 August"."""
    paper = any(listed(o, "frames", "signed") for o in objects_of(verb))
    ahead = is_to(verb) or verb.dep_ == "xcomp" or bool(auxiliaries(verb) & words("clauses", "will"))
    signing = listed(verb, "frames", "signing") and paper and ahead and timed(verb)
    return signing and any(several(a) for over in (verb, verb.head, verb.head.head) for a in acting(over))


def _misses(verb: Token) -> bool:
    """Whether somebody did not come, no meeting named: "was asked and stayed away", "sent her regrets"."""
    regrets = verb.lemma_ == "send" and any(listed(o, "frames", "regrets") for o in objects_of(verb))
    up = verb.lemma_ in ("turn", "show") and negated(verb) and any(c.lower_ == "up" for c in verb.children)
    away = verb.lemma_ == "stay" and any(c.lower_ == "away" for c in verb.children)
    return (regrets or up or away) and any(leading(a) and not any(t.like_num for t in a.subtree) for a in acting(verb))


MOVES: tuple[tuple[Callable[[Token], bool], MeetingFormat], ...] = (
    (_called, "visit"), (_reports, "consultation"), (_stays, "visit"), (_received, "visit"), (_guest, "visit"),
    (_works, "talks"), (_next, "talks"), (_pops, "visit"), (_travels, "visit"), (_underway, "visit"), (_sees, "visit"),
    (_visits, "visit"), (_wanted, "talks"), (_signs, "other"), (_misses, "talks"),
)  # fmt: skip
