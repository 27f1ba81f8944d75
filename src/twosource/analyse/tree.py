"""Arc scores -> the best tree with one root (Chu & Liu 1965, Edmonds 1967).

The best head of each word makes a tree in 19 of 20 sentences; the search runs for the others alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
"""Square, (words + 1) by (words + 1): row is the dependent, column the head, 0 the root; row 0 is not read."""

_NEVER = -1e9


def best_tree(scores: Scores) -> list[int]:
    """The head of each word (0 for the root) in the highest-scoring tree in which one word hangs on the root."""
    allowed = scores.astype(np.float64)
    np.fill_diagonal(allowed, _NEVER)
    heads: list[int] = allowed.argmax(1)[1:].tolist()
    if is_tree(heads):
        return heads
    allowed[1:] -= allowed[1:].max(1, keepdims=True)
    heads = _arborescence(allowed)
    roots = [word for word, head in enumerate(heads, start=1) if head == 0]
    if len(roots) == 1:
        return heads
    return max((_rooted(allowed, root) for root in roots), key=lambda found: _total(allowed, found))


def is_tree(heads: Sequence[int]) -> bool:
    """Does exactly one word hang on the root, and every word on the root in the end?"""
    if sum(head == 0 for head in heads) != 1:
        return False
    safe = [True] + [False] * len(heads)
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        on_path: set[int] = set()
        while not safe[word]:
            if word in on_path:
                return False
            path.append(word)
            on_path.add(word)
            word = heads[word - 1]
        for seen in path:
            safe[seen] = True
    return True


def _rooted(scores: Scores, root: int) -> list[int]:
    """The best tree in which this word alone hangs on the root."""
    narrowed = scores.copy()
    narrowed[1:, 0] = _NEVER
    narrowed[root, :] = _NEVER
    narrowed[root, 0] = 0
    return _arborescence(narrowed)


def _total(scores: Scores, heads: Sequence[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads, start=1)))


def _arborescence(scores: Scores) -> list[int]:
    """The best head of each node but 0 so that all hang together; a cycle is made one node and solved with the rest."""
    size = len(scores)
    heads = [0, *(int(h) for h in scores[1:].argmax(1))]
    cycle = _cycle(heads)
    if not cycle:
        return heads[1:]
    rest = [node for node in range(size) if node not in cycle]
    inner = sorted(cycle)
    merged = len(rest)
    smaller = np.full((merged + 1, merged + 1), _NEVER)
    smaller[:merged, :merged] = scores[np.ix_(rest, rest)]
    own = scores[inner, [heads[node] for node in inner]]
    gains = scores[np.ix_(inner, rest)] - own[:, None] + own.sum()
    outgoing = scores[np.ix_(rest, inner)]
    smaller[merged, :merged] = gains.max(0)
    smaller[:merged, merged] = outgoing.max(1)
    solved = [0, *_arborescence(smaller)]
    for i, node in enumerate(rest[1:], start=1):
        heads[node] = rest[solved[i]] if solved[i] < merged else inner[int(outgoing[i].argmax())]
    entered = inner[int(gains[:, solved[merged]].argmax())]
    heads[entered] = rest[solved[merged]]
    return heads[1:]


def _cycle(heads: Sequence[int]) -> set[int]:
    """The nodes of one cycle among the heads (node 0 is the root), or none."""
    done = [True] + [False] * (len(heads) - 1)
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while not done[node]:
            done[node] = True
            path.append(node)
            node = heads[node]
        if node in path:
            return set(path[path.index(node) :])
    return set()
