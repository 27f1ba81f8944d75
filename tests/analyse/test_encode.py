import pytest

from twosource.analyse.encode import CASINGS, END, MAX_WORD_PIECES, START, Encoder, casing
from twosource.analyse.shipped import shipped_folder

ENCODE = Encoder.load(shipped_folder() / "tokenizer.json")


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("the", "lower"), ("Iraq", "title"), ("NATO", "upper"), ("McCain", "mixed"), ("A", "initial"), ("a", "lower"),
        ("F-16", "digit"), ("...", "other"), ("U.S.", "upper"),
    ],
)  # fmt: skip
def test_casing_is_told_in_eight_classes(word: str, name: str) -> None:
    assert CASINGS[casing(word)] == name


def test_words_begin_where_their_first_piece_stands() -> None:
    encoded = ENCODE(["Unfathomably", "so"])
    assert encoded.words == 2
    assert (encoded.pieces[0], encoded.pieces[-1]) == (START, END)
    assert encoded.starts == (0, 1, len(encoded.pieces) - 2)
    assert len(encoded.casing) == len(encoded.pieces)


def test_typesetting_makes_no_difference() -> None:
    assert ENCODE(["“", "Iran", "’s", "–"]).pieces == ENCODE(['"', "Iran", "'s", "-"]).pieces


def test_case_shows_in_casing_alone() -> None:
    assert ENCODE(["IRAN"]).pieces == ENCODE(["Iran"]).pieces
    assert ENCODE(["IRAN"]).casing != ENCODE(["Iran"]).casing


@pytest.mark.parametrize("word", ["\ud800", "\u200b", "谿" * 50, "x" * 500])
def test_every_word_has_a_piece_and_not_too_many(word: str) -> None:
    assert 1 <= ENCODE.count(word) <= MAX_WORD_PIECES
