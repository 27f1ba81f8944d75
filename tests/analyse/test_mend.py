import pytest

from twosource.analyse.mend import NameMender
from twosource.model.text import Span, Token

MEND = NameMender.load()


def tokens(text: str, **governed: tuple[int, str]) -> list[Token]:
    """Words with the head and relation given for some ("w3" is the fourth word)."""
    made = []
    for i, word in enumerate(text.split()):
        head, rel = governed.get(f"w{i}", (-1, "root"))
        upos = "PROPN" if word[0].isupper() else "ADP" if word in ("of", "in", "the") else "NOUN"
        made.append(Token(Span(0, 1), word, word, upos, "NN", "_", head, rel))
    return made


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Iraq said", [(0, 1, "ORG")], ((0, 1, "GPE"),)),
        ("the United Kingdom left", [(0, 3, "MISC")], ((0, 3, "GPE"),)),
        ("Aleppo fell", [(0, 1, "ORG")], ((0, 1, "GPE"),)),
        ("Iraqi troops", [(0, 1, "LOC")], ((0, 1, "NORP"),)),
        ("Iraqi troops", [], ((0, 1, "NORP"),)),
        ("Iraq Airways", [(0, 2, "ORG")], ((0, 2, "ORG"),)),
        ("Aleppo spoke", [(0, 1, "PER")], ((0, 1, "PER"),)),
        ("turkey dinner", [(0, 1, "MISC")], ((0, 1, "MISC"),)),
    ],
)
def test_countries_are_places_and_peoples_nationalities(
    text: str, before: list[tuple[int, int, str]], after: tuple[tuple[int, int, str], ...]
) -> None:
    assert MEND(tokens(text), before) == after


def test_a_persons_name_begins_after_the_title_and_what_hangs_on_it() -> None:
    words = tokens("Minister of Justice Ada Ode", w0=(3, "nmod:desc"), w1=(2, "case"), w2=(0, "nmod"), w4=(3, "flat"))
    assert MEND(words, [(0, 5, "PER")]) == ((3, 5, "PER"),)
    assert MEND(words, [(1, 5, "PER")]) == ((3, 5, "PER"),)


def test_an_initial_is_no_title() -> None:
    words = tokens("A. Ada Ode", w0=(1, "nmod:desc"), w2=(1, "flat"))
    assert MEND(words, [(0, 3, "PER")]) == ((0, 3, "PER"),)


def test_a_person_without_a_name_goes() -> None:
    assert MEND(tokens("of that", w0=(1, "case")), [(0, 2, "PER")]) == ()


def test_no_name_ends_with_a_preposition() -> None:
    assert MEND(tokens("Dock Embassy in"), [(0, 3, "ORG")]) == ((0, 2, "ORG"),)
    assert MEND(tokens("of the"), [(0, 2, "ORG")]) == ()


def test_a_nationality_before_a_persons_name_is_apart() -> None:
    assert MEND(tokens("Briton Ada Ode"), [(0, 3, "PER")]) == ((0, 1, "NORP"), (1, 3, "PER"))


def test_a_deity_is_no_person() -> None:
    assert MEND(tokens("God knows"), [(0, 1, "PER")]) == ()
