"""How values stand in rows: spans as two columns, lists as rows numbered by `n`."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import TypeVar

from twosource.model.text import Span

Value = str | int | float | None
Row = tuple[Value, ...]
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def insert(connection: sqlite3.Connection, into: str, rows: Iterable[Row]) -> None:
    """Insert the rows; `into` is a table of ours with its columns: "relay (n, report)"."""
    marks = ", ".join("?" * (into.count(",") + 1))
    connection.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - `into` is written in our code


def ends(span: Span | None) -> tuple[Value, Value]:
    """A span as two columns."""
    return (span.start, span.end) if span else (None, None)


def span_of(start: int | None, end: int | None) -> Span | None:
    """Two columns as a span."""
    return None if start is None or end is None else Span(start, end)


def real(number: float | None) -> float | None:
    """A number as SQLite's REAL holds it: an int too large for 64 bits would be refused."""
    return None if number is None else float(number)


def grouped(pairs: Iterable[tuple[K, V]]) -> defaultdict[K, list[V]]:
    """What belongs to each key, in the order given."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups
