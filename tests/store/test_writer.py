"""What goes in comes out; nothing is lost by a second run, a changed file, a newer version or a rebuild."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.records import R1, R2, RECORD
from tests.store.keeping import empty, keep, nothing, read_from
from tests.store.strategies import records
from twosource.errors import StoreError
from twosource.model.record import Decision, Record, Skipped, Verdict
from twosource.model.text import Span
from twosource.store import Input, OpenRecord, list_stories, open_record, read_record


def count(path: Path, query: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(query).fetchone()[0])
    finally:
        connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def record(path: Path) -> OpenRecord:
    with open_record(path) as opened:
        yield opened


def test_a_record_comes_back_as_it_went_in(path: Path) -> None:
    keep(path, RECORD)
    assert read_record(path) == RECORD


@given(records())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_record_comes_back_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, whole: Record) -> None:
    path = tmp_path_factory.mktemp("any") / "record.db"
    keep(path, whole)
    assert read_record(path) == whole


def test_the_file_stands_alone_when_it_is_closed(path: Path) -> None:
    keep(path, RECORD)
    assert [p.name for p in path.parent.iterdir()] == ["record.db"]


def test_findings_that_were_kept_are_what_a_build_starts_from(path: Path) -> None:
    keep(path, RECORD)
    with open_record(path) as record:
        assert record.current() == (RECORD.reports, RECORD.findings)


def test_an_input_is_known_once_it_is_finished(record: OpenRecord) -> None:
    record.add(R1, nothing(R1), read_from(R1))
    assert record.known_inputs() == frozenset()
    record.finish_input(read_from(R1))
    assert record.known_inputs() == {read_from(R1)}


def test_an_input_without_reports_is_known_too_with_what_was_left_out(record: OpenRecord) -> None:
    bad = Input("bad.html", "0", 0, "v1")
    record.finish_input(bad, (Skipped("bad.html", "read", "no text"),))
    assert record.known_inputs() == {bad}
    assert record.skipped() == (Skipped("bad.html", "read", "no text"),)


def test_what_was_left_out_goes_when_the_input_can_be_read(record: OpenRecord) -> None:
    record.finish_input(Input(R1.path, "0", 0, "v1"), (Skipped(R1.path, "read", "no text"),))
    record.add(R1, nothing(R1), read_from(R1))
    record.finish_input(read_from(R1))
    assert record.skipped() == ()


def test_what_a_build_leaves_out_lasts_until_the_next_build(record: OpenRecord) -> None:
    from_input, from_build = Skipped("a", "read", "no text"), Skipped("b", "link", "too many")
    record.finish_input(Input("a", "0", 0, "v1"), (from_input,))
    record.replace_joined(replace(empty(), skipped=(from_input, from_build)))
    assert record.skipped() == (from_input, from_build)
    record.replace_joined(replace(empty(), skipped=(from_input,)))
    assert record.skipped() == (from_input,)


def test_adding_a_report_twice_changes_nothing(path: Path) -> None:
    keep(path, RECORD)
    keep(path, RECORD)
    assert read_record(path) == RECORD
    assert count(path, "SELECT count(*) FROM reading") == len(RECORD.reports)


def test_a_changed_text_supersedes_the_report_with_its_path(path: Path, record: OpenRecord) -> None:
    changed = replace(R1, id="rep-1b", text="Another text.", blocks=(), dateline=None, raw_hash="other")
    record.add(R1, nothing(R1), read_from(R1))
    record.add(changed, nothing(changed), read_from(changed))
    assert record.current() == ((changed,), (nothing(changed),))
    assert count(path, "SELECT count(*) FROM report") == 2


def test_a_text_that_comes_back_is_current_again(record: OpenRecord) -> None:
    changed = replace(R1, id="rep-1b", raw_hash="other")
    for report in (R1, changed, R1):
        record.add(report, nothing(report), read_from(report))
    assert record.current() == ((R1,), (nothing(R1),))


def test_a_file_that_shrank_supersedes_the_reports_that_are_gone(record: OpenRecord) -> None:
    first, second = replace(R1, path="feed#1"), replace(R2, path="feed#2")
    before, after = Input("feed", "one", 2, "v1"), Input("feed", "two", 1, "v1")
    record.add(first, nothing(first), before)
    record.add(second, nothing(second), before)
    record.finish_input(before)
    record.add(first, nothing(first), after)
    record.finish_input(after)
    assert record.current() == ((first,), (nothing(first),))


def test_an_input_that_can_no_longer_be_read_leaves_its_reports(record: OpenRecord) -> None:
    record.add(R1, nothing(R1), read_from(R1))
    record.finish_input(read_from(R1))
    record.finish_input(Input(R1.path, "broken", 0, "v1"), (Skipped(R1.path, "read", "no text"),))
    assert record.current() == ((R1,), (nothing(R1),))


def test_a_newer_version_reads_anew_and_the_older_reading_stays(path: Path, record: OpenRecord) -> None:
    record.add(R1, nothing(R1), read_from(R1, "v1"))
    record.add(R1, RECORD.findings[0], read_from(R1, "v2"))
    assert record.current() == ((R1,), (RECORD.findings[0],))
    assert count(path, "SELECT count(*) FROM reading") == 2


def test_an_older_version_run_again_gives_its_own_findings(record: OpenRecord) -> None:
    record.add(R1, nothing(R1), read_from(R1, "v1"))
    record.add(R1, RECORD.findings[0], read_from(R1, "v2"))
    record.add(R1, nothing(R1), read_from(R1, "v1"))
    assert record.current() == ((R1,), (nothing(R1),))


def test_metadata_that_a_newer_reader_finds_replaces_the_old(record: OpenRecord) -> None:
    record.add(replace(R1, author=None, blocks=()), nothing(R1), read_from(R1, "v1"))
    record.add(R1, nothing(R1), read_from(R1, "v2"))
    assert record.current()[0] == (R1,)


def test_what_comes_in_shows_after_the_next_build(path: Path) -> None:
    keep(path, RECORD)
    changed = replace(R1, id="rep-1b", text="Another text.", blocks=(), dateline=None)
    with open_record(path) as record:
        record.add(changed, nothing(changed), read_from(changed))
        record.add(R2, nothing(R2), read_from(R2, "v2"))
    assert read_record(path) == RECORD


def test_before_the_first_build_what_was_read_shows(path: Path) -> None:
    with open_record(path) as record:
        record.add(R1, RECORD.findings[0], read_from(R1))
    assert read_record(path) == replace(empty(R1), findings=(RECORD.findings[0],))


def test_a_decision_survives_a_rebuild_and_the_latest_holds(path: Path) -> None:
    first = Decision("event", "e-1", "e-2", Verdict.SAME, "")
    other = Decision("event", "e-1", "e-4", Verdict.SAME, "the same night")
    second = Decision("event", "e-1", "e-2", Verdict.DIFFERENT, "two bridges")
    with open_record(path) as record:
        for decision in (first, other, second):
            record.decide(decision)
    keep(path, RECORD)
    with open_record(path) as record:
        assert record.decisions() == (other, second)
    assert count(path, "SELECT count(*) FROM decision") == 3


@pytest.mark.parametrize("statement", ["DELETE FROM decision", "UPDATE decision SET verdict = 'different'"])
def test_the_file_itself_refuses_to_forget_a_decision(record: OpenRecord, statement: str) -> None:
    record.decide(Decision("event", "e-1", "e-2", Verdict.SAME, ""))
    with pytest.raises(sqlite3.IntegrityError, match="add one that replaces it"):
        record.connection.execute(statement)


def test_a_build_that_fails_leaves_the_last_one(path: Path) -> None:
    keep(path, RECORD)
    broken = replace(RECORD, happenings=(replace(RECORD.happenings[0], story="no-such-story"),))
    with open_record(path) as record, pytest.raises(StoreError, match="FOREIGN KEY"):
        record.replace_joined(broken)
    assert read_record(path) == RECORD


def test_a_report_that_was_not_added_cannot_be_joined(record: OpenRecord) -> None:
    with pytest.raises(StoreError, match=r"coast-post\.html: is not in the record"):
        record.replace_joined(empty(R1))


def test_a_finding_that_refers_to_nothing_is_refused_whole(record: OpenRecord) -> None:
    found = RECORD.findings[0]
    broken = replace(found, attributions=found.attributions[1:])  # an event's `by` is the first one
    with pytest.raises(StoreError, match=r"coast-post\.html: FOREIGN KEY"):
        record.add(R1, broken, read_from(R1))
    assert record.current() == ((), ())


def test_a_span_outside_the_text_is_refused(record: OpenRecord) -> None:
    event = replace(RECORD.findings[0].events[0], trigger=Span(0, len(R1.text) + 1))
    with pytest.raises(StoreError, match="lies outside the text"):
        record.add(R1, replace(RECORD.findings[0], events=(event,)), read_from(R1))


def test_findings_of_another_report_are_refused(record: OpenRecord) -> None:
    with pytest.raises(StoreError, match="give each report its own"):
        record.add(R1, nothing(R2), read_from(R1))


def test_half_a_character_is_refused_with_a_remedy(record: OpenRecord) -> None:
    with pytest.raises(StoreError, match="half a character"):
        record.add(replace(R1, title="\ud800"), nothing(R1), read_from(R1))
    assert record.current() == ((), ())


def test_an_exception_in_the_middle_keeps_nothing_of_the_report(record: OpenRecord) -> None:
    found = RECORD.findings[0]
    twice = replace(found, figures=(found.figures[0], found.figures[0]))
    with pytest.raises(StoreError, match="UNIQUE"):
        record.add(R1, twice, read_from(R1))
    assert record.current() == ((), ())


def test_the_list_of_stories_counts_copies_once(path: Path) -> None:
    keep(path, RECORD)
    (line,) = list_stories(path)
    assert (line.title, line.reports, line.texts, line.outlets, line.disputes) == (
        "Drone strike destroys Karsa bridge",
        4,
        3,
        3,
        1,
    )
