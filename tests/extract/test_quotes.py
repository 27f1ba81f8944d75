"""Quotations: every kind of mark, apostrophes, unclosed ones, over paragraphs."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.extract.quotes import quotations
from twosource.model.text import Span

MARKS = st.text(alphabet="ab. ,'\"“”‘’«»`\n", max_size=40)


def found(text: str) -> list[list[str]]:
    """The pieces of each quotation; every line of the text is a paragraph."""
    blocks = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    return [[text[p.start : p.end] for p in q.pieces] for q in quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', [['"yes"'], ['"no"']]),
        ("“We left,” he said. “They stayed.”", [["“We left,”"], ["“They stayed.”"]]),
        ("``Well,'' he said, ``it is fine.''", [["``Well,''"], ["``it is fine.''"]]),
        ("«Oui», dit-il.", [["«Oui»"]]),
        ("„Ja“, sagte er. „Nein“", [["„Ja“"], ["„Nein“"]]),
        ("“He said “go” and left,” she said.", [["“He said “go” and left,”"]]),
        ("‘It isn’t over,’ she said.", [["‘It isn’t over,’"]]),
        ("'Big guns' and the soldiers' homes 'were lost', he said", [["'Big guns'"], ["'were lost'"]]),
        ("He left—“now”—he said.", [["“now”"]]),
        ('“The road is shut" he said', [['“The road is shut"']]),
    ],
)
def test_marks(text: str, expected: list[list[str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["It's 6\" long, they're sure.", 'The so-called "caliph', "rock 'n' roll", "the '90s", '"', "''"]
)
def test_no_quotation(text: str) -> None:
    assert found(text) == []


def test_a_quotation_runs_on_over_paragraphs() -> None:
    text = "He said: “We are cut off.\n“The bridge is gone.\n“Send help.”\nThen the line broke."
    assert found(text) == [["“We are cut off.", "“The bridge is gone.", "“Send help.”"]]


def test_one_never_closed_ends_with_its_paragraph() -> None:
    assert found('"We are cut off, he said.\nThen the line broke.') == [['"We are cut off, he said.']]


@given(MARKS)
def test_pieces_lie_in_paragraphs_in_order(text: str) -> None:
    blocks = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    pieces = [p for q in quotations(text, blocks) for p in q.pieces]
    assert all(any(b.start <= p.start < p.end <= b.end for b in blocks) for p in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
