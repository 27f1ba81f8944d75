"""Scores of BIO tags -> names: the best sequence of tags in which no I- stands without its B- (Viterbi 1967)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class NameDecoder:
    """Log probabilities (words, tags) -> (first, last exclusive, type) of each name in order."""

    tags: tuple[str, ...]
    first: npt.NDArray[np.float32]
    moves: npt.NDArray[np.float32]

    @classmethod
    def of(cls, tags: Sequence[str]) -> NameDecoder:
        """A decoder for these BIO tags."""
        inside = np.array([tag.startswith("I-") for tag in tags])
        same = np.array([[a != "O" and a[2:] == b[2:] for b in tags] for a in tags])
        never = np.where(inside[None, :] & ~same, _NEVER, np.float32(0))
        return cls(tuple(tags), np.where(inside, _NEVER, np.float32(0)), never)

    def __call__(self, scores: npt.NDArray[np.float32]) -> tuple[tuple[int, int, str], ...]:
        """The names of the best sequence of tags."""
        return tuple(self._spans(self._best(scores)))

    def _best(self, scores: npt.NDArray[np.float32]) -> list[int]:
        greedy = scores.argmax(1)
        if self.first[greedy[0]] == 0 and not self.moves[greedy[:-1], greedy[1:]].any():
            return [int(tag) for tag in greedy]
        total = scores[0] + self.first
        back: list[npt.NDArray[np.intp]] = []
        for row in scores[1:]:
            through = total[:, None] + self.moves
            back.append(through.argmax(0))
            total = through.max(0) + row
        path = [int(total.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        return path[::-1]

    def _spans(self, path: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        first = -1
        for i, tag in enumerate((*path, 0)):
            name = self.tags[tag]
            if first >= 0 and not name.startswith("I"):
                yield first, i, self.tags[path[first]][2:]
                first = -1
            if name.startswith("B"):
                first = i
