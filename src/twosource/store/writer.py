"""Writing a record. Each call is one transaction.

A run killed at any moment leaves whole reports and the last whole build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from twosource.errors import StoreError
from twosource.model.finding import Findings
from twosource.model.record import Decision, Record, Review, Skipped
from twosource.model.text import Report, Span
from twosource.store import decision_rows, reader
from twosource.store.carrying import carried
from twosource.store.connection import open_for_writing, store_errors, transaction
from twosource.store.finding_rows import put_findings
from twosource.store.input import Input
from twosource.store.joined_rows import clear_joined, put_joined
from twosource.store.report_rows import put_report
from twosource.store.rows import insert
from twosource.store.search import index_findings, index_report


def open_record(path: Path) -> OpenRecord:
    """The record at `path`, open for writing; made if there is none. Raises StoreError (NotARecord, NewerRecord)."""
    return OpenRecord(path, open_for_writing(path))


@dataclass(frozen=True, slots=True)
class OpenRecord:
    """A record that is being written. Every method raises StoreError where the file cannot be read or written.

    with open_record(path) as record:
        for each input not in record.known_inputs():
            record.add(report, findings, input) for each of its reports
            record.finish_input(input, skipped)
        reports, findings = record.current()
        record.replace_joined(whole)
    """

    path: Path
    connection: sqlite3.Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what the journal holds goes into it, so that it can be copied alone."""
        with store_errors(self.path):
            self.connection.close()

    def known_inputs(self) -> frozenset[Input]:
        """The inputs that were read to their end: an equal one need not be read again."""
        with store_errors(self.path):
            return reader.known_inputs(self.connection)

    def current(self) -> tuple[tuple[Report, ...], tuple[Findings, ...]]:
        """What a build starts from: the reports, by path, each with its newest findings; superseded ones left out."""
        with store_errors(self.path), self._one_view():
            return reader.current_readings(self.connection)

    def readings(self) -> dict[str, str]:
        """The version that made the reading of each report that a build starts from: with it, all that it found."""
        query = "SELECT v_current.report, version FROM v_current JOIN reading ON reading.id = v_current.reading"
        with store_errors(self.path):
            return dict(self.connection.execute(query))

    def last_build(self) -> Record:
        """What the last build joined, without reports and findings."""
        with store_errors(self.path), self._one_view():
            return reader.joined_record(self.connection, (), ())

    def skipped(self) -> tuple[Skipped, ...]:
        """What was left out of all inputs so far and of the last build."""
        with store_errors(self.path):
            return reader.skipped_of(self.connection)

    def decisions(self) -> tuple[Decision, ...]:
        """The decision that holds for each pair, in the order in which they were made."""
        with store_errors(self.path):
            return decision_rows.decisions_of(self.connection)

    def reviews(self) -> tuple[Review, ...]:
        """All decisions on findings, in the order in which they were made."""
        with store_errors(self.path):
            return decision_rows.reviews_of(self.connection)

    def removed(self) -> dict[str, tuple[str, str]]:
        """The reports that were taken out, with path and note."""
        with store_errors(self.path):
            return decision_rows.removed_of(self.connection)

    def record(self) -> Record:
        """The last whole build; before the first one, what was read, with nothing joined."""
        with store_errors(self.path), self._one_view():
            return reader.shown_record(self.connection)

    def add(self, report: Report, findings: Findings, read_from: Input) -> None:
        """Keep a report and what it says, as read by `read_from.version`.

        The same report read by the same version is kept as it is. A report with the same path and another text
        supersedes the earlier one; a newer version's findings stand before the older ones. Nothing is deleted, and
        a finding that a person vouched for is kept where the newer version misses it.
        """
        _check(report, findings)
        with store_errors(self.path, report.path), transaction(self.connection):
            _begin(self.connection, read_from)
            row = self.connection.execute("SELECT n FROM report WHERE id = ?", (report.id,)).fetchone()
            put_report(self.connection, report, read_from)
            if row is None:
                index_report(self.connection, report)
            vouched = carried(self.connection, findings)
            reading = _put_reading(self.connection, report, read_from.version)
            if reading is not None:
                findings = vouched
                put_findings(self.connection, reading, findings)
                index_findings(self.connection, reading, report, findings)

    def finish_input(self, read_from: Input, skipped: Iterable[Skipped] = ()) -> None:
        """Mark the input as read to its end and keep what was left out of it.

        Reports that an earlier state of the input gave and this one does not are superseded; an input that now gives
        no report at all leaves them as they are.
        """
        with store_errors(self.path, read_from.locator), transaction(self.connection):
            _begin(self.connection, read_from)
            where, place = "input = ? AND input_hash = ?", (read_from.locator, read_from.raw_hash)
            found = self.connection.execute(f"SELECT 1 FROM report WHERE {where} LIMIT 1", place).fetchone()  # noqa: S608 - our condition
            if found:
                stale = "UPDATE report SET superseded = 1 WHERE input = ? AND input_hash <> ?"
                self.connection.execute(stale, place)
            outcome = "read" if found else "skipped"
            self.connection.execute("UPDATE input SET outcome = ? WHERE locator = ?", (outcome, read_from.locator))
            self.connection.execute("DELETE FROM skipped WHERE input = ?", (read_from.locator,))
            rows = ((read_from.locator, s.path, s.stage, s.reason) for s in skipped)
            insert(self.connection, "skipped (input, path, stage, reason)", rows)

    def replace_joined(self, record: Record) -> None:
        """Put what the reports of `record` say together in place of the last build.

        Its reports must be those of `current()`. What `record.skipped` holds beyond what inputs left out is kept as
        left out by the build. Decisions are not touched.
        """
        with store_errors(self.path), transaction(self.connection):
            readings = _current(self.connection)
            if unknown := [r.path for r in record.reports if r.id not in readings]:
                raise StoreError(f"{self.path}: {unknown[0]}: is not in the record; add each report before joining")
            clear_joined(self.connection)
            put_joined(self.connection, record, readings)
            _replace_skipped(self.connection, record.skipped)

    def decide(self, *decisions: Decision) -> None:
        """Keep a person's decisions; each replaces an earlier one for the same pair, which stays in the history."""
        rows = ((d.kind, d.left, d.right, d.verdict, d.note) for d in decisions)
        with store_errors(self.path), transaction(self.connection):
            insert(self.connection, "decision (kind, left_id, right_id, verdict, note)", rows)

    def review(self, *reviews: Review) -> None:
        """Keep a person's decisions on findings; the later outrank the earlier, which stay in the history."""
        with store_errors(self.path), transaction(self.connection):
            insert(self.connection, f"review ({decision_rows.REVIEW})", map(decision_rows.review_row, reviews))

    def remove(self, report: str, note: str | None) -> None:
        """Take a report out of what a build starts from (`note` says why), or bring it back (None)."""
        with store_errors(self.path), transaction(self.connection):
            decision_rows.set_removed(self.connection, report, note)

    @contextmanager
    def _one_view(self) -> Iterator[None]:
        """Several reads that see the same state, whoever writes meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.rollback()


def _begin(connection: sqlite3.Connection, read_from: Input) -> None:
    connection.execute(
        "INSERT INTO input (locator, raw_hash, size, version, outcome) VALUES (?, ?, ?, ?, 'begun')"
        " ON CONFLICT (locator) DO UPDATE SET raw_hash = excluded.raw_hash, size = excluded.size,"
        " version = excluded.version, outcome = 'begun'",
        (read_from.locator, read_from.raw_hash, read_from.size, read_from.version),
    )


def _put_reading(connection: sqlite3.Connection, report: Report, version: str) -> int | None:
    """Make this version's reading the current one; its number if it is new, None if it was there."""
    connection.execute("UPDATE reading SET current = 0 WHERE report = ? AND current = 1", (report.id,))
    again = "UPDATE reading SET current = 1 WHERE report = ? AND version = ?"
    if connection.execute(again, (report.id, version)).rowcount:
        return None
    new = "INSERT INTO reading (report, version, current) VALUES (?, ?, 1)"
    return connection.execute(new, (report.id, version)).lastrowid


