"""What the words that govern a meeting say of it: that it was cancelled, declined, considered, proposed, planned."""

from dragoman.extract.clauses import SUBJECTS, negated, verbal
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingStatus

ORDER: tuple[MeetingStatus, ...] = ("cancelled", "declined", "considered", "offered", "proposed", "planned")


def senses(lemma: str) -> list[MeetingStatus]:
    """The statuses that a word stands for, gravest first."""
    return [status for status in ORDER if lemma in words("meetings", "status", status)]


def through(noun: Token) -> bool:
    """Whether what governs a noun governs the meeting that it is of: "a round of talks", "the idea of a summit"."""
    lemma = noun.lemma_.lower()
    return lemma in words("meetings", "status", "through") or bool(senses(lemma))


def senses_of(token: Token) -> list[MeetingStatus]:
    """The statuses that a word with its particle, complement and auxiliaries stands for, gravest first."""
    lemma = token.lemma_.lower()
    found = senses(lemma)
    if token.pos_ == "NOUN":
        found += _said_of(token, lemma)
    if verbal(token):
        pairs = {f"{lemma} {c.lower_}" for c in token.children if c.dep_ in ("prt", "prep", "advmod")}
        if pairs & words("meetings", "status", "particles_cancelled"):
            return ["cancelled"]
        if pairs & words("meetings", "status", "particles_declined"):
            return ["declined"]
        if lemma == "accept" and negated(token):
            found.append("declined")  # "the invitation was not accepted"
        if lemma == "say" and any(c.lower_ == "no" for c in token.children):
            found.append("declined")
        if lemma in ("be", "remain", "seem", "appear", "go"):
            found += _predicated(token)
        helping = {c.lower_ for c in token.children if c.dep_ == "aux"}
        if helping & words("clauses", "may"):
            found.append("considered")
        elif helping & words("clauses", "will") or (is_to(token) and token.dep_ == "xcomp"):
            found.append("planned")
    return found


def _predicated(verb: Token) -> list[MeetingStatus]:
    """What is said of a subject: "is off", "is in doubt", "went unanswered"."""
    told = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")]
    below = [n for c in verb.children if c.lower_ in ("in", "under") for n in c.children]
    told += [n for n in below if n.lower_ in ("doubt", "question")]
    found: list[MeetingStatus] = [s for c in told for s in senses_of(c)]
    if any(n.lower_ in ("consideration", "discussion", "review", "study") for n in below):
        found.append("considered")
    return found


def _said_of(noun: Token, lemma: str) -> list[MeetingStatus]:
    """What a noun tells with the words beside it: "has no intention of meeting", "there is talk of a summit"."""
    if lemma in words("meetings", "status", "wishes") and any(c.lower_ == "no" for c in noun.children):
        return ["declined"]
    return ["considered"] if lemma == "talk" and noun.head.lemma_ == "be" else []


def is_to(verb: Token) -> bool:
    """Whether a verb is said to be due: "is to meet"."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return to and (verb.head.lemma_ == "be" or verb.dep_ == "ROOT")


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries of a verb, or of the verb that it goes on from."""
    for _ in range(4):
        found = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"}
        if (
            found
            or verb.dep_ not in ("conj", "xcomp")
            or any(c.dep_ in SUBJECTS for c in verb.children)
            or not verbal(verb.head)
        ):
            return found
        verb = verb.head
    return set()
