"""Reading one date expression at a place of a text in small letters: rules for days and for stretches together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from twosource.extract.datewords import YEAR, DateWords
from twosource.extract.dayrules import DayRules, Reckoned, stepped
from twosource.extract.stretch import Near, Stretch, shifted, third, unit_about, week_of, year_of
from twosource.extract.stretchrules import StretchRules
from twosource.model.finding import Basis, Precision

# Where an expression's extent is asked for and not its value, it is read as if told from this day.
_ANY: Final = Near(date(2000, 6, 15), Stretch(date(2000, 6, 1), date(2000, 6, 1), Precision.DAY, Basis.STATED))


@dataclass(frozen=True, slots=True)
class Reading:
    """Characters `first` to `last` (exclusive) and the days they mean, None where that cannot be known here."""

    first: int
    last: int
    stretch: Stretch | None


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression and how it is reckoned; a group `core`, if any, is the date's own words."""

    pattern: re.Pattern[str]
    reckon: Reckoned


@dataclass(frozen=True, slots=True)
class DateRules:
    """All rules, and those that lead on to another date: "the end of", "the first week of"."""

    words: DateWords
    simple: tuple[Rule, ...]
    leads: tuple[Rule, ...]
    bare_year: Rule
    around: tuple[re.Pattern[str], re.Pattern[str]]

    @classmethod
    def load(cls) -> DateRules:
        """Read the lexicons and make the expressions."""
        words = DateWords.load()
        lead = _Leads(words)
        year = Rule(re.compile(rf"(?:the\s+year\s+)?{YEAR}"), lambda m, _: year_of(int(m["year"]), Basis.STATED))
        simple = [*DayRules(words)(), *StretchRules(words)(), *_years(words)]
        parts, openers = words.listed("day_parts"), words.listed("part_openers")
        before = re.compile(rf"(?:(?:{openers}\s+(?:on\s+)?|(?:in\s+the\s+|the\s+|at\s+)?{parts}\s+(?:of|on)\s+))")
        behind = re.compile(rf"(?:\s*,)?\s+(?:in\s+the\s+|(?:{openers}\s+))?{parts}\b|\s+(?:{openers})\b(?=\s*[,.])")
        return cls(
            words,
            tuple(Rule(re.compile(r"(?:" + p + r")"), r) for p, r in simple),
            tuple(Rule(re.compile(p), r) for p, r in lead()),
            year,
            (before, behind),
        )

    def at(self, text: str, start: int, near: Near, *, led: bool = False) -> Reading | None:
        """The longest expression at that character; `led` on by another, also four digits or a doubtful word alone."""
        begin = start
        if opened := self.around[0].match(text, start):
            begin = opened.end()
        reading = self._longest(text, begin, near, led=led) or self._led(text, begin, near)
        if begin > start and (reading is None or not _is_day(self._longest(text, begin, _ANY, led=False))):
            begin, reading = start, self._longest(text, start, near, led=led)
        on = self._led(text, start, near)
        if on and (reading is None or on.last >= reading.last):
            return on
        if reading is None:
            return None
        behind = self.around[1].match(text, reading.last)
        last = behind.end() if behind and _is_day(self._longest(text, begin, _ANY, led=led)) else reading.last
        return Reading(start if begin > start else reading.first, last, reading.stretch)

    def extent(self, text: str, start: int, *, led: bool = False) -> int | None:
        """Where the expression at that character ends, whether or not its value can be known; None where none is."""
        reading = self.at(text, start, _ANY, led=led)
        return reading.last if reading and reading.stretch else None

    def _longest(self, text: str, start: int, near: Near, *, led: bool) -> Reading | None:
        best: tuple[int, Rule, re.Match[str]] | None = None
        for rule in (*self.simple, *((self.bare_year,) if led else ())):
            match = rule.pattern.match(text, start)
            if match and (best is None or match.end() > best[0]) and self._sure(match, rule, led=led):
                best = (match.end(), rule, match)
        if best is None:
            return None
        reading = _read(best[1], best[2], near)
        longer = self._longest(text, reading.first, near, led=led) if reading.first > start else None
        return longer if longer and longer.last > reading.last else reading

    def _sure(self, match: re.Match[str], rule: Rule, *, led: bool) -> bool:
        """Whether it has a value at all, and is no other word: "sun", "may" need a number beside them."""
        named = match.groupdict()
        doubtful = {named.get(name) for name in ("weekday", "month")} & self.words.unsure
        beside = led or named.get("before") or "day" in named or re.search(r"\d", match.group())
        return bool(not doubtful or beside or _is_opened(self.words, match)) and _value(rule, match, _ANY) is not None

    def _led(self, text: str, start: int, near: Near) -> Reading | None:
        """ "The end of May", "early last week", "the first week of July 2014", "the week of 3 May"."""
        for rule in self.leads:
            match = rule.pattern.match(text, start)
            inner = self.at(text, match.end(), near, led=True) if match else None
            if match and inner and inner.first == match.end():
                stretch = rule.reckon(match, Near(near.report, inner.stretch)) if inner.stretch else None
                if inner.stretch is None or stretch:
                    return Reading(start, inner.last, stretch)
        return None


