"""Stretches of days, and the reckoning with them: units, thirds, steps from one to the next."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from twosource.model.finding import Basis, Precision

_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
UNITS: Final = (*_DAYS, *_MONTHS, "weekend")
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `start` to `end`, both included, how exact they are meant, and what they rest on."""

    start: date
    end: date
    precision: Precision
    basis: Basis


@dataclass(frozen=True, slots=True)
class Near:
    """What a relative date leans on: the report's own day, and the stretch that its tale named last."""

    report: date | None
    tale: Stretch | None = None


def one_day(day: date, basis: Basis) -> Stretch:
    """A single day."""
    return Stretch(day, day, Precision.DAY, basis)


def day_of(year: int, month: int, number: int) -> date | None:
    """The day, None where the calendar has none such."""
    try:
        return date(year, month, number) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    except ValueError:
        return None


def month_of(year: int, month: int, basis: Basis) -> Stretch:
    """A whole month."""
    return Stretch(date(year, month, 1), _month_end(year, month), Precision.MONTH, basis)


def year_of(year: int, basis: Basis) -> Stretch:
    """A whole year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def months_of(year: int, month: int, count: int, basis: Basis) -> Stretch:
    """`count` months from the month on."""
    start = date(year, month, 1)
    return Stretch(start, shifted(start, "month", count) - timedelta(days=1), Precision.RANGE, basis)


def week_of(day: date, basis: Basis) -> Stretch:
    """The week from Monday to Sunday about the day."""
    start = day - timedelta(days=day.weekday())
    return Stretch(start, start + timedelta(days=6), Precision.WEEK, basis)


def nearest_year(anchor: date, month: int, number: int) -> int:
    """News looks back: the latest such day up to 60 days after the report's own."""
    for year in (anchor.year + 1, anchor.year):
        day = day_of(year, month, number)
        if day and day <= anchor + timedelta(days=60):
            return year
    return anchor.year - 1


def shifted(day: date, unit: str, count: int) -> date:
    """The day `count` units on (back where negative), the last of its month where that month is shorter.

    Raises OverflowError or ValueError where the calendar ends.
    """
    if unit in _DAYS:
        return day + timedelta(days=_DAYS[unit] * count)
    year, month = divmod(day.year * 12 + day.month - 1 + _MONTHS[unit] * count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def unit_about(day: date, unit: str, basis: Basis) -> Stretch:
    """The week, month, quarter ... in which the day lies; a weekend is that of its week."""
    if unit == "day":
        return one_day(day, basis)
    if unit in {"week", "fortnight"}:
        week = week_of(day, basis)
        return week if unit == "week" else replace(week, end=week.end + timedelta(days=7), precision=Precision.RANGE)
    if unit == "weekend":
        week = week_of(day, basis)
        return Stretch(week.start + timedelta(days=5), week.end, Precision.RANGE, basis)
    if unit == "month":
        return month_of(day.year, day.month, basis)
    if unit == "year":
        return year_of(day.year, basis)
    if unit == "quarter":
        return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3, basis)
    years = _MONTHS[unit] // 12
    return months_of(day.year // years * years, 1, 12 * years, basis)


def third(stretch: Stretch, part: int) -> Stretch:
    """The first, second or last third of a stretch; of months days 1 to 10, 10 to 20, 20 on. A day stays whole."""
    if stretch.precision is Precision.DAY:
        return stretch
    if stretch.precision is Precision.MONTH:
        first, last = (1, 10, 20)[part], (10, 20, stretch.end.day)[part]
        return Stretch(
            stretch.start.replace(day=first), stretch.start.replace(day=last), Precision.RANGE, stretch.basis
        )
    if stretch.precision is Precision.YEAR:
        return months_of(stretch.start.year, 4 * part + 1, 4, stretch.basis)
    length = (stretch.end - stretch.start).days + 1
    start = stretch.start + timedelta(days=length * part // 3)
    end = stretch.start + timedelta(days=max(length * part // 3, length * (part + 1) // 3 - 1))
    return Stretch(start, end, Precision.RANGE, stretch.basis)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
