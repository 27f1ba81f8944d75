"""When a text says it was published."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import BlockKind
from twosource.read.published import in_address

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


def blocks(read_text: ReadText, text: str) -> list[tuple[str, str]]:
    report = read_text(text)
    return [(b.kind.value, report.text[b.span.start : b.span.end]) for b in report.blocks]


@pytest.mark.parametrize(
    ("opening", "iso"),
    [
        (" date 2024-02-03 ", "2024-02-03"),
        ("Published: 3 Feb 2024, 10:15 GMT ", "2024-02-03T10:15:00+00:00"),
        ("2024-02-03 ", "2024-02-03"),
        ("(Feb. 3, 2024, update 1:09 p.m.) ", "2024-02-03"),
        ("February 3, 2024 - ", "2024-02-03"),
    ],
)
def test_a_date_before_the_first_words_is_a_block_of_its_own(read_text: ReadText, opening: str, iso: str) -> None:
    assert blocks(read_text, opening + REST) == [("date", opening.strip()), ("prose", REST)]
    assert read_text(opening + REST).published == iso


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published: 3 Feb 2024, 10:15 GMT", "2024-02-03T10:15:00+00:00"),
        ("Last updated at 10:15, 3 February 2024", "2024-02-03T10:15:00"),
        ("Tuesday 02 September 2014", "2014-09-02"),
        ("Published 2 Feb 2024 | Updated 3 Feb 2024", "2024-02-02"),
        ("Updated: 3 Feb 2024 | First published: 2 Feb 2024", "2024-02-02"),
    ],
)
def test_a_date_on_a_line_of_its_own(read_text: ReadText, line: str, iso: str) -> None:
    assert blocks(read_text, f"Bridge closed after blast\n\n{line}\n\n{REST}")[1] == ("date", line)
    assert read_text(f"Bridge closed after blast\n\n{line}\n\n{REST}").published == iso


def test_a_dateline_with_a_year_states_it_too(read_text: ReadText) -> None:
    assert read_text(f"KIGALI, Jun 15 2022 (IPS) - {REST}").published == "2022-06-15"
    assert read_text(f"KIGALI, Jun 15 (IPS) - {REST}").published is None


def test_the_headings_of_a_chronicle_are_no_date_of_publication(read_text: ReadText) -> None:
    text = f"How it came to this\n\n3 May 2023\n\n{REST}\n\n4 May 2023\n\n{REST}"
    assert [kind for kind, _ in blocks(read_text, text)] == ["title", "date", "prose", "date", "prose"]
    assert read_text(text).published is None


@pytest.mark.parametrize(
    "text",
    [
        f"On 3 February 2024 {REST}",
        "Published 3 February 2014 as a book, the report said that the bridge was unsafe and had to be closed at once.",
        "3 February 2024 was the day on which the bridge over the river was closed after a blast, the police said.",
    ],
)
def test_a_date_within_a_sentence_is_left_there(read_text: ReadText, text: str) -> None:
    report = read_text(text)
    assert ([b.kind for b in report.blocks], report.published) == ([BlockKind.PROSE], None)


def test_an_ambiguous_date_is_none(read_text: ReadText) -> None:
    assert read_text(f"Bridge closed after blast\n\nPublished: 03/02/2024\n\n{REST}").published is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/news/2024/2/3/bridge", "2024-02-03"),
        ("https://a.example/2024-02-03/bridge", "2024-02-03"),
        ("https://a.example/2024/02/30/bridge", None),
        ("https://a.example/2024/02/bridge", None),
        (None, None),
    ],
)
def test_an_address_may_hold_the_day(url: str | None, day: str | None) -> None:
    assert in_address(url) == day


def test_the_text_outranks_its_address(read_text: ReadText) -> None:
    address = "https://a.example/2024/02/03/bridge"
    assert read_text(f"{address}\n\n{REST}").published == "2024-02-03"
    assert read_text(f"{address}\n\nPublished: 2 Feb 2024\n\n{REST}").published == "2024-02-02"
