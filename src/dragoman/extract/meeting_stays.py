"""Hours and first times that tell of a meeting, and who is let in to look: "it took six hours", "are at it again"."""

from collections.abc import Callable

from dragoman.extract.clauses import negated
from dragoman.extract.meeting_people import (
    acting,
    leading,
    listed,
    long,
    objects_of,
    official,
    pobj,
    several,
    site,
    timed,
)
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingFormat

LATE = ("until", "till", "since", "by", "past")
INSIDE = ("in", "at", "aboard", "inside", "round", "around")


def _sides(verb: Token) -> bool:
    """Whether those who act are several who may negotiate: a group, two names, "they"."""
    return any(leading(a) and several(a) for a in acting(verb))


def _stretch(noun: Token) -> bool:
    """Whether a noun counts hours, days or nights: "six hours", "most of a night"; not weeks, which nobody sits out."""
    unit = noun.lower_ in words("meetings", "stays", "units")
    return unit and any(c.dep_ in ("nummod", "det", "amod", "compound") for c in noun.children)


def _indoors(token: Token) -> bool:
    """Whether a word leads to a place where one negotiates, or where a place has a name: "at the villa", "in Lima"."""
    rooms, named = words("meetings", "spells", "venues"), ("GPE", "FAC", "LOC")
    return any(n.lemma_.lower() in rooms or n.ent_type_ in named for n in pobj(token, *INSIDE))


def _took(verb: Token) -> bool:
    """Whether it took some so long to agree, or so long in a room: "it took the ministers seven hours on Sunday"."""
    if verb.lemma_ != "take" or not any(a.lower_ == "it" for a in acting(verb)):
        return False
    own = objects_of(verb)
    spans = [o for o in (*own, *(c for c in verb.children if c.dep_ == "npadvmod")) if _stretch(o)]
    agreeing = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp")]
    if not spans or not all(listed(c, "frames", "hammering") or listed(c, "stays", "agreeing") for c in agreeing):
        return False
    who = any(official(o) and several(o) for o in own)
    return who or any(_indoors(t) for t in (verb, *spans))


def _yielded(verb: Token) -> bool:
    """Whether a stretch of time somewhere brought something or nothing: "four days at the lodge yielded one page"."""
    if not listed(verb, "stays", "yielding"):
        return False
    return any(_stretch(a) and (_indoors(a) or any(_indoors(n) for n in pobj(a, "of"))) for a in acting(verb))


def _after(verb: Token) -> bool:
    """Whether something was settled after a stretch of time somewhere: "after five days in Lima they set a limit"."""
    if not (
        listed(verb, "stays", "settling") or listed(verb, "stays", "agreeing") or listed(verb, "frames", "hammering")
    ):
        return False
    spans = [n for n in pobj(verb, *words("meetings", "stays", "through")) if _stretch(n)]
    placed = any(_indoors(n) or any(_indoors(below) for below in n.conjuncts) for n in spans)
    return placed or (bool(spans) and _indoors(verb))


def _inside(verb: Token) -> bool:
    """Whether some were in a room for hours: "were in the vestry until midnight", "are back in the room by three"."""
    if verb.lemma_ not in ("be", "stay", "remain") or not _sides(verb):
        return False
    inner = [verb, *(c for c in verb.children if c.lower_ in ("back", "in", "inside"))]
    venues = words("meetings", "spells", "venues") | {"room"}
    room = any(n.lemma_.lower() in venues for w in inner for n in pobj(w, "in", "at", "inside"))
    there = any(c.lower_ == "there" for w in inner for c in (w, *w.children)) and len(inner) > 1
    below = (w for c in verb.children for w in (c, *c.children) if c.dep_ in ("prep", "advcl"))
    late = any(c.lower_ in LATE and c.dep_ in ("prep", "mark") for c in below)
    return (room and (long(verb) or late)) or (there and long(verb))


def _at_it(verb: Token) -> bool:
    """Whether some are "at it" again, or since a day."""
    at = verb.lemma_ == "be" and any(n.lower_ == "it" for n in pobj(verb, "at"))
    return at and _sides(verb) and (timed(verb) or long(verb) or any(c.lower_ in LATE for c in verb.children))


def _first(verb: Token) -> bool:
    """Whether it was the first time, or the last, that some met: "the first time the sides had negotiated there"."""
    time = verb.head
    if verb.dep_ not in ("relcl", "acl", "ccomp") or not listed(verb, "stays", "talking") or negated(verb):
        return False
    nouns = [time, *(c for c in time.children if c.dep_ == "attr")]
    first = any(n.lemma_ == "time" and any(c.lower_ in ("first", "last") for c in n.children) for n in nouns)
    return first and _sides(verb)


def _inspects(verb: Token) -> bool:
    """Whether those who inspect or heal are to go in, or went: "the doctors were let into the camp on Sunday"."""
    let = listed(verb, "stays", "letting") and any(c.dep_ == "auxpass" for c in verb.children)
    if not (let or listed(verb, "stays", "entering")) or not timed(verb):
        return False
    if not any(listed(a, "stays", "inspectors") for a in acting(verb)):
        return False
    goals = [n for w in (verb, *verb.children) for n in pobj(w, "into", "aboard", "inside", "through", "onto", "over")]
    return any(site(n) for n in (*goals, *(o for o in objects_of(verb) if o.dep_ == "dobj")))


def _heard(verb: Token) -> bool:
    """Whether those who negotiate are heard on a day: "the partners will be heard on Monday"."""
    passive = verb.lemma_ == "hear" and any(c.dep_ == "auxpass" for c in verb.children)
    return passive and timed(verb) and any(leading(a) and official(a) and several(a) for a in acting(verb))


STAYS: tuple[tuple[Callable[[Token], bool], MeetingFormat], ...] = (
    (_took, "talks"), (_yielded, "talks"), (_after, "talks"), (_inside, "talks"), (_at_it, "talks"), (_first, "talks"),
    (_inspects, "visit"), (_heard, "consultation"),
)  # fmt: skip
