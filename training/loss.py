"""What the network is trained to lower."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.encoder import FAR
from training.examples import NOTHING, Batch
from training.network import Network, Scores


@dataclass(frozen=True, slots=True)
class LossWeights:
    """How much each head counts beside arcs and relations, which count 1 each."""

    upos: float = 1.0
    xpos: float = 0.5
    feats: float = 0.3
    scripts: float = 0.3
    names: float = 2.0
    ends: float = 2.0


def loss(network: Network, batch: Batch, weights: LossWeights) -> dict[str, Tensor]:
    """The weighted losses of one batch by head; heads for which the batch holds no answers are left out."""
    scores = network(*batch.given)
    parts: dict[str, Tensor] = {}
    if (batch.relations >= 0).any():
        parts["arc"] = arc_loss(scores.arcs, batch)
        parts["relation"] = relation_loss(network, scores, batch)
        for i, name in enumerate(("upos", "xpos", "feats", "scripts")):
            flat = scores.tags[i].flatten(0, 1).float()
            parts[name] = getattr(weights, name) * functional.cross_entropy(
                flat, batch.tags[i].flatten(), ignore_index=NOTHING
            )
    if batch.names.any():
        parts["names"] = weights.names * open_tag_loss(scores.names.float(), batch.names)
    if (batch.ends >= 0).any():
        parts["ends"] = weights.ends * ends_loss(scores.ends.float(), batch.ends)
    return parts


def arc_loss(arcs: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of each word's head among the words of its sentence and the root."""
    scores = arcs.float().masked_fill(~batch.words[:, None, :], FAR)
    return functional.cross_entropy(scores.flatten(0, 1), batch.heads.flatten(), ignore_index=NOTHING)


def relation_loss(network: Network, scores: Scores, batch: Batch) -> Tensor:
    """Cross entropy of each word's relation to its true head."""
    row, word = (batch.relations >= 0).nonzero(as_tuple=True)
    pairs = network.relation_scores(scores.dependents[row, word], scores.heads[row, batch.heads[row, word]])
    return functional.cross_entropy(pairs.float(), batch.relations[row, word])


def ends_loss(odds: Tensor, ends: Tensor) -> Tensor:
    """Cross entropy of whether a sentence ends with each word (1 or 0) of which that is known; both are (B, W)."""
    known = ends >= 0
    return functional.binary_cross_entropy_with_logits(odds[known], ends[known].float())


def open_tag_loss(names: Tensor, open_tags: Tensor) -> Tensor:
    """Mean negative log of the summed probability of the tags left open; words with none open do not count.

    `names` and `open_tags` are (B, W, tags).
    This lets corpora with unlike label sets train one head: what a corpus does not mark, it does not deny.
    """
    log = names.log_softmax(-1).masked_fill(~open_tags, -torch.inf)
    counted = open_tags.any(-1)
    return -log[counted].logsumexp(-1).mean()
