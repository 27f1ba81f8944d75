"""Search finds words, phrases, sources and figures; no string breaks it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.records import LEDGER, POST, R1, RECORD
from tests.store.keeping import keep, nothing, read_from
from twosource.model.text import Span
from twosource.store import Hit, open_record, search_record
from twosource.store.search import CLOSE, OPEN


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("search") / "record.db"
    keep(path, RECORD)
    return path


def words(hit: Hit) -> list[str]:
    text = next(r.text for r in RECORD.reports if r.id == hit.report)
    return [text[span.start : span.end] for span in hit.spans]


def of_kind(hits: tuple[Hit, ...], kind: str) -> list[Hit]:
    return [hit for hit in hits if hit.kind == kind]


def test_a_report_is_found_with_the_characters_that_match(path: Path) -> None:
    (hit,) = of_kind(search_record(path, "HOSPITAL"), "report")
    assert (hit.path, hit.outlet, words(hit)) == ("bridge/ledger.txt", None, ["Hospital"])
    assert LEDGER[hit.snippet_start :].startswith(hit.snippet)
    assert "Hospital doctors counted 16 dead" in hit.snippet


def test_all_the_words_must_be_there(path: Path) -> None:
    assert len(of_kind(search_record(path, "Karsa inquiry"), "report")) == 2
    assert search_record(path, "Karsa zebra") == ()


def test_a_phrase_in_quotes_is_found_as_one(path: Path) -> None:
    (hit,) = of_kind(search_record(path, '"no drones over"'), "report")
    assert words(hit) == ["no drones over"]
    assert search_record(path, '"drones no over"') == ()


def test_an_attribution_is_found_by_its_source_and_by_its_content(path: Path) -> None:
    by_source = of_kind(search_record(path, "hospital doctors"), "attribution")
    assert [(hit.finding, words(hit)) for hit in by_source] == [("a-6", ["16 dead"])]
    assert [hit.finding for hit in of_kind(search_record(path, "cut off aid"), "attribution")] == ["a-7"]


def test_an_event_is_found_by_its_words_and_a_figure_by_its_measure(path: Path) -> None:
    assert [hit.finding for hit in of_kind(search_record(path, "bombing"), "event")] == ["e-2"]
    assert [hit.finding for hit in of_kind(search_record(path, "injured"), "figure")] == ["f-2"]


def test_accents_do_not_count(tmp_path: Path) -> None:
    report = replace(R1, text="Señor Ñuñez spoke in Kfar Bârid.", blocks=(), dateline=None)
    path = tmp_path / "record.db"
    with open_record(path) as record:
        record.add(report, nothing(report), read_from(report))
    (hit,) = search_record(path, "nunez barid")
    assert [report.text[s.start : s.end] for s in hit.spans] == ["Ñuñez", "Bârid"]


def test_a_text_that_holds_the_marks_keeps_its_offsets(tmp_path: Path) -> None:
    text = f"{OPEN}{CLOSE} aid {OPEN}𝔸 🚁 bridge {CLOSE} went {CLOSE} down"
    report = replace(R1, text=text, blocks=(), dateline=None)
    path = tmp_path / "record.db"
    with open_record(path) as record:
        record.add(report, nothing(report), read_from(report))
    (hit,) = search_record(path, "bridge down")
    assert [text[s.start : s.end] for s in hit.spans] == ["bridge", "down"]


def test_superseded_reports_and_older_readings_are_not_found(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    changed = replace(R1, id="rep-1b", text="Nothing new.", blocks=(), dateline=None)
    with open_record(path) as record:
        record.add(R1, RECORD.findings[0], read_from(R1))
        record.add(changed, nothing(changed), read_from(changed))
    assert search_record(path, "drone") == ()


def test_the_limit_holds_for_reports_and_for_findings(path: Path) -> None:
    hits = search_record(path, "Karsa", limit=1)
    assert [hit.kind == "report" for hit in hits] == [True, False]


def test_a_snippet_stays_within_the_text(path: Path) -> None:
    for hit in search_record(path, "strike"):
        assert POST[hit.snippet_start : hit.snippet_start + len(hit.snippet)] == hit.snippet or hit.report != "rep-1"


HOSTILE = [
    '"',
    "o'hara",
    "a-b",
    "NEAR(",
    "*",
    "AND",
    "text:x",
    "^x",
    "{a b}",
    "\0",
    "'; DROP TABLE report; --",
    "\ud800",
    "a " * 5000,
    "﷐",
    "-",
    "",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_string_is_a_syntax_error(path: Path, query: str) -> None:
    assert isinstance(search_record(path, query), tuple)


@given(st.text(st.characters() | st.sampled_from('"*()^:-+{}ANDORNOT \0'), max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_string_is_a_query(path: Path, query: str) -> None:
    for hit in search_record(path, query):
        assert all(0 <= span.start <= span.end for span in hit.spans)


def test_empty_words_find_nothing(path: Path) -> None:
    assert search_record(path, ' " " -- ... ') == ()


def test_spans_are_absolute(path: Path) -> None:
    (hit,) = of_kind(search_record(path, "bombing"), "event")
    start = LEDGER.index("bombing")
    assert hit.spans == (Span(start, start + len("bombing")),)
