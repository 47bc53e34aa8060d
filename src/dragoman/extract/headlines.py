"""Headlines of two sides: "Miners, pit clinch pay deal", "Rivals strike 60-day truce; border still shut".

A headline lists its sides with a comma and leaves out articles and helping verbs, so that the model takes its verb for
a noun as often as not. What is read here is the words alone: sides, then a bare verb of agreeing, then what.
"""

from collections.abc import Iterator

from dragoman.extract.bargain import NAME, Bargain, listed
from dragoman.extract.clauses import Extent
from dragoman.lexicon import words
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

ENDS = frozenset({";", ":", "–", "—", "--", "|", "?", "!"})
SIDES = 8  # tokens before the verb


def headlines(reading: Reading, sentence: Span) -> Iterator[Bargain]:
    """What the sides of a headline agree, from the first side to the mark after it."""
    paragraph = reading.paragraph(sentence.start_char)
    if not paragraph or not paragraph.title:
        return
    start = sentence.start
    for token in [*sentence, None]:
        if token is None or token.text in ENDS or token.is_space:
            part = sentence.doc[start : sentence.end if token is None else token.i]
            yield from _of_part(part)
            yield from _done(part)
            start = sentence.end if token is None else token.i + 1


def _of_part(part: Span) -> Iterator[Bargain]:
    for verb in part[1 : SIDES + 1]:
        trades = verb.lower_ in words(NAME, "headlines", "trading")
        if not trades and verb.lower_ not in words(NAME, "headlines", "agreed"):
            continue
        sides, rest = part.doc[part.start : verb.i], _rest(part, verb)
        if rest is None or any(t.tag_ in ("VBD", "VBZ", "VBP", "MD", "TO", "IN") for t in sides):
            return
        pair = any(t.text in (",", "and", "&") for t in sides)
        several = not trades and sides[-1].tag_ in ("NNS", "NNPS") and listed(sides[-1], "sides", "nouns")
        if pair or several:
            yield Bargain(verb, "agreed", tuple(_heads(sides)), (), Extent(part.start_char, rest.end_char))
        return


def _done(part: Span) -> Iterator[Bargain]:
    """A deal that a headline calls done: "Harbour pact is inked", "pay deal signed"."""
    body = [t for t in part if not t.is_space and not t.is_punct]
    ends = len(body) > 1 and body[-1].lower_ in words(NAME, "headlines", "done")
    deals = [t for t in body[:-1] if listed(t, "nouns", "deal") or listed(t, "outcomes", "truces")]
    between = [t for t in body[:-1] if deals and t.i > deals[-1].i]
    is_so = all(t.lower_ in words("clauses", "is") or t.pos_ == "ADV" for t in between)
    barred = any(t.lower_ in words(NAME, "echo", "denials") or t.lower_ in ("to", "be", "yet") for t in body)
    if ends and deals and is_so and not barred and not any(t.text == "?" for t in part):
        yield Bargain(deals[-1], "agreed", (), (), Extent(body[0].idx, body[-1].idx + len(body[-1].text)))


def _rest(part: Span, verb: Token) -> Span | None:
    """The headline up to the end of what is agreed; null where there is none of it: "agree no deal"."""
    end = verb.i + 1
    while end < part.end and not (part.doc[end].text == "," or part.doc[end].lower_ in ("but", "as", "while")):
        end += 1
    rest = part.doc[verb.i + 1 : end]
    named = any(t.pos_ in ("NOUN", "PROPN") for t in rest)
    barred = any(t.lower_ in words(NAME, "echo", "denials") for t in rest)
    return part.doc[part.start : end] if named and not barred else None


def _heads(sides: Span) -> Iterator[Token]:
    """The last word of each side."""
    for token in sides:
        ends = token.i + 1 == sides.end or sides.doc[token.i + 1].text in (",", "and", "&")
        if ends and not token.is_punct and token.lower_ not in ("and", "&"):
            yield token
