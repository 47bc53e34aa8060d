"""Passages alike in two reports, word for word or nearly: shared word triples, chained into maximal passages.

Shingling as in Broder (1997), "On the resemblance and containment of documents"; the greedy chaining is the text
alignment of plagiarism detection (Potthast et al., 2013). Near-linear: each occurrence of a triple is compared with
at most WINDOW earlier ones, so that a story that a hundred papers reprint costs no more than a hundred stories.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.lexicon import words
from dragoman.record.base import Frozen
from dragoman.record.claim import Statement
from dragoman.record.extraction import Extraction
from dragoman.record.report import Report

SIZE = 3  # words in a shingle: shorter ones are chance, longer ones miss rewritten sentences
WINDOW = 12  # earlier occurrences that one occurrence of a shingle is compared with
GAP = 5  # words that may be put in, left out or changed between two shingles of a passage
BREAK = 40  # words that stand between two passages of one stretch
SOLID = 0.5  # share of the words of a stretch that are the same in both
LONGEST = 1_000_000  # characters of a report that are compared: more than a novel, and bounded memory
_QUOTED, _DROPPED = 1, 2
WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")
_MARKED = re.compile(r"“[^“”\n]*[”\n]|\"[^\"\n]*[\"\n]|«[^«»\n]*[»\n]")


class Word(Frozen, gc=False):
    """A word of a story: folded (no case, accents, possessive), its place, its paragraph, and whether it is quoted."""

    text: str
    start: int
    end: int
    paragraph: int
    quoted: bool
    name: bool
    content: bool


@dataclass(frozen=True, slots=True)
class Story:
    """The words of a report without its boilerplate, in order."""

    report: Report
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Alike:
    """A passage of one story and one of another: first and last word in each, and the pairs of equal words."""

    a: tuple[int, int]
    b: tuple[int, int]
    pairs: tuple[tuple[int, int], ...]


def story(report: Report, extraction: Extraction | None = None) -> Story:
    """The words of a report. Quoted are words within double marks and what statements hold to be quoted."""
    text = report.text[:LONGEST]
    marks = bytearray(len(report.text) + 1)
    for start, end in (*_marked(text), *_said(text, extraction)):
        marks[start:end] = bytes([_QUOTED]) * (end - start)
    for drop in report.dropped:
        marks[drop.start : drop.end] = bytes([_DROPPED]) * (drop.end - drop.start)
    found, paragraph, last = [], 0, 0
    for match in WORD.finditer(text):
        start, end = match.span()
        paragraph += text.count("\n", last, start)
        last = start
        if marks[start] != _DROPPED:
            found.append(_word(match.group(), start, end, paragraph, quoted=marks[start] == _QUOTED))
    return Story(report=report, words=tuple(found))


def alike(stories: Sequence[Story], *, least: int = SIZE) -> Iterator[tuple[tuple[int, int], list[Alike]]]:
    """Maximal passages that two stories share, by the indices of the stories (the first the lower), later ones last.

    `least`: words that a passage has; a pair that shares shorter ones alone has none.
    """
    one: dict[tuple[int, int], tuple[int, int]] = {}  # equal pairs of places are one value: they are most of the memory
    for n, seeds in enumerate(_seeds(stories)):
        for m in sorted(seeds):
            places = seeds[m] if len(seeds[m]) > least - SIZE else []  # most pairs share three words by chance
            runs = [run for run in _chains(stories[m], stories[n], places) if len(run.pairs) >= least]
            yield (m, n), [replace(run, pairs=tuple(one.setdefault(both, both) for both in run.pairs)) for run in runs]


def _seeds(stories: Sequence[Story]) -> Iterator[dict[int, list[tuple[int, int]]]]:
    """For each story the earlier ones that have a shingle of it, by their indices: its places in that one and in it.

    Of thousands of reports there are millions, so no more than those of one story are held.
    """
    known: dict[str, int] = {}  # a shingle is one number: of the numbers of its words
    told = [[known.setdefault(word.text, len(known)) for word in one.words] for one in stories]
    index: dict[int, list[int]] = {}
    size = len(known)
    for n, said in enumerate(told):
        seeds: dict[int, list[tuple[int, int]]] = {}
        for i, (a, b, c) in enumerate(zip(said, said[1:], said[2:], strict=False)):
            held = index.setdefault((a * size + b) * size + c, [])
            for place in held:
                m, j = divmod(place, LONGEST)
                if m != n:
                    seeds.setdefault(m, []).append((j, i))
            held.append(n * LONGEST + i)
            del held[:-WINDOW]
        yield seeds


def _chains(a: Story, b: Story, seeds: list[tuple[int, int]]) -> Iterator[Alike]:
    """Seeds chained while both sides go on within GAP words and one paragraph; each word of `a` in one passage only."""
    open_chains: list[list[tuple[int, int]]] = []
    closed: list[list[tuple[int, int]]] = []
    for i, j in sorted(seeds):
        live = [chain for chain in open_chains if i - chain[-1][0] <= GAP + SIZE]
        closed += [chain for chain in open_chains if i - chain[-1][0] > GAP + SIZE]
        open_chains = live
        near = [
            chain
            for chain in live
            if chain[-1][0] < i
            and 0 < j - chain[-1][1] <= GAP + SIZE
            and a.words[chain[-1][0]].paragraph == a.words[i + SIZE - 1].paragraph
            and b.words[chain[-1][1]].paragraph == b.words[j + SIZE - 1].paragraph
        ]
        if near:
            min(near, key=lambda chain: abs((i - j) - (chain[-1][0] - chain[-1][1]))).append((i, j))
        elif a.words[i].paragraph == a.words[i + 2].paragraph and b.words[j].paragraph == b.words[j + 2].paragraph:
            open_chains.append([(i, j)])
    return _apart([*closed, *open_chains])


def _apart(chains: list[list[tuple[int, int]]]) -> Iterator[Alike]:
    """The chains as passages, longest first, without those that lie within words already taken."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for chain in sorted(chains, key=lambda c: (-len(c), c)):
        pairs = sorted({(i + k, j + k) for i, j in chain for k in range(SIZE)})
        if taken_a:
            pairs = [(i, j) for i, j in pairs if i not in taken_a and j not in taken_b]
        if len(pairs) >= SIZE:
            taken_a.update(i for i, _ in pairs)
            taken_b.update(j for _, j in pairs)
            yield Alike(a=(pairs[0][0], pairs[-1][0]), b=(pairs[0][1], pairs[-1][1]), pairs=tuple(pairs))


