"""How well a network does on dossiers held back: by stretches that touch, by traits, and by pointers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dragoman.learned.labels import KINDS, POINTERS
from dragoman.learned.pieces import Vocabulary
from training.examples import Example
from training.losses import aims, pointed, trait
from training.network import Network
from training.windows import Window, batch, windows

HALF = 0.5


@dataclass(slots=True)
class Count:
    """Of `gold` stretches `hit` were found; of `made` ones `right` were so. For traits and pointers the first two."""

    hit: int = 0
    gold: int = 0
    right: int = 0
    made: int = 0

    def told(self) -> str:
        """Recall, and precision where there is one, in per cent."""
        recall = 100 * self.hit / max(self.gold, 1)
        return f"{recall:.0f}" + (f"/{100 * self.right / self.made:.0f}" if self.made else "")


def check(net: Network, some: Sequence[Example], vocabulary: Vocabulary) -> str:
    """One line: recall/precision of each kind at a threshold of one half, the shares of traits and holders right."""
    counts: dict[str, Count] = {}
    net.eval()
    with torch.no_grad():
        for w in (w for one in some for w in windows(one)):
            ids, bias = batch([w], vocabulary)
            _tally(net(ids, bias)[0], w, counts)
    net.train()
    return ", ".join(f"{name} {count.told()}" for name, count in counts.items())


def _tally(out: Tensor, w: Window, counts: dict[str, Count]) -> None:
    inside = torch.sigmoid(out)[1 : len(w) + 1]
    every = list(aims(w))
    for k, kind in enumerate(KINDS):
        own = [a for a in every if a.goal.kind == kind]
        on = (inside[:, 2 * k + 1] > HALF).numpy().astype(int)
        edges = np.flatnonzero(np.diff([0, *on, 0])).reshape(-1, 2) + 1
        count = counts.setdefault(kind, Count())
        count.hit += sum(any(a < x.end and x.start < b for a, b in edges) for x in own)
        count.gold += len(own)
        count.right += sum(any(a < x.end and x.start < b for x in own) for a, b in edges)
        count.made += len(edges)
    for aim in every:
        for name, value in aim.goal.traits.items():
            count = counts.setdefault(name, Count())
            count.hit += int(trait(out, name, aim).argmax()) == value
            count.gold += 1
        if aim.goal.kind in POINTERS and aim.who is not None:
            count = counts.setdefault(f"whose {aim.goal.kind}", Count())
            share = pointed(out, w, aim)[list(aim.who or (0,))].exp().sum()
            count.hit += float(share) > HALF
            count.gold += 1
