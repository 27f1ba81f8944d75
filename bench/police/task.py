"""False alarms on sentences of Indian news about riots: police violence or arrests found where the police does nothing.

A set to measure on, never to tune on. Its labels tell for each sentence what the police did, if anything.
"""

from __future__ import annotations

from pathlib import Path

from bench.gate import fingerprint
from bench.single import Record, as_report, records
from bench.task import Figures, Request
from twosource.model.finding import EventType, Sector
from twosource.pipeline import Coder

BY_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})


def gold_file(request: Request) -> Path:
    """The sentences with their labels."""
    return request.file or request.need("events", "india_police_dev.jsonl")


def run(request: Request) -> Figures:
    """Per cent of the sentences without label that get an event of police force; and of those with one that do."""
    coder = Coder.load()
    without: list[bool] = []
    acting: list[bool] = []
    for record in records(gold_file(request)):
        (acting if record["labels"] else without).append(has_police_force(coder, record))
    return {"false_alarms": _share(without), "found": _share(acting), "sentences": float(len(without) + len(acting))}


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the sentences."""
    return fingerprint([gold_file(request)])


def has_police_force(coder: Coder, record: Record) -> bool:
    """Whether the police attacks, coerces or arrests somebody in the sentence, whatever its status."""
    events = coder(as_report(record["id"], record["text"])).events
    return any(e.type in BY_FORCE and any(a.sector is Sector.COP for a in e.actors) for e in events)


def _share(hits: list[bool]) -> float:
    return 100 * sum(hits) / max(1, len(hits))
