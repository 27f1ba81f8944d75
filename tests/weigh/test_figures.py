"""How figures of one group stand to one another."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.ferry import FINDINGS, HERALD, STAR
from twosource.model.bounds import Bounds
from twosource.model.finding import Measure
from twosource.model.record import FigureGroup, Ref, Relation
from twosource.weigh.figures import Given, figure_set, relation

MONDAY, TUESDAY = date(2031, 5, 5), date(2031, 5, 6)


@pytest.mark.parametrize(
    ("values", "days", "expected"),
    [
        ([(9, 9), (9, 9)], [MONDAY, TUESDAY], Relation.AGREE),
        ([(9, None), (11, 11)], [MONDAY, TUESDAY], Relation.COMPATIBLE),
        ([(9, 9), (11, 11)], [MONDAY, TUESDAY], Relation.UPDATE),
        ([(11, 11), (9, 9)], [TUESDAY, MONDAY], Relation.UPDATE),
        ([(11, 11), (9, 9)], [MONDAY, TUESDAY], Relation.CONFLICT),
        ([(9, 9), (11, 11)], [MONDAY, MONDAY], Relation.CONFLICT),
        ([(9, 9), (11, 11)], [None, TUESDAY], Relation.CONFLICT),
        ([(9, None), (4, 4)], [MONDAY, TUESDAY], Relation.CONFLICT),
    ],
)
def test_a_larger_toll_is_an_update_only_where_both_dates_are_known(
    values: Sequence[Bounds], days: Sequence[date | None], expected: Relation
) -> None:
    assert relation(values, days, Measure.KILLED) is expected


def test_what_does_not_grow_is_not_updated() -> None:
    assert relation([(9, 9), (11, 11)], [MONDAY, TUESDAY], Measure.TARGETS) is Relation.CONFLICT


@pytest.mark.parametrize(
    ("values", "given", "expected"),
    [
        ([(1, 1), (2, 2)], [("a", "Navy"), ("b", "Navy")], Relation.UPDATE),
        ([(1, 1), (2, 2), (1, None)], [("a", "Navy"), ("b", "Navy"), ("c", None)], Relation.UPDATE),
        ([(1, 1), (2, 2), (3, 3)], [("a", "Navy"), ("b", "Navy"), ("c", None)], Relation.CONFLICT),
        ([(1, 1), (2, 2)], [("a", "Navy"), ("b", "Coastguard")], Relation.CONFLICT),
        ([(1, 1), (2, 2)], [("a", None), ("b", None)], Relation.CONFLICT),
        ([(1, 1), (2, 2)], [("a", "Navy"), ("a", "Navy")], Relation.CONFLICT),
    ],
)
def test_a_source_that_gives_another_number_in_another_report_has_replaced_its_own(
    values: Sequence[Bounds], given: Sequence[Given], expected: Relation
) -> None:
    assert relation(values, [None] * len(values), Measure.TARGETS, given=given) is expected


def test_a_set_is_in_order_of_publication_with_the_undated_last() -> None:
    figures = {Ref(f.report, x.id): x for f in FINDINGS for x in f.figures}
    group = FigureGroup("f", "h", (Ref("b", "f1"), Ref("c", "f1"), Ref("a", "f1")))
    days = {"a": date.fromisoformat(HERALD.published or ""), "b": None, "c": date.fromisoformat(STAR.published or "")}
    found = figure_set(group, figures, days, {})
    assert [v.report for v in found.values] == ["a", "c", "b"]
    assert (found.measure, found.who, found.low, found.high) == (Measure.KILLED, "people", 4, None)
    assert found.relation is Relation.CONFLICT
