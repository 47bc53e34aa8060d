"""The learned reader: which stretches of a text tell of a meeting, a position, a condition…, how, and whose.

A small BERT (all-MiniLM-L6-v2, Wang et al. 2020) with one linear layer, trained on the written dossiers by training/
and kept as int8 ONNX; see decision 0015.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from dragoman.learned.labels import KINDS, POINTERS, TRAIT_OF, TRAITS, WIDTH, slices
from dragoman.learned.pieces import FIRST, LAST, Piece, Vocabulary, pieces

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WINDOW = 200  # pieces at most that are read at once, as in training
START, END = attrgetter("start"), attrgetter("end")
ON = 0.4  # probability from which a word is inside a stretch
LEAST = 0.02  # share of a pointer below which a place is left out
SLOWER = ["SkipLayerNormFusion"]  # fused, a sum and its norm take three times as long as apart (decision 0020)
AT = slices()
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A word (code points, end exclusive) that a pointer falls on, with its share of it."""

    start: int
    end: int
    share: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of text that tells of something of a kind.

    `score`: the mean probability of its words. `traits`: each trait of the kind with its likeliest value and that
    one's probability. `whose`: the words that name who says, holds, makes or sets it, the likeliest first; `nobody`:
    the probability that no words do.
    """

    kind: str
    start: int
    end: int
    score: float
    traits: tuple[tuple[str, str, float], ...]
    whose: tuple[Pointed, ...]
    nobody: float


@cache
def session() -> "InferenceSession":
    """The network, loaded once in a process: one thread, so that the sums come out the same."""
    import onnxruntime  # noqa: PLC0415  loaded only where something is read

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("dragoman.learned") / "reader.onnx") as path:
        return onnxruntime.InferenceSession(
            str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOWER
        )


@cache
def vocabulary() -> Vocabulary:
    """The pieces that the network knows, loaded once in a process."""
    return Vocabulary((files("dragoman.learned") / "vocabulary.txt").read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True, slots=True)
class Told:
    """What the learned reader tells of a text: its stretches, and each word's probability of being inside each kind."""

    stretches: tuple[Stretch, ...]
    words: tuple[Piece, ...]
    inside: Floats

    def peak(self, kind: str, start: int, end: int) -> float:
        """The highest probability that a word between two offsets is inside a stretch of a kind; 0 without words."""
        first = bisect_right(self.words, start, key=END)
        last = bisect_left(self.words, end, key=START)
        return float(self.inside[first:last, KINDS.index(kind)].max()) if first < last else 0.0


def told(text: str, lines: Iterable[tuple[int, int]], named: Iterable[tuple[int, int]]) -> Told:
    """What the learned reader tells of a text.

    `lines`: its paragraphs, start and end, in order; `named`: its words that name somebody, in order.
    """
    spoken_of = sorted(named)
    found: list[Stretch] = []
    words: list[Piece] = []
    shares: list[Floats] = [np.zeros((0, len(KINDS)), dtype=np.float32)]
    for window in windows([list(pieces(text, vocabulary(), start=a, end=b)) for a, b in lines]):
        every = [p for line in window for p in line]
        ids = [vocabulary().ids[FIRST], *(p.id for p in every), vocabulary().ids[LAST]]
        out: Floats = session().run(None, {"pieces": np.array([ids], dtype=np.int64)})[0][0]
        naming = [True, *_naming(every, spoken_of)]
        around = Around(np.array(naming), [p for p, named in zip(every, naming[1:], strict=True) if named])
        likely = _sigmoid(out[:, : 2 * len(KINDS)])
        at = 1
        for line in window:
            found += _of_line(out, likely, at, line, around)
            at += len(line)
        words += every
        shares.append(likely[1:at, 1::2])
    return Told(tuple(found), tuple(words), np.concatenate(shares))


@dataclass(frozen=True, slots=True)
class Around:
    """Whether nobody (first) or each of the pieces of a window can be pointed to, and the pieces that can."""

    known: NDArray[np.bool_]
    named: list[Piece]


