"""Stated dates and times."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.moment import Moments

MOMENTS = Moments.load()


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2024-02-03", "2024-02-03"),
        ("2024/02/03 10:15", "2024-02-03T10:15:00"),
        ("2024-02-03T10:15:00Z", "2024-02-03T10:15:00+00:00"),
        ("2024-02-03T10:15:00.123+05:30", "2024-02-03T10:15:00+05:30"),
        ("2024-02-03T00:00:00Z", "2024-02-03"),
        ("20240203", "2024-02-03"),
        ("20240203T101500Z", "2024-02-03T10:15:00+00:00"),
        ("1707000000", "2024-02-03T22:40:00+00:00"),
        ("1707000000000", "2024-02-03T22:40:00+00:00"),
        ("Sat, 03 Feb 2024 10:15:00 +0000", "2024-02-03T10:15:00+00:00"),
        ("3 Feb 2024, 10:15 GMT", "2024-02-03T10:15:00+00:00"),
        ("10:15 GMT, 3 Feb 2024", "2024-02-03T10:15:00+00:00"),
        ("12:05 p.m. EST on Feb. 3, 2024", "2024-02-03T12:05:00-05:00"),
        ("Tuesday 02 September 2014", "2014-09-02"),
        ("3rd of February 2024", "2024-02-03"),
        ("03.02.2024", "2024-02-03"),
        ("13/02/2024", "2024-02-13"),
        ("02/13/2024", "2024-02-13"),
        ("02/02/2024", "2024-02-02"),
    ],
)
def test_full_dates_are_read_in_every_usual_form(stated: str, iso: str) -> None:
    assert MOMENTS.parse(stated) == iso


@pytest.mark.parametrize(
    "stated", ["", "yesterday", "February 2024", "3 February", "2024-02-30", "03/02/2024", "99/99/2024", "3 Feb 0099"]
)
def test_what_is_not_stated_in_full_or_is_ambiguous_is_none(stated: str) -> None:
    assert MOMENTS.parse(stated) is None


def test_a_zone_that_several_countries_use_leaves_the_time_without_offset() -> None:
    assert MOMENTS.parse("3 Feb 2024, 10:15 IST") == "2024-02-03T10:15:00"


def test_each_date_is_found_where_it_stands() -> None:
    text = "From 3 Feb 2024 to March 4, 2024."
    assert [(text[m.start : m.end], m.iso) for m in MOMENTS.find(text)] == [
        ("3 Feb 2024", "2024-02-03"),
        ("March 4, 2024", "2024-03-04"),
    ]


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)))
def test_written_dates_come_back(day: date) -> None:
    assert MOMENTS.parse(f"{day:%d %B %Y}") == MOMENTS.parse(f"{day:%B %d, %Y}") == f"{day:%Y-%m-%d}"


@given(st.text(alphabet="0123456789:./- TZFebMarchpmGMT,", max_size=60))
def test_no_string_of_figures_breaks_it(text: str) -> None:
    assert all(0 <= m.start < m.end <= len(text) for m in MOMENTS.find(text))
    MOMENTS.parse(text)
