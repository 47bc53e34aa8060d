"""A trained network made narrower, to begin with: `python -m training.narrow --weights DIR --cast CAST TEACHER OUT`.

The heads and neurons that what it tells rests least on are taken out, over all layers, and what they brought is made
up for by those that stay. How much rests on one is read off the slope of the loss where its answers are drawn at
random from what the network itself holds likely (Fisher information: Theis et al. 2018, "Faster gaze prediction"); what
stays makes up for the rest by least squares, as in Frantar and Alistarh's "Optimal Brain Compression" (2022).
"""

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor

from dragoman.learned.pieces import Vocabulary
from training.examples import examples
from training.folders import TRAIN
from training.network import HEAD, Layer, Network, Shape, of_state
from training.teaching import FLAGS, POINTING, STATES, VECTORS, Swaps
from training.windows import batch, windows

BATCH, BATCHES = 8, 20  # windows at once, and how often: 40,000 pieces, as they are and swapped
# Heads and neurons: the matrix that is given them, how many go or stay together (so many are multiplied at once), what
# one costs (microseconds of a window of 165 pieces), and how many such groups of a layer stay whatever they are worth.
PARTS = (("out", 1, 56.0, 4), ("down", 32, 0.43, 12))
RIDGE = 1e-3  # share of the mean square that steadies the least squares


