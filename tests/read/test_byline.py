"""Bylines and writers' names."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import BlockKind

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe in Kabul and John van der Roe in Herat", "Jane Doe"),
        ("By Jane Doe, Associated Press", "Jane Doe"),
        ("By Jane Doe, John Roe and Ann Poe", "Jane Doe, John Roe and Ann Poe"),
        ("By Jane Doe, Staff Writer | 3 Feb 2024", "Jane Doe"),
        ("By the Port Ledger's harbour staff", None),
        ("By The Associated Press", None),
        ("Jane Doe writes for the Independent and Independent on Sunday", "Jane Doe"),
    ],
)
def test_the_writer_is_taken_from_the_byline(read_text: ReadText, line: str, author: str | None) -> None:
    report = read_text(f"Bridge closed after blast\n\n{line}\n\n{REST}")
    kinds = [b.kind for b in report.blocks]
    if "harbour" not in line:
        assert kinds == [BlockKind.TITLE, BlockKind.BYLINE, BlockKind.PROSE]
    assert report.author == author


@pytest.mark.parametrize(
    "line", ["By Sunday the bridge had been closed", "By the river the police waited", "By 2015 it was over."]
)
def test_sentences_that_begin_with_by_are_no_bylines(read_text: ReadText, line: str) -> None:
    report = read_text(f"{REST}\n\n{line}\n\n{REST}")
    assert report.author is None
    assert BlockKind.BYLINE not in [b.kind for b in report.blocks]


def test_a_name_behind_a_dash_signs_at_the_end_only(read_text: ReadText) -> None:
    assert read_text(f"{REST}\n\n– Jane Doe").author == "Jane Doe"
    quoted = read_text("\n\n".join([REST, "– Jane Doe", *[REST] * 4]))
    assert quoted.author is None


def test_a_mail_address_tells_the_outlet(read_text: ReadText) -> None:
    report = read_text(f"{REST}\n\njdoe@nydailynews.com Follow on Twitter @jdoe")
    assert (report.outlet.name, report.outlet.stated) == ("New York Daily News", True)
    assert report.blocks[-1].kind is BlockKind.BYLINE


def test_a_writer_of_an_outlet_tells_it(read_text: ReadText) -> None:
    report = read_text(f"Bridge closed after blast\n\nJane Doe writes for the Independent\n\n{REST}")
    assert report.outlet.name == "The Independent"
