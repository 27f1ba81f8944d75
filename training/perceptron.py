"""Learning a classifier of one hidden layer, as `extract.classifier` runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from twosource.extract.classifier import Classifier, Rows

BATCH, SETS = 256, 64
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
    return _merged(found, mean, spread)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be chosen from: rows of features of the candidates (n, features), the set of each (n,), ascending
    from 0, labels (n,) with 0 for none of the sides and k for side k - 1; rows of features of the sets."""

    rows: Rows
    sets: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    of_sets: Rows


def fit_choice(choice: Choice, sides: int, lesson: Lesson) -> tuple[Classifier, Classifier]:
    """Learn scores of candidates for each side, and the scores of "none of these" from what is known of the set.

    The loss is the log of the share of the right ones, or of none where none is right, among all of the set.
    """
    torch.set_num_threads(1)
    scales = [(rows.mean(0), rows.std(0) + LEAST_SPREAD) for rows in (choice.rows, choice.of_sets)]
    known = [torch.tensor((r - m) / s) for r, (m, s) in zip((choice.rows, choice.of_sets), scales, strict=True)]
    found = [_choosing(known[0], known[1], choice, sides, lesson, seed) for seed in range(lesson.members)]
    one, none = (_merged([pair[k] for pair in found], *scales[k]) for k in (0, 1))
    return one, none


def _choosing(
    rows: Tensor, of_sets: Tensor, choice: Choice, sides: int, lesson: Lesson, seed: int
) -> tuple[Classifier, Classifier]:
    """Two networks, learned together from one seed."""
    torch.manual_seed(seed)
    one, none = (_network(r.shape[1], sides, lesson) for r in (rows, of_sets))
    starts = np.searchsorted(choice.sets, np.arange(len(of_sets) + 1))
    labels = torch.tensor(choice.labels)
    steps = lesson.rounds * (len(of_sets) // SETS + 1)
    step = _stepper([*one.parameters(), *none.parameters()], lesson, steps)
    for _ in range(lesson.rounds):
        for taken in torch.randperm(len(of_sets)).split(SETS):
            spans = [np.arange(starts[k], starts[k + 1]) for k in taken.tolist()]
            members = torch.tensor(np.concatenate(spans))
            sets = torch.tensor(np.repeat(np.arange(len(spans)), [len(s) for s in spans]))
            step(choice_loss(one(rows[members]), none(of_sets[taken]), sets, labels[members]))
    return _weights(one), _weights(none)


def choice_loss(scores: Tensor, none: Tensor, sets: Tensor, labels: Tensor) -> Tensor:
    """Mean over sets, summed over sides: minus the log share of the right candidates, or of none, in their set.

    `scores` (n, sides), `none` (sets, sides), `sets` (n,) the set of each candidate, `labels` (n,).
    """
    losses = []
    for side in range(scores.shape[1]):
        score, right = scores[:, side], labels == side + 1
        top = none[:, side].detach().scatter_reduce(0, sets, score.detach(), "amax")
        grown, at_none = (score - top[sets]).exp(), (none[:, side] - top).exp()
        empty = torch.zeros_like(at_none)
        of_right = empty.index_add(0, sets, grown * right)
        any_right = empty.index_add(0, sets, right.to(score.dtype)) > 0
        every = empty.index_add(0, sets, grown) + at_none
        losses.append((every.log() - torch.where(any_right, of_right, at_none).clamp_min(1e-9).log()).mean())
    return torch.stack(losses).sum()


def _merged(members: Sequence[Classifier], mean: Rows, spread: Rows) -> Classifier:
    """The mean of the members' scores as one layer of all their hidden units; means and spreads worked in."""
    one = mean_of(members)
    into = one.into / spread[:, None]
    arrays = (into, one.into_bias - mean @ into, one.out, one.out_bias)
    return Classifier(*(array.astype(np.float32) for array in arrays))


def mean_of(members: Sequence[Classifier]) -> Classifier:
    """One that gives the mean of their scores: all their hidden units as one layer."""
    arrays = (
        np.concatenate([m.into for m in members], 1),
        np.concatenate([m.into_bias for m in members]),
        np.concatenate([m.out for m in members]) / len(members),
        np.mean([m.out_bias for m in members], 0),
    )
    return Classifier(*(array.astype(np.float32) for array in arrays))


def _network(features: int, kinds: int, lesson: Lesson) -> nn.Sequential:
    first, second = nn.Linear(features, lesson.hidden), nn.Linear(lesson.hidden, kinds)
    return nn.Sequential(nn.Dropout(lesson.hide), first, nn.ReLU(), nn.Dropout(lesson.dropout), second)


def _weights(network: nn.Sequential) -> Classifier:
    first, second = network[1], network[4]
    return Classifier(*(w.detach().numpy() for w in (first.weight.T, first.bias, second.weight.T, second.bias)))


def _member(rows: Tensor, labels: Tensor, kinds: int, lesson: Lesson, always: int, seed: int) -> Classifier:
    """One network, learned from one seed, on features of mean nought and spread one."""
    torch.manual_seed(seed)
    network = _network(rows.shape[1], kinds, lesson)
    _learn(network, rows, labels, lesson, always)
    return _weights(network)


def _learn(network: nn.Sequential, rows: Tensor, labels: Tensor, lesson: Lesson, always: int) -> None:
    """All rounds, with a rate that falls to nothing."""
    steps = lesson.rounds * (len(rows) // BATCH + 1)
    step = _stepper(network.parameters(), lesson, steps)
    network.train()
    for _ in range(lesson.rounds):
        for chosen in torch.randperm(len(rows)).split(BATCH):
            shown = rows[chosen]
            if lesson.blind:
                hidden = (torch.rand(len(chosen), 1) > lesson.blind).float()
                shown = torch.cat([shown[:, :always], shown[:, always:] * hidden], 1)
            step(nn.functional.cross_entropy(network(shown), labels[chosen]))
    network.eval()


def _stepper(parameters: Iterable[nn.Parameter], lesson: Lesson, steps: int) -> Callable[[Tensor], None]:
    """What lowers a loss by one step, at a rate that falls to nothing over all of them."""
    optimiser = torch.optim.AdamW(parameters, lr=lesson.rate, weight_decay=lesson.decay)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / steps))

    def step(loss: Tensor) -> None:
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()

    return step
