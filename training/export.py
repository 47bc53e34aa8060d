"""Write a trained network as int8 ONNX beside its vocabulary: `python -m training.export --weights DIR STATE OUT`."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import of_state


def main(arguments: Sequence[str]) -> int:
    """Export, quantise per channel, and copy the vocabulary."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder with vocab.txt")
    parser.add_argument("state", type=Path)
    parser.add_argument("out", type=Path, help="folder for reader.onnx and vocabulary.txt")
    o = parser.parse_args(arguments)
    net = of_state(torch.load(o.state)).eval()
    o.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            net, (torch.ones((1, 16), dtype=torch.int64),), str(whole), input_names=["pieces"],
            output_names=["told"], dynamic_axes={"pieces": {1: "n"}, "told": {1: "n"}}, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, o.out / "reader.onnx", per_channel=True, weight_type=QuantType.QInt8)
    made = onnx.load(o.out / "reader.onnx")
    onnx.checker.check_model(made)
    vocabulary = (o.weights / "vocab.txt").read_text(encoding="utf-8")
    (o.out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    sys.stdout.write(f"{o.out / 'reader.onnx'}: {(o.out / 'reader.onnx').stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
