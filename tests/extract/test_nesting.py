"""Which attribution holds which."""

from twosource.extract.draft import Draft
from twosource.extract.nesting import containers
from twosource.model.finding import Act
from twosource.model.text import Span


def draft(cue: Span | None, *content: Span) -> Draft:
    return Draft(0, cue, "say", content, None, Act.STATE)


def test_the_innermost_holds() -> None:
    outer, middle, inner = (
        draft(Span(0, 4), Span(5, 60)),
        draft(Span(6, 9), Span(10, 60)),
        draft(Span(20, 24), Span(25, 60)),
    )
    assert containers([outer, middle, inner]) == (None, 0, 1)


def test_one_without_a_cue_stands_where_its_content_is() -> None:
    assert containers([draft(Span(0, 4), Span(5, 60)), draft(None, Span(20, 30))]) == (None, 0)


def test_of_two_that_hold_each_other_the_longer_is_outside() -> None:
    # "...", he said, the paper reported.
    said, reported = draft(Span(33, 37), Span(0, 28)), draft(Span(48, 56), Span(0, 37))
    assert containers([said, reported]) == (1, None)


def test_none_without_content_holds() -> None:
    assert containers([draft(Span(0, 4)), draft(Span(6, 9), Span(10, 12))]) == (None, None)
