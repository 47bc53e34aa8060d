"""What talks are said to have ended with, told in one breath with what they did not: "a swap but no ceasefire"."""

from dragoman.extract.bargain import listed
from dragoman.extract.extents import Extent
from dragoman.lexicon import words
from dragoman.read.parse import Token
from dragoman.read.reading import Reading

TURN = 3  # words from "but" on in which the denial stands


def before_but(first: Token) -> bool:
    """Whether what is not agreed comes only after the words that begin here: "end with a swap but no ceasefire"."""
    sentence = [t.lower_ for t in first.sent]
    turn = next((n for n, w in enumerate(sentence) if w == "but" and first.sent.start + n > first.i), None)
    no = words("matching", "negative")
    return turn is not None and no.isdisjoint(sentence[:turn]) and not no.isdisjoint(sentence[turn : turn + TURN])


def clinched(reading: Reading, extent: Extent) -> bool:
    """Whether words name what sides clinch: "a swap", "a pause"."""
    span = reading.doc.char_span(*extent, alignment_mode="expand")
    return span is not None and listed(span.root, "outcomes", "sealable")
