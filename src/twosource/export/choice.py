"""Which part of a record is exported, and the short names that its reports have there."""

from __future__ import annotations

import re
from dataclasses import replace

from twosource.errors import ExportError
from twosource.model.record import Record, Story
from twosource.model.text import Report


def chosen(record: Record, story: str | None) -> Record:
    """The record with one story alone, given by its id or its number from 1; the whole of it for None.

    Raises ExportError if there is no such story.
    """
    if story is None:
        return record
    by_name = {str(n): s for n, s in enumerate(record.stories, start=1)} | {s.id: s for s in record.stories}
    if story not in by_name:
        known = f"stories 1 to {len(record.stories)}" if record.stories else "no stories"
        raise ExportError(
            f"there is no story {story!r}: the record has {known}; give a number or an id from `twosource show`"
        )
    return _only(record, by_name[story])


def _only(record: Record, story: Story) -> Record:
    kept = set(story.reports)
    happenings = tuple(h for h in record.happenings if h.story == story.id)
    inside = {h.id for h in happenings}
    figure_sets = tuple(s for s in record.figure_sets if s.happening in inside)
    counted = {s.id for s in figure_sets}
    propositions = tuple(p for p in record.propositions if p.story == story.id)
    claimed = {p.id for p in propositions}
    copies = (replace(c, reports=tuple(r for r in c.reports if r in kept)) for c in record.copies)
    return replace(
        record,
        reports=tuple(r for r in record.reports if r.id in kept),
        findings=tuple(f for f in record.findings if f.report in kept),
        copies=tuple(c for c in copies if len(c.reports) > 1),
        relays=tuple(r for r in record.relays if r.report in kept),
        stories=(story,),
        happenings=happenings,
        figure_sets=figure_sets,
        propositions=propositions,
        chains=tuple(c for c in record.chains if c.story == story.id),
        turns=tuple(t for t in record.turns if t.proposition in claimed),
        actor_days=tuple(d for d in record.actor_days if d.story == story.id),
        figure_views=tuple(v for v in record.figure_views if v.figure_set in counted),
    )


def report_names(reports: tuple[Report, ...]) -> dict[str, str]:
    """r1 ... rn for each report id, in order of locator, numbers in it read as numbers (r2.txt before r10.txt)."""
    ordered = sorted(reports, key=lambda report: (_natural(report.path), report.id))
    return {report.id: f"r{n}" for n, report in enumerate(ordered, start=1)}


def _natural(path: str) -> tuple[tuple[int, int, str], ...]:
    parts = re.split(r"([0-9]+)", path)
    return tuple((1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts)
