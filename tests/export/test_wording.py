"""Labels, dates and bounds in words."""

from enum import StrEnum

import pytest

from twosource.export.wording import Wording, bounds, day, days, number_of
from twosource.model import finding as f
from twosource.model import record as r

WORDING = Wording.load()


@pytest.mark.parametrize(
    ("table", "labels"),
    [
        ("act", f.Act),
        ("stance", r.Stance),
        ("standing", r.Standing),
        ("status", f.Status),
        ("event", f.EventType),
        ("measure", f.Measure),
        ("relation", r.Relation),
        ("kind", f.SourceKind),
        ("change", r.Change),
        ("tie", r.Tie),
        ("convention", r.Convention),
        ("because", r.Standing),
    ],
)
def test_every_label_has_its_word_and_no_other(table: str, labels: type[StrEnum]) -> None:
    assert set(getattr(WORDING, table)) == set(labels)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        (None, "date not stated"),
        ("2031-03-04", "4 March 2031"),
        ("2031-03-04T06:10:00+00:00", "4 March 2031"),
        ("2031-03", "2031-03"),
        ("Monday", "Monday"),
        ("2031-13-40", "2031-13-40"),
    ],
)
def test_a_day(iso: str | None, said: str) -> None:
    assert day(iso) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "date not stated"),
        ("2031-03-04", "2031-03-04", "4 March 2031"),
        ("2031-03-03", "2031-03-04", "3 to 4 March 2031"),
        ("2031-02-27", "2031-03-04", "27 February to 4 March 2031"),
        ("2030-12-31", "2031-01-01", "31 December 2030 to 1 January 2031"),
        ("2031-02-01", "2031-02-28", "February 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-03-04", None, "4 March 2031"),
        ("x", "y", "x to y"),
    ],
)
def test_days(start: str | None, end: str | None, said: str) -> None:
    assert days(start, end) == said


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "said"),
    [
        (16, 16, f.Qualifier.EXACT, "16"),
        (12, 16, None, "12 to 16"),
        (12, None, f.Qualifier.AT_LEAST, "at least 12"),
        (12, None, f.Qualifier.MORE_THAN, "more than 12"),
        (None, 30, f.Qualifier.UP_TO, "up to 30"),
        (50, 50, f.Qualifier.ABOUT, "about 50"),
        (0, 0, f.Qualifier.EXACT, "0"),
        (2.5e6, 2.5e6, None, "2,500,000"),
        (1.5, 1.5, None, "1.5"),
        (None, None, f.Qualifier.VAGUE, "not stated"),
        (float("inf"), None, None, "at least inf"),
    ],
)
def test_bounds(low: float | None, high: float | None, qualifier: f.Qualifier | None, said: str) -> None:
    assert bounds(low, high, qualifier) == said


def test_one_and_many() -> None:
    assert (number_of(1, "story", "stories"), number_of(2, "story", "stories")) == ("1 story", "2 stories")
    assert number_of(1200, "report") == "1,200 reports"
