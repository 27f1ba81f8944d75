"""The grammar of counts: numerals with the words that bound them, over the tokens of one sentence.

What bounds a count, and how, is the case format's: "more than N" is N to open, "nearly N" open to N, "dozens" 24 to
open.
What is written like a count and is none (dates, ages, clock times, shares, names with a number) is left out here;
whether a count is a figure of a happening is `figures`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from twosource.extract.numerals import CURRENCY, DASHES, NumberWords, Numeral, number
from twosource.lexicon import tables
from twosource.model.finding import Qualifier
from twosource.model.text import Sentence

RANGE = re.compile(r"(\d[\d,]*)[-–‑](\d[\d,]*)")
COMPOUND = re.compile(r"([a-z]+)-([a-z]+)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
SHARE = frozenset({"%", "percent", "per", "pct", "pc", "mm", "cm"})
ONESELF = frozenset({"himself", "herself"})
SHARED = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "20", "10", "100"})
# What numbers, rates, measures or tells an age.
NUMBERED = frozenset({"no.", "aged", "age", "ages", "number", "#", "magnitude", "per", "nos."})
LONGEST_BOUND = 5
LAST_DAY = 31


@dataclass(frozen=True, slots=True)
class Count:
    """Tokens `first` to `last` (exclusive), bound words included; `numeral` is where the number itself starts.

    `low`, `high` are inclusive, None on the open side; both None only for "many". `money` tells a sum by its sign.
    """

    first: int
    last: int
    numeral: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    money: bool = False


@dataclass(frozen=True, slots=True)
class CountGrammar:
    """Finds the counts of a sentence."""

    numbers: NumberWords
    before: Mapping[tuple[str, ...], str]
    after: Mapping[tuple[str, ...], str]
    months: frozenset[str]
    clock: frozenset[str]

    @classmethod
    def load(cls) -> CountGrammar:
        """Read `lexicon/numbers.tsv`, `bounds.tsv` and the months of `calendar.toml`."""
        rows = tables.rows("bounds.tsv")
        sides = {
            side: MappingProxyType({tuple(r["words"].split()): r["qualifier"] for r in rows if r["place"] == side})
            for side in ("before", "after")
        }
        months = frozenset(tables.integers("calendar.toml", "months"))
        return cls(NumberWords.load(), sides["before"], sides["after"], months, tables.words("calendar.toml", "clock"))

    def __call__(self, sentence: Sentence) -> tuple[Count, ...]:
        """The counts of the sentence in order; they do not overlap."""
        words = [token.text.lower() for token in sentence.tokens]
        found: list[Count] = []
        i = 0
        while i < len(words):
            count = self._at(words, i)
            if count is None or self._no_count(words, count) or _is_code(sentence, count):
                i = count.last if count else i + 1
                continue
            # Bound words between two numbers are the first one's: "hundreds at least, 3 of them children".
            found.append(replace(count, first=max(count.first, found[-1].last if found else 0)))
            i = count.last
        return tuple(found)

    def _at(self, words: Sequence[str], i: int) -> Count | None:
        if words[i] == "between" and i + 1 < len(words):
            return self._pair(words, i, i + 1, "and")
        if words[i] in ONESELF and words[i + 1 : i + 2] == ["and"]:
            return self._with_oneself(words, i)
        money = words[i] in CURRENCY and i + 1 < len(words)
        start = i + 1 if money else i
        if match := RANGE.fullmatch(words[start]):
            return self._bounded(words, i, Numeral(start, start + 1, number(match[1])), number(match[2]), money=money)
        numeral = self._compound(words, start) or self.numbers.read(words, start)
        if numeral is None:
            return None
        if pair := self._pair(words, i, start, "to") or self._pair(words, i, start, "or"):
            return pair
        return self._bounded(words, i, numeral, None, money=money)

    def _with_oneself(self, words: Sequence[str], i: int) -> Count | None:
        """ "himself and 13 others" are fourteen."""
        others = self._at(words, i + 2) if i + 2 < len(words) else None
        if others is None or words[others.last : others.last + 1] != ["others"]:
            return None
        low, high = (bound + 1 if bound is not None else None for bound in (others.low, others.high))
        return Count(i, others.last + 1, others.numeral, low, high, others.qualifier)

    def _compound(self, words: Sequence[str], i: int) -> Numeral | None:
        """ "twenty-one" as one token."""
        match = COMPOUND.fullmatch(words[i])
        if not match or (self.numbers.role(match[1]), self.numbers.role(match[2])) != ("ten", "one"):
            return None
        return Numeral(i, i + 1, self.numbers.value(match[1]) + self.numbers.value(match[2]))

    def _pair(self, words: Sequence[str], first: int, start: int, link: str) -> Count | None:
        """ "between 20 and 30", "ten to twelve", "3,000 - 4,000"; not "from 12 to 19", which is a change."""
        low = self.numbers.read(words, start)
        if low is None or low.value is None or low.last + 1 >= len(words):
            return None
        links = {link} | (DASHES if link == "to" else frozenset())
        if words[low.last] not in links or (link == "to" and first and words[first - 1] == "from"):
            return None
        skip = low.last + (2 if words[low.last + 1] in CURRENCY and low.last + 2 < len(words) else 1)
        high = self.numbers.read(words, skip)
        if high is None or high.value is None or not low.value < high.value:
            return None
        money = words[start - 1] in CURRENCY if start else False
        return self._bounded(
            words, first, Numeral(start, high.last, _same_scale(low.value, high.value)), high.value, money=money
        )

    def _bounded(self, words: Sequence[str], first: int, numeral: Numeral, high: float | None, *, money: bool) -> Count:
        """The numeral with the bound words before and after it taken in."""
        start, qualifier = self._bound_before(words, first)
        last, following = self._bound_after(words, numeral.last)
        qualifier = following or qualifier
        low, top, kind = _bounds(numeral, high, qualifier)
        return Count(start, last, numeral.first, low, top, kind, money)

    def _bound_before(self, words: Sequence[str], first: int) -> tuple[int, str | None]:
        for length in range(LONGEST_BOUND, 0, -1):
            phrase = tuple(words[first - length : first]) if first >= length else ()
            if phrase in self.before:
                start, outer = self._bound_before(words, first - length)
                return (
                    (start, outer)
                    if self.before[phrase] == "exact" and outer
                    else (first - length, self.before[phrase])
                )
        return first, None

    def _bound_after(self, words: Sequence[str], last: int) -> tuple[int, str | None]:
        for length in (2, 1):
            if (phrase := tuple(words[last : last + length])) in self.after and len(phrase) == length:
                return last + length, self.after[phrase]
        if words[last : last + 1] in (["-"], ["–"]) and tuple(words[last + 1 : last + 2]) in self.after:
            return last + 2, self.after[words[last + 1],]
        return last, None

    def _no_count(self, words: Sequence[str], count: Count) -> bool:
        """Dates, clock times, shares, ages, and numbers inside a longer code."""
        before = words[count.numeral - 1] if count.numeral else ""
        after = words[count.last] if count.last < len(words) else ""
        if count.money:
            return False
        if _is_share(words, count):
            return True
        at_clock = before == ":" and count.numeral > 1 and words[count.numeral - 2][-1].isdigit()
        if after in self.clock | SHARE or at_clock or before in NUMBERED:
            return True
        return self._dated(words, count, before, after) or self._aged(words, count, before, after)

    def _dated(self, words: Sequence[str], count: Count, before: str, after: str) -> bool:
        digits = words[count.numeral]
        if not digits[0].isdigit():
            return False
        month = words[count.numeral - 2] if before == "." and count.numeral > 1 else before
        if month.rstrip(".") in self.months or (after.rstrip(".") in self.months and (count.high or 0) <= LAST_DAY):
            return True
        if YEAR.fullmatch(digits) and count.first == count.numeral:
            return (
                before in {"in", "since", "of", "by", "from", "until", "early", "late", ",", "("}
                or before.isdigit()
                or not after.endswith("s")
            )
        return False

    def _aged(self, words: Sequence[str], count: Count, before: str, after: str) -> bool:
        """ "Ben Ali, 34, said", "a 12-year-old", "seven-hour", "aged between 16 and 21", "aged from infancy to 65"."""
        if after in DASHES or words[count.first - 1 : count.first] == ["aged"]:
            return True
        if (
            count.first > 2
            and words[count.first - 1] in {"to", "and"}
            and "aged" in words[count.first - 4 : count.first]
        ):
            return True
        alone = count.last - count.first == 1 and words[count.numeral].isdigit()
        return alone and before in {",", "("} and after in {",", ")"} and (count.low or 0) < 120


def _is_code(sentence: Sentence, count: Count) -> bool:
    """The 18 of "CF-18"."""
    i, tokens = count.numeral, sentence.tokens
    if i < 2 or count.first != i or tokens[i - 1].text not in DASHES or not tokens[i - 2].text.isalpha():
        return False
    return tokens[i - 2].span.end == tokens[i - 1].span.start and tokens[i - 1].span.end == tokens[i].span.start


def _is_share(words: Sequence[str], count: Count) -> bool:
    """Neither number of "one in three" counts anything."""
    one, i = {"one", "1"}, count.numeral
    of_many = words[i] in one and words[count.last : count.last + 1] == ["in"] and count.last + 1 < len(words)
    return (of_many and words[count.last + 1] in SHARED) or (i > 1 and words[i - 1] == "in" and words[i - 2] in one)


def _same_scale(low: float, high: float) -> float:
    """ "2 to 3 million" is two million to three million."""
    for scale in (1e9, 1e6, 1e3):
        if high >= scale and low < 100 and low < high / scale:
            return low * scale
    return low


def _bounds(
    numeral: Numeral, high: float | None, qualifier: str | None
) -> tuple[float | None, float | None, Qualifier]:
    """Low, high and qualifier, as the case format's guideline settles them."""
    value = numeral.value
    if high is not None:
        return value, high, Qualifier.RANGE
    if qualifier in {"up_to", "less_than"}:
        return None, value, Qualifier.UP_TO
    if numeral.open:
        return value, None, Qualifier.VAGUE
    if qualifier in {"at_least", "more_than"}:
        return value, None, Qualifier(qualifier)
    return value, value, Qualifier.ABOUT if qualifier == "about" else Qualifier.EXACT
