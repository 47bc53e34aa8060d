"""The named entities that spaCy's recogniser finds, by the same network and the same rules, at a third of its time.

Outside an entity what the recogniser does next depends on one word alone: so all words are asked at once. Only inside
an entity it goes word by word, and there it has but two ways, on or out.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.tokens import Span

from dragoman.read.encoder import Encoder, Floats
from dragoman.read.threads import one_thread

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Bools = NDArray[np.bool_]
OUT = "O"


class Way(NamedTuple):
    """An action by its number: what it does (B, I, L, U or O), and to an entity of which label."""

    does: str
    label: str


class Found(NamedTuple):
    """An entity: words from `start` to before `end`."""

    start: int
    end: int
    label: str


class Entities:
    """The recogniser, as a component of spaCy's."""

    def __init__(self, recogniser: Any, vocab: "Vocab") -> None:  # noqa: ANN401  a Cython class without types
        """`recogniser`: spaCy's component `ner`, of its architecture TransitionBasedParser with three features."""
        vectors, linear = (recogniser.model.get_ref("tok2vec").layers[n] for n in (0, -1))
        lower, upper = recogniser.model.get_ref("lower"), recogniser.model.get_ref("upper")
        self.encoder = Encoder(vectors, vocab)
        weights = lower.get_param("W")  # features by hidden by pieces by in
        self.features, self.hidden, _, wide = weights.shape
        # the two linear layers as one, for the three features side by side, each piece by piece
        flat = weights.swapaxes(1, 2).reshape(-1, wide)
        with one_thread():
            self.weights: Floats = np.ascontiguousarray((flat @ linear.get_param("W")).T)
            self.bias: Floats = flat @ linear.get_param("b")
        self.bias[: 2 * self.hidden] += lower.get_param("b").T.reshape(-1)
        pad = lower.get_param("pad")[0].swapaxes(1, 2).reshape(self.features, -1)
        self.nobody: Floats = pad[1] + pad[2]
        self.upper: Floats = np.ascontiguousarray(upper.get_param("W").T)
        self.upper_bias: Floats = upper.get_param("b")
        names = [recogniser.moves.get_class_name(n) for n in range(len(self.upper_bias))]
        self.ways = [Way(*name.split("-", 1)) if "-" in name else Way(name, "") for name in names]
        self.at = {way: n for n, way in enumerate(self.ways)}
        self.begins, self.fits = (np.array([w.does in does and (w.label != "" or w.does == OUT) for w in self.ways])
                                  for does in ("B", "BUO"))  # fmt: skip

    def __call__(self, doc: "Doc") -> "Doc":
        """Mark a text's entities."""
        if len(doc):
            doc.set_ents([Span(doc, *found) for found in self._found(doc)], default="outside")
        return doc

    def _found(self, doc: "Doc") -> Iterator[Found]:
        """The entities, in order."""
        with one_thread():
            sums = self.encoder.vectors_of(doc) @ self.weights + self.bias
        first, opened, last = np.split(sums, self.features, axis=1)
        ways = self._outside(first + self.nobody, doc).tolist()
        ends = np.append(doc.to_array([SENT_START])[1:] == 1, True)
        i = 0
        while i < len(ways):
            does, label = self.ways[ways[i]]
            start = i
            if does == "B":
                on, off = self.at[Way("I", label)], self.at[Way("L", label)]
                i += 1
                while not ends[i] and self._goes_on(first[i] + opened[start] + last[i - 1], on, off):
                    i += 1
            i += 1
            if does != OUT:
                yield Found(start, i, label)

    def _outside(self, sums: Floats, doc: "Doc") -> NDArray[np.intp]:
        """The way taken at each word where no entity is open."""
        with one_thread():
            scores = self._hidden(sums) @ self.upper + self.upper_bias
        scores[:, ~self.fits] = -np.inf
        rows = doc.to_array([IS_SPACE, SENT_START])
        space, follows = rows[:, 0] == 1, np.append(rows[1:, 1] == 1, True)
        scores[np.ix_(follows, self.begins)] = -np.inf
        scores[np.ix_(space, np.arange(len(self.ways)) != self.at[Way(OUT, "")])] = -np.inf
        ways: NDArray[np.intp] = scores.argmax(axis=1)
        return ways

    def _goes_on(self, sums: Floats, on: int, off: int) -> bool:
        """Whether an open entity goes on after a word. `on`, `off`: the ways to choose from; the first wins a tie."""
        hidden = self._hidden(sums)
        stays, leaves = (float(hidden @ self.upper[:, n] + self.upper_bias[n]) for n in (on, off))
        return stays > leaves or (stays == leaves and on < off)

    def _hidden(self, sums: Floats) -> Floats:
        """The hidden layer: of each the larger of its two pieces."""
        found: Floats = np.maximum(sums[..., : self.hidden], sums[..., self.hidden :])
        return found
