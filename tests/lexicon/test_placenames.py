import pytest

from twosource.lexicon.placenames import folded, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir al-Zor", "Deir ez-Zor"),
        ("Al Ḩudaydah", "al-Hudaydah"),
        ("Sana'a", "Sanaa"),
        ("Saint Petersburg", "St. Petersburg"),
        ("The Hague", "Hague"),
        ("Łódź", "Lodz"),
        ("Mount Sinjar", "Mt Sinjar"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_name_that_is_an_article_alone_keeps_it() -> None:
    assert key_of("Ash") == "ash"


def test_folding_keeps_the_article() -> None:
    assert folded("Al-Qaim") == "al qaim"
