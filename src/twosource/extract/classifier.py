"""A small classifier learned from the annotated stories: one hidden layer over rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from twosource.errors import ResourceError

FILE = "events.npz"
"""Where the classifiers of events lie; `training.events` makes it."""

LAYERS = ("into", "into_bias", "out", "out_bias")

Rows = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights of the hidden layer (features, hidden) and of the answer (hidden, labels), with their biases.

    The features' means and spreads are worked into the weights.
    """

    into: Rows
    into_bias: Rows
    out: Rows
    out_bias: Rows

    @classmethod
    def of(cls, tables: Mapping[str, Rows], name: str) -> Classifier:
        """The classifier that is kept under the name."""
        return cls(*(tables[f"{name}.{layer}"] for layer in LAYERS))

    def __call__(self, rows: Rows) -> Rows:
        """Rows of features (n, features) -> the probability of each label (n, labels)."""
        scores = self.scores(rows)
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: Rows = grown / grown.sum(axis=1, keepdims=True)
        return shares

    def scores(self, rows: Rows) -> Rows:
        """Rows of features (n, features) -> log odds of each label (n, labels), up to a constant of the row."""
        with _arithmetic().limit(limits=1, user_api="blas"):
            hidden = np.maximum(rows @ self.into + self.into_bias, 0)
            found: Rows = hidden @ self.out + self.out_bias
        return found


@cache
def _arithmetic() -> ThreadpoolController:
    """numpy's own threads: they wait for one another longer than products this small take, and may add up in another
    order, so that a machine with more cores would read a report otherwise."""
    return ThreadpoolController()


@cache
def learned(path: Path | None = None) -> Mapping[str, Rows]:
    """The arrays of the shipped file, in single precision; its names of paths as they are. Raises ResourceError."""
    path = path or Path(str(resources.files("twosource.resources"))) / FILE
    if not path.is_file():
        raise ResourceError(f"{path}: the classifiers of events are missing. Install TwoSource again.")
    with np.load(path, allow_pickle=False) as kept:
        return {name: _single(kept[name]) for name in kept.files}


def _single(array: Rows) -> Rows:
    return array.astype(np.float32) if array.dtype.kind == "f" else array
