"""How a place is shown: as exact as it is, with the reason."""

from dataclasses import replace

import pytest

from tests.records import RECORD
from twosource.export.place_view import point_of, point_words
from twosource.export.shelf import Shelf
from twosource.export.wording import Wording
from twosource.model.finding import EventMention, PlacePrecision, PlaceReason, Where
from twosource.model.text import Span

WORDING = Wording.load()
TEXT = "Shells fell on Dorn Airport, Anbar province."
DORN = Where(
    Span(15, 27),
    "Dorn Airport",
    "IRQ",
    33.4211,
    -43.25,
    PlacePrecision.TOWN,
    PlaceReason.CONTAINED,
    "Dorn",
    Span(29, 34),
)


def test_the_point_says_how_exact_it_is_and_why_it_is_this_place() -> None:
    assert point_words(WORDING, DORN, TEXT) == "33.42 N, 43.25 W: a town (Dorn), the text says “Anbar”"


def test_the_middle_of_something_large_is_not_given_as_an_address() -> None:
    province = replace(DORN, precision=PlacePrecision.PROVINCE, reason=PlaceReason.KNOWN, within=None, latitude=-33.46)
    assert (
        point_words(WORDING, province, TEXT)
        == "33.5 S, 43.2 W: the middle of a province (Dorn), the best known of that name"
    )


@pytest.mark.parametrize("precision", [PlacePrecision.COUNTRY, PlacePrecision.REGION, None])
def test_a_country_says_it_by_its_name(precision: PlacePrecision | None) -> None:
    assert point_words(WORDING, replace(DORN, precision=precision), TEXT) is None


def test_a_happening_has_the_point_on_which_most_of_its_mentions_agree() -> None:
    shelf = Shelf.of(RECORD, WORDING)
    happening = replace(RECORD.happenings[0], place="Dorn Airport")
    event = next(e for f in RECORD.findings for e in f.events)

    def told(where: Where | None) -> EventMention:
        return replace(event, where=where)

    other = replace(DORN, latitude=1.0, within=None, reason=PlaceReason.ONLY)
    here = replace(DORN, within=None, reason=PlaceReason.ONLY)
    events = [told(other), told(None), told(here), told(here), told(replace(DORN, name="Velm", latitude=2.0))]
    point = point_of(shelf, happening, events)
    assert point == "33.42 N, 43.25 W: a town (Dorn), the only place of that name"
    assert point_of(shelf, happening, [told(None)]) is None
    assert point_of(shelf, happening, [told(replace(DORN, latitude=None))]) is None
