"""Outlets and agencies by name and address."""

import pytest

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import rows

OUTLETS = Outlets.load()
KINDS = {"agency", "newspaper", "broadcaster", "magazine", "web", "photo", "monitor"}


def names(text: str, *, credit: bool = False) -> list[str]:
    return [mention.outlet.name for mention in OUTLETS.mentions(text, credit=credit)]


def test_the_table_holds_its_own_rules() -> None:
    table = rows("outlets.tsv")
    assert len(table) > 150
    assert {row["kind"] for row in table} == KINDS
    assert all(row["country"] == "" or len(row["country"]) == 3 for row in table)


def test_no_name_or_address_stands_for_two_outlets() -> None:
    table = rows("outlets.tsv")
    for column in (("name", "aliases"), ("domains",)):
        held = [(word, row["name"]) for row in table for key in column for word in set(row[key].split("|")) if word]
        assert len({word for word, _ in held}) == len(set(held))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AP", "Associated Press"),
        ("the Associated Press", "Associated Press"),
        ("ASSOCIATED PRESS", "Associated Press"),
        ("Agence France Presse", "Agence France-Presse"),
        ("New York Times", "The New York Times"),
        ("Ma’an", "Ma'an News Agency"),
        ("RFE/RL", "Radio Free Europe/Radio Liberty"),
    ],
)
def test_an_outlet_is_known_by_each_of_its_names(words: str, name: str) -> None:
    found = OUTLETS.named(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", ["", "Jane Doe", "The Associated Press said", "press", "..."])
def test_other_words_name_no_outlet(words: str) -> None:
    assert OUTLETS.named(words) is None


def test_mentions_are_found_where_they_stand() -> None:
    text = "He told The New York Times and Reuters."
    assert [text[m.start : m.end] for m in OUTLETS.mentions(text)] == ["The New York Times", "Reuters"]


def test_names_that_are_words_too_count_in_credits_only() -> None:
    assert names("Time is short, the Sun rose, said the Press Association") == ["Press Association"]
    assert names("Sources: Time, Sun", credit=True) == ["Time", "The Sun"]


def test_the_end_of_a_longer_name_is_no_short_name() -> None:
    assert names("Source: Apple Insider", credit=True) == []


def test_addresses_belong_to_the_outlet_above_them() -> None:
    assert [getattr(OUTLETS.at(host), "name", None) for host in ("www.bbc.co.uk", "m.apnews.com", "co.uk", "")] == [
        "BBC",
        "Associated Press",
        None,
        None,
    ]
