from dataclasses import replace

import pytest

from tests.extract.parsed import words
from twosource.extract.gazetteer import Gazetteer, KnownKind, pieces
from twosource.extract.places import PlaceFinder
from twosource.extract.scene import Scene
from twosource.model.finding import Sector
from twosource.model.text import NamedMention, NameType

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


def test_the_place_at_the_head_of_a_phrase_comes_before_one_that_holds_it() -> None:
    rows = [
        ("He", "PRON", 2, "nsubj:pass"),
        ("was", "AUX", 2, "aux:pass"),
        ("shot", "VERB", -1, "root"),
        ("in", "ADP", 4, "case"),
        ("Velm", "PROPN", 2, "obl"),
        (",", "PUNCT", 6, "punct"),
        ("Ontario", "PROPN", 4, "appos"),
    ]
    bare = words(" ".join(word for word, *_ in rows))
    tokens = tuple(
        replace(token, upos=upos, head=head, rel=rel)
        for token, (_, upos, head, rel) in zip(bare.tokens, rows, strict=True)
    )
    name = NamedMention(tokens[4].span, NameType.LOCATION, 4, 5)
    scene = Scene.of(replace(bare, tokens=tokens, names=(name,)), NAMES, ())
    where = PlaceFinder.load()(scene, (2,))
    assert where is not None
    assert (where.name, where.country) == ("Velm", "CAN")
