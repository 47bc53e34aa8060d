"""A shipped network as a state to learn from: `python -m training.shipped READER STATE`.

The weights come back as int8 kept them, within half a step of what was trained.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.network import POSITIONS

TABLES = ("words.weight", "places.weight")
MULTIPLIED = "_MatMul_quant"


def main(arguments: Sequence[str]) -> int:
    """Write the state."""
    reader, out = map(Path, arguments)
    torch.save(state(onnx.load(reader)), out)
    return 0


def state(model: onnx.ModelProto) -> dict[str, torch.Tensor]:
    """The state of a network that training.export wrote."""
    found = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
    own = {n: v for n, v in found.items() if v.dtype == np.float32 and n.endswith((".bias", ".weight"))}
    own |= {name: _whole(found, name) for name in TABLES}
    own |= {name: _whole(found, of).T for name, of in _multiplied(model)}
    if own["places.weight"].shape[0] != POSITIONS:
        message = f"no network of {POSITIONS} places"
        raise ValueError(message)
    return {name: torch.from_numpy(np.array(value, dtype=np.float32)) for name, value in own.items()}


def _multiplied(model: onnx.ModelProto) -> Iterator[tuple[str, str]]:
    """The names of weights that inputs are multiplied by, each with that of its numbers in the file."""
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            where = node.name.removesuffix("_quant").removesuffix("/MatMul").strip("/").replace("/", ".")
            yield f"{where}.weight", node.input[1].removesuffix("_quantized")


def _whole(found: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.float32]:
    """Numbers of eight bits as floats."""
    zero, scale = found[f"{name}_zero_point"].astype(np.int32), found[f"{name}_scale"]
    return ((found[f"{name}_quantized"].astype(np.int32) - zero) * scale).astype(np.float32)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
