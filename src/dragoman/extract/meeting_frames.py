"""Turns of phrase that tell of a meeting: "due back in Oslo", "had him on the line", "closeted with the premier"."""

from collections.abc import Callable

from dragoman.extract.clauses import SUBJECTS, conditional, verbal
from dragoman.extract.meeting_moves import MOVES
from dragoman.extract.meeting_people import (
    acting,
    daily,
    dated,
    leading,
    listed,
    long,
    met,
    objects_of,
    person,
    places,
    pobj,
    several,
    timed,
)
from dragoman.extract.meeting_stays import STAYS
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingFormat

BE = ("be", "remain", "stay")
ROOMS = ("room", "cabin", "side", "table", "hall", "chamber", "end")


def framed(token: Token) -> MeetingFormat | None:
    """What a verb or participle tells of by its turn of phrase; null when it tells of no meeting, or of a condition."""
    if token.dep_ in ("aux", "auxpass", "compound") or not (
        verbal(token) or token.lower_ in words("clauses", "awaiting")
    ):
        return None
    found = next((kind for test, kind in FRAMES if test(token)), None)
    return None if found is None or conditional(token) else found


def _people(verb: Token) -> bool:
    return any(person(a) for a in acting(verb))


def _awaited(token: Token) -> bool:
    """Whether somebody is to come: "are due back aboard on Sunday", "the envoy is awaited in Oslo on Monday"."""
    if token.lower_ not in words("clauses", "awaiting") or any(c.dep_ == "xcomp" for c in token.children):
        return False
    over = token.head if token.dep_ in ("acomp", "oprd") else token
    if not any(leading(a) for word in (token, over) for a in word.children if a.dep_ in SUBJECTS):
        return False
    back = any(c.lower_ in ("back", "aboard", "again") for word in (token, over) for c in word.children)
    goals = [*places(token), *places(over)]
    return bool(goals or back) and (timed(token) or timed(over) or any(n.pos_ == "PROPN" for n in goals))


def _back(verb: Token) -> bool:
    """Whether somebody is back, or will be, at a place or table: "everybody is back at the villa on Sunday"."""
    if verb.lemma_ not in BE:
        return False
    back = [c for c in verb.children if c.lower_ in ("back", "again", "aboard") and c.dep_ in ("advmod", "acomp")]
    across = any(n.lemma_ == "table" for c in back for n in pobj(c, "across", "at", "around"))
    return bool(back) and (across or bool(places(verb))) and timed(verb) and _people(verb)


def _seated(verb: Token) -> bool:
    """Whether some sit: "seated themselves at", "took their seats", "are in session", "sat in separate cabins"."""
    if verb.lemma_ not in words("clauses", "sitting"):
        return False
    own = [o for o in objects_of(verb) if o.dep_ == "dobj"]
    seats = verb.lemma_ in ("take", "resume") and any(o.lower_ in ("seats", "places") for o in own)
    selves = verb.lemma_ in ("seat", "sit") and any(o.lower_.endswith("selves") for o in own)
    rooms = [n for n in pobj(verb, "in", "at", "on", "around") if n.lemma_ in ROOMS]
    apart = verb.lemma_ in ("sit", "seat") and bool(rooms)
    apart = apart or (verb.lemma_ in ("keep", "put", "sit", "seat") and bool(rooms) and any(person(o) for o in own))
    sitting = {n.lower_ for n in pobj(verb, "in")} & words("meetings", "frames", "sitting")
    if not any(person(a) and several(a) for a in (*acting(verb), *own)):
        return False
    return (verb.lemma_ in BE and bool(sitting) and dated(verb)) or (
        (seats or selves or apart) and (dated(verb) or long(verb))
    )


