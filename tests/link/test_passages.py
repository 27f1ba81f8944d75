"""Sentences by their marks alone."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import report
from twosource.link.passages import Passages


def sentences(text: str) -> list[str]:
    of = report("r", text)
    return [text[s.start : s.end] for s in Passages.of(of).sentences]


def test_a_full_stop_ends_a_sentence_but_not_after_a_title_or_an_initial() -> None:
    assert sentences("Gen. Lee of the U.S. Army left on Sept. 11. He did not say why.") == [
        "Gen. Lee of the U.S. Army left on Sept. 11.",
        "He did not say why.",
    ]


def test_a_quotation_mark_belongs_to_the_sentence_it_closes() -> None:
    assert sentences('"We sank." The captain wept.') == ['"We sank."', "The captain wept."]


def test_no_sentence_crosses_a_paragraph() -> None:
    assert sentences("Ferry sinks\n\nIt was night.") == ["Ferry sinks", "It was night."]


@given(st.text(alphabet="Ab. ?\n\"'“”", max_size=60))
def test_sentences_are_in_order_and_apart_and_hold_their_places(text: str) -> None:
    passages = Passages.of(report("r", text))
    ends = [0, *(s.end for s in passages.sentences)]
    assert all(end <= s.start < s.end <= len(text) for end, s in zip(ends, passages.sentences, strict=False))
    assert all(passages.at(s.start) == i for i, s in enumerate(passages.sentences))
