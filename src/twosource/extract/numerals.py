"""Reading a number from tokens: digits, number words, scales, groups, indefinite words. No bounds, no nouns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.lexicon import tables

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
WITH_SUFFIX = re.compile(r"((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(m|mn|bn|k)", re.IGNORECASE)
NO_AS_ADVERB = frozenset({"fewer", "less", "more", "longer", "doubt", "matter", "-", ","})
BIG = re.compile(r"\d{1,3}(?:,\d{3})+|\d{3,}")
DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
CURRENCY = frozenset(
    {
        "$",
        "£",
        "€",
        "¥",
        "₹",
        "₦",
        "₪",
        "us$",
        "a$",
        "c$",
        "n$",
        "r$",
        "nt$",
        "hk$",
        "s$",
        "tk",
        "rs",
        "rm",
        "usd",
        "eur",
    }
)
# 4.1 times a million is no whole number in binary fractions.
DECIMALS = 6
DASHES = frozenset({"-", "–", "‑"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `first` to `last` (exclusive) that spell `value`.

    `open`: a lower bound by the word's own sense ("dozens", "several"). `value` is None for "many": it bounds nothing.
    """

    first: int
    last: int
    value: float | None
    open: bool = False


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The table of number words: word -> (value, role)."""

    table: Mapping[str, tuple[float, str]]

    @classmethod
    def load(cls) -> NumberWords:
        """Read `lexicon/numbers.tsv`."""
        return cls(MappingProxyType({r["word"]: (float(r["value"]), r["role"]) for r in tables.rows("numbers.tsv")}))

    def role(self, word: str) -> str:
        """The role of a word in lower case, "" if it is no number word."""
        return self.table.get(word, (0.0, ""))[1]

    def value(self, word: str) -> float:
        """What a number word counts."""
        return self.table[word][0]

    def read(self, words: Sequence[str], i: int) -> Numeral | None:
        """The longest numeral that starts at token i of the words (in lower case), or None."""
        return self._article(words, i) or self._half(words, i) or self._many(words, i) or self._plain(words, i)

    def _role_at(self, words: Sequence[str], i: int) -> str:
        return self.role(words[i]) if i < len(words) else ""

    def _article(self, words: Sequence[str], i: int) -> Numeral | None:
        """ "a dozen", "a hundred and twenty", "a couple", "a few", "a handful"."""
        if words[i] == "a" and i + 1 < len(words) and BIG.fullmatch(words[i + 1]):
            return Numeral(i, i + 2, number(words[i + 1]))
        if words[i] not in {"a", "an"} or self._role_at(words, i + 1) not in {"scale", "group", "fewgroup", "few"}:
            return None
        role, word = self._role_at(words, i + 1), words[i + 1]
        if role == "few" and word != "few":
            return None
        if role == "scale":
            end, value = self._spelled(words, i + 1, 1.0)
            return Numeral(i, end, value)
        value, end = self.value(word), i + 2
        if role == "few" and self._role_at(words, end) in {"scale", "group"}:
            return Numeral(i, end + 1, value * self.value(words[end]), open=True)
        return Numeral(i, end, value, open=role in {"few", "fewgroup"})

    def _half(self, words: Sequence[str], i: int) -> Numeral | None:
        """ "half a million", "half a dozen"."""
        if (
            words[i] != "half"
            or self._role_at(words, i + 2) not in {"scale", "group"}
            or words[i + 1] not in {"a", "an"}
        ):
            return None
        return Numeral(i, i + 3, self.value(words[i + 2]) / 2)

    def _many(self, words: Sequence[str], i: int) -> Numeral | None:
        """ "dozens", "hundreds of thousands", "several hundred", "many"."""
        role = self.role(words[i])
        if role == "many":
            if (
                i + 2 < len(words)
                and words[i + 1] == "of"
                and self.role(words[i + 2]) == "many"
                and words[i + 2][:-1] in self.table
            ):
                return Numeral(i, i + 3, self.value(words[i]) * self.value(words[i + 2][:-1]), open=True)
            return Numeral(i, i + 1, self.value(words[i]), open=True)
        if role == "few" and words[i] != "few":
            if self._role_at(words, i + 1) in {"scale", "group"}:
                return Numeral(i, i + 2, self.value(words[i]) * self.value(words[i + 1]), open=True)
            return Numeral(i, i + 1, self.value(words[i]), open=True)
        plain = role == "open" and (i == 0 or words[i - 1] not in {"as", "how", "so", "too"})
        return Numeral(i, i + 1, None, open=True) if plain else None

    def _plain(self, words: Sequence[str], i: int) -> Numeral | None:
        """Digits with what multiplies them, number words, "none"."""
        word = words[i]
        if match := WITH_SUFFIX.fullmatch(word):
            return Numeral(i, i + 1, round(number(match[1]) * self.value(match[2].lower()), DECIMALS))
        if DOTTED.fullmatch(word) and self._role_at(words, i + 1) not in {"scale", "suffix"}:
            return Numeral(i, i + 1, number(word.replace(".", "")))
        if DIGITS.fullmatch(word):
            end, value = self._scaled(words, i + 1, number(word))
            return Numeral(i, end, value)
        if self.role(word) == "none":
            return Numeral(i, i + 1, 0.0)
        if word == "no" and i + 1 < len(words) and words[i + 1] == "one":
            return Numeral(i, i + 2, 0.0)
        if word == "no" and i + 1 < len(words) and words[i + 1] not in NO_AS_ADVERB:
            return Numeral(i, i + 1, 0.0)
        if self.role(word) in {"one", "ten"}:
            end, value = self._spelled(words, i, 0.0)
            return Numeral(i, end, value)
        return None

    def _scaled(self, words: Sequence[str], i: int, value: float) -> tuple[int, float]:
        while self._role_at(words, i) in {"scale", "suffix", "group"} and words[i] not in {"pair", "score"}:
            if words[i] == "m" and not (i > 1 and words[i - 2] in CURRENCY):
                break
            value *= self.value(words[i])
            i += 1
        if i < len(words) and self._is_plural_scale(words[i]):
            return i + 1, round(value * self.value(words[i][:-1]), DECIMALS)
        return i, round(value, DECIMALS)

    def _spelled(self, words: Sequence[str], i: int, part: float) -> tuple[int, float]:
        """Number words from token i on; `part` is what stands before (1 for "a" in "a hundred")."""
        total = 0.0
        while i < len(words):
            word, role = words[i], self.role(words[i])
            if role in {"one", "ten"} and not (part % 10 and part):
                part += self.value(word)
            elif role in {"scale", "group"} and part:
                part *= self.value(word)
                if part >= 1000:
                    total, part = total + part, 0.0
            elif self._is_plural_scale(words[i]) and part:
                return i + 1, total + part * self.value(words[i][:-1])
            elif not (self._joins(words, i) and (part or total)):
                break
            i += 1
        return i, total + part

    def _is_plural_scale(self, word: str) -> bool:
        """ "Three hundreds", "two millions"."""
        return word.endswith("s") and self.role(word[:-1]) == "scale"

    def _joins(self, words: Sequence[str], i: int) -> bool:
        """Whether token i binds two parts of one numeral: "twenty-one", "two hundred and five"."""
        following = self._role_at(words, i + 1)
        if words[i] in DASHES:
            return self._role_at(words, i - 1) == "ten" and following == "one"
        return words[i] == "and" and self._role_at(words, i - 1) == "scale" and following in {"one", "ten"}


def number(digits: str) -> float:
    """The value of digits with thousands commas."""
    return float(digits.replace(",", ""))