def stretches(runs: Iterable[Alike]) -> Iterator[Alike]:
    """Passages that follow each other in both stories, with little between them, as one: what was reprinted at a go."""
    held: Alike | None = None
    for run in sorted(runs, key=lambda run: run.a):
        joined = held and _joined(held, run)
        if held and not joined:
            yield held
        held = joined or run
    if held:
        yield held


def _joined(one: Alike, other: Alike) -> Alike | None:
    gaps = other.a[0] - one.a[1], other.b[0] - one.b[1]
    length = max(other.a[1] - one.a[0], other.b[1] - one.b[0]) + 1
    pairs = (*one.pairs, *other.pairs)
    if not all(0 < gap <= BREAK for gap in gaps) or len(pairs) < SOLID * length:
        return None
    return Alike(a=(one.a[0], other.a[1]), b=(one.b[0], other.b[1]), pairs=pairs)


def _word(text: str, start: int, end: int, paragraph: int, *, quoted: bool) -> Word:
    folded, content = _folded(text)
    return Word(
        text=folded, start=start, end=end, paragraph=paragraph, quoted=quoted, name=text[:1].isupper(), content=content
    )


@lru_cache(maxsize=65536)
def _folded(text: str) -> tuple[str, bool]:
    """A word as it is compared, and whether it carries content."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'")).removesuffix("'s")
    folded = "".join(c for c in plain if not unicodedata.combining(c))
    return folded, folded not in words("matching", "stop") and len(folded) > 1


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Spans within double quotation marks; one that its paragraph leaves open ends with the paragraph."""
    return (match.span() for match in _MARKED.finditer(f"{text}\n"))


def _said(text: str, extraction: Extraction | None) -> Iterator[tuple[int, int]]:
    """Where the quoted words of statements stand."""
    claims: Iterable[object] = extraction.claims if extraction else ()
    for claim in claims:
        if isinstance(claim, Statement):
            for span in claim.evidence:
                for quoted in claim.quoted:
                    at = text.find(quoted, span.start, span.end) if quoted else -1
                    if at >= 0:
                        yield at, at + len(quoted)
