"""Opening a record: make it, bring an older one up to date, refuse what is no record or a newer one.

Writers take the lock at once (BEGIN IMMEDIATE): a transaction that reads first and writes later fails with "busy",
without waiting, when another writer came between (sqlite.org/lang_transaction.html).
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from twosource.errors import NewerRecord, NotARecord, StoreError

APPLICATION_ID = 0x54774F53  # "TwOS", so that `file` and other programs can tell a record from any SQLite file
BUSY_MS = 30_000  # longer than the longest transaction, the replacement of what was joined


def _step(name: str) -> str:
    """A step that is long enough for a file of its own."""
    return resources.files("twosource.store").joinpath(f"steps/{name}.sql").read_text(encoding="utf-8")


# STEPS[i] is SQL that brings a record of schema number i + 1 to i + 2. schema.sql always holds the newest schema whole.
STEPS: tuple[str, ...] = (
    # What was read before there was polarity has what its act tells of it, until it is read anew.
    """
    ALTER TABLE attribution ADD COLUMN
      polarity TEXT NOT NULL DEFAULT 'holds' CHECK (polarity IN ('holds', 'does_not_hold', 'open'));
    ALTER TABLE attribution ADD COLUMN
      certainty TEXT NOT NULL DEFAULT 'certain' CHECK (certainty IN ('certain', 'probable', 'possible'));
    UPDATE attribution SET polarity = 'does_not_hold' WHERE act = 'deny';
    UPDATE attribution SET polarity = 'open', certainty = 'possible'
      WHERE act IN ('doubt', 'ask', 'decline', 'demand');
    """,
    _step("places"),
    _step("revised"),
    _step("over_time"),
)

REMEDIES = {
    "SQLITE_FULL": "free some disk space and run again; what was read is kept",
    "SQLITE_BUSY": "another program is writing this record; run again when it has ended",
    "SQLITE_READONLY": "allow writing to the file and its folder, or copy it elsewhere",
    "SQLITE_CANTOPEN": "check that the folder exists and may be written to",
    "SQLITE_IOERR": "check the disk (space, limits, connection) and run again; what was read is kept",
    "SQLITE_CORRUPT": "the file is damaged: take a copy of it, or build the record anew",
    "SQLITE_NOTADB": "give the file that `twosource build` made, or another name to make a new one",
}


def open_for_writing(path: Path) -> sqlite3.Connection:
    """A connection that may write; the record is made if there is none and migrated if it is older.

    Raises NotARecord, NewerRecord, or StoreError if the file cannot be opened.
    """
    if path.is_dir():
        raise NotARecord(f"{path}: is a folder; give the name of a record file")
    with store_errors(path):
        connection = _configured(sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None))
    try:
        with store_errors(path):
            _identify(connection, path, newest=len(STEPS) + 1)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            migrate(connection)
    except StoreError:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. An older record is migrated first. Raises as `open_for_writing` does.

    Where the file may be written it is opened so, and only asked: the last to close then clears the journal away, so
    that a record stays one file.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no such file; check the name, or make a record with `twosource build`")
    uri = f"{path.absolute().as_uri()}?mode={_mode(path)}"
    with store_errors(path):
        connection = _configured(sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None))
        connection.execute("PRAGMA query_only = ON")
    try:
        with store_errors(path):
            number = _identify(connection, path, newest=len(STEPS) + 1)
    except StoreError:
        connection.close()
        raise
    if 0 < number <= len(STEPS):
        connection.close()
        open_for_writing(path).close()
        return open_for_reading(path)
    if number == 0:
        connection.close()
        raise NotARecord(f"{path}: is empty; make a record with `twosource build`")
    return connection


def migrate(connection: sqlite3.Connection, steps: tuple[str, ...] = STEPS) -> None:
    """Bring the record to schema number len(steps) + 1 in one transaction, from any older number or from nothing."""
    if _number(connection) == len(steps) + 1:
        return
    with transaction(connection):
        number = _number(connection)  # again, now that no other process can be making the same record
        scripts = steps[number - 1 :] if number else (_schema(),)
        for script in scripts:
            for statement in statements(script):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps) + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: commit at the end, roll back on any exception."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.rollback()


@contextmanager
def store_errors(path: Path, about: str = "") -> Iterator[None]:
    """Turn SQLite's errors into StoreError: which file, about what, why, and the remedy."""
    place = f"{path}: {about}: " if about else f"{path}: "
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StoreError(f"{place}{error}; the findings do not fit together, please report this") from error
    except sqlite3.Error as error:
        raise StoreError(f"{place}{error}; {_remedy(error)}") from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{place}holds half a character ({error.reason}); save the text as UTF-8 again") from error


def statements(script: str) -> Iterator[str]:
    """The statements of a script that keeps each on lines of its own."""
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def _configured(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")  # a record may come from a stranger
    return connection


def _identify(connection: sqlite3.Connection, path: Path, newest: int) -> int:
    """The schema number of a record, 0 for an empty file."""
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        number = _number(connection)
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        raise NotARecord(f"{path}: is no SQLite file; {REMEDIES['SQLITE_NOTADB']}") from error
    if application != APPLICATION_ID and (tables or number):
        raise NotARecord(f"{path}: is a SQLite file, but no record of TwoSource; {REMEDIES['SQLITE_NOTADB']}")
    if number > newest:
        raise NewerRecord(f"{path}: has schema number {number}, this version knows {newest}; install a newer TwoSource")
    return number


def _number(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _schema() -> str:
    return resources.files("twosource.store").joinpath("schema.sql").read_text(encoding="utf-8")


def _mode(path: Path) -> str:
    """How to open a record that is only read."""
    if _lies_still(path):
        return "ro&immutable=1"
    return "rw" if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK) else "ro"


def _lies_still(path: Path) -> bool:
    """Whether nobody can be writing: no journal beside it, in a folder that may not be written (a disc, an archive)."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _remedy(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    found = (remedy for prefix, remedy in REMEDIES.items() if name.startswith(prefix))
    return next(found, "check the file; what was read before is kept")
