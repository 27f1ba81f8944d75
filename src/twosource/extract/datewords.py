"""The words of dates as pieces of regular expressions over text in small letters, and what they are worth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.numerals import NumberWords, Numeral
from twosource.extract.stretch import UNITS
from twosource.lexicon import tables

_FILE = "calendar.toml"
_PIECE = re.compile(r"\d+|[a-z]+|-")
_TABLES = ("months", "weekdays", "relative", "feasts", "turns", "thirds", "ordinals", "decades")
YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\w%]|[.,:]\d|(?<=0)\s?['’]?s\b)"


@dataclass(frozen=True, slots=True)
class DateWords:
    """The tables of `lexicon/calendar.toml` by name, its lists, its seasons, and number words."""

    values: Mapping[str, Mapping[str, int]]
    lists: Mapping[str, tuple[str, ...]]
    seasons: Mapping[str, tuple[int, int]]
    unsure: frozenset[str]
    numbers: NumberWords

    @classmethod
    def load(cls) -> DateWords:
        """Read `lexicon/calendar.toml` and `numbers.tsv`."""
        values = {name: MappingProxyType(tables.integers(_FILE, name)) for name in _TABLES}
        whole = tables.toml(_FILE)
        lists = {name: tuple(map(str, found)) for name, found in whole.items() if isinstance(found, list)}
        found = whole["seasons"]
        seasons = {str(k): (int(v[0]), int(v[1])) for k, v in found.items()} if isinstance(found, dict) else {}
        unsure = frozenset(lists["unsure"])
        return cls(
            MappingProxyType(values),
            MappingProxyType(lists),
            MappingProxyType(seasons),
            unsure,
            NumberWords.load(),
        )

    def value(self, table: str, words: str) -> int:
        """What the words of a table are worth, however they are spaced."""
        key = " ".join(words.split()).rstrip(".")
        return self.values[table][key]

    def any_of(self, table: str) -> str:
        """An expression for any word of a table."""
        return either(self.values[table])

    def listed(self, name: str) -> str:
        """An expression for any word of a list."""
        return either(self.lists[name])

    @property
    def month(self) -> str:
        """A month by name."""
        return rf"(?P<month>{self.any_of('months')})(?![a-z])\.?"

    @property
    def day(self) -> str:
        """A day of the month, in digits or as an ordinal in words."""
        return rf"(?P<day>(?:[0-3]?\d(?:st|nd|rd|th)?|{self.any_of('ordinals')}))(?![\w%]|[.,:]\d)"

    @property
    def weekday(self) -> str:
        """A weekday by name."""
        return rf"(?P<weekday>{self.any_of('weekdays')})\b\.?"

    @property
    def unit(self) -> str:
        """A unit of time, in the plural or not."""
        return rf"(?P<unit>{either(u for u in UNITS if u != 'century')})s?\b"

    @property
    def count(self) -> str:
        """How many units: "two", "a", "a couple of", "twenty-five", "several"."""
        kinds = {"one", "ten", "group", "few", "fewgroup"}
        word = either(w for w, (_, role) in self.numbers.table.items() if role in kinds)
        return rf"(?P<count>\d{{1,3}}|(?:(?:an?|the)\s+)?(?:{word})(?:-(?:{word}))?(?:\s+dozen)?(?:\s+of)?|an?)"

    @property
    def clue(self) -> str:
        """What some part of every date is: a month, a weekday, a unit, four digits, a feast."""
        tables_ = ("months", "weekdays", "relative", "feasts", "decades")
        named = (*(w for t in tables_ for w in self.values[t]), *self.seasons, *UNITS, "overnight", "quarter")
        return rf"\b{either(named)}|\d(?:st|nd|rd|th)\b|\d\d\d\d|\d[/.-]\d|\d0['’]?s|\b[qh]\d"

    @property
    def openings(self) -> frozenset[str]:
        """The words with which a date can begin."""
        listed = ("before_year", "day_parts", "part_openers", "from_words", "since", "after", "before")
        told = ("story_back", "story_on", "story_same")
        words = [w for name in (*listed, *told) for w in self.lists[name]]
        words += [w for table in self.values.values() for w in table] + [
            *self.seasons,
            *UNITS,
            *(f"{u}s" for u in UNITS),
        ]
        words += [w for w, (_, role) in self.numbers.table.items() if role]
        words += ["a", "an", "the", "at", "on", "its", "his", "her", "their", "overnight", "earlier", "later"]
        return frozenset(re.split(r"[\s-]", w, maxsplit=1)[0] for w in words)

    def counted(self, words: str) -> Numeral | None:
        """The number that `count` matched; an article alone is one."""
        pieces = [p for p in _PIECE.findall(words) if p not in {"of", "the"}]
        if pieces in (["a"], ["an"]):
            return Numeral(0, 1, 1.0)
        return (self.numbers.read(pieces, 0) or self.numbers.read(["a", *pieces], 0)) if pieces else None

    def day_number(self, words: str) -> int:
        """The number of a day of the month: "3", "3rd", "third"."""
        digits = re.match(r"\d+", words)
        return int(digits.group()) if digits else self.value("ordinals", words)


def either(words: Iterable[str]) -> str:
    """An expression for any of the words, the longest first, blanks in them of any kind."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"
