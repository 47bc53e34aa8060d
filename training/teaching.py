"""Learning from a larger network: from what it tells of texts, and of texts with other words in them.

Soft labels after Hinton et al. 2015; hidden states and swapped words after Jiao et al. 2020 (TinyBERT).
"""

import random
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from dragoman.learned.labels import KINDS, POINTERS, TRAIT_OF, slices
from dragoman.learned.pieces import Vocabulary
from training.losses import loss
from training.network import Network
from training.windows import Window, batch

AT = slices()
FLAGS, VECTORS = slice(0, 2 * len(KINDS)), slice(AT[f"to {POINTERS[0]}"].start, AT["mention"].stop)
NEAR = 12  # words that may stand for a word: those with the nearest vectors
MOST = 0.4  # share of the words of a text that others stand for, at most
GOLD, STATES, POINTING = 0.5, 2.0, 1.0  # weights beside the soft labels: labels, last layer and mean of all, pointers
HALF = 0.5


class Swaps:
    """Other words for some of a text's."""

    def __init__(self, vectors: Tensor, vocabulary: Vocabulary) -> None:
        """`vectors`: of each piece of the vocabulary."""
        self.near = near(vectors, vocabulary)

    def __call__(self, ids: Tensor) -> Tensor:
        """Pieces with others for some of them: for each text another share."""
        share = MOST * torch.rand((len(ids), 1))
        others = self.near[ids, torch.randint(NEAR, ids.shape)]
        return torch.where(torch.rand(ids.shape) < share, others, ids)


class Teaching:
    """What a smaller network is wrong by: against its teacher and, where no words are swapped, against the labels."""

    def __init__(self, teacher: Network, vocabulary: Vocabulary, blank: float, rng: random.Random) -> None:
        """`blank`: mean share of pieces masked, from both."""
        self.teacher, self.vocabulary, self.blank, self.rng = teacher.eval(), vocabulary, blank, rng
        self.swapped = Swaps(teacher.words.weight.detach(), vocabulary)

    def wrong(self, net: Network, few: Sequence[Window]) -> Tensor:
        """The loss of a batch: every other window has its words swapped."""
        ids, bias = batch(few, self.vocabulary, blank=2 * self.blank * self.rng.random(), rng=self.rng)
        ids[1::2] = self.swapped(ids[1::2])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made = net.read(ids, bias)
            told = net.head(net.drop(made[-1])).float()
            with torch.no_grad():
                best = self.teacher.read(ids, bias)
                aim = self.teacher.head(best[-1]).float()
        seen = (bias[:, 0, 0, :, None] == 0).float()
        total = GOLD * loss(told[::2], few[::2]) + flags(told, aim, seen) + traits(told, aim, seen)
        far = [apart(mine.float(), its.float(), seen) for mine, its in zip(made, best, strict=True)]
        total = total + STATES * (far[-1] + torch.stack(far).mean())
        return total + POINTING * apart(told[..., VECTORS], aim[..., VECTORS], seen)


def near(vectors: Tensor, vocabulary: Vocabulary) -> Tensor:
    """Of each piece those with the nearest vectors; of what is no word or part of one, itself only."""
    entries = sorted(vocabulary.ids, key=lambda e: vocabulary.ids[e])
    parts = np.array([e.startswith("##") for e in entries])
    words = np.array([e.removeprefix("##").isalpha() for e in entries])
    found = torch.arange(len(entries))[:, None].repeat(1, NEAR)
    plain = nn.functional.normalize(vectors, dim=1)
    for group in (words & parts, words & ~parts):
        own = torch.from_numpy(np.flatnonzero(group))
        for some in own.split(1000):
            best = (plain[some] @ plain[own].T).topk(NEAR + 1, dim=1).indices[:, 1:]
            found[some] = own[best]
    return found


def flags(told: Tensor, aim: Tensor, seen: Tensor) -> Tensor:
    """Cross-entropy of the kinds, summed over kinds."""
    sure = torch.sigmoid(aim[..., FLAGS])
    each = nn.functional.binary_cross_entropy_with_logits(told[..., FLAGS], sure, reduction="none")
    return (each * seen).sum() / seen.sum()


def traits(told: Tensor, aim: Tensor, seen: Tensor) -> Tensor:
    """Cross-entropies of the traits, where the teacher sees their kind."""
    total = torch.zeros(())
    for name, kind in TRAIT_OF.items():
        weigh = torch.sigmoid(aim[..., 2 * KINDS.index(kind) + 1]) * seen[..., 0]
        sure, likely = aim[..., AT[name]].softmax(-1), told[..., AT[name]].log_softmax(-1)
        total = total - ((sure * likely).sum(-1) * weigh).sum() / (weigh.sum() + 1)
    return HALF * total


def apart(made: Tensor, best: Tensor, seen: Tensor) -> Tensor:
    """How far numbers are from those they should be, as a share of how these vary."""
    return (((made - best) ** 2) * seen).sum() / ((best**2) * seen).sum()
