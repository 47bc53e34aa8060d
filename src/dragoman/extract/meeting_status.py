"""Whether a meeting was held, is to be, or was only proposed, offered, considered, declined or called off."""

from collections.abc import Iterator

from dragoman.extract.clauses import SUBJECTS, negated, verbal
from dragoman.extract.meeting_finds import Mention
from dragoman.extract.meeting_senses import ORDER, auxiliaries, is_to, senses_of, through
from dragoman.extract.meeting_verbs import AGAIN
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.record.claim import MeetingStatus

HOW_FAR = 8
ASKING = ("invite", "want", "like", "ask", "need")


def status_of(mention: Mention, *, title: bool = False, dated_ahead: bool = False) -> MeetingStatus:
    """The status of a meeting, by what governs it; the gravest word on the way up decides, and by default it was held.

    `title`: in a heading the present tense tells what was. `dated_ahead`: its time lies ahead of the report.
    """
    path = list(_path(mention))
    senses = [*(sense for token in path for sense in senses_of(token)), *_own_senses(mention)]
    if mention.verb is not None and _denied(mention, path):
        off = mention.role == "subject" or _none(mention)
        return "cancelled" if off and "declined" not in senses else "declined"
    if _open(mention):
        return "considered"
    for status in ORDER:
        if status in senses:
            return status
    verb = mention.verb
    if dated_ahead and not (verb is not None and verb.tag_ == "VBD"):
        return "planned"
    if verb is not None and verbal(verb):
        return _by_tense(mention, verb, title=title)
    misread = mention.role == "subject" and verb is not None and verb.lower_ in words("meetings", "status", "coming")
    return "planned" if misread else "held"


def _own_senses(mention: Mention) -> Iterator[MeetingStatus]:
    """What the word itself, what describes it, and the verb that it is the subject of say: "the visit fell through"."""
    if not _over(mention):
        yield from (sense for child in _describing(mention.token) for sense in senses_of(child))
    if mention.role == "subject" and mention.verb is not None and "cancelled" in senses_of(mention.verb):
        yield "cancelled"
    if mention.role == "subject" and mention.verb is not None and mention.verb.lemma_ == "go":
        yield from (sense for sense in senses_of(mention.verb) if sense == "declined")  # "went unanswered"
    if mention.role == "verb" and mention.token.lemma_ in ASKING:
        yield "proposed"  # of itself it says no more than that
    if mention.role == "verb" and mention.token.lemma_ in ("stay", "send"):
        yield "declined"  # "sent her regrets"
    if mention.token.lower_ == "expected" or mention.role == "announced":
        yield "planned"
    if mention.role == "verb" and any(_stayed(c) for c in mention.token.children):
        yield "declined"


def _stayed(then: Token) -> bool:
    """Whether somebody who was asked did not come: "was asked to the palace but stayed at home"."""
    if then.dep_ != "conj":
        return False
    home = then.lemma_ == "stay" and any(c.lower_ in ("away", "home", "at", "put") for c in then.children)
    return home or (negated(then) and then.lemma_.lower() in words("meetings", "frames", "coming"))


def _over(mention: Mention) -> bool:
    """Whether a meeting is told as one that was: "talks aimed at a truce broke up"."""
    verb = mention.verb
    return mention.role == "subject" and verb is not None and verb.tag_ == "VBD" and verb.lemma_ != "be"


def _by_tense(mention: Mention, verb: Token, *, title: bool) -> MeetingStatus:
    helping = auxiliaries(verb)
    if helping & words("clauses", "may") and not helping & words("clauses", "will"):
        return "considered"
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    infinitive = (title and to) or (verb.lemma_ == "be" and any(_infinitive(c) for c in verb.children))
    if helping & words("clauses", "will") or is_to(verb) or infinitive:
        return "planned"
    present = verb.tag_ in ("VB", "VBZ", "VBP") and not helping
    again = any(c.lower_ in AGAIN for c in verb.children)
    listed = verb.lemma_.lower() in words("meetings", "status", "coming")
    coming = verb.tag_ != "VB" and not title and (listed or any(t.ent_type_ == "DATE" for t in verb.subtree))
    now = any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ != "VBD" for c in verb.children)
    progressive = verb.tag_ == "VBG" and now and mention.role == "verb"
    return "planned" if (present and (again or coming)) or progressive else "held"


def _infinitive(token: Token) -> bool:
    return token.dep_ == "xcomp" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _path(mention: Mention) -> Iterator[Token]:
    """The words that govern a mention, nearest first: up to a verb that reports, or one that it only dates."""
    token = mention.token
    for _ in range(HOW_FAR):
        over = token.head
        if over.i == token.i or _cut(token, over):
            return
        if token.dep_ == "prep" and token.lower_ in words("meetings", "status", "dating") and verbal(over):
            if f"{over.lemma_.lower()} {token.lower_}" in words("meetings", "status", "particles_declined"):
                yield over
            return
        if token.dep_ in ("nsubj", "csubj") and over.lemma_.lower() not in ("be", "remain"):
            if auxiliaries(over) & (words("clauses", "will") | words("clauses", "may")):
                yield over
            return
        if not (token.dep_ == "conj" and verbal(token)):
            yield over
        token = over


def _cut(token: Token, over: Token) -> bool:
    """Whether what stands over a token says nothing of what is below it."""
    if token.dep_ in ("relcl", "parataxis", "advcl") or (
        token.dep_ == "ccomp" and (_reports(over) or token.i < over.i)
    ):
        return True
    if token.dep_ == "prep" and over.pos_ in ("NOUN", "PROPN"):
        return not through(over)
    return token.dep_ == "conj" and verbal(token) and any(c.dep_ in SUBJECTS for c in token.children)


def _reports(verb: Token) -> bool:
    return verb.lemma_.lower() in words("meetings", "status", "speech")


def _describing(token: Token) -> Iterator[Token]:
    """What is said of a noun beside it: "a planned visit", "a session set for Thursday"."""
    for child in token.children:
        if child.dep_ in ("amod", "acl"):
            yield child


def _open(mention: Mention) -> bool:
    """Whether a meeting is not ruled out: "a call is not excluded"."""
    verb = mention.verb
    denied = verb is not None and verbal(verb) and negated(verb) and verb.lemma_ not in ("accept", "turn", "show")
    return denied and verb is not None and "declined" in senses_of(verb)


def _none(mention: Mention) -> bool:
    """Whether there is not to be one more: "there will be no second round"; not "no talks with the rebels"."""
    be = mention.verb is not None and mention.verb.lemma_ == "be"
    return be and not any(c.lower_ in ("with", "between") for c in mention.token.children)


def _denied(mention: Mention, path: list[Token]) -> bool:
    """Whether the meeting is said not to be: "did not meet", "no session", "will not take place"."""
    verb = mention.verb
    no = any(c.dep_ == "det" and c.lower_ == "no" for c in mention.token.children)
    if no and mention.role in ("subject", "object"):
        return True
    if verb is None or not verbal(verb):
        return False
    if mention.role in ("verb", "subject"):
        return negated(verb) and (
            mention.role == "verb" or verb.lemma_.lower() in ("take", "happen", "go", "hold", "occur", "be", "resume")
        )
    return negated(verb) and verb.lemma_.lower() in words("meetings", "status", "governing") and bool(path)
