"""Opening: new, older, newer, foreign, damaged, read-only; many writers at once."""

import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.records import R1, RECORD
from tests.store.keeping import keep, nothing, read_from
from twosource.errors import NewerRecord, NotARecord, StoreError
from twosource.model.finding import Certainty, Polarity, Where
from twosource.model.text import Span
from twosource.store import open_record, read_record
from twosource.store.connection import APPLICATION_ID, STEPS, migrate, open_for_reading, open_for_writing, statements

OLDER = Path(__file__).parent / "record_1.sql"
SECOND = Path(__file__).parent / "record_2.sql"


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def older_record(path: Path, script: Path = OLDER) -> None:
    """A record as a program of schema number 1, or that of the script, wrote it."""
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def test_a_new_record_says_what_it_is(path: Path) -> None:
    connection = open_for_writing(path)
    assert pragma(connection, "application_id") == APPLICATION_ID
    assert pragma(connection, "user_version") == len(STEPS) + 1
    assert pragma(connection, "journal_mode") == "wal"
    assert pragma(connection, "foreign_keys") == 1
    connection.close()


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    open_record(path).close()
    assert read_record(path).reports == ()


def test_a_record_of_the_first_schema_still_opens(path: Path) -> None:
    older_record(path)
    record = read_record(path)
    assert [r.text for r in record.reports] == ["Police said 3 men were killed."]
    assert [f.low for f in record.findings[0].figures] == [3.0]


def test_an_attribution_kept_before_there_was_polarity_has_what_its_act_tells(path: Path) -> None:
    older_record(path)
    older = sqlite3.connect(path)
    older.execute("UPDATE attribution SET act = 'deny'")
    older.commit()
    older.close()
    (found,) = read_record(path).findings[0].attributions
    assert (found.polarity, found.certainty) == (Polarity.DOES_NOT_HOLD, Certainty.CERTAIN)


def test_a_place_kept_before_there_were_points_has_none(path: Path) -> None:
    older_record(path, SECOND)
    (found,) = read_record(path).findings
    assert found.events[0].where == Where(Span(27, 31), "Velm", None)
    assert (found.places, found.attributions[0].polarity) == ((), Polarity.HOLDS)


@pytest.mark.parametrize("script", [OLDER, SECOND], ids=lambda script: script.stem)
def test_a_migrated_record_has_the_schema_of_a_new_one(tmp_path: Path, script: Path) -> None:
    older_record(tmp_path / "older.db", script)
    assert schema_of(tmp_path / "older.db") == schema_of(tmp_path / "new.db")


def schema_of(path: Path) -> set[tuple[str, str]]:
    """Names and definitions, without comments and white space."""
    connection = open_for_writing(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    connection.close()
    return {(name, re.sub(r"--[^\n]*|\s+", "", sql)) for name, sql in rows}


def test_a_migration_keeps_what_is_there_and_counts_up(path: Path) -> None:
    older_record(path)
    connection = open_for_writing(path)
    migrate(connection, steps=(*STEPS, "ALTER TABLE decision ADD COLUMN desk TEXT;\nUPDATE report SET medium = 'x';"))
    assert pragma(connection, "user_version") == len(STEPS) + 2
    assert connection.execute("SELECT text, medium FROM report").fetchall() == [("Police said 3 men were killed.", "x")]
    assert connection.execute("SELECT desk FROM decision").fetchall() == [(None,)]
    connection.close()


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    older_record(path)
    connection = open_for_writing(path)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, steps=(*STEPS, "UPDATE report SET medium = 'x';\nALTER TABLE nothing ADD COLUMN x TEXT;"))
    assert pragma(connection, "user_version") == len(STEPS) + 1
    assert connection.execute("SELECT medium FROM report").fetchall() == [("text",)]
    connection.close()


def test_a_record_from_the_future_is_refused(path: Path) -> None:
    connection = open_for_writing(path)
    migrate(connection, steps=(*STEPS, "ALTER TABLE decision ADD COLUMN desk TEXT;"))
    connection.close()
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(NewerRecord, match="install a newer TwoSource"):
            opening(path)


def test_another_sqlite_file_is_refused_and_left_as_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()
    before = path.read_bytes()
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(NotARecord, match="no record of TwoSource"):
            opening(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"Police said on Monday that " * 99)
    for opening in (open_for_writing, open_for_reading):
        with pytest.raises(NotARecord, match="is no SQLite file"):
            opening(path)
    assert path.read_bytes() == b"Police said on Monday that " * 99


def test_a_damaged_record_is_a_store_error(path: Path) -> None:
    keep(path, RECORD)
    damaged = bytearray(path.read_bytes())
    damaged[4096:40_000] = b"\xff" * (40_000 - 4096)
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match="damaged"):
        read_record(path)


@pytest.mark.parametrize(
    ("name", "message"),
    [("nowhere/record.db", "check that the folder exists"), ("", "is a folder")],
)
def test_a_place_where_no_file_can_be(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        open_record(tmp_path / name)


def test_reading_makes_no_record(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such file"):
        read_record(path)
    assert not path.exists()


def test_reading_an_empty_file_is_refused(path: Path) -> None:
    path.touch()
    with pytest.raises(NotARecord, match="is empty"):
        read_record(path)


def test_a_reader_cannot_write(path: Path) -> None:
    open_record(path).close()
    connection = open_for_reading(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM report")
    connection.close()


def test_a_record_in_a_folder_that_may_not_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, RECORD)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert read_record(path) == RECORD


def test_a_reader_sees_the_last_whole_state_while_another_writes(path: Path) -> None:
    keep(path, RECORD)
    writer = open_for_writing(path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM built")
    assert read_record(path) == RECORD
    writer.rollback()
    writer.close()


def test_a_full_disk_is_named_and_what_was_kept_stays(path: Path) -> None:
    keep(path, RECORD)
    large = replace(R1, id="rep-9", path="large", text="bridge " * 100_000, dateline=None)
    with open_record(path) as record:
        record.connection.execute(f"PRAGMA max_page_count = {pragma(record.connection, 'page_count')}")
        with pytest.raises(StoreError, match="free some disk space"):
            record.add(large, nothing(large), read_from(large))
    assert read_record(path) == RECORD


WRITE = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.records import R1
from tests.store.keeping import nothing, read_from
from dataclasses import replace
from twosource.store import open_record
path, me = Path(sys.argv[1]), sys.argv[2]
with open_record(path) as record:
    for n in range(25):
        report = replace(R1, id=f"{me}-{n}", path=f"{me}/{n}")
        record.add(report, nothing(report), read_from(report))
        record.finish_input(read_from(report))
"""


def test_many_writers_at_once_lose_nothing(path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, path, str(n)]) for n in range(4)]
    assert [writer.wait(120) for writer in writers] == [0, 0, 0, 0]
    assert len(read_record(path).reports) == 100


def test_statements_are_told_apart_where_a_trigger_holds_several() -> None:
    trigger = "CREATE TRIGGER t BEFORE DELETE ON x\nBEGIN\n  SELECT 1;\nEND;\n"
    assert list(statements(f"-- why\nSELECT ';';\n{trigger}")) == ["-- why\nSELECT ';';\n", trigger]


def test_reading_leaves_one_file(tmp_path: Path) -> None:
    open_for_writing(tmp_path / "r.db").close()
    connection = open_for_reading(tmp_path / "r.db")
    with pytest.raises(sqlite3.OperationalError):
        connection.execute("CREATE TABLE more (n INTEGER)")
    connection.close()
    assert [path.name for path in tmp_path.iterdir()] == ["r.db"]
