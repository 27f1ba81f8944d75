"""What persons decided as rows, and back: decisions on pairs, reviews of findings, reports taken out."""

from __future__ import annotations

import sqlite3

from twosource.model.record import Decision, Review, Ruling, Verdict
from twosource.store.rows import Row

REVIEW = "report, finding, ruling, field, value, note"


def decisions_of(connection: sqlite3.Connection) -> tuple[Decision, ...]:
    """The decision that holds for each pair (the latest), in the order in which they were made."""
    rows = connection.execute(
        "SELECT kind, left_id, right_id, verdict, note FROM decision"
        " WHERE n IN (SELECT max(n) FROM decision GROUP BY kind, left_id, right_id) ORDER BY n"
    )
    return tuple(Decision(kind, left, right, Verdict(verdict), note) for kind, left, right, verdict, note in rows)


def review_row(review: Review) -> Row:
    """A review as a row of `review` or `built_review`."""
    return (review.report, review.finding, review.ruling, review.field, review.value, review.note)


def reviews_of(connection: sqlite3.Connection, table: str = "review", report: str | None = None) -> tuple[Review, ...]:
    """The reviews in `review` (all that were made) or `built_review` (those of the last build), in order.

    Only those of one report where it is given.
    """
    query = f"SELECT {REVIEW} FROM {table} WHERE ? IS NULL OR report = ? ORDER BY n"  # noqa: S608 - our tables
    rows = connection.execute(query, (report, report))
    return tuple(Review(report, finding, Ruling(ruling), *rest) for report, finding, ruling, *rest in rows)


def shown_reviews_of(connection: sqlite3.Connection) -> tuple[Review, ...]:
    """The reviews that shape what is shown: those of the last build; before the first one, all."""
    built = connection.execute("SELECT 1 FROM built UNION ALL SELECT 1 FROM built_review LIMIT 1").fetchone()
    return reviews_of(connection, "built_review" if built else "review")


def set_removed(connection: sqlite3.Connection, report: str, note: str | None) -> None:
    """Take a report out (`note` says why), or bring it back (None)."""
    if note is None:
        connection.execute("DELETE FROM removal WHERE report = ?", (report,))
    else:
        connection.execute("INSERT OR REPLACE INTO removal (report, note) VALUES (?, ?)", (report, note))


def removed_of(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """The reports that were taken out, with path and note."""
    rows = connection.execute(
        "SELECT report, path, note FROM removal JOIN report ON report.id = removal.report ORDER BY path, report"
    )
    return {report: (path, note) for report, path, note in rows}
