"""What the reports say together as rows, and back: replaced as a whole by each build."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from twosource.model.finding import EventType, Measure, Sector
from twosource.model.record import (
    Actor,
    CopyGroup,
    FigureSet,
    Happening,
    Judgement,
    Position,
    Proposition,
    Reason,
    Record,
    Ref,
    Relation,
    Relay,
    Stance,
    Standing,
    Story,
    Verdict,
)
from twosource.model.text import Span
from twosource.store.over_time_rows import OVER_TIME, put_over_time
from twosource.store.rows import ends, grouped, insert, real

# Each table after those that refer to it, so that it can be emptied in this order.
TABLES = (
    *OVER_TIME,
    "judgement_reason",
    "judgement",
    "position_span",
    "position",
    "proposition",
    "figure_value",
    "figure_set",
    "happening_mention",
    "happening",
    "actor_name",
    "actor",
    "relay",
    "copy_report",
    "copy_group",
    "story_report",
    "story",
    "built",
)


def clear_joined(connection: sqlite3.Connection) -> None:
    """Forget the last build."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our tables


def put_joined(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    """Keep what the reports of a record say together; `readings` gives the reading of each report id."""
    insert(connection, "built (reading)", ((readings[r.id],) for r in record.reports))
    _put_groups(connection, record)
    _put_actors(connection, record)
    _put_happenings(connection, record, readings)
    _put_figure_sets(connection, record, readings)
    _put_propositions(connection, record, readings)
    _put_judgements(connection, record)
    put_over_time(connection, record, readings)


def _put_groups(connection: sqlite3.Connection, record: Record) -> None:
    stories, copies = record.stories, record.copies
    insert(connection, "story (n, id, title)", ((n, s.id, s.title) for n, s in enumerate(stories)))
    rows = ((s.id, n, report) for s in stories for n, report in enumerate(s.reports))
    insert(connection, "story_report (story, n, report)", rows)
    insert(connection, "copy_group (n, id)", ((n, c.id) for n, c in enumerate(copies)))
    rows = ((c.id, n, report) for c in copies for n, report in enumerate(c.reports))
    insert(connection, "copy_report (copy_group, n, report)", rows)
    relays = ((n, r.report, r.origin, *ends(r.span)) for n, r in enumerate(record.relays))
    insert(connection, "relay (n, report, origin, span_start, span_end)", relays)


def _put_actors(connection: sqlite3.Connection, record: Record) -> None:
    rows = ((n, a.id, a.name, a.country, a.sector) for n, a in enumerate(record.actors))
    insert(connection, "actor (n, id, name, country, sector)", rows)
    names = ((a.id, n, name) for a in record.actors for n, name in enumerate(a.names))
    insert(connection, "actor_name (actor, n, name)", names)


def _put_happenings(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    insert(
        connection,
        "happening (n, id, story, what, type, date_from, date_to, place, origins)",
        (
            (n, h.id, h.story, h.what, h.type, h.start, h.end, h.place, h.origins)
            for n, h in enumerate(record.happenings)
        ),
    )
    mentions = (
        (h.id, n, readings[ref.report], ref.finding) for h in record.happenings for n, ref in enumerate(h.mentions)
    )
    insert(connection, "happening_mention (happening, n, reading, event)", mentions)


def _put_figure_sets(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    insert(
        connection,
        "figure_set (n, id, happening, measure, who, relation, low, high)",
        (
            (n, f.id, f.happening, f.measure, f.who, f.relation, real(f.low), real(f.high))
            for n, f in enumerate(record.figure_sets)
        ),
    )
    values = (
        (f.id, n, readings[ref.report], ref.finding) for f in record.figure_sets for n, ref in enumerate(f.values)
    )
    insert(connection, "figure_value (figure_set, n, reading, figure)", values)


def _put_propositions(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    propositions = record.propositions
    rows = ((n, p.id, p.story, p.text, p.standing) for n, p in enumerate(propositions))
    insert(connection, "proposition (n, id, story, text, standing)", rows)
    insert(
        connection,
        "position (proposition, n, reading, attribution, source_name, stance, origin, sure)",
        (
            (p.id, n, readings[q.report], q.attribution, q.source_name, q.stance, q.origin, q.sure)
            for p in propositions
            for n, q in enumerate(p.positions)
        ),
    )
    insert(
        connection,
        "position_span (proposition, position, n, span_start, span_end)",
        (
            (p.id, position, n, *ends(span))
            for p in propositions
            for position, q in enumerate(p.positions)
            for n, span in enumerate(q.spans)
        ),
    )


def _put_judgements(connection: sqlite3.Connection, record: Record) -> None:
    insert(
        connection,
        "judgement (n, kind, left_id, right_id, verdict, score, maker)",
        ((n, j.kind, j.left, j.right, j.verdict, real(j.score), j.maker) for n, j in enumerate(record.judgements)),
    )
    insert(
        connection,
        "judgement_reason (judgement, n, feature, weight, words)",
        (
            (judgement, n, reason.feature, real(reason.weight), reason.words)
            for judgement, j in enumerate(record.judgements)
            for n, reason in enumerate(j.reasons)
        ),
    )


def stories_of(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """The stories of the last build."""
    reports = _texts(connection, "SELECT story, report FROM story_report ORDER BY story, n")
    rows = connection.execute("SELECT id, title FROM story ORDER BY n")
    return tuple(Story(id_, title, reports.get(id_, ())) for id_, title in rows)


def copies_of(connection: sqlite3.Connection) -> tuple[CopyGroup, ...]:
    """The groups of copies of the last build."""
    reports = _texts(connection, "SELECT copy_group, report FROM copy_report ORDER BY copy_group, n")
    return tuple(
        CopyGroup(id_, reports.get(id_, ())) for (id_,) in connection.execute("SELECT id FROM copy_group ORDER BY n")
    )


def relays_of(connection: sqlite3.Connection) -> tuple[Relay, ...]:
    """The relays of the last build."""
    rows = connection.execute("SELECT report, origin, span_start, span_end FROM relay ORDER BY n")
    return tuple(Relay(report, origin, Span(start, end)) for report, origin, start, end in rows)


def actors_of(connection: sqlite3.Connection) -> tuple[Actor, ...]:
    """The actors of the last build."""
    names = _texts(connection, "SELECT actor, name FROM actor_name ORDER BY actor, n")
    rows = connection.execute("SELECT id, name, country, sector FROM actor ORDER BY n")
    return tuple(Actor(id_, name, names.get(id_, ()), country, Sector(sector)) for id_, name, country, sector in rows)


def happenings_of(connection: sqlite3.Connection) -> tuple[Happening, ...]:
    """The happenings of the last build."""
    mentions = _refs(connection, "happening_mention", "happening", "event")
    rows = connection.execute(
        "SELECT id, story, what, type, date_from, date_to, place, origins FROM happening ORDER BY n"
    )
    return tuple(
        Happening(id_, story, what, EventType(type_), start, end, place, mentions.get(id_, ()), origins)
        for id_, story, what, type_, start, end, place, origins in rows
    )


def figure_sets_of(connection: sqlite3.Connection) -> tuple[FigureSet, ...]:
    """The figure sets of the last build."""
    values = _refs(connection, "figure_value", "figure_set", "figure")
    rows = connection.execute("SELECT id, happening, measure, who, relation, low, high FROM figure_set ORDER BY n")
    return tuple(
        FigureSet(id_, happening, Measure(measure), who, values.get(id_, ()), Relation(relation), low, high)
        for id_, happening, measure, who, relation, low, high in rows
    )


def propositions_of(connection: sqlite3.Connection) -> tuple[Proposition, ...]:
    """The propositions of the last build with their positions."""
    spans = grouped(
        ((proposition, position), Span(start, end))
        for proposition, position, start, end in connection.execute(
            "SELECT proposition, position, span_start, span_end FROM position_span ORDER BY proposition, position, n"
        )
    )
    positions = grouped(
        (row[0], _position(row, tuple(spans[row[0], row[1]])))
        for row in connection.execute(
            "SELECT proposition, n, report, attribution, source_name, stance, origin, sure"
            " FROM position JOIN reading ON reading.id = position.reading ORDER BY proposition, n"
        )
    )
    rows = connection.execute("SELECT id, story, text, standing FROM proposition ORDER BY n")
    return tuple(
        Proposition(id_, story, text, tuple(positions[id_]), Standing(standing)) for id_, story, text, standing in rows
    )


def _position(row: tuple[Any, ...], spans: tuple[Span, ...]) -> Position:
    (_, _, report, attribution, source_name, stance, origin, sure) = row
    return Position(report, attribution, source_name, Stance(stance), spans, origin, bool(sure))


def judgements_of(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """The judgements of the last build with their reasons."""
    reasons = grouped(
        (judgement, Reason(feature, weight, words))
        for judgement, feature, weight, words in connection.execute(
            "SELECT judgement, feature, weight, words FROM judgement_reason ORDER BY judgement, n"
        )
    )
    rows = connection.execute("SELECT n, kind, left_id, right_id, verdict, score, maker FROM judgement ORDER BY n")
    return tuple(
        Judgement(kind, left, right, Verdict(verdict), score, tuple(reasons[n]), maker)
        for n, kind, left, right, verdict, score, maker in rows
    )


def _texts(connection: sqlite3.Connection, query: str) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in grouped(_pairs(connection, query)).items()}


def _pairs(connection: sqlite3.Connection, query: str) -> Iterator[tuple[str, str]]:
    yield from connection.execute(query)


def _refs(connection: sqlite3.Connection, table: str, group: str, finding: str) -> dict[str, tuple[Ref, ...]]:
    rows = connection.execute(
        f"SELECT {group}, report, {finding} FROM {table}"  # noqa: S608 - our tables
        f" JOIN reading ON reading.id = {table}.reading ORDER BY {group}, n"
    )
    return {key: tuple(refs) for key, refs in grouped((g, Ref(report, id_)) for g, report, id_ in rows).items()}
