"""Who says the same thing, or that it is not so: statements joined into propositions.

Two statements are compared by their words (weighted by idf), the happenings they tell of, numbers, and who says them:
an additive score, a logistic regression over pairs of attributions of the development stories, rounded. Textual
inference off the shelf did worse than word overlap on this question (docs/method/propositions.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.statements import Statement
from twosource.link.words import Weights, shared
from twosource.model.record import Judgement, Reason, Stance, Verdict


@dataclass(frozen=True, slots=True)
class PropositionSettings:
    """What each trait adds to the log-odds that two statements are about the same thing being so."""

    base: float = -1.4
    contained: float = 0.8  # share of the poorer statement's words that the other has
    alike: float = 2.0  # share of all words of both that they have in common
    part: float = 0.35  # the best match of a clause
    mass: float = 1.0  # how much they share in all, so that two words in common do not make a proposition
    number: float = 1.4
    happening: float = 1.7
    source: float = 1.1
    one_report: float = -0.5
    unsure: float = 0.7  # below 0 by no more than this: shown to a person
    missing: float = -1.4
    heavy: float = 20.0  # weight of shared words at which `mass` is full
    heavy_part: float = 8.0
    posting: int = 120  # a word of more statements than that finds none: bounds the cost
    least_shared: float = 3.0  # weight of shared words below which a pair is not looked at


def features(
    a: Statement, b: Statement, weights: Weights, settings: PropositionSettings
) -> Iterator[tuple[str, float, str]]:
    """What two statements have in common: name of the setting, value from 0 to 1, words."""
    common = weights.mass(a.words & b.words)
    every = weights.mass(a.words | b.words)
    yield "contained", shared(a.words, b.words, weights), "words of the shorter that the longer has"
    yield "alike", common / every if every else 0.0, "words in common, of all words"
    yield "part", _best_part(a, b, weights, settings), "two clauses alike"
    yield "mass", min(1.0, common / settings.heavy), "telling words in common"
    if a.numbers & b.numbers:
        yield "number", 1.0, f"the number {min(a.numbers & b.numbers)}"
    if a.happenings & b.happenings:
        yield "happening", 1.0, "tell of the same happening"
    if a.source and a.source == b.source and a.attribution is not None:
        yield "source", 1.0, f"both by {a.source}"
    if a.report == b.report:
        yield "one_report", 1.0, "in one report"


def _best_part(a: Statement, b: Statement, weights: Weights, settings: PropositionSettings) -> float:
    best = 0.0
    for x in a.clauses:
        for y in b.clauses:
            common = weights.mass(x.words & y.words)
            if common:
                best = max(best, shared(x.words, y.words, weights) * min(1.0, common / settings.heavy_part))
    return best


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
    return frozenset(pair(keys[i], keys[j]) for (i, j), worth in common.items() if worth >= settings.least_shared)


def proposition_judgements(
    statements: Sequence[Statement], weights: Weights, settings: PropositionSettings
) -> tuple[Judgement, ...]:
    """Judgements (kind proposition) on all pairs worth a look, in order."""
    by_key = {s.key: s for s in statements if not s.vague}
    pairs = sorted(candidates(list(by_key.values()), weights, settings))
    return tuple(_judge(by_key[a], by_key[b], weights, settings) for a, b in pairs)


def _judge(a: Statement, b: Statement, weights: Weights, settings: PropositionSettings) -> Judgement:
    found = [("base", 1.0, "before anything is known"), *features(a, b, weights, settings)]
    reasons = tuple(Reason(f, round(getattr(settings, f) * value, 4), words) for f, value, words in found)
    score = round(sum(r.weight for r in reasons), 4)
    verdict = Verdict.SAME if score > 0 else Verdict.UNSURE if score > -settings.unsure else Verdict.DIFFERENT
    left, right = pair(a.key, b.key)
    return Judgement("proposition", left, right, verdict, score, reasons, "link.propositions")


def statement_groups(
    statements: Sequence[Statement], judgements: Iterable[Judgement], rulings: Rulings, settings: PropositionSettings
) -> tuple[tuple[str, ...], ...]:
    """Groups of keys of assertions about the same thing. Denials and doubts are tied to them later."""
    keys = {s.key for s in statements if not s.vague and s.stance is Stance.ASSERTS}
    scores = {(j.left, j.right): j.score for j in judgements if j.left in keys and j.right in keys}
    return average_link(keys, scores, missing=settings.missing, rulings=rulings)
