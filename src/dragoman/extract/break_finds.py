"""Who broke it up and who began it, in a parse: "the union left first", "called off by X", "Y's guns opened fire".

Of walking out and firing only what is told of talks, or as the first: a strike, too, begins with a walkout.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.author_words import RELATIVE, agents_of, cleft, pointer, possible
from dragoman.extract.clauses import conditional, negated, passive, subjects
from dragoman.lexicon import words
from dragoman.read.parse import Token

NAME = "breaks"
BEFORE = 60  # words before a clause among which are those of the talks that somebody left
NEAR = 5  # words after a verb among which is before whom somebody went
PARTIES = ("PERSON", "ORG", "NORP", "GPE")  # as spaCy labels those before whom somebody may go
Doing = Literal["left", "began"]


@dataclass(frozen=True, slots=True)
class Broke:
    """A clause that names who broke up talks, or began a fight.

    `what`: the first and the last word of what they did; `behind`: before whom they went, null where not told.
    """

    part: Doing
    who: Token
    what: tuple[Token, Token]
    behind: Token | None
    denied: bool


def broke(verbs: Iterable[Token]) -> Iterator[Broke]:
    """The clauses, of some verbs, that say who broke up talks or began a fight, or did not, in order."""
    for verb in verbs:
        part = _deed(verb)
        if part is None or _may_be(verb):
            continue
        who = _laid_on(verb) or _doer(verb)
        if who is not None and not any(t.tag_ in RELATIVE for t in who.subtree if t.i <= who.i):
            yield _found(part, verb, who)


def _may_be(verb: Token) -> bool:
    """Whether a deed is only possible; who "asked to break off" or "was the first to leave" is as good as told."""
    if conditional(verb):
        return True
    asked = verb.dep_ == "xcomp" and verb.head.lemma_ in words(NAME, "asking")
    return possible(verb) and not (asked and not possible(verb.head)) and verb.head.lower_ not in words(NAME, "first")


def _found(part: Doing, verb: Token, who: Token) -> Broke:
    """What a clause tells of a deed."""
    last = verb.right_edge
    while last.i > verb.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    split = _split(verb) is who or _split(verb.head) is who
    first = pointer(who) if split else verb
    if who.i > verb.i:  # "the talks were broken off by X", "attributes the pause to X"
        thing = next(_things(verb), verb)
        ahead = thing.left_edge if thing.i < verb.i else verb
        first, last = ahead, max(verb, thing, *(c for c in verb.children if c.dep_ == "prt"), key=_place)
    return Broke(part, who, (first, last), _before(verb), denied=_denied(verb))


def _place(token: Token) -> int:
    return token.i


def _before(verb: Token) -> Token | None:
    """Before whom somebody went: "left before her"; not "before dawn"."""
    near = verb.doc[verb.i + 1 : verb.i + 1 + NEAR]
    if not any(t.lower_ in words(NAME, "before") for t in near):
        return None
    return next((t for t in near if t.lower_ in words(NAME, "them") or t.ent_type_ in PARTIES), None)


def _deed(verb: Token) -> Doing | None:
    """What sort of deed a verb tells of: one by which talks end, one that begins a fight, or none."""
    lemma = verb.lemma_.lower()
    if lemma not in words(NAME, "verbs"):
        return "left" if _laid_on(verb) is not None else None
    if lemma in words(NAME, "firing"):
        return "began" if _first_blow(verb, lemma) else None
    return "left" if _ends(verb, lemma) or _goes(verb, lemma) else None


def _ends(verb: Token, lemma: str) -> bool:
    """Whether a verb tells that talks were ended: "broke off the talks"."""
    parted = {f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in ("prt", "advmod")}
    ending = lemma in words(NAME, "ending") or parted & words(NAME, "parted")
    return bool(ending) and (_names(_things(verb), "ended") or _headless(verb))


def _goes(verb: Token, lemma: str) -> bool:
    """Whether a verb tells that somebody left the talks, or left first."""
    out = lemma in words(NAME, "out") and any(c.lower_ == "out" for c in verb.children)
    left = list(_left(verb))
    if left:
        plain = out or lemma in words(NAME, "leaving")  # one also leaves a table for lunch
        alone = lemma in words(NAME, "going") and (_singled(verb) or negated(verb))
        return (plain or alone) and _names(left, "places")
    singled = (out and _singled(verb)) or (lemma in words(NAME, "going") and _is_first(verb))
    return singled and _of_talks(verb)


def _things(verb: Token) -> Iterator[Token]:
    """What a verb is done to."""
    return (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))


def _headless(verb: Token) -> bool:
    """Whether a passive without a subject answers for the words before: "The visit? Called off by the hosts"."""
    helped = any(c.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "auxpass") for c in verb.children)
    return verb.tag_ == "VBN" and not helped and verb.i == verb.sent.start and _of_talks(verb)


def _left(verb: Token) -> Iterator[Token]:
    """What somebody leaves, or goes out of or up from."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.tag_ != "IN":  # "that", misread
            yield child
        elif child.dep_ in ("prep", "prt", "advmod") and child.lower_ in ("out", "from", "of", "up"):
            for inner in (child, *(c for c in child.children if c.dep_ == "prep")):
                yield from (n for n in inner.children if n.dep_ == "pobj")


