"""Names in a report: runs of capitalised words, with the title before them told from the name itself.

spaCy's named entities are one witness among several: the model cuts titles off, misses bare surnames and takes unknown
states for persons, so a name is first found by its shape and only then given a kind (kinds.py).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from dragoman.lexicon import words
from dragoman.lexicon.peoples import state_named, state_of_people
from dragoman.read.marks import Segment
from dragoman.read.model import after_lead, line_starts

HEADLINE = 0.6  # share of capitalised long words from which a heading is in headline case
COMPOUND = re.compile(
    r"-\w*(?:ed|ing|led|run|held|based|born|wide|style|era|old|built)\b|\n"
)  # "U.S.-brokered" names nobody
MAX_TITLE = 7  # tokens of a title before a name


@dataclass(frozen=True, slots=True)
class Name:
    """One name where it stands: token indices, end exclusive.

    `first` is where the title (or else the name) begins; `roles` the title's words in lower case; `owner` the last
    token of what stands before the title as its owner ("Ruritania's", "Ruritanian", "HTF"), null without one.
    """

    first: int
    start: int
    end: int
    text: str
    roles: tuple[str, ...] = ()
    owner: int | None = None


def plain(token: Token) -> str:
    """A word in lower case, without the full stop of an abbreviation."""
    return token.lower_.removesuffix(".")


def is_role_word(token: Token) -> bool:
    """Whether a word can stand in a title or role ("deputy", "foreign", "minister")."""
    word = plain(token)
    return any(word in words("roles", key) for key in ("honorifics", "persons", "modifiers"))


def is_role_head(token: Token) -> bool:
    """Whether a word makes a phrase a title or a role of one person."""
    word = plain(token)
    return word in words("roles", "honorifics") or word in words("roles", "persons")


def names(doc: Doc, lines: tuple[Segment, ...]) -> list[Name]:
    """The names of a parsed report, in order."""
    shouted = _headline_tokens(doc, lines)
    known = {t.lower_ for t in doc if t.i not in shouted and _capitalised(t) and not _opens(t) and _noun_like(t)}
    found, leads = [], _lead_tokens(doc)
    for start, end in _runs(doc, known, shouted):
        if start not in leads and (name := _parse(doc, start, end)):
            found.append(name)
    return found


def _lead_tokens(doc: Doc) -> frozenset[int]:
    """Tokens of datelines and time stamps, which tell where and when it was written."""
    leads = ((start, after_lead(doc, start)) for start in line_starts(doc))
    return frozenset(i for start, after in leads if after is not None for i in range(start, after))


def _headline_tokens(doc: Doc, lines: tuple[Segment, ...]) -> frozenset[int]:
    """Tokens of headings in headline case, where a capital says nothing."""
    found: set[int] = set()
    for line in lines:
        if not line.title:
            continue
        span = doc.char_span(line.start, line.end, alignment_mode="expand")
        long = [t for t in span or () if t.is_alpha and len(t) > 3]
        if long and sum(t.text[0].isupper() for t in long) >= HEADLINE * len(long):
            found.update(t.i for t in span)
    return frozenset(found)


def _capitalised(token: Token) -> bool:
    if not token.text[0].isupper() or plain(token) in words("names", "never") or not any(map(str.isalpha, token.text)):
        return False
    return plain(token) not in words("names", "months") or not _dated(token)


def _dated(token: Token) -> bool:
    """Whether the name of a month or day, which may be a person's, stands in a date."""
    doc, i = token.doc, token.i
    beside = [doc[k] for k in (i - 1, i + 1, i + 2) if 0 <= k < len(doc)]
    return token.ent_type_ == "DATE" or token.text.endswith(".") or any(t.like_num for t in beside) or len(token) > 3


def _noun_like(token: Token) -> bool:
    return token.pos_ == "PROPN" or bool(token.ent_type_) or token.pos_ in ("NOUN", "ADJ", "X")


