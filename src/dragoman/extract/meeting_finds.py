"""Words that tell of a meeting, a call or a visit: nouns ("talks", "a phone call"), what governs them, and verbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dragoman.extract.clauses import SUBJECTS, above, conditional, negated, verbal
from dragoman.extract.meeting_bare import announced
from dragoman.extract.meeting_frames import framed
from dragoman.extract.meeting_nouns import sort_of
from dragoman.extract.meeting_people import dated
from dragoman.extract.meeting_senses import senses, senses_of, through
from dragoman.extract.meeting_verbs import due, format_of
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.record.claim import MeetingFormat

Role = Literal["verb", "subject", "object", "adjunct", "announced"]
PLACES = ("GPE", "LOC", "FAC")
TOWARDS = ("to", "for", "on", "about", "into", "toward", "towards")


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that tells of a meeting. `verb`: the verb of which it is the event, or the word itself, null for none."""

    token: Token
    format: MeetingFormat
    verb: Token | None
    role: Role


def mentions(sentence: Span) -> Iterator[Mention]:
    """The mentions in a sentence, in order, that say something of a meeting."""
    if (bare := announced(sentence)) is not None:
        yield Mention(bare, "talks", None, "announced")
        return
    for token in sentence:
        gerund = token.tag_ == "VBG" and token.dep_ in ("pobj", "pcomp")
        if (token.pos_ in ("NOUN", "PROPN") or gerund) and (found := _noun(token)):
            yield found
        elif verbal(token) and token.lower_ != "expected" and (kind := format_of(token)):
            far = any(
                t.lower_ in words("clauses", "distant")
                for c in token.children
                if c.dep_ in ("prep", "advmod")
                for t in c.subtree
            )
            yield Mention(token, "call" if far and kind == "talks" else kind, token, "verb")
        elif token.lower_ in ("due", "expected", "back") and due(token):
            yield Mention(token, "visit", token if token.lower_ == "expected" else token.head, "verb")
        elif kind := framed(token):
            yield Mention(token, kind, token if verbal(token) else token.head, "verb")


def _noun(token: Token) -> Mention | None:
    kind = sort_of(token)
    if kind is None:
        return None
    verb, role = _event(token)
    told = information(token)
    if (verb is None or not _eventful(token, verb, role)) and (happened := _happened(token)) is not None:
        verb, role = happened, "subject"  # "the negotiations which took place on Wednesday"
    if (over := _headlined(token)) is not None:
        verb, role = over, "subject"
    if role == "adjunct" or verb is None:
        return Mention(token, _refined(token, kind), verb, role) if told and not _hypothetical(token) else None
    if conditional(verb) or _undated(token, verb) or _none_planned(token, verb) or _counted_from(verb):
        return None
    eventful = over is not None or _eventful(token, verb, role)
    arranged = any(c.dep_ == "acl" and senses(c.lemma_.lower()) for c in token.children)
    if not eventful and (not told or (role == "subject" and verb.lemma_ == "be" and not arranged)):
        return None
    return Mention(token, _refined(token, kind), verb, role)


def _happened(token: Token) -> Token | None:
    """The verb of a relative clause that says that a meeting took place."""
    for clause in token.children:
        own = [c for c in clause.children if c.dep_ in SUBJECTS]
        which = clause.dep_ == "relcl" and own and own[0].tag_ in ("WDT", "WP")
        if which and clause.lemma_.lower() in words("meetings", "status", "events") and dated(clause):
            return clause
    return None


def _headlined(token: Token) -> Token | None:
    """The verb after bare "talks", however parsed: "as pay talks resume", "hospital talks founder; wards shut"."""
    verb = token.nbor() if token.i + 1 < token.sent.end else token
    bare = token.lower_ == "talks" and not any(c.dep_ in ("det", "poss") for c in token.children)
    plain = verb.lower_ == verb.lemma_.lower() or verb.tag_ in ("NN", "NNP")
    return verb if bare and plain and verb.lower_ in words("meetings", "status", "headlined") else None


def _hypothetical(token: Token) -> bool:
    """Whether a noun stands only in a condition: "until they hold a frank conversation", "only through a summit"."""
    if token.head.dep_ == "prep" and token.head.lower_ in ("through", "without", "until", "pending"):
        return True
    over = next((t for t in above(token) if verbal(t)), None)
    return over is not None and conditional(over)


