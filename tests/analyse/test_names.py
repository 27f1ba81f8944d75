from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.labels import NAME_TAGS
from twosource.analyse.names import NameDecoder

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
DECODE = NameDecoder.of(TAGS)


def scores(*tags: str, certainty: float = 3.0) -> np.ndarray:
    return np.array([[certainty * (tag == wanted) for tag in TAGS] for wanted in tags], dtype=np.float32)


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (("O", "B-PER", "I-PER", "O"), ((1, 3, "PER"),)),
        (("B-PER", "B-PER", "B-LOC"), ((0, 1, "PER"), (1, 2, "PER"), (2, 3, "LOC"))),
        (("O", "O"), ()),
        (("B-LOC",), ((0, 1, "LOC"),)),
    ],
)
def test_tags_become_names(tags: tuple[str, ...], names: tuple[tuple[int, int, str], ...]) -> None:
    assert DECODE(scores(*tags)) == names


def test_an_inside_tag_without_its_beginning_is_mended_at_the_least_cost() -> None:
    found = scores("O", "I-PER", "I-PER")
    found[1, TAGS.index("B-PER")] = 2.5
    assert DECODE(found) == ((1, 3, "PER"),)


@given(st.integers(1, 5), st.integers(0, 10_000))
def test_no_lawful_sequence_scores_more(words: int, seed: int) -> None:
    table = np.random.default_rng(seed).normal(size=(words, len(TAGS))).astype(np.float32)
    lawful = [
        path
        for path in product(range(len(TAGS)), repeat=words)
        if all(
            not TAGS[tag].startswith("I") or (i > 0 and TAGS[path[i - 1]][1:] == TAGS[tag][1:])
            for i, tag in enumerate(path)
        )
    ]
    best = max(lawful, key=lambda path: sum(table[i, tag] for i, tag in enumerate(path)))
    assert DECODE(table) == tuple(DECODE._spans(best))


def test_the_tags_of_the_model_are_paired() -> None:
    assert NAME_TAGS[0] == "O"
    assert {tag[2:] for tag in NAME_TAGS if tag.startswith("B")} == {
        tag[2:] for tag in NAME_TAGS if tag.startswith("I")
    }
