from datetime import date

import pytest

from bench.dates.task import LEFT_OUT, Wanted, is_right, table
from twosource.model.finding import Basis, Precision, When


def wanted(words: str, start: date, behind: date | None) -> Wanted:
    return Wanted("a", words, "2031-03-05T00:00:00", 0, len(words), words, ((start, behind),))


def found(start: str, end: str) -> When:
    return When(start, end, Precision.RANGE, Basis.STATED, None)


@pytest.mark.parametrize(
    ("words", "start", "behind", "ours"),
    [
        ("last week", date(2031, 2, 24), date(2031, 3, 3), ("2031-02-24", "2031-03-02")),
        ("from 2012 to 2014", date(2012, 1, 1), date(2014, 1, 1), ("2012-01-01", "2014-12-31")),
        ("two weeks ago", date(2031, 2, 19), date(2031, 2, 20), ("2031-02-16", "2031-02-22")),
        ("since May", date(2030, 5, 1), None, ("2030-05-01", "2031-03-05")),
        ("after 3 March", date(2031, 3, 3), None, ("2031-03-04", "2031-03-05")),
    ],
)
def test_settled_differences_are_right(words: str, start: date, behind: date | None, ours: tuple[str, str]) -> None:
    assert is_right(found(*ours), wanted(words, start, behind))


@pytest.mark.parametrize(
    ("words", "start", "behind", "ours"),
    [
        ("last week", date(2031, 2, 24), date(2031, 3, 3), ("2031-02-23", "2031-03-02")),
        ("on Monday", date(2031, 3, 3), date(2031, 3, 4), ("2031-03-03", "2031-03-09")),
        ("since May", date(2030, 5, 1), None, ("2030-05-01", "2030-05-31")),
    ],
)
def test_other_days_are_wrong(words: str, start: date, behind: date | None, ours: tuple[str, str]) -> None:
    assert not is_right(found(*ours), wanted(words, start, behind))


def test_each_left_out_pattern_has_a_reason() -> None:
    assert all(row["reason"] and row["pattern"] for row in table(LEFT_OUT))
