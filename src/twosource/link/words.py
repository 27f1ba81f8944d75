"""Words as they are compared: folded, stemmed, words for the same thing made one, words that tell nothing left out."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.lexicon.tables import rows, words, words_in_order

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W_]+)*|[^\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|(?<!\S)[^\s@]+@\S+\.\w+", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHORT = 3  # no stem is shorter: "ring" is no "r" with an ending
_END = re.compile(r"[”\"']?[.!?:][”\"']?\s|[”\"']?\s*\n|[.,]?[”\"]")
_VOWEL = re.compile(r"[aeiouy]")
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
_NUMERALS = {word: str(value) for value, word in enumerate(_UNITS)} | {"twenty": "20", "thirty": "30", "dozen": "12"}
# What a word that the table of shares does not list is taken for: rarer than its rarest.
_UNLISTED_SHARE = 0.004


def fold(text: str) -> str:
    """The text without accents and case, apostrophes and dashes in one form; lengths may change."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'").replace("–", "-"))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def surface(text: str) -> tuple[str, ...]:
    """The words of a text as they stand, in order, without web addresses; "U.S." and "1,000" are one word each."""
    return tuple(_WORD.findall(_ADDRESS.sub(" ", text)))


def stem(word: str) -> str:
    """A folded word without its inflection and -ation: short rules after Porter (1980), fit for comparing only."""
    word = word.replace(".", "").removesuffix("'s").rstrip("'")
    if len(word) <= _SHORT or not word.isalpha():
        return word
    word = _without_plural(word)
    for ending in ("ation", "ating", "ated", "ate", "ion", "ing", "ed", "ly"):
        cut = word.removesuffix(ending)
        if cut != word and len(cut) > _SHORT - (ending in ("ed", "ing")) and _VOWEL.search(cut):
            word = cut
            break
    if len(word) > _SHORT and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORT else word


