import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.extract.parsed import words
from twosource.extract.counts import Count, CountGrammar
from twosource.model.finding import Qualifier

COUNTS = CountGrammar.load()
NUMBER_WORDS = sorted(COUNTS.numbers.table)


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    sentence = words(text)
    return [(covered(text, c), c.low, c.high, c.qualifier.value) for c in COUNTS(sentence)]


def covered(text: str, count: Count) -> str:
    tokens = words(text).tokens
    return text[tokens[count.first].span.start : tokens[count.last - 1].span.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 rebels died", ("At least 12", 12, None, "at_least")),
        ("more than 125 shells", ("more than 125", 125, None, "more_than")),
        ("up to 15 gunmen", ("up to 15", None, 15, "up_to")),
        ("nearly 300 people", ("nearly 300", None, 300, "up_to")),
        ("fewer than ten were hurt", ("fewer than ten", None, 10, "up_to")),
        ("about 10,000 marched", ("about 10,000", 10000, 10000, "about")),
        ("an estimated 400 fighters", ("an estimated 400", 400, 400, "about")),
        ("between 20 and 30 homes", ("between 20 and 30", 20, 30, "range")),
        ("ten to twelve gunmen", ("ten to twelve", 10, 12, "range")),
        ("two or three boats", ("two or three", 2, 3, "range")),
        ("2 to 3 million people", ("2 to 3 million", 2e6, 3e6, "range")),
        ("dozens of people", ("dozens", 24, None, "vague")),
        ("tens of thousands fled", ("tens of thousands", 20000, None, "vague")),
        ("hundreds of thousands fled", ("hundreds of thousands", 200000, None, "vague")),
        ("several hundred villagers", ("several hundred", 300, None, "vague")),
        ("more than two dozen homes", ("more than two dozen", 24, None, "more_than")),
        ("half a million people", ("half a million", 500000, 500000, "exact")),
        ("a couple of officers", ("a couple", 2, 2, "exact")),
        ("a dozen doctors", ("a dozen", 12, 12, "exact")),
        ("a few dozen men", ("a few dozen", 36, None, "vague")),
        ("no one was hurt", ("no one", 0, 0, "exact")),
        ("one or more suspects", ("one or more", 1, None, "at_least")),
        ("two hundred and five tents", ("two hundred and five", 205, 205, "exact")),
        ("twenty-one sailors", ("twenty-one", 21, 21, "exact")),
        ("himself and 13 others", ("himself and 13 others", 14, 14, "exact")),
        ("no fewer than 9 boats", ("no fewer than 9", 9, None, "at_least")),
        ("$20 million was paid", ("$20 million", 2e7, 2e7, "exact")),
        ("over a 1000 troops", ("over a 1000", 1000, None, "more_than")),
        ("1.500 tents burned", ("1.500", 1500, 1500, "exact")),
        ("4.1 million cartridges", ("4.1 million", 4100000, 4100000, "exact")),
        ("three hundreds of them", ("three hundreds", 300, 300, "exact")),
        ("Tk 2.5 crore was found", ("Tk 2.5 crore", 25e6, 25e6, "exact")),
        ("26 lakh people", ("26 lakh", 2.6e6, 2.6e6, "exact")),
        ("more than 70 lakhs", ("more than 70 lakhs", 7e6, None, "more_than")),
        ("Karsa: two women drowned", ("two", 2, 2, "exact")),
        ("many others fled", ("many", None, None, "vague")),
    ],
)
def test_a_count_is_read_with_its_bounds(text: str, expected: tuple[str, float, float, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Fire broke out in 2019",
        "on 2 March and on March 4",
        "Ana Reyl, 34, said",
        "a 12-year-old boy",
        "prices rose 12 percent",
        "at 5 pm on that day",
        "a 122 mm rocket",
        "as many as they liked",
        "one in three people fled",
        "a CF-18 jet",
        "pupils aged between 9 and 11",
        "girls aged from infancy to 16",
        "a magnitude 6.1 quake",
        "a rise per 1,000 people",
        "at 7:30",
    ],
)
def test_what_is_written_like_a_count_and_is_none(text: str) -> None:
    assert read(text) == []


def test_a_change_is_two_counts() -> None:
    assert [count[1] for count in read("the toll rose from 12 to 19")] == [12, 19]


def test_two_numbers_joined_by_and_are_two_counts() -> None:
    assert [count[1] for count in read("killed three and injured more than 40")] == [3, 40]


ANY_WORDS = st.lists(
    st.one_of(
        st.sampled_from(NUMBER_WORDS),
        st.sampled_from(
            ["at", "least", "more", "than", "between", "and", "to", "of", "or", "a", "no", "$", ",", "-", "people"]
        ),
        st.integers(0, 10**9).map(str),
        st.text(string.ascii_letters, min_size=1, max_size=8),
    ),
    max_size=14,
).map(" ".join)


@given(ANY_WORDS)
@example("billions at least 0")
def test_bounds_are_ordered_and_counts_do_not_overlap(text: str) -> None:
    tokens = words(text).tokens
    end = 0
    for count in COUNTS(words(text)):
        assert end <= count.first <= count.numeral < count.last <= len(tokens)
        assert count.low is None or count.high is None or count.low <= count.high
        assert (count.low, count.high) != (None, None) or count.qualifier is Qualifier.VAGUE
        end = count.last


@given(ANY_WORDS)
def test_every_count_holds_a_number_word(text: str) -> None:
    tokens = words(text).tokens
    for count in COUNTS(words(text)):
        within = [tokens[i].text.lower() for i in range(count.first, count.last)]
        assert any(w[0].isdigit() or w == "no" or COUNTS.numbers.role(w) or "-" in w for w in within)