def _names(things: Iterable[Token], of: str) -> bool:
    return any(t.lemma_.lower() in words(NAME, of) for t in things)


def _singled(verb: Token) -> bool:
    """Whether one alone or the first is said to have done it: "it was X who walked out"."""
    return _is_first(verb) or _split(verb) is not None


def _is_first(verb: Token) -> bool:
    told = any(c.lower_ in words(NAME, "first") for c in (verb.head, *verb.children))
    return told or _before(verb) is not None


def _of_talks(verb: Token) -> bool:
    """Whether the words before a verb speak of talks."""
    before = verb.doc[max(0, verb.i - BEFORE) : verb.i]
    return _names(before, "ended") or _names(before, "places")


def _first_blow(verb: Token, lemma: str) -> bool:
    """Whether somebody fired first, or unprovoked; "fired the first shot"."""
    shots = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words(NAME, "opened")]
    if lemma == "open" and not any(c.lower_ == "fire" for c in shots):
        return False
    unprovoked = any(
        n.lemma_.lower() in words(NAME, "unprovoked")
        for c in verb.children if c.lower_ == "without" for n in c.children
    )  # fmt: skip
    shot = any(c.lower_ in words(NAME, "first") for s in shots for c in s.children)
    return shot or unprovoked or _is_first(verb) or (lemma == "open" and _split(verb) is not None)


def _split(verb: Token) -> Token | None:
    """The "X" of "it was X that walked out"."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    relative = own is not None and (own.tag_ in RELATIVE or own.lower_ == "that")
    return cleft(own) if own is not None and relative else None


def _doer(verb: Token) -> Token | None:
    """Who did it: the subject, who asked for it, the agent of a passive, the "X" of "it was X that left first"."""
    if passive(verb) or _headless(verb):
        return next(iter(agents_of(verb)), None)
    if verb.dep_ == "pcomp":  # "accused the guards of firing first"
        return next((c for c in verb.head.head.children if c.dep_ == "dobj"), None)
    asked = verb.head if verb.dep_ == "xcomp" else verb
    found = _split(verb) or _split(asked) or next(iter(subjects(verb)), None)
    if verb.head.lower_ in words(NAME, "first") and verb.head.head.lemma_ == "be":
        other = "nsubj" if verb.head.dep_ == "attr" else "attr"
        return next((c for c in verb.head.head.children if c.dep_ == other), None)
    if found is not None and found.pos_ == "PRON" and verb.head.lemma_ in words(NAME, "denying"):
        return next(iter(subjects(verb.head)), found)
    return found


def _laid_on(verb: Token) -> Token | None:
    """On whom somebody lays it that talks paused: "attributes the pause to the host"."""
    if verb.lemma_ not in words(NAME, "laying") or not _names(_things(verb), "pauses"):
        return None
    to = (c for n in (verb, *_things(verb)) for c in n.children if c.lower_ == "to" and c.dep_ in ("prep", "dative"))
    return next((n for c in to for n in c.children if n.dep_ == "pobj"), None)


def _denied(verb: Token) -> bool:
    """Whether a deed is said not to have been done: "had not left", "denied having left", "that they left is a lie"."""
    if negated(verb):
        return True
    above = verb.head
    if above.lemma_ in words(NAME, "denying") and verb.dep_ in ("ccomp", "xcomp", "pcomp"):
        return True
    first = verb.sent[0]
    whole = first.lower_ == "that" and first.head.i == verb.i
    return whole and _names(verb.doc[verb.i : verb.sent.end], "fables")
