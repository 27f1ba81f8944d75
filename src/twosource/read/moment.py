"""Dates and times as reports and metadata write them, as ISO 8601. What is not stated is left out, never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from twosource.lexicon.tables import integers, words

# One of these, in this order: ISO, day month year, month day year, all figures.
_DATE = (
    r"(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})"
    r"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{months})\.?,?[\s-]+(?P<y2>\d{{4}})"
    r"|(?P<m3>{months})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{{4}})"
    r"|(?P<a4>\d{{1,2}})(?P<s4>[/.])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})"
)
_TIME = (
    r"(?P<{0}h>\d{{1,2}})[:.](?P<{0}m>\d{{2}})(?::(?P<{0}s>\d{{2}})(?:\.\d+)?)?"
    r"(?:\s*(?P<{0}half>[ap]\.?m\b\.?))?(?:\s*(?P<{0}zone>{1}|[+-]\d{{2}}:?\d{{2}}))?"
)
_EARLIEST, _LATEST = 1800, 2100


@dataclass(frozen=True, slots=True)
class Moment:
    """Characters `start` to `end` (exclusive) of the searched words state `iso`, a date or a date-time.

    The date-time has an offset where one is stated.
    """

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class Moments:
    """Finds stated dates that have day, month and year."""

    months: Mapping[str, int]
    zones: Mapping[str, int]
    pattern: re.Pattern[str]
    month: str
    weekday: str

    @classmethod
    def load(cls) -> Moments:
        """Read the calendar's words. Raises ResourceError."""
        months, zones = integers("calendar.toml", "months"), integers("page.toml", "zones")
        weekday = _either(integers("calendar.toml", "weekdays"))
        zone = _either([*zones, *words("page.toml", "published.local_zones")]) + r"(?!\w)"
        day = rf"(?:(?:{weekday})\.?,?\s+)?(?:{_DATE.format(months=_either(months))})(?!\d)"
        before = rf"(?:{_TIME.format('p', zone)}(?:,|\s+on)?\s+)?"
        after = rf"(?:(?:T|,?\s+(?:at\s+|[-|–—]\s+)?){_TIME.format('q', zone)})?"
        pattern = re.compile(rf"(?<![\w.:/-])(?:{before}){day}{after}", re.IGNORECASE)
        return cls(months, zones, pattern, _either(months), weekday)

    def find(self, text: str) -> Iterator[Moment]:
        """Every date with day, month and year, with the time beside it; not those impossible or ambiguous."""
        for match in self.pattern.finditer(text):
            day = self._day(match)
            if day is not None:
                yield Moment(match.start(), match.end(), self._iso(day, match))

    def parse(self, stated: str) -> str | None:
        """What a metadata field states: also compact ISO (20240203), and seconds or milliseconds since 1970.

        None if it is no full date.
        """
        value = stated.strip()
        if re.fullmatch(r"1\d{9}|1\d{12}", value):
            return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
        compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?", value)
        if compact:
            clock = f"T{compact[4]}:{compact[5]}:{compact[6] or '00'}{compact[7]}" if compact[4] else ""
            value = f"{compact[1]}-{compact[2]}-{compact[3]}{clock}"
        return next((moment.iso for moment in self.find(value)), None)

    def _day(self, match: re.Match[str]) -> date | None:
        year = next(int(match[g]) for g in ("y1", "y2", "y3", "y4") if match[g])
        if match["m1"]:
            month, day = int(match["m1"]), int(match["d1"])
        elif match["m2"] or match["m3"]:
            month, day = self.months[(match["m2"] or match["m3"]).casefold()], int(match["d2"] or match["d3"])
        else:
            month, day = _in_figures(int(match["a4"]), int(match["b4"]), match["s4"])
        try:
            return date(year, month, day) if _EARLIEST <= year <= _LATEST else None
        except ValueError:
            return None

    def _iso(self, day: date, match: re.Match[str]) -> str:
        side = "q" if match["qh"] else "p"
        clock = _clock(match, side) if match[f"{side}h"] else None
        # Midnight to the second is how databases write a date.
        if clock is None or clock == time(0):
            return day.isoformat()
        return datetime.combine(day, clock, self._zone(match[f"{side}zone"])).isoformat()

    def _zone(self, stated: str | None) -> timezone | None:
        if not stated:
            return None
        if stated[0] in "+-":
            minutes = int(stated[1:3]) * 60 + int(stated[-2:])
            return timezone(timedelta(minutes=-minutes if stated[0] == "-" else minutes)) if minutes < 1440 else None
        known = self.zones.get(stated.casefold())
        return None if known is None else timezone(timedelta(minutes=known))


def _either(choices: Mapping[str, int] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))


def _in_figures(first: int, second: int, mark: str) -> tuple[int, int]:
    """Month and day of 03.02.2024 (points: the day is first) or 13/02/2024; (0, 0) where the order cannot be told."""
    if mark == "." or first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else (0, 0)


def _clock(match: re.Match[str], side: str) -> time | None:
    hour, half = int(match[f"{side}h"]), (match[f"{side}half"] or "").casefold()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return time(hour, int(match[f"{side}m"]), int(match[f"{side}s"] or 0))
    except ValueError:
        return None
