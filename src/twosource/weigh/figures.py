"""How the figures of one group stand to one another. Every figure is kept; none replaces another.

A larger toll in a later report is an update only where both dates are known: otherwise nobody can tell which is later.
But a source that gives one number in one report and another in the next has replaced its own, whichever came first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from twosource.model.bounds import Bounds, above, all_meet, hull, meet
from twosource.model.finding import Figure, Measure, Qualifier
from twosource.model.record import FigureGroup, FigureSet, Ref, Relation

# What is counted as it becomes known, and so grows.
_GROWING = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.MISSING, Measure.CAPTURED, Measure.DISPLACED, Measure.FREED}
)
# "About 200" does not clash with 219: a number that is said to be rough may be a tenth off.
_ROUGH = 0.1

Given = tuple[str, str | None]
"""The report of a figure, and the name of the source that gives it, None where it has none."""


def relation(
    values: Sequence[Bounds],
    days: Sequence[date | None],
    measure: Measure,
    loose: Sequence[Bounds] = (),
    given: Sequence[Given] = (),
) -> Relation:
    """How intervals stand to one another; `days` are the days of their reports, None where not known.

    `loose` are the same intervals with what "about" leaves open, and `given` tells where and by whom each is given,
    where that is told.
    """
    if len(set(values)) == 1:
        return Relation.AGREE
    if all_meet(loose or values):
        return Relation.COMPATIBLE
    grew = measure in _GROWING and _grew(values, days)
    return Relation.UPDATE if grew or _replaced(loose or values, given) else Relation.CONFLICT


def loosely(figure: Figure) -> Bounds:
    """The interval of a figure, wider on both sides where it is said to be rough."""
    if figure.qualifier is not Qualifier.ABOUT:
        return figure.low, figure.high
    low = None if figure.low is None else figure.low * (1 - _ROUGH)
    return low, None if figure.high is None else figure.high * (1 + _ROUGH)


def _grew(values: Sequence[Bounds], days: Sequence[date | None]) -> bool:
    """Whether values that cannot both hold are of different days, and the later lies above the earlier."""
    known = [d for d in days if d is not None]
    if len(known) != len(values):
        return False
    ordered = sorted(zip(known, values, strict=True), key=lambda pair: (pair[0], pair[1][0] or 0.0))
    clashes = [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :] if not meet(a[1], b[1])]
    return all(a[0] < b[0] and above(b[1], a[1]) for a, b in clashes)


def _replaced(values: Sequence[Bounds], given: Sequence[Given]) -> bool:
    """Whether one source gives two values in two reports that cannot both hold, and all others fit one of the two."""
    by_source: dict[str, list[tuple[str, Bounds]]] = defaultdict(list)
    for value, (report, source) in zip(values, given, strict=False):
        if source is not None:
            by_source[source].append((report, value))
    pairs = (pair for told in by_source.values() for pair in combinations(told, 2))
    return any(
        a[0] != b[0] and not meet(a[1], b[1]) and all(meet(v, a[1]) or meet(v, b[1]) for v in values) for a, b in pairs
    )


def figure_set(
    group: FigureGroup,
    figures: Mapping[Ref, Figure],
    days: Mapping[str, date | None],
    sources: Mapping[Ref, str | None],
) -> FigureSet:
    """The figures of a group, oldest report first (undated last, then by report and place), and their relation.

    `sources` names who gives a figure, where that is somebody with a name.
    """
    refs = sorted(group.values, key=lambda r: (days[r.report] or date.max, r.report, figures[r].span, r.finding))
    found = [figures[r] for r in refs]
    values = [(f.low, f.high) for f in found]
    measures = Counter(f.measure for f in found)
    measure = min(measures, key=lambda m: (-measures[m], m.value))
    low, high = hull(values)
    given = [(r.report, sources.get(r)) for r in refs]
    how = relation(values, [days[r.report] for r in refs], measure, [loosely(f) for f in found], given)
    return FigureSet(group.id, group.happening, measure, _who([f.who for f in found]), tuple(refs), how, low, high)


def _who(named: Sequence[str]) -> str:
    """The words by which most call the group counted; the shortest of equals."""
    counts = Counter(w for w in named if w)
    return min(counts, key=lambda w: (-counts[w], len(w), w)) if counts else ""
