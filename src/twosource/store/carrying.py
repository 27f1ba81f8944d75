"""What a person vouched for goes over to a newer reading that misses it.

A person's finding stands on its words: what the newer reading finds on the same words gives way to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from twosource.model.finding import Attribution, EventMention, Findings
from twosource.model.review import Finding, standings
from twosource.model.text import Span
from twosource.store.decision_rows import reviews_of
from twosource.store.finding_rows import findings_of

G = TypeVar("G", bound=Finding)


def _all(said: Findings) -> tuple[Finding, ...]:
    return (*said.attributions, *said.events, *said.figures)


def carried(connection: sqlite3.Connection, fresh: Findings) -> Findings:
    """The findings of a newer reading with those of earlier ones that a person accepted or corrected."""
    held = standings(reviews_of(connection, report=fresh.report)).get(fresh.report, {})
    found = {f.id for f in _all(fresh)}
    wanted = {id_ for id_, standing in held.items() if standing.accepted} - found
    if not wanted:
        return fresh
    rows = connection.execute("SELECT id FROM reading WHERE report = ? ORDER BY id DESC", (fresh.report,)).fetchall()
    for (reading,) in rows:
        view = f"(SELECT id AS reading, report FROM reading WHERE id = {int(reading)})"  # noqa: S608 - a number
        older = findings_of(connection, view)[fresh.report]
        fresh = _with(fresh, older, wanted)
        wanted -= {f.id for f in _all(fresh)}
    return fresh


def _with(fresh: Findings, older: Findings, wanted: set[str]) -> Findings:
    instead: dict[str, str] = {}
    for vouched in _all(older):
        if vouched.id in wanted:
            same = (f for f in _like(fresh, vouched) if _words(f) == _words(vouched))
            instead |= {f.id: vouched.id for f in same}
    return _whole(
        replace(
            fresh,
            attributions=_kept(fresh.attributions, older.attributions, wanted, instead),
            events=_kept(fresh.events, older.events, wanted, instead),
            figures=_kept(fresh.figures, older.figures, wanted, instead),
        ),
        instead,
    )


def _like(fresh: Findings, vouched: Finding) -> Iterable[Finding]:
    if isinstance(vouched, Attribution):
        return fresh.attributions
    return fresh.events if isinstance(vouched, EventMention) else fresh.figures


def _words(finding: Finding) -> tuple[Span | None, ...]:
    """The words on which a finding stands."""
    if isinstance(finding, Attribution):
        return (finding.cue, *finding.content)
    return (finding.trigger,) if isinstance(finding, EventMention) else (finding.span,)


def _kept(fresh: Iterable[G], older: Iterable[G], wanted: set[str], instead: dict[str, str]) -> tuple[G, ...]:
    kept: list[G] = [*(f for f in fresh if f.id not in instead), *(f for f in older if f.id in wanted)]
    return tuple(sorted(kept, key=_place))


def _place(finding: Finding) -> int:
    return min((span.start for span in _words(finding) if span), default=0)


def _whole(said: Findings, instead: dict[str, str]) -> Findings:
    """References lead to what took a finding's place, and nowhere where nothing did."""
    sources, events = {a.id for a in said.attributions}, {e.id for e in said.events}

    def to(id_: str | None, known: set[str]) -> str | None:
        now = instead.get(id_, id_) if id_ is not None else None
        return now if now in known else None

    return replace(
        said,
        attributions=tuple(replace(a, within=to(a.within, sources)) for a in said.attributions),
        events=tuple(replace(e, by=to(e.by, sources)) for e in said.events),
        figures=tuple(replace(f, by=to(f.by, sources), event=to(f.event, events)) for f in said.figures),
    )
