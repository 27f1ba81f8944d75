"""The published encoder that both networks begin from: word-pieces -> one vector a word.

Encoder: MiniLM (Wang et al. 2020), weights of all-MiniLM-L6-v2. Word vector: the word's first piece in a learned mix
of all layers (Peters et al. 2018).
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from twosource.analyse.encode import CASINGS

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
NORM_EPSILON = 1e-12
FAR = -1e4
"""Added to the attention score of padding: far enough for a weight of zero, safe in half precision."""


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


class WordEncoder(nn.Module):
    """The encoder, and how a word is written. `encoder_parts` names what the slow learning rate is for."""

    encoder_parts = frozenset({"pieces", "positions", "segment", "casing", "norm", "layers"})

    def __init__(self, layers: int, dropout: float, word_casing: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.segment = nn.Parameter(torch.zeros(HIDDEN))
        self.casing = nn.Embedding(len(CASINGS), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.mix = nn.Parameter(torch.tensor([0.0] * (layers - 1) + [0.5, 1.0]))
        self.scale = nn.Parameter(torch.ones(1))
        self.encoder_dropout = nn.Dropout(dropout)
        self.word_casing = nn.Embedding(len(CASINGS), word_casing)
        self.width = HIDDEN + word_casing
        nn.init.zeros_(self.casing.weight)

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


def optimiser_of(
    network: WordEncoder, encoder_rate: float, head_rate: float, weight_decay: float
) -> torch.optim.Optimizer:
    """AdamW with a slow rate for the encoder and a fast one for the heads; `base` of a group is its first rate."""
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            (encoder if name.split(".")[0] in network.encoder_parts else heads).append(parameter)
    groups = [{"params": encoder, "base": encoder_rate}, {"params": heads, "base": head_rate}]
    return torch.optim.AdamW(groups, lr=head_rate, betas=(0.9, 0.98), weight_decay=weight_decay, fused=True)


def load_encoder(network: WordEncoder, weights: Path) -> None:
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
