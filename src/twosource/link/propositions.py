"""Who says the same thing, or that it is not so: statements joined into propositions.

Two statements are compared by their words (weighted by idf), the happenings they tell of, numbers, and who says them:
an additive score, a logistic regression over pairs of attributions of the development stories, rounded. Textual
inference off the shelf did worse than word overlap on this question (docs/method/propositions.md).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.link.clusters import Pair, pair
from twosource.link.logodds import LogOdds
from twosource.link.statements import Statement
from twosource.link.words import Weights, shared
from twosource.model.record import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class PropositionSettings:
    """How pairs are found, and when groups are made. What each trait adds is in `lexicon/propositions.toml`."""

    same: float = -0.9  # the score above which two are judged the same
    unsure: float = 0.5  # below that by no more than this: shown to a person
    heavy: float = 20.0  # weight of shared words at which `mass` is full
    posting: int = 120  # a word of more statements than that finds none: bounds the cost
    least_shared: float = 3.0  # weight of shared words below which a pair is not looked at


@dataclass(frozen=True, slots=True)
class Ground:
    """What the statements of a story are compared against: weights of words, and share of reports that use a word."""

    weights: Weights
    spread: Mapping[str, float]

    @classmethod
    def of(cls, statements: Iterable[Statement], weights: Weights) -> Ground:
        """Count in how many of the reports a word stands."""
        used: dict[str, set[str]] = defaultdict(set)
        reports = set()
        for s in statements:
            reports.add(s.report)
            for word in s.words:
                used[word].add(s.report)
        return cls(weights, {w: len(r) / len(reports) for w, r in used.items()})


def features(
    a: Statement, b: Statement, ground: Ground, settings: PropositionSettings
) -> Iterator[tuple[str, float, str]]:
    """What two statements have in common or apart: name of the trait, value from 0 to 1, words."""
    weights = ground.weights
    yield "alike", math.sqrt(_alike(a.words, b.words, weights)), "words in common, of all words"
    yield "around", shared(a.around, b.around, weights), "words of all that is said with them"
    yield "around_alike", _alike(a.around, b.around, weights), "words of all that is said with them, of all"
    plain = weights.mass((a.words - a.names) & (b.words - b.names))
    yield "mass", min(1.0, plain / settings.heavy), "telling words in common that are no names"
    yield "names", shared(a.names, b.names, weights), "names in common"
    yield "short", 1 / (1 + min(len(a.words), len(b.words))), "one says little"
    if a.phrases & b.phrases:
        yield "phrase", 1.0, "two words side by side in both"
    yield from _events(a, b, weights)
    yield from _counts(a, b)
    if a.source and a.source == b.source and a.attribution is not None:
        yield "source", 1.0, f"both by {a.source}"
    if a.attribution is None and b.attribution is None:
        yield "outlets", 1.0, "both in an outlet's own voice"
    if a.charge or b.charge:
        yield "charge", 1.0, "an accusation"
    if a.report == b.report:
        yield "one_report", 1.0, "in one report"
    if a.sentence <= 1 and b.sentence <= 1:
        yield "leads", 1.0, "both begin their reports"


def _alike(a: frozenset[str], b: frozenset[str], weights: Weights) -> float:
    every = weights.mass(a | b)
    return weights.mass(a & b) / every if every else 0.0


def _events(a: Statement, b: Statement, weights: Weights) -> Iterator[tuple[str, float, str]]:
    if a.happenings & b.happenings:
        yield "happening", 1.0, "tell of the same happening"
    elif a.happenings and b.happenings:
        yield "other_happening", 1.0, "tell of other happenings"
    if a.heads & b.heads:
        yield "head", 1.0, f"“{min(a.heads & b.heads)}”"
    if a.parties and b.parties:
        yield "parties", shared(a.parties, b.parties, weights), "who does it or undergoes it"
    if a.unreal is not b.unreal and a.heads and b.heads:
        yield "unreal", 1.0, "one is planned or supposed"


def _counts(a: Statement, b: Statement) -> Iterator[tuple[str, float, str]]:
    if a.numbers & b.numbers:
        yield "number", 1.0, f"the number {min(a.numbers & b.numbers)}"
    elif a.numbers and b.numbers:
        yield "other_number", 1.0, "other numbers"
    measures = {m for m, _ in a.counts} & {m for m, _ in b.counts}
    if measures:
        yield "measure", 1.0, f"both count {min(measures)}"


def candidates(statements: Sequence[Statement], weights: Weights, settings: PropositionSettings) -> frozenset[Pair]:
    """Pairs that share a happening or telling words of enough weight; a word that many share finds nobody alone."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, s in enumerate(statements):
        for word in s.words | {f"h:{h}" for h in s.happenings}:
            postings[word].append(i)
    common: dict[tuple[int, int], float] = defaultdict(float)
    for word, found in sorted(postings.items()):
        if 1 < len(found) <= settings.posting:
            worth = settings.least_shared if word.startswith("h:") else weights.idf(word)
            for p in combinations(found, 2):
                common[p] += worth
    keys = [s.key for s in statements]
    return frozenset(
        pair(keys[i], keys[j])
        for (i, j), worth in common.items()
        if worth >= settings.least_shared and _say_of(statements[i], statements[j])
    )


def _say_of(a: Statement, b: Statement) -> bool:
    """Whether they have a word in common that is no name: what is said of those they speak of."""
    return bool((a.words & b.words) - a.names - b.names)


@dataclass(frozen=True, slots=True)
class Comparing:
    """Judges pairs of statements of a story: whether they are about the same thing being so."""

    scale: LogOdds
    ground: Ground
    settings: PropositionSettings

    def __call__(self, statements: Iterable[Statement]) -> tuple[Judgement, ...]:
        """Judgements (kind proposition) on all pairs worth a look, in order."""
        by_key = {s.key: s for s in statements if not s.vague}
        pairs = sorted(candidates(list(by_key.values()), self.ground.weights, self.settings))
        return tuple(self.judged(by_key[a], by_key[b]) for a, b in pairs)

    def judged(self, a: Statement, b: Statement) -> Judgement:
        """The judgement on one pair."""
        score, reasons = self.scale(features(a, b, self.ground, self.settings))
        bar, unsure = self.settings.same, self.settings.unsure
        verdict = Verdict.SAME if score > bar else Verdict.UNSURE if score > bar - unsure else Verdict.DIFFERENT
        left, right = pair(a.key, b.key)
        return Judgement("proposition", left, right, verdict, score, reasons, "link.propositions")
