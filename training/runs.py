"""Runs of sentences without their borders, from which the model learns where sentences end."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from training.sentences import Gold

MOST_SENTENCES, MOST_WORDS = 5, 110


def draw_runs(paragraphs: Sequence[Sequence[tuple[str, ...]]], count: int, chance: random.Random) -> Iterator[Gold]:
    """`count` runs of two to five sentences that follow one another in a paragraph, not above 110 words."""
    starts = [(p, i) for p, sentences in enumerate(paragraphs) for i in range(len(sentences) - 1)]
    for p, i in chance.sample(starts, min(count, len(starts))):
        words: list[str] = []
        ends: list[int] = []
        for sentence in paragraphs[p][i : i + chance.randint(2, MOST_SENTENCES)]:
            if ends and len(words) + len(sentence) > MOST_WORDS:
                break
            words += sentence
            ends.append(len(words) - 1)
        if len(words) <= MOST_WORDS:
            yield Gold(tuple(words), None, None, tuple(ends))
