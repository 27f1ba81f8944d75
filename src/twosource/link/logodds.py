"""Scores that explain themselves: a sum of weights, one for each named feature of a pair (log-odds)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.errors import ResourceError
from twosource.lexicon.tables import toml
from twosource.link.scale import Feature, reasons_of, score_of
from twosource.model.record import Reason


@dataclass(frozen=True, slots=True)
class LogOdds:
    """What each feature adds for each unit of its value, and what is added before anything is known."""

    base: float
    weights: Mapping[str, float]

    @classmethod
    def load(cls, table: str) -> LogOdds:
        """A table of `lexicon/propositions.toml`. Raises ResourceError."""
        found = toml("propositions.toml").get(table)
        if not isinstance(found, dict) or not all(isinstance(v, float) for v in found.values()):
            raise ResourceError(f"lexicon/propositions.toml: no table of weights {table}; install twosource again")
        return cls(found["base"], {k: v for k, v in found.items() if k != "base"})

    def __call__(self, found: Iterable[Feature]) -> tuple[float, tuple[Reason, ...]]:
        """The score, and the reasons that add up to it. A feature without a weight adds nothing."""
        reasons = Reason("base", self.base, "before anything is known"), *reasons_of(self.weights, found)
        return score_of(reasons), reasons
