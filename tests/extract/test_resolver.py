import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsed import report, words
from twosource.extract.gazetteer import Gazetteer
from twosource.extract.resolver import Resolver, Told
from twosource.extract.toponyms import ToponymReader
from twosource.model.finding import PlacePrecision, PlaceReason, Where
from twosource.model.text import Analysis, BlockKind, NamedMention, NameType, Sentence, Span

RESOLVE = Resolver.load(Gazetteer.load())
NOWHERE = Told({})


def resolved(text: str, name: str, told: Told = NOWHERE) -> Where:
    start = text.index(name)
    return RESOLVE(Where(Span(start, start + len(name)), name, None), text, told)


def point(where: Where) -> tuple[float, float] | None:
    return (round(where.latitude), round(where.longitude)) if where.latitude and where.longitude else None


@pytest.mark.parametrize(
    ("text", "name", "country", "at"),
    [
        ("in Tripoli, Lebanon, on", "Tripoli", "LBN", (34, 36)),
        ("in Tripoli in Lebanon", "Tripoli", "LBN", (34, 36)),
        ("in Springfield, Illinois, on", "Springfield", "USA", (40, -90)),
        ("in Springfield, Massachusetts", "Springfield", "USA", (42, -73)),
        ("in Paris, Texas", "Paris", "USA", (34, -96)),
        ("in Springfield, Mass., on", "Springfield", "USA", (42, -73)),
        ("in Springfield, IL, on", "Springfield", "USA", (40, -90)),
        ("in Rochester, N.Y., on", "Rochester", "USA", (43, -78)),
        ("at al-Qaim in Anbar province", "al-Qaim", "IRQ", (34, 41)),
    ],
)
def test_what_stands_beside_a_name_tells_which_place_it_is(
    text: str, name: str, country: str, at: tuple[int, int]
) -> None:
    where = resolved(text, name)
    assert (where.country, point(where), where.reason) == (country, at, PlaceReason.CONTAINED)


def test_a_place_in_a_country_of_the_report_comes_before_a_larger_one_elsewhere() -> None:
    assert resolved("in Tripoli", "Tripoli").country == "LBY"
    assert resolved("in Birmingham", "Birmingham").country == "GBR"
    assert resolved("in Tripoli", "Tripoli", Told({"LBN": 1.0})).country == "LBN"
    assert resolved("in Moscow", "Moscow", Told({"USA": 1.0})).country == "RUS"
    assert resolved("in Georgia", "Georgia", Told({"USA": 1.0})).country == "USA"
    where = resolved("in Birmingham", "Birmingham", Told({"USA": 1.0}))
    assert (where.country, where.reason) == ("USA", PlaceReason.COUNTRY)


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Red Sea", PlacePrecision.WATER),
        ("Strait of Hormuz", PlacePrecision.WATER),
        ("Gaza Strip", PlacePrecision.AREA),
        ("West Bank", PlacePrecision.PROVINCE),
        ("Tower 22", PlacePrecision.SITE),
        ("Syria", PlacePrecision.COUNTRY),
        ("Mosul", PlacePrecision.TOWN),
        ("Middle East", PlacePrecision.REGION),
    ],
)
def test_a_point_says_what_it_stands_for(name: str, precision: PlacePrecision) -> None:
    assert resolved(f"in {name}", name).precision is precision


@pytest.mark.parametrize(
    ("name", "country"),
    [("Anbar province", "IRQ"), ("the city of Mosul", "IRQ"), ("northern Syria", "SYR"), ("Deir ez-Zor", "SYR")],
)
def test_the_sort_and_the_side_are_no_part_of_the_name(name: str, country: str) -> None:
    assert resolved(f"in {name}", name).country == country


@pytest.mark.parametrize("name", ["Velmstadt", "a village", "the camp", "Ferry Lane"])
def test_what_is_not_known_is_left_open(name: str) -> None:
    where = resolved(f"in {name}", name)
    assert (where.latitude, where.country, where.reason) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Mosul fell. The fire at Mosul General Hospital", "Mosul General Hospital", PlacePrecision.TOWN),
        ("shells fell on Ferry Lane in Mosul, and", "Ferry Lane", PlacePrecision.TOWN),
        ("in Velmstadt, Anbar province,", "Velmstadt", PlacePrecision.PROVINCE),
    ],
)
def test_a_place_of_no_table_has_the_point_of_what_holds_it(text: str, name: str, precision: PlacePrecision) -> None:
    where = resolved(text, name)
    assert (where.country, where.precision, where.reason) == ("IRQ", precision, PlaceReason.CONTAINED)


