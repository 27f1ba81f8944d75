"""What a record says over time as data for other programs: one JSON object, or the escalation as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from twosource.errors import ExportError
from twosource.export.choice import chosen, report_names
from twosource.export.lines import plain
from twosource.export.pairs import Pair, by_pair, deadliest
from twosource.model.record import (
    ActorDay,
    ChainLink,
    FigureView,
    Happening,
    Proposition,
    Record,
    Story,
    TieWords,
    Turn,
)
from twosource.model.text import Report, Span

Json = dict[str, Any]

COLUMNS = (
    *("story", "actor", "recipient", "day", "hostile", "cooperative"),
    *("mean", "lowest", "highest", "killed", "happenings"),
)


def time_json(record: Record, story: str | None = None) -> str:
    """Timeline, chains, escalation and figures by convention of each story, as JSON with a line break at its end.

    Spans are code points of the report's text, with their words. Raises ExportError if there is no such story.
    """
    part = chosen(record, story)
    shown = {"stories": [_story(part, s) for s in part.stories]}
    try:
        return json.dumps(shown, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    except ValueError as error:
        raise ExportError(f"time: a number is not finite ({error}); please report this") from error


def escalation_csv(record: Record, story: str | None = None) -> str:
    """One row for each pair of actors and day; without actors, the day of the story. Not stated is empty.

    Raises ExportError if there is no such story.
    """
    part = chosen(record, story)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for d in part.actor_days:
        counts = (d.hostile, d.cooperative, d.mean, d.lowest, d.highest, d.killed)
        pair = (plain(d.actor or ""), plain(d.recipient or ""))
        rows.writerow((d.story, *pair, plain(d.day), *counts, " ".join(d.acts)))
    return out.getvalue()


def _story(record: Record, story: Story) -> Json:
    names, reports = report_names(record.reports), {r.id: r for r in record.reports}
    happenings = [h for h in record.happenings if h.story == story.id]
    propositions = {p.id: p for p in record.propositions if p.story == story.id}
    inside = {h.id for h in happenings}
    sets = {s.id: s.happening for s in record.figure_sets if s.happening in inside}
    dated = sorted((h for h in happenings if h.start), key=lambda h: (h.start or "", h.end or ""))
    days = [d for d in record.actor_days if d.story == story.id]
    turns = [t for t in record.turns if t.proposition in propositions]
    return {
        "id": story.id,
        "title": story.title,
        "happenings": [_happening(h) for h in dated],
        "positions": [_turn(t, propositions[t.proposition], names, reports) for t in turns],
        "chains": [_chain(c, names, reports) for c in record.chains if c.story == story.id],
        "escalation": [_day(d) for d in days],
        "pairs": [_pair(pair, found) for pair, found in by_pair(days).items()],
        "figures": [_figures(v, sets[v.figure_set]) for v in record.figure_views if v.figure_set in sets],
    }


def _happening(h: Happening) -> Json:
    return {"id": h.id, "from": h.start, "to": h.end, "what": h.what, "type": h.type.value, "place": h.place}


def _turn(turn: Turn, proposition: Proposition, names: Mapping[str, str], reports: Mapping[str, Report]) -> Json:
    position = proposition.positions[turn.position]
    return {
        "day": turn.day,
        "change": turn.change.value,
        "proposition": proposition.id,
        "text": proposition.text,
        "stance": position.stance.value,
        "source": None if position.attribution is None else position.source_name,
        "report": names[position.report],
        "words": [_quote(reports[position.report], span) for span in position.spans],
    }


def _chain(link: ChainLink, names: Mapping[str, str], reports: Mapping[str, Report]) -> Json:
    def words(w: TieWords) -> Json:
        return {"report": names[w.report], "by": w.told_by, "cue": _quote(reports[w.report], w.cue)}

    return {
        "tie": link.tie.value,
        "earlier": link.earlier,
        "later": link.later,
        "words": [words(w) for w in link.words],
    }


def _quote(report: Report, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": report.text[span.start : span.end]}


def _day(d: ActorDay) -> Json:
    return {
        "actor": d.actor,
        "recipient": d.recipient,
        "day": d.day,
        "hostile": d.hostile,
        "cooperative": d.cooperative,
        "mean": d.mean,
        "lowest": d.lowest,
        "highest": d.highest,
        "killed": d.killed,
        "happenings": list(d.acts),
    }


def _pair(pair: Pair, days: Sequence[ActorDay]) -> Json:
    worst = deadliest(days)
    return {
        "actors": list(pair),
        "hostile": sum(d.hostile for d in days),
        "cooperative": sum(d.cooperative for d in days),
        "lowest": min(d.lowest for d in days),
        "highest": max(d.highest for d in days),
        "deadliest": {"day": worst[0], "killed": worst[1]} if worst else None,
    }


def _figures(view: FigureView, happening: str) -> Json:
    return {
        "happening": happening,
        "figure_set": view.figure_set,
        "convention": view.convention.value,
        "low": view.low,
        "best": view.best,
        "high": view.high,
        "written": view.written,
        "rule": view.rule,
    }
