"""Reports as rows, and back."""

from __future__ import annotations

import sqlite3
from typing import Any

from twosource.model.text import Block, BlockKind, Credit, Dateline, Outlet, Report, Span
from twosource.store.input import Input
from twosource.store.rows import Row, ends, grouped, insert, span_of

COLUMNS = (
    "id, input, input_hash, path, outlet, outlet_stated, published, title, author, url, dateline_start, dateline_end,"
    " dateline_place, dateline_agency, dateline_date, text, text_hash, raw_hash, medium"
)


def put_report(connection: sqlite3.Connection, report: Report, read_from: Input) -> None:
    """Keep the report, or renew what is kept beside its text; others of the same path are superseded."""
    marks = ", ".join("?" * (COLUMNS.count(",") + 1))
    renewed = ", ".join(f"{c} = excluded.{c}" for c in COLUMNS.split(", ") if c not in {"id", "text"})
    connection.execute(
        f"INSERT INTO report ({COLUMNS}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET superseded = 0, {renewed}",  # noqa: S608 - our columns
        _row(report, read_from),
    )
    connection.execute("UPDATE report SET superseded = 1 WHERE path = ? AND id <> ?", (report.path, report.id))
    for table in ("report_block", "report_credit", "report_field"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report.id,))  # noqa: S608 - our tables
    _put_parts(connection, report)


def _row(report: Report, read_from: Input) -> Row:
    outlet = (report.outlet.name, int(report.outlet.stated))
    head = (report.published, report.title, report.author, report.url)
    body = (report.text, report.text_hash, report.raw_hash, report.medium)
    source = (read_from.locator, read_from.raw_hash)
    return (report.id, *source, report.path, *outlet, *head, *_dateline_row(report.dateline), *body)


def _dateline_row(dateline: Dateline | None) -> Row:
    if dateline is None:
        return (None,) * 5
    return (*ends(dateline.span), dateline.place, dateline.agency, dateline.date)


def _put_parts(connection: sqlite3.Connection, report: Report) -> None:
    insert(
        connection,
        "report_block (report, n, kind, span_start, span_end)",
        ((report.id, n, b.kind, *ends(b.span)) for n, b in enumerate(report.blocks)),
    )
    insert(
        connection,
        "report_credit (report, n, origin, span_start, span_end)",
        ((report.id, n, c.origin, *ends(c.span)) for n, c in enumerate(report.credits)),
    )
    insert(
        connection,
        "report_field (report, n, name, value)",
        ((report.id, n, name, value) for n, (name, value) in enumerate(report.fields)),
    )


def reports_of(connection: sqlite3.Connection, view: str) -> tuple[Report, ...]:
    """The reports in `v_current` or `v_shown`, by path."""
    blocks = grouped(
        (report, Block(Span(start, end), BlockKind(kind)))
        for report, kind, start, end in _parts(connection, view, "report_block", "kind, span_start, span_end")
    )
    credits_of = grouped(
        (report, Credit(Span(start, end), origin))
        for report, origin, start, end in _parts(connection, view, "report_credit", "origin, span_start, span_end")
    )
    fields = grouped(
        (report, (name, value)) for report, name, value in _parts(connection, view, "report_field", "name, value")
    )
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM report WHERE id IN (SELECT report FROM {view}) ORDER BY path, id"  # noqa: S608 - our view
    )
    return tuple(_report(row, blocks[row[0]], credits_of[row[0]], fields[row[0]]) for row in rows)


def _parts(connection: sqlite3.Connection, view: str, table: str, columns: str) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT report, {columns} FROM {table} WHERE report IN (SELECT report FROM {view}) ORDER BY report, n"  # noqa: S608 - our tables
    )


def _report(
    row: tuple[Any, ...], blocks: list[Block], credits_of: list[Credit], fields: list[tuple[str, str]]
) -> Report:
    (id_, _, _, path, outlet, stated, published, title, author, url, *dateline, text, text_hash, raw_hash, medium) = row
    return Report(
        id=id_,
        path=path,
        outlet=Outlet(outlet, bool(stated)),
        published=published,
        title=title,
        author=author,
        url=url,
        dateline=_dateline(*dateline),
        credits=tuple(credits_of),
        blocks=tuple(blocks),
        text=text,
        text_hash=text_hash,
        raw_hash=raw_hash,
        medium=medium,
        fields=tuple(fields),
    )


def _dateline(start: int | None, end: int | None, place: str, agency: str | None, date: str | None) -> Dateline | None:
    span = span_of(start, end)
    return Dateline(span, place, agency, date) if span else None