def _without_plural(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


_ONE_WORD = re.compile(r"\w+")


def numbers(text: str) -> frozenset[str]:
    """The numbers in a text, in digits or as words up to thirty, without separators of thousands."""
    found = set()
    for word in surface(text):
        if _NUMBER.fullmatch(word):
            found.add(word.replace(",", "").rstrip("."))
        elif (value := _NUMERALS.get(word.casefold())) is not None:
            found.add(value)
    return frozenset(found)


_STATES = re.compile(r"\bUS\b(?!\$)")
_SERVICE = re.compile(r"\bservice ?(?=(?:wo)?(?:man|men|members?)\b)", re.IGNORECASE)


def spelt_out(text: str) -> str:
    """The text with what is a common word in small letters, or is written in one word elsewhere, told apart:
    "US troops" are those of the U.S., "service members" servicemen.
    """
    return _SERVICE.sub("service", _STATES.sub("U.S.", text))


_ARTICLES = frozenset({"the", "a", "an", "of", "those", "more"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What `link` knows of words: `stop` folded; `heads` stem -> head; `opposites` head -> head; `shares` of heads.

    `kin`: head -> the groups of words that may tell of one happening in other words ("attack", "explosion");
    `unnamed`: words that begin a description of somebody without a name; `befallen`: words by which those counted are
    called after what befell them ("the dead").
    """

    stop: frozenset[str]
    heads: Mapping[str, str]
    opposites: Mapping[str, str]
    shares: Mapping[str, float]
    kin: Mapping[str, frozenset[int]]
    unnamed: frozenset[str]
    befallen: frozenset[str]

    @classmethod
    def load(cls) -> Vocabulary:
        """Read the words of one meaning, the people of countries, the shares of words and the stop list."""
        heads: dict[str, str] = {}
        opposites: dict[str, str] = {}
        for row in rows("same_words.tsv"):
            head = stem(fold(row["head"]))
            for word in (row["head"], *row["words"].split("|")):
                heads.setdefault(stem(fold(word)), head)
            if row["opposite"]:
                opposites[head] = stem(fold(row["opposite"]))
        for row in rows("countries.tsv"):
            for people in row["demonyms"].split("|"):
                if _ONE_WORD.fullmatch(people) and _ONE_WORD.fullmatch(row["name"]):
                    heads.setdefault(stem(fold(people)), stem(fold(row["name"])))
        shares = {row["stem"]: float(row["share"]) for row in rows("word_shares.tsv")}
        stop, unnamed, befallen = (words("link.toml", name) for name in ("stop", "unnamed", "befallen"))
        return cls(stop, heads, opposites, shares, _kin(heads), unnamed, befallen)

    def head(self, word: str) -> str:
        """The stem that stands for a word and all that tell of the same."""
        root = stem(fold(word))
        return self.heads.get(root, root)

    def counted(self, who: str) -> frozenset[str]:
        """The words for the group that is counted; none where it is only called after what befell it, as any may be."""
        called = {fold(w) for w in surface(who)}
        if called - _ARTICLES <= self.befallen:
            return frozenset()
        return frozenset(self.content(spelt_out(who))) or frozenset(called)

    def content(self, text: str) -> tuple[str, ...]:
        """The heads of the words of a text that tell something, in order."""
        known: dict[str, str] = {}
        found: list[str] = []
        for part in (p for word in surface(text) for p in word.split("-")):
            if part not in known:
                word = fold(part)
                empty = len(part) < 2 or _NUMBER.fullmatch(part) or word in self.stop or word in _NUMERALS
                known[part] = "" if empty else self.head(part)
            if known[part]:
                found.append(known[part])
        return tuple(found)

    def names(self, text: str) -> tuple[str, ...]:
        """The heads of capitalised words that do not begin a sentence, in order."""
        found: list[str] = []
        opening = True
        for match in _WORD.finditer(text):
            parts = [p for p in match.group().split("-") if p[:1].isupper() and len(p) > 1 and fold(p) not in self.stop]
            if not opening:
                found.extend(self.head(p) for p in parts)
            opening = _END.match(text, match.end()) is not None
        return tuple(found)


def _kin(heads: Mapping[str, str]) -> Mapping[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for group, listed in enumerate(words_in_order("link.toml", "kin")):
        for word in listed.split():
            root = stem(fold(word))
            found.setdefault(heads.get(root, root), set()).add(group)
    return {head: frozenset(groups) for head, groups in found.items()}


@dataclass(frozen=True, slots=True)
class Weights:
    """Inverse document frequency over the texts at hand and what is known of words at large.

    A record may hold one story only, in which every telling word stands in every report: so `prior` reports at large,
    with the shares of the vocabulary, are counted in.
    """

    known: Mapping[str, float]
    total: int
    shares: Mapping[str, float]
    prior: float

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]], shares: Mapping[str, float], prior: float = 100.0) -> Weights:
        """Count in how many of the texts (each its words) a word stands."""
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(set(text))
            total += 1
        known = {w: _idf(n, shares.get(w, _UNLISTED_SHARE), total, prior) for w, n in counts.items()}
        return cls(known, total, shares, prior)

    def idf(self, word: str) -> float:
        """The weight of a word, at least 0."""
        weight = self.known.get(word)
        return weight if weight is not None else _idf(0, self.shares.get(word, _UNLISTED_SHARE), self.total, self.prior)

    def mass(self, found: Iterable[str]) -> float:
        """The sum of the weights of words, exact to the last digit whatever their order."""
        return math.fsum(map(self.idf, found))


def _idf(count: int, share: float, total: int, prior: float) -> float:
    return max(0.0, math.log((total + prior) / (count + prior * share + 0.5)))


def vector(found: Iterable[str], weights: Weights) -> dict[str, float]:
    """Log-frequency times idf, of length 1; empty where nothing weighs."""
    counts = Counter(found)
    raw = {w: (1 + math.log(n)) * weights.idf(w) for w, n in sorted(counts.items())}
    norm = math.sqrt(sum(v * v for v in raw.values()))
    return {w: v / norm for w, v in raw.items() if v} if norm else {}


def dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The product of two sparse vectors."""
    if len(left) > len(right):
        left, right = right, left
    return sum(v * right[w] for w, v in left.items() if w in right)


def shared(left: frozenset[str], right: frozenset[str], weights: Weights) -> float:
    """What share of the weight of the poorer set of words the other has too: 0 to 1."""
    least = min(weights.mass(left), weights.mass(right))
    return weights.mass(left & right) / least if least else 0.0
