"""Learning a classifier of one hidden layer, as `extract.classifier` runs it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from twosource.extract.classifier import Classifier, Rows

BATCH = 256
LEAST_SPREAD = 0.05
"""Added to a feature's standard deviation, so that one that hardly varies is not blown up."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a classifier is learned. `blind`: share of examples from which the features after the first are hidden.

    `members` are learned from other seeds and give the mean of their scores: as one layer of all their hidden units.
    """

    hidden: int
    rounds: int
    decay: float
    dropout: float
    blind: float
    rate: float = 0.002
    hide: float = 0.3
    members: int = 3


def fit(rows: Rows, labels: npt.NDArray[np.int64], kinds: int, lesson: Lesson, always: int) -> Classifier:
    """Learn to tell the label of a row; the first `always` features are never hidden together."""
    torch.set_num_threads(1)
    mean, spread = rows.mean(0), rows.std(0) + LEAST_SPREAD
    known, answer = torch.tensor((rows - mean) / spread, dtype=torch.float32), torch.tensor(labels)
    found = [_member(known, answer, kinds, lesson, always, seed) for seed in range(lesson.members)]
    into = np.concatenate([m.into for m in found], 1) / spread[:, None]
    into_bias = np.concatenate([m.into_bias for m in found]) - mean @ into
    out = np.concatenate([m.out for m in found]) / lesson.members
    out_bias = np.mean([m.out_bias for m in found], 0)
    return Classifier(*(array.astype(np.float32) for array in (into, into_bias, out, out_bias)))


def _member(rows: Tensor, labels: Tensor, kinds: int, lesson: Lesson, always: int, seed: int) -> Classifier:
    """One network, learned from one seed, on features of mean nought and spread one."""
    torch.manual_seed(seed)
    first, second = nn.Linear(rows.shape[1], lesson.hidden), nn.Linear(lesson.hidden, kinds)
    network = nn.Sequential(nn.Dropout(lesson.hide), first, nn.ReLU(), nn.Dropout(lesson.dropout), second)
    _learn(network, rows, labels, lesson, always)
    weights = (first.weight.T, first.bias, second.weight.T, second.bias)
    return Classifier(*(w.detach().numpy() for w in weights))


def _learn(network: nn.Sequential, rows: Tensor, labels: Tensor, lesson: Lesson, always: int) -> None:
    """All rounds, with a rate that falls to nothing."""
    steps = lesson.rounds * (len(rows) // BATCH + 1)
    optimiser = torch.optim.AdamW(network.parameters(), lr=lesson.rate, weight_decay=lesson.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))
    network.train()
    for _ in range(lesson.rounds):
        for chosen in torch.randperm(len(rows)).split(BATCH):
            shown = rows[chosen]
            if lesson.blind:
                hidden = (torch.rand(len(chosen), 1) > lesson.blind).float()
                shown = torch.cat([shown[:, :always], shown[:, always:] * hidden], 1)
            loss = nn.functional.cross_entropy(network(shown), labels[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    network.eval()
