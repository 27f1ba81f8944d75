"""Findings as a person's decisions leave them: rejected ones gone, corrected ones changed, references still whole."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from twosource.errors import DecisionError
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
from twosource.model.record import Review, Ruling

Finding = Attribution | EventMention | Figure
F = TypeVar("F", Attribution, EventMention, Figure)

FIELDS: Mapping[type[Finding], tuple[str, ...]] = {
    Attribution: ("source_name", "source_kind", "act", "polarity", "certainty", "directness"),
    EventMention: ("type", "mode", "status", "background", "date", "place", "actors", "recipients"),
    Figure: ("measure", "low", "high", "qualifier", "who"),
}
"""What a person may correct of each kind of finding."""

_LABELS = {
    "source_kind": SourceKind,
    "act": Act,
    "polarity": Polarity,
    "certainty": Certainty,
    "directness": Directness,
    "type": EventType,
    "status": Status,
    "measure": Measure,
    "qualifier": Qualifier,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one finding after all its reviews: whether it is out, whether it was vouched for, its changes."""

    rejected: bool
    accepted: bool
    changes: tuple[tuple[str, str], ...]


def standing(reviews: Iterable[Review]) -> Standing:
    """The reviews of one finding, in the order in which they were made, as what holds: the later outranks the earlier.

    `accept` and `reject` set earlier corrections aside; `unsure` sets all aside.
    """
    last, changes = Ruling.UNSURE, dict[str, str]()
    for review in reviews:
        last = review.ruling
        if last is Ruling.CORRECT and review.field is not None:
            changes[review.field] = review.value or ""
        else:
            changes = {}
    return Standing(last is Ruling.REJECT, last in {Ruling.ACCEPT, Ruling.CORRECT}, tuple(sorted(changes.items())))


def standings(reviews: Iterable[Review]) -> dict[str, dict[str, Standing]]:
    """What holds for each reviewed finding of each report."""
    made: dict[str, dict[str, list[Review]]] = defaultdict(lambda: defaultdict(list))
    for review in reviews:
        made[review.report][review.finding].append(review)
    return {report: {f: standing(found) for f, found in by.items()} for report, by in made.items()}


def reviewed(findings: Iterable[Findings], reviews: Iterable[Review]) -> tuple[Findings, ...]:
    """The findings of each report as the reviews leave them. A review of what is not there changes nothing."""
    held = standings(reviews)
    return tuple(_reviewed(said, held[said.report]) if said.report in held else said for said in findings)


def _reviewed(said: Findings, held: Mapping[str, Standing]) -> Findings:
    out = {finding for finding, s in held.items() if s.rejected}
    within = {a.id: a.within for a in said.attributions}

    def inside(id_: str | None) -> str | None:
        """The attribution itself, or the nearest one around it that is not out."""
        while id_ is not None and id_ in out:
            id_ = within.get(id_)
        return id_

    attributions = (replace(a, within=inside(a.within)) for a in said.attributions if a.id not in out)
    events = (replace(e, by=inside(e.by)) for e in said.events if e.id not in out)
    figures = (
        replace(f, by=inside(f.by), event=None if f.event in out else f.event) for f in said.figures if f.id not in out
    )
    return replace(
        said,
        attributions=tuple(_changed(a, held) for a in attributions),
        events=tuple(_changed(e, held) for e in events),
        figures=tuple(_changed(f, held) for f in figures),
    )


def _changed(finding: F, held: Mapping[str, Standing]) -> F:
    changes = held[finding.id].changes if finding.id in held else ()
    changed: Any = finding
    for field, value in changes:
        changed = corrected(changed, field, value)
    return cast("F", changed)


def corrected(finding: Finding, field: str, value: str) -> Finding:
    """The finding with one field as a person has it; "" is not stated. Raises DecisionError."""
    known = FIELDS[type(finding)]
    if field not in known:
        raise DecisionError(f"{finding.id}: has no field {field!r} to correct; it has {', '.join(known)}")
    return replace(finding, **_values(finding, field, value.strip()))


def _values(finding: Finding, field: str, value: str) -> dict[str, Any]:
    if field in _LABELS:
        labels = _LABELS[field]
        wanted = value.upper() if labels is EventType else value.lower()
        if wanted not in {label.value for label in labels}:
            raise DecisionError(f"{field}={value!r}: give one of {', '.join(label.value for label in labels)}")
        return {field: labels(wanted)}
    if field in {"low", "high"}:
        return {field: _number(field, value)}
    if field == "background":
        return {field: _truth(value)}
    if isinstance(finding, EventMention) and field in {"date", "place", "actors", "recipients"}:
        return _of_event(finding, field, value)
    return {field: value if field == "who" else value or None}


def _of_event(event: EventMention, field: str, value: str) -> dict[str, Any]:
    if field == "date":
        return {"when": _when(event, value) if value else None}
    if field == "place":
        span = event.where.span if event.where else event.trigger
        return {"where": Where(span, value, None) if value else None}
    known = {p.name: p for p in (*event.actors, *event.recipients)}
    names = [name.strip() for name in value.split(";") if name.strip()]
    return {field: tuple(known.get(name) or Party(None, name, None, Sector.UNK) for name in names)}


def _when(event: EventMention, value: str) -> When:
    """A day or two with a slash between them: 2031-03-04/2031-03-06."""
    start, _, end = value.partition("/")
    try:
        days = date.fromisoformat(start), date.fromisoformat(end or start)
    except ValueError as error:
        raise DecisionError(f"date={value!r}: give a day as 2031-03-04, or two as 2031-03-04/2031-03-06") from error
    precision = Precision.DAY if days[0] == days[1] else Precision.RANGE
    span = event.when.span if event.when else None
    return When(days[0].isoformat(), days[1].isoformat(), precision, Basis.STATED, span)


def _number(field: str, value: str) -> float | None:
    try:
        number = float(value.replace(",", "")) if value else None
    except ValueError:
        number = math.nan
    if number is not None and not math.isfinite(number):
        raise DecisionError(f"{field}={value!r}: give a number, or nothing for an open side")
    return number


def _truth(value: str) -> bool:
    if value.lower() not in {"yes", "no"}:
        raise DecisionError(f"background={value!r}: give yes or no")
    return value.lower() == "yes"
