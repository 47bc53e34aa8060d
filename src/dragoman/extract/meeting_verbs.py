"""Verbs that tell of a meeting, a call or a visit ("met", "will confer", "rang"), and who can be met."""

from dragoman.extract.clauses import SUBJECTS, conditional, negated
from dragoman.extract.meeting_people import (
    acting,
    dated,
    exactly,
    leading,
    lies_when,
    long,
    objects_of,
    person,
    places,
    pobj,
    several,
    site,
)  # fmt: skip
from dragoman.lexicon import lexicon, words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingFormat

AGAIN = ("again", "anew")
WAYS = {"arrive": ("in", "at"), "land": ("in",), "leave": ("for",), "depart": ("for",)}


def format_of(token: Token) -> MeetingFormat | None:
    """What a verb tells of: talks, a call, a visit …; null when it tells of no meeting, or only of a condition."""
    lemma = token.lemma_.lower()
    kind: MeetingFormat | None = lexicon("meetings")["verbs"].get(lemma)
    if kind is None or token.dep_ in ("amod", "aux", "auxpass", "compound") or conditional(token):
        return None
    if any(c.lower_ == "ever" and c.dep_ == "advmod" for c in token.children):
        return None  # "if they ever meet", "whether they would ever sit down"
    if any(
        t.lower_ in ("every", "each") and t.head.ent_type_ in ("DATE", "TIME")
        for c in token.children
        for t in c.subtree
    ):
        return None  # a habit ("they meet every Friday")
    return kind if TESTS[lemma](token) else None


def due(token: Token) -> bool:
    """Whether "due" or "expected" tells of somebody's visit: "experts are due in the port on 24 May"."""
    goals = pobj(token, "in", "at")
    if token.lower_ == "back":
        willed = any(c.lower_ in ("will", "'ll", "’ll") for c in token.head.children)
        return (
            token.head.lemma_ == "be" and willed and exactly(token.head) and any(person(a) for a in acting(token.head))
        )
    if token.lower_ == "expected":
        own = [c for c in token.children if c.dep_ == "nsubjpass"]
        placed = any(g.ent_type_ in ("GPE", "FAC", "LOC") for g in goals)
        return placed and any(person(c) for c in own) and not any(c.dep_ == "xcomp" for c in token.children)
    named = any(g.pos_ == "PROPN" and g.ent_type_ not in ("DATE", "TIME") for g in goals)
    own = [c for c in token.head.children if c.dep_ in SUBJECTS]
    return token.dep_ == "acomp" and named and any(person(c) for c in own)


def _again(verb: Token) -> bool:
    return any(c.lower_ in AGAIN for c in verb.children)


def _meet(verb: Token) -> bool:
    objects, others = objects_of(verb), pobj(verb, "with")
    if objects:
        return any(person(o) for o in objects)
    if others:
        return any(person(o) for o in others)
    own = acting(verb)
    group = any(s.lemma_.lower() in words("meetings", "objects", "groups") for s in own)
    told = dated(verb) or _again(verb) or verb.dep_ in ("xcomp", "acl", "ccomp")
    told = told or any(person(s) for s in own)
    never = words("meetings", "objects", "never")
    return (
        (told and (group or any(several(s) and s.lemma_.lower() not in never for s in own)))
        or (not own and (verb.dep_ in ("xcomp", "acl") or (verb.dep_ == "advcl" and dated(verb))))
        or _again(verb)
    )


def _sit(verb: Token) -> bool:
    others = pobj(verb, "with", "opposite")
    if others:
        return all(person(n) for n in others)
    if any(n.lower_ == "table" for n in pobj(verb, "at", "around", "round")):
        return False  # the noun tells it
    room = any(n.lower_ == "room" for n in pobj(verb, "in"))
    grouped = any(a.lemma_.lower() in words("meetings", "objects", "groups") for a in acting(verb))
    if not grouped and not any(leading(a) and (several(a) or room) for a in acting(verb)):
        return False
    if room:
        return True
    down = any(c.lower_ == "down" for c in verb.children) or (grouped and (_again(verb) or dated(verb)))
    elsewhere = any(c.lower_ in ("on", "in", "behind") and not lies_when(c) for c in verb.children if c.dep_ == "prep")
    return not elsewhere and (down or long(verb))


def _dine(verb: Token) -> bool:
    """Whether somebody eats with another, or some together."""
    others = pobj(verb, "with")
    if (others and all(person(o) for o in others)) or any(c.lower_ == "together" for c in verb.children):
        return True
    return bool(places(verb)) and dated(verb) and any(leading(a) and several(a) for a in acting(verb))


def _shuttle(verb: Token) -> bool:
    """Whether a mediator goes to and fro between the sides."""
    between = any(person(n) or site(n) for n in pobj(verb, "between"))
    return between and any(person(a) for a in acting(verb))


