"""What the outputs are wrong by: kinds piece by piece, traits and pointers stretch by stretch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from dragoman.learned.labels import KINDS, POINTERS, WIDTH, slices
from training.examples import Goal
from training.windows import HIDDEN, Window

AT = slices()
TRAITS_WEIGH = POINTERS_WEIGH = 0.5


@dataclass(frozen=True, slots=True)
class Aim:
    """A goal inside a window: from output `start` to `end`, and the outputs it should point to (None: nothing is)."""

    goal: Goal
    start: int
    end: int
    begins: bool
    who: tuple[int, ...] | None


def aims(w: Window) -> Iterator[Aim]:
    """The goals that reach into a window; output 0 is nobody's, the pieces follow."""
    for g in w.of.goals:
        start, end = max(g.start, w.start) - w.start + 1, min(g.end, w.end) - w.start + 1
        if start < end:
            who = None if g.who is None else tuple(p - w.start + 1 for p in g.who if w.start <= p < w.end)
            yield Aim(g, start, end, g.start >= w.start, None if g.who and not who else who or (g.who and ()))


def loss(out: Tensor, some: Sequence[Window]) -> Tensor:
    """The loss of a batch: cross-entropies, those of the kinds summed over kinds."""
    goal = torch.zeros(len(some), out.shape[1], 2 * len(KINDS))
    seen = torch.zeros(len(some), out.shape[1], 1)
    traits: list[Tensor] = []
    pointers: list[Tensor] = []
    for n, w in enumerate(some):
        seen[n, 1 : len(w) + 1] = 1
        for aim in aims(w):
            k = KINDS.index(aim.goal.kind)
            goal[n, aim.start : aim.end, 2 * k + 1] = 1
            goal[n, aim.start, 2 * k] = float(aim.begins)
            traits += (
                nn.functional.cross_entropy(trait(out[n], name, aim)[None], torch.tensor([value]))
                for name, value in aim.goal.traits.items()
            )
            if aim.goal.kind in POINTERS and aim.who is not None:
                pointers.append(-torch.logsumexp(pointed(out[n], w, aim)[list(aim.who or (0,))], dim=0))
    flags = nn.functional.binary_cross_entropy_with_logits(out[..., : 2 * len(KINDS)], goal, reduction="none")
    total = (flags * seen).sum() / seen.sum()
    for part, weight in ((traits, TRAITS_WEIGH), (pointers, POINTERS_WEIGH)):
        if part:
            total = total + weight * torch.stack(part).mean()
    return total


def trait(out: Tensor, name: str, aim: Aim) -> Tensor:
    """The scores of a trait's values: the mean over a stretch."""
    return out[aim.start : aim.end, AT[name]].mean(0)


def pointed(out: Tensor, w: Window, aim: Aim) -> Tensor:
    """The logarithms of a pointer's shares: of nobody, then of each piece; nothing of those that name nobody."""
    towards = out[aim.start : aim.end, AT[f"to {aim.goal.kind}"]].mean(0)
    fits = out[: len(w) + 1, AT["mention"]] @ towards / WIDTH**0.5
    named = torch.from_numpy(np.concatenate([[True], w.of.named[w.start : w.end]]))
    return torch.log_softmax(fits.masked_fill(~named, HIDDEN), dim=0)
