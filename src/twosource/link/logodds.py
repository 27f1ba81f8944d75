"""Scores that explain themselves: a sum of weights, one for each named trait of a pair (log-odds)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.errors import ResourceError
from twosource.lexicon.tables import toml
from twosource.model.record import Reason

Traits = Iterable[tuple[str, float, str]]


@dataclass(frozen=True, slots=True)
class LogOdds:
    """What each trait adds for each unit of its value, and what is added before anything is known."""

    base: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, table: str) -> LogOdds:
        """A table of `lexicon/propositions.toml`. Raises ResourceError."""
        found = toml("propositions.toml").get(table)
        if not isinstance(found, dict) or not all(isinstance(v, float) for v in found.values()):
            raise ResourceError(f"lexicon/propositions.toml: no table of weights {table}; install twosource again")
        return cls(found["base"], {k: v for k, v in found.items() if k != "base"})

    def __call__(self, traits: Traits) -> tuple[float, tuple[Reason, ...]]:
        """The score, and the reasons that add up to it. A trait without a weight adds nothing."""
        found = [Reason("base", self.base, "before anything is known")]
        for name, value, words in traits:
            weight = round(self.weights.get(name, 0.0) * value, 4)
            if weight:
                found.append(Reason(name, weight, words))
        return round(sum(r.weight for r in found), 4), tuple(found)
