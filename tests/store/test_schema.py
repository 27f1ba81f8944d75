"""The schema says the same as the model, and its views answer in plain SQL what people ask."""

import re
import sqlite3
from enum import StrEnum
from pathlib import Path

import pytest

from tests.records import LEDGER, RECORD
from tests.store.keeping import keep
from twosource.model import finding, record, text

SCHEMA = Path(__file__).parents[2] / "src/twosource/store/schema.sql"
CHECKED = {
    "report_block.kind": text.BlockKind,
    "attribution.source_kind": finding.SourceKind,
    "attribution.directness": finding.Directness,
    "attribution.act": finding.Act,
    "attribution.polarity": finding.Polarity,
    "attribution.certainty": finding.Certainty,
    "event_mention.type": finding.EventType,
    "event_mention.date_precision": finding.Precision,
    "event_mention.date_basis": finding.Basis,
    "event_mention.place_precision": finding.PlacePrecision,
    "event_mention.place_reason": finding.PlaceReason,
    "event_mention.status": finding.Status,
    "event_party.sector": finding.Sector,
    "figure.measure": finding.Measure,
    "figure.place_precision": finding.PlacePrecision,
    "figure.place_reason": finding.PlaceReason,
    "figure.qualifier": finding.Qualifier,
    "mention.sector": finding.Sector,
    "mention.kind": finding.SourceKind,
    "stated_date.precision": finding.Precision,
    "stated_date.basis": finding.Basis,
    "stated_place.precision": finding.PlacePrecision,
    "stated_place.reason": finding.PlaceReason,
    "actor.sector": finding.Sector,
    "happening.type": finding.EventType,
    "figure_set.measure": finding.Measure,
    "figure_set.relation": record.Relation,
    "proposition.standing": record.Standing,
    "position.stance": record.Stance,
    "judgement.verdict": record.Verdict,
    "decision.verdict": record.Verdict,
    "review.ruling": record.Ruling,
    "built_review.ruling": record.Ruling,
    "figure_view.convention": record.Convention,
    "chain_link.tie": record.Tie,
    "turn.change": record.Change,
}


def allowed(table: str, column: str) -> set[str]:
    """The values that the CHECK of a column lists."""
    (body,) = re.findall(rf"CREATE TABLE {table} \((.*?)\n\) STRICT", SCHEMA.read_text(encoding="utf-8"), re.DOTALL)
    (values,) = re.findall(rf"^  {column} .*?CHECK \({column} IN \((.*?)\)\)", body, re.DOTALL | re.MULTILINE)
    return set(re.findall(r"'([^']+)'", values))


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path = tmp_path_factory.mktemp("views") / "record.db"
    keep(path, RECORD)
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


@pytest.mark.parametrize("place", CHECKED)
def test_a_check_lists_exactly_the_values_of_the_model(place: str) -> None:
    values: type[StrEnum] = CHECKED[place]
    assert allowed(*place.split(".")) == set(values)


