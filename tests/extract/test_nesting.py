"""Which attribution holds which."""

from twosource.extract.draft import Draft
from twosource.extract.nesting import containers, with_cited
from twosource.model.finding import Act
from twosource.model.text import Span


def draft(cue: Span | None, *content: Span, lemma: str = "say", under: Span | None = None) -> Draft:
    return Draft(0, cue, lemma, content, None, Act.STATE, under=under)


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


def test_who_is_quoted_stands_within_who_quotes() -> None:
    # The paper quoted him as saying ...; what is inside the words stands within him.
    quoted, saying = (
        draft(Span(10, 16), Span(31, 60), lemma="quote"),
        draft(Span(24, 30), Span(31, 60), under=Span(10, 16)),
    )
    denied = draft(Span(40, 46), Span(47, 60))
    assert containers([quoted, saying, denied]) == (None, 0, 1)


def test_who_is_cited_says_what_is_reported_and_stands_within_who_reports() -> None:
    # The radio reported, citing doctors, that ...
    reported = draft(Span(10, 18), Span(42, 60))
    citing = draft(Span(20, 26), Span(0, 18), Span(42, 60), lemma="cite", under=Span(10, 18))
    drafts = with_cited([reported, citing])
    assert [d.content for d in drafts] == [(Span(42, 60),)] * 2
    assert containers(drafts) == (None, 0)


def test_a_chain_of_five_is_five_deep() -> None:
    chain = [draft(Span(10 * n, 10 * n + 4), Span(10 * n + 5, 99)) for n in range(5)]
    assert containers(chain) == (None, 0, 1, 2, 3)
