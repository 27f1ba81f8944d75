"""What joining is learned from."""

import pytest

from training.gold_findings import when
from training.joins import Scored, mean, written
from training.told import aligned
from twosource.model.finding import Precision
from twosource.model.text import Span


def test_our_findings_stand_for_those_they_overlap_one_to_one_and_of_one_type_first() -> None:
    gold = [("g1", "ASSAULT", Span(0, 6)), ("g2", "OTHER", Span(0, 9))]
    ours = [("a", "OTHER", Span(2, 6)), ("b", "ASSAULT", Span(3, 6)), ("c", "AID", Span(40, 44))]
    assert aligned(gold, ours) == {"a": "g2", "b": "g1"}


@pytest.mark.parametrize(
    ("date", "start", "end", "precision"),
    [
        ("2031-02", "2031-02-01", "2031-02-28", Precision.MONTH),
        ("2031", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("2031-05-02/2031-05-04", "2031-05-02", "2031-05-04", Precision.RANGE),
    ],
)
def test_annotated_dates(date: str, start: str, end: str, precision: Precision) -> None:
    told = when(date)
    assert told is not None
    assert (told.start, told.end, told.precision) == (start, end, precision)


def test_what_is_no_date_is_none() -> None:
    assert when(None) is None
    assert when("early May") is None


def test_a_table_of_weights_takes_the_place_of_the_old_one_alone() -> None:
    before = "stop = []\n\n[happening]\nbase = 1\nnear = 2\n\n[figure]\nbase = 3\n"
    assert (
        written(before, "happening", {"base": -1.5}) == "stop = []\n\n[happening]\nbase = -1.5\n\n[figure]\nbase = 3\n"
    )


def test_the_mean_weighs_stories_by_their_pairs() -> None:
    assert mean([Scored(1, 1, 1), Scored(0, 3, 3)]) == "F1 25.0 (P 25, R 25)"
