"""What somebody is the author of: the words of its noun, or those before the clause that speaks of it."""

from dragoman.extract.author_asked import asks
from dragoman.extract.author_words import Authored
from dragoman.extract.clauses import Extent, noun_phrase_span
from dragoman.lexicon import words
from dragoman.read.parse import Span

CONTEXT = 240  # characters before a clause in which stands what "it" or "an idea" is about
TOLD = 4  # words before a clause in its sentence that may say what "it" is
BACK, NAMING = 3, 2  # sentences before one, and telling words by which one of them may say what "it" is


def _before_it(sentence: Span) -> Span:
    """The nearest sentence before one that names things, and does not only ask whose idea something was.

    Of several the one that asks for the author of something that it names: "Who thought of the levy on wool?"
    """
    doc, before, first = sentence.doc, sentence, None
    for _ in range(BACK):
        if not before.start:
            break
        before = doc[before.start - 1].sent
        telling = [t for t in before if t.pos_ in ("NOUN", "PROPN", "VERB", "NUM")]
        names = sum(t.lemma_.lower() not in words("authors", "nouns") for t in telling) >= NAMING
        if names and before.text.endswith("?") and asks(before):
            return before
        first = before if first is None and names else first
    return first or before


def about(find: Authored) -> Extent:
    """The words of what somebody is the author of: its noun phrase, or the words before the clause."""
    if find.thing is not None:
        return noun_phrase_span(find.thing)
    doc = find.authors[0].doc
    text = doc.text
    start = find.extent.start
    sentence = find.authors[0].sent
    first = sentence.start_char
    if len(text[first:start].split()) < TOLD or text[:start].rstrip().endswith(":"):
        before = _before_it(sentence)
        first, start = before.start_char, before.end_char
    first = max(first, start - CONTEXT)
    said = text[first:start]
    lead = len(said) - len(said.lstrip(" ,;:—–-“”\"'\n"))
    return Extent(first + lead, max(first + lead, first + len(said.rstrip(" ,;:—–-“\"'\n"))))