@dataclass(frozen=True, slots=True)
class _Leads:
    """Words that take a part of the stretch behind them, which their rules get as the tale's."""

    words: DateWords

    def __call__(self) -> list[tuple[str, Reckoned]]:
        w = self.words
        nth = rf"(?:the\s+)?(?P<nth>{w.any_of('ordinals')}|last|\d\d?(?:st|nd|rd|th))"
        piece = rf"(?P<piece>day|week|month|weekend|{w.any_of('weekdays')})s?"
        counted = rf"(?:\s+{w.count})?\s+{piece}(?:\s+{w.listed('day_parts')})?"
        return [
            (rf"{nth}{counted}\s+(?:of|in)\s+", self._nth),
            (
                r"(?:the\s+)?(?P<piece>week|weekend)\s+(?:of|beginning|starting|commencing)\s+(?:on\s+)?(?:the\s+)?",
                _about,
            ),
            (rf"{w.count}\s+{w.unit}\s+(?P<way>before|after|from)\s+(?:the\s+)?", self._stepped),
            (rf"(?:the\s+)?(?P<third>{w.any_of('thirds')})[\s-]*(?:the\s+)?", self._third),
        ]

    def _third(self, m: re.Match[str], near: Near) -> Stretch | None:
        return third(near.tale, self.words.value("thirds", m["third"])) if near.tale else None

    def _stepped(self, m: re.Match[str], near: Near) -> Stretch | None:
        """ "Two days after 3 May", "a week before Friday"."""
        numeral = self.words.counted(m["count"])
        if near.tale is None or near.tale.precision is not Precision.DAY or numeral is None or numeral.open:
            return None
        count = int(numeral.value or 0) * (-1 if m["way"] == "before" else 1)
        reckoned = stepped(near.tale.start, m["unit"], m["unit"], count)
        return replace(reckoned, basis=near.tale.basis) if reckoned else None

    def _nth(self, m: re.Match[str], near: Near) -> Stretch | None:
        """The n-th (or first n, last n) days, weeks, months, Mondays of a stretch; its first week has its 4th day."""
        if near.tale is None or near.tale.precision is Precision.DAY:
            return None
        numeral = self.words.counted(m["count"]) if m["count"] else None
        count = int(numeral.value or 0) if numeral else 1
        nth = 0 if m["nth"] == "last" else self.words.day_number(m["nth"])
        weekday = self.words.values["weekdays"].get(m["piece"])
        if weekday is not None:
            return _nth_weekday(near.tale, nth, weekday)
        if not 0 < count < 100 or (count > 1 and nth > 1):
            return None
        return _nth_piece(near.tale, nth, count, m["piece"])


def _nth_weekday(whole: Stretch, nth: int, weekday: int) -> Stretch | None:
    days = (whole.start + timedelta(days=n) for n in range((whole.end - whole.start).days + 1))
    fits = [d for d in days if d.isoweekday() == weekday]
    if not fits or nth > len(fits):
        return None
    return replace(whole, start=fits[nth - 1], end=fits[nth - 1], precision=Precision.DAY)


def _nth_piece(whole: Stretch, nth: int, count: int, piece: str) -> Stretch | None:
    unit = "week" if piece == "weekend" else piece
    start = whole.start
    if unit == "week":
        start = week_of(whole.start + timedelta(days=3), whole.basis).start
    behind = whole.end + timedelta(days=1)
    if unit == "week" and not nth:
        behind = week_of(whole.end - timedelta(days=3), whole.basis).end + timedelta(days=1)
    first = shifted(start, unit, nth - 1) if nth else shifted(behind, unit, -count)
    if first > whole.end:
        return None
    if piece == "weekend":
        return unit_about(first, piece, whole.basis)
    precision = Precision(unit) if count == 1 else Precision.RANGE
    return Stretch(first, shifted(first, unit, count) - timedelta(days=1), precision, whole.basis)


def _about(m: re.Match[str], near: Near) -> Stretch | None:
    """The week or the weekend about a day."""
    if near.tale is None or near.tale.precision is not Precision.DAY:
        return None
    return unit_about(near.tale.start, m["piece"], near.tale.basis)


def _years(words: DateWords) -> list[tuple[str, Callable[[re.Match[str], Near], Stretch | None]]]:
    """A year is one after a preposition, after "the year", or between an article and a noun ("the 2014 war")."""
    before = words.listed("before_year")
    uncounted = rf"(?!\s+{words.listed('counted_nouns')}\b)"

    def stated(m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG001 - a rule's shape
        return year_of(int(m["year"]), Basis.STATED)

    def adjectival(m: re.Match[str], near: Near) -> Stretch | None:  # noqa: ARG001 - a rule's shape
        return year_of(int(m["year"]), Basis.STATED) if int(m["year"]) > 1900 and int(m["year"]) % 100 else None

    return [
        (rf"{before}\s*(?:the\s+)?(?:year\s+(?:of\s+)?)?(?P<core>{YEAR}){uncounted}(?!\s*[-–]\s*\d)", stated),
        (rf"(?:the|its|his|their|her)\s+(?P<core>{YEAR})(?=\s+[a-z]){uncounted}", adjectival),
    ]


def _read(rule: Rule, match: re.Match[str], near: Near) -> Reading:
    core = "core" if "core" in match.re.groupindex else 0
    last = match.end(core) - match.group(core).endswith(".")
    return Reading(match.start(core), last, _value(rule, match, near))


def _value(rule: Rule, match: re.Match[str], near: Near) -> Stretch | None:
    try:
        return rule.reckon(match, near)
    except (OverflowError, ValueError):  # a day before or after all calendars
        return None


def _is_day(reading: Reading | None) -> bool:
    return bool(reading and reading.stretch and reading.stretch.precision is Precision.DAY)


def _is_opened(words: DateWords, match: re.Match[str]) -> bool:
    return bool(re.search(rf"\b{words.listed('before_month')}\s+$", match.string[: match.start()]))
