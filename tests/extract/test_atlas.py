import time

from twosource.extract.atlas import Atlas, Site, distance, towns_of
from twosource.lexicon import tables
from twosource.lexicon.placenames import key_of
from twosource.model.finding import PlacePrecision

ATLAS = Atlas.load()


def test_a_name_has_all_its_places_the_listed_first() -> None:
    sites = ATLAS("Tripoli")
    assert [s.country for s in sites[:2]] == ["LBY", "LBN"]
    assert sites[0].capital


def test_a_name_is_found_in_other_spellings() -> None:
    for words in ("Deir ez-Zor", "Deir al Zor", "al-Qaim", "El Qaim", "Hodeidah", "Rakka"):
        assert ATLAS(words), words


def test_an_unknown_name_has_none() -> None:
    assert ATLAS("Velmstadt") == ()
    assert ATLAS("") == ()
    assert ATLAS("the") == ()


def test_towns_are_found_by_bisection_at_either_end_and_not_by_half_a_name() -> None:
    lines = ATLAS.towns.splitlines()
    for line in (lines[0], lines[-1], lines[len(lines) // 2]):
        key = line.split(b"\t")[0].decode()
        assert all(isinstance(t, Site) for t in towns_of(ATLAS.towns, key))
        assert list(towns_of(ATLAS.towns, key))
    assert list(towns_of(ATLAS.towns, "mosu")) == []


def test_the_table_is_sorted_and_every_point_is_on_the_globe() -> None:
    keys = [line.split(b"\t", 1)[0] for line in ATLAS.towns.splitlines()]
    assert keys == sorted(keys)
    for sites in ATLAS.listed.values():
        assert all(-90 <= s.latitude <= 90 and -180 <= s.longitude <= 180 for s in sites)


def test_every_listed_place_is_found_under_all_its_names() -> None:
    for row in tables.rows("places.tsv"):
        for words in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert any(s.name == row["name"] for s in ATLAS.listed[key_of(words)]), words


def test_distance_is_in_kilometres() -> None:
    one = Site("A", None, PlacePrecision.TOWN, 48.85, 2.35)
    other = Site("B", None, PlacePrecision.TOWN, 51.51, -0.13)
    assert 340 < distance(one, other) < 348
    assert distance(one, one) == 0


def test_looking_up_is_fast() -> None:
    start = time.process_time()
    for _ in range(200):
        ATLAS("Springfield")
    assert time.process_time() - start < 1.0
