"""Log-odds of named features: a logistic regression in which what speaks for a join never weighs against it.

Without that a person would be shown "same actor, -0.1": features overlap, and a regression that may choose freely pays
one with another. Fitted by projected gradient steps with momentum (Beck and Teboulle 2009); no library is needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A pair: its features with their values, and whether it is one thing; `weight` tells how much it counts."""

    found: Mapping[str, float]
    same: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How the weights are found. `prior`: a weight of so much costs as much as one example that is quite wrong."""

    prior: float = 2.0
    steps: int = 2000


def sign(name: str) -> int:
    """1 for a feature that can only speak for a join, -1 for one that can only speak against, 0 for the others."""
    if name.startswith(("same_", "alike_", "lone_", "both_open", "near", "context", "whole")):
        return 1
    return -1 if name.startswith(("other_", "depth", "beside")) and name != "other_word_same_mode" else 0


def fitted(examples: Sequence[Example], fit: Fit) -> dict[str, float]:
    """The weight of each feature, rounded to hundredths, in order of name with `base` first."""
    names = sorted({n for e in examples for n in e.found}, key=lambda n: (n != "base", n))
    x = np.array([[e.found.get(n, 0.0) for n in names] for e in examples])
    y = np.array([1.0 if e.same else -1.0 for e in examples])
    counts = np.array([e.weight for e in examples])
    low = np.array([0.0 if sign(n) > 0 else -np.inf for n in names])
    high = np.array([0.0 if sign(n) < 0 else np.inf for n in names])
    pull = np.array([0.0 if n == "base" else fit.prior for n in names])
    found = _descend(x, y, counts, (low, high), pull, fit.steps)
    return {n: round(float(w), 2) for n, w in zip(names, found, strict=True)}


def _descend(x: Matrix, y: Matrix, counts: Matrix, bounds: tuple[Matrix, Matrix], pull: Matrix, steps: int) -> Matrix:
    """The least of weighted log-loss and squared weights within the bounds."""
    size = np.linalg.norm(x.T @ (x * counts[:, None]), 2) / 4 + pull.max()
    w = np.zeros(x.shape[1])
    ahead, momentum = w.copy(), 1.0
    for _ in range(steps):
        odds = y * (x @ ahead)
        slope = -(x.T @ (counts * y / (1 + np.exp(np.clip(odds, -40, 40))))) + pull * ahead
        stepped = np.clip(ahead - slope / size, *bounds)
        faster = (1 + np.sqrt(1 + 4 * momentum**2)) / 2
        ahead = stepped + (momentum - 1) / faster * (stepped - w)
        w, momentum = stepped, faster
    return w