def test_every_table_is_strict() -> None:
    tables = re.findall(
        r"^CREATE TABLE (\w+) \(.*?^\)(.*?);", SCHEMA.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    assert [name for name, options in tables if "STRICT" not in options] == []
    assert len(tables) > 30


def test_the_search_indexes_hold_what_the_tables_hold(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO report_words (report_words, rank) VALUES ('integrity-check', 1)")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_story_view_counts(connection: sqlite3.Connection) -> None:
    row = connection.execute("SELECT reports, texts, outlets, happenings, disputes FROM v_story").fetchone()
    assert row == (4, 3, 3, 3, 1)


def test_the_dispute_view_shows_both_sides_in_their_words(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT stance, source_name, outlet, words FROM v_dispute").fetchall()
    assert rows == [
        ("asserts", "Rebels", None, "the army … bombing the Karsa bridge"),
        ("denies", "Army", "Coast Post", "that it had carried out the strike"),
        ("doubts", "Mira Dahl", "Coast Post", '"We fly no drones over Karsa,"'),
    ]


def test_the_figure_view_shows_who_says_so(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT measure, low, high, said_by, words, relation FROM v_figure").fetchall()
    assert rows == [
        ("killed", 12, None, "Ilya Toren", "At least 12 people were killed", "conflict"),
        ("killed", 16, 16, "hospital doctors", "16 dead", "conflict"),
        ("killed", 12, 12, "outlet", "12 people", "conflict"),
        ("injured", 30, 30, "Ilya Toren", "30 injured", "agree"),
    ]


def test_the_attribution_view_shows_the_words(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT source_name, cue, content, told_name FROM v_attribution WHERE act = 'state' AND path LIKE '%coast%'"
    ).fetchall()
    assert rows == [
        ("Ilya Toren", "said", "A drone strike destroyed the main bridge over the Velm on Monday night", None),
        ("Ilya Toren", "told", "At least 12 people were killed and 30 injured", "Harbour Agency"),
        ("Mira Dahl", None, '"We fly no drones over Karsa,"', None),
    ]


def test_the_happening_view_shows_the_status(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT what, statuses, reports, origins FROM v_happening").fetchall()
    assert rows[1:] == [("cut off aid", "hypothetical", 1, 1), ("open an inquiry", "planned", 1, 1)]


def test_the_timeline_view_has_happenings_and_changes_by_day(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT day, kind, what, who FROM v_timeline").fetchall()
    assert rows == [
        ("2031-03-03", "happening", "ASSAULT", "Karsa"),
        ("2031-03-05", "position", "first: denies", "Army"),
        ("2031-03-05", "position", "first: asserts", "Harbour Agency"),
        ("2031-03-05", "position", "joined: asserts", "Ilya Toren"),
        (None, "position", "undated: asserts", "Rebels"),
    ]


def test_the_chain_view_shows_the_words_that_tie(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT tie, earlier, later, words, said_by, span_start FROM v_chain").fetchall()
    at = LEDGER.index("if")
    first, second = (h.what for h in RECORD.happenings[:2])
    assert rows == [("precondition", first, second, "if", "United Federation", at)]


def test_the_escalation_view_shows_the_story_and_each_pair_by_day(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT actor, recipient, day, hostile, cooperative, lowest, killed, happenings FROM v_escalation"
    ).fetchall()
    assert rows == [
        (None, None, "2031-03-03", 1, 0, -9.5, 12, "hap-1"),
        ("Army", "United Federation", "2031-03-03", 1, 0, -9.5, 12, "hap-1"),
        ("United Federation", "Army", "2031-03-05", 0, 1, 2.5, None, "hap-2"),
    ]


def test_the_pair_view_has_both_directions_and_the_deadliest_day(connection: sqlite3.Connection) -> None:
    rows = connection.execute(
        "SELECT one, other, hostile, cooperative, lowest, highest, last_day, deadliest_day, killed FROM v_pair"
    ).fetchall()
    assert rows == [
        (None, None, 1, 0, -9.5, -9.5, "2031-03-03", "2031-03-03", 12),
        ("Army", "United Federation", 1, 1, -9.5, 2.5, "2031-03-05", "2031-03-03", 12),
    ]


def test_the_convention_view_names_the_rule(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT convention, best, written, rule FROM v_figure_convention").fetchall()
    assert rows[0] == ("acled", 12, "12", "the lowest of 3 figures")
    assert [row[0] for row in rows] == ["acled", "muc"]


PAGE = Path(__file__).parents[2] / "docs/method/record.md"
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_on_the_page_about_the_record_runs(connection: sqlite3.Connection, query: str) -> None:
    assert isinstance(connection.execute(query).fetchall(), list)


def test_the_page_names_every_view() -> None:
    page = PAGE.read_text(encoding="utf-8")
    views = set(re.findall(r"^CREATE VIEW (\w+)", SCHEMA.read_text(encoding="utf-8"), re.MULTILINE))
    assert {view for view in views if f"`{view}`" not in page} == set()
    assert len(QUERIES) > 3
