"""The shipped network at work: encoded sentence -> heads, relations, tags and name scores.

Sentences are run one at a time, never padded together: quantisation measures its range over the whole input, so in a
batch the neighbours of a sentence would move its scores. Alone, a sentence gets the same answer in every report.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from twosource.analyse.encode import Encoded
from twosource.errors import ResourceError

_ANSWERS = ("arcs", "dependents", "heads", "upos", "xpos", "feats", "scripts", "names", "ends")
"""Outputs of the graph, in the order in which they are asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The network's answer for one sentence of n words.

    `arcs` (n + 1, n + 1): row dependent, column head, 0 the root; `dependents`, `heads` (n + 1, size) are what
    `relations` scores; `upos`, `xpos`, `feats`, `scripts` (n,) are ids of the best labels; `names` (n, tags) are log
    probabilities; `ends` (n,) log odds that a sentence ends with the word.
    """

    arcs: npt.NDArray[np.float32]
    dependents: npt.NDArray[np.float32]
    heads: npt.NDArray[np.float32]
    upos: list[int]
    xpos: list[int]
    feats: list[int]
    scripts: list[int]
    names: npt.NDArray[np.float32]
    ends: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ShippedNetwork:
    """The two graphs: the network, and the scorer of relations for chosen heads."""

    model: onnxruntime.InferenceSession
    scorer: onnxruntime.InferenceSession

    @classmethod
    def load(cls, folder: Path, threads: int = 1) -> ShippedNetwork:
        """Open model.onnx and relations.onnx; `threads` is for one sentence's arithmetic and changes no result."""
        return cls(session(folder / "model.onnx", threads), session(folder / "relations.onnx", threads))

    def __call__(self, sentence: Encoded) -> Answer:
        """Run the network on one sentence."""
        arcs, dependents, heads, upos, xpos, feats, scripts, names, ends = self.model.run(
            list(_ANSWERS), given(sentence)
        )
        ids = [found[0, 1:].tolist() for found in (upos, xpos, feats, scripts)]
        return Answer(arcs[0], dependents[0], heads[0], ids[0], ids[1], ids[2], ids[3], names[0, 1:], ends[0, 1:])

    def relations(self, answer: Answer, heads: list[int]) -> list[int]:
        """The ids of the best relations of each word to its head (0 for the root)."""
        (found,) = self.scorer.run(None, {"dependents": answer.dependents[1:], "heads": answer.heads[heads]})
        best: list[int] = found.tolist()
        return best


def given(sentence: Encoded) -> dict[str, npt.NDArray[np.generic]]:
    """What a graph is called with for one sentence."""
    pieces = np.array([sentence.pieces], np.int64)
    return {
        "pieces": pieces,
        "mask": np.ones(pieces.shape, np.float32),
        "casing": np.array([sentence.casing], np.int64),
        "starts": np.array([sentence.starts], np.int64),
        "word_casing": np.array([sentence.word_casing], np.int64),
    }


def session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """Open a graph. Raises ResourceError where it is missing."""
    if not path.is_file():
        raise ResourceError(f"{path}: a part of the language model is missing. Install TwoSource again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Waiting threads that spin take the cores from every other process.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
