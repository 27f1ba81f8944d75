"""One set of figures as ACLED, UCDP and MUC would have it."""

import pytest

from twosource.model.finding import Figure, Measure, Qualifier
from twosource.model.record import Convention, FigureSet, FigureView, Ref, Relation
from twosource.model.text import Span
from twosource.weigh.conventions import Conventions, Told

CONVENTIONS = Conventions.load()


def told(
    low: float | None,
    high: float | None,
    *,
    kind: Qualifier = Qualifier.EXACT,
    words: str = "dead",
    day: str | None = None,
    origin: str = "police",
    partial: bool = False,
) -> Told:
    figure = Figure("f", "r", Span(0, 1), Measure.KILLED, low, high, kind, "people", None, None)
    return Told(figure, words, day, origin, partial)


def views(*values: Told, relation: Relation = Relation.CONFLICT, measure: Measure = Measure.KILLED) -> list[FigureView]:
    lows = [t.figure.low for t in values if t.figure.low is not None]
    figures = FigureSet("fig", "hap", measure, "people", (Ref("r", "f"),), relation, min(lows, default=None), None)
    return list(CONVENTIONS(figures, values))


def view(convention: Convention, *values: Told, relation: Relation = Relation.CONFLICT) -> FigureView:
    (found,) = (v for v in views(*values, relation=relation) if v.convention is convention)
    return found


def test_acled_takes_the_most_conservative_figure() -> None:
    found = view(Convention.ACLED, told(16, 16), told(12, None, kind=Qualifier.AT_LEAST), told(23, 23))
    assert (found.best, found.rule) == (12, "the lowest of 3 figures")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dozens of people", 12),
        ("hundreds of people", 100),
        ("tens of people", 10),
        ("tens of thousands", 10_000),
        ("several", 3),
    ],
)
def test_acled_has_a_number_for_words_of_no_number(words: str, value: float) -> None:
    found = view(Convention.ACLED, told(24, None, kind=Qualifier.VAGUE, words=words))
    assert found.best == value
    assert f"“{words}” counts as {value:g}" in found.rule


def test_a_toll_without_a_lower_bound_is_unknown_to_acled() -> None:
    up_to = told(None, 30, kind=Qualifier.UP_TO, words="up to 30")
    assert view(Convention.ACLED, up_to).best == 3
    assert view(Convention.ACLED, up_to, told(16, 16)).best == 16


def test_of_a_toll_that_was_updated_the_last_day_holds() -> None:
    values = (told(9, 9, day="2031-05-02"), told(14, 14, day="2031-05-04"), told(15, 15, day="2031-05-04"))
    found = view(Convention.ACLED, *values, relation=Relation.UPDATE)
    assert found.best == 14
    assert "a later toll replaces an earlier one" in found.rule
    assert view(Convention.UCDP, *values, relation=Relation.UPDATE).low == 14


def test_ucdp_has_the_lowest_and_the_highest_and_between_them_that_of_most_origins() -> None:
    values = (
        told(9, 9),
        told(11, 11, origin="hospital"),
        told(11, 11, origin="mayor"),
        told(20, None, origin="rebels"),
    )
    found = view(Convention.UCDP, *values)
    assert (found.low, found.best, found.high, found.written) == (9, 11, 20, "9/11/20")


def test_ucdp_prefers_the_lower_of_equals() -> None:
    assert view(Convention.UCDP, told(12, 12), told(9, 9, origin="hospital")).best == 9


def test_a_partys_claim_of_its_enemys_losses_counts_for_high_alone() -> None:
    found = view(Convention.UCDP, told(9, 9), told(50, 50, origin="army", partial=True))
    assert (found.low, found.best, found.high) == (9, 9, 50)
    assert "a party’s claim" in found.rule


def test_where_there_is_nothing_but_such_claims_they_are_all_there_is() -> None:
    found = view(Convention.UCDP, told(50, 50, origin="army", partial=True))
    assert (found.low, found.best, found.high) == (50, 50, 50)


@pytest.mark.parametrize(
    ("low", "high", "kind", "written"),
    [
        (12, 12, Qualifier.EXACT, "12"),
        (12, None, Qualifier.AT_LEAST, "12-"),
        (None, 30, Qualifier.UP_TO, "-30"),
        (6, 8, Qualifier.RANGE, "6-8"),
        (12, 12, Qualifier.ABOUT, "~12"),
        (24, None, Qualifier.VAGUE, "PLURAL"),
    ],
)
def test_muc_notation(low: float | None, high: float | None, kind: Qualifier, written: str) -> None:
    assert view(Convention.MUC, told(low, high, kind=kind)).written == written


def test_muc_gives_alternatives_in_order_each_once() -> None:
    found = view(Convention.MUC, told(9, 9), told(4, 4), told(9, 9))
    assert (found.written, found.rule) == ("9 / 4", "2 alternatives, in order of publication")


def test_the_injured_have_mucs_view_alone_and_targets_none() -> None:
    assert [v.convention for v in views(told(9, 9), measure=Measure.INJURED)] == [Convention.MUC]
    assert views(told(9, 9), measure=Measure.TARGETS) == []
