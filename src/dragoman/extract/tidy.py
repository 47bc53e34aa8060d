"""Clean edges for words cut out of a report: no torn-off preposition, joining word or mark at either end.

What a rule cuts from a parse may end in the middle of things ("no end in sight at"), begin with a comma or lack the
mark that closes a quotation in it. Only the edges move; the words in between stay the report's own.
"""

from dragoman.extract.extents import Extent
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

OPENING = frozenset("“\"‘'«„(")
CLOSING = frozenset("”\"’'»)")
PARTICLES = frozenset({"prt"})
LOOSE = frozenset({"CCONJ", "DET", "SCONJ", "ADP", "PART"})


def tidy(reading: Reading, extent: Extent) -> Extent:
    """The extent with clean edges; the extent itself where cleaning would leave nothing."""
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    if span is None:
        return extent
    low, high = 0, len(span) - 1
    while low < high and _loose_start(reading, span[low], extent):
        low += 1
    while high > low and _loose_end(reading, span[high], span, extent):
        high -= 1
    if _loose_end(reading, span[high], span, extent):
        return extent
    start = max(extent.start, span[low].idx)
    end = min(extent.end, span[high].idx + len(span[high].text))
    return _closed(reading, Extent(start, end)) if start < end else extent


def _loose_start(reading: Reading, token: Token, extent: Extent) -> bool:
    """Whether a first token belongs to nothing after it: a mark, "and", "but"."""
    if token.is_space or token.dep_ == "cc":
        return True
    if not token.is_punct and token.text not in OPENING | CLOSING:
        return False
    return not (token.text in OPENING and _opens(reading, token.idx, extent))


def _opens(reading: Reading, offset: int, extent: Extent) -> bool:
    """Whether a mark opens a quotation or a bracket that ends inside the words."""
    quotation = reading.quoted(offset)
    if quotation and quotation.outer_start == offset:
        return quotation.end <= extent.end
    return reading.report.text[offset] == "(" and ")" in reading.report.text[offset : extent.end]


def _loose_end(reading: Reading, token: Token, span: Span, extent: Extent) -> bool:
    """Whether a last token waits for something that is not there: "at", "and", "the", "to", a comma."""
    if token.is_space:
        return True
    if token.is_punct or token.text in CLOSING | OPENING:
        return not _closes(reading, token, extent)
    if token.pos_ not in LOOSE or token.dep_ in PARTICLES or token.i == span.root.i == span.start:
        return False
    if token.tag_ == "POS" or token.lower_ in words("commitments", "tidy", "whole"):
        return False
    stranded = token.pos_ == "ADP" and any(t.dep_ in ("relcl", "acl") for t in (token.head, token.head.head))
    return not stranded


def _closes(reading: Reading, token: Token, extent: Extent) -> bool:
    """Whether a mark closes a quotation or a bracket that begins inside the words; a percent sign is a word."""
    if token.text in ("%", "…"):
        return True
    quotation = reading.quoted(token.idx)
    if quotation and quotation.outer_end == token.idx + len(token.text):
        return extent.start <= quotation.outer_start
    return token.text == ")" and "(" in reading.report.text[extent.start : token.idx]


def _closed(reading: Reading, extent: Extent) -> Extent:
    """With the mark that closes a quotation begun in the words, and the one that opens a quotation ended in them."""
    start, end = extent
    last = reading.quoted(end - 1)
    rest = reading.report.text[end : last.end] if last else ""
    if last and start <= last.outer_start and end <= last.end and not rest.strip(".,!?;"):
        end = last.outer_end
    first = reading.quoted(start)
    if first and first.start == start and first.outer_end <= end:
        start = first.outer_start
    return Extent(start, end)
