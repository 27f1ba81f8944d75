"""Counts as intervals: low and high, None on an open side."""

from __future__ import annotations

from collections.abc import Sequence

Bounds = tuple[float | None, float | None]


def meet(a: Bounds, b: Bounds) -> bool:
    """Whether both can hold: the intervals have a number in common. Symmetric."""
    lows = [x for x in (a[0], b[0]) if x is not None]
    highs = [x for x in (a[1], b[1]) if x is not None]
    return not lows or not highs or max(lows) <= min(highs)


def all_meet(values: Sequence[Bounds]) -> bool:
    """Whether all have a number in common (for intervals this is the same as every two having one)."""
    lows = [low for low, _ in values if low is not None]
    highs = [high for _, high in values if high is not None]
    return not lows or not highs or max(lows) <= min(highs)


def most_meet(values: Sequence[Bounds]) -> frozenset[int]:
    """Which of the values the most have a number in common, by their places; of equally many those with the least."""
    ends = sorted({end for value in values for end in value if end is not None})
    held = [frozenset(i for i, v in enumerate(values) if meet(v, (end, end))) for end in ends]
    return max(held, key=len, default=frozenset(range(len(values))))


def hull(values: Sequence[Bounds]) -> Bounds:
    """The least interval that holds all; open where one of them is."""
    lows = [low for low, _ in values]
    highs = [high for _, high in values]
    least = None if None in lows else min(x for x in lows if x is not None)
    most = None if None in highs else max(x for x in highs if x is not None)
    return least, most


def above(later: Bounds, earlier: Bounds) -> bool:
    """Whether the later interval lies wholly above the earlier: a count that has grown."""
    return later[0] is not None and earlier[1] is not None and later[0] > earlier[1]
