"""The training itself: AdamW with warm-up and linear decay, one checkpoint an epoch, a log line every hundred steps."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from training.examples import Example, Variation, batches, collate
from training.loss import LossWeights, loss
from training.network import Network
from twosource.analyse.labels import NAME_TAGS


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the data.

    Rates, batch and dropout are those of the first trials, chosen on EWT dev; a warm restart gained nothing there.
    `sampled` sentences of the large set of names are drawn anew each epoch. `choose` tries averages of up to `averaged`
    checkpoints, and weighs F1 of names by `names_share` against LAS.
    """

    epochs: int = 9
    seed: int = 1
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warm_up: int = 150
    lowest: float = 0.02
    batch_pieces: int = 1000
    sampled: int = 1200
    clip: float = 1.0
    weight_decay: float = 0.01
    averaged: int = 3
    names_share: float = 0.2
    weights: LossWeights = field(default_factory=LossWeights)
    variation: Variation = field(default_factory=Variation)


@dataclass(frozen=True, slots=True)
class Lessons:
    """`always` is shown every epoch, of `sampled` only a part."""

    always: tuple[Example, ...]
    sampled: tuple[Example, ...]


def train(
    network: Network, lessons: Lessons, recipe: Recipe, folder: Path, report: Callable[[str], None], done: int = 0
) -> Iterator[Path]:
    """Train, yielding the checkpoint of each epoch as soon as it is written; the first `done` epochs are left out."""
    torch.manual_seed(recipe.seed + done)
    chance = random.Random(recipe.seed + done)  # noqa: S311 - no secret is drawn
    optimiser = _optimiser(network, recipe)
    step, began = 0, time.monotonic()
    for epoch in range(done, recipe.epochs):
        examples = [recipe.variation(one, chance) for one in _epoch(lessons, recipe, chance)]
        made = batches(examples, recipe.batch_pieces, chance)
        network.train()
        running: dict[str, float] = {}
        for i, batch in enumerate(made):
            _set_rate(optimiser, recipe, step, epoch + i / len(made))
            parts = _step(network, optimiser, batch, recipe)
            running = {
                **running,
                **{key: 0.98 * running.get(key, value) + 0.02 * value for key, value in parts.items()},
            }
            step += 1
            if step % 100 == 0:
                losses = " ".join(f"{key} {value:.3f}" for key, value in sorted(running.items()))
                report(
                    f"epoch {epoch + 1} step {step} batch {i + 1}/{len(made)} {time.monotonic() - began:.0f} s {losses}"
                )
        path = folder / f"epoch{epoch + 1:02}.pt"
        torch.save(network.state_dict(), path)
        yield path


def average(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several checkpoints' weights (Izmailov et al. 2018)."""
    states: list[dict[str, Tensor]] = [torch.load(path, weights_only=True) for path in paths]
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


def _epoch(lessons: Lessons, recipe: Recipe, chance: random.Random) -> list[Example]:
    sampled = chance.sample(lessons.sampled, min(recipe.sampled, len(lessons.sampled)))
    return [*lessons.always, *sampled]


def _optimiser(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.split(".")[0] in network.encoder_parts else heads).append(parameter)
    groups = [{"params": encoder, "base": recipe.encoder_rate}, {"params": heads, "base": recipe.head_rate}]
    return torch.optim.AdamW(
        groups, lr=recipe.head_rate, betas=(0.9, 0.98), weight_decay=recipe.weight_decay, fused=True
    )


def rate_share(recipe: Recipe, epochs: float) -> float:
    """The share of the first rates that is due after so many epochs, whole or in part."""
    return max(recipe.lowest, 1 - epochs / recipe.epochs)


def _set_rate(optimiser: torch.optim.Optimizer, recipe: Recipe, step: int, epochs: float) -> None:
    share = min(1.0, (step + 1) / recipe.warm_up) * rate_share(recipe, epochs)
    for group in optimiser.param_groups:
        group["lr"] = group["base"] * share


def _step(
    network: Network, optimiser: torch.optim.Optimizer, batch: list[Example], recipe: Recipe
) -> Mapping[str, float]:
    parts = loss(network, collate(batch, len(NAME_TAGS)), recipe.weights)
    optimiser.zero_grad(set_to_none=True)
    torch.stack(list(parts.values())).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimiser.step()
    return {key: value.item() for key, value in parts.items()}
