"""Names in a report: runs of capitalised words, with the title before them told from the name itself.

spaCy's named entities are one witness among several: the model cuts titles off, misses bare surnames and takes unknown
states for persons, so a name is first found by its shape and only then given a kind (kinds.py).
"""

import re
from dataclasses import dataclass

from dragoman.lexicon import words
from dragoman.lexicon.peoples import state_of_people
from dragoman.read.marks import Segment
from dragoman.read.parse import Doc, Span, Token
from dragoman.read.runs import is_role_head, is_role_word, plain, runs

COMPOUND = re.compile(
    r"-(?![A-Z])\w*(?:ed|ing|led|run|held|based|born|wide|style|era|old|built)\b|\n"
)  # "U.S.-brokered"
MAX_TITLE = 7  # tokens of a title before a name
BRACKETED = 3  # tokens of "(r)" in "General (r) X"


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


def names(doc: Doc, lines: tuple[Segment, ...]) -> list[Name]:
    """The names of a parsed report, in order."""
    return [name for start, end in runs(doc, lines) if (name := _parse(doc, start, end))]


def _parse(doc: Doc, start: int, end: int) -> Name | None:
    """The name in a run: what stands before its title is the owner, what stands after it the name."""
    if end - start > 1 and doc[end - 1].like_num:
        return Name(first=start, start=start, end=end, text=doc[start:end].text)  # "Local 12"
    while end - start > 1 and is_role_head(doc[end - 1]) and plain(doc[end - 2]) in words("names", "organisations"):
        end -= 1  # "the Harbour Ministry Spokesman"
    organisation = plain(doc[end - 1]) in words("names", "organisations")
    titles = [i for i in range(start, end - 1) if is_role_head(doc[i]) and doc[i + 1].text not in "-–"]
    if titles and not organisation:
        name, first = titles[-1] + 1, titles[-1]
        while first > start and (is_role_word(doc[first - 1]) or doc[first - 1].text in ("-", "of", ".")):
            first -= 1
        if doc[name].lower_ == "of":  # "Secretary of State X"
            name += 2
        return _named(doc, name, end, first=first, owner=first - 1 if first > start else _owner(doc, first))
    while start < end - 1 and start > 1 and is_role_word(doc[start]) and doc[start - 1].lower_ in ("for", "of"):
        start += 1  # "Minister for Defence Jan Kowal"
    while start < end - 1 and not organisation and state_of_people(doc[start].text) and not doc[start].is_upper:
        start += 1
    if all(is_role_word(doc[i]) or doc[i].text == "of" for i in range(start, end)):
        return None
    first, owner = _lower_title(doc, start)
    return _named(doc, start, end, first=first, owner=owner)


def _named(doc: Doc, start: int, end: int, *, first: int, owner: int | None) -> Name | None:
    while start < end and doc[start].text in "-–.,’'":
        start += 1
    text = doc[start:end].text
    if start >= end or len(text) == 1 or COMPOUND.search(text):
        return None
    if all(is_role_word(t) or not t.is_alpha for t in doc[start:end]):
        return None  # "the Honourable Minister" names nobody
    title = tuple(t.lower_ for t in doc[first:start] if not t.is_punct)
    return Name(first=first, start=start, end=end, text=text, roles=(" ".join(title),) if title else (), owner=owner)


def _lower_title(doc: Doc, start: int) -> tuple[int, int | None]:
    """Where a title in small letters before a name begins ("spokesman Jan Kowal"), and its owner."""
    first = start
    if first and doc[first - 1].text == ")":  # "General (r) X"
        first = max(0, first - BRACKETED)
    while first > 0 and start - first < MAX_TITLE and (is_role_word(doc[first - 1]) or _joins(doc, first - 1)):
        first -= 1
    while first < start and not is_role_word(doc[first]):
        first += 1
    if not any(is_role_head(t) and plain(t) not in words("roles", "mutual") for t in doc[first:start]):
        return start, None
    return first, _owner(doc, first)


def _joins(doc: Doc, i: int) -> bool:
    """Whether a small word or hyphen stands inside a title: "vice-president", "minister for defence"."""
    if i == 0 or not is_role_word(doc[i - 1]) or not is_role_word(doc[i + 1]):
        return False
    return doc[i].text == "-" or doc[i].lower_ in ("of", "for")


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
