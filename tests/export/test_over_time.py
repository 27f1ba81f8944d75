"""What a record says over time, as data and drawn."""

import csv
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.hostile import TERMINAL, everywhere
from tests.records import LEDGER, RECORD
from twosource.errors import ExportError
from twosource.export.over_time import COLUMNS, escalation_csv, time_json
from twosource.export.plot import PlotSettings, plot
from twosource.export.shelf import Shelf
from twosource.export.time_view import escalation
from twosource.export.view import DayLine, Plot
from twosource.export.wording import Wording


def line(day: str, low: float = -9.0, high: float = -9.0, killed: float | None = None) -> DayLine:
    return DayLine(day, day, "", ("act",), int(low < 0), int(high > 0), (low + high) / 2, low, high, killed)


def test_the_json_has_the_words_of_each_link_and_change() -> None:
    (story,) = json.loads(time_json(RECORD))["stories"]
    at = LEDGER.index("if")
    assert story["chains"][0]["words"] == [
        {"report": "r2", "by": "a-7", "cue": {"start": at, "end": at + 2, "text": "if"}}
    ]
    assert [(p["day"], p["change"], p["source"]) for p in story["positions"]][:2] == [
        ("2031-03-05", "first", "Army"),
        (None, "undated", "Rebels"),
    ]
    assert [(p["actors"], p["hostile"], p["deadliest"]) for p in story["pairs"]] == [
        ([], 1, {"day": "2031-03-03", "killed": 12}),
        (["Army", "United Federation"], 1, {"day": "2031-03-03", "killed": 12}),
    ]
    assert [h["from"] for h in story["happenings"]] == ["2031-03-03"]
    assert [(f["convention"], f["written"]) for f in story["figures"]] == [("acled", "12"), ("muc", "12- / 16 / 12")]


def test_the_csv_has_one_row_for_each_pair_and_day() -> None:
    head, *rows = csv.reader(escalation_csv(RECORD).splitlines())
    assert tuple(head) == COLUMNS
    assert rows[0] == ["story-1", "", "", "2031-03-03", "1", "0", "-9.5", "-9.5", "-9.5", "12", "hap-1"]
    assert [row[1:4] for row in rows[1:]] == [
        ["Army", "United Federation", "2031-03-03"],
        ["United Federation", "Army", "2031-03-05"],
    ]


@pytest.mark.parametrize("write", [time_json, escalation_csv])
def test_of_one_story_or_none_there_is(write: object) -> None:
    assert callable(write)
    assert write(RECORD, "1") == write(RECORD)
    with pytest.raises(ExportError, match="there is no story"):
        write(RECORD, "7")


def test_a_number_that_is_none_is_an_error_of_ours() -> None:
    days = (replace(RECORD.actor_days[0], mean=float("nan")),)
    with pytest.raises(ExportError, match="not finite"):
        time_json(replace(RECORD, actor_days=days))


@pytest.mark.parametrize("hostile", TERMINAL)
def test_hostile_names_stay_in_their_cells(hostile: str) -> None:
    rows = list(csv.reader(escalation_csv(everywhere(RECORD, hostile)).split("\n")))
    assert len(rows) >= len(RECORD.actor_days) + 1


def test_both_directions_of_a_pair_stand_together_after_the_story() -> None:
    whole, pair = escalation(Shelf.of(RECORD, Wording.load()), "story-1")
    assert whole.pair is None
    assert pair.pair == ("Army", "United Federation")
    assert [d.doing for d in pair.days] == ["Army → United Federation", "United Federation → Army"]
    assert (pair.hostile, pair.cooperative) == (1, 1)
    assert pair.deadliest == ("3 March 2031", 12)


def test_hostile_bars_go_down_and_cooperative_ones_up() -> None:
    drawn = plot([line("2031-03-03"), line("2031-03-05", 2.5, 2.5)])
    down, up = drawn.bars
    assert down.hostile
    assert down.top == drawn.zero
    assert not up.hostile
    assert up.top + up.height == drawn.zero
    assert down.height > up.height
    assert drawn.told.startswith("From 2031-03-03 to 2031-03-05: 1 hostile act, 1 cooperative act.")


def test_the_deadliest_day_is_labelled() -> None:
    drawn = plot([line("2031-03-03", killed=12), line("2031-03-05", killed=3)])
    assert "12 killed, the most in a day" in {label.words for label in drawn.labels}


def test_without_a_day_nothing_is_drawn() -> None:
    assert plot([]).bars == ()
    assert plot([line("some day")]).bars == ()


@given(st.lists(st.tuples(st.dates().map(str), st.floats(-10, 10), st.floats(-10, 10)), max_size=20))
def test_whatever_the_days_all_is_drawn_inside(days: list[tuple[str, float, float]]) -> None:
    drawn: Plot = plot([line(d, min(a, b), max(a, b), 1.0) for d, a, b in sorted(days)])
    settings = PlotSettings()
    for bar in drawn.bars:
        assert settings.left - 0.01 <= bar.x <= bar.x + bar.width <= settings.width
        assert 0 <= bar.top <= bar.top + bar.height <= drawn.height
    for label in drawn.labels:
        assert 0 <= label.x <= drawn.width
        assert 0 <= label.y <= drawn.height
