"""Event types and parties on PLV, single sentences with PLOVER's types: a set to measure on, never to tune on.

Measured on the records grouped by sentence, with RETREAT and CONCEDE as one (PLV's older YIELD). `OTHER` is left out:
PLV has none. PLV gives one pair of parties for each event, so ours are the first of each side; for a pronoun its name.
It names a target for every event: where nobody undergoes ours, the first party told behind the event's words who does
not do it, else the last before them.
What we keep as an attribution PLOVER codes as an event: a charge is ACCUSE, a demand REQUEST. It stands in place of
the events of its content, as a governing event stands in place of those below it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bench.events.sides import Sides
from bench.gate import fingerprint
from bench.single import Record, as_report, records
from bench.spans import meet
from bench.task import Figures, Request, run_scorer
from twosource.model.finding import Act, Attribution, EventMention, EventType, Findings, Party, Status
from twosource.model.text import Report, Span
from twosource.pipeline import Coder

SPOKEN = {
    Act.ACCUSE: EventType.ACCUSE,
    Act.CONDEMN: EventType.ACCUSE,
    Act.PRAISE: EventType.SUPPORT,
    Act.DEMAND: EventType.REQUEST,
    Act.THREATEN: EventType.THREATEN,
    Act.PROMISE: EventType.AGREE,
}
# PLOVER's manual: what is only planned of these is AGREE, an announced RETREAT is CONCEDE; ours tells it by status.
AGREED = frozenset({EventType.CONSULT, EventType.SUPPORT, EventType.COOPERATE, EventType.AID})
# And what is not done of these, where a sentence tells it ("did not agree to talks"), is REJECT.
REFUSED = AGREED | {EventType.AGREE, EventType.CONCEDE}
# Steps of the law are OTHER in our guideline; PLOVER's manual has modes for them.
LAW = {
    EventType.ACCUSE: frozenset({"investigate", "investigation", "probe", "inquiry", "enquiry", "inquire"}),
    EventType.SANCTION: frozenset({"convict", "conviction", "sentence"}),
}
# Two who do a thing together are two actors of ours; PLOVER's pairs have the second on the other side.
MUTUAL = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
SCORES = {"type": "type", "type_set": "type_set", "type_src_tgt": "type+actor+recipient", "detect": "detect"}


def gold_file(request: Request) -> Path:
    """PLV's training part, a line for each sentence."""
    return request.file or request.need("events", "plv_train_sent.jsonl")


def run(request: Request) -> Figures:
    """F1 in per cent: event or none, type, type with both parties by their words."""
    gold, coder = gold_file(request), Coder.load()
    predicted = request.predictions / "events.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(prediction(coder, record)) + "\n" for record in records(gold))
    scores = request.predictions / "events.scores.json"
    options = ("--merge-yield", "--actors", "text", "--json", str(scores))
    run_scorer(request.scorer("events", "evaluate.py"), str(gold), str(predicted), *options)
    measured = json.loads(scores.read_text(encoding="utf-8"))["scores"]
    return {f"{ours}.f1": 100 * measured[theirs]["f1"] for theirs, ours in SCORES.items()}


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the gold."""
    return fingerprint([gold_file(request)])


def prediction(coder: Coder, record: Record) -> Record:
    """The events of a record's sentence in the scorer's shape, those that no other event governs."""
    report = as_report(record["id"], record["text"])
    analysis = coder.analysed(report)
    found = coder.extractor(report, analysis)
    sides = Sides.of(coder, analysis, found)
    spoken = [a for a in found.attributions if a.act in SPOKEN and a.source and a.cue]
    within = {a.id for a in spoken}
    rows = {
        e.trigger: _row(report, e, sides)
        for e in found.events
        if _type(e) is not EventType.OTHER and e.by not in within
    } | {a.cue: _spoken_row(report, found, a, sides) for a in spoken if a.cue}
    governing = [span for span in rows if not sides.governed(span, rows.keys() - {span})]
    return {"id": record["id"], "events": [rows[span] for span in governing]}


def _spoken_row(report: Report, found: Findings, said: Attribution, sides: Sides) -> Record:
    """An attribution as an event: to whom it was said, or whom its content speaks of first."""
    first = (m.span for m in found.mentions for piece in said.content if meet(m.span, piece))
    target = said.told or next(first, None)
    if target is None and said.cue and said.source:
        target = sides.target(said.cue, (said.source,))
    return {
        "plover": SPOKEN[said.act].value,
        "source_text": _words(report, said.source),
        "target_text": _words(report, target),
    }


def _type(event: EventMention) -> EventType:
    """The type by PLOVER's manual, where our guideline tells by the status what PLOVER tells by the type."""
    if event.type is EventType.OTHER:
        return next((kind for kind, words in LAW.items() if words & set(event.lemma.split())), EventType.OTHER)
    if event.status is Status.NEGATED and event.type in REFUSED:
        return EventType.REJECT
    if event.status is Status.PLANNED and event.type in AGREED:
        return EventType.AGREE
    planned_retreat = event.status is Status.PLANNED and event.type is EventType.RETREAT
    return EventType.CONCEDE if planned_retreat else event.type


def _row(report: Report, event: EventMention, sides: Sides) -> Record:
    other_side = event.recipients
    if not other_side and event.type in MUTUAL:
        other_side = event.actors[1:]
    target = _texts(report, other_side)
    return {
        "plover": _type(event).value,
        "source_text": _texts(report, event.actors),
        "target_text": target
        or _words(report, sides.target(event.trigger, [p.span for p in event.actors if p.span is not None])),
    }


def _words(report: Report, span: Span | None) -> str:
    return report.text[span.start : span.end].replace(";", ",") if span is not None else ""


def _texts(report: Report, parties: Sequence[Party]) -> str:
    """The words of the first party, as PLV gives one pair for each event; a pronoun's name in its place."""
    for party in parties[:1]:
        text = report.text[party.span.start : party.span.end] if party.span else party.name
        return (party.name if text.islower() and " " not in text else text).replace(";", ",")
    return ""
