import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsed import words
from twosource.extract.dates import DateReader, anchor_of
from twosource.model.finding import Basis

DATES = DateReader.load()
VALUES = DATES.rules.words.values
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
        ("late in 2013", "2013-09-01", "2013-12-31"),
        ("early February 2030", "2030-02-01", "2030-02-10"),
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
        ("next Friday", "2031-03-14"),
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


@pytest.mark.parametrize("text", ["on Tuesday", "last month", "on 3 March", "yesterday", "two weeks ago", "next May"])
def test_without_the_reports_day_nothing_is_guessed(text: str) -> None:
    assert read(text, None) == []


@pytest.mark.parametrize(
    "text",
    [
        *("on 30 February", "he may march", "Jan Osten said", "2000 people", "30 2031", "the Sun said", "9/11", "3/4"),
        *(
            "three in two days",
            "before 2010",
            "1,200 homes",
            "the May vote",
            "killed 2014",
            "at 10:15",
            "of 1998 people",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("it began late on Thursday there", "late on Thursday"),
        ("at dawn on Wednesday", "at dawn on Wednesday"),
        ("on Friday, Feb. 28, at", "Friday, Feb. 28"),
        ("the army says since October 7 it", "since October 7"),
        ("fell between 3 and 5 May.", "between 3 and 5 May"),
        ("Sunday night", "Sunday night"),
    ],
)
def test_the_words_of_a_date_are_all_that_tell_it(text: str, words_of_it: str) -> None:
    (found,) = DATES(words(text), WEDNESDAY)
    assert found.span is not None
    assert text[found.span.start : found.span.end] == words_of_it


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("since October 7", "2030-10-07", "2031-03-05"),
        ("between 3 and 5 February", "2031-02-03", "2031-02-05"),
        ("from 28 to 3 March", "2031-02-28", "2031-03-03"),
        ("March 3-5", "2031-03-03", "2031-03-05"),
        ("from Monday to Wednesday", "2031-03-03", "2031-03-05"),
        ("from April to June 2030", "2030-04-01", "2030-06-30"),
        ("between 2012 and 2014", "2012-01-01", "2014-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("the late 1980s", "1986-09-01", "1989-12-31"),
        ("in the first quarter of 2030", "2030-01-01", "2030-03-31"),
        ("the second half of last year", "2030-07-01", "2030-12-31"),
        ("in the summer of 2029", "2029-06-01", "2029-08-31"),
        ("last winter", "2030-12-01", "2031-02-28"),
        ("in early 2029", "2029-01-01", "2029-04-30"),
        ("mid-February", "2031-02-10", "2031-02-20"),
        ("the last week of May 2030", "2030-05-27", "2030-06-02"),
        ("earlier this week", "2031-03-03", "2031-03-05"),
        ("the past two days", "2031-03-03", "2031-03-05"),
        ("several days ago", "2031-02-24", "2031-03-03"),
        ("the 2029 war", "2029-01-01", "2029-12-31"),
        ("after March 2, and then", "2031-03-03", "2031-03-05"),
        ("two days before Monday", "2031-03-01", "2031-03-01"),
        ("on the 21st", "2031-02-21", "2031-02-21"),
        ("on the first Monday of last month", "2031-02-03", "2031-02-03"),
        ("last Friday", "2031-02-28", "2031-02-28"),
        ("Wednesday of last week", "2031-02-26", "2031-02-26"),
    ],
)
def test_other_stretches(text: str, start: str, end: str) -> None:
    assert read(text) == [(start, end)]


def test_figures_in_either_order_are_assumed_with_the_month_first() -> None:
    (found,) = DATES(words("on 3/4/2029, he said"), None)
    assert (found.start, found.basis) == ("2029-03-04", Basis.ASSUMED)
    (found,) = DATES(words("on 28/4/2029, he said"), None)
    assert (found.start, found.basis) == ("2029-04-28", Basis.STATED)


def test_the_day_told_last_is_where_the_tale_goes_on_from() -> None:
    tale = [
        words(t) for t in ("On 3 May 2030 the town fell.", "Two days later it was free.", "The next day it rained.")
    ]
    assert [d.start for told in DATES.report(tale, None) for d in told] == ["2030-05-03", "2030-05-05", "2030-05-06"]
    assert read("the next day it rained") == []


@pytest.mark.parametrize(
    "text", ["He was held yesterday (27 July 2030).", "He was held yesterday, July 27, 2030, in Velm."]
)
def test_a_report_that_writes_out_a_day_tells_its_own(text: str) -> None:
    tale = [words(text), words("He was freed today.")]
    assert [d.start for d in DATES.report(tale, None)[1]] == ["2030-07-28"]
    assert DATES.report([words("He was held yesterday and in July 2030."), words("Today he is free.")], None)[1] == ()


def test_the_tale_does_not_go_on_from_before_a_day_that_is_not_known() -> None:
    tale = [words(t) for t in ("On 3 May 2030 the town fell.", "It was free on Monday.", "The next day it rained.")]
    assert [d.start for told in DATES.report(tale, None) for d in told] == ["2030-05-03"]
    assert [d.start for told in DATES.report(tale, WEDNESDAY) for d in told] == [
        "2030-05-03",
        "2031-03-03",
        "2031-03-04",
    ]


@pytest.mark.parametrize("text", ["the tenth anniversary of the July 7 bombings", "in memory of the May 3 dead"])
def test_the_year_of_what_is_remembered_is_not_the_reports(text: str) -> None:
    assert read(text) == []


def test_a_broken_publication_date_is_no_anchor() -> None:
    assert anchor_of("March 2031") is None


ANY_WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("in", "on", "last", "next", "this", "early", "ago", "a", "of", ",", ".", "weeks", "year", "the"),
                *("from", "to", "between", "and", "-", "since", "after", "before", "first", "days", "later", "2014"),
                *(
                    "end",
                    "week",
                    "3",
                    "5",
                    "1990s",
                    "2012",
                    "quarter",
                    "summer",
                    "couple",
                    "overnight",
                    "previous",
                    "day",
                ),
            ]
        ),
        st.sampled_from(sorted({*VALUES["months"], *VALUES["weekdays"], *VALUES["relative"], *VALUES["feasts"]})),
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


@given(ANY_WORDS, st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 1, 1)).map(str))
def test_the_reports_day_only_narrows(text: str, published: str) -> None:
    """What is read without the report's day holds with it, or less of it does."""
    with_day = DATES(words(text), published)
    for told in DATES(words(text), None):
        if told.basis is not Basis.ASSUMED and told.span:
            again = [w for w in with_day if w.span and w.span.start < told.span.end and told.span.start < w.span.end]
            assert all(told.start <= w.start and w.end <= told.end for w in again)


@given(st.lists(ANY_WORDS, max_size=4), st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 1, 1)).map(str))
def test_the_reports_day_only_narrows_what_a_whole_report_tells(texts: list[str], published: str) -> None:
    """The tale goes on from the same days with it, or what went on without it is left open."""
    sentences = [words(text) for text in texts]
    for told, again in zip(DATES.report(sentences, None), DATES.report(sentences, published), strict=True):
        for bare in (d for d in told if d.basis is not Basis.ASSUMED and d.span):
            same = [
                d
                for d in again
                if d.span and bare.span and d.span.start < bare.span.end and bare.span.start < d.span.end
            ]
            assert all(bare.start <= d.start and d.end <= bare.end for d in same)
