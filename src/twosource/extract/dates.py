"""Date expressions to intervals of days, by rules over the words of a sentence.

Nothing is guessed: an expression that needs the report's own day ("Tuesday", "last month") is read only where that day
is known, and a month without a year only where the report's year is. A weekday is the latest such day up to the
report's own, that included, which is right for nine in ten weekdays of dated news (TimeBank and AQUAINT).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from twosource.extract.numerals import NumberWords
from twosource.lexicon import tables
from twosource.model.finding import Basis, Precision, When
from twosource.model.text import Sentence, Span

DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
EARLIER = frozenset({"last", "past", "previous"})
THIRDS = MappingProxyType({"early": 0, "mid": 1, "late": 2})


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `first` to `last` (exclusive) read as days `start` to `end` (inclusive)."""

    first: int
    last: int
    start: date
    end: date
    precision: Precision
    basis: Basis


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of a sentence."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative: Mapping[str, int]
    feasts: Mapping[str, int]
    before_year: frozenset[str]
    unsure: frozenset[str]
    numbers: NumberWords

    @classmethod
    def load(cls) -> DateReader:
        """Read `lexicon/calendar.toml` and `numbers.tsv`."""
        months, weekdays, relative, feasts = (
            MappingProxyType(tables.integers("calendar.toml", name))
            for name in ("months", "weekdays", "relative", "feasts")
        )
        before_year = tables.words("calendar.toml", "before_year")
        unsure = tables.words("calendar.toml", "unsure")
        return cls(months, weekdays, relative, feasts, before_year, unsure, NumberWords.load())

    def __call__(self, sentence: Sentence, published: str | None) -> tuple[When, ...]:
        """The dates of the sentence in order, without overlaps. `published` is an ISO date or date-time, or None."""
        words = [token.text.lower() for token in sentence.tokens]
        anchor = anchor_of(published)
        found: list[When] = []
        i = 0
        while i < len(words):
            reading = self._at(words, i, anchor)
            if reading is None:
                i += 1
                continue
            span = Span(sentence.tokens[reading.first].span.start, sentence.tokens[reading.last - 1].span.end)
            found.append(
                When(reading.start.isoformat(), reading.end.isoformat(), reading.precision, reading.basis, span)
            )
            i = reading.last
        return tuple(found)

    def _at(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """The first rule that reads a date at word i; the longer and surer rules come first."""
        return (
            self._numeric(words, i)
            or self._day_month(words, i, anchor)
            or self._month_day(words, i, anchor)
            or self._month(words, i, anchor)
            or self._feast(words, i, anchor)
            or self._ago(words, i, anchor)
            or self._period(words, i, anchor)
            or self._relative(words, i, anchor)
            or self._weekday(words, i, anchor)
            or self._year(words, i)
        )

    def _numeric(self, words: Sequence[str], i: int) -> Reading | None:
        """ISO days, and day/month/year where only one reading is possible."""
        if match := ISO.fullmatch(words[i]):
            day = _day(int(match[1]), int(match[2]), int(match[3]))
        elif (match := SLASHED.fullmatch(words[i])) and (
            int(match[1]) > 12 or int(match[2]) > 12 or match[1] == match[2]
        ):
            one, two, year = int(match[1]), int(match[2]), int(match[3])
            day = _day(year, two, one) if one > 12 else _day(year, one, two)
        else:
            return None
        return Reading(i, i + 1, day, day, Precision.DAY, Basis.STATED) if day else None

    def _month_number(self, words: Sequence[str], i: int) -> int | None:
        return self.months.get(words[i].rstrip(".")) if i < len(words) else None

    def _day_month(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "22 October 2014", "the 3rd of May"."""
        match = DAY.fullmatch(words[i])
        at = i + 2 if words[i + 1 : i + 2] == ["of"] else i + 1
        month = self._month_number(words, at)
        return self._dated(words, i, at + 1, int(match[1]), month, anchor) if match and month else None

    def _month_day(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "October 22, 2014", "Oct. 7", "September the 9th"."""
        month = self._month_number(words, i)
        at = i + 1
        while at < len(words) and words[at] in {".", "the"}:
            at += 1
        match = DAY.fullmatch(words[at]) if month and at < len(words) else None
        return self._dated(words, i, at + 1, int(match[1]), month, anchor) if match and month else None

    def _dated(
        self, words: Sequence[str], first: int, last: int, number: int, month: int, anchor: date | None
    ) -> Reading | None:
        year, end = _year_after(words, last)
        basis = Basis.STATED if year else Basis.RELATIVE
        if year is None and anchor:
            year = _nearest_year(anchor, month, number)
        day = _day(year, month, number) if year else None
        return Reading(first, end, day, day, Precision.DAY, basis) if day else None

    def _month(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "November 2012", "early in May", "late October"; a bare "may" or "march" only before a year."""
        at = i + 1 if words[i] in THIRDS or words[i] in EARLIER else i
        at += words[at : at + 1] in (["-"], ["in"])
        month = self._month_number(words, at)
        if month is None or (at > i and words[i] not in THIRDS and words[i] not in EARLIER):
            return None
        year, last = _year_after(words, at + 1)
        basis = Basis.STATED if year else Basis.RELATIVE
        if year is None and anchor and words[at] not in self.unsure and not _numbered(words, at):
            year = _nearest_year(anchor, month, 1)
        if year is None:
            return None
        whole = Reading(i, last, date(year, month, 1), _month_end(year, month), Precision.MONTH, basis)
        return _thirds(words[i], whole)

    def _feast(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """Feasts with a fixed day, with a year or near the report's day."""
        for length in range(min(3, len(words) - i), 0, -1):
            number = self.feasts.get(" ".join(words[i : i + length]))
            if number is not None:
                return self._dated(words, i, i + length, number % 100, number // 100, anchor)
        return None

    def _ago(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "two weeks ago", "a year ago"; not "three days earlier", whose anchor is the tale and not the report."""
        if anchor is None:
            return None
        numeral = self.numbers.read(words, i)
        value, at = (numeral.value, numeral.last) if numeral and not numeral.open else (1.0, i + 1)
        if (numeral is None and words[i] not in {"a", "an"}) or value is None or words[at + 1 : at + 2] != ["ago"]:
            return None
        return _back(words[at], int(value), i, at + 2, anchor)

    def _period(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "last week", "this month", "earlier this year", "the weekend", "overnight"."""
        if anchor is None:
            return None
        if words[i] == "overnight":
            return Reading(i, i + 1, anchor - timedelta(days=1), anchor, Precision.RANGE, Basis.RELATIVE)
        if words[i : i + 2] == ["the", "weekend"] or (words[i] in EARLIER | {"this"} and i + 1 < len(words)):
            return _unit(words[i + 1], 1 if words[i] in EARLIER else 0, i, anchor)
        return None

    def _relative(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "yesterday", "last night", "overnight"."""
        for length in range(min(4, len(words) - i), 0, -1):
            shift = self.relative.get(" ".join(words[i : i + length]))
            if shift is not None and anchor is not None:
                day = anchor + timedelta(days=shift)
                return Reading(i, i + length, day, day, Precision.DAY, Basis.RELATIVE)
        return None

    def _weekday(self, words: Sequence[str], i: int, anchor: date | None) -> Reading | None:
        """ "Tuesday", "on Tuesday night", "last Friday"; with a full date behind it, that date."""
        number = self.weekdays.get(words[i].rstrip("."))
        if number is None or words[i] in self.unsure:
            return None
        at = i + 1
        while at < len(words) and words[at] in {",", "."}:
            at += 1
        dated = at < len(words) and (self._month_day(words, at, anchor) or self._day_month(words, at, anchor))
        if dated:
            return Reading(i, dated.last, dated.start, dated.end, dated.precision, dated.basis)
        if anchor is None:
            return None
        back = (anchor.isoweekday() - number) % 7
        ahead = i > 0 and words[i - 1] in {"next", "this"} and number != anchor.isoweekday()
        day = anchor + timedelta(days=7 - back if ahead else -back)
        return Reading(i, i + 1, day, day, Precision.DAY, Basis.RELATIVE)

    def _year(self, words: Sequence[str], i: int) -> Reading | None:
        """A bare year after a preposition."""
        if not YEAR.fullmatch(words[i]) or i == 0 or words[i - 1] not in self.before_year:
            return None
        year = int(words[i])
        if (words[i + 1 : i + 2] and self.numbers.role(words[i + 1])) or words[i + 1 : i + 2] == ["people"]:
            return None
        return _thirds(
            words[i - 1], Reading(i, i + 1, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.STATED)
        )


def anchor_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where there is none or it has no day."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_after(words: Sequence[str], i: int) -> tuple[int | None, int]:
    """A year at word i, or behind a comma, "." or "of" there, and the index after it; (None, i) where there is none."""
    at = i + 1 if words[i : i + 1] in ([","], ["of"], ["."]) else i
    if at < len(words) and YEAR.fullmatch(words[at]):
        return int(words[at]), at + 1
    return None, i


def _numbered(words: Sequence[str], month: int) -> bool:
    """Whether a number stands beside the month at that word: with it the month is a day that does not exist."""
    return any(word[:1].isdigit() for word in (*words[month + 1 : month + 3], *words[max(0, month - 1) : month]))


def _nearest_year(anchor: date, month: int, number: int) -> int:
    """News looks back: the latest such day up to 60 days after the report's own."""
    day = _day(anchor.year, month, number)
    return anchor.year if day is None or day <= anchor + timedelta(days=60) else anchor.year - 1


def _thirds(word: str, reading: Reading) -> Reading:
    """ "early", "mid", "late" take a third of the interval."""
    if word not in THIRDS:
        return reading
    length = (reading.end - reading.start).days + 1
    part = THIRDS[word]
    start = reading.start + timedelta(days=length * part // 3)
    end = reading.start + timedelta(days=length * (part + 1) // 3 - 1)
    return Reading(reading.first, reading.last, start, end, Precision.RANGE, reading.basis)


def _unit(word: str, back: int, i: int, anchor: date) -> Reading | None:
    """The week, month or year that lies `back` such units before the report's own."""
    if word == "week":
        start = anchor - timedelta(days=anchor.weekday() + 7 * back)
        return Reading(i, i + 2, start, start + timedelta(days=6), Precision.WEEK, Basis.RELATIVE)
    if word == "month":
        year, month = divmod(anchor.year * 12 + anchor.month - 1 - back, 12)
        return Reading(i, i + 2, date(year, month + 1, 1), _month_end(year, month + 1), Precision.MONTH, Basis.RELATIVE)
    if word == "year" and anchor.year > back:
        year = anchor.year - back
        return Reading(i, i + 2, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.RELATIVE)
    if word == "weekend":
        saturday = anchor - timedelta(days=(anchor.weekday() - 5) % 7)
        return Reading(i, i + 2, saturday, saturday + timedelta(days=1), Precision.RANGE, Basis.RELATIVE)
    return None


def _back(unit: str, value: int, first: int, last: int, anchor: date) -> Reading | None:
    """`value` units before the report's day: a day for days, the week about it for weeks, the month, the year."""
    if not 0 < value < 500:
        return None
    if unit in {"day", "days"}:
        day = anchor - timedelta(days=value)
        return Reading(first, last, day, day, Precision.DAY, Basis.RELATIVE)
    if unit in {"week", "weeks"}:
        day = anchor - timedelta(days=7 * value)
        return Reading(first, last, day - timedelta(days=3), day + timedelta(days=3), Precision.WEEK, Basis.RELATIVE)
    if unit in {"month", "months", "year", "years"} and (whole := _unit(unit.rstrip("s"), value, first, anchor)):
        return Reading(first, last, whole.start, whole.end, whole.precision, Basis.RELATIVE)
    return None
