"""Groups about a middle: nothing chains, decisions hold, order makes no difference."""

import random
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from twosource.link.clusters import Rulings
from twosource.link.groups import Group, GroupSettings, star_groups

SETTINGS = GroupSettings(bar=0.0, whole=-1.0, disputed=1.0, missing=-3.0)
KEYS = "abcdef"
SCORES = st.dictionaries(
    st.sampled_from(list(combinations(KEYS, 2))), st.floats(-3, 3, allow_nan=False, width=16), max_size=15
)
PAIRS = st.frozensets(st.sampled_from(list(combinations(KEYS, 2))), max_size=3)


def test_a_chain_of_likenesses_is_no_group() -> None:
    found = star_groups("abcd", {("a", "b"): 2.0, ("b", "c"): 2.0, ("c", "d"): 2.0}, SETTINGS)
    assert all(not {"a", "d"} <= set(g.keys) for g in found)


def test_what_is_said_with_two_things_is_in_two_groups() -> None:
    scores = {("a", "b"): 3.0, ("a", "c"): 3.0, ("d", "e"): 2.0, ("d", "f"): 2.0, ("a", "d"): 0.5, ("b", "c"): 3.0}
    found = star_groups(KEYS, scores, GroupSettings(bar=0.0, whole=-3.0, disputed=1.0))
    assert found == (Group("a", ("b", "c", "d")), Group("e", ("d",)), Group("f", ("d",)))


def test_what_is_denied_is_a_middle_and_takes_only_what_is_very_like_it() -> None:
    scores = {("a", "b"): 2.0, ("b", "c"): 2.0, ("a", "c"): 0.5}
    assert star_groups("abc", scores, SETTINGS, first="a")[0] == Group("a", ("b",))


@given(SCORES, st.randoms(use_true_random=False))
def test_order_makes_no_difference(scores: dict[tuple[str, str], float], shuffle: random.Random) -> None:
    keys, pairs = list(KEYS), list(scores.items())
    shuffle.shuffle(keys)
    shuffle.shuffle(pairs)
    assert star_groups(keys, dict(pairs), SETTINGS, first="bc") == star_groups(KEYS, scores, SETTINGS, first="cb")


@given(SCORES, PAIRS, PAIRS)
def test_decisions_hold(
    scores: dict[tuple[str, str], float], same: frozenset[tuple[str, str]], different: frozenset[tuple[str, str]]
) -> None:
    found = star_groups(KEYS, scores, SETTINGS, Rulings(same - different, different))
    assert all(not set(p) <= set(g.keys) for p in different for g in found)
    assert {k for g in found for k in g.keys} == set(KEYS)
    if not different:
        assert all(any(set(p) <= set(g.keys) for g in found) for p in same)


@given(SCORES)
def test_each_member_is_like_the_middle(scores: dict[tuple[str, str], float]) -> None:
    for group in star_groups(KEYS, scores, SETTINGS):
        assert all(scores[min(group.middle, k), max(group.middle, k)] > SETTINGS.bar for k in group.others)