def _brief(verb: Token) -> bool:
    """Whether somebody tells those who negotiate, or calls them in, on some day or at some place."""
    called = verb.lemma_ == "summon"
    return dated(verb) and any(person(o) for o in objects_of(verb) if o.dep_ == "dobj" or called)


def _spend(verb: Token) -> bool:
    """Whether some spend hours in one room, at a table or on the telephone."""
    where = {
        n.lower_ for word in (verb, *objects_of(verb)) for n in pobj(word, "in", "at", "on", "around", "round", "over")
    }
    timed = any(t.lower_ in words("meetings", "info", "units") for o in objects_of(verb) for t in o.subtree)
    return timed and bool(where & {"room", "table", "telephone", "phone"}) and any(person(a) for a in acting(verb))


def _disperse(verb: Token) -> bool:
    """Whether those who negotiate part: their meeting is over."""
    up = verb.lemma_ != "break" or any(c.lower_ == "up" for c in verb.children)
    told = dated(verb) or any(c.lower_ in ("without", "after") for c in verb.children)
    return up and told and not objects_of(verb) and any(person(a) and several(a) for a in acting(verb))


def _invite(verb: Token) -> bool:
    """Whether somebody is asked to a place with a name: "invited her counterpart to the capital"."""
    goals = [n for word in (verb, *objects_of(verb)) for n in pobj(word, "to")]
    return any(person(o) for o in objects_of(verb)) and any(n.ent_type_ in ("GPE", "FAC", "LOC") for n in goals)


def _exchange(verb: Token) -> bool:
    """Whether some exchange words by telephone or video."""
    over = [n for word in (verb, *objects_of(verb)) for n in pobj(word, "by", "on", "over", "via")]
    line = any(n.lower_ in ("phone", "telephone", "video") for n in over)
    return line and any(person(a) for a in acting(verb))


def _together(verb: Token) -> bool:
    """Whether some are brought, or come, together or face to face, or one is not to come on some day."""
    face = any(c.lower_ == "face" for c in verb.children)
    absent = verb.lemma_ == "come" and negated(verb) and dated(verb)
    if (face or absent) and any(person(a) for a in acting(verb)):
        return True
    met = [c for c in verb.children if c.dep_ == ("dobj" if verb.lemma_ == "bring" else "nsubj")]
    together = any(c.lower_ == "together" for c in verb.children)
    if not together and verb.lemma_ == "come":
        return _travel(verb)
    told = dated(verb) or verb.dep_ == "xcomp"
    return together and any(person(m) and several(m) for m in met) and told


def _try(verb: Token) -> bool:
    """Whether those who negotiate are to try again on some day."""
    return _again(verb) and dated(verb) and not objects_of(verb) and any(person(a) and several(a) for a in acting(verb))


def _resume(verb: Token) -> bool:
    """Whether the sides themselves resume ("the delegations resume on Friday")."""
    return not objects_of(verb) and any(person(a) and several(a) for a in acting(verb)) and dated(verb)


def _speak(verb: Token) -> bool:
    if any(n.lemma_.lower() in words("meetings", "objects", "reporters") for n in pobj(verb, "to", "with")):
        return False
    line = any(n.lower_ in ("phone", "telephone", "video", "link") for n in pobj(verb, "by", "on", "over", "via"))
    return line or (_again(verb) and any(person(a) and several(a) for a in acting(verb)))


def _talk(verb: Token) -> bool:
    others = pobj(verb, "with")
    return _again(verb) or (long(verb) and not pobj(verb, "to")) or (bool(others) and all(person(o) for o in others))


