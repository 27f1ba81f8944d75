import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.sentences import SentenceSplitter, Stretch
from twosource.analyse.tokenise import Piece, Tokeniser

TOKENISE, SPLIT = Tokeniser.load(), SentenceSplitter.load()


def by_rules(text: str) -> list[tuple[Piece, ...]]:
    return [run for stretch in SPLIT(text, TOKENISE(text)) for run in SPLIT.parts(stretch, text)]


def sentences(text: str) -> list[str]:
    return [text[run[0][0] : run[-1][1]] for run in by_rules(text)]


def cut(stretch: Stretch, *odds: float) -> list[int]:
    return [len(sentence) for sentence in SPLIT.cut(stretch, odds)]


def test_the_network_cuts_within_a_stretch_and_only_there() -> None:
    text = "Rebels took the town The army fled. He saw it"
    first, second = SPLIT(text, TOKENISE(text))
    assert (len(first.pieces), first.doubted) == (8, frozenset())
    assert cut(first, -9, -9, -9, 3, -9, -9, -9, -9) == [4, 4]
    assert cut(second, -9, -9, -9) == [3]


def test_a_doubted_end_is_cut_at_lower_odds() -> None:
    text = "It rose?! But he left"
    (stretch,) = SPLIT(text, TOKENISE(text))
    assert stretch.doubted == {2}
    odds = (-9, -9, -2, -9, -9, -9)
    assert cut(stretch, *odds) == [3, 3]
    assert cut(Stretch(stretch.pieces, frozenset()), *odds) == [6]


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
    runs = by_rules(text := "tank, " * 150)
    assert [len(run) for run in runs] == [200, 100]
    assert text[slice(*runs[0][-1])] == ","


@given(st.text(max_size=300))
def test_splitting_loses_and_repeats_no_token(text: str) -> None:
    assert tuple(piece for run in by_rules(text) for piece in run) == TOKENISE(text)
