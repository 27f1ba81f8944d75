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
    PlacePrecision,
    PlaceReason,
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
        f"figure (reading, n, {FIGURE})",
        ((reading, n, *_figure_row(f)) for n, f in enumerate(findings.figures)),
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
    insert(
        connection,
        f"stated_place (reading, n, {PLACE})",
        ((reading, n, *_place_row(w), *_point_row(w)) for n, w in enumerate(findings.places)),
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
        " status, told_by, background, place_latitude, place_longitude, place_precision, place_reason, place_site,"
        " place_within_start, place_within_end)",
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
    place, point = _place_row(e.where), _point_row(e.where)
    when: Row = _when_row(e.when) if e.when else (None,) * 6
    what = (e.id, *ends(e.trigger), e.lemma, e.type, e.mode)
    return (*what, *place, *when, e.status, e.by, int(e.background), *point)


def _figure_row(f: Figure) -> Row:
    count = (f.id, *ends(f.span), f.measure, real(f.low), real(f.high), f.qualifier, f.who, f.event, f.by)
    return (*count, *_place_row(f.where), *_point_row(f.where))


def _place_row(where: Where | None) -> Row:
    return (*ends(where.span), where.name, where.country) if where else (None,) * 4


def _point_row(w: Where | None) -> Row:
    return (real(w.latitude), real(w.longitude), w.precision, w.reason, w.site, *ends(w.within)) if w else (None,) * 7


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
    places = grouped((row[0], _where(*row[1:])) for row in _rows(connection, view, "stated_place", PLACE))
    return {
        report: Findings(
            report,
            tuple(attributions[reading]),
            tuple(events[reading]),
            tuple(figures[reading]),
            tuple(mentions[reading]),
            tuple(dates[reading]),
            tuple(places[reading]),
        )
        for reading, report in reports.items()
    }


ATTRIBUTION = (
    "id, source_start, source_end, source_name, source_kind, cue_start, cue_end,"
    " directness, act, within, told_start, told_end, told_name, polarity, certainty"
)
EVENT = (
    "id, trigger_start, trigger_end, lemma, type, mode, place_start, place_end, place_name, place_country,"
    " date_from, date_to, date_precision, date_basis, date_start, date_end, status, told_by, background,"
    " place_latitude, place_longitude, place_precision, place_reason, place_site,"
    " place_within_start, place_within_end"
)
FIGURE = (
    "id, span_start, span_end, measure, low, high, qualifier, who, event, told_by,"
    " place_start, place_end, place_name, place_country,"
    " place_latitude, place_longitude, place_precision, place_reason, place_site, place_within_start, place_within_end"
)
MENTION = "span_start, span_end, name, country, sector, kind"
DATE = "date_from, date_to, precision, basis, span_start, span_end"
PLACE = "span_start, span_end, name, country, latitude, longitude, precision, reason, site, within_start, within_end"
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
    (_, id_, start, end, lemma, type_, mode), place, rest = row[:7], row[7:11], row[11:]
    when, (status, by, background), point = rest[:6], rest[6:9], rest[9:]
    return EventMention(
        id=id_,
        report=report,
        trigger=Span(start, end),
        lemma=lemma,
        type=EventType(type_),
        mode=mode,
        actors=actors,
        recipients=recipients,
        where=_where(*place, *point) if place[0] is not None else None,
        when=_when(*when) if when[0] is not None else None,
        status=Status(status),
        by=by,
        background=bool(background),
        mentions=words,
    )


def _when(first: str, last: str, precision: str, basis: str, start: int | None, end: int | None) -> When:
    return When(first, last, Precision(precision), Basis(basis), span_of(start, end))


def _where(
    start: int,
    end: int,
    name: str,
    country: str | None,
    latitude: float | None,
    longitude: float | None,
    precision: str | None,
    reason: str | None,
    site: str | None,
    within_start: int | None,
    within_end: int | None,
) -> Where:
    return Where(
        span=Span(start, end),
        name=name,
        country=country,
        latitude=latitude,
        longitude=longitude,
        precision=PlacePrecision(precision) if precision else None,
        reason=PlaceReason(reason) if reason else None,
        site=site,
        within=span_of(within_start, within_end),
    )


def _figure(report: str, row: tuple[Any, ...]) -> Figure:
    (_, id_, start, end, measure, low, high, qualifier, who, event, by, *place) = row
    return Figure(
        id=id_,
        report=report,
        span=Span(start, end),
        measure=Measure(measure),
        low=low,
        high=high,
        qualifier=Qualifier(qualifier),
        who=who,
        event=event,
        by=by,
        where=_where(*place) if place[0] is not None else None,
    )


def _mention(row: tuple[Any, ...]) -> Mention:
    (_, start, end, name, country, sector, kind) = row
    return Mention(Span(start, end), name, country, Sector(sector), SourceKind(kind))