def _closeted(verb: Token) -> bool:
    """Whether some are behind closed doors: "was closeted with the premier", "were holed up for hours"."""
    if not listed(verb, "frames", "closed") or not any(person(a) for a in (*acting(verb), *objects_of(verb))):
        return False
    apart = any(o.lower_.endswith(("self", "selves")) for o in objects_of(verb)) or verb.tag_ == "VBN"
    told = long(verb) or bool(places(verb))
    together = listed(verb, "frames", "secluded") and told and any(several(a) and leading(a) for a in acting(verb))
    return apart and (met(verb) or together)


def _line(verb: Token) -> bool:
    """Whether a call is told: "had the premier on the line", "was on the phone to", "broke the ice by telephone"."""
    wires = words("meetings", "frames", "wires")
    if wires.isdisjoint(t.lower_ for t in verb.subtree):
        return False
    held = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    on = any(n.lower_ in wires for word in held for n in pobj(word, "on"))
    over = any(n.lower_ in wires - {"line"} for word in held for n in pobj(word, "by", "over", "via", "through"))
    others = [*objects_of(verb), *pobj(verb, "to", "with")]
    if not (on or over) or any(listed(n, "objects", "reporters") for n in others):
        return False
    reached = any(person(o) for o in others)
    if on and verb.lemma_ in ("have", "get", "keep", "be", "reach", "spend", "catch"):
        return _people(verb) and (reached or long(verb))
    spoken = listed(verb, "status", "speech") or any(c.dep_ == "ccomp" for c in verb.children)
    told = over or verb.lemma_ in ("speak", "talk", "converse")
    return told and not spoken and any(person(a) and (several(a) or reached) for a in acting(verb))


def _spent(verb: Token) -> bool:
    """Whether hours or a day go by with somebody: "spent half an hour with the captive"."""
    if not (listed(verb, "frames", "spending") or listed(verb, "frames", "begging")):
        return False
    units = words("meetings", "info", "units")
    own = [o for o in objects_of(verb) if o.dep_ == "dobj"]
    if listed(verb, "frames", "begging"):
        own += pobj(verb, "for")
    spans = [o for o in own if daily(o) or any(t.lower_ in units for t in o.subtree) or o.lower_ == "time"]
    preps = ("with", "for", "to") if listed(verb, "frames", "granting") else ("with",)
    return bool(spans) and any(person(n) for w in (verb, *spans) for n in pobj(w, *preps)) and _people(verb)


def _gathered(verb: Token) -> bool:
    """Whether some are got into one room or round one table: "wants the two generals in one room"."""
    if not listed(verb, "frames", "gathering"):
        return False
    whom = [o for o in objects_of(verb) if leading(o) and several(o)]
    led = [n for w in (verb, *whom) for n in pobj(w, "in", "at", "to", "round", "around")]
    shared = any(n.lower_ in ("room", "table") for n in led)
    return bool(whom) and shared


def _together(verb: Token) -> bool:
    """Whether some do something together on a day: "the two mayors walked the line together on Sunday"."""
    together = any(c.lower_ == "together" for c in verb.children) and not listed(verb, "frames", "apart")
    return together and timed(verb) and any(leading(a) and several(a) for a in acting(verb))


def _words(verb: Token) -> bool:
    """Whether two have a word: "exchanged a few words at the funeral"."""
    if verb.lemma_ not in ("have", "exchange"):
        return False
    word = any(o.lemma_ == "word" and o.dep_ == "dobj" for o in objects_of(verb))
    two = any(leading(a) and several(a) for a in acting(verb)) or met(verb)
    return word and two and dated(verb)


def _entertains(verb: Token) -> bool:
    """Whether somebody has others in: "is having the strike leaders to dinner", "had the two in for coffee"."""
    if verb.lemma_ not in ("have", "ask"):
        return False
    meal = any(listed(n, "limits", "meals") for w in (verb, *verb.children) for n in pobj(w, "to", "for"))
    inside = any(c.lower_ in ("in", "round", "over") and c.dep_ in ("prt", "advmod", "prep") for c in verb.children)
    whom = any(leading(o) for o in objects_of(verb))
    return whom and (meal or (inside and timed(verb)))


