"""Train the learned reader: `python -m training.train --weights DIR --cast CAST --out STATE`.

With `--teacher STATE --begin STATE` a narrower network (training/narrow.py) learns from a trained one
(training/teaching.py).
"""

import argparse
import copy
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR

from dragoman.learned.pieces import Vocabulary
from training.checks import check
from training.examples import Example, examples
from training.folders import CHECK, TRAIN
from training.losses import loss
from training.network import Network, of_state, pretrained
from training.teaching import Teaching
from training.windows import Window, batch, windows

BATCH = 8  # windows in a step
SLOW = 0.99  # of the moving average of the weights that is kept at each step
RISE = 0.1  # share of the steps in which the rate rises
EVERY = 5  # epochs between checks


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. `rate` of the body, `head` times that of the last layer."""

    epochs: int
    rate: float
    head: float


def main(arguments: Sequence[str]) -> int:
    """Train, and save the moving average of the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder with model.safetensors and vocab.txt")
    parser.add_argument("--cast", type=Path, required=True, help="what training.cast wrote for all the folders")
    parser.add_argument("--out", type=Path, required=True, help="the file of the trained state")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--teacher", type=Path, help="a trained state to learn from")
    parser.add_argument("--begin", type=Path, help="the narrower state that learns from it")
    parser.add_argument("--threads", type=int, default=1)
    for name, value in (("epochs", 12), ("rate", 1.5e-4), ("head", 5.0), ("blank", 0.1), ("seed", 7)):
        parser.add_argument(f"--{name}", type=type(value), default=value)
    o = parser.parse_args(arguments)
    torch.manual_seed(o.seed)
    torch.set_num_threads(o.threads)
    torch.use_deterministic_algorithms(mode=True)
    vocabulary = Vocabulary((o.weights / "vocab.txt").read_text(encoding="utf-8").splitlines())
    cast = json.loads(o.cast.read_text(encoding="utf-8"))
    train, held = (examples(some, cast, vocabulary) for some in (TRAIN, CHECK))
    rng = random.Random(o.seed)  # noqa: S311  no secret
    if o.teacher:
        net = of_state(torch.load(o.begin), dropout=0)  # swapped and masked words keep it from learning by heart
        net.words.requires_grad_(requires_grad=False)
        wrong = Teaching(of_state(torch.load(o.teacher)), vocabulary, o.blank, rng).wrong
    else:
        net, wrong = pretrained(o.weights / "model.safetensors", o.layers), Gold(vocabulary, o.blank, rng).wrong
    plan = Plan(o.epochs, o.rate, o.head)
    for epoch, mean in enumerate(fit(net, train, wrong, plan, rng), 1):
        torch.save(mean.state_dict(), o.out)
        if epoch % EVERY == 0 or epoch == o.epochs:
            sys.stdout.write(f"  {check(mean, held, vocabulary)}\n")
            sys.stdout.flush()
    return 0


@dataclass(frozen=True, slots=True)
class Gold:
    """Learning by the labels alone. `blank`: mean share of pieces masked."""

    vocabulary: Vocabulary
    blank: float
    rng: random.Random

    def wrong(self, net: Network, few: Sequence[Window]) -> Tensor:
        """What a network tells of some windows, as a loss."""
        ids, bias = batch(few, self.vocabulary, blank=2 * self.blank * self.rng.random(), rng=self.rng)
        with torch.autocast("cpu", dtype=torch.bfloat16):  # half the time, and the same result within noise
            out = net(ids, bias)
        return loss(out.float(), few)


def fit(
    net: Network, train: list[Example], wrong: Callable[[Network, Sequence[Window]], Tensor], plan: Plan,
    rng: random.Random,
) -> Iterator[Network]:  # fmt: skip
    """Train for some epochs; after each, the moving average of the weights so far."""
    steps = plan.epochs * (sum(1 for one in train for _ in windows(one)) // BATCH + 1)
    optimiser, rates = _optimiser(net, plan, steps)
    mean, step = copy.deepcopy(net), 0
    net.train()
    for epoch in range(1, plan.epochs + 1):
        began, total = time.time(), 0.0
        some = [w for one in train for w in windows(one, rng)]
        rng.shuffle(some)
        chosen = [some[n : n + BATCH] for n in range(0, len(some), BATCH)]
        for few in chosen:
            missed = wrong(net, few)
            optimiser.zero_grad()
            missed.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            rates.step()
            step, total = step + 1, total + missed.item()
            _follow(mean, net, min(SLOW, step / (step + 10)))
        sys.stdout.write(f"epoch {epoch}: loss {total / len(chosen):.4f}, {time.time() - began:.0f} s\n")
        sys.stdout.flush()
        yield mean


def _optimiser(net: Network, plan: Plan, steps: int) -> tuple[torch.optim.Optimizer, LambdaLR]:
    """AdamW (Loshchilov and Hutter 2019), with a rate that rises for a while and then falls to nothing."""
    head, body = (
        [p for name, p in net.named_parameters() if p.requires_grad and name.startswith("head") == is_head]
        for is_head in (1, 0)
    )
    groups = [{"params": body, "lr": plan.rate}, {"params": head, "lr": plan.head * plan.rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rate = LambdaLR(optimiser, lambda n: max(0.0, min((n + 1) / (RISE * steps), (steps - n) / ((1 - RISE) * steps))))
    return optimiser, rate


@torch.no_grad()
def _follow(mean: Network, net: Network, kept: float) -> None:
    """Move the mean a little towards the network."""
    for slow, fast in zip(mean.parameters(), net.parameters(), strict=True):
        slow.lerp_(fast, 1 - kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
