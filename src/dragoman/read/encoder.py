"""The vectors of words in context, as spaCy's tok2vec gives them, in a quarter of its time.

spaCy's network (Honnibal's embed and encode: hashed features and static vectors of each word, mixed, then four
convolutions over a window of three) is taken as it is; only the arithmetic is ours. What a word brings by itself is
worked out once and kept; matrices are multiplied by numpy, whose BLAS is three times as fast as spaCy's own.
Each text is encoded alone, so that its vectors are the same to the bit whatever is read before it or beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY

from dragoman.read.threads import one_thread

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Floats = NDArray[np.float32]
Numbers = NDArray[np.uint64]
PAD = 4  # rows of zeros around a text, as spaCy has it: as far as four windows of three reach
LEAST = 64  # rows at least in a product: below that a BLAS may add up in another order
PIECES = 3  # of each maxout
MOST = 200_000  # words whose vectors are kept: 77 MB
EPSILON = np.float32(1e-8)
MIXERS = np.array([3, 5, 7], dtype=np.uint64)  # odd, so that none of the 64 bits of a hash is lost


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout of three pieces and a norm. `weights`: in by 3 × out, piece by piece; `bias`: 3 × out."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def normed(self, sums: Floats) -> Floats:
        """The largest of the three pieces, normed. `sums`: rows by 3 × out, without the bias; they are changed."""
        sums += self.bias
        width = len(self.gain)
        best: Floats = np.maximum(sums[:, :width], sums[:, width : 2 * width])
        np.maximum(best, sums[:, 2 * width :], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best)[:, None] / np.float32(width) + EPSILON
        best /= np.sqrt(spread)
        best *= self.gain
        best += self.shift
        return best


def _layer(maxout: Any, norm: Any) -> Layer:  # noqa: ANN401  thinc's models are typed by what goes in and out
    weights = maxout.get_param("W")  # out by piece by in
    out, _, wide = weights.shape
    turned = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(PIECES * out, wide).T)
    return Layer(turned, maxout.get_param("b").T.reshape(-1), norm.get_param("G"), norm.get_param("b"))


@dataclass(frozen=True, slots=True)
class Table:
    """A hash embedding of one feature, its rows already through their share of the mixing layer."""

    feature: int
    seed: int
    rows: Floats
    ops: Any

    def sums(self, values: Numbers) -> Floats:
        """What each of some values of the feature adds to the mixing layer's sums: the sum of its four rows."""
        found: Floats = self.rows[self.ops.hash(np.ascontiguousarray(values), self.seed) % len(self.rows)].sum(axis=1)
        return found


class Encoder:
    """A tok2vec of spaCy's, for reading alone."""

    def __init__(self, model: Any, vocab: "Vocab") -> None:  # noqa: ANN401
        """`model`: a network of spaCy's architectures MultiHashEmbed (with static vectors) and MaxoutWindowEncoder."""
        nodes: dict[str, list[Any]] = {}
        for node in model.walk():
            nodes.setdefault(node.name, []).append(node)
        self.mix, *self.windows = map(_layer, nodes["maxout"], nodes["layernorm"])
        self.width = len(self.mix.gain)
        self.features = nodes["extract_features"][0].attrs["columns"]
        *shares, last = np.split(self.mix.weights, len(nodes["hashembed"]) + 1)
        with one_thread():
            self.tables = [
                Table(node.attrs["column"], node.attrs["seed"], node.get_param("E") @ share, node.ops)
                for node, share in zip(nodes["hashembed"], shares, strict=True)
            ]
            self.static: Floats = vocab.vectors.data @ (nodes["static_vectors"][0].get_param("W").T @ last)
        self.vectors = vocab.vectors
        self.known: dict[int, int] = {}
        self.kept: Floats = np.zeros((1024, self.width), dtype=np.float32)

    def vectors_of(self, doc: "Doc") -> Floats:
        """The vectors of a text's words: words by width."""
        count, known = len(doc), self._known(doc)
        x = np.zeros((max(count + 2 * PAD, LEAST), self.width), dtype=np.float32)
        x[PAD : PAD + count] = self.kept[known]
        wide = np.zeros((len(x), 3 * self.width), dtype=np.float32)
        with one_thread():
            for window in self.windows:
                wide[1:, : self.width] = x[:-1]
                wide[:, self.width : 2 * self.width] = x
                wide[:-1, 2 * self.width :] = x[1:]
                x += window.normed(wide @ window.weights)
        return x[PAD : PAD + count]

    def _known(self, doc: "Doc") -> list[int]:
        """Where the vector of each word by itself lies, once all are known.

        All features of a word come from its form, but for its norm and whether a space follows.
        """
        keys = (doc.to_array([ORTH, NORM, SPACY]) * MIXERS).sum(axis=1).tolist() if len(doc) else []
        new = {key: n for n, key in enumerate(keys) if key not in self.known}
        if len(self.known) + len(new) > MOST:
            self.known.clear()
            new = {key: n for n, key in enumerate(keys)}
        if new:
            rows: Numbers = doc.to_array([*self.features, ORTH])[list(new.values())]  # type: ignore[assignment]
            self._learn(new, rows)
        return [self.known[key] for key in keys]

    def _learn(self, keys: Iterable[int], rows: Numbers) -> None:
        """Keep the vectors of new words. `rows`: the features of each, and its form last, as spaCy's numbers."""
        sums = np.zeros((len(rows), len(self.mix.bias)), dtype=np.float32)
        for table in self.tables:
            sums += table.sums(rows[:, table.feature])
        at = self.vectors.find(keys=rows[:, -1])
        sums[at >= 0] += self.static[at[at >= 0]]
        start = len(self.known)
        end = start + len(rows)
        if end > len(self.kept):
            more = np.zeros((max(end, 2 * len(self.kept)), self.width), dtype=np.float32)
            more[:start] = self.kept[:start]
            self.kept = more
        self.kept[start:end] = self.mix.normed(sums)
        self.known.update(zip(keys, range(start, end), strict=True))
