"""What goes on with its verb left out: "four died, the police say; six, the hospital", "speaks of 40, the army 9"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.extract.clauses import Extent
from dragoman.extract.complements import trimmed
from dragoman.extract.cue_words import FINITE, Cue
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

LONGEST = 20  # tokens of such a clause
SHORT = 12  # tokens of one after a comma
ABOUT = ("of", "at", "to")


def gapped(
    reading: Reading, sentence: Span, quoted: frozenset[int], marked: Sequence[Cue]
) -> Iterator[tuple[Cue, list[Extent]]]:
    """The counts and quoted words that others set against what a cue's speaker says, each with the cue as theirs."""
    said = next((c for c in marked if c.form == "verb" and c.token.tag_ in FINITE), None)
    if said is not None and (other := _set_against(reading, said, sentence, quoted)) is not None:
        yield other
    stops = [t.i for t in sentence if t.text == ";" and t.i not in quoted]
    if said is None or not stops:
        return
    for start, end in zip(stops, [*stops[1:], sentence.end], strict=True):
        parts = _parts([t for t in sentence.doc[start + 1 : end] if not t.is_space], quoted)
        if parts is None or start < said.token.i:
            continue
        for who, what in (parts, parts[::-1]):
            speaker = _speaker(reading, who)
            content = trimmed(sentence.doc, what[0].i, what[-1].i)
            if speaker is not None and content and _tells(what, quoted):
                yield replace(said, sources=(speaker,), beside=True), [content]
                break


def _set_against(
    reading: Reading, said: Cue, sentence: Span, quoted: frozenset[int]
) -> tuple[Cue, list[Extent]] | None:
    """What another sets against a count or a word after a comma: "the League speaks of 4,100, the owners of 2,300"."""
    counts = said.tells("figures") or said.token.lemma_ in words("cues", "phrases", "counting")
    if not counts and quoted.isdisjoint(range(said.token.i, sentence.end)):
        return None
    doc = sentence.doc
    after = range(said.token.i + 1, sentence.end)
    end = next((i for i in after if doc[i].text in (";", ".") or doc[i].is_space), sentence.end)
    comma = max((i for i in range(said.token.i + 1, end) if doc[i].text == ","), default=None)
    if comma is None or not 1 < end - comma <= SHORT or not _tells(doc[said.token.i + 1 : comma], quoted):
        return None
    tail = [t for t in doc[comma + 1 : end] if t.dep_ != "cc"]
    about = {t.lower_ for t in doc[said.token.i + 1 : comma]} & {*ABOUT}
    begins = about | words("cues", "phrases", "roughly")
    at = next((n for n, t in enumerate(tail) if t.like_num or t.is_quote or t.lower_ in begins), 0)
    first = at + 1 if at and tail[at].lower_ in about else at
    if not at or first >= len(tail) or tail[0].lower_ in ("a", "an") or any(t.tag_ in (*FINITE, "MD") for t in tail):
        return None
    speaker = _speaker(reading, tail[:at])
    content = trimmed(doc, tail[at].i, end - 1)
    told = _tells(tail[first:], quoted) and speaker is not None and content is not None
    return (replace(said, sources=(speaker,), beside=True), [content]) if told and speaker and content else None


def within(content: list[Extent], other: Extent, text: str) -> list[Extent]:
    """Content that ends at the mark before what another speaker is told to count in it; without one it is no more."""
    ends = (_end(text, e.start, other.start) if e.start < other.start < e.end else e.end for e in content)
    return [Extent(e.start, at) for e, at in zip(content, ends, strict=True) if at > e.start]


def _end(text: str, start: int, end: int) -> int:
    """Where the last semicolon between two offsets stands, else the last comma with a space after it; else -1."""
    at = text.rfind(";", start, end)
    return at if at >= 0 else text.rfind(", ", start, end)


def _parts(clause: list[Token], quoted: frozenset[int]) -> tuple[list[Token], list[Token]] | None:
    """What stands on both sides of the only comma, or before "at" or "of", of a clause without a verb; else null."""
    while clause and clause[-1].text in (".", ",", "!"):
        clause = clause[:-1]
    outside = [t for t in clause if t.i not in quoted]
    commas = [t for t in outside if t.text == ","]
    verb = any(t.tag_ in (*FINITE, "MD") for t in outside)
    if len(commas) > 1 or verb or len(clause) > LONGEST:
        return None
    if not commas:  # "the union puts the turnout at 9,000; the police at 3,500"
        at = next((n for n, t in enumerate(clause) if t.lower_ in ABOUT), 0)
        return (clause[:at], clause[at:]) if at and len(clause) > at + 1 else None
    at = clause.index(commas[0])
    return (clause[:at], clause[at + 1 :]) if clause[:at] and clause[at + 1 :] else None


def _speaker(reading: Reading, said: Sequence[Token]) -> Token | None:
    """The head of words that name just one who can speak, and nothing else."""
    head = said[0].doc[said[0].i : said[-1].i + 1].root
    if any(t.like_num or t.is_quote for t in said):
        return None
    able = words("cues", "bodies") | words("cues", "speech_things")
    return head if reading.cast.who(head) or head.lower_ in able else None


def _tells(said: Iterable[Token], quoted: frozenset[int]) -> bool:
    """Whether words hold a number or a quotation."""
    return any(t.like_num or t.i in quoted for t in said)
