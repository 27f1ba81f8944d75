"""What the reports say over time as rows, and back: chains, turns, days of actors, and figures by convention."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from twosource.model.record import (
    ActorDay,
    ChainLink,
    Change,
    Convention,
    FigureView,
    Record,
    Tie,
    TieWords,
    Turn,
)
from twosource.model.text import Span
from twosource.store.decision_rows import REVIEW, review_row
from twosource.store.rows import ends, grouped, insert, real

# Each table after those that refer to it, so that it can be emptied in this order.
OVER_TIME = (
    "actor_day_act",
    "actor_day",
    "turn",
    "chain_words",
    "chain_link",
    "figure_view",
    "built_review",
    "story_stamp",
)


def put_over_time(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    """Keep what a record says over time, and the decisions on findings that it took into account."""
    insert(connection, f"built_review ({REVIEW})", (review_row(r) for r in record.reviews))
    insert(connection, "story_stamp (story, stamp)", record.stamps)
    insert(
        connection,
        "figure_view (figure_set, n, convention, low, best, high, written, rule)",
        (
            (v.figure_set, n, v.convention, real(v.low), real(v.best), real(v.high), v.written, v.rule)
            for n, v in enumerate(record.figure_views)
        ),
    )
    _put_chains(connection, record, readings)
    rows = ((n, t.proposition, t.position, t.day, t.change) for n, t in enumerate(record.turns))
    insert(connection, "turn (n, proposition, position, day, change)", rows)
    _put_actor_days(connection, record)


def _put_chains(connection: sqlite3.Connection, record: Record, readings: Mapping[str, int]) -> None:
    rows = ((n, c.story, c.tie, c.earlier, c.later) for n, c in enumerate(record.chains))
    insert(connection, "chain_link (n, story, tie, earlier, later)", rows)
    insert(
        connection,
        "chain_words (link, n, reading, earlier, later, span_start, span_end, told_by)",
        (
            (link, n, readings[w.report], w.earlier, w.later, *ends(w.cue), w.told_by)
            for link, c in enumerate(record.chains)
            for n, w in enumerate(c.words)
        ),
    )


def _put_actor_days(connection: sqlite3.Connection, record: Record) -> None:
    insert(
        connection,
        "actor_day (n, story, actor, recipient, day, hostile, cooperative, mean, lowest, highest, killed)",
        (
            (
                *(n, d.story, d.actor, d.recipient, d.day, d.hostile, d.cooperative),
                *(real(d.mean), real(d.lowest), real(d.highest), real(d.killed)),
            )
            for n, d in enumerate(record.actor_days)
        ),
    )
    acts = ((n, i, act) for n, d in enumerate(record.actor_days) for i, act in enumerate(d.acts))
    insert(connection, "actor_day_act (actor_day, n, happening)", acts)


def stamps_of(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """For each story of the last build, in order, what names all that it was told from."""
    rows = connection.execute(
        "SELECT story, stamp FROM story_stamp JOIN story ON story.id = story_stamp.story ORDER BY story.n"
    )
    return tuple((story, stamp) for story, stamp in rows)


def figure_views_of(connection: sqlite3.Connection) -> tuple[FigureView, ...]:
    """The figure sets of the last build by convention."""
    rows = connection.execute(
        "SELECT figure_set, convention, low, best, high, written, rule FROM figure_view ORDER BY n"
    )
    return tuple(FigureView(set_, Convention(convention), *rest) for set_, convention, *rest in rows)


def chains_of(connection: sqlite3.Connection) -> tuple[ChainLink, ...]:
    """The links of the last build with their words."""
    words = grouped(
        (link, TieWords(report, earlier, later, Span(start, end), told_by))
        for link, report, earlier, later, start, end, told_by in connection.execute(
            "SELECT link, report, earlier, later, span_start, span_end, told_by"
            " FROM chain_words JOIN reading ON reading.id = chain_words.reading ORDER BY link, n"
        )
    )
    rows = connection.execute("SELECT n, story, tie, earlier, later FROM chain_link ORDER BY n")
    return tuple(ChainLink(story, Tie(tie), earlier, later, tuple(words[n])) for n, story, tie, earlier, later in rows)


def turns_of(connection: sqlite3.Connection) -> tuple[Turn, ...]:
    """The turns of the last build."""
    rows = connection.execute("SELECT proposition, position, day, change FROM turn ORDER BY n")
    return tuple(Turn(proposition, position, day, Change(change)) for proposition, position, day, change in rows)


def actor_days_of(connection: sqlite3.Connection) -> tuple[ActorDay, ...]:
    """The days of pairs of actors of the last build."""
    acts = grouped(connection.execute("SELECT actor_day, happening FROM actor_day_act ORDER BY actor_day, n"))
    rows = connection.execute(
        "SELECT n, story, actor, recipient, day, hostile, cooperative, mean, lowest, highest, killed"
        " FROM actor_day ORDER BY n"
    )
    return tuple(
        ActorDay(story, actor, recipient, day, tuple(acts[n]), *rest) for n, story, actor, recipient, day, *rest in rows
    )
