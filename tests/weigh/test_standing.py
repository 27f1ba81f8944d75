"""Contested, corroborated or single."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.record import Position, Stance, Standing
from twosource.weigh.standing import Weighing, standing, witnesses

PLUS, MINUS, OPEN = Stance.ASSERTS, Stance.DENIES, Stance.DOUBTS


def position(report: str, source: str, origin: str, stance: Stance = PLUS, *, hearsay: bool = False) -> Weighing:
    own = source == "outlet"
    return Weighing(Position(report, None if own else "a1", source, stance, (), origin), hearsay)


@pytest.mark.parametrize(
    ("weighing", "expected"),
    [
        ([position("a", "Lund", "Lund")], Standing.SINGLE),
        ([position("a", "Lund", "Lund"), position("b", "Lund", "Lund")], Standing.SINGLE),
        ([position("a", "Lund", "Lund"), position("b", "Berg", "Berg")], Standing.CORROBORATED),
        ([position("a", "outlet", "Courier"), position("b", "outlet", "Post")], Standing.CORROBORATED),
        ([position("a", "Lund", "Lund"), position("a", "outlet", "Courier")], Standing.SINGLE),
        ([position("a", "Lund", "Lund"), position("b", "reports", "b", hearsay=True)], Standing.SINGLE),
        ([position("a", "Lund", "Lund"), position("b", "Berg", "Berg", MINUS)], Standing.CONTESTED),
        ([position("a", "Lund", "Lund"), position("a", "outlet", "Courier", OPEN)], Standing.CONTESTED),
        ([position("a", "Lund", "Lund"), position("b", "Lund", "Lund", MINUS)], Standing.REVISED),
        ([position("a", "Lund", "Lund"), position("b", "Lund", "Lund", OPEN)], Standing.SINGLE),
        ([position("a", "outlet", "Courier"), position("b", "outlet", "Courier", MINUS)], Standing.REVISED),
        ([position("a", "outlet", "Courier"), position("b", "outlet", "Post", MINUS)], Standing.CONTESTED),
        (
            [position("a", "Lund", "Lund"), position("b", "Lund", "Lund", MINUS), position("c", "Berg", "Berg")],
            Standing.CONTESTED,
        ),
        ([position("a", "unnamed police", "x"), position("b", "unnamed police", "x", MINUS)], Standing.CONTESTED),
        ([position("a", "Lund", "Lund", MINUS), position("b", "Berg", "Berg", OPEN)], Standing.SINGLE),
    ],
)
def test_standing(weighing: Sequence[Weighing], expected: Standing) -> None:
    assert standing(weighing) is expected


def test_an_outlet_that_only_touches_it_is_no_witness() -> None:
    near = Weighing(Position("b", None, "outlet", PLUS, (), "Post", sure=False), hearsay=False)
    assert standing([position("a", "outlet", "Courier"), near]) is Standing.SINGLE


WEIGHINGS = st.lists(
    st.builds(
        position,
        st.sampled_from("ab"),
        st.sampled_from(["outlet", "Lund", "Berg"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from(list(Stance)),
    ),
    min_size=1,
    max_size=5,
)


@given(WEIGHINGS)
def test_the_order_of_positions_makes_no_difference(weighing: list[Weighing]) -> None:
    assert standing(weighing[::-1]) is standing(weighing)


@given(WEIGHINGS)
def test_a_further_report_of_the_same_origin_is_no_further_witness(weighing: list[Weighing]) -> None:
    assert witnesses([*weighing, weighing[0]]) == witnesses(weighing)


@given(WEIGHINGS)
def test_what_nobody_denies_is_not_contested(weighing: list[Weighing]) -> None:
    if all(w.position.stance is PLUS for w in weighing):
        assert standing(weighing) in (Standing.CORROBORATED, Standing.SINGLE)