@dataclass(slots=True)
class Watched:
    """What goes into the two matrices of a layer that give on what heads and neurons make.

    `weigh`: by how much it rests on each head and neuron; `moments`: sums of products of the numbers that go in.
    """

    layer: Layer
    weigh: dict[str, Tensor] = field(default_factory=dict)
    moments: dict[str, Tensor] = field(default_factory=dict)
    masks: dict[str, Tensor] = field(default_factory=dict)
    seen: Tensor = field(default_factory=lambda: torch.ones(1))

    def __post_init__(self) -> None:
        """Watch."""
        for name, step in (("out", HEAD), ("down", 1)):
            matrix = getattr(self.layer, name)
            self.weigh[name] = torch.zeros(matrix.in_features // step)
            self.moments[name] = torch.zeros(matrix.in_features, matrix.in_features)
            matrix.register_forward_pre_hook(lambda _, given, name=name, step=step: self._through(name, step, given[0]))

    def _through(self, name: str, step: int, x: Tensor) -> tuple[Tensor]:
        mask = self.masks[name] = torch.ones(len(x), len(self.weigh[name]), requires_grad=True)
        plain = (x * self.seen).detach().flatten(0, 1).float()
        with torch.autocast("cpu", enabled=False):
            self.moments[name] += plain.T @ plain
        return (x * mask.repeat_interleave(step, dim=1)[:, None],)

    def count(self) -> None:
        """Add what the slopes of the last batch tell."""
        for name, mask in self.masks.items():
            if mask.grad is not None:
                self.weigh[name] += (mask.grad**2).sum(0)


def main(arguments: Sequence[str]) -> int:
    """Write the state of the narrower network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder with vocab.txt")
    parser.add_argument("--cast", type=Path, required=True, help="what training.cast wrote for all the folders")
    parser.add_argument("--left", type=float, default=0.42, help="share of the cost of heads and neurons that is left")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    o = parser.parse_args(arguments)
    torch.manual_seed(o.seed)
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    vocabulary = Vocabulary((o.weights / "vocab.txt").read_text(encoding="utf-8").splitlines())
    train = examples(TRAIN, json.loads(o.cast.read_text(encoding="utf-8")), vocabulary)
    net = of_state(torch.load(o.teacher)).eval()
    rng = random.Random(o.seed)  # noqa: S311  no secret
    some = [w for one in train for w in windows(one, rng)]
    rng.shuffle(some)
    watched = [Watched(layer) for layer in net.layers]
    swaps = Swaps(net.words.weight.detach(), vocabulary)
    for n in range(0, BATCH * BATCHES, BATCH):
        _watch(net, watched, batch(some[n : n + BATCH], vocabulary), swaps)
    torch.save(_narrower(net, watched, o.left).state_dict(), o.out)
    return 0


def _watch(net: Network, watched: Sequence[Watched], given: tuple[Tensor, Tensor], swapped: Swaps) -> None:
    """Count what a batch tells, its words as they are and swapped."""
    ids, bias = given
    seen = (bias[:, 0, 0, :, None] == 0).float()
    for one in watched:
        one.seen = seen
    for some in (ids, swapped(ids)):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made = net.read(some, bias)[-1]
            told = net.head(made)
        _drawn(made.float(), told.float(), seen).backward()
        for one in watched:
            one.count()


def _drawn(made: Tensor, told: Tensor, seen: Tensor) -> Tensor:
    """A loss whose slopes, squared, tell how far what is told bends: its answers are drawn at random."""
    pieces = seen.sum(1, keepdim=True)
    likely = torch.sigmoid(told[..., FLAGS])
    drawn = torch.bernoulli(likely.detach())
    flags = torch.nn.functional.binary_cross_entropy_with_logits(told[..., FLAGS], drawn, reduction="none")
    total = (flags * seen / pieces**0.5).sum()
    for numbers, weight in ((made, STATES), (told[..., VECTORS], POINTING)):
        size = ((numbers.detach() ** 2) * seen).sum((1, 2), keepdim=True)
        total = total + (torch.randn_like(numbers) * numbers * seen * (2 * weight / size) ** 0.5).sum()
    return total


def _narrower(net: Network, watched: Sequence[Watched], left: float) -> Network:
    """The network with the heads and neurons that it rests most on for what they cost."""
    kept = _kept(watched, left)
    shapes = [Shape(len(own["out"]), len(own["down"])) for own in kept]
    sys.stdout.write(f"heads and neurons: {', '.join(f'{s.heads} {s.inner}' for s in shapes)}\n")
    state = net.state_dict()
    for n, (one, own) in enumerate(zip(watched, kept, strict=True)):
        wide = (own["out"][:, None] * HEAD + torch.arange(HEAD)).flatten()
        for into, out, rows in ((("query", "key", "value"), "out", wide), (("up",), "down", own["down"])):
            for name in (f"layers.{n}.{given}.{part}" for given in into for part in ("weight", "bias")):
                state[name] = state[name][rows]
            name = f"layers.{n}.{out}.weight"
            state[name] = _made_up(one.moments[out], state[name], rows)
    return of_state(state)


@dataclass(frozen=True, slots=True)
class Part:
    """What goes or stays together: the `numbers` of a head or of some neurons that a layer's matrix `name` is given.

    `worth`: by how much the network rests on it for what it costs.
    """

    worth: float
    cost: float
    layer: int
    name: str
    numbers: Tensor


def _kept(watched: Sequence[Watched], left: float) -> list[dict[str, Tensor]]:
    """The numbers of the heads ("out") and neurons ("down") of each layer that stay."""
    found = [
        Part(
            float("inf") if n < least else float(weigh[own].sum()) / (cost * len(own)),
            cost * len(own),
            layer,
            name,
            own,
        )
        for layer, one in enumerate(watched)
        for name, size, cost, least in PARTS
        for weigh in (one.weigh[name],)
        for n, own in enumerate(weigh.argsort(descending=True).split(size))
    ]
    budget = left * sum(part.cost for part in found)
    kept: list[dict[str, list[Tensor]]] = [{"out": [], "down": []} for _ in watched]
    for part in sorted(found, key=lambda part: -part.worth):
        if part.cost <= budget:
            budget -= part.cost
            kept[part.layer][part.name].append(part.numbers)
    return [{name: torch.cat(some).sort().values for name, some in own.items()} for own in kept]


def _made_up(moments: Tensor, weight: Tensor, rows: Tensor) -> Tensor:
    """The weights of the numbers that stay, by which what is given on comes nearest to what all gave."""
    own = moments[rows][:, rows].double()
    own += RIDGE * own.diagonal().mean() * torch.eye(len(rows))
    wanted = moments[rows].double() @ weight.T.double()
    wanted += RIDGE * moments[rows][:, rows].diagonal().mean() * weight.T[rows]  # towards what they were
    return torch.linalg.solve(own, wanted).T.float()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
