"""Judgements as sums of named weights: what is found in a pair, weighed, and said to a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.link.clusters import pair
from twosource.model.record import Judgement, Reason, Verdict

Feature = tuple[str, float, str]
"""Something found in a pair: its name in the table of weights, its value (mostly 1), and words for a person."""


def reasons_of(weights: Mapping[str, float], found: Iterable[Feature]) -> tuple[Reason, ...]:
    """What each feature adds; one that weighs nothing, or has no weight, is left out."""
    weighed = ((name, round(weights.get(name, 0.0) * value, 4), words) for name, value, words in found)
    return tuple(Reason(name, weight, words) for name, weight, words in weighed if weight)


def score_of(reasons: Iterable[Reason]) -> float:
    """What they add up to."""
    return round(sum(reason.weight for reason in reasons), 4)


@dataclass(frozen=True, slots=True)
class Scale:
    """Weighs features. `weights` are log-odds by feature; `unsure`: below 0 by no more is shown to a person."""

    kind: str
    maker: str
    weights: Mapping[str, float]
    unsure: float

    def __call__(self, one: str, other: str, found: Iterable[Feature]) -> Judgement:
        """The judgement on two things, with all that speaks for and against; what weighs nothing is left out."""
        reasons = reasons_of(self.weights, found)
        score = score_of(reasons)
        verdict = Verdict.SAME if score > 0 else Verdict.UNSURE if score > -self.unsure else Verdict.DIFFERENT
        left, right = pair(one, other)
        return Judgement(self.kind, left, right, verdict, score, reasons, self.maker)
