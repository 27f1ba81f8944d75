"""Findings as rows, and back: what one reading of a report found."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from twosource.model.finding import (
    Act,
    Attribution,
    Basis,
    Certainty,
    Directness,
    EventMention,
    EventType,
    Figure,
    Findings,
    Measure,
    Mention,
    Party,
    Polarity,
    Precision,
    Qualifier,
    Sector,
    SourceKind,
    Status,
    When,
    Where,
)
from twosource.model.text import Span
from twosource.store.rows import Row, ends, grouped, insert, real, span_of


def put_findings(connection: sqlite3.Connection, reading: int, findings: Findings) -> None:
    """Keep all that a reading found."""
    _put_attributions(connection, reading, findings.attributions)
    _put_events(connection, reading, findings.events)
    insert(
        connection,
        "figure (reading, n, id, span_start, span_end, measure, low, high, qualifier, who, event, told_by)",
        (
            (reading, n, f.id, *ends(f.span), f.measure, real(f.low), real(f.high), f.qualifier, f.who, f.event, f.by)
            for n, f in enumerate(findings.figures)
        ),
    )
    insert(
        connection,
        "mention (reading, n, span_start, span_end, name, country, sector, kind)",
        ((reading, n, *ends(m.span), m.name, m.country, m.sector, m.kind) for n, m in enumerate(findings.mentions)),
    )
    insert(
        connection,
        "stated_date (reading, n, date_from, date_to, precision, basis, span_start, span_end)",
        ((reading, n, *_when_row(d)) for n, d in enumerate(findings.dates)),
    )


def _put_attributions(connection: sqlite3.Connection, reading: int, attributions: tuple[Attribution, ...]) -> None:
    insert(
        connection,
        "attribution (reading, n, id, source_start, source_end, source_name, source_kind, cue_start, cue_end,"
        " directness, act, within, told_start, told_end, told_name, polarity, certainty)",
        ((reading, n, *_attribution_row(a)) for n, a in enumerate(attributions)),
    )
    insert(
        connection,
        "attribution_content (reading, attribution, n, span_start, span_end)",
        ((reading, a.id, n, *ends(span)) for a in attributions for n, span in enumerate(a.content)),
    )


def _attribution_row(a: Attribution) -> Row:
    who = (*ends(a.source), a.source_name, a.source_kind)
    told = (*ends(a.told), a.told_name)
    return (a.id, *who, *ends(a.cue), a.directness, a.act, a.within, *told, a.polarity, a.certainty)


def _put_events(connection: sqlite3.Connection, reading: int, events: tuple[EventMention, ...]) -> None:
    insert(
        connection,
        "event_mention (reading, n, id, trigger_start, trigger_end, lemma, type, mode, place_start, place_end,"
        " place_name, place_country, date_from, date_to, date_precision, date_basis, date_start, date_end,"
        " status, told_by, background)",
        ((reading, n, *_event_row(e)) for n, e in enumerate(events)),
    )
    insert(
        connection,
        "event_party (reading, event, role, n, span_start, span_end, name, country, sector)",
        (
            (reading, e.id, role, n, *ends(p.span), p.name, p.country, p.sector)
            for e in events
            for role, parties in (("actor", e.actors), ("recipient", e.recipients))
            for n, p in enumerate(parties)
        ),
    )
    insert(
        connection,
        "event_words (reading, event, n, span_start, span_end)",
        ((reading, e.id, n, *ends(span)) for e in events for n, span in enumerate(e.mentions)),
    )


def _event_row(e: EventMention) -> Row:
    place: Row = (*ends(e.where.span), e.where.name, e.where.country) if e.where else (None,) * 4
    when: Row = _when_row(e.when) if e.when else (None,) * 6
    return (e.id, *ends(e.trigger), e.lemma, e.type, e.mode, *place, *when, e.status, e.by, int(e.background))


def _when_row(when: When) -> Row:
    return (when.start, when.end, when.precision, when.basis, *ends(when.span))


def findings_of(connection: sqlite3.Connection, view: str) -> dict[str, Findings]:
    """The findings of each report in `v_current` or `v_shown`."""
    reports = dict(connection.execute(f"SELECT reading, report FROM {view}"))  # noqa: S608 - our view
    attributions = _attributions(connection, view, reports)
    events = _events(connection, view, reports)
    figures = grouped((row[0], _figure(reports[row[0]], row)) for row in _rows(connection, view, "figure", FIGURE))
    mentions = grouped((row[0], _mention(row)) for row in _rows(connection, view, "mention", MENTION))
    dates = grouped((row[0], _when(*row[1:])) for row in _rows(connection, view, "stated_date", DATE))
    return {
        report: Findings(
            report,
            tuple(attributions[reading]),
            tuple(events[reading]),
            tuple(figures[reading]),
            tuple(mentions[reading]),
            tuple(dates[reading]),
        )
        for reading, report in reports.items()
    }


ATTRIBUTION = (
    "id, source_start, source_end, source_name, source_kind, cue_start, cue_end,"
    " directness, act, within, told_start, told_end, told_name, polarity, certainty"
)
EVENT = (
    "id, trigger_start, trigger_end, lemma, type, mode, place_start, place_end, place_name, place_country,"
    " date_from, date_to, date_precision, date_basis, date_start, date_end, status, told_by, background"
)
FIGURE = "id, span_start, span_end, measure, low, high, qualifier, who, event, told_by"
MENTION = "span_start, span_end, name, country, sector, kind"
DATE = "date_from, date_to, precision, basis, span_start, span_end"
PARTY = "event, role, span_start, span_end, name, country, sector"


def _rows(connection: sqlite3.Connection, view: str, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Rows of the shown readings: the reading, then the columns."""
    return connection.execute(
        f"SELECT reading, {columns} FROM {table} WHERE reading IN (SELECT reading FROM {view}) ORDER BY reading, n"  # noqa: S608 - our tables
    )


