"""Training of the reader of events: AdamW with warm-up and linear decay, a log line an epoch."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import optimiser_of
from training.event_examples import EventBatch, EventExample, collate_events
from training.event_network import EventNetwork, EventScores
from training.examples import NOTHING, batches
from training.perceptron import choice_loss
from twosource.extract.partychoice import ACTOR, RECIPIENT


@dataclass(frozen=True, slots=True)
class EventRecipe:
    """Everything that decides the weights, beside the data.

    Chosen on the validation stories from two to four values each. `types`, `status`, `sides`, `choice`: what each loss
    counts; `sides` asks of each noun alone whether it is a party, `choice` which of all, or nobody.
    """

    epochs: int = 5
    seed: int = 1
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: int = 100
    lowest: float = 0.02
    batch_pieces: int = 1000
    clip: float = 1.0
    weight_decay: float = 0.01
    types: float = 3.0
    status: float = 0.3
    sides: float = 1.5
    choice: float = 0.15


def train_events(
    network: EventNetwork, examples: Sequence[EventExample], recipe: EventRecipe, report: Callable[[str], None]
) -> None:
    """Train in place. Layers compute in bfloat16, losses and weights in single precision."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 - no secret is drawn
    optimiser = optimiser_of(network, recipe.encoder_rate, recipe.head_rate, recipe.weight_decay)
    step, began = 0, time.monotonic()
    network.train()
    for epoch in range(recipe.epochs):
        made = batches(examples, recipe.batch_pieces, chance)
        total = 0.0
        for i, batch in enumerate(made):
            share = max(recipe.lowest, 1 - (epoch + i / len(made)) / recipe.epochs)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * share * min(1.0, (step + 1) / recipe.warm_up)
            total += _step(network, optimiser, collate_events(batch), recipe)
            step += 1
        report(f"epoch {epoch + 1} {time.monotonic() - began:.0f} s, loss {total / len(made):.3f}")
    network.eval()


def _step(network: EventNetwork, optimiser: torch.optim.Optimizer, batch: EventBatch, recipe: EventRecipe) -> float:
    with torch.autocast("cpu", torch.bfloat16):
        scores = network(*batch.given)
    found = event_loss(network, scores, batch, recipe)
    optimiser.zero_grad(set_to_none=True)
    found.backward()
    nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
    optimiser.step()
    return found.item()


def event_loss(network: EventNetwork, scores: EventScores, batch: EventBatch, recipe: EventRecipe) -> Tensor:
    """The weighted sum of the losses of one batch; what it has no answers for counts nothing."""
    types = scores.types.flatten(0, 1).float()
    found = recipe.types * functional.cross_entropy(types, batch.types.flatten(), ignore_index=NOTHING)
    if (batch.statuses >= 0).any():
        status = scores.status.flatten(0, 1).float()
        found = found + recipe.status * functional.cross_entropy(status, batch.statuses.flatten(), ignore_index=NOTHING)
    if len(batch.places):
        found = found + _party_loss(network, scores, batch, recipe)
    return found


def _party_loss(network: EventNetwork, scores: EventScores, batch: EventBatch, recipe: EventRecipe) -> Tensor:
    row, event, noun = batch.places.unbind(1)
    fits = (scores.sides() + network.side_bias)[row, :, event, noun].float()
    alone = functional.binary_cross_entropy_with_logits(fits, batch.sides)
    places, sets = torch.stack([row, event], 1).unique(dim=0, return_inverse=True)
    none = scores.nobody[places[:, 0], places[:, 1]].float()
    labels = (batch.sides * torch.tensor([ACTOR, RECIPIENT])).sum(1).long()
    return recipe.sides * alone + recipe.choice * choice_loss(fits, none, sets, labels)
