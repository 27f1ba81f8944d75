"""Paragraphs."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.text import BlockKind, Span
from twosource.read.layout import Paragraph, divide, paragraphs
from twosource.read.settings import DEFAULTS

LONG = "The ministry said on Tuesday that the bridge had been closed after the blast, and that nobody was hurt by it."


def texts(text: str) -> list[str]:
    return [text[p.span.start : p.span.end] for p in paragraphs(text, DEFAULTS)]


def test_blank_lines_divide_paragraphs() -> None:
    assert texts(f"  {LONG}\n \n\t\n{LONG} ") == [LONG, LONG]


def test_line_ends_of_every_kind_count() -> None:
    assert texts(f"{LONG}\r\n\r\n{LONG}\r{LONG}\u2029{LONG}") == [LONG] * 4


def test_long_lines_without_blank_lines_are_paragraphs_each() -> None:
    assert texts(f"{LONG}\n{LONG}\n{LONG}") == [LONG] * 3


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "The ministry said on Tuesday that the\nbridge had been closed after a blast,\nand that nobody was hurt."
    assert texts(f"{wrapped}\n\n{wrapped}") == [wrapped, wrapped]


def test_a_line_broken_amid_a_sentence_runs_on() -> None:
    assert texts(f"{LONG[:-1]} and\nthen it opened.\n{LONG}") == [f"{LONG[:-1]} and\nthen it opened.", LONG]


def test_a_title_right_above_its_text_stays_apart() -> None:
    assert texts(f"Bridge closed\n{LONG}") == ["Bridge closed", LONG]


def test_only_the_paragraph_before_a_blank_line_stands_alone() -> None:
    assert [p.alone for p in paragraphs(f"{LONG}\n{LONG}\n\n{LONG}", DEFAULTS)] == [False, True, True]


def test_dividing_trims_both_halves_and_drops_an_empty_one() -> None:
    whole = Paragraph(Span(0, 9), alone=True)
    assert divide(whole, 4, "one  two.", BlockKind.DATE, None) == (
        Paragraph(Span(0, 3), alone=False, kind=BlockKind.DATE),
        Paragraph(Span(5, 9), alone=True),
    )
    assert divide(whole, 9, "one  two.", BlockKind.DATE, None) == (
        Paragraph(Span(0, 9), alone=False, kind=BlockKind.DATE),
    )


@given(st.text(alphabet=st.sampled_from("ab .\n\r\t\u2028\x0b\x1c\0\ufeff\u200bÀ"), max_size=80) | st.text())
def test_paragraphs_are_in_order_apart_trimmed_and_hold_all_that_is_not_white_space(text: str) -> None:
    spans = [p.span for p in paragraphs(text, DEFAULTS)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in spans)
    held = {i for s in spans for i in range(s.start, s.end)}
    assert [c for i, c in enumerate(text) if i not in held and not c.isspace()] == []
