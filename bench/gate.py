"""Floors below which a figure must not fall, and the data they were measured on.

`floors.json` has, for each task, figure -> floor, and under `_data` the SHA-256 of each file measured on: a changed
file is reported, for its figures can no longer be compared. A ceiling (false alarms, seconds) is written as {"max": x}.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"


@dataclass(frozen=True, slots=True)
class Breach:
    """A figure on the wrong side of its floor or ceiling, or missing altogether (`value` None)."""

    task: str
    figure: str
    value: float | None
    bound: float

    def __str__(self) -> str:
        return f"{self.task}: {self.figure} is {self.value}, bound {self.bound}"


def breaches(
    task: str, figures: dict[str, float], floors: dict[str, dict[str, float | dict[str, float]]]
) -> list[Breach]:
    """The figures of a task that break their bound."""
    broken = []
    for figure, bound in floors.get(task, {}).items():
        value = figures.get(figure)
        limit = bound["max"] if isinstance(bound, dict) else bound
        wrong = value is None or (value > limit if isinstance(bound, dict) else value < limit)
        if wrong:
            broken.append(Breach(task, figure, value, limit))
    return broken


def load_floors(path: Path = FLOORS) -> dict[str, dict[str, float | dict[str, float]]]:
    """Task -> figure -> bound."""
    read = json.loads(path.read_text(encoding="utf-8"))
    return {task: bounds for task, bounds in read.items() if not task.startswith("_")}


def fingerprint(paths: list[Path]) -> str:
    """SHA-256 over the names and bytes of files, in order of name."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pinned(path: Path = FLOORS) -> dict[str, str]:
    """Task -> the fingerprint of the data its floors were measured on."""
    return dict(json.loads(path.read_text(encoding="utf-8")).get("_data", {}))
