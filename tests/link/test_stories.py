"""Which reports tell of the same course of events."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import report
from twosource.link.clusters import Rulings
from twosource.link.stories import StorySettings, bar, likeness, profiles, story_groups, story_judgements
from twosource.link.words import Vocabulary
from twosource.model.record import CopyGroup, Story
from twosource.model.text import Report

VOCABULARY = Vocabulary.load()
SETTINGS = StorySettings()
FIRE = report("a", "Fire destroyed the spice market of Orlen. Mayor Ada Brun promised the Orlen traders a new roof.")
ASHES = report("b", "Orlen counts its losses after the spice market fire. Traders blame Mayor Ada Brun for the wiring.")
STRIKE = report(
    "c", "Dockers in Tarn walked out over night shifts. Union leader Per Holm said the port would stand still."
)
REPORTS = (FIRE, ASHES, STRIKE)


def stories(
    reports: tuple[Report, ...], copies: tuple[CopyGroup, ...] = (), rulings: Rulings | None = None
) -> tuple[Story, ...]:
    judged = story_judgements(profiles(reports, VOCABULARY, SETTINGS), SETTINGS)
    return story_groups(reports, copies, judged, rulings or Rulings(), SETTINGS)


def test_reports_of_one_fire_are_one_story() -> None:
    assert [s.reports for s in stories(REPORTS)] == [("a", "b"), ("c",)]


def test_a_copy_is_in_the_story_of_what_it_copies() -> None:
    short = report("d", "Fire.")
    assert [s.reports for s in stories((*REPORTS, short), (CopyGroup("x", ("a", "d")),))] == [("a", "b", "d"), ("c",)]


def test_decisions_hold_even_between_copies() -> None:
    rulings = Rulings(frozenset({("a", "c")}), frozenset({("a", "b")}))
    groups = [s.reports for s in stories(REPORTS, (CopyGroup("x", ("a", "b")),), rulings)]
    assert groups == [("a", "c"), ("b",)]


def test_the_same_words_a_year_later_are_less_alike() -> None:
    then, next_day, next_year = (
        report(n, FIRE.text, published=day)
        for n, day in (("a", "2031-05-02"), ("b", "2031-05-03"), ("c", "2032-05-02"))
    )
    close, far, undated = (
        sum(r.weight for r in likeness(*profiles(two, VOCABULARY, SETTINGS), 2, SETTINGS))
        for two in ((then, next_day), (then, next_year), (report("a", FIRE.text), report("b", FIRE.text)))
    )
    assert far < undated < close


def test_a_full_name_that_few_reports_have_speaks_for_one_story_in_a_large_record() -> None:
    one, other = profiles(
        (report("a", "Police held Odo Harl of Tarn."), report("b", "In court Odo Harl said nothing.")),
        VOCABULARY,
        SETTINGS,
    )
    of_two, of_many = (
        next(r.weight for r in likeness(one, other, reports, SETTINGS) if r.feature == "full names")
        for reports in (2, 2000)
    )
    assert one.called & other.called == {"odo harl"}
    assert of_two == 0.0 < of_many


def test_more_reports_ask_for_more_likeness() -> None:
    assert bar(2, SETTINGS) == SETTINGS.join == bar(8, SETTINGS) < bar(80, SETTINGS) < bar(800, SETTINGS)


def test_a_title_that_is_stated_names_the_story() -> None:
    titled = report("e", FIRE.text, title="Spice market burns")
    assert stories((titled, ASHES))[0].title == "Spice market burns"


def test_a_long_first_paragraph_is_cut_at_a_word() -> None:
    title = stories((report("a", "word " * 80),))[0].title
    assert title.endswith("word ...")
    assert len(title) <= SETTINGS.title_characters + 4


@pytest.mark.parametrize("text", ["", "   \n\n "])
def test_a_report_without_words_is_a_story_of_its_own(text: str) -> None:
    assert [s.reports for s in stories((report("z", text), FIRE))] == [("a",), ("z",)]


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(shuffle: random.Random) -> None:
    reports = list(REPORTS)
    shuffle.shuffle(reports)
    assert stories(tuple(reports)) == stories(REPORTS)
