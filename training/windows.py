"""Windows of the training reports, and batches of them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dragoman.learned.pieces import FIRST, LAST, Vocabulary
from dragoman.learned.tagger import WINDOW
from training.examples import Example

HIDDEN = -1e4  # added to what must not be looked at
SHORTEST = 4  # a first window has at least one of so many parts of WINDOW


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an example, from piece `start` to `end`, exclusive."""

    of: Example
    start: int
    end: int

    def __len__(self) -> int:
        """How many pieces there are."""
        return self.end - self.start


def windows(one: Example, rng: random.Random | None = None) -> Iterator[Window]:
    """Windows of whole lines, of WINDOW pieces at most; with `rng` the first one is shorter, so that cuts differ."""
    limit = rng.randint(WINDOW // SHORTEST, WINDOW) if rng else WINDOW
    start = end = 0
    for line, after in zip(one.lines, [*one.lines[1:], len(one.ids)], strict=True):
        if after - start > limit and line > start:
            yield Window(one, start, line)
            start, limit = line, WINDOW
        while after - start > WINDOW:  # a line longer than a window
            yield Window(one, start, start + WINDOW)
            start, limit = start + WINDOW, WINDOW
        end = after
    if start < end:
        yield Window(one, start, end)


def batch(
    some: Sequence[Window], vocabulary: Vocabulary, *, blank: float = 0, rng: random.Random | None = None
) -> tuple[Tensor, Tensor]:
    """The numbers of the pieces of some windows (FIRST before, LAST after), and the bias that hides the padding.

    With `rng`, a share of `blank` of the pieces is masked.
    """
    length = max(map(len, some)) + 2
    ids = np.zeros((len(some), length), dtype=np.int64)
    bias = np.zeros((len(some), 1, 1, length), dtype=np.float32)
    for n, w in enumerate(some):
        own = w.of.ids[w.start : w.end].copy()
        for i in range(len(own)) if rng else ():
            if rng and rng.random() < blank:
                own[i] = vocabulary.ids["[MASK]"]
        ids[n, : len(own) + 2] = [vocabulary.ids[FIRST], *own, vocabulary.ids[LAST]]
        bias[n, ..., len(own) + 2 :] = HIDDEN
    return torch.from_numpy(ids), torch.from_numpy(bias)
