"""The training itself: AdamW with warm-up and linear decay, one checkpoint an epoch, a log line every hundred steps."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from torch import Tensor, nn

from training.constructions import draw_constructions
from training.encoder import optimiser_of
from training.examples import Example, ExampleMaker, batches, collate
from training.loss import LossWeights, loss
from training.network import Network
from training.runs import draw_runs
from training.sentences import Gold
from training.variation import Variation
from twosource.analyse.labels import NAME_TAGS


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that decides the weights, beside the data.

    Rates, batch and dropout are those of the first trials, chosen on EWT dev; a warm restart gained nothing there.
    `news` and `sampled` sentences of the large sets of names and `runs` of sentences, and `constructions`
    made from patterns, are drawn anew each epoch.
    `half`: layers compute in bfloat16 (half as fast again where the processor has it), losses and weights in
    single precision. `choose` tries the last checkpoint and averages (Izmailov et al. 2018) from an epoch of
    `averaged_from` to a share `averaged_to` of all, and weighs F1 of names by `names_share` against LAS.
    """

    epochs: int = 16
    seed: int = 1
    encoder_rate: float = 2.5e-4
    head_rate: float = 2e-3
    warm_up: int = 150
    lowest: float = 0.02
    batch_pieces: int = 1000
    news: int = 5000
    sampled: int = 1200
    runs: int = 2500
    constructions: int = 150
    half: bool = True
    clip: float = 1.0
    weight_decay: float = 0.01
    averaged_from: tuple[int, ...] = (3, 4)
    averaged_to: tuple[float, ...] = (0.75, 1.0)
    names_share: float = 0.2
    weights: LossWeights = field(default_factory=LossWeights)
    variation: Variation = field(default_factory=Variation)


@dataclass(frozen=True, slots=True)
class Lessons:
    """What an epoch is drawn from: `always` is shown every time, of the rest as many as the recipe says."""

    always: tuple[Gold, ...]
    news: tuple[Gold, ...]
    sampled: tuple[Gold, ...]
    paragraphs: tuple[tuple[tuple[str, ...], ...], ...]

    def epoch(self, recipe: Recipe, chance: random.Random) -> Iterator[Gold]:
        """The sentences of one epoch, varied."""
        drawn = [*self.always, *_drawn(self.news, recipe.news, chance), *_drawn(self.sampled, recipe.sampled, chance)]
        drawn += draw_constructions(recipe.constructions, chance)
        for gold in (*drawn, *draw_runs(self.paragraphs, recipe.runs, chance)):
            yield recipe.variation(gold, chance)


def _drawn(golds: Sequence[Gold], count: int, chance: random.Random) -> list[Gold]:
    return chance.sample(golds, min(count, len(golds)))


@dataclass(frozen=True, slots=True)
class Progress:
    """Where checkpoints go, who is told, and how many epochs were done before."""

    folder: Path
    report: Callable[[str], None]
    done: int = 0


def train(network: Network, lessons: Lessons, make: ExampleMaker, recipe: Recipe, progress: Progress) -> Iterator[Path]:
    """Train, yielding the checkpoint of each epoch as soon as it is written; epochs already done are left out."""
    done = progress.done
    torch.manual_seed(recipe.seed + done)
    chance = random.Random(recipe.seed + done)  # noqa: S311 - no secret is drawn
    optimiser = optimiser_of(network, recipe.encoder_rate, recipe.head_rate, recipe.weight_decay)
    step, began = 0, time.monotonic()
    for epoch in range(done, recipe.epochs):
        made = batches(map(make, lessons.epoch(recipe, chance)), recipe.batch_pieces, chance)
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
                progress.report(
                    f"epoch {epoch + 1} step {step} batch {i + 1}/{len(made)} {time.monotonic() - began:.0f} s {losses}"
                )
        path = progress.folder / f"epoch{epoch + 1:02}.pt"
        torch.save(network.state_dict(), path)
        yield path


def average(paths: list[Path]) -> dict[str, Tensor]:
    """The mean of several checkpoints' weights (Izmailov et al. 2018)."""
    states: list[dict[str, Tensor]] = [torch.load(path, weights_only=True) for path in paths]
    return {key: torch.stack([state[key] for state in states]).mean(0) for key in states[0]}


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
    with torch.autocast("cpu", torch.bfloat16, enabled=recipe.half):
        parts = loss(network, collate(batch, len(NAME_TAGS)), recipe.weights)
    optimiser.zero_grad(set_to_none=True)
    torch.stack(list(parts.values())).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimiser.step()
    return {key: value.item() for key, value in parts.items()}
