"""Groups out of judged pairs: the order of things makes no difference, and a person's decisions hold."""

import random
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.model.record import Decision, Verdict

ITEMS = tuple("abcdefg")
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda p: p[0] != p[1]).map(lambda p: pair(*p))
SCORES = st.dictionaries(PAIRS, st.integers(-4, 4).map(float), max_size=15)


def grouped(scores: Mapping[Pair, float], rulings: Rulings | None = None) -> tuple[tuple[str, ...], ...]:
    return average_link(ITEMS, scores, missing=-1.0, rulings=rulings)


def test_a_chain_of_likenesses_makes_no_group_of_unlike_things() -> None:
    scores = {("a", "b"): 1.0, ("b", "c"): 0.9, ("a", "c"): -3.0}
    assert average_link("abc", scores, missing=-1.0) == (("a", "b"), ("c",))


def test_a_best_pair_does_not_carry_along_what_contradicts_it() -> None:
    scores = {("a", "b"): 5.0, ("a", "c"): 3.0, ("b", "c"): -4.0}
    assert average_link("abc", scores, missing=-1.0, best=0.6) == (("a", "b", "c"),)
    apart = average_link("abc", scores, missing=-1.0, best=0.6, clash=lambda items: {"b", "c"} <= set(items))
    assert apart == (("a", "b"), ("c",))


def test_without_scores_everything_stays_alone() -> None:
    assert average_link("ba", {}, missing=-1.0) == (("a",), ("b",))


def test_decisions_are_obeyed_against_any_score() -> None:
    rulings = Rulings(frozenset({("a", "b")}), frozenset({("c", "d")}))
    groups = grouped({("a", "b"): -9.0, ("c", "d"): 9.0}, rulings)
    assert ("a", "b") in groups
    assert ("c",) in groups


def test_the_last_of_two_decisions_holds() -> None:
    first = Decision("event", "a", "b", Verdict.SAME, "")
    last = Decision("event", "b", "a", Verdict.DIFFERENT, "")
    assert Rulings.of((first, last), "event") == Rulings(frozenset(), frozenset({("a", "b")}))
    assert Rulings.of((first,), "figure") == Rulings()


@given(SCORES, st.randoms(use_true_random=False))
def test_the_order_in_which_pairs_are_given_makes_no_difference(
    scores: dict[Pair, float], shuffle: random.Random
) -> None:
    given_otherwise = list(scores.items())
    shuffle.shuffle(given_otherwise)
    assert grouped(dict(given_otherwise)) == grouped(scores)


@given(SCORES)
def test_every_item_is_in_one_group(scores: dict[Pair, float]) -> None:
    assert sorted(i for g in grouped(scores) for i in g) == sorted(ITEMS)


@given(SCORES, st.frozensets(PAIRS, max_size=4), st.frozensets(PAIRS, max_size=4))
def test_no_group_holds_a_pair_decided_different(
    scores: dict[Pair, float], same: frozenset[Pair], different: frozenset[Pair]
) -> None:
    for group in grouped(scores, Rulings(same, different)):
        assert not [p for p in different if set(p) <= set(group)]


@given(SCORES, st.frozensets(PAIRS, max_size=4))
def test_pairs_decided_the_same_are_together(scores: dict[Pair, float], same: frozenset[Pair]) -> None:
    groups = grouped(scores, Rulings(same))
    assert all(any(set(p) <= set(g) for g in groups) for p in same)


def test_a_share_of_the_best_pair_lets_one_in_who_is_plain_beside_one_of_a_group() -> None:
    scores = {("a", "b"): 3.0, ("a", "c"): -1.5, ("b", "c"): 1.0}
    assert average_link("abc", scores, missing=-2.0) == (("a", "b"), ("c",))
    assert average_link("abc", scores, missing=-2.0, best=0.25) == (("a", "b", "c"),)
