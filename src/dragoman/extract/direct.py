"""Direct speech: which quotations a cue owns, and which go on with the last speaker."""

from collections.abc import Collection, Iterator, Sequence

from dragoman.extract.clauses import Extent
from dragoman.extract.cue_words import Cue
from dragoman.lexicon import words
from dragoman.read.marks import Quotation, Segment
from dragoman.read.parse import Span, Token
from dragoman.read.reading import Reading

LEADING = 8  # tokens within which a line names its speaker
LEAST_WORDS = 3  # of a quotation that a cue owns without a complement clause


def quoted_tokens(reading: Reading) -> frozenset[int]:
    """The indices of tokens inside quotation marks."""
    found: set[int] = set()
    for q in reading.quotations:
        if q.depth == 0 and (span := reading.doc.char_span(q.start, q.end, alignment_mode="expand")):
            found.update(range(span.start, span.end))
    return frozenset(found)


def free_quotations(
    reading: Reading, sentence: Span, marked: Sequence[Cue], contents: dict[int, list[Extent]]
) -> Iterator[tuple[Quotation, Cue]]:
    """The quotations of a sentence that no cue's content covers yet, each with the cue that owns it."""
    owners = [cue for cue in marked if _quotes(cue)]
    if not owners:
        return
    for q in _outer(reading, sentence):
        covered = any(e.start <= q.start and q.end <= e.end for found in contents.values() for e in found)
        if covered or not _speech(reading, q):
            continue
        yield q, min(owners, key=lambda cue: (_distance(cue, q), cue.start))


def _quotes(cue: Cue) -> bool:
    return cue.form == "verb" and cue.tells("clausal", "quoting")


def _outer(reading: Reading, sentence: Span) -> list[Quotation]:
    start, end = sentence.start_char, sentence.end_char
    return [q for q in reading.quotations if q.depth == 0 and q.outer_start < end and start < q.outer_end]


def _speech(reading: Reading, q: Quotation) -> bool:
    """Whether a quotation is an utterance and not a mere name or word set off."""
    text = reading.report.text[q.start : q.end].strip()
    return len(text.split()) >= LEAST_WORDS or text[-1:] in (".", ",", "!", "?", "…")


def _distance(cue: Cue, q: Quotation) -> int:
    return max(q.outer_start - cue.end, cue.start - q.outer_end, 0)


def continues(reading: Reading, sentence: Span, last: Span) -> bool:
    """Whether a sentence is only quoted words that go on with the statement of an earlier sentence.

    In the same paragraph; in a later one, where that begins with a quotation left open before; or in the next one,
    where that is one quotation and nothing else.
    """
    if not spoken(reading, sentence) or not only_quoted(reading, sentence):
        return False
    between = reading.report.text[last.start_char + len(last.text.rstrip()) : sentence.start_char]
    if "\n" not in between or any(q.continues for q in _outer(reading, sentence)):
        return True
    line = reading.paragraph(sentence.start_char)
    return line is not None and not between.strip() and _whole(reading, line)


def _whole(reading: Reading, line: Segment) -> bool:
    """Whether all words of a paragraph stand inside quotation marks."""
    letters = (i for i in range(line.start, line.end) if reading.report.text[i].isalnum())
    return all(reading.quoted(i) for i in letters)


def only_quoted(reading: Reading, sentence: Span) -> bool:
    """Whether all letters of a sentence stand inside quotation marks."""
    offsets = (i for i, c in enumerate(sentence.text, sentence.start_char) if c.isalnum())
    first = next(offsets, None)
    return first is not None and bool(reading.quoted(first)) and all(reading.quoted(i) for i in offsets)


def spoken(reading: Reading, sentence: Span, owned: Collection[Quotation] = ()) -> list[Extent]:
    """The outer quotations that touch a sentence, without those that a cue owns."""
    return [Extent(q.outer_start, q.outer_end) for q in _outer(reading, sentence) if q not in owned]


def named_before(reading: Reading, sentence: Span) -> tuple[Token, Extent] | None:
    """The speaker and the words of a line such as "Moreau: talks were useless"; null otherwise.

    Only where all words before the colon, at most LEADING, name one person, and what follows them tells something.
    """
    colon = next((t for t in sentence[:LEADING] if t.text == ":"), None)
    line = reading.paragraph(sentence.start_char)
    if colon is None or line is None or reading.report.text[line.start : sentence.start_char].strip():
        return None
    before = [t for t in reading.doc[sentence.start : colon.i] if not t.is_space]
    people = {reading.cast.who(t) for t in before}
    told = [t for t in reading.doc[colon.i + 1 : sentence.end] if t.is_alpha]
    entity = next(iter(people), None)
    if len(people) != 1 or not entity or len(told) < LEAST_WORDS or not _known(reading, entity, before[-1]):
        return None
    said = reading.doc[colon.i + 1 : sentence.end].text
    start = sentence.end_char - len(said.lstrip())
    return before[-1], Extent(start, start + len(said.strip()))


def _known(reading: Reading, entity: str, last: Token) -> bool:
    """Whether the report tells more of a person than one name, and this word is part of that name."""
    who = reading.cast.get(entity)
    return who.kind == "person" and (len(who.forms) > 1 or bool(who.roles)) and last.text in who.name.split()


def announcer(reading: Reading, sentence: Span) -> Token | None:
    """Who speaks a quotation that the sentence before announces: "Moreau left one warning. “…”"; null otherwise.

    Only where that sentence names one possible speaker, its subject, quotes nothing itself, and has a noun of speech.
    """
    if sentence.start == 0 or not only_quoted(reading, sentence):
        return None
    before = reading.doc[sentence.start - 1].sent
    gap = reading.report.text[before.end_char : sentence.start_char]
    if gap.strip() or _outer(reading, before) or not any(_announces(t) for t in before):
        return None
    people = {e for t in before if (e := reading.cast.who(t)) and reading.cast.get(e).kind in ("person", "anonymous")}
    subject = next((t for t in before if t.dep_ == "nsubj" and t.head.i == before.root.i), None)
    return subject if subject is not None and people == {reading.cast.who(subject)} else None


def _announces(token: Token) -> bool:
    """Whether a noun of speech is what the subject leaves, gives or has, and nothing more is told of what it says."""
    said = token.lower_ in words("cues", "phrases", "announcing") and token.dep_ in ("dobj", "attr", "pobj")
    return said and not any(c.dep_ in ("acl", "relcl", "ccomp") for c in token.children)


def named_after(reading: Reading, sentence: Span) -> Token | None:
    """The speaker that a sentence names for the quotation right before it ("“…” That was Moreau"); null otherwise."""
    first = [t for t in sentence if not t.is_space][:2]
    if [t.lower_ for t in first] not in (["that", "was"], ["that", "is"]):
        return None
    noun = next((t for t in sentence if t.dep_ in ("attr", "nsubj") and t.i > first[1].i), None)
    return noun if noun is not None and reading.cast.who(noun) else None
