"""Single quotation marks, told from apostrophes: "don’t", "the dockers’ union", "rock ’n’ roll", "the ’90s"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from dragoman.lexicon import words
from dragoman.read.quotation_marks import Mark, Pair

Use = Literal["opens", "closes", "may_close", "apostrophe"]
WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")
DECADE = re.compile(r"\d\ds\b")
YEAR = re.compile(r"\d\d\b")
LONG = 5  # letters of a word in -in’ (nothin’) at least
SHORT = 24  # characters looked at beside a mark; no word of the lexicon is longer
TELLING = ",:;—–-("  # after these an unclosed quotation may well begin


def singles(marks: Sequence[Mark], around: Sequence[Pair], *, text: str, start: int, end: int) -> Iterator[Pair]:
    """Quotations in single marks of one paragraph; `around`: its quotations in other marks, around them or within.

    A mark that may be a plural possessive closes only when no clearer one does before the next quotation opens.
    An opening mark that nothing closes is a quotation only where it plainly begins one: curly, at the paragraph's
    start or after a comma or colon, before a capital.
    """
    inside = sorted(_regions(marks, around), key=lambda pair: (pair[0], pair[1].start))
    for region, members in groupby(inside, key=lambda pair: pair[0]):
        stop = end if region < 0 else around[region].end
        yield from _match([(m, _use(m, text)) for _, m in members], text=text, start=start, end=stop)


def _regions(marks: Sequence[Mark], around: Sequence[Pair]) -> Iterator[tuple[int, Mark]]:
    """Each mark with the index in `around` of the innermost quotation that holds it; -1 for none."""
    order = sorted(range(len(around)), key=lambda i: (around[i].start, -around[i].end))
    open_, at = [], 0
    for mark in marks:
        while at < len(order) and around[order[at]].start <= mark.start:
            open_.append(order[at])
            at += 1
        while open_ and around[open_[-1]].end <= mark.start:
            open_.pop()
        yield (open_[-1] if open_ else -1), mark


def _use(mark: Mark, text: str) -> Use:
    """What a single mark does where it stands."""
    before = WORD_BEFORE.search(text[max(0, mark.start - SHORT) : mark.start])
    after = WORD_AFTER.match(text[mark.end : mark.end + SHORT])
    last, following = (before.group() if before else ""), (after.group(1) if after else "")
    if mark.before.isalnum() and mark.after.isalnum():
        return "apostrophe"
    if mark.can_open and mark.role != "closing":
        return "apostrophe" if _elided(mark, text, following) else "opens"
    if not mark.can_close or (mark.after.isalnum() and not _ends_a_sentence(mark.before)):
        return "apostrophe"
    if last in words("quotes", "elision", "trailing"):
        return "apostrophe"
    possessive = last.lower().endswith(("s", "x", "z")) or (last.endswith("in") and len(last) >= LONG)
    unlikely = following.lower() in words("quotes", "closing", "before")
    if possessive and mark.after.isspace() and following and not unlikely:
        return "may_close"
    return "closes"


def _elided(mark: Mark, text: str, following: str) -> bool:
    """Whether a mark that could open stands for letters or figures left out: ’em, the ’90s, since ’98."""
    if following in words("quotes", "elision", "leading") and mark.after.isalpha():
        return True
    ahead = text[mark.end : mark.end + SHORT]
    if DECADE.match(ahead):
        return True
    lead = WORD_BEFORE.search(text[max(0, mark.start - SHORT) : mark.start].rstrip())
    return bool(YEAR.match(ahead)) and lead is not None and lead.group().lower() in words("quotes", "elision", "year")


def _ends_a_sentence(char: str) -> bool:
    return char in ".!?,;…"


def _match(found: Sequence[tuple[Mark, Use]], *, text: str, start: int, end: int) -> Iterator[Pair]:
    """Pairs within one region."""
    opening: Mark | None = None
    maybe: Mark | None = None
    for mark, use in found:
        if use == "opens":
            if opening:
                yield from _settle(opening, maybe, text=text, start=start, end=mark.start)
            opening, maybe = mark, None
        elif opening and use == "may_close":
            maybe = maybe or mark
        elif opening and use == "closes":
            yield Pair(opening.start, opening.end, mark.start, mark.end, "single", closed=True)
            opening = maybe = None
    if opening:
        yield from _settle(opening, maybe, text=text, start=start, end=end)


def _settle(opening: Mark, maybe: Mark | None, *, text: str, start: int, end: int) -> Iterator[Pair]:
    """A quotation that no sure mark closes: the likely one does, else it is unclosed, if it plainly began."""
    if maybe:
        yield Pair(opening.start, opening.end, maybe.start, maybe.end, "single", closed=True)
        return
    lead = text[start : opening.start].rstrip()[-1:]
    if opening.role == "opening" and opening.after.isupper() and (not lead or lead in TELLING):
        yield Pair(opening.start, opening.end, end, end, "single", closed=False)
