"""Expressions that name one day: "3 May 2031", "late on Thursday", "two days ago", "the previous day"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.extract.datewords import YEAR, DateWords
from twosource.extract.stretch import Near, Stretch, day_of, nearest_year, one_day, shifted, unit_about, week_of
from twosource.model.finding import Basis, Precision

Reckoned = Callable[[re.Match[str], Near], Stretch | None]
_CLOCK = r"(?:\s+\d\d?:\d\d(?::\d\d)?(?:\s+[a-z]{3,4})?\s)?"
_JOINT = rf"(?:{_CLOCK}\s*[,./-]?\s*(?:of\s+|in\s+)?(?:the\s+year\s+)?)"
_WHOLE = r"(?![\w%]|[.,:/-]\d)"
_CLOSED = r"(?=\s*(?:[.,;:!?)”\"]|$|at\b|in\b|when\b|and\b))"


@dataclass(frozen=True, slots=True)
class DayRules:
    """Each rule is an expression and what it is reckoned to be, None where that cannot be known."""

    words: DateWords

    def __call__(self) -> Iterator[tuple[str, Reckoned]]:
        """The rules. Where two match, the longer match counts, then the earlier rule."""
        w = self.words
        day = w.weekday
        before = rf"(?:(?:(?:this|last|next)\s+)?{day}(?:\s*[,(-]\s*|\s+)(?:the\s+)?)?"
        yield rf"{YEAR}(?P<sep>[-/.])(?P<m>[01]?\d)(?P=sep)(?P<d>[0-3]?\d){_WHOLE}", self._year_first
        yield rf"(?P<a>[0-3]?\d)(?P<sep>[-/.])(?P<b>[0-3]?\d)(?P=sep){YEAR}{_WHOLE}", self._year_last
        yield rf"{before}{w.day}(?:\s+day)?(?:\s+of)?[\s,/-]*{w.month}(?:{_JOINT}{YEAR})?", self._dated
        yield rf"{before}{w.month}[\s,/-]*(?:the\s+)?{w.day}(?:{_JOINT}{YEAR})?", self._dated
        yield rf"{YEAR}[\s/-]+{w.month}[\s/-]+{w.day}", self._dated
        yield rf"(?P<feast>{w.any_of('feasts')})\b(?:{_JOINT}{YEAR})?", self._feast
        yield rf"(?P<relative>{w.any_of('relative')})\b", self._relative
        yield self._weekday_pattern(), self._weekday
        yield rf"{day}(?:\s*,)?\s+(?:the\s+)?(?P<day>[1-3]?\d(?:st|nd|rd|th))\b", self._numbered_weekday
        yield rf"{day}(?:\s*,)?\s+the\s+(?P<day>{w.any_of('ordinals')}){_CLOSED}", self._numbered_weekday
        yield rf"(?:on|by|until)\s+(?P<core>the\s+(?P<day>[1-3]?\d(?:st|nd|rd|th))){_CLOSED}", self._numbered
        yield rf"the\s+{w.day}(?:\s+day)?\s+(?:of\s+)?(?P<turn>{w.any_of('turns')})\s+month\b", self._of_month
        yield from self._reckoned()

    def _weekday_pattern(self) -> str:
        w = self.words
        turn, part = w.any_of("turns"), w.listed("day_parts")
        of_week = rf"(?:\s+{part})?\s+(?:of\s+)?(?:the\s+)?(?P<after>{turn})\s+week\b"
        before = rf"(?:(?:the\s+)?(?P<before>{turn})\s+week(?:\s*[,-]?\s*|\s+)(?:on\s+)?|"
        return rf"{before}(?:this\s+)?(?P<turn>{turn})\s+)?{w.weekday}(?:{of_week})?"

    def _reckoned(self) -> Iterator[tuple[str, Reckoned]]:
        """What is counted from the report's day, or from the day that was told last."""
        w = self.words
        span = rf"{w.count}\s+{w.unit}"
        more = r"(?:\s*(?:,|and)\s*(?P<more>\d+|[a-z]+)\s+(?P<small>days?|weeks?|months?))?"
        yield rf"{span}{more}\s+ago\b", self._ago
        yield rf"{span}\s+from\s+(?:now|today)\b", self._ahead
        yield r"(?P<unit>days|weeks|months|years)\s+ago\b", self._vaguely_ago
        back, on, same = (w.listed(n) for n in ("story_back", "story_on", "story_same"))
        yield rf"(?P<step>{back}|{on}|{same})\s+(?P<unit>day|week|month|year|night|morning|evening)\b", self._story
        yield rf"{span}\s+(?P<way>earlier|later|afterwards?)\b(?!\s+than\b)", self._story_step
        yield rf"{span}\s+(?P<way>before|after|on|previously|prior){_CLOSED}", self._story_step
        yield rf"the\s+day\s+(?P<way>before|after){_CLOSED}", self._story_step

    def _year_first(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        return _stated(day_of(int(m["year"]), int(m["m"]), int(m["d"])))

    def _year_last(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        """Day and month in either order; where both orders give a day, the month first, as no more than assumed."""
        one, two, year = int(m["a"]), int(m["b"]), int(m["year"])
        month_first, day_first = day_of(year, one, two), day_of(year, two, one)
        if month_first and day_first and one != two and m["sep"] != ".":
            return one_day(month_first, Basis.ASSUMED)
        return _stated(day_first if m["sep"] == "." and day_first else month_first or day_first)

    def _dated(self, m: re.Match[str], near: Near) -> Stretch | None:
        return self._in_year(m, near, self.words.value("months", m["month"]), self.words.day_number(m["day"]))

    def _feast(self, m: re.Match[str], near: Near) -> Stretch | None:
        return self._in_year(m, near, *divmod(self.words.value("feasts", m["feast"]), 100))

    def _in_year(self, m: re.Match[str], near: Near, month: int, number: int) -> Stretch | None:
        if m["year"]:
            return _stated(day_of(int(m["year"]), month, number))
        if near.report is None:
            return None
        day = day_of(nearest_year(near.report, month, number), month, number)
        return one_day(day, Basis.RELATIVE) if day else None

    def _relative(self, m: re.Match[str], near: Near) -> Stretch | None:
        return _from(near, self.words.value("relative", m["relative"]))

    def _weekday(self, m: re.Match[str], near: Near) -> Stretch | None:
        """The latest such day up to the report's own, that included; "last" and "next": of the week before or after."""
        if near.report is None:
            return None
        number = self.words.value("weekdays", m["weekday"])
        back = (near.report.isoweekday() - number) % 7
        if week := m["before"] or m["after"]:
            monday = week_of(near.report, Basis.RELATIVE).start + timedelta(7 * self.words.value("turns", week))
            return one_day(monday + timedelta(days=number - 1), Basis.RELATIVE)
        turn = m["turn"] if m["turn"] not in {None, "the"} else ""
        if turn in {"", "past"}:
            return _from(near, -back if turn == "" or back else -7)
        if turn in {"coming", "upcoming"}:
            return _from(near, 7 - back)
        monday = week_of(near.report, Basis.RELATIVE).start + timedelta(7 * self.words.value("turns", turn))
        return one_day(monday + timedelta(days=number - 1), Basis.RELATIVE)

    def _numbered_weekday(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "Tuesday the 4th": the latest month whose 4th is a Tuesday, the report's own and the next counted."""
        return self._latest(near, self.words.day_number(m["day"]), self.words.value("weekdays", m["weekday"]), ahead=31)

    def _numbered(self, m: re.Match[str], near: Near) -> Stretch | None:
        return self._latest(near, self.words.day_number(m["day"]), None, ahead=0)

    def _latest(self, near: Near, number: int, weekday: int | None, ahead: int) -> Stretch | None:
        if near.report is None:
            return None
        days = (near.report + timedelta(days=ahead - back) for back in range(366))
        fits = (d for d in days if d.day == number and weekday in {None, d.isoweekday()})
        return next((one_day(d, Basis.RELATIVE) for d in fits), None)

    def _of_month(self, m: re.Match[str], near: Near) -> Stretch | None:
        if near.report is None:
            return None
        month = shifted(near.report.replace(day=1), "month", self.words.value("turns", m["turn"]))
        day = day_of(month.year, month.month, self.words.day_number(m["day"]))
        return one_day(day, Basis.RELATIVE) if day else None

    def _ago(self, m: re.Match[str], near: Near) -> Stretch | None:
        """A day for days, the week about it for weeks, the month, the year; "several weeks": two to nine of them."""
        numeral = self.words.counted(m["count"])
        if near.report is None or numeral is None or not numeral.value or numeral.value > 500:
            return None
        if numeral.open:
            return _some_ago(near.report, m["unit"])
        extra = self.words.counted(m["more"]) if m["more"] else None
        anchor = near.report
        if extra and extra.value:
            anchor = shifted(anchor, m["small"].rstrip("s"), -int(extra.value))
        return stepped(anchor, m["small"].rstrip("s") if extra else m["unit"], m["unit"], -int(numeral.value))

    def _ahead(self, m: re.Match[str], near: Near) -> Stretch | None:
        numeral = self.words.counted(m["count"])
        if near.report is None or numeral is None or not numeral.value or numeral.open or numeral.value > 500:
            return None
        return stepped(near.report, m["unit"], m["unit"], int(numeral.value))

    def _vaguely_ago(self, m: re.Match[str], near: Near) -> Stretch | None:
        return _some_ago(near.report, m["unit"].rstrip("s")) if near.report else None

    def _story(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "The previous day", "the following week", "that same month": from the day that was told last."""
        if near.tale is None or near.tale.precision is not Precision.DAY:
            return None
        step = " ".join(m["step"].split())
        ways = (("story_back", -1), ("story_on", 1), ("story_same", 0))
        turn = next(n for name, n in ways if re.fullmatch(self.words.listed(name), step))
        unit = m["unit"] if m["unit"] in {"week", "month", "year"} else "day"
        return unit_about(shifted(near.tale.start, unit, turn), unit, Basis.RELATIVE)

    def _story_step(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "Three days later", "the day before": from the day that was told last."""
        if near.tale is None or near.tale.precision is not Precision.DAY:
            return None
        sign = -1 if m["way"] in {"earlier", "before", "previously", "prior"} else 1
        if "count" not in m.re.groupindex:
            return one_day(near.tale.start + timedelta(days=sign), Basis.RELATIVE)
        numeral = self.words.counted(m["count"])
        if numeral is None or numeral.open or not numeral.value or numeral.value > 500:
            return None
        return stepped(near.tale.start, m["unit"], m["unit"], sign * int(numeral.value))


def _stated(day: date | None) -> Stretch | None:
    return one_day(day, Basis.STATED) if day else None


def _from(near: Near, days: int) -> Stretch | None:
    return one_day(near.report + timedelta(days=days), Basis.RELATIVE) if near.report else None


def stepped(anchor: date, exact: str, unit: str, count: int) -> Stretch | None:
    """`count` units from the anchor, as exact as the smallest unit told."""
    if unit == "weekend":
        return None
    day = shifted(anchor, unit, count)
    if exact in {"week", "fortnight"}:
        around = timedelta(days=3)
        return Stretch(day - around, day + around, Precision.WEEK, Basis.RELATIVE)
    return unit_about(day, exact, Basis.RELATIVE)


def _some_ago(anchor: date, unit: str) -> Stretch | None:
    if unit == "weekend":
        return None
    return Stretch(shifted(anchor, unit, -9), shifted(anchor, unit, -2), Precision.RANGE, Basis.RELATIVE)
