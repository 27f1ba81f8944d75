"""Sentences shown otherwise than written."""

import random

from hypothesis import given
from hypothesis import strategies as st

from training.constructions import filled, patterns
from training.runs import MOST_WORDS, draw_runs
from training.sentences import Gold, Names, Tree, spans
from training.variation import Variation, misspelt, without, without_apostrophes, without_commas, without_stop
from twosource.analyse.tree import is_tree

WORDS = ("In", "Qarra", ",", "rebels", "did", "n't", "fire", ".")
HEADS = (2, 7, 7, 7, 7, 7, 0, 7)
NAMES = Names(("O", "B-GPE", "O", "O", "O", "O", "O", "O"), frozenset({"GPE"}))


def gold() -> Gold:
    column = tuple("abcdefgh")
    return Gold(WORDS, Tree(column, column, column, column, HEADS, column), NAMES)


def heads(found: Gold) -> list[tuple[str, str]]:
    assert found.tree is not None
    return [
        (word, found.words[head - 1] if head else "ROOT")
        for word, head in zip(found.words, found.tree.heads, strict=True)
    ]


def test_what_is_dropped_leaves_the_tree_of_the_rest() -> None:
    assert heads(without_commas(gold())) == [pair for pair in heads(gold()) if pair[0] != ","]
    assert without_stop(gold()).words == WORDS[:-1]


def test_a_word_on_which_others_hang_stays() -> None:
    assert without(gold(), {6}) is not None
    assert without(gold(), {6}).words == WORDS


def test_a_name_shrinks_with_its_words() -> None:
    found = without(Gold(("Al", "'", "Amal"), None, Names(("B-ORG", "I-ORG", "I-ORG"), frozenset({"ORG"}))), {0})
    assert found.names is not None
    assert spans(found.names.tags) == [(0, 2, "ORG")]


def test_apostrophes_go_from_within_words() -> None:
    assert without_apostrophes(gold()).words[5] == "nt"


def test_a_slip_changes_one_word_by_one_letter() -> None:
    found = misspelt(gold(), random.Random(1))
    changed = [(a, b) for a, b in zip(WORDS, found.words, strict=True) if a != b]
    assert len(changed) <= 1
    assert all(abs(len(a) - len(b)) <= 1 for a, b in changed)


def test_a_sentence_that_chance_leaves_alone_is_the_same_object() -> None:
    given_one = gold()
    still = Variation(title=0, upper=0, lower=0, unstopped=0, uncommaed=0, unquoted=0, misspelt=0)
    assert still(given_one, random.Random(1)) is given_one


@given(st.integers(0, 10_000))
def test_every_variation_is_a_whole_sentence(seed: int) -> None:
    all_ways = Variation(title=0.3, upper=0.3, lower=0.3, unstopped=0.5, uncommaed=0.5, unquoted=0.5, misspelt=0.5)
    found = all_ways(gold(), random.Random(seed))
    assert found.tree is not None
    assert found.names is not None
    size = len(found.words)
    assert {len(found.tree.heads), len(found.tree.upos), len(found.names.tags)} == {size}
    assert all(0 <= head <= size for head in found.tree.heads)
    assert found.tree.heads.count(0) == 1
    assert all(found.words)


@given(st.integers(0, 10_000))
def test_runs_end_with_sentences(seed: int) -> None:
    sentences = (("He", "left", "."), ("Why", "?"), tuple("abcdefgh") * 12)
    (run,) = draw_runs((sentences,), 1, random.Random(seed))
    assert run.ends is not None
    assert run.ends[-1] == len(run.words) - 1 < MOST_WORDS
    assert all(run.words[end] in (".", "?", "h") for end in run.ends)


def test_every_pattern_is_a_tree() -> None:
    for pattern in patterns():
        found = filled(pattern, random.Random(1))
        assert found.tree is not None
        assert is_tree(found.tree.heads)
        assert all(len(word) > 0 and not word.startswith("$") for word in found.words)
