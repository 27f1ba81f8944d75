"""Expressions that name more than a day: "in May", "last week", "early 2014", "the first quarter", "3 to 5 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from twosource.extract.datewords import YEAR, DateWords
from twosource.extract.dayrules import Reckoned
from twosource.extract.stretch import (
    Near,
    Stretch,
    day_of,
    month_of,
    months_of,
    nearest_year,
    shifted,
    unit_about,
)
from twosource.model.finding import Basis, Precision

_JOINT = r"[\s,/-]*(?:(?:of|in)\s+)?(?:the\s+year\s+)?"
_ROUND = 100
# A number before a month without a year: a day that its month does not have.
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?$")


@dataclass(frozen=True, slots=True)
class StretchRules:
    """Each rule is an expression and what it is reckoned to be, None where that cannot be known."""

    words: DateWords

    def __call__(self) -> Iterator[tuple[str, Reckoned]]:
        """The rules. Where two match, the longer match counts, then the earlier rule."""
        w = self.words
        turn = rf"(?P<turn>{w.any_of('turns')})"
        yield rf"(?:the\s+month\s+of\s+)?{w.month}(?:{_JOINT}{YEAR})", self._month
        yield rf"{YEAR}[\s,/-]+{w.month}(?![\s/-]*\d)", self._month
        yield (
            rf"{YEAR}-(?P<m>[01]?\d)(?![\d/-])|(?P<m2>[01]?\d)[-/](?P<year2>(?:19|20)\d\d)(?![\d/-])",
            self._month_digits,
        )
        yield rf"(?:{turn}\s+)?{w.month}(?!\s*\d)", self._bare_month
        yield r"overnight\b", self._overnight
        yield rf"{turn}\s+(?:{w.count}\s+)?{w.unit}", self._turned
        yield rf"{w.count}\s+(?P<turn>last|past|previous|next|coming|upcoming)\s+(?:{w.unit})(?<=s)", self._turned
        yield rf"(?:earlier|later)\s+(?:in\s+)?(?P<turn>this|the)\s+{w.unit}", self._part_of_this
        yield rf"(?:the\s+)?(?P<half>first|second)\s+half\s+of\s+(?:{YEAR}|{turn}\s+year)", self._part_of_year
        ordinal = rf"(?P<nth>{w.any_of('ordinals')}|[1-4](?:st|nd|rd|th))"
        yield rf"(?:the\s+)?{ordinal}[\s-]+quarter\s+of\s+(?:{YEAR}|{turn}\s+year)", self._part_of_year
        yield (
            rf"(?:q(?P<q>[1-4])|h(?P<h>[12]))[\s-]*(?:of\s+)?{YEAR}|(?P<year2>20\d\d)[\s-]*(?:q(?P<q2>[1-4])|h(?P<h2>[12]))\b",
            self._quarter,
        )
        yield rf"(?:{turn}\s+)?(?P<season>{'|'.join(w.seasons)})\b(?:{_JOINT}{YEAR})?", self._season
        yield (
            rf"(?:the\s+)?(?:(?P<ten>[12]\d\d)0['’]?\s?s|['’‘]?(?P<short>[2-9])0['’]?s|(?P<spelt>{w.any_of('decades')}))\b",
            self._decade,
        )
        yield rf"(?:the\s+)?(?P<nth>\d\d?(?:st|nd|rd|th)|{w.any_of('ordinals')})\s+century\b", self._century
        yield from self._days_of_month()

    def _days_of_month(self) -> Iterator[tuple[str, Reckoned]]:
        """ "3 to 5 May", "May 3-5", "May 3rd through the 5th"."""
        w = self.words
        day = w.day.replace("?P<day>", "?P<{}>").replace("\\d", "\\d")
        one, two = day.replace("{}", "one"), day.replace("{}", "two")
        one = one.replace(r"|[.,:]\d)", r"|[.:]\d)")
        joint = rf"\s*(?:{w.listed('dashes')}|\b{w.listed('joining')}\b)\s*(?:the\s+)?"
        opened = rf"(?:(?P<opening>{w.listed('from_words')})\s+)?(?:the\s+)?"
        yield rf"{opened}{one}{joint}{two}\s+(?:of\s+)?{w.month}(?:{_JOINT}{YEAR})?", self._between_days
        yield (
            rf"{opened}{w.month}\s+(?:the\s+)?{one}{joint}{two}(?!\s+{w.any_of('months')}\b)(?:{_JOINT}{YEAR})?",
            self._between_days,
        )

    def _month(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        return month_of(int(m["year"]), self.words.value("months", m["month"]), Basis.STATED)

    def _month_digits(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        year, month = int(m["year"] or m["year2"]), int(m["m"] or m["m2"])
        return month_of(year, month, Basis.STATED) if 1 <= month <= 12 else None

    def _bare_month(self, m: re.Match[str], near: Near) -> Stretch | None:
        """The latest such month; with "last", "next", of the year so named where it is not the nearest such."""
        if near.report is None or _NUMBERED.search(m.string[: m.start()]):
            return None
        month = self.words.value("months", m["month"])
        this = (near.report.year, near.report.month)
        year = nearest_year(near.report, month, 1)
        turn = self.words.value("turns", m["turn"]) if m["turn"] else None
        if m["turn"] == "this":
            year = near.report.year
        elif turn == -1:
            year = this[0] if month < this[1] else this[0] - 1
        elif turn == 1:
            year = this[0] if month > this[1] else this[0] + 1
        return month_of(year, month, Basis.RELATIVE)

    def _overnight(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        if near.report is None:
            return None
        return Stretch(near.report - timedelta(days=1), near.report, Precision.RANGE, Basis.RELATIVE)

    def _turned(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "Last week", "this month", "the past three days", "the next two years"."""
        turn, unit = self.words.value("turns", m["turn"]), m["unit"]
        if near.report is None or (m["turn"] == "the" and (unit != "weekend" or m["count"])):
            return None
        if m["count"] is None:
            return self._one_turn(near.report, m["turn"], turn, unit)
        numeral = self.words.counted(m["count"])
        if numeral is None or numeral.open or not numeral.value or numeral.value > 500 or turn == 0:
            return None
        return _counted_turn(near.report, unit, turn * int(numeral.value))

    def _one_turn(self, report: date, word: str, turn: int, unit: str) -> Stretch | None:
        if unit == "day":
            return None
        if word == "past" and unit in {"week", "month", "year", "decade"}:
            return Stretch(shifted(report, unit, -1), report, Precision.RANGE, Basis.RELATIVE)
        if unit == "weekend":
            back = (report.isoweekday() - 6) % 7 if turn != 1 else 0
            return unit_about(report - timedelta(days=back) + timedelta(7 * (turn == 1)), unit, Basis.RELATIVE)
        if unit == "fortnight" and turn == -1:
            return _counted_turn(report, "week", -2)
        about = unit_about(report, unit, Basis.RELATIVE)
        return unit_about(shifted(about.start, unit, turn), unit, Basis.RELATIVE)

    def _part_of_this(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "Earlier this week" ends with the report's day, "later this month" begins with it."""
        if near.report is None or m["unit"] in {"day", "weekend"}:
            return None
        whole = unit_about(near.report, m["unit"], Basis.RELATIVE)
        if m.group().startswith("earlier"):
            return replace(whole, end=near.report, precision=Precision.RANGE)
        return replace(whole, start=near.report, precision=Precision.RANGE)

    def _part_of_year(self, m: re.Match[str], near: Near) -> Stretch | None:
        basis, year = self._year_named(m, near)
        if year is None:
            return None
        if "half" in m.re.groupindex:
            return months_of(year, 1 if m["half"] == "first" else 7, 6, basis)
        quarter = self.words.day_number(m["nth"])
        return months_of(year, 3 * quarter - 2, 3, basis) if 1 <= quarter <= 4 else None

    def _year_named(self, m: re.Match[str], near: Near) -> tuple[Basis, int | None]:
        if m["year"]:
            return Basis.STATED, int(m["year"])
        turn = self.words.value("turns", m["turn"])
        return Basis.RELATIVE, near.report.year + turn if near.report else None

    def _quarter(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        year = int(m["year"] or m["year2"])
        if quarter := m["q"] or m["q2"]:
            return months_of(year, 3 * int(quarter) - 2, 3, Basis.STATED)
        return months_of(year, 6 * int(m["h"] or m["h2"]) - 5, 6, Basis.STATED)

    def _season(self, m: re.Match[str], near: Near) -> Stretch | None:
        """Of the year told; "last": the latest that was over, "this": of the report's year. Bare, it is no date."""
        first, last = self.words.seasons[m["season"]]
        count = (last - first) % 12 + 1
        if m["year"]:
            return months_of(int(m["year"]), first, count, Basis.STATED)
        if near.report is None or m["turn"] in {None, "the"}:
            return None
        turn = self.words.value("turns", m["turn"])
        season = months_of(near.report.year, first, count, Basis.RELATIVE)
        if turn < 0 and season.end >= near.report:
            season = months_of(near.report.year - 1, first, count, Basis.RELATIVE)
        if turn > 0 and season.start <= near.report:
            season = months_of(near.report.year + 1, first, count, Basis.RELATIVE)
        return season

    def _decade(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        if m["ten"]:
            return months_of(int(m["ten"]) * 10, 1, 120, Basis.STATED)
        tens = int(m["short"]) * 10 if m["short"] else self.words.value("decades", m["spelt"])
        return months_of(1900 + tens, 1, 120, Basis.STATED)

    def _century(self, m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG002 - a rule's shape
        nth = self.words.day_number(m["nth"])
        return months_of(_ROUND * (nth - 1), 1, 1200, Basis.STATED) if 11 <= nth <= 25 else None

    def _between_days(self, m: re.Match[str], near: Near) -> Stretch | None:
        """Days of one month; of two where the second number is the smaller, one of them the month told."""
        if re.search(r"\band\b", m.group()) and not m["opening"]:
            return None
        month, one, two = (
            self.words.value("months", m["month"]),
            self.words.day_number(m["one"]),
            self.words.day_number(m["two"]),
        )
        if not m["year"] and near.report is None:
            return None
        year = int(m["year"]) if m["year"] else nearest_year(near.report or date.min, month, one)
        start, end = day_of(year, month, one), day_of(year, month, two)
        if end and start and end < start:
            month_first = m.start("month") < m.start("one")
            start, end = (start, shifted(end, "month", 1)) if month_first else (shifted(start, "month", -1), end)
        if not start or not end:
            return None
        return Stretch(start, end, Precision.RANGE, Basis.STATED if m["year"] else Basis.RELATIVE)


def _counted_turn(report: date, unit: str, count: int) -> Stretch | None:
    """The last so many days, weeks, months up to the report's day, or the next after it; quarters, decades whole."""
    if unit in {"quarter", "decade"}:
        now = unit_about(report, unit, Basis.RELATIVE).start
        near, far = (
            (now, shifted(now, unit, count)) if count < 0 else (shifted(now, unit, 1), shifted(now, unit, count + 1))
        )
        start, end = min(near, far), max(near, far) - timedelta(days=1)
        return Stretch(start, end, Precision.RANGE, Basis.RELATIVE)
    if unit == "weekend":
        return None
    if count < 0:
        return Stretch(shifted(report, unit, count), report, Precision.RANGE, Basis.RELATIVE)
    return Stretch(report + timedelta(days=1), shifted(report, unit, count), Precision.RANGE, Basis.RELATIVE)
