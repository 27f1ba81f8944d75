"""Intensity by day as a plot: where each bar and label stands. The page draws it as SVG, without any script.

Bars say by their side of the line, not by colour, whether acts were hostile; a table below has the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.export.view import Bar, DayLine, Label, Plot
from twosource.export.wording import count, number_of, signed


@dataclass(frozen=True, slots=True)
class PlotSettings:
    """Sizes in units of the drawing; `scale` is PLOVER's range of intensity on either side."""

    width: int = 720
    half: int = 72  # height of a bar of full intensity
    margin: int = 26  # above and below, for labels
    left: int = 118
    right: int = 20
    bar: float = 14.0
    scale: float = 10.0


def plot(days: Sequence[DayLine], settings: PlotSettings = PlotSettings()) -> Plot:
    """Bars for each day's lowest and highest intensity; several lines of one day are one pair of bars."""
    by_day: dict[str, list[DayLine]] = {}
    for line in days:
        if _is_day(line.day):
            by_day.setdefault(line.day, []).append(line)
    dates = [date.fromisoformat(day) for day in sorted(by_day)]
    span = max((dates[-1] - dates[0]).days, 1) if dates else 1
    room = settings.width - settings.left - settings.right - settings.bar
    width = min(settings.bar, max(1.0, 0.8 * room / span))
    at = {d.isoformat(): settings.left + settings.bar / 2 + room * (d - dates[0]).days / span for d in dates}
    if len(dates) == 1:
        at = {dates[0].isoformat(): settings.left + room / 2}
    zero = float(settings.margin + settings.half)
    bars = tuple(bar for day in sorted(by_day) for bar in _bars(by_day[day], at[day], zero, width, settings))
    return Plot(
        width=settings.width,
        height=2 * (settings.margin + settings.half),
        zero=zero,
        left=float(settings.left),
        right=float(settings.width - settings.right),
        bars=bars,
        labels=(*_scale(zero, settings), *_days(by_day, at, settings)),
        told=_told(days),
    )


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _bars(lines: Sequence[DayLine], x: float, zero: float, width: float, settings: PlotSettings) -> Iterator[Bar]:
    unit = settings.half / settings.scale
    lowest, highest = min(line.lowest for line in lines), max(line.highest for line in lines)
    hostile, cooperative = sum(line.hostile for line in lines), sum(line.cooperative for line in lines)
    left = round(x - width / 2, 2)
    if lowest < 0:
        tip = f"{lines[0].when}: {number_of(hostile, 'hostile act')}, down to {signed(lowest)}"
        yield Bar(left, zero, round(width, 2), round(-lowest * unit, 2), hostile=True, tip=tip)
    if highest > 0:
        tip = f"{lines[0].when}: {number_of(cooperative, 'cooperative act')}, up to {signed(highest)}"
        top = round(zero - highest * unit, 2)
        yield Bar(left, top, round(width, 2), round(highest * unit, 2), hostile=False, tip=tip)


def _scale(zero: float, settings: PlotSettings) -> Iterator[Label]:
    x = settings.left - 10.0
    yield Label(x, zero - settings.half + 8, "end", "cooperative +10")
    yield Label(x, zero + 4, "end", "0")
    yield Label(x, zero + settings.half, "end", "hostile −10")


def _days(by_day: dict[str, list[DayLine]], at: dict[str, float], settings: PlotSettings) -> Iterator[Label]:
    """The first and last day below, and above the deadliest what makes it so."""
    ordered = sorted(by_day)
    bottom = 2.0 * (settings.margin + settings.half) - 6
    for day in dict.fromkeys((ordered[0], ordered[-1])) if ordered else ():
        anchor = "middle" if len(ordered) == 1 else "start" if day == ordered[0] else "end"
        yield Label(round(at[day], 2), bottom, anchor, by_day[day][0].when)
    dead = {day: sum(line.killed or 0 for line in lines) for day, lines in by_day.items()}
    deadliest = min(dead, key=lambda day: (-dead[day], day), default=None)
    if deadliest is not None and dead[deadliest]:
        anchor = _anchor(at[deadliest], settings)
        yield Label(round(at[deadliest], 2), 14.0, anchor, f"{count(dead[deadliest])} killed, the most in a day")


def _anchor(x: float, settings: PlotSettings) -> str:
    """Which way words go so that they stay in the drawing."""
    third = (settings.width - settings.left - settings.right) / 3
    return "start" if x < settings.left + third else "end" if x > settings.left + 2 * third else "middle"


def _told(days: Sequence[DayLine]) -> str:
    hostile, cooperative = sum(line.hostile for line in days), sum(line.cooperative for line in days)
    span = f"From {days[0].when} to {days[-1].when}: " if days else ""
    counts = f"{number_of(hostile, 'hostile act')}, {number_of(cooperative, 'cooperative act')}"
    return f"{span}{counts}. The table has each day."
