"""Days of actors gathered by pair, whoever acts on whom, and the deadliest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from twosource.model.record import ActorDay

Pair = tuple[str, ...]


def by_pair(days: Iterable[ActorDay]) -> dict[Pair, tuple[ActorDay, ...]]:
    """The days of each pair of actors, both directions together, by day; () is the story as a whole, and comes first.

    Pairs of most acts come first.
    """
    found: dict[Pair, list[ActorDay]] = defaultdict(list)
    for d in days:
        found[tuple(sorted(filter(None, (d.actor, d.recipient))))].append(d)
    ordered = sorted(found, key=lambda pair: (bool(pair), -acts(found[pair]), pair))
    return {pair: tuple(sorted(found[pair], key=lambda d: (d.day, d.actor or ""))) for pair in ordered}


def acts(days: Iterable[ActorDay]) -> int:
    """How many happenings there are, each once."""
    return len({act for d in days for act in d.acts})


def deadliest(days: Iterable[ActorDay]) -> tuple[str, float] | None:
    """The day on which most were killed, the first of equals, and how many; None where no day has a toll."""
    dead: dict[str, float] = defaultdict(float)
    for d in days:
        dead[d.day] += d.killed or 0.0
    day = min(dead, key=lambda day: (-dead[day], day), default=None)
    return (day, dead[day]) if day is not None and dead[day] else None