def _naming(some: list[Piece], named: list[tuple[int, int]]) -> Iterator[bool]:
    """Whether each piece is of a word that names somebody. `named`: sorted."""
    at = bisect_right(named, some[0].start, key=lambda n: n[1]) if some else 0
    for piece in some:
        while at < len(named) and named[at][1] <= piece.start:
            at += 1
        yield at < len(named) and named[at][0] < piece.end


def windows(lines: Iterable[list[Piece]]) -> Iterator[list[list[Piece]]]:
    """Lines together as long as they fit; a line that fits no window is cut."""
    held: list[list[Piece]] = []
    for line in lines:
        if held and sum(map(len, held)) + len(line) > WINDOW:
            yield held
            held = []
        cut = list(range(0, len(line), WINDOW))
        for start in cut[:-1]:
            yield [line[start : start + WINDOW]]
        if line:
            held.append(line[cut[-1] :])
    if held:
        yield held


def _of_line(out: Floats, likely: Floats, at: int, line: list[Piece], around: Around) -> Iterator[Stretch]:
    """The stretches of one line, whose pieces have outputs from `at` on. `likely`: of each, to begin and to go on."""
    own = likely[at : at + len(line)]
    held = own[:, 1::2].max(axis=0)
    for k, kind in enumerate(KINDS):
        if held[k] <= ON:
            continue
        inside, begins = own[:, 2 * k + 1], own[:, 2 * k]
        for first, last in _runs(line, inside, begins):
            span = slice(at + first, at + last)
            traits = tuple(_likeliest(name, _mean(out[span, AT[name]])) for name, of in TRAIT_OF.items() if of == kind)
            whose, nobody = _pointed(out, span, kind, around) if kind in POINTERS else ((), 1.0)
            score = float(inside[first:last].mean())
            yield Stretch(kind, line[first].start, line[last - 1].end, score, traits, whose, nobody)


def _runs(line: list[Piece], inside: Floats, begins: Floats) -> Iterator[tuple[int, int]]:
    """The runs of pieces that are inside, cut where a new one begins; whole words."""
    on = inside > ON
    cuts = [0, *(np.flatnonzero(on[1:] != on[:-1]) + 1).tolist(), len(line)]
    for start, end in pairwise(cuts):
        if inside[start] <= ON:
            continue
        while start > 0 and line[start - 1].start == line[start].start:
            start -= 1  # noqa: PLW2901
        while end < len(line) and line[end].start == line[end - 1].start:
            end += 1  # noqa: PLW2901
        again = [n for n in range(start + 1, end) if begins[n] > ON and line[n - 1].start != line[n].start]
        yield from pairwise([start, *again, end])


def _likeliest(name: str, scores: Floats) -> tuple[str, str, float]:
    """A trait's likeliest value and its probability."""
    shares = _softmax(scores)
    best = int(shares.argmax())
    return name, TRAITS[name][best], float(shares[best])


def _pointed(out: Floats, span: slice, kind: str, around: Around) -> tuple[tuple[Pointed, ...], float]:
    """The words that a stretch points to, and the share of nobody."""
    towards = _mean(out[span, AT[f"to {kind}"]])
    fits = out[: len(around.known), AT["mention"]] @ towards / WIDTH**0.5
    shares = _softmax(np.where(around.known, fits, -np.inf))
    found: dict[tuple[int, int], float] = {}
    for piece, share in zip(around.named, shares[1:][around.known[1:]].tolist(), strict=True):
        place = (piece.start, piece.end)
        found[place] = found.get(place, 0.0) + share
    kept = (Pointed(a, b, share) for (a, b), share in found.items() if share >= LEAST)
    return tuple(sorted(kept, key=lambda p: (-p.share, p.start))), float(shares[0])


def _mean(x: Floats) -> Floats:
    """The mean of some rows, as numpy's own works it out."""
    return np.asarray(np.add.reduce(x, axis=0) / np.float32(len(x)), dtype=np.float32)


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), dtype=np.float32)


def _softmax(x: Floats) -> Floats:
    risen = np.exp(x - x.max())
    return np.asarray(risen / risen.sum(), dtype=np.float32)
