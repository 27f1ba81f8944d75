"""The network: a six-layer MiniLM encoder, one vector a word, and joint heads for trees, tags, lemmas and names.

Arcs: biaffine attention (Dozat & Manning 2017); relations: a bilinear form each.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import LAYERS, WordEncoder
from twosource.analyse.labels import Labels


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the heads, rates of dropout, and how many of the encoder's layers are used."""

    layers: int = LAYERS
    arc: int = 256
    relation: int = 96
    names: int = 256
    ends: int = 64
    word_casing: int = 32
    encoder_dropout: float = 0.1
    head_dropout: float = 0.25


@dataclass(frozen=True, slots=True)
class Scores:
    """Answers for B sentences of W words (item 0 the root): arcs (B, W dependent, W head), vectors for relations
    (B, W, relation), tags of the four heads (B, W, labels), names (B, W, tags); all before softmax. `ends` (B, W) are
    the log odds that a sentence ends with the word."""

    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    tags: tuple[Tensor, ...]
    names: Tensor
    ends: Tensor


class Network(WordEncoder):
    """Encoder and heads."""

    def __init__(self, labels: Labels, shape: Shape = Shape()) -> None:
        super().__init__(shape.layers, shape.encoder_dropout, shape.word_casing)
        self.shape = shape
        self.tag_sizes = [len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.scripts)]
        self.head_dropout = nn.Dropout(shape.head_dropout)
        width = self.width
        self.views = nn.Linear(width, 2 * shape.arc + 2 * shape.relation)
        self.arc = nn.Parameter(torch.empty(shape.arc, shape.arc))
        self.arc_bias = nn.Parameter(torch.zeros(shape.arc))
        self.relation = nn.Parameter(torch.empty(len(labels.relations), shape.relation + 1, shape.relation + 1))
        self.tags = nn.Linear(width, sum(self.tag_sizes))
        self.names_inner = nn.Linear(width, shape.names)
        self.names = nn.Linear(shape.names, len(labels.names))
        self.ends_inner = nn.Linear(width, shape.ends)
        self.ends = nn.Linear(shape.ends, 1)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def heads(self, words: Tensor) -> Scores:
        """Word vectors -> scores."""
        words = self.head_dropout(words)
        views = self.head_dropout(functional.gelu(self.views(words)))
        arc, relation = self.shape.arc, self.shape.relation
        dependent, head, relation_dependent, relation_head = views.split([arc, arc, relation, relation], -1)
        arcs = (dependent @ self.arc + self.arc_bias) @ head.transpose(1, 2)
        names = self.names(functional.gelu(self.names_inner(words)))
        ends = self.ends(functional.gelu(self.ends_inner(words))).squeeze(-1)
        return Scores(arcs, relation_dependent, relation_head, self.tags(words).split(self.tag_sizes, -1), names, ends)

    def forward(self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor) -> Scores:
        """Encode, then score."""
        return self.heads(self.encode(pieces, mask, casing, starts, word_casing))

    def relation_scores(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Scores of every relation (N, relations) for N pairs of vectors (N, relation size)."""
        one = torch.ones_like(dependents[:, :1])
        left, right = torch.cat([dependents, one], -1), torch.cat([heads, one], -1)
        size = self.shape.relation + 1
        half = (left @ self.relation.permute(1, 0, 2).reshape(size, -1)).view(-1, self.relation.shape[0], size)
        return (half @ right[:, :, None]).squeeze(-1)
