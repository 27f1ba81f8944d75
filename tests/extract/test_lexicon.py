"""The tables that extraction reads hold only what the code can use, and nothing twice."""

import re
from collections import Counter

import pytest

from twosource.extract.found import EventFinder
from twosource.extract.governors import HARM
from twosource.extract.needs import UNCHECKED
from twosource.extract.status import StatusReader
from twosource.lexicon import tables
from twosource.model.finding import EventType

FINDER = EventFinder.load()
KEYS = {
    "sectors.tsv": "word",
    "counted.tsv": "word",
    "numbers.tsv": "word",
    "countries.tsv": "name",
    "groups.tsv": "name",
    "places.tsv": "name",
    "light_verbs.tsv": "verb",
    "figurative.tsv": "word",
}


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_no_row_stands_twice(name: str, key: str) -> None:
    assert [word for word, n in Counter(row[key] for row in tables.rows(name)).items() if n > 1] == []


def test_what_stands_beside_a_count_has_a_measure_unless_it_only_joins() -> None:
    rows = tables.rows("harm.tsv")
    assert {row["stands"] for row in rows} == {"after", "before", "of", "over"}
    assert [row for row in rows if (row["stands"] == "over") == bool(row["measure"])] == []
    assert {row["measure"] for row in rows} - {""} <= {measure.value for measure in HARM}
    assert [key for key, n in Counter((r["word"], r["stands"]) for r in rows).items() if n > 1] == []


def test_every_need_of_an_event_word_is_known() -> None:
    needs = {row["needs"] for row in tables.rows("events.tsv")}
    assert needs - UNCHECKED <= set(FINDER.needs.checks())


def test_no_event_word_has_two_rows_of_one_sense() -> None:
    rows = [(r["words"], r["pos"], r["type"], r["needs"]) for r in tables.rows("events.tsv")]
    assert [row for row, n in Counter(rows).items() if n > 1] == []


def test_words_that_stand_for_one_another_are_told_apart_by_bars_alone() -> None:
    slots = [slot.split("|") for row in tables.rows("events.tsv") for slot in row["words"].split(" ")]
    assert [slot for slot in slots if "" in slot or len(slot) != len(set(slot))] == []


def test_a_row_stands_for_each_of_its_heads() -> None:
    heads = FINDER.triggers.entries
    assert {"sever", "cut"} <= heads.keys()
    assert not [head for head in heads if "|" in head or " " in head]


def test_every_type_has_words() -> None:
    assert {row["type"] for row in tables.rows("events.tsv")} == {kind.value for kind in EventType}


def test_countries_have_a_code_of_three_letters() -> None:
    codes = [row["alpha3"] for row in tables.rows("countries.tsv")]
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{3}", code)] == []
    assert len(codes) == len(set(codes)) >= 190


def test_countries_of_groups_and_places_are_in_the_table() -> None:
    codes = {row["alpha3"] for row in tables.rows("countries.tsv")} | {""}
    assert {row["country"] for name in ("groups.tsv", "places.tsv") for row in tables.rows(name)} <= codes


def test_words_of_status_are_of_a_known_role() -> None:
    assert StatusReader.load().modals["will"].value == "planned"
