"""Titles and headings."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import BlockKind

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


def kinds(read_text: ReadText, *parts: str) -> list[str]:
    return [b.kind.value for b in read_text("\n\n".join(parts)).blocks]


def test_a_first_line_without_a_stop_is_the_title(read_text: ReadText) -> None:
    report = read_text(f"Bridge closed after blast, police say\n\n{REST}")
    assert (report.title, report.blocks[0].kind) == ("Bridge closed after blast, police say", BlockKind.TITLE)


def test_a_title_may_stand_right_above_the_text(read_text: ReadText) -> None:
    assert read_text(f"Bridge closed after blast\n{REST}").title == "Bridge closed after blast"


@pytest.mark.parametrize(
    "first",
    [
        "The bridge was closed.",
        "“The bridge is closed.”",
        "The bridge over the river was closed on Tuesday after a blast that nobody had seen coming, as the police told us",
        "(CNN) -- Could the bridge be closed?",
        "Jane Doe",
    ],
)
def test_a_sentence_a_summary_or_a_name_is_no_title(read_text: ReadText, first: str) -> None:
    assert read_text(f"{first}\n\n{REST}").title is None


def test_a_text_of_one_line_has_no_title(read_text: ReadText) -> None:
    assert kinds(read_text, "Bridge closed after blast") == ["prose"]


def test_short_lines_before_prose_are_headings(read_text: ReadText) -> None:
    assert kinds(read_text, REST, "The Minister's Denial", REST, "A LONG WAIT", REST) == [
        "prose",
        "heading",
        "prose",
        "heading",
        "prose",
    ]


@pytest.mark.parametrize(
    "line", ["“We wait”", "And then it was closed once more by the police there", "It is closed.", "closed again"]
)
def test_short_sentences_are_prose(read_text: ReadText, line: str) -> None:
    assert kinds(read_text, REST, line, REST) == ["prose", "prose", "prose"]


def test_a_list_is_no_row_of_headings(read_text: ReadText) -> None:
    assert kinds(read_text, REST, "Jane Doe", "John Roe", "Ann Poe") == ["prose"] * 4