def _eventful(token: Token, verb: Token, role: Role) -> bool:
    """Whether the verb tells that the meeting began, ended, is to be or was called off, and not something else."""
    lemma = verb.lemma_.lower()
    if lemma == "be":
        if verb.tag_ == "VBD" and role == "subject" and any(_between(c) for c in token.children):
            return True  # "the call between the two was frank"
        return any(_tells(c) for c in verb.children if c.i > verb.i)
    if verb.dep_ == "advcl" and not dated(verb):
        return False
    if role == "subject":
        if _in_passing(verb):
            return False
        below = [c.lemma_.lower() for c in verb.children if c.dep_ == "xcomp"]
        listed = words("meetings", "status", "events")
        return (lemma in listed or bool(senses(lemma)) or bool(senses_of(verb))) and (
            not below or any(b in listed or b == "be" for b in below)
        )
    return dated(verb) or _new(token) or _at_issue(verb)


def _counted_from(verb: Token) -> bool:
    """Whether a clause only says from when time is counted: "hours after the meeting ended, shells fell"."""
    mark = next((c for c in verb.children if c.dep_ == "mark"), verb)
    counted = mark.i > mark.sent.start and mark.nbor(-1).lower_ in words("meetings", "info", "units")
    return counted and mark.lower_ in words("clauses", "factual")


def _in_passing(verb: Token) -> bool:
    """Whether a verb tells something else of talks: what they need, how they went, after what they came."""
    if verb.lemma_ == "come":
        ends = (n for p in verb.children if p.lower_ in ("to", "off") for n in (p, *p.children))
        return not any(n.lower_ in words("meetings", "status", "comes_to") for n in ends)
    active = not any(c.dep_ == "auxpass" for c in verb.children)
    needs = verb.lemma_.lower() in words("meetings", "status", "needing")
    how = any(c.lower_ == "how" and c.i < verb.i for c in verb.children) and not dated(verb)
    return how or (active and needs)


def _new(token: Token) -> bool:
    """Whether a noun is not one that was told of before: "a session", "no talks"; not "the talks"."""
    determiner = next((c.lower_ for c in token.children if c.dep_ in ("det", "poss")), "the")
    return determiner != "the"


def _at_issue(verb: Token) -> bool:
    """Whether a verb, or what governs it, calls off, declines or offers: "called off", "offered to host"."""
    for token in (verb, verb.head) if verb.dep_ == "xcomp" else (verb,):
        if {"cancelled", "declined", "offered"} & set(senses_of(token)):
            return True
    return negated(verb) and verb.lemma_.lower() in words("meetings", "status", "governing")


def _between(child: Token) -> bool:
    """Whether what hangs on a noun names those who met, or the day."""
    named = child.lower_ in ("between", "with") and child.dep_ == "prep"
    return named or any(t.ent_type_ in ("DATE", "TIME") for t in child.subtree)


def _tells(child: Token) -> bool:
    """Whether a complement of "is" tells of a meeting: off, over, due, in a place, on a day, to be resumed."""
    if (
        child.lower_ in ("off", "over", "on", "due", "under", "set")
        or child.dep_ == "xcomp"
        or senses(child.lemma_.lower())
    ):
        return True
    return child.dep_ in ("prep", "npadvmod") and any(t.ent_type_ in ("DATE", "TIME", "GPE") for t in child.subtree)


def _undated(token: Token, verb: Token) -> bool:
    """Whether only a date is said to be missing: "gave no date for another round"."""
    over = token.head.head if token.dep_ == "pobj" else token
    dates = [over, *(c for c in verb.children if c.dep_ in ("dobj", "nsubjpass"))]
    missing = [
        d
        for d in dates
        if d.lemma_ in ("date", "timeframe", "timetable", "venue") and any(c.lower_ == "no" for c in d.children)
    ]
    return bool(missing)


def _none_planned(token: Token, verb: Token) -> bool:
    """Whether there never was a meeting: "no meeting is planned"."""
    no = any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
    return no and "planned" in senses(verb.lemma_.lower())


