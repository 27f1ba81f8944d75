from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.tree import best_tree, is_tree


def by_trying_all(scores: np.ndarray) -> float:
    words = len(scores) - 1
    trees = (heads for heads in product(range(words + 1), repeat=words) if is_tree(heads))
    return max(total(scores, heads) for heads in trees)


def total(scores: np.ndarray, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads, start=1)))


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_tree_scores_more_than_the_one_found(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words + 1, words + 1)).astype(np.float32)
    found = best_tree(scores)
    assert is_tree(found)
    assert total(scores, found) == pytest.approx(by_trying_all(scores), abs=1e-4)


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 0, 0], [1, 0, 10], [2, 10, 0]], dtype=np.float32)
    assert best_tree(scores) == [2, 0]


@pytest.mark.parametrize(
    ("heads", "tree"),
    [([0], True), ([0, 1], True), ([0, 0], False), ([2, 1], False), ([0, 3, 2], False), ([3, 1, 0], True)],
)
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], tree: bool) -> None:
    assert is_tree(heads) is tree
