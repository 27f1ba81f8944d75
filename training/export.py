"""A checkpoint -> the files that ship: the network and its relation scorer as ONNX, in whole numbers of 8 bits.

Quantisation is dynamic, weights per channel and of 7 bits
(onnxruntime.ai/docs/performance/model-optimizations/quantization.html): processors without VNNI add two products of
8 bits in 16 and would overflow, so that machines would disagree.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import Network

OPSET = 17
INPUTS = ("pieces", "mask", "casing", "starts", "word_casing")
OUTPUTS = ("arcs", "dependents", "heads", "upos", "xpos", "feats", "scripts", "names", "ends", "vectors")


class Shipped(nn.Module):
    """The network as it ships: ids of the best tags, log probabilities of names."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor
    ) -> tuple[Tensor, ...]:
        """Arcs, vectors of dependents and heads, ids of the four tags, log probabilities of names, log odds of
        ends, and the word vectors themselves, for heads to come.
        """
        vectors = self.network.encode(pieces, mask, casing, starts, word_casing)
        found = self.network.heads(vectors)
        tags = tuple(scores.argmax(-1).int() for scores in found.tags)
        return (found.arcs, found.dependents, found.heads, *tags, found.names.log_softmax(-1), found.ends, vectors)


class Relations(nn.Module):
    """Vectors of N dependents and their N heads -> the id of the best relation of each."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The ids (N,)."""
        return self.network.relation_scores(dependents, heads).argmax(-1).int()


def export(network: Network, folder: Path, whole_folder: Path) -> None:
    """Write model.onnx and relations.onnx, and both in single precision to `whole_folder`, to be compared with."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    network.eval()
    for place in (folder, whole_folder):
        place.mkdir(parents=True, exist_ok=True)
    for name, write in (("model.onnx", write_model), ("relations.onnx", write_relations)):
        whole = whole_folder / name
        write(network, whole)
        quantize_dynamic(whole, folder / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def write_model(network: Network, path: Path) -> None:
    """The network in single precision, with any number of sentences, pieces and words."""
    size, length, words = 2, 12, 8
    whole = torch.long
    sample = (
        torch.randint(5, 1000, (size, length)),
        torch.ones(size, length),
        torch.zeros(size, length, dtype=whole),
        torch.randint(0, length, (size, words)),
        torch.zeros(size, words, dtype=whole),
    )
    axes = {name: {0: "sentences", 1: "pieces" if name in INPUTS[:3] else "words"} for name in (*INPUTS, *OUTPUTS)}
    axes["arcs"][2] = "words"
    _write(Shipped(network), sample, path, INPUTS, OUTPUTS, axes)


def write_relations(network: Network, path: Path) -> None:
    """The relation scorer in single precision, for any number of pairs."""
    size = network.shape.relation
    axes = {name: {0: "pairs"} for name in ("dependents", "heads", "relations")}
    sample = torch.randn(7, size), torch.randn(7, size)
    _write(Relations(network), sample, path, ("dependents", "heads"), ("relations",), axes)


def _write(
    module: nn.Module,
    sample: tuple[Tensor, ...],
    path: Path,
    inputs: tuple[str, ...],
    outputs: tuple[str, ...],
    axes: dict[str, dict[int, str]],
) -> None:
    module.eval()
    torch.onnx.export(
        module,
        sample,
        str(path),
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
        do_constant_folding=True,
    )
