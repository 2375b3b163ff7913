"""Writes a trained network as the weights that the package carries: a table of bytes and an ONNX graph."""

from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .batches import Maker
from .habits import habits
from .massive import read_locale
from .train import LOCALES, Data, load

__all__ = ["main"]


class _Upper(nn.Module):
    """What lies above the table, with probabilities at the end."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor, lengths: Tensor, language: Tensor) -> tuple[Tensor, ...]:
        intent, slot, begins, _ = self.network.upper(x, lengths, language)  # type: ignore[operator]
        return intent, slot.log_softmax(-1), begins.sigmoid()


def _table(weight: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """The table in bytes, and what a byte is worth in each row."""
    scale = weight.abs().amax(1).clamp(min=1e-8) / 127
    return (weight / scale[:, None]).round().to(torch.int8).numpy(), scale.numpy().astype(np.float16)


def _temperature(folder: Path, massive: Path) -> float:
    """The divisor of the intents' scores at which their confidence is most often true on the dev rows."""
    network, labels, vocabulary, languages = load(folder)
    maker = Maker(vocabulary, labels, languages)
    scores, wanted = [], []
    with torch.inference_mode():
        for code in languages:
            for some in maker.cut(read_locale(massive, LOCALES[code], "dev"), 2048):
                batch = maker.batch(some)
                scores.append(network(batch.features, batch.lengths, batch.language)[0])
                wanted.append(batch.intents)
    score, truth = torch.cat(scores), torch.cat(wanted)
    tried = np.arange(0.3, 2.5, 0.05)
    loss = [nn.functional.cross_entropy(score / float(t), truth).item() for t in tried]
    return round(float(tried[int(np.argmin(loss))]), 2)


def _without_traces(path: Path) -> None:
    """Take out what the exporter noted of this machine: stack traces, names of files."""
    model = onnx.load(path)
    del model.metadata_props[:]
    model.doc_string = model.graph.doc_string = ""
    for part in (*model.graph.node, *model.graph.input, *model.graph.output, *model.graph.value_info):
        part.doc_string = ""
        del part.metadata_props[:]
    del model.graph.metadata_props[:]
    onnx.save(model, path)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--network", type=Path, required=True, help="folder that training.train wrote")
    parser.add_argument("--massive", type=Path, required=True)
    parser.add_argument(
        "--unseen", type=Path,
        help="a network like it that has not learnt from the dev rows, to set how sure it may be",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, default=Path("src/madang/language/weights"))
    args = parser.parse_args()
    network, labels, vocabulary, languages = load(args.network)
    args.out.mkdir(parents=True, exist_ok=True)
    bytes_, worth = _table(network.table.weight.detach())
    np.save(args.out / "table.npy", bytes_)
    np.save(args.out / "worth.npy", worth)
    np.save(args.out / "features.npy", vocabulary.numbers)
    data = Data(args.massive, languages, 1)
    follows, has = habits(data.train + data.made(0.5), labels)
    np.save(args.out / "follows.npy", follows)
    np.save(args.out / "has.npy", has)
    upper = _Upper(network).eval()
    example = (torch.randn(2, 7, network.shape.table), torch.tensor([7, 5]), torch.tensor([0, 1]))
    rows, length = torch.export.Dim("rows", min=1, max=4096), torch.export.Dim("length", min=2, max=4096)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        program = torch.onnx.export(
            upper, example, dynamo=True, input_names=["tokens", "lengths", "language"],
            output_names=["intent", "slots", "begins"],
            dynamic_shapes=({0: rows, 1: length}, {0: rows}, {0: rows}),
        )  # fmt: skip
    program.optimize()
    model = program.model_proto
    del model.graph.value_info[:]  # the exporter's guesses of shapes are not always right
    onnx.save(model, args.out / "whole.onnx")
    quantize_dynamic(
        args.out / "whole.onnx", args.out / "parser.onnx", per_channel=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
        reduce_range=True,  # eight bits overflow on processors without VNNI
    )  # fmt: skip
    (args.out / "whole.onnx").unlink()
    _without_traces(args.out / "parser.onnx")
    about = {
        "most_features": vocabulary.most,
        "intents": labels.intents, "slots": labels.slots, "languages": languages,
        "temperature": _temperature(args.unseen or args.network, args.massive),
    }  # fmt: skip
    (args.out / "about.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    size = sum(file.stat().st_size for file in args.out.iterdir())
    print(f"{size / 1e6:.1f} MB in {args.out}, temperature {about['temperature']}")


if __name__ == "__main__":
    main()
