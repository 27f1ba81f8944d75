"""What the reader of events makes of the words of a sentence, by what the numbers mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.extract.classifier import Rows
from twosource.model.finding import EventType, Status
from twosource.model.text import Sentence

SIDES = 2
"""Actors and recipients, in this order."""

TYPES, STATUSES = 1 + len(EventType), len(Status)


@dataclass(frozen=True, slots=True)
class Readings:
    """For the n words of a sentence, log probabilities: `types` (n, none and each type) of what the word tells,
    `status` (n, statuses) of it if it tells; `nobody` (n, sides), log odds: how well nobody fits it as a party;
    `asks` and `answers` (n, sides, size): how well one who answers fits what an event's word asks for."""

    types: Rows
    status: Rows
    nobody: Rows
    asks: Rows
    answers: Rows

    @classmethod
    def of(cls, sentence: Sentence) -> Readings | None:
        """The readings of a sentence, None where it was not read."""
        if not sentence.readings:
            return None
        rows = np.frombuffer(sentence.readings, "<f2").reshape(len(sentence.tokens), -1).astype(np.float32)
        types, status, nobody, roles = np.split(rows, np.cumsum([TYPES, STATUSES, SIDES]), axis=1)
        asks, answers = np.split(roles.reshape(len(rows), 2 * SIDES, -1), 2, axis=1)
        return cls(types, status, nobody, asks, answers)

    def fits(self, event: int, others: Sequence[int]) -> Rows:
        """(others, sides): how well each word fits the event's as its actor and as its recipient, log odds."""
        size = self.asks.shape[-1] ** 0.5
        found: Rows = np.einsum("sr,jsr->js", self.asks[event], self.answers[list(others)]) / size
        return found
