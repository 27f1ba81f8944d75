"""What a story's annotations say, as findings: joining alone is measured and taught on them.

Gold findings part errors of joining from errors of reading: what is joined wrongly though every mention was found.
"""

from __future__ import annotations

from calendar import monthrange
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
from twosource.model.text import Report, Span

# One report of a case is JSON as the case format has it.
Annotated = dict[str, Any]

_OPEN = frozenset({Act.DOUBT, Act.ASK, Act.DECLINE, Act.DEMAND})
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}


def gold_findings(report: Report, annotated: Annotated) -> Findings:
    """The findings of a report as its annotations have them; ids are those of the annotations."""
    return Findings(
        report.id,
        tuple(_attribution(report, a) for a in annotated["attributions"]),
        tuple(sorted((_event(report, e) for e in annotated["events"]), key=lambda e: (e.trigger, e.id))),
        tuple(sorted((_figure(report, f) for f in annotated["figures"]), key=lambda f: (f.span, f.id))),
        (),
        (),
    )


def when(date: str | None) -> When | None:
    """An annotated date: a day, a month, a year or two of them; None for what is none of these."""
    if not date:
        return None
    parts = date.split("/")
    if any(len(p) not in _PRECISIONS or not p.replace("-", "").isdigit() for p in parts):
        return None
    precision = Precision.RANGE if len(parts) > 1 else _PRECISIONS[len(date)]
    return When(_day(parts[0], first=True), _day(parts[-1], first=False), precision, Basis.STATED, None)


def _day(date: str, *, first: bool) -> str:
    year, month, day = (*date.split("-"), "", "")[:3]
    month = month or ("01" if first else "12")
    day = day or ("01" if first else f"{monthrange(int(year), int(month))[1]:02d}")
    return f"{year}-{month}-{day}"


def _span(quoted: Annotated | None) -> Span | None:
    return Span(quoted["start"], quoted["end"]) if quoted else None


def _sure(quoted: Annotated) -> Span:
    return Span(quoted["start"], quoted["end"])


def _attribution(report: Report, a: Annotated) -> Attribution:
    """Polarity and certainty are not annotated: they are what the act mostly tells of them."""
    act = Act(a["act"])
    polarity = Polarity.DOES_NOT_HOLD if act is Act.DENY else Polarity.OPEN if act in _OPEN else Polarity.HOLDS
    return Attribution(
        a["id"],
        report.id,
        _span(a["source"]),
        a["source_name"],
        SourceKind(a["source_kind"]),
        _span(a["cue"]),
        tuple(_sure(c) for c in a["content"]),
        Directness(a["directness"]),
        act,
        a.get("within"),
        polarity=polarity,
        certainty=Certainty.POSSIBLE if polarity is Polarity.OPEN else Certainty.CERTAIN,
    )


def _party(p: Annotated) -> Party:
    return Party(_span(p.get("span")), p["name"], p.get("country"), Sector(p.get("sector") or "UNK"))


def _event(report: Report, e: Annotated) -> EventMention:
    trigger, place = _sure(e["trigger"]), _span(e.get("place"))
    return EventMention(
        e["id"],
        report.id,
        trigger,
        report.text[trigger.start : trigger.end].lower(),
        EventType(e["type"]),
        e.get("mode"),
        tuple(_party(p) for p in e.get("actors", [])),
        tuple(_party(p) for p in e.get("recipients", [])),
        Where(place, report.text[place.start : place.end], None) if place else None,
        when(e.get("date")),
        Status(e["status"]),
        e.get("by"),
    )


def _figure(report: Report, f: Annotated) -> Figure:
    return Figure(
        f["id"],
        report.id,
        _sure(f["span"]),
        Measure(f["measure"]),
        f["low"],
        f["high"],
        Qualifier(f["qualifier"]),
        f.get("who") or "",
        f.get("event"),
        f.get("by"),
    )
