"""The case format: what the reports say, alone and together, as one JSON file (its shape: case.schema.json)."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

import jsonschema

from twosource.errors import ExportError
from twosource.export.choice import chosen, report_names
from twosource.lexicon.plover import Plover
from twosource.model.finding import Attribution, Basis, EventMention, Figure, Findings, Party, Precision, When, Where
from twosource.model.record import FigureSet, Happening, Position, Proposition, Record, Ref, Relay
from twosource.model.text import Report, Span

Json = dict[str, Any]
Quote = Callable[[Span], Json]

NUMBERED = re.compile(r"(.*)#([0-9]+)")


def to_json(record: Record, story: str | None = None) -> str:
    """The record, or one story of it (id or number from 1), as the text of a case file with a line break at its end.

    Raises ExportError if there is no such story, or if the record does not satisfy the format.
    """
    case = to_case(chosen(record, story))
    check(case)
    try:
        return json.dumps(case, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    except ValueError as error:
        raise ExportError(f"case: a figure or bound is no finite number ({error}); please report this") from error


def to_case(record: Record) -> Json:
    """The whole record as the object that a case file holds, unchecked. Raises ExportError for a span outside."""
    names = report_names(record.reports)
    reports = {report.id: report for report in record.reports}
    findings = {f.report: f for f in record.findings}
    ordered = sorted(record.reports, key=lambda report: int(names[report.id][1:]))
    paths, plover = _paths(ordered), Plover.load()
    title = record.stories[0].title if len(record.stories) == 1 else f"{len(record.stories)} stories"
    return {
        "case": record.stories[0].id if len(record.stories) == 1 else "record",
        "title": title,
        "reports": [_report(r, names[r.id], paths[r.id], findings[r.id], plover) for r in ordered],
        "stories": [{"id": s.id, "title": s.title, "reports": [names[r] for r in s.reports]} for s in record.stories],
        "happenings": [_happening(h, names) for h in record.happenings],
        "figure_sets": [_figure_set(s, names) for s in record.figure_sets],
        "propositions": [_proposition(p, names, reports) for p in record.propositions],
        "copies": [[names[r] for r in c.reports] for c in record.copies],
        "relays": [_relay(r, names, reports) for r in record.relays],
        "skipped": [{"path": s.path, "stage": s.stage, "reason": s.reason} for s in record.skipped],
    }


def check(case: Json) -> None:
    """Raises ExportError, with the place in the file, if the case breaks its schema or refers to what is not there."""
    schema = json.loads(resources.files("twosource.export").joinpath("case.schema.json").read_text(encoding="utf-8"))
    faults = jsonschema.Draft202012Validator(schema).iter_errors(case)
    for fault in faults:
        deepest = jsonschema.exceptions.best_match([fault]) or fault
        raise ExportError(f"case: {_place(deepest.absolute_path)}: {deepest.message}; please report this")
    for place, reference in _dangling(case):
        raise ExportError(f"case: {place}: {reference!r} is not in the file; please report this")


def _place(path: Any) -> str:
    return "/".join(str(part) for part in path) or "the whole file"


def _dangling(case: Json) -> Iterator[tuple[str, str]]:
    """References that lead nowhere: where they stand, and what they say."""
    ids: dict[str, set[str]] = {}
    for kind in ("attributions", "events", "figures"):
        ids[kind] = {f"{r['id']}:{item['id']}" for r in case["reports"] for item in r[kind]}
    for place, kind, reference in _references(case):
        if reference not in ids[kind]:
            yield place, reference


def _references(case: Json) -> Iterator[tuple[str, str, str]]:
    """Each reference in the file: its place, the kind of what it names, and that as report:id."""
    for r, report in enumerate(case["reports"]):
        links = (("attributions", "within"), ("events", "by"), ("figures", "by"), ("figures", "event"))
        for kind, field in links:
            for n, item in enumerate(report[kind]):
                if item[field] is not None:
                    target = "events" if field == "event" else "attributions"
                    yield f"reports/{r}/{kind}/{n}/{field}", target, f"{report['id']}:{item[field]}"
    for kind, field, target in (("happenings", "mentions", "events"), ("figure_sets", "values", "figures")):
        for g, group in enumerate(case[kind]):
            for n, reference in enumerate(group[field]):
                yield f"{kind}/{g}/{field}/{n}", target, reference
    for p, proposition in enumerate(case["propositions"]):
        for n, position in enumerate(proposition["positions"]):
            if position["attribution"] is not None:
                place = f"propositions/{p}/positions/{n}/attribution"
                yield place, "attributions", f"{position['report']}:{position['attribution']}"


def _paths(reports: list[Report]) -> dict[str, str]:
    """A file name for each report: `feed#3.jsonl` for `feed.jsonl#3`; where two are the same, with their folders."""
    names = {report.id: _named(PurePosixPath(report.path).name) for report in reports}
    times = Counter(PurePosixPath(name).stem for name in names.values())
    return {
        r.id: names[r.id] if times[PurePosixPath(names[r.id]).stem] == 1 else _named(r.path.replace("/", "_"))
        for r in reports
    }


def _named(name: str) -> str:
    numbered = NUMBERED.fullmatch(name)
    if not numbered:
        return name
    file = PurePosixPath(numbered[1] or "record")
    return f"{file.stem}#{numbered[2]}{file.suffix}"


def _report(report: Report, name: str, path: str, findings: Findings, plover: Plover) -> Json:
    quote = _quoting(report)
    return {
        "id": name,
        "path": path,
        "locator": report.path,
        "outlet": report.outlet.name if report.outlet.stated else None,
        "published": report.published,
        "dateline": report.dateline.place if report.dateline else None,
        "title": report.title,
        "text": report.text,
        "attributions": [_attribution(a, quote) for a in findings.attributions],
        "events": [_event(e, quote, _passage(report.text, e.trigger), plover) for e in findings.events],
        "figures": [_figure(f, quote) for f in findings.figures],
        "places": [_place_named(w, quote) for w in findings.places],
    }


def _quoting(report: Report) -> Quote:
    def quote(span: Span) -> Json:
        text = report.text[span.start : span.end]
        if len(text) != span.end - span.start:
            raise ExportError(
                f"{report.path}: {span} lies outside the text of {len(report.text)} characters; please report this"
            )
        return {"start": span.start, "end": span.end, "text": text}

    return quote


def _maybe(span: Span | None, quote: Quote) -> Json | None:
    return quote(span) if span else None


def _attribution(a: Attribution, quote: Quote) -> Json:
    return {
        "id": a.id,
        "source": _maybe(a.source, quote),
        "source_name": a.source_name,
        "source_kind": a.source_kind.value,
        "cue": _maybe(a.cue, quote),
        "content": [quote(span) for span in a.content],
        "directness": a.directness.value,
        "act": a.act.value,
        "within": a.within,
        "told": _maybe(a.told, quote),
        "told_name": a.told_name,
        "polarity": a.polarity.value,
        "certainty": a.certainty.value,
    }


def _passage(text: str, span: Span) -> str:
    """The paragraph of the words, by which it is told what an event is about."""
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _event(e: EventMention, quote: Quote, passage: str, plover: Plover) -> Json:
    return {
        "id": e.id,
        "trigger": quote(e.trigger),
        "type": e.type.value,
        "mode": e.mode,
        "quad": plover.quad(e.type.value),
        "intensity": plover.intensity(e.type.value, e.mode),
        "contexts": list(plover.contexts(passage)),
        "actors": [_party(p, quote) for p in e.actors],
        "recipients": [_party(p, quote) for p in e.recipients],
        **_place_told(e.where, quote),
        "date": _date(e.when),
        "date_span": _maybe(e.when.span, quote) if e.when else None,
        "status": e.status.value,
        "by": e.by,
        "background": e.background,
        "mentions": [quote(span) for span in e.mentions],
    }


def _place_told(where: Where | None, quote: Quote) -> Json:
    """The place of an event or figure."""
    return {
        "place": _maybe(where.span, quote) if where else None,
        "place_name": where.name if where else None,
        "place_country": where.country if where else None,
        "place_point": _point(where, quote) if where else None,
    }


def _place_named(where: Where, quote: Quote) -> Json:
    """A place that the report names, whether anything happened there or not."""
    return {
        "span": quote(where.span),
        "name": where.name,
        "country": where.country,
        "point": _point(where, quote),
    }


def _point(where: Where, quote: Quote) -> Json | None:
    """Where on the map, how exact, and why this place; None where it is not known which is meant."""
    if where.precision is None or where.reason is None:
        return None
    return {
        "latitude": where.latitude,
        "longitude": where.longitude,
        "precision": where.precision.value,
        "site": where.site,
        "reason": where.reason.value,
        "within": _maybe(where.within, quote),
    }


def _party(party: Party, quote: Quote) -> Json:
    return {
        "span": _maybe(party.span, quote),
        "name": party.name,
        "country": party.country,
        "sector": party.sector.value,
    }


def _date(when: When | None) -> str | None:
    """The date as far as the report itself fixes it: one that was only assumed is not stated."""
    if when is None or when.basis is Basis.ASSUMED:
        return None
    if when.precision is Precision.MONTH:
        return when.start[:7]
    if when.precision is Precision.YEAR:
        return when.start[:4]
    return _interval(when.start, when.end)


def _interval(start: str | None, end: str | None) -> str | None:
    if start is None or end is None or start == end:
        return start or end
    return f"{start}/{end}"


def _figure(f: Figure, quote: Quote) -> Json:
    return {
        "id": f.id,
        "span": quote(f.span),
        "measure": f.measure.value,
        "low": _number(f.low),
        "high": _number(f.high),
        "qualifier": f.qualifier.value,
        "who": f.who,
        "event": f.event,
        "by": f.by,
        **_place_told(f.where, quote),
    }


def _number(value: float | None) -> float | None:
    """12, not 12.0, where a count is whole."""
    return int(value) if value is not None and float(value).is_integer() else value


def _ref(ref: Ref, names: Mapping[str, str]) -> str:
    return f"{names[ref.report]}:{ref.finding}"


def _happening(h: Happening, names: Mapping[str, str]) -> Json:
    return {
        "id": h.id,
        "story": h.story,
        "what": h.what,
        "type": h.type.value,
        "date": _interval(h.start, h.end),
        "place": h.place,
        "mentions": [_ref(ref, names) for ref in h.mentions],
        "origins": h.origins,
    }


def _figure_set(s: FigureSet, names: Mapping[str, str]) -> Json:
    return {
        "id": s.id,
        "happening": s.happening,
        "measure": s.measure.value,
        "who": s.who,
        "values": [_ref(ref, names) for ref in s.values],
        "relation": s.relation.value,
        "low": _number(s.low),
        "high": _number(s.high),
    }


def _proposition(p: Proposition, names: Mapping[str, str], reports: Mapping[str, Report]) -> Json:
    positions = [_position(q, names, reports) for q in p.positions]
    return {"id": p.id, "story": p.story, "text": p.text, "status": p.standing.value, "positions": positions}


def _position(q: Position, names: Mapping[str, str], reports: Mapping[str, Report]) -> Json:
    quote = _quoting(reports[q.report])
    return {
        "report": names[q.report],
        "attribution": q.attribution,
        "source_name": q.source_name,
        "stance": q.stance.value,
        "spans": [quote(span) for span in q.spans],
        "origin": names.get(q.origin, q.origin),
    }


def _relay(relay: Relay, names: Mapping[str, str], reports: Mapping[str, Report]) -> Json:
    span = _quoting(reports[relay.report])(relay.span)
    return {"report": names[relay.report], "origin": relay.origin, "span": span}
