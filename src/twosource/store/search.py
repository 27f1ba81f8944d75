"""Full-text search over reports and findings (SQLite FTS5). Any string is a safe query: every term is quoted."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twosource.model.finding import EventMention, Figure, Findings
from twosource.model.hit import Hit
from twosource.model.text import Report, Span
from twosource.store.connection import open_for_reading, store_errors
from twosource.store.rows import insert

# Control characters, which FTS5 takes for white space, mark a match in its output; `_matches` copes with a text that
# holds them.
OPEN, CLOSE = "\x02", "\x03"
MOST_TERMS = 32  # FTS5 refuses expressions more than 256 deep; nobody types 32 words
AROUND = 90  # characters of context on either side of a match


def search_record(path: Path, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Up to `limit` reports, then up to `limit` findings, that hold all the words; best match first, then by path.

    Words in double quotes are a phrase. Case and accents do not count. Raises StoreError.
    """
    query = as_query(words)
    if not query:
        return ()
    connection = open_for_reading(path)
    try:
        with store_errors(path):
            return (*_reports(connection, query, limit), *_findings(connection, query, limit))
    finally:
        connection.close()


def as_query(words: str) -> str:
    """The words as an FTS5 query: each term, or phrase in double quotes, a quoted string; "" where there is none.

    FTS5 gives a meaning to `-`, `*`, `^`, `:`, `(`, NEAR, AND ... outside quotes (sqlite.org/fts5.html, 3).
    """
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
    terms = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', plain)]
    spoken = [term for term in terms if any(c.isalnum() for c in term)]
    return " ".join(f'"{term}"' for term in spoken[:MOST_TERMS])


def index_report(connection: sqlite3.Connection, report: Report) -> None:
    """Make the text of a report that was just kept findable."""
    connection.execute("INSERT INTO report_words (rowid, text) SELECT n, text FROM report WHERE id = ?", (report.id,))


def index_findings(connection: sqlite3.Connection, reading: int, report: Report, findings: Findings) -> None:
    """Make the findings of a reading that was just kept findable: by who, and by their words."""
    (last,) = connection.execute("SELECT coalesce(max(n), 0) FROM finding_key").fetchone()
    entries = list(enumerate(_entries(report, findings), start=last + 1))
    insert(
        connection,
        "finding_key (n, reading, kind, id, span_start, span_end)",
        ((n, reading, e.kind, e.id, e.span.start, e.span.end) for n, e in entries),
    )
    insert(connection, "finding_words (rowid, who, words)", ((n, e.who, e.words) for n, e in entries))


@dataclass(frozen=True, slots=True)
class _Entry:
    kind: str
    id: str
    span: Span
    who: str
    words: str


def _entries(report: Report, findings: Findings) -> Iterator[_Entry]:
    for a in findings.attributions:
        spans = a.content or tuple(span for span in (a.cue, a.source) if span) or (Span(0, 0),)
        who = f"{a.source_name or ''} {_words(report, a.source)}"
        words = " ".join(_words(report, span) for span in spans)
        yield _Entry("attribution", a.id, _hull(spans), who, words)
    for e in findings.events:
        yield _Entry("event", e.id, e.trigger, _parties(e), _event_words(report, e))
    for f in findings.figures:
        yield _Entry("figure", f.id, f.span, f.who, _figure_words(report, f))


def _words(report: Report, span: Span | None) -> str:
    return report.text[span.start : span.end] if span else ""


def _hull(spans: tuple[Span, ...]) -> Span:
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _parties(event: EventMention) -> str:
    return " ".join(party.name for party in (*event.actors, *event.recipients))


def _event_words(report: Report, event: EventMention) -> str:
    spans = (event.trigger, event.where.span if event.where else None, *event.mentions)
    return " ".join((event.lemma, event.type, *(_words(report, span) for span in spans)))


def _figure_words(report: Report, figure: Figure) -> str:
    return f"{_words(report, figure.span)} {figure.measure}"


def _reports(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    rows = connection.execute(
        "SELECT report.id, report.path, report.outlet, report.outlet_stated, report.text,"
        " highlight(report_words, 0, ?, ?) FROM report_words JOIN report ON report.n = report_words.rowid"
        " WHERE report_words MATCH ? AND report.id IN (SELECT report FROM v_shown)"
        " ORDER BY bm25(report_words), report.path LIMIT ?",
        (OPEN, CLOSE, query, limit),
    )
    for id_, path, outlet, stated, text, marked in rows:
        spans = tuple(_matches(text, marked))
        yield Hit("report", id_, path, outlet if stated else None, None, spans, *_snippet(text, spans))


def _findings(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    rows = connection.execute(
        "SELECT k.kind, k.id, k.span_start, k.span_end, report.id, report.path, report.outlet, report.outlet_stated,"
        " report.text FROM finding_words JOIN finding_key AS k ON k.n = finding_words.rowid"
        " JOIN v_shown ON v_shown.reading = k.reading JOIN report ON report.id = v_shown.report"
        " WHERE finding_words MATCH ? ORDER BY bm25(finding_words), report.path, k.span_start, k.id LIMIT ?",
        (query, limit),
    )
    for kind, finding, start, end, id_, path, outlet, stated, text in rows:
        spans = (Span(start, end),)
        yield Hit(kind, id_, path, outlet if stated else None, finding, spans, *_snippet(text, spans))


def _matches(text: str, marked: str) -> Iterator[Span]:
    """Where the marks stand: what `marked` has and `text` has not, walking both."""
    at, start = 0, 0
    for c in marked:
        if at < len(text) and c == text[at]:
            at += 1
        elif c == OPEN:
            start = at
        else:
            yield Span(start, at)


def _snippet(text: str, spans: tuple[Span, ...]) -> tuple[str, int]:
    if not spans:
        return text[: 2 * AROUND], 0
    start = max(0, spans[0].start - AROUND)
    return text[start : max(spans[0].end, spans[0].start) + AROUND], start
