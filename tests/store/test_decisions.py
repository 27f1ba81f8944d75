"""What persons decide is kept, and what they vouched for outlives a better reading."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from tests.records import FINDINGS, R1, RECORD
from tests.store.keeping import keep, nothing, read_from
from twosource.model.finding import Findings
from twosource.model.record import Review, Ruling
from twosource.store import OpenRecord, open_record, read_record

SAID = FINDINGS[0]
ACCEPTED = Review("rep-1", "e-1", Ruling.ACCEPT, None, None, "seen")


@pytest.fixture
def record(tmp_path: Path) -> OpenRecord:
    with open_record(tmp_path / "record.db") as opened:
        yield opened


def read_again(record: OpenRecord, said: Findings, version: str) -> Findings:
    record.add(R1, said, read_from(R1, version))
    ((found,)) = record.current()[1]
    return found


def test_reviews_are_kept_in_order(record: OpenRecord) -> None:
    rejected = Review("rep-1", "e-1", Ruling.REJECT, None, None, "")
    corrected = Review("rep-1", "f-1", Ruling.CORRECT, "low", "14", "the hospital's list")
    record.review(ACCEPTED, corrected)
    record.review(rejected)
    assert record.reviews() == (ACCEPTED, corrected, rejected)


@pytest.mark.parametrize("statement", ["DELETE FROM review", "UPDATE review SET ruling = 'accept'"])
def test_the_file_itself_refuses_to_forget_a_review(record: OpenRecord, statement: str) -> None:
    record.review(ACCEPTED)
    with pytest.raises(sqlite3.IntegrityError, match="add one that replaces it"):
        record.connection.execute(statement)


def test_a_review_shows_after_the_next_build(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    keep(path, RECORD)
    rejected = Review("rep-1", "f-2", Ruling.REJECT, None, None, "")
    with open_record(path) as record:
        record.review(rejected)
    assert read_record(path) == RECORD
    kept = tuple(s for s in RECORD.figure_sets if s.id != "fig-2")
    said = replace(SAID, figures=SAID.figures[:1])
    after = replace(RECORD, findings=(said, *FINDINGS[1:]), figure_sets=kept, reviews=(rejected,))
    with open_record(path) as record:
        record.replace_joined(after)
    assert read_record(path) == after


def test_what_was_accepted_is_kept_where_a_newer_reading_misses_it(record: OpenRecord) -> None:
    read_again(record, SAID, "v1")
    record.review(ACCEPTED)
    found = read_again(record, replace(SAID, events=(), figures=()), "v2")
    assert found.events == SAID.events
    assert read_again(record, nothing(R1), "v3").events == (replace(SAID.events[0], by=None),)


def test_what_a_newer_reading_finds_on_the_same_words_gives_way(record: OpenRecord) -> None:
    read_again(record, SAID, "v1")
    record.review(ACCEPTED)
    other = replace(SAID.events[0], id="e-other", mode="aerial")
    figures = tuple(replace(f, event="e-other") for f in SAID.figures)
    found = read_again(record, replace(SAID, events=(other,), figures=figures), "v2")
    assert found == SAID


def test_what_was_only_rejected_or_left_open_is_not_carried_over(record: OpenRecord) -> None:
    read_again(record, SAID, "v1")
    record.review(replace(ACCEPTED, ruling=Ruling.REJECT))
    assert read_again(record, nothing(R1), "v2") == nothing(R1)
    record.review(replace(ACCEPTED, ruling=Ruling.UNSURE))
    assert read_again(record, nothing(R1), "v3") == nothing(R1)


def test_a_report_is_taken_out_and_brought_back(record: OpenRecord) -> None:
    read_again(record, SAID, "v1")
    record.remove("rep-1", "a hoax")
    assert record.removed() == {"rep-1": (R1.path, "a hoax")}
    assert record.current() == ((), ())
    record.remove("rep-1", None)
    assert record.current() == ((R1,), (SAID,))


def test_a_report_that_was_taken_out_stays_out_when_it_is_read_again(record: OpenRecord) -> None:
    read_again(record, SAID, "v1")
    record.remove("rep-1", "")
    record.add(R1, SAID, read_from(R1, "v2"))
    assert record.current() == ((), ())
