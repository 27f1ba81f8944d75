"""What can be wrong with an annotated story: labels, spans, references between findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from twosource.model.finding import Act, Directness, EventType, Measure, Qualifier, Sector, SourceKind, Status
from twosource.model.record import Relation, Stance, Standing

LABELS = {
    "act": frozenset(Act),
    "directness": frozenset(Directness),
    "source_kind": frozenset(SourceKind),
    "type": frozenset(EventType),
    "measure": frozenset(Measure),
    "qualifier": frozenset(Qualifier),
    "sector": frozenset(Sector),
    "relation": frozenset(Relation),
    "stance": frozenset(Stance),
}
KINDS = ("attributions", "events", "figures")


def faults_of(kept: dict[str, Any], texts: dict[str, str | None]) -> list[str]:
    """Every fault of a kept story, in words; `texts` are the reports' texts where they are at hand."""
    found = [f for report in kept["reports"] for f in _report_faults(report, texts.get(report["id"]))]
    return found + list(_joined_faults(kept))


def _report_faults(report: dict[str, Any], text: str | None) -> Iterator[str]:
    ids = {kind: {x["id"] for x in report[kind]} for kind in KINDS}
    for kind in KINDS:
        if len(ids[kind]) != len(report[kind]):
            yield f"{report['id']}: two {kind} have one id"
        for item in report[kind]:
            where = f"{report['id']}:{item['id']}"
            yield from (f"{where}: {fault}" for fault in _label_faults(item, "status", frozenset(Status)))
            yield from (f"{where}: {fault}" for fault in _span_faults(item, report["length"], text))
            yield from (f"{where}: {fault}" for fault in _reference_faults(item, ids))


def _label_faults(item: dict[str, Any], status_key: str, statuses: frozenset[str]) -> Iterator[str]:
    for key, allowed in {**LABELS, status_key: statuses}.items():
        if key in item and item[key] not in allowed:
            yield f"{key} {item[key]!r} is no label"
    for side in ("actors", "recipients"):
        for party in item.get(side, []):
            yield from _label_faults(party, status_key, statuses)


def _spans(item: dict[str, Any]) -> Iterator[list[int]]:
    for key in ("source", "cue", "trigger", "span", "place"):
        if item.get(key) is not None:
            yield item[key]
    yield from item.get("content", [])
    for side in ("actors", "recipients"):
        yield from (party["span"] for party in item.get(side, []) if party.get("span") is not None)


def _span_faults(item: dict[str, Any], length: int, text: str | None) -> Iterator[str]:
    for start, end in _spans(item):
        if not 0 <= start < end <= length:
            yield f"span {start}-{end} is not within 0-{length}"
        elif text is not None and text[start:end] != text[start:end].strip():
            yield f"span {start}-{end} begins or ends with white space"
        elif text is not None and "\n\n" in text[start:end]:
            yield f"span {start}-{end} crosses a blank line"


def _reference_faults(item: dict[str, Any], ids: dict[str, set[str]]) -> Iterator[str]:
    for key, kind in (("within", "attributions"), ("by", "attributions"), ("event", "events")):
        if item.get(key) is not None and item[key] not in ids[kind]:
            yield f"{key} {item[key]} is unknown"
    low, high = item.get("low"), item.get("high")
    if low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}"


def _joined_faults(kept: dict[str, Any]) -> Iterator[str]:
    known = {f"{r['id']}:{x['id']}" for r in kept["reports"] for kind in KINDS for x in r[kind]}
    reports = {r["id"] for r in kept["reports"]}
    happenings = {h["id"] for h in kept["happenings"]}
    for happening in kept["happenings"]:
        yield from (f"{happening['id']}: {m} is unknown" for m in happening["mentions"] if m not in known)
    for figures in kept["figure_sets"]:
        yield from (f"{figures['id']}: {v} is unknown" for v in figures["values"] if v not in known)
        yield from _label_faults(figures, "_", frozenset())
        if figures["happening"] not in happenings:
            yield f"{figures['id']}: happening {figures['happening']} is unknown"
    for proposition in kept["propositions"]:
        yield from (f"{proposition['id']}: {f}" for f in _proposition_faults(proposition, known, reports))
    named = [r for group in kept["copies"] for r in group] + [relay["report"] for relay in kept["relays"]]
    yield from (f"copies or relays: report {r} is unknown" for r in named if r not in reports)


def _proposition_faults(proposition: dict[str, Any], known: set[str], reports: set[str]) -> Iterator[str]:
    yield from _label_faults(proposition, "status", frozenset(Standing))
    for position in proposition["positions"]:
        yield from _label_faults(position, "_", frozenset())
        if position["report"] not in reports:
            yield f"report {position['report']} is unknown"
        if position.get("attribution") and f"{position['report']}:{position['attribution']}" not in known:
            yield f"{position['report']}:{position['attribution']} is unknown"
