"""A checkpoint -> the files that ship: the network and its relation scorer as ONNX, in whole numbers of 8 bits.

Quantisation is dynamic, weights per channel and of 7 bits
(onnxruntime.ai/docs/performance/model-optimizations/quantization.html): processors without VNNI add two products of
8 bits in 16 and would overflow, so that machines would disagree.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from training.event_network import EventNetwork
from training.network import Network

OPSET = 17
INPUTS = ("pieces", "mask", "casing", "starts", "word_casing")
PIECES_FILE = "pieces.bin"
OUTPUTS = ("arcs", "dependents", "heads", "upos", "xpos", "feats", "scripts", "names", "ends")


class Shipped(nn.Module):
    """The network as it ships: ids of the best tags, log probabilities of names."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor
    ) -> tuple[Tensor, ...]:
        """Arcs, vectors of dependents and heads, ids of the four tags, log probabilities of names, log odds of
        ends.
        """
        found = self.network(pieces, mask, casing, starts, word_casing)
        tags = tuple(scores.argmax(-1).int() for scores in found.tags)
        return (found.arcs, found.dependents, found.heads, *tags, found.names.log_softmax(-1), found.ends)


class Relations(nn.Module):
    """Vectors of N dependents and their N heads -> the id of the best relation of each."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """The ids (N,)."""
        return self.network.relation_scores(dependents, heads).argmax(-1).int()


class ShippedEvents(nn.Module):
    """The reader of events as it ships: one row of numbers a word, as `extract.readings` takes them apart."""

    def __init__(self, network: EventNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor) -> Tensor:
        """Log probabilities of types and of statuses, how well nobody fits, what the word asks for, what it answers."""
        found = self.network(pieces, mask, casing, starts, word_casing)
        parts = (
            found.types.log_softmax(-1),
            found.status.log_softmax(-1),
            found.nobody - self.network.side_bias[:, 0, 0],
            found.asks.flatten(2),
            found.answers.flatten(2),
        )
        return torch.cat(parts, -1)


def export(network: Network, folder: Path, whole_folder: Path) -> None:
    """Write model.onnx and relations.onnx, and both in single precision to `whole_folder`, to be compared with."""
    network.eval()
    for place in (folder, whole_folder):
        place.mkdir(parents=True, exist_ok=True)
    for name, write in (("model.onnx", write_model), ("relations.onnx", write_relations)):
        whole = whole_folder / name
        write(network, whole)
        _quantise(whole, folder / name)


def _quantise(whole: Path, out: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(whole, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def export_events(network: EventNetwork, folder: Path) -> None:
    """Write events.onnx, and in single precision events_whole.onnx."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "events_whole.onnx"
    _write(ShippedEvents(network), _sample(), whole, INPUTS, ("readings",), _axes("readings"))
    _quantise(whole, folder / "events.onnx")


def share_pieces(folder: Path) -> None:
    """Move the vectors of word-pieces, which both networks leave as they were published, out of model.onnx and
    events.onnx into one file beside them.

    Averaging a network over epochs can move a vector by a rounding error, so that they may differ by one step of the
    eight bits. Raises ValueError if they differ by more.
    """
    import onnx

    graphs = {name: onnx.load(str(folder / name)) for name in ("model.onnx", "events.onnx")}
    tables = {name: _pieces_of(graph) for name, graph in graphs.items()}
    one, other = (np.frombuffer(table.raw_data, np.uint8).astype(np.int16) for table in tables.values())
    if one.shape != other.shape or np.abs(one - other).max() > 1:
        raise ValueError(f"{folder}: the two networks have other vectors of word-pieces")
    raw = bytes(tables["model.onnx"].raw_data)
    (folder / PIECES_FILE).write_bytes(raw)
    for name, table in tables.items():
        table.raw_data = raw
        onnx.external_data_helper.set_external_data(table, location=PIECES_FILE, offset=0, length=len(raw))
        table.ClearField("raw_data")
        (folder / name).write_bytes(graphs[name].SerializeToString())


def _pieces_of(graph: Any) -> Any:
    (table,) = (i for i in graph.graph.initializer if i.name.endswith("pieces.weight_quantized"))
    return table


def _axes(*outputs: str) -> dict[str, dict[int, str]]:
    """The names of the axes that may have any length."""
    return {name: {0: "sentences", 1: "pieces" if name in INPUTS[:3] else "words"} for name in (*INPUTS, *outputs)}


def _sample() -> tuple[Tensor, ...]:
    """Two sentences of eight words in twelve pieces."""
    size, length, words = 2, 12, 8
    whole = torch.long
    return (
        torch.randint(5, 1000, (size, length)),
        torch.ones(size, length),
        torch.zeros(size, length, dtype=whole),
        torch.randint(0, length, (size, words)),
        torch.zeros(size, words, dtype=whole),
    )


def write_model(network: Network, path: Path) -> None:
    """The network in single precision, with any number of sentences, pieces and words."""
    axes = _axes(*OUTPUTS)
    axes["arcs"][2] = "words"
    _write(Shipped(network), _sample(), path, INPUTS, OUTPUTS, axes)


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
