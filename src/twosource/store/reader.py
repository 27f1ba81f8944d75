"""Reading a record: the whole of it, its stories, its decisions."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from twosource.model.finding import Findings
from twosource.model.record import Record, Skipped
from twosource.model.review import reviewed
from twosource.model.text import Report
from twosource.store import joined_rows as joined
from twosource.store import over_time_rows as over_time
from twosource.store.connection import open_for_reading, store_errors
from twosource.store.decision_rows import decisions_of, shown_reviews_of
from twosource.store.finding_rows import findings_of
from twosource.store.input import Input
from twosource.store.report_rows import reports_of


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list: `texts` counts copies once, `outlets` stated ones, `disputes` contested propositions."""

    id: str
    title: str
    reports: int
    texts: int
    outlets: int
    disputes: int


def read_record(path: Path) -> Record:
    """The last whole build of the record at `path`; before the first one, what was read, with nothing joined.

    Reports are in order of path. Raises StoreError (NotARecord, NewerRecord).
    """
    connection = open_for_reading(path)
    try:
        with store_errors(path):
            connection.execute("BEGIN")  # one view of the record, whoever writes meanwhile
            return shown_record(connection)
    finally:
        connection.close()


def list_stories(path: Path) -> tuple[StoryLine, ...]:
    """The stories of the record at `path`, in its order, without reading the reports. Raises StoreError."""
    connection = open_for_reading(path)
    try:
        with store_errors(path):
            rows = connection.execute("SELECT story, title, reports, texts, outlets, disputes FROM v_story")
            return tuple(StoryLine(*row) for row in rows)
    finally:
        connection.close()


def shown_record(connection: sqlite3.Connection) -> Record:
    """See `read_record`."""
    reports, findings = _read(connection, "v_shown")
    return joined_record(connection, reports, findings)


def joined_record(
    connection: sqlite3.Connection, reports: tuple[Report, ...], findings: tuple[Findings, ...]
) -> Record:
    """What the last build joined, beside reports and their findings as they were found."""
    reviews = shown_reviews_of(connection)
    return Record(
        reports=reports,
        findings=reviewed(findings, reviews),
        copies=joined.copies_of(connection),
        relays=joined.relays_of(connection),
        stories=joined.stories_of(connection),
        actors=joined.actors_of(connection),
        happenings=joined.happenings_of(connection),
        figure_sets=joined.figure_sets_of(connection),
        propositions=joined.propositions_of(connection),
        judgements=joined.judgements_of(connection),
        skipped=skipped_of(connection),
        decisions=decisions_of(connection),
        reviews=reviews,
        chains=over_time.chains_of(connection),
        turns=over_time.turns_of(connection),
        actor_days=over_time.actor_days_of(connection),
        figure_views=over_time.figure_views_of(connection),
        stamps=over_time.stamps_of(connection),
    )


def current_readings(connection: sqlite3.Connection) -> tuple[tuple[Report, ...], tuple[Findings, ...]]:
    """What a build starts from: the reports that are not superseded, by path, each with its newest findings."""
    return _read(connection, "v_current")


def _read(connection: sqlite3.Connection, view: str) -> tuple[tuple[Report, ...], tuple[Findings, ...]]:
    reports = reports_of(connection, view)
    findings = findings_of(connection, view)
    return reports, tuple(findings[report.id] for report in reports)


def known_inputs(connection: sqlite3.Connection) -> frozenset[Input]:
    """The inputs that were read to their end."""
    rows = connection.execute("SELECT locator, raw_hash, size, version FROM input WHERE outcome <> 'begun'")
    return frozenset(Input(*row) for row in rows)


def skipped_of(connection: sqlite3.Connection) -> tuple[Skipped, ...]:
    """What was left out, by path."""
    rows = connection.execute("SELECT path, stage, reason FROM skipped ORDER BY path, stage, reason")
    return tuple(Skipped(*row) for row in rows)