def _refined(token: Token, kind: MeetingFormat) -> MeetingFormat:
    near = {t.lower_ for t in token.subtree}
    if near & words("clauses", "distant") and kind == "talks":
        return "call"
    if near & {"presidents", "leaders", "premiers", "heads"} and token.lemma_ == "meeting":
        return "summit"
    return kind


def _event(token: Token) -> tuple[Token | None, Role]:
    """The verb of which a noun is the event, and as what: "talks ended", "held talks", "after five hours of talks"."""
    head = token
    for _ in range(6):
        over = head.head
        if over.i == head.i:
            break
        if head.dep_ in SUBJECTS and (verbal(over) or _misread(over)):
            return over, "subject"
        if head.dep_ in ("dobj", "attr", "oprd") and verbal(over):
            return over, "object"
        if head.dep_ in ("conj", "appos"):
            head = over
            continue
        verb = _led(head)
        if verb is not None:
            return verb, "object"
        of = head.dep_ in ("pobj", "pcomp") and over.dep_ == "prep" and over.lower_ in ("of", "from", *TOWARDS)
        if not of or over.head.pos_ not in ("NOUN", "PROPN", "NUM") or not through(over.head):
            break
        head = over.head
    return None, "adjunct"


def _led(head: Token) -> Token | None:
    """The verb that leads to a meeting with a preposition: "return to talks", "at the table", "out of the talks"."""
    prep = head.head
    if head.dep_ not in ("pobj", "pcomp") or prep.dep_ != "prep":
        return None
    if prep.lower_ == "in" and prep.head.lower_ == "part" and verbal(prep.head.head):
        return prep.head.head  # "took part in the talks"
    if prep.lower_ == "in" and prep.head.lemma_ in ("take", "participate", "engage") and verbal(prep.head):
        return prep.head
    if verbal(prep.head) and (head.lower_ == "table" or prep.lower_ in TOWARDS):
        return prep.head
    if prep.lower_ == "for" and prep.head.dep_ == "dobj" and "offered" in senses(prep.head.head.lemma_.lower()):
        return prep.head.head  # "offered his farmhouse for a fresh round"
    parted = prep.lower_ in ("of", "from", *TOWARDS) and prep.head.lower_ in ("out", "away", "up", "back")
    return prep.head.head if parted and verbal(prep.head.head) else None


def _misread(token: Token) -> bool:
    """Whether the root of a sentence is a verb that was taken for another word: "peace talks open on Thursday"."""
    return token.dep_ == "ROOT" and token.lower_ in words("meetings", "status", "coming") and dated(token)


def information(token: Token) -> bool:
    """Whether a noun phrase tells when, where, with whom or how long a meeting was, or that it is another one."""
    over = token.head.head if token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "of" else None
    if over is not None and (over.lower_ in words("meetings", "info", "units") or over.lower_ == "round"):
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    placed = following.dep_ == "prep" and following.lower_ in words("meetings", "info", "preps_place")
    return any(_informs(child) for child in token.children) or (placed and _somewhere(following))


def _informs(child: Token) -> bool:
    """Whether what hangs on a noun tells something of the meeting."""
    low = child.lower_
    if child.dep_ in ("compound", "amod", "nummod", "nmod"):
        return low in words("meetings", "info", "ordinals") or any(
            t.lower_ in words("meetings", "info", "units") or t.ent_type_ in ("DATE", "TIME", *PLACES)
            for t in child.subtree
        )
    if child.dep_ == "prep":
        if low in ("on", "at") and any(n.ent_type_ in ("DATE", "TIME") for n in child.children):
            return True
        placed = low in words("meetings", "info", "preps_place") or low == "to"
        return low in ("with", "between", "among", "involving") or (placed and _somewhere(child))
    if child.dep_ in ("poss", "npadvmod"):
        return child.ent_type_ in ("DATE", "TIME")
    if child.dep_ == "acl":
        return bool(senses(child.lemma_.lower())) or child.lemma_.lower() in words("meetings", "roles", "mediating")
    return low in ("a", "an", "another") and child.dep_ == "det"


def _somewhere(prep: Token) -> bool:
    """Whether a preposition leads to a place: a name, or a site."""
    nouns = [n for n in prep.children if n.dep_ == "pobj" and n.ent_type_ != "PERSON"]
    return any(n.pos_ == "PROPN" or n.lemma_.lower() in words("meetings", "info", "sites") for n in nouns)