def _current(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT report, reading FROM v_current"))


def _replace_skipped(connection: sqlite3.Connection, skipped: tuple[Skipped, ...]) -> None:
    connection.execute("DELETE FROM skipped WHERE input IS NULL")
    known = set(reader.skipped_of(connection))
    rows = ((s.path, s.stage, s.reason) for s in skipped if s not in known)
    insert(connection, "skipped (path, stage, reason)", rows)


def _check(report: Report, findings: Findings) -> None:
    """A span outside the text would show words that the report does not have."""
    size = len(report.text)
    if wrong := [span for span in _spans(findings) if span.end > size]:
        raise StoreError(f"{report.path}: {wrong[0]} lies outside the text of {size} characters; please report this")
    if findings.report != report.id:
        raise StoreError(f"{report.path}: was given findings of {findings.report}; give each report its own")


def _spans(findings: Findings) -> Iterator[Span]:
    for a in findings.attributions:
        yield from (span for span in (a.source, a.cue, a.told, *a.content) if span)
    for e in findings.events:
        yield from (e.trigger, *e.mentions, *(p.span for p in (*e.actors, *e.recipients) if p.span))
        yield from (x.span for x in (e.where, e.when) if x and x.span)
        yield from (e.where.within,) if e.where and e.where.within else ()
    yield from (f.span for f in findings.figures)
    yield from (span for f in findings.figures if f.where for span in (f.where.span, f.where.within) if span)
    yield from (m.span for m in findings.mentions)
    yield from (d.span for d in findings.dates if d.span)
    yield from (span for w in findings.places for span in (w.span, w.within) if span)
