import pytest

from tests.extract.parsed import words
from twosource.extract.gazetteer import Gazetteer, KnownKind, pieces
from twosource.model.finding import Sector

NAMES = Gazetteer.load()


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("troops in the U.S. said", "United States", "USA"),
        ("the Islamic State of Iraq and the Levant claimed", "Islamic State", None),
        ("in Deir al - Zor province", "Deir al-Zor", "SYR"),
        ("South Korean officials", "South Korea", "KOR"),
        ("fighting in Gaza went on", "Gaza", "PSE"),
        ("Boko Haram fighters", "Boko Haram", "NGA"),
    ],
)
def test_the_longest_known_name_is_found(text: str, name: str, country: str | None) -> None:
    assert [(h.known.name, h.known.country) for h in NAMES(words(text))] == [(name, country)]


def test_a_capital_is_a_place_and_stands_for_its_state() -> None:
    known = NAMES.find("Moscow")
    assert known is not None
    assert (known.name, known.actor, known.kind) == ("Moscow", "Russia", KnownKind.CAPITAL)


@pytest.mark.parametrize("text", ["let us go", "it is over", "a male nurse", "the turkey was cold"])
def test_small_words_are_no_names(text: str) -> None:
    assert NAMES(words(text)) == ()


def test_names_are_compared_without_points_and_hyphens() -> None:
    assert pieces("al-Qaeda in the U.S.") == ("al", "Qaeda", "in", "the", "US")


def test_a_group_has_country_and_sector() -> None:
    known = NAMES.find("the Houthis")
    assert known is not None
    assert (known.country, known.sector) == ("YEM", Sector.REB)
