import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.sentences import SentenceSplitter
from twosource.analyse.tokenise import Tokeniser

TOKENISE, SPLIT = Tokeniser.load(), SentenceSplitter.load()


def sentences(text: str) -> list[str]:
    return [text[run[0][0] : run[-1][1]] for run in SPLIT(text, TOKENISE(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rebels took the town.", "The army denied it."],
        ["Lt. Gen. A. B. Ode met Mr. Fenn of the U.S. Embassy."],
        ["He left the U.S.", "The move was sudden."],
        ["Acme Inc. said so on Feb. 2.", "But Acme Inc.", "It denied that."],
        ["“We deny it.”", "She left."],
        ['"Stop!" he cried.', '"Why?" Dr. Lee asked.'],
        ['"They shot at us," he said.', '"We ran."'],
        ["Was it so?", "Nobody knew!", "They left ..."],
        ["It rose [4] sharply.[12] [13]", "Then it fell."],
        ["Five died, e.g. a guard, in the approx. 20 raids."],
        ["About 3.5 percent of No. 7 was lost."],
        ["The town fell.", "ministry officials said nothing more."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_lost_space_does_not_join_two_sentences() -> None:
    assert sentences("The raid ended.They left.“We won.”") == ["The raid ended.", "They left.", "“We won.”"]


def test_an_empty_line_always_ends_a_sentence() -> None:
    assert sentences("Talks\n\ncontinue in the\n \ncapital") == ["Talks", "continue in the", "capital"]


def test_a_short_line_ends_a_sentence_but_a_full_one_does_not() -> None:
    wrapped = "The ministry said on Monday that all of the\nRed Cross lorries had come back to the port\nby noon."
    assert sentences(wrapped) == [wrapped]
    assert sentences("What is known\nThe ministry said that all lorries had come back.") == [
        "What is known",
        "The ministry said that all lorries had come back.",
    ]


def test_the_number_of_an_item_stays_with_the_item() -> None:
    assert sentences("2. Background\n\n3.1. What came next") == ["2. Background", "3.1. What came next"]


def test_a_sentence_without_end_is_cut_after_a_comma() -> None:
    runs = list(SPLIT(text := "tank, " * 150, TOKENISE(text)))
    assert [len(run) for run in runs] == [200, 100]
    assert text[slice(*runs[0][-1])] == ","


@given(st.text(max_size=300))
def test_splitting_loses_and_repeats_no_token(text: str) -> None:
    pieces = TOKENISE(text)
    assert tuple(piece for run in SPLIT(text, pieces) for piece in run) == pieces
