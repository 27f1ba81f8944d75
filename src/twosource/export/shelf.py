"""A record with everything in it found by its id, and its reports and passages ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from twosource.export.choice import report_names
from twosource.export.passage import Passages
from twosource.export.view import AttributionLine, RecordView, ReportLine, Saying
from twosource.export.wording import Wording, day
from twosource.model.finding import Attribution, Directness, EventMention, Figure, Findings
from twosource.model.record import FigureSet, FigureView, Happening, Position, Record, Ref
from twosource.model.text import Report, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Reports, findings and report lines of a record by id."""

    record: Record
    wording: Wording
    reports: Mapping[str, Report]
    lines: Mapping[str, ReportLine]
    findings: Mapping[str, Findings]
    attributions: Mapping[Ref, Attribution]
    events: Mapping[Ref, EventMention]
    figures: Mapping[Ref, Figure]
    figure_sets: Mapping[str, tuple[FigureSet, ...]]
    figure_views: Mapping[str, tuple[FigureView, ...]]
    happenings: Mapping[str, Happening]
    passages: Passages

    @classmethod
    def of(cls, record: Record, wording: Wording) -> Shelf:
        """Index a record."""
        names = report_names(record.reports)
        return cls(
            record=record,
            wording=wording,
            reports={r.id: r for r in record.reports},
            lines={r.id: _line(r, names[r.id]) for r in record.reports},
            findings={f.report: f for f in record.findings},
            attributions={Ref(a.report, a.id): a for f in record.findings for a in f.attributions},
            events={Ref(e.report, e.id): e for f in record.findings for e in f.events},
            figures={Ref(g.report, g.id): g for f in record.findings for g in f.figures},
            figure_sets=_grouped((f.happening, f) for f in record.figure_sets),
            figure_views=_grouped((v.figure_set, v) for v in record.figure_views),
            happenings={h.id: h for h in record.happenings},
            passages=Passages(wording.abbreviations),
        )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _line(report: Report, name: str) -> ReportLine:
    file = report.path.rpartition("/")[2]
    return ReportLine(
        name=name,
        outlet=report.outlet.name if report.outlet.stated else file,
        stated=report.outlet.stated,
        title=report.title,
        published=day(report.published),
        dated=report.published is not None,
        path=report.path,
    )


def saying(shelf: Shelf, report: str, spans: Iterable[Span]) -> Saying:
    """A place in a report with its sentence."""
    return Saying(shelf.lines[report], shelf.passages(shelf.reports[report], spans))


def speaker(shelf: Shelf, report: str, attribution: str | None) -> str | None:
    """Who says it: a name, "a source that is not named", or None for the outlet itself."""
    if attribution is None:
        return None
    return shelf.attributions[Ref(report, attribution)].source_name or "a source that is not named"


def who_says(shelf: Shelf, q: Position) -> str:
    """Whose position it is: a name, or the outlet that speaks for itself."""
    if q.attribution is None:
        return shelf.lines[q.report].outlet
    return q.source_name or speaker(shelf, q.report, q.attribution) or ""


def attribution_lines(shelf: Shelf, report: str) -> tuple[AttributionLine, ...]:
    """Who says what in a report, in order of the text."""
    return tuple(_attribution_line(shelf, a) for a in shelf.findings[report].attributions)


def _attribution_line(shelf: Shelf, a: Attribution) -> AttributionLine:
    return AttributionLine(
        who=a.source_name,
        kind=shelf.wording.kind[a.source_kind],
        act=a.act,
        act_words=shelf.wording.act[a.act],
        quoted=a.directness is not Directness.INDIRECT,
        told=a.told_name,
        within=speaker(shelf, a.report, a.within),
        saying=saying(shelf, a.report, a.content or tuple(span for span in (a.cue, a.source) if span)),
    )


def record_view(record: Record) -> RecordView:
    """The record in figures."""
    stated = [r.outlet.name for r in record.reports if r.outlet.stated]
    return RecordView(
        reports=len(record.reports),
        texts=texts(record, {r.id for r in record.reports}),
        outlets=len(set(stated)),
        unstated=len(record.reports) - len(stated),
        stories=len(record.stories),
        skipped=record.skipped,
    )


def texts(record: Record, reports: set[str]) -> int:
    """How many texts of different origin the reports have: a group of copies counts once."""
    repeated = sum(max(0, len(reports.intersection(group.reports)) - 1) for group in record.copies)
    return len(reports) - repeated
