"""The reader of events: the published encoder, learned anew for what a sentence tells, with four small heads.

It begins from the same weights as the network of trees, and is apart from it: what serves trees and names forgets what
words mean (`training/tried.md`).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.encoder import WordEncoder
from twosource.extract.readings import SIDES, STATUSES, TYPES


@dataclass(frozen=True, slots=True)
class EventShape:
    """Sizes of the heads, rates of dropout; of the encoder's six layers the first four do as well as all."""

    layers: int = 4
    inner: int = 192
    role: int = 48
    word_casing: int = 32
    encoder_dropout: float = 0.1
    head_dropout: float = 0.3


@dataclass(frozen=True, slots=True)
class EventScores:
    """Answers for B sentences of W words (item 0 the root), all before softmax: `types` (B, W, none and each type),
    `status` (B, W, statuses); `asks` and `answers` (B, W, sides, role size): of a word that tells and one that may be
    its party, the product says how well they fit; `nobody` (B, W, sides): how well nobody would."""

    types: Tensor
    status: Tensor
    asks: Tensor
    answers: Tensor
    nobody: Tensor

    def sides(self) -> Tensor:
        """(B, sides, W event, W party): how well each word fits each as its actor and as its recipient."""
        return torch.einsum("bisr,bjsr->bsij", self.asks, self.answers) / self.asks.shape[-1] ** 0.5


class EventNetwork(WordEncoder):
    """Encoder and heads."""

    def __init__(self, shape: EventShape = EventShape()) -> None:
        super().__init__(shape.layers, shape.encoder_dropout, shape.word_casing)
        self.shape = shape
        self.head_dropout = nn.Dropout(shape.head_dropout)
        self.types_inner = nn.Linear(self.width, shape.inner)
        self.types = nn.Linear(shape.inner, TYPES)
        self.status_inner = nn.Linear(self.width, shape.inner)
        self.status = nn.Linear(shape.inner, STATUSES)
        self.asks = nn.Linear(self.width, SIDES * shape.role)
        self.answers = nn.Linear(self.width, SIDES * shape.role)
        self.nobody = nn.Linear(self.width, SIDES)
        self.side_bias = nn.Parameter(torch.full((SIDES, 1, 1), -2.0))
        nn.init.zeros_(self.mix)
        self.mix.data[-1] = 3.0

    def forward(self, pieces: Tensor, mask: Tensor, casing: Tensor, starts: Tensor, word_casing: Tensor) -> EventScores:
        """Encode, then score."""
        words = self.head_dropout(self.encode(pieces, mask, casing, starts, word_casing))
        sides = (*words.shape[:2], SIDES, self.shape.role)
        return EventScores(
            self.types(self.head_dropout(functional.gelu(self.types_inner(words)))),
            self.status(self.head_dropout(functional.gelu(self.status_inner(words)))),
            self.asks(words).view(sides),
            self.answers(words).view(sides),
            self.nobody(words),
        )
