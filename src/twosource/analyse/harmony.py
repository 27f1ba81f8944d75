"""Names of one report, made to agree: what is written alike in a report is one name of one kind.

The network reads each sentence alone. Where a report says a name several times, the sentences that tell more about it
decide for the others (one sense a discourse: Gale, Church & Yarowsky 1992): kinds are chosen by the sum of the log
probabilities of all mentions, a name found whole in one place is not cut short in another, and a mention that was
nearly found is found. Nationalities and dates stay as they are, for they turn on how a word is used in its sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from twosource.analyse.names import NameDecoder

Name = tuple[int, int, str]
"""First word, last word (exclusive), kind."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The names of a report, each with the kind that its mentions agree on; `sizes` has how long, in words, those are
    that begin with a word, the longest first."""

    kinds: Mapping[Words, str]
    sizes: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, kinds: Mapping[Words, str]) -> Known:
        """The names by their first words."""
        sizes: dict[str, set[int]] = defaultdict(set)
        for words in kinds:
            sizes[words[0]].add(len(words))
        return cls(kinds, {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()})


@dataclass(frozen=True, slots=True)
class HarmonySettings:
    """Chosen on the held-out sentences of training/names/dev.jsonl, whose names rise from 87.2 to 89.2 by all of it.

    `least` is the smallest share of probability that one mention gives a kind, so that no mention decides alone;
    `against` the log odds against a mention beyond which it is left out although the report has its name elsewhere;
    `shortest` the fewest characters of such a name if it is one word.
    """

    least: float = 1e-4
    against: float = 8.0
    shortest: int = 3
    apart: frozenset[str] = frozenset({"NORP", "DATE"})


@dataclass(frozen=True, slots=True)
class ScoredWords:
    """The words of one sentence and the log probability of each tag (words, tags)."""

    words: Words
    scores: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class NameHarmony:
    """The sentences of one report -> the names of each, in order."""

    decode: NameDecoder
    kinds: tuple[str, ...]
    begin: Mapping[str, int]
    inside: Mapping[str, int]
    settings: HarmonySettings = HarmonySettings()

    @classmethod
    def of(cls, tags: Sequence[str], settings: HarmonySettings = HarmonySettings()) -> NameHarmony:
        """For these BIO tags."""
        begin = {tag[2:]: i for i, tag in enumerate(tags) if tag.startswith("B-")}
        inside = {tag[2:]: i for i, tag in enumerate(tags) if tag.startswith("I-")}
        kinds = tuple(kind for kind in begin if kind not in settings.apart)
        return cls(NameDecoder.of(tags), kinds, begin, inside, settings)

    def __call__(self, sentences: Sequence[ScoredWords]) -> tuple[tuple[Name, ...], ...]:
        """The names of each sentence."""
        found = [self.decode(sentence.scores) for sentence in sentences]
        known = self._known(sentences, found)
        return tuple(self._agreed(sentence, names, known) for sentence, names in zip(sentences, found, strict=True))

    def _known(self, sentences: Sequence[ScoredWords], found: Iterable[Sequence[Name]]) -> Known:
        totals: dict[Words, npt.NDArray[np.float64]] = defaultdict(lambda: np.zeros(len(self.kinds)))
        for sentence, names in zip(sentences, found, strict=True):
            for first, last, kind in names:
                if kind not in self.settings.apart:
                    totals[sentence.words[first:last]] += self._shares(sentence, first, last)
        return Known.of({words: self.kinds[int(total.argmax())] for words, total in totals.items()})

    def _shares(self, sentence: ScoredWords, first: int, last: int) -> npt.NDArray[np.float64]:
        """Log of each kind's share of the probability that the words are a name."""
        log = np.array([self._log(sentence, first, last, kind) for kind in self.kinds])
        shares: npt.NDArray[np.float64] = np.exp(log - log.max())
        logs: npt.NDArray[np.float64] = np.log(shares / shares.sum() + self.settings.least)
        return logs

    def _log(self, sentence: ScoredWords, first: int, last: int, kind: str) -> float:
        rest = sentence.scores[first + 1 : last, self.inside[kind]]
        return float(sentence.scores[first, self.begin[kind]]) + float(rest.sum())

    def _agreed(self, sentence: ScoredWords, names: Sequence[Name], known: Known) -> tuple[Name, ...]:
        kept = [self._as_known(sentence, name, known) for name in names]
        for first, last in _said(sentence.words, known):
            name = first, last, known.kinds[sentence.words[first:last]]
            touched = [one for one in kept if one[0] < last and first < one[1]]
            if self._is_said_here(sentence, name, touched):
                kept = [one for one in kept if one not in touched]
                kept.append(name)
        return tuple(sorted(kept))

    def _as_known(self, sentence: ScoredWords, name: Name, known: Known) -> Name:
        first, last, kind = name
        return name if kind in self.settings.apart else (first, last, known.kinds[sentence.words[first:last]])

    def _is_said_here(self, sentence: ScoredWords, name: Name, touched: Sequence[Name]) -> bool:
        """Is it the name, and not by chance the same words? `touched` are the names found here that share its words."""
        first, last, kind = name
        if touched:
            within = all(first <= a and b <= last for a, b, _ in touched)
            return within and sum(b - a for a, b, _ in touched) < last - first
        words = sentence.words[first:last]
        if " ".join(words).islower() or (len(words) == 1 and len(words[0]) < self.settings.shortest):
            return False
        outside = float(sentence.scores[first:last, 0].sum())
        return outside - self._log(sentence, first, last, kind) < self.settings.against


def _said(words: Words, known: Known) -> Iterator[tuple[int, int]]:
    """Where the report's names stand in a sentence, the longest at each word; none overlaps one before it."""
    i = 0
    while i < len(words):
        sizes = (size for size in known.sizes.get(words[i], ()) if i + size <= len(words))
        size = next((size for size in sizes if words[i : i + size] in known.kinds), 0)
        if size:
            yield i, i + size
        i += max(1, size)