def _kept(verb: Token) -> bool:
    """Whether some are kept to talk: "kept both teams at her table for nine hours", "kept the three chiefs to dine"."""
    if verb.lemma_ != "keep" or not any(person(o) and several(o) for o in objects_of(verb)):
        return False
    below = [c for c in verb.children if c.dep_ in ("xcomp", "advcl", "ccomp")] + pobj(verb, "to")
    talk = any(c.lemma_.lower() in words("meetings", "frames", "talking") for c in below)
    return talk or (
        long(verb) and any(n.lower_ in ("table", "room") for n in pobj(verb, "at", "in", "round", "around"))
    )


def _speaks(verb: Token) -> bool:
    """Whether two speak on a day: "the premier and his counterpart are to speak on Sunday"."""
    if verb.lemma_ not in ("speak", "talk", "converse", "chat"):
        return False
    away = pobj(verb, "to", "of", "for", "at", "against", "about")
    if any(n.ent_type_ not in ("DATE", "TIME") for n in away):
        return False
    pairs = (a for a in acting(verb) if person(a))
    two = any(list(a.conjuncts) or any(c.lower_ in ("two", "both") for c in a.children) for a in pairs)
    return two and (timed(verb) or long(verb)) and not any(c.dep_ in ("ccomp", "dobj") for c in verb.children)


def _wrangles(verb: Token) -> bool:
    """Whether some argue for hours, or with somebody at a place: "wrangled for eleven hours", "haggled until dawn"."""
    if not listed(verb, "frames", "wrangling") or not any(leading(a) for a in acting(verb)):
        return False
    weeks = any(t.lower_ in words("clauses", "weeks") for t in verb.subtree)
    still = any(c.lower_ == "still" for c in verb.children) and bool(places(verb))
    return (long(verb) and not weeks) or still or (met(verb) and dated(verb) and bool(places(verb)))


def _doors(verb: Token) -> bool:
    """Whether something goes on behind closed doors: "emerged after nine hours behind closed doors"."""
    doors = (n for t in verb.subtree if t.lower_ == "behind" for n in t.children if n.dep_ == "pobj")
    closed = any(
        n.lemma_ == "door" and any(c.lower_ in ("closed", "shut", "locked") for c in n.children) for n in doors
    )
    return closed and (timed(verb) or dated(verb)) and any(leading(a) for a in acting(verb))


def _hears(verb: Token) -> bool:
    """Whether a mediator or body hears the sides: "the panel heard both sides on Tuesday"."""
    if verb.lemma_ != "hear":
        return False
    whom = [*objects_of(verb), *pobj(verb, "from")]
    sides = any(o.lemma_.lower() in ("side", "party", "team", "delegation", "camp") for o in whom)
    return sides and timed(verb) and _people(verb)


def _hammered(verb: Token) -> bool:
    """Whether a text came of a meeting: "the deal was hammered out over three days", "was settled at a villa"."""
    if not listed(verb, "frames", "hammering"):
        return False
    own = objects_of(verb) or ([verb.head] if verb.dep_ == "acl" and verb.tag_ == "VBN" else [])
    text = any(o.lemma_.lower() in words("meetings", "frames", "texts") for o in own)
    units = words("meetings", "info", "units")
    over = any(t.lower_ in units for c in verb.children if c.lower_ in ("over", "in", "after") for t in c.subtree)
    return text and (over or any(n.pos_ == "NOUN" for n in places(verb)))


FRAMES: tuple[tuple[Callable[[Token], bool], MeetingFormat], ...] = (
    (_line, "call"), (_speaks, "call"), (_awaited, "visit"), (_back, "talks"), (_seated, "talks"),
    (_closeted, "talks"), (_spent, "talks"), (_kept, "talks"), (_wrangles, "talks"), (_doors, "talks"),
    (_hears, "talks"), (_hammered, "talks"), (_gathered, "talks"), (_together, "talks"), (_words, "talks"),
    (_entertains, "consultation"), *STAYS, *MOVES,
)  # fmt: skip
