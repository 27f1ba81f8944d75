"""One set of figures by the conventions of the field: ACLED's, UCDP's, MUC's. Each names the rule that decided.

ACLED codebook and fatality FAQ (2024): the most conservative figure where sources differ or are vague; "tens" 10,
"dozens" 12, "hundreds" 100; a toll that is unknown is 10 in a war and 3 elsewhere: 3 here, the lower of the two.
UCDP GED codebook: best is the most reliable estimate, the lower one where in doubt; low and high are the lowest and
highest credible ones; a warring party's claim of the other's losses counts for high alone unless others bear it out.
MUC-4 fill rules: the count as written, "12-" at least, "~12" about, "6-8" a range, PLURAL a number that is not given;
alternatives where texts differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.lexicon.tables import integers
from twosource.model.finding import Figure, Measure, Qualifier
from twosource.model.record import Convention, FigureSet, FigureView, Relation

UNKNOWN = 3.0  # ACLED's number for a toll that nobody gives, outside of a war


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with its words, the day of its report, its origin, and whether a party claims it of its enemy."""

    figure: Figure
    words: str
    day: str | None
    origin: str
    partial: bool


@dataclass(frozen=True, slots=True)
class Conventions:
    """Reads a set of figures by each convention. `vague`: words of no number -> ACLED's number for them."""

    vague: Mapping[str, int]

    @classmethod
    def load(cls) -> Conventions:
        """Read the words. Raises ResourceError."""
        return cls(integers("weigh.toml", "acled"))

    def __call__(self, figures: FigureSet, told: Sequence[Told]) -> tuple[FigureView, ...]:
        """The views of a set of the dead by all three, of the injured by MUC; none of other measures."""
        if figures.measure is Measure.INJURED:
            return (_muc(figures, told),)
        if figures.measure is not Measure.KILLED:
            return ()
        return (self._acled(figures, told), self._ucdp(figures, told), _muc(figures, told))

    def _acled(self, figures: FigureSet, told: Sequence[Told]) -> FigureView:
        current, updated = _current(figures, told)
        counted = [(n, t) for t in current if (n := self._conservative(t)) is not None]
        value, least = min(counted, key=lambda pair: pair[0], default=(UNKNOWN, current[0]))
        parts = ["the only figure" if len(current) == 1 else f"the lowest of {len(current)} figures"]
        if updated:
            parts.append("of the last day, for a later toll replaces an earlier one")
        if least.figure.qualifier is Qualifier.VAGUE or not counted:
            parts.append(f"“{' '.join(least.words.split())}” counts as {value:g}")
        return FigureView(figures.id, Convention.ACLED, value, value, value, f"{value:g}", ", ".join(parts))

    def _conservative(self, told: Told) -> float | None:
        """The least that a figure lets one count; None where it gives no number and no word for one."""
        if told.figure.qualifier is not Qualifier.VAGUE:
            return told.figure.low
        found = [word for word in self.vague if word in " ".join(told.words.casefold().split())]
        return float(self.vague[max(found, key=len)]) if found else None

    def _ucdp(self, figures: FigureSet, told: Sequence[Told]) -> FigureView:
        current, updated = _current(figures, told)
        credible = [t for t in current if not t.partial] or current
        lows = [low for t in credible if (low := _low(t.figure)) is not None]
        highs = [high for t in current if (high := _high(t.figure)) is not None]
        best, witnesses = _best(credible)
        parts = [
            f"best: the figure of most origins ({witnesses}), the lower of equals" if best is not None else "no best"
        ]
        if updated:
            parts.append("of the last day, for a later toll replaces an earlier one")
        if len(credible) < len(current):
            parts.append("a party’s claim of its enemy’s losses counts for high alone")
        low, high = min(lows, default=None), max(highs, default=None)
        written = "/".join("?" if v is None else f"{v:g}" for v in (low, best, high))
        return FigureView(figures.id, Convention.UCDP, low, best, high, written, "; ".join(parts))


def _current(figures: FigureSet, told: Sequence[Told]) -> tuple[list[Told], bool]:
    """The figures that hold: all, or of a toll that was updated those of the last day; and whether it was."""
    last = max((t.day for t in told if t.day), default=None)
    if figures.relation is not Relation.UPDATE or last is None:
        return list(told), False
    return [t for t in told if t.day == last], True


def _low(figure: Figure) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _high(figure: Figure) -> float | None:
    return figure.high if figure.high is not None else figure.low


def _best(told: Sequence[Told]) -> tuple[float | None, int]:
    """The value that most origins give, the lowest of equals, and how many origins that is."""
    origins: dict[float, set[str]] = defaultdict(set)
    for t in told:
        if (value := _low(t.figure)) is not None:
            origins[value].add(t.origin)
    if not origins:
        return None, 0
    best = min(origins, key=lambda v: (-len(origins[v]), v))
    return best, len(origins[best])


def _muc(figures: FigureSet, told: Sequence[Told]) -> FigureView:
    written = list(dict.fromkeys(_notation(t.figure) for t in told))
    rule = "the count as written" if len(written) == 1 else f"{len(written)} alternatives, in order of publication"
    return FigureView(figures.id, Convention.MUC, figures.low, None, figures.high, " / ".join(written), rule)


def _notation(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if figure.qualifier is Qualifier.VAGUE or (low is None and high is None):
        return "PLURAL"
    if low is None or high is None:
        return f"{low:g}-" if low is not None else f"-{high:g}"
    if low != high:
        return f"{low:g}-{high:g}"
    return f"~{low:g}" if figure.qualifier is Qualifier.ABOUT else f"{low:g}"
