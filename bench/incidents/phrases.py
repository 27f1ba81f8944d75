"""Forty sentences of our own with 50 counts: bounds and role.

The set counts inclusively ("more than 85" is 86 or more), the case format by the number written: its bounds are brought
to the case format's before they are compared. A count is found if a figure that shares a character with it has its
bounds; it is right if the measure is one that its role can have. No figure may stand where there is no count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.plain import PlainReader
from bench.single import records
from bench.task import Figures
from twosource.model.finding import Figure, Measure
from twosource.model.text import Span
from twosource.pipeline import Coder

ROLES: Mapping[str, frozenset[Measure]] = {
    "killed": frozenset({Measure.KILLED}),
    "killed-subset": frozenset({Measure.KILLED}),
    "killed-superseded": frozenset({Measure.KILLED}),
    "killed-contested": frozenset({Measure.KILLED}),
    "killed-victims": frozenset({Measure.KILLED}),
    "killed+injured": frozenset({Measure.KILLED, Measure.INJURED, Measure.OTHER}),
    "injured": frozenset({Measure.INJURED}),
    "missing": frozenset({Measure.MISSING}),
    "detained": frozenset({Measure.CAPTURED}),
    "displaced": frozenset({Measure.DISPLACED}),
    "released": frozenset({Measure.FREED}),
    "perpetrator": frozenset({Measure.ATTACKERS}),
    "participants": frozenset({Measure.OTHER, Measure.FIGHTERS}),
    "target": frozenset({Measure.TARGETS, Measure.OTHER}),
    "location": frozenset({Measure.TARGETS, Measure.OTHER}),
    "munition": frozenset({Measure.WEAPONS}),
}
EXCLUSIVE_LOW = ("more than", "over")
EXCLUSIVE_HIGH = ("fewer than", "less than", "under")


def score(coder: Coder, read: PlainReader, path: Path) -> Figures:
    """Share of counts found with their bounds, share right in measure too, and F1 of the latter."""
    tally: Counter[str] = Counter()
    for number, row in enumerate(records(path)):
        tally.update(_compare(row["counts"], coder(read(str(number), row["text"])).figures))
    return {
        "phrases.bounds": 100 * tally["bounds"] / tally["gold"],
        "phrases.right": 100 * tally["right"] / tally["gold"],
        "phrases.f1": 200 * tally["right"] / (tally["gold"] + tally["found"]),
    }


def _compare(gold: Sequence[dict[str, Any]], figures: Sequence[Figure]) -> Counter[str]:
    tally = Counter(gold=len(gold), found=len(figures))
    for count in gold:
        span = Span(count["start"], count["end"])
        same = [f for f in figures if f.span.start < span.end and span.start < f.span.end]
        same = [f for f in same if (f.low, f.high) == bounds(count)]
        tally["bounds"] += bool(same)
        tally["right"] += any(f.measure in ROLES[count["role"]] for f in same)
    return tally


def bounds(count: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """The bounds of a count by the case format: the number that is written."""
    words, low, high = count["text"].lower(), count["min"], count["max"]
    return (
        low - 1 if low is not None and words.startswith(EXCLUSIVE_LOW) else low,
        high + 1 if high is not None and words.startswith(EXCLUSIVE_HIGH) else high,
    )
