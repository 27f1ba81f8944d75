import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsed import words
from twosource.extract.dates import DateReader, anchor_of

DATES = DateReader.load()
WEDNESDAY = "2031-03-05"


def read(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    return [(w.start, w.end) for w in DATES(words(text), published)]


def day(text: str) -> list[str]:
    return [start for start, end in read(text) if start == end]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 22 October 2030", "2030-10-22", "2030-10-22"),
        ("on October 22, 2030, in", "2030-10-22", "2030-10-22"),
        ("on Sept. 2, 2030", "2030-09-02", "2030-09-02"),
        ("in November 2012", "2012-11-01", "2012-11-30"),
        ("since 2013", "2013-01-01", "2013-12-31"),
        ("late in 2013", "2013-01-01", "2013-12-31"),
        ("early February 2030", "2030-02-01", "2030-02-09"),
        ("in 1999, on Christmas Day 1999", "1999-01-01", "1999-12-31"),
    ],
)
def test_a_date_in_full_needs_no_other(text: str, start: str, end: str) -> None:
    assert read(text, None)[0] == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Wednesday", "2031-03-05"),
        ("on Monday night", "2031-03-03"),
        ("on Thursday", "2031-02-27"),
        ("next Friday", "2031-03-07"),
        ("yesterday", "2031-03-04"),
        ("last night", "2031-03-04"),
        ("two days ago", "2031-03-03"),
        ("on 28 February", "2031-02-28"),
        ("on December 24", "2030-12-24"),
        ("on Monday, March 3", "2031-03-03"),
    ],
)
def test_a_day_is_reckoned_from_the_report(text: str, expected: str) -> None:
    assert day(text) == [expected]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("last week", "2031-02-24", "2031-03-02"),
        ("this month", "2031-03-01", "2031-03-31"),
        ("last year", "2030-01-01", "2030-12-31"),
        ("two weeks ago", "2031-02-16", "2031-02-22"),
        ("over the weekend", "2031-03-01", "2031-03-02"),
        ("overnight", "2031-03-04", "2031-03-05"),
        ("in January", "2031-01-01", "2031-01-31"),
    ],
)
def test_a_stretch_is_reckoned_from_the_report(text: str, start: str, end: str) -> None:
    assert read(text) == [(start, end)]


@pytest.mark.parametrize("text", ["on Tuesday", "last month", "on 3 March", "yesterday", "two weeks ago"])
def test_without_the_reports_day_nothing_is_guessed(text: str) -> None:
    assert read(text, None) == []


@pytest.mark.parametrize("text", ["on 30 February", "he may march", "Jan Osten said", "2000 people", "30 2031"])
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


def test_a_broken_publication_date_is_no_anchor() -> None:
    assert anchor_of("March 2031") is None


ANY_WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            ["in", "on", "last", "next", "this", "early", "ago", "a", "of", ",", ".", "weeks", "year", "the"]
        ),
        st.sampled_from(sorted({*DATES.months, *DATES.weekdays, *DATES.relative, *DATES.feasts})),
        st.integers(0, 2999).map(str),
        st.text(string.ascii_lowercase, min_size=1, max_size=6),
    ),
    max_size=12,
).map(" ".join)


@given(ANY_WORDS, st.none() | st.dates().map(str))
def test_intervals_are_ordered_and_spans_lie_in_the_text(text: str, published: str | None) -> None:
    end = 0
    for when in DATES(words(text), published):
        assert when.start <= when.end
        assert when.span is not None
        assert end <= when.span.start < when.span.end <= len(text)
        end = when.span.end