def _opens(token: Token) -> bool:
    """Whether a token opens a sentence, a line or a quotation, where a capital says nothing."""
    if token.is_sent_start or token.i == 0:
        return True
    before = token.nbor(-1)
    return before.is_space or before.is_quote or before.text in ":—–-•·(" or before.text in "“‘«„"


def _namey(token: Token, known: set[str], shouted: frozenset[int]) -> bool:
    if not _capitalised(token):
        return False
    if token.i in shouted:
        return token.lower_ in known and not _common(token, known)
    if _opens(token):
        return token.lower_ in known or token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    return _noun_like(token)


def _common(token: Token, known: set[str]) -> bool:
    """Whether a word of a headline is rather a common noun than the name it is spelled like."""
    return token.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON") and token.lower_ not in known


def _runs(doc: Doc, known: set[str], shouted: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Maximal runs of name words, as token ranges."""
    i, n = 0, len(doc)
    while i < n:
        if not _namey(doc[i], known, shouted):
            i += 1
            continue
        end = i + 1
        while (step := _step(doc, i, end, known, shouted)) > 0:
            end += step
        yield i, end
        i = end


def _step(doc: Doc, start: int, end: int, known: set[str], shouted: frozenset[int]) -> int:
    """By how many tokens the run start..end goes on: 0 where it ends."""
    if end >= len(doc):
        return 0
    token = doc[end]
    if token.is_sent_start and not doc[end - 1].text.endswith("."):
        return 0
    if _namey(token, known, shouted):
        return 0 if _boundary(doc, end) else 1
    joined = not doc[end - 1].whitespace_
    ahead = next((k for k in (1, 2) if end + k < len(doc) and _namey(doc[end + k], known, shouted)), 0)
    if token.text == "." and joined and is_role_head(doc[end - 1]) and ahead == 1:  # "Maj. Gen. Jan Kowal"
        return 2
    if token.text == "-" and joined and not token.whitespace_ and end + 1 < len(doc) and _second_syllable(doc[end + 1]):
        return 2
    if token.lower_ in ("’", "'", "’s", "'s") and ahead and _owned_name(doc, start, end):
        return 2
    if token.text in ("-", "&", "/") and ahead == 1 and joined == (token.text != "&"):
        return 0 if _state_word(doc[end - 1]) or _state_word(doc[end + 1]) else 2
    if token.lower_ in words("names", "particles") and not joined:
        return (
            ahead + 1
            if ahead == 1 or (ahead == 2 and doc[end + 1].lower_ in {*words("names", "particles"), "-"})
            else 0
        )
    if token.lower_ in ("of", "for") and ahead:
        return _of(doc, start, end, ahead)
    if token.lower_ != "and" or ahead != 1:
        return 0
    inside = doc[end - 1].ent_type_ == "ORG" and token.ent_type_ == "ORG" and token.ent_iob_ == "I"
    return 2 if inside or _joint_organisation(doc, start, end) else 0


def _second_syllable(token: Token) -> bool:
    """Whether a small word after a hyphen belongs to a given name ("Su-jin")."""
    return token.is_lower and token.is_alpha and (token.ent_type_ == "PERSON" or token.pos_ == "PROPN")


def _owned_name(doc: Doc, start: int, end: int) -> bool:
    """Whether a possessive stands inside the name of an organisation: "Harbour Pilots' Guild"."""
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].text[0].isupper() and doc[last + 1].is_alpha and doc[last].whitespace_:
        last += 1
    several = doc[end - 1].text.endswith("s") and doc[end].text in ("’", "'")
    return (
        several and doc[last].text[0].isupper() and plain(doc[last]) in words("names", "organisations") and end > start
    )


def _state_word(token: Token) -> bool:
    return bool(state_named(token.text) or state_of_people(token.text))


def _joint_organisation(doc: Doc, start: int, end: int) -> bool:
    """Whether "and" stands inside an organisation's name: "the Harbour and Transport Federation"."""
    last = end + 1
    while last + 1 < len(doc) and doc[last + 1].text[0].isupper() and doc[last].whitespace_:
        last += 1
    article = start > 0 and doc[start - 1].lower_ == "the"
    return (
        article
        and end - start == 1
        and plain(doc[last]) in words("names", "organisations")
        and doc[start].ent_type_ != "GPE"
    )


def _of(doc: Doc, start: int, end: int, ahead: int) -> int:
    """Whether "of" stands inside a name: after the head of an organisation, or in "Secretary of State"."""
    head = plain(doc[end - 1])
    institution = head in words("names", "organisations") and doc[end - 1].text[0].isupper()
    state = head == "secretary" and doc[end + 1].lower_ == "state"
    if institution and ahead == 2 and doc[end + 1].lower_ != "the":
        return 0
    return ahead + 1 if institution or state else 0


def _boundary(doc: Doc, i: int) -> bool:
    """Whether two capitalised neighbours are two names: a known state or people before a name that is no role."""
    before, token = doc[i - 1], doc[i]
    return before.ent_type_ == "DATE" or (
        before.is_sent_end and before.text not in ("U.S.", "U.K.") and len(before) > 4
    )


def _parse(doc: Doc, start: int, end: int) -> Name | None:
    """The name in a run: what stands before its title is the owner, what stands after it the name."""
    org = plain(doc[end - 1]) in words("names", "organisations")
    heads = [] if org else [i for i in range(start, end - 1) if is_role_head(doc[i]) and doc[i + 1].text not in "-–"]
    if heads:
        name, first = heads[-1] + 1, heads[-1]
        while first > start and (is_role_word(doc[first - 1]) or doc[first - 1].text in ("-", "of")):
            first -= 1
        if doc[name].lower_ == "of":  # "Secretary of State X"
            name += 2
        owner = first - 1 if first > start else _owner(doc, first)
        return _named(doc, name, end, first=first, owner=owner)
    while start < end - 1 and state_of_people(doc[start].text) and doc[start].text != doc[start].text.upper():
        if doc[end - 1].lower_ in words("names", "organisations"):
            break
        start += 1
    if (
        is_role_head(doc[end - 1])
        and end - start == 1
        or all(is_role_word(doc[i]) or doc[i].text == "of" for i in range(start, end))
    ):
        return None
    first, owner = _lower_title(doc, start)
    return _named(doc, start, end, first=first, owner=owner)


def _named(doc: Doc, start: int, end: int, *, first: int, owner: int | None) -> Name | None:
    while start < end and doc[start].text in "-–.,’'":
        start += 1
    text = doc[start:end].text
    if start >= end or len(text) < 2 or COMPOUND.search(text):
        return None
    title = tuple(t.lower_ for t in doc[first:start] if not t.is_punct)
    return Name(first=first, start=start, end=end, text=text, roles=(" ".join(title),) if title else (), owner=owner)


def _lower_title(doc: Doc, start: int) -> tuple[int, int | None]:
    """Where a title in small letters before a name begins ("spokesman Jan Kowal"), and its owner."""
    first = start
    if first and doc[first - 1].text == ")":  # "General (r) X"
        first = max(0, first - 3)
    while first > 0 and start - first < MAX_TITLE and (is_role_word(doc[first - 1]) or _joins(doc, first - 1)):
        first -= 1
    while first < start and not is_role_word(doc[first]):
        first += 1
    if not any(is_role_head(t) for t in doc[first:start]):
        return start, None
    return first, _owner(doc, first)


def _joins(doc: Doc, i: int) -> bool:
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and is_role_word(doc[i - 1])


def _owner(doc: Doc, first: int) -> int | None:
    """The token before a title that owns it: a possessor, a people or a name right before it."""
    i = first - 1
    if i >= 0 and doc[i].lower_ in ("’s", "'s", "’", "'"):
        i -= 1
    if i < 0 or not doc[i].text[0].isupper() or plain(doc[i]) in words("names", "never"):
        return None
    return i


def head_of(doc: Doc, name: Name) -> Token:
    """The token that heads a name's noun phrase."""
    span: Span = doc[name.start : name.end]
    return span.root