@pytest.mark.parametrize(
    ("text", "name", "site", "within"),
    [
        ("in Tripoli, Lebanon, on", "Tripoli", "Tripoli", "Lebanon"),
        ("at al-Qaim in Anbar province", "al-Qaim", "Qaim", "Anbar"),
        ("Mosul fell. The fire at Mosul General Hospital", "Mosul General Hospital", "Mosul", "Mosul"),
        ("shells fell on Ferry Lane in Mosul, and", "Ferry Lane", "Mosul", "Mosul"),
        ("in Deir ez-Zor", "Deir ez-Zor", "Deir al-Zor", None),
    ],
)
def test_a_place_says_whose_point_it_has_and_which_words_hold_it(
    text: str, name: str, site: str, within: str | None
) -> None:
    where = resolved(text, name)
    assert where.site is not None
    assert where.site.removeprefix("al-").removeprefix("Al-") == site
    assert (text[where.within.start : where.within.end] if where.within else None) == within


NAMES = ("Tripoli", "Mosul", "Anbar", "Velm", "Ferry Lane", "Lebanon", "Springfield", "Illinois", "Gaza", "Red Sea")


@given(st.lists(st.sampled_from((*NAMES, ",", "in", "the", "Airport", "province", "(", "fell")), max_size=8))
def test_a_point_lies_on_earth_and_its_reason_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for name in NAMES:
        if name in text:
            where = resolved(text, name)
            known = (where.latitude, where.longitude, where.precision, where.reason, where.site)
            assert None not in known or set(known) == {None}
            assert where.latitude is None or -90 <= where.latitude <= 90
            assert where.within is None or 0 <= where.within.start < where.within.end <= len(text)
            assert where.within is None or where.reason is PlaceReason.CONTAINED


def test_a_country_is_too_large_to_stand_for_a_place_in_it() -> None:
    assert resolved("in Velmstadt, Iraq,", "Velmstadt").latitude is None


def test_a_people_is_no_place_and_the_country_told_beside_a_name_holds() -> None:
    where = Where(Span(3, 26), "Canadian Ferry Memorial", "CAN")
    assert RESOLVE(where, "at Canadian Ferry Memorial in town", NOWHERE) == where
    where = Where(Span(3, 9), "Velmos", "CAN")
    assert RESOLVE(where, "at Velmos", NOWHERE) == where
    assert resolved("in Canadian", "Canadian").latitude is None


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("in Farah province and", "Farah", PlacePrecision.PROVINCE),
        ("in Farah Province", "Farah Province", PlacePrecision.PROVINCE),
        ("in Herat district.", "Herat", PlacePrecision.AREA),
        ("in Farah, a province", "Farah", PlacePrecision.TOWN),
        ("in Farah state officials", "Farah", PlacePrecision.PROVINCE),
    ],
)
def test_a_town_that_lends_its_name_and_point_to_a_province_is_no_exact_point(
    text: str, name: str, precision: PlacePrecision
) -> None:
    assert resolved(text, name).precision is precision


def test_a_short_form_is_a_state_where_a_point_tells() -> None:
    assert resolved("near Quantico, Va., on", "Va.").site == "Virginia"
    assert resolved("at Mass on Sunday", "Mass").latitude is None


def test_a_part_of_a_state_is_not_the_state() -> None:
    assert resolved("in England", "England").precision is PlacePrecision.PROVINCE


def test_the_countries_told_of_are_counted_with_the_dateline() -> None:
    analysis = Analysis("rep-1", (words("Syrian troops left Lebanon for Syria"),))
    told = RESOLVE.told(report("Syrian troops left Lebanon for Syria"), analysis)
    assert told.shares["SYR"] == 1.0
    assert 0 < told.shares["LBN"] < 1


def test_every_name_of_a_place_is_found_once() -> None:
    text = "Troops near Tower 22 in Jordan left the Red Sea for Velm."
    bare = words(text)
    last = len(bare.tokens) - 2
    name = NamedMention(bare.tokens[last].span, NameType.LOCATION, last, last + 1)
    sentence = Sentence(bare.span, 0, BlockKind.PROSE, bare.tokens, (name,))
    found = ToponymReader.load()(report(text), Analysis("rep-1", (sentence,)))
    assert [text[w.span.start : w.span.end] for w in found] == ["Tower 22", "Jordan", "Red Sea", "Velm"]
    assert [w.country for w in found] == ["JOR", "JOR", None, None]
    assert found[-1].latitude is None


def test_a_name_told_once_as_a_place_is_one_everywhere() -> None:
    text = "He left Mosul. Mosul Cement said so, and Omar Mosul too."
    bare = words(text)
    person = NamedMention(Span(41, 51), NameType.PERSON, 11, 13)
    assert text[person.span.start : person.span.end] == "Omar Mosul"
    sentence = Sentence(bare.span, 0, BlockKind.PROSE, bare.tokens, (person,))
    found = ToponymReader.load()(report(text), Analysis("rep-1", (sentence,)))
    assert [w.span.start for w in found] == [8, 15]
