"""Scores that explain themselves."""

import pytest

from twosource.errors import ResourceError
from twosource.link.logodds import LogOdds


@pytest.mark.parametrize("table", ["same", "contrary", "answers"])
def test_each_table_is_there(table: str) -> None:
    assert LogOdds.load(table).weights


def test_a_table_that_is_missing_is_named() -> None:
    with pytest.raises(ResourceError, match="nonsense"):
        LogOdds.load("nonsense")


def test_the_score_is_the_sum_of_its_reasons() -> None:
    score, reasons = LogOdds(-1.0, {"alike": 2.0})([("alike", 0.75, "words"), ("unknown", 1.0, "nothing")])
    assert score == sum(r.weight for r in reasons) == 0.5
    assert [r.feature for r in reasons] == ["base", "alike"]
