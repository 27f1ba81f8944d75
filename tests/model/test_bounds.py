"""Counts as intervals: what can hold together, what holds all, what has grown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.bounds import Bounds, above, all_meet, hull, meet, most_meet

SIDE = st.none() | st.integers(0, 9).map(float)
BOUNDS = st.tuples(SIDE, SIDE).filter(lambda b: b[0] is None or b[1] is None or b[0] <= b[1])


def holds(b: Bounds, number: float) -> bool:
    return (b[0] is None or b[0] <= number) and (b[1] is None or number <= b[1])


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        ((9, None), (11, 11), True),
        ((9, None), (4, 4), False),
        ((None, 30), (30, None), True),
        ((5, 5), (5, 5), True),
        ((None, None), (7, 7), True),
    ],
)
def test_at_least_nine_allows_eleven_but_not_four(a: Bounds, b: Bounds, together: bool) -> None:
    assert meet(a, b) is together


@given(BOUNDS, BOUNDS)
def test_two_meet_where_some_number_is_in_both(a: Bounds, b: Bounds) -> None:
    shared = any(holds(a, n) and holds(b, n) for n in range(-1, 11))
    assert meet(a, b) == meet(b, a) == shared


@given(st.lists(BOUNDS, min_size=1, max_size=4))
def test_intervals_that_meet_in_pairs_all_have_a_number_in_common(values: list[Bounds]) -> None:
    assert all_meet(values) == any(all(holds(v, n) for v in values) for n in range(-1, 11))


@given(st.lists(BOUNDS, max_size=6))
def test_no_more_values_can_hold_together_than_the_most(values: list[Bounds]) -> None:
    most = most_meet(values)
    assert all_meet([values[i] for i in most])
    assert len(most) == max((sum(holds(v, n) for v in values) for n in range(-1, 11)), default=0)


@given(st.lists(BOUNDS, min_size=1, max_size=4), st.integers(-1, 11))
def test_the_hull_holds_all_that_any_holds(values: list[Bounds], number: int) -> None:
    if any(holds(v, number) for v in values):
        assert holds(hull(values), number)


@given(BOUNDS, BOUNDS)
def test_what_has_grown_cannot_be_what_it_was(a: Bounds, b: Bounds) -> None:
    assert not (above(a, b) and meet(a, b))
    assert not (above(a, b) and above(b, a))
