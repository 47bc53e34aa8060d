"""Runs of capitalised words: where a name begins and ends, before it is known what it names."""

from collections.abc import Iterator, Sequence

from dragoman.lexicon import words
from dragoman.lexicon.peoples import state_named, state_of_people
from dragoman.read.marks import Segment
from dragoman.read.model import after_lead, line_starts
from dragoman.read.parse import Doc, Token

HEADLINE = 0.6  # share of capitalised long words from which a heading is in headline case
LONG = 4  # letters of a long word
ABBREVIATION = 4  # letters at most, with its full stop, of an abbreviation that ends no sentence


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
        long = [t for t in span or () if t.is_alpha and len(t) >= LONG]
        if span is not None and long and sum(t.text[0].isupper() for t in long) >= HEADLINE * len(long):
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
    return (
        token.ent_type_ == "DATE" or token.text.endswith(".") or any(t.like_num for t in beside) or len(token) >= LONG
    )


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
        named = token.pos_ == "PROPN" or token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
        return named or token.lower_ in known or _counted(token)
    return _noun_like(token)


def _common(token: Token, known: set[str]) -> bool:
    """Whether a word of a headline is rather a common noun than the name it is spelled like."""
    return token.pos_ in ("VERB", "AUX", "ADV", "ADP", "DET", "PRON") and token.lower_ not in known


def runs(doc: Doc, lines: tuple[Segment, ...]) -> Iterator[tuple[int, int]]:
    """Maximal runs of name words, as token ranges, outside datelines."""
    shouted, leads = _headline_tokens(doc, lines), _lead_tokens(doc)
    known = {t.lower_ for t in doc if t.i not in shouted and _capitalised(t) and not _opens(t) and _noun_like(t)}
    namey = [_namey(token, known, shouted) for token in doc]
    i = 0
    while i < len(doc):
        if not namey[i]:
            i += 1
            continue
        end = i + 1
        while (step := _step(doc, i, end, namey)) > 0:
            end += step
        if i not in leads:
            yield i, end
        i = end


def _step(doc: Doc, start: int, end: int, namey: Sequence[bool]) -> int:
    """By how many tokens the run start..end goes on: 0 where it ends."""
    if end >= len(doc) or (doc[end].is_sent_start and not doc[end - 1].text.endswith(".")):
        return 0
    if namey[end]:
        return 0 if _boundary(doc, end) else 1
    ahead = next((k for k in (1, 2) if end + k < len(doc) and namey[end + k]), 0)
    return next((step for join in JOINS if (step := join(doc, start, end, ahead))), 0)


def _dot(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001  all joins are called alike
    """As in "Maj. Gen. Jan Kowal": the full stop of a title."""
    return (
        2 if doc[end].text == "." and not doc[end - 1].whitespace_ and is_role_head(doc[end - 1]) and ahead == 1 else 0
    )


def _syllable(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "Su-jin": a small word after a hyphen that belongs to a given name."""
    if doc[end].text != "-" or doc[end - 1].whitespace_ or doc[end].whitespace_ or end + 1 >= len(doc):
        return 0
    token = doc[end + 1]
    return 2 if token.is_lower and token.is_alpha and (token.ent_type_ == "PERSON" or token.pos_ == "PROPN") else 0


def _owned(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "Harbour Pilots' Guild": a plural possessive inside the name of an organisation."""
    several = doc[end - 1].text.endswith("s") and doc[end].text in ("’", "'")
    return 2 if ahead and several and plain(doc[_last(doc, end + 1)]) in words("names", "organisations") else 0


def _last(doc: Doc, i: int) -> int:
    """The last of the capitalised words from i on."""
    while i + 1 < len(doc) and doc[i + 1].text[0].isupper() and doc[i + 1].is_alpha and doc[i].whitespace_:
        i += 1
    return i


def _mark(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "Solberg-Ek", "Marsk & Rue": a mark between name words; none between two states ("Norland-Sudmark")."""
    joined = not doc[end - 1].whitespace_
    if doc[end].text not in ("-", "&", "/") or ahead != 1 or joined == (doc[end].text == "&"):
        return 0
    return 0 if _state_word(doc[end - 1]) or _state_word(doc[end + 1]) else 2


def _particle(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "van der Straaten", "al-Rashid": small words inside a name."""
    particles = words("names", "particles")
    if doc[end].lower_ not in particles or not doc[end - 1].whitespace_ or not ahead:
        return 0
    return ahead + 1 if ahead == 1 or doc[end + 1].lower_ in {*particles, "-"} else 0


def _of(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "Bank of Norland", "Secretary of State": "of" after the head of an organisation."""
    if doc[end].lower_ not in ("of", "for") or not ahead:
        return 0
    head = plain(doc[end - 1])
    institution = head in words("names", "organisations") and doc[end - 1].text[0].isupper()
    if institution and ahead > 1 and doc[end + 1].lower_ != "the":
        return 0
    return ahead + 1 if institution or (head == "secretary" and doc[end + 1].lower_ == "state") else 0


def _and(doc: Doc, start: int, end: int, ahead: int) -> int:
    """As in "the Harbour and Transport Federation": "and" inside an organisation's name."""
    if doc[end].lower_ != "and" or ahead != 1:
        return 0
    inside = doc[end - 1].ent_type_ == "ORG" and doc[end].ent_type_ == "ORG" and doc[end].ent_iob_ == "I"
    article = start > 0 and doc[start - 1].lower_ == "the" and doc[start].ent_type_ != "GPE"
    last = plain(doc[_last(doc, end + 1)])
    one = end - start == 1 or (last == "workers" and plain(doc[end - 1]) not in words("names", "organisations"))
    return 2 if inside or (article and one and last in words("names", "organisations")) else 0


def _numbered(doc: Doc, start: int, end: int, ahead: int) -> int:  # noqa: ARG001
    """As in "Local 12": the number of a union's branch."""
    return 1 if end - start == 1 and _counted(doc[start]) else 0


def _counted(token: Token) -> bool:
    """Whether a word is the branch of a union, with its number after it."""
    branch = token.lower_ in ("local", "lodge") and token.text[0].isupper()
    return branch and token.i + 1 < len(token.doc) and token.nbor(1).like_num


def _state_word(token: Token) -> bool:
    return bool(state_named(token.text) or state_of_people(token.text))


def _boundary(doc: Doc, i: int) -> bool:
    """Whether two capitalised neighbours belong to two sentences or to a date and a name."""
    before = doc[i - 1]
    return before.ent_type_ == "DATE" or (bool(before.is_sent_end) and len(before) > ABBREVIATION)


JOINS = (_dot, _syllable, _owned, _mark, _particle, _of, _and, _numbered)