def _ring(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    spoken = any(c.dep_ in ("oprd", "ccomp", "prt", "attr", "acomp") for c in verb.children)
    spoken = spoken or any(c.lower_ in ("on", "for", "upon", "off") and not lies_when(c) for c in verb.children)
    if any(o.lemma_.lower() in words("meetings", "objects", "reporters") for a in acting(verb) for o in (a, *a.lefts)):
        return False  # who rings to ask for news
    if not objects or spoken or (verb.lemma_ == "call" and verb.tag_ in ("VBZ", "VBP")) or not acting(verb):
        return False
    end = objects[0].right_edge.i + 1
    after = verb.doc[end] if end < len(verb.doc) else None
    naming = (
        after is not None
        and after.ent_type_ not in ("DATE", "TIME")
        and (after.is_quote or after.tag_ in ("DT", "JJ", "NNP", "NN"))
    )
    return not naming and all(o.ent_type_ in ("PERSON", "NORP") or person(o) for o in objects)


def _visit(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    sites = words("meetings", "info", "sites")
    private = words("meetings", "objects", "private")
    public = [o for o in objects if o.lemma_.lower() not in private]
    named = any(o.pos_ == "PROPN" or person(o) or o.lemma_.lower() in sites for o in public)
    own = [a for a in acting(verb) if a.lemma_.lower() not in words("incidents", "objects", "nouns")]
    return bool(own) and (named or (any(person(a) for a in own) and any(o.pos_ == "NOUN" for o in public)))


def _travel(verb: Token) -> bool:
    """Whether somebody with a name, or of office, goes to a place with a name, or to the table."""
    goals = pobj(verb, *WAYS.get(verb.lemma_.lower(), ("to",)))
    if verb.lemma_ == "land" and any(c.dep_ == "dobj" for c in verb.children):
        return False  # "landed the post"
    if any(g.lower_ == "table" for g in goals):
        return True
    if verb.lemma_ in ("go", "come") and not any(t.ent_type_ in ("DATE", "TIME") for t in verb.subtree):
        return False
    named = any(g.ent_type_ in ("GPE", "FAC", "LOC") or (g.pos_ == "PROPN" and g.ent_type_ != "PERSON") for g in goals)
    return named and any(
        a.ent_type_ == "PERSON" or a.lemma_.lower() in words("meetings", "objects", "people") for a in acting(verb)
    )


def _host(verb: Token) -> bool:
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    if any(c.dep_ == "auxpass" for c in verb.children):  # "was received by the premier"
        return all(person(n) for n in acting(verb)) and any(person(n) for n in pobj(verb, "by"))
    return bool(objects) and all(person(o) for o in objects)


def _see(verb: Token) -> bool:
    other = any(c.dep_ == "dobj" and c.lower_ in ("other", "another") for c in verb.children)
    other = other or (verb.lemma_ == "face" and any(n.lemma_ == "table" for n in pobj(verb, "across", "over")))
    alone = any(c.lower_ in ("alone", "privately", "again", "separately", "individually") for c in verb.children)
    alone = alone or (
        any(o.lemma_.lower() in words("meetings", "objects", "groups") for o in objects_of(verb)) and dated(verb)
    )
    wished = verb.dep_ == "xcomp" and any(o.ent_type_ == "PERSON" for o in objects_of(verb)) and dated(verb)
    refused = negated(verb) and any(o.ent_type_ == "PERSON" for o in objects_of(verb))
    return other or wished or refused or (alone and any(person(o) for o in objects_of(verb)))


def _gather(verb: Token) -> bool:
    """Whether those who negotiate gather, and not a crowd."""
    return not objects_of(verb) and any(leading(a) and several(a) for a in acting(verb)) and dated(verb)


def _haggle(verb: Token) -> bool:
    others = pobj(verb, "with")
    met = bool(others) and all(person(o) for o in others) and any(person(a) for a in acting(verb))
    return long(verb) or (met and (dated(verb) or bool(pobj(verb, "through", "into", "until"))))


def _confer(verb: Token) -> bool:
    return not any(o.pos_ == "NOUN" for o in objects_of(verb))


def _shake(verb: Token) -> bool:
    hands = any(c.dep_ == "dobj" and c.lower_ == "hands" for c in verb.children)
    over = [n for n in pobj(verb, "on") if n.ent_type_ not in ("DATE", "TIME")]  # "shook hands on the deal"
    return hands and not negated(verb) and not over and all(several(a) and person(a) for a in acting(verb))


TESTS = {
    "meet": _meet, "sit": _sit, "speak": _speak, "talk": _talk, "call": _ring, "ring": _ring, "phone": _ring,
    "telephone": _ring, "visit": _visit, "inspect": _visit, "travel": _travel, "fly": _travel, "return": _travel,
    "host": _host, "receive": _host, "see": _see, "confer": _confer, "huddle": _confer, "reconvene": _confer,
    "consult": _host, "shake": _shake, "gather": _gather, "assemble": _gather, "regroup": _gather, "convene": _gather,
    "reassemble": _gather, "reunite": _gather, "congregate": _gather, "rendezvous": _gather,
    "negotiate": _haggle, "haggle": _haggle, "bargain": _haggle, "parley": _haggle,
    "welcome": _travel, "go": _travel, "bring": _together, "come": _together,
    "resume": _resume, "try": _try, "tour": _visit, "head": _travel,
    "arrive": _travel, "land": _travel, "leave": _travel, "depart": _travel, "dine": _dine,
    "lunch": _dine, "eat": _dine,
    "shuttle": _shuttle, "brief": _brief, "summon": _brief, "exchange": _exchange, "face": _see,
    "spend": _spend, "break": _disperse, "disperse": _disperse, "part": _disperse, "invite": _invite,
}  # fmt: skip