def _spans(connection: sqlite3.Connection, view: str, table: str, key: str) -> defaultdict[tuple[int, str], list[Span]]:
    rows = _rows(connection, view, table, f"{key}, span_start, span_end")
    return grouped(((reading, id_), Span(start, end)) for reading, id_, start, end in rows)


def _attributions(
    connection: sqlite3.Connection, view: str, reports: dict[int, str]
) -> defaultdict[int, list[Attribution]]:
    content = _spans(connection, view, "attribution_content", "attribution")
    return grouped(
        (row[0], _attribution(reports[row[0]], tuple(content[row[0], row[1]]), row))
        for row in _rows(connection, view, "attribution", ATTRIBUTION)
    )


def _attribution(report: str, content: tuple[Span, ...], row: tuple[Any, ...]) -> Attribution:
    (_, id_, s_start, s_end, name, kind, c_start, c_end, directness, act, within, *told, polarity, certainty) = row
    return Attribution(
        id=id_,
        report=report,
        source=span_of(s_start, s_end),
        source_name=name,
        source_kind=SourceKind(kind),
        cue=span_of(c_start, c_end),
        content=content,
        directness=Directness(directness),
        act=Act(act),
        within=within,
        told=span_of(told[0], told[1]),
        told_name=told[2],
        polarity=Polarity(polarity),
        certainty=Certainty(certainty),
    )


def _events(connection: sqlite3.Connection, view: str, reports: dict[int, str]) -> defaultdict[int, list[EventMention]]:
    words = _spans(connection, view, "event_words", "event")
    parties = grouped(
        ((row[0], row[1], row[2]), Party(span_of(row[3], row[4]), row[5], row[6], Sector(row[7])))
        for row in _rows(connection, view, "event_party", PARTY)
    )
    return grouped(
        (
            row[0],
            _event(
                reports[row[0]],
                tuple(parties[row[0], row[1], "actor"]),
                tuple(parties[row[0], row[1], "recipient"]),
                tuple(words[row[0], row[1]]),
                row,
            ),
        )
        for row in _rows(connection, view, "event_mention", EVENT)
    )


def _event(
    report: str,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    words: tuple[Span, ...],
    row: tuple[Any, ...],
) -> EventMention:
    (_, id_, start, end, lemma, type_, mode, p_start, p_end, place, country, *when, status, by, background) = row
    where = span_of(p_start, p_end)
    return EventMention(
        id=id_,
        report=report,
        trigger=Span(start, end),
        lemma=lemma,
        type=EventType(type_),
        mode=mode,
        actors=actors,
        recipients=recipients,
        where=Where(where, place, country) if where else None,
        when=_when(*when) if when[0] is not None else None,
        status=Status(status),
        by=by,
        background=bool(background),
        mentions=words,
    )


def _when(first: str, last: str, precision: str, basis: str, start: int | None, end: int | None) -> When:
    return When(first, last, Precision(precision), Basis(basis), span_of(start, end))


def _figure(report: str, row: tuple[Any, ...]) -> Figure:
    (_, id_, start, end, measure, low, high, qualifier, who, event, by) = row
    return Figure(id_, report, Span(start, end), Measure(measure), low, high, Qualifier(qualifier), who, event, by)


def _mention(row: tuple[Any, ...]) -> Mention:
    (_, start, end, name, country, sector, kind) = row
    return Mention(Span(start, end), name, country, Sector(sector), SourceKind(kind))
