"""Antecedents: near, prominent, of the right number and sex, on the right side of the quotation marks."""

from dataclasses import replace

from twosource.extract.antecedent import Antecedents, candidates
from twosource.extract.coreference import (
    CoreferenceSettings,
    Description,
    Referent,
    Seen,
    described_antecedent,
    only_person,
    sole_bearer,
)
from twosource.model.finding import Sector, SourceKind

SETTINGS = CoreferenceSettings()
ANTECEDENT = Antecedents.load()
ANNA = Referent(
    "Anna Keller", SourceKind.GOVERNMENT, Sector.GOV, "DEU", "one", "f", frozenset({"governor"}), named=True
)
PAUL = Referent("Paul Brandt", SourceKind.PERSON, Sector.CVL, None, "one", "", frozenset(), named=True)
ARMY = Referent("army", SourceKind.MILITARY, Sector.MIL, None, "body", "", frozenset({"army"}), named=False)
FRONT = Referent(
    "Northern Front", SourceKind.ARMED_GROUP, Sector.REB, None, "body", "", frozenset({"front"}), named=True
)


WOMAN = Referent(
    "unnamed student", SourceKind.PERSON, Sector.CVL, None, "one", "f", frozenset({"student"}), named=False
)
UNION = Referent(
    "Coast Relief Union", SourceKind.ORGANISATION, Sector.UNK, None, "body", "", frozenset({"union"}), named=True
)


def seen(referent: Referent, sentence: int, *, subject: bool = False, quotation: int | None = None) -> Seen:
    return Seen(referent, sentence, 0, is_subject=subject, speaks=subject, quotation=quotation)


def antecedent(word: str, *history: Seen, at: int = 3, quotation: int | None = None) -> str | None:
    here = replace(seen(PAUL, at, subject=True), quotation=quotation)
    found = ANTECEDENT(word, here, list(history))
    return found.name if found else None


def test_sex_and_number() -> None:
    history = (seen(ARMY, 1), seen(PAUL, 1), seen(ANNA, 2))
    assert antecedent("he", *history) == "Paul Brandt"
    assert antecedent("she", *history) == "Anna Keller"
    assert antecedent("they", *history) == "army"
    assert antecedent("it", *history) == "army"


def test_a_subject_before_a_nearer_object() -> None:
    assert antecedent("she", seen(ANNA, 2, subject=True), seen(PAUL, 2)) == "Anna Keller"


def test_words_outside_a_quotation_do_not_point_into_it() -> None:
    history = (seen(ANNA, 1), seen(PAUL, 3, subject=True, quotation=0))
    assert antecedent("she", *history) == "Anna Keller"
    assert antecedent("she", *history, quotation=0) == "Paul Brandt"


def test_he_said_is_not_one_in_what_he_said() -> None:
    here = replace(seen(PAUL, 3, subject=True), token=9, content=(0, 6))
    wounded = replace(seen(PAUL, 3, subject=True), token=2)
    omar = replace(PAUL, name="Omar Rashid")
    found = ANTECEDENT("he", here, [seen(omar, 2, subject=True), wounded])
    assert found == omar


def test_who_is_spoken_of_most_goes_before() -> None:
    omar = replace(PAUL, name="Omar Rashid")
    assert antecedent("he", seen(omar, 1), seen(omar, 1), seen(omar, 2), seen(PAUL, 2)) == "Omar Rashid"


def test_what_speaks_for_a_candidate_has_names() -> None:
    here = seen(PAUL, 3, subject=True)
    (found,) = candidates("she", here, [seen(ANNA, 1), seen(ANNA, 2, subject=True)], SETTINGS)
    assert found.evidence["last_subject"] == found.evidence["sex_known"] == found.evidence["log_times_mentioned"] == 1
    assert set(found.evidence) == set(ANTECEDENT.weights)


def test_a_platform_is_a_place_and_takes_up_no_it() -> None:
    assert antecedent("it", seen(replace(UNION, scope="place"), 2)) is None


def test_nothing_is_taken_up_from_far_away() -> None:
    assert antecedent("she", seen(ANNA, 1), at=1 + SETTINGS.reach) == "Anna Keller"
    assert antecedent("she", seen(ANNA, 1), at=2 + SETTINGS.reach) is None


def description(noun: str, scope: str = "one", *beside: str, country: str | None = None) -> Description:
    covers = frozenset({SourceKind.ARMED_GROUP, SourceKind.GOVERNMENT})
    return Description(noun, frozenset(beside), scope, country, covers)


def described(what: Description, *history: Seen, owned: bool = False) -> str | None:
    found = described_antecedent(what, list(history), owned=owned)
    return found.name if found else None


def test_a_description_points_to_who_was_called_so() -> None:
    assert described(description("governor"), seen(ANNA, 0), seen(PAUL, 1)) == "Anna Keller"


def test_a_description_points_to_one_of_a_kind_that_its_noun_covers() -> None:
    assert described(description("group", "body"), seen(FRONT, 0), seen(ARMY, 1)) == "Northern Front"


def test_what_tells_more_must_fit() -> None:
    assert described(description("governor", "one", "former"), seen(ANNA, 0)) is None
    assert described(description("governor", country="FRA"), seen(ANNA, 0)) is None


def test_a_body_is_also_taken_up_by_its_noun_alone() -> None:
    trade_union = Description(
        "union", frozenset({"trade"}), "body", None, frozenset({SourceKind.ORGANISATION, SourceKind.ARMED_GROUP})
    )
    assert described(trade_union, seen(UNION, 0), seen(FRONT, 1)) == "Coast Relief Union"


def test_the_victim_is_the_only_person_spoken_of() -> None:
    assert only_person("", 3, [seen(WOMAN, 1), seen(ARMY, 2)], SETTINGS) == WOMAN
    assert only_person("m", 3, [seen(WOMAN, 1)], SETTINGS) is None
    assert only_person("", 3, [seen(WOMAN, 1), seen(PAUL, 2)], SETTINGS) is None
    assert only_person("", 3 + SETTINGS.bridge, [seen(WOMAN, 1)], SETTINGS) is None


def test_somebodys_is_only_taken_up_by_the_same_noun() -> None:
    assert described(description("official"), seen(ANNA, 0), owned=True) is None


def test_the_one_who_is_called_so_further_on() -> None:
    people = {"Keller": ANNA, "Anna Keller": ANNA, "Brandt": PAUL}
    assert sole_bearer(description("governor"), people) == ANNA
    assert sole_bearer(description("mayor"), people) is None
