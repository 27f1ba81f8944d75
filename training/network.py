"""The network: a six-layer MiniLM encoder, one vector a word, and joint heads for trees, tags, lemmas and names.

Encoder: MiniLM (Wang et al. 2020), weights of all-MiniLM-L6-v2. Word vector: the word's first piece in a learned mix
of all layers (Peters et al. 2018). Arcs: biaffine attention (Dozat & Manning 2017); relations: a bilinear form each.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from twosource.analyse.encode import CASINGS
from twosource.analyse.labels import Labels

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
NORM_EPSILON = 1e-12
FAR = -1e4
"""Added to the attention score of padding: far enough for a weight of zero, safe in half precision."""


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


class Layer(nn.Module):
    """One transformer layer of BERT (norm after the residual)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, NORM_EPSILON)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, NORM_EPSILON)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """(B, S, hidden) -> the same; `bias` is added to the attention scores."""
        size, length, _ = x.shape
        parts = self.qkv(x).view(size, length, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        else:  # written out, because the exporter's own form of the fused operation is slower at run time
            weights = (query @ key.transpose(-1, -2)) * (1 / math.sqrt(HIDDEN // ATTENTION_HEADS)) + bias
            seen = weights.softmax(-1) @ value
        seen = seen.transpose(1, 2).reshape(size, length, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(seen)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Encoder and heads. `encoder_parts` names what the slow learning rate is for."""

    encoder_parts = frozenset({"pieces", "positions", "segment", "casing", "norm", "layers"})

    def __init__(self, labels: Labels, shape: Shape = Shape()) -> None:
        super().__init__()
        self.shape = shape
        self.tag_sizes = [len(labels.upos), len(labels.xpos), len(labels.feats), len(labels.scripts)]
        self.pieces = nn.Embedding(PIECES, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.casing = nn.Embedding(len(CASINGS), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(shape.encoder_dropout) for _ in range(shape.layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * (shape.layers - 1) + [0.5, 1.0]))
        self.scale = nn.Parameter(torch.ones(1))
        self.encoder_dropout = nn.Dropout(shape.encoder_dropout)
        self.head_dropout = nn.Dropout(shape.head_dropout)
        self.word_casing = nn.Embedding(len(CASINGS), shape.word_casing)
        width = HIDDEN + shape.word_casing
        self.views = nn.Linear(width, 2 * shape.arc + 2 * shape.relation)
        self.arc = nn.Parameter(torch.empty(shape.arc, shape.arc))
        self.arc_bias = nn.Parameter(torch.zeros(shape.arc))
        self.relation = nn.Parameter(torch.empty(len(labels.relations), shape.relation + 1, shape.relation + 1))
        self.tags = nn.Linear(width, sum(self.tag_sizes))
        self.names_inner = nn.Linear(width, shape.names)
        self.names = nn.Linear(shape.names, len(labels.names))
        self.ends_inner = nn.Linear(width, shape.ends)
        self.ends = nn.Linear(shape.ends, 1)
        nn.init.zeros_(self.casing.weight)
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.relation, std=0.02)

    def encode(self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor) -> Tensor:
        """One vector a word: (B, W, hidden + word casing)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(places) + self.segment + self.casing(casing)
        x = self.encoder_dropout(self.norm(x))
        bias = ((1.0 - mask) * FAR)[:, None, None, :]
        weights = self.mix.softmax(0)
        mixed = weights[0] * x
        for i, layer in enumerate(self.layers, start=1):
            x = layer(x, bias)
            mixed = mixed + weights[i] * x
        words = (mixed * self.scale).gather(1, starts[:, :, None].expand(-1, -1, HIDDEN))
        return torch.cat([words, self.word_casing(word_casing)], -1)

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


def load_encoder(network: Network, weights: Path) -> None:
    """Fill the encoder with MiniLM's published weights; its piece vectors stay as they are (less overfitting)."""
    found = {key.removeprefix("bert."): value for key, value in load_file(weights).items()}
    with torch.no_grad():
        network.pieces.weight.copy_(found["embeddings.word_embeddings.weight"])
        network.positions.weight.copy_(found["embeddings.position_embeddings.weight"])
        network.segment.copy_(found["embeddings.token_type_embeddings.weight"][0])
        _copy(network.norm, found, "embeddings.LayerNorm")
        for i, layer in enumerate(network.layers):
            prefix = f"encoder.layer.{i}."
            attention = [prefix + f"attention.self.{part}" for part in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat([found[f"{part}.weight"] for part in attention]))
            layer.qkv.bias.copy_(torch.cat([found[f"{part}.bias"] for part in attention]))
            _copy(layer.out, found, prefix + "attention.output.dense")
            _copy(layer.norm1, found, prefix + "attention.output.LayerNorm")
            _copy(layer.up, found, prefix + "intermediate.dense")
            _copy(layer.down, found, prefix + "output.dense")
            _copy(layer.norm2, found, prefix + "output.LayerNorm")
    network.pieces.weight.requires_grad = False


def _copy(module: nn.Linear | nn.LayerNorm, found: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(found[f"{name}.weight"])
    module.bias.copy_(found[f"{name}.bias"])
