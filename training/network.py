"""The network: BERT's encoder (Devlin et al. 2019) with the weights of all-MiniLM-L6-v2, and one linear layer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dragoman.learned.labels import KINDS, slices

SIZE, HEAD, POSITIONS = 384, 32, 512  # numbers of a piece and of a head, places in a window


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide a layer is: its heads, and the neurons of its network."""

    heads: int = 12
    inner: int = 1536


RARE = -3.0  # the logarithm of the odds


class Layer(nn.Module):
    """One layer: attention over the window, then a network on each piece; residuals, normalised after."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        """`dropout`: the share of numbers dropped in training."""
        super().__init__()
        self.shape, wide = shape, shape.heads * HEAD
        self.query, self.key, self.value = (nn.Linear(SIZE, wide) for _ in range(3))
        self.out = nn.Linear(wide, SIZE)
        self.up, self.down = nn.Linear(SIZE, shape.inner), nn.Linear(shape.inner, SIZE)
        self.norm1, self.norm2 = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """`x`: batch × pieces × SIZE; `bias`: batch × 1 × 1 × pieces, added before the softmax."""
        batch, length, _ = x.shape
        q, k, v = (
            f(x).view(batch, length, self.shape.heads, HEAD).transpose(1, 2) for f in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(2, 3) / HEAD**0.5
        weights = torch.softmax(scores if bias is None else scores + bias, dim=-1)
        mixed = (self.drop(weights) @ v).transpose(1, 2).reshape(batch, length, -1)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Numbers of pieces in, the outputs of `dragoman.learned.labels` out."""

    def __init__(self, vocabulary: int, layers: Sequence[Shape], dropout: float = 0.1) -> None:
        """`vocabulary`: how many pieces there are; `dropout`: the share of numbers dropped in training."""
        super().__init__()
        self.words = nn.Embedding(vocabulary, SIZE)
        self.places = nn.Embedding(POSITIONS, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for shape in layers)
        self.head = nn.Linear(SIZE, max(s.stop for s in slices().values()))

    def forward(self, ids: Tensor, bias: Tensor | None = None) -> Tensor:
        """`ids`: batch × pieces; the outputs: batch × pieces × outputs."""
        return self.head(self.drop(self.read(ids, bias)[-1]))

    def read(self, ids: Tensor, bias: Tensor | None = None) -> list[Tensor]:
        """What each layer makes of each piece, the first one's first: batch × pieces × SIZE."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.places(places)))
        made = []
        for layer in self.layers:
            x = layer(x, bias)
            made.append(x)
        return made


def of_state(state: Mapping[str, Tensor], dropout: float = 0.1) -> Network:
    """The network of a trained state."""
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    shapes = [
        Shape(len(state[f"layers.{n}.query.bias"]) // HEAD, len(state[f"layers.{n}.up.bias"])) for n in range(layers)
    ]
    net = Network(state["words.weight"].shape[0], shapes, dropout)
    net.load_state_dict(state)
    return net


NAMES = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
    "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip


def pretrained(weights: Path, layers: int, dropout: float = 0.1) -> Network:
    """The network with the published weights (a safetensors file) in all but the last layer."""
    given = load_file(str(weights))
    net = Network(given["embeddings.word_embeddings.weight"].shape[0], [Shape()] * layers, dropout)
    own = {
        "words.weight": given["embeddings.word_embeddings.weight"],
        # every piece is of the first kind of token: its vector is added once and for all
        "places.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given["embeddings.LayerNorm.weight"], "norm.bias": given["embeddings.LayerNorm.bias"],
    }  # fmt: skip
    for n in range(layers):
        for mine, theirs in NAMES.items():
            for part in ("weight", "bias"):
                own[f"layers.{n}.{mine}.{part}"] = given[f"encoder.layer.{n}.{theirs}.{part}"]
    missing, unexpected = net.load_state_dict(own, strict=False)
    if unexpected or {name.split(".")[0] for name in missing} != {"head"}:
        message = f"the weights do not fit: missing {missing}, unexpected {unexpected}"
        raise ValueError(message)
    with torch.no_grad():
        net.head.bias[: 2 * len(KINDS)] = RARE  # few pieces are in a stretch of a kind
    return net
