"""Cues that stand apart from what is said and that the parse lost, with what is said around them."""

from collections.abc import Iterator, Sequence

from dragoman.extract.clauses import Extent
from dragoman.extract.content import asked, led_up_to, snap, without_lead
from dragoman.extract.cue_words import Cue, acts, saying
from dragoman.extract.inquits import Inquit, inquits
from dragoman.extract.parenthetical import around
from dragoman.read.parse import Span
from dragoman.read.reading import Reading

Known = Sequence[tuple[Cue, list[Extent]]]  # the cues of a sentence by the parse, with their content


def set_off(
    reading: Reading, sentence: Span, quoted: frozenset[int], known: Known
) -> Iterator[tuple[Cue, list[Extent]]]:
    """The cues that stand apart and that the parse gave no content for, or a wrong speaker, each with its content."""
    for found in inquits(reading, sentence, quoted):
        start, end = found.verb.idx, found.verb.idx + len(found.verb.text)
        found_around = [without_lead(reading, snap(reading, e)) for e in around(sentence, found.first, found.last)]
        if _read_well(reading, found, known) and not _more(found, found_around, known):
            continue
        content = [led_up_to(reading, e) if e.end <= start else e for e in found_around if not asked(reading, e)]
        others = [e for cue, some in known if cue.token.i != found.verb.i for e in some]
        if content and not any(e.start <= start and end <= e.end for e in others):
            act = acts().get(saying(found.verb), "say")
            yield Cue(found.verb, start, end, "verb", act, (found.source,), beside=True), content


def _more(found: Inquit, around_it: list[Extent], known: Known) -> bool:
    """Whether what is said goes on after a source that the parse took it into: "If not, spits Kowal, we go"."""
    held = next((some for cue, some in known if cue.token.i == found.verb.i), [])
    goes_on = found.source.i > found.verb.i and len(around_it) > 1 and len(held) == 1
    return goes_on and held[0] == around_it[0] and any(t.idx == around_it[1].start for t in found.source.subtree)


def _read_well(reading: Reading, found: Inquit, known: Known) -> bool:
    """Whether the parse gives a verb content outside of source and cue, and a source that is not surely wrong."""
    stop = found.verb.doc[found.last].idx + len(found.verb.doc[found.last].text)
    for cue, content in known:
        if cue.token.i == found.verb.i and _swallowed(found, cue, content):
            return False
        if cue.token.i == found.verb.i and any(e.start < found.verb.idx or e.end > stop for e in content):
            nobody = all(reading.cast.who(t) is None for t in cue.sources)
            return not (nobody and found.source.i > found.verb.i and reading.cast.who(found.source))
    return False


def _swallowed(found: Inquit, cue: Cue, content: list[Extent]) -> bool:
    """Whether the parse takes who speaks for a part of what is said before it: "the gate opens, Moreau, …, told us"."""
    own = any(t.i == found.source.i or t.is_ancestor(found.source) for t in cue.sources)
    return not own and any(e.start <= found.source.idx < e.end <= found.verb.idx for e in content)
