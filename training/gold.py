"""Annotations as findings, so that what works on findings can be learned and measured apart from what makes them."""

from __future__ import annotations

import re
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
from twosource.model.text import Span

Json = dict[str, Any]

_OPEN = frozenset({Act.DOUBT, Act.ASK, Act.DECLINE, Act.DEMAND})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def gold_findings(annotated: Json, report: str) -> Findings:
    """What an annotated report of a case says, as findings of the report with that id."""
    return Findings(
        report,
        tuple(_attribution(a, report) for a in annotated["attributions"]),
        tuple(sorted((_event(e, report) for e in annotated["events"]), key=lambda e: (e.trigger, e.id))),
        tuple(sorted((_figure(f, report) for f in annotated["figures"]), key=lambda f: (f.span, f.id))),
        (),
        (),
    )


def _span(words: Json | None) -> Span | None:
    return Span(words["start"], words["end"]) if words else None


def _surely(words: Json) -> Span:
    return Span(words["start"], words["end"])


def _attribution(a: Json, report: str) -> Attribution:
    act = Act(a["act"])
    polarity = Polarity.DOES_NOT_HOLD if act is Act.DENY else Polarity.OPEN if act in _OPEN else Polarity.HOLDS
    return Attribution(
        id=a["id"],
        report=report,
        source=_span(a["source"]),
        source_name=a["source_name"],
        source_kind=SourceKind(a["source_kind"]),
        cue=_span(a["cue"]),
        content=tuple(_surely(c) for c in a["content"]),
        directness=Directness(a["directness"]),
        act=act,
        within=a["within"],
        polarity=polarity,
        certainty=Certainty.POSSIBLE if polarity is Polarity.OPEN else Certainty.CERTAIN,
    )


def _event(e: Json, report: str) -> EventMention:
    place = _span(e.get("place"))
    return EventMention(
        id=e["id"],
        report=report,
        trigger=_surely(e["trigger"]),
        lemma=e["trigger"]["text"].lower(),
        type=EventType(e["type"]),
        mode=e.get("mode"),
        actors=tuple(_party(p) for p in e.get("actors", ())),
        recipients=tuple(_party(p) for p in e.get("recipients", ())),
        where=Where(place, e["place"]["text"], None) if place else None,
        when=_when(e.get("date")),
        status=Status(e["status"]),
        by=e.get("by"),
    )


def _party(p: Json) -> Party:
    return Party(_span(p.get("span")), p["name"] or "", p.get("country"), Sector(p.get("sector") or "UNK"))


def _when(date: str | None) -> When | None:
    """A stated date; a range only where both its ends are days."""
    if not date:
        return None
    first, _, last = date.partition("/")
    if last:
        days = _DAY.fullmatch(first) and _DAY.fullmatch(last)
        return When(first, last, Precision.RANGE, Basis.STATED, None) if days else None
    start, end = (first + "-01-01"[len(first) - 4 :], first + "-12-28"[len(first) - 4 :])
    return When(start, end, _PRECISION[len(first)], Basis.STATED, None) if len(first) in _PRECISION else None


def _figure(f: Json, report: str) -> Figure:
    return Figure(
        id=f["id"],
        report=report,
        span=_surely(f["span"]),
        measure=Measure(f["measure"]),
        low=f["low"],
        high=f["high"],
        qualifier=Qualifier(f["qualifier"]),
        who=f["who"] or "",
        event=f.get("event"),
        by=f.get("by"),
    )
