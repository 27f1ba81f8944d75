"""Propositions out of figures: how many, as most have it, and who gives a number that cannot hold together with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twosource.link.passages import Passages
from twosource.link.statements import OUTLET, UNNAMED
from twosource.model.bounds import Bounds, meet
from twosource.model.finding import Attribution, Figure, Measure
from twosource.model.identity import content_id
from twosource.model.record import FigureGroup, JoinedProposition, Stance, Stand
from twosource.model.text import Report


@dataclass(frozen=True, slots=True)
class ValueSettings:
    """Which groups of figures make a proposition."""

    fewest_reports: int = 2
    other: bool = True  # also counts of no usual measure


def value_propositions(
    groups: Iterable[FigureGroup],
    figures: Mapping[tuple[str, str], Figure],
    attributions: Mapping[tuple[str, str], Attribution],
    reports: Mapping[str, Report],
    story: str,
    settings: ValueSettings,
) -> tuple[JoinedProposition, ...]:
    """One for each group of figures in which numbers of two sources cannot both hold."""
    found = []
    for group in groups:
        values = [figures[r.report, r.finding] for r in group.values]
        if values[0].measure is Measure.OTHER and not settings.other:
            continue
        main = _main(values)
        stands = [_stand(v, main, attributions) for v in values]
        if len({s.report for s in stands}) >= settings.fewest_reports and _contradicted(stands):
            first = min((v for v in values if bounds(v) == main), key=lambda v: (v.report, v.span))
            ids = sorted(f"{v.report}:{v.id}" for v in values)
            text = _sentence(reports[first.report], first)
            unique = {(s.report, s.attribution, s.stance): s for s in reversed(stands)}
            ordered = tuple(unique[k] for k in sorted(unique, key=lambda k: (k[0], k[1] or "", k[2])))
            found.append(JoinedProposition(content_id("p", "value", *ids), story, text, ordered))
    return tuple(found)


def bounds(figure: Figure) -> Bounds:
    """Low and high."""
    return figure.low, figure.high


def _main(values: Sequence[Figure]) -> Bounds:
    """The interval that most reports can live with; the most told, then the lowest, of equals."""
    told = Counter(bounds(v) for v in values)
    fits = {b: len({v.report for v in values if meet(b, bounds(v))}) for b in told}
    return min(told, key=lambda b: (-fits[b], -told[b], b[0] is None, b[0] or 0.0, b[1] is None, b[1] or 0.0))


def _stand(figure: Figure, main: Bounds, attributions: Mapping[tuple[str, str], Attribution]) -> Stand:
    said = attributions.get((figure.report, figure.by)) if figure.by else None
    stance = Stance.ASSERTS if meet(main, bounds(figure)) else Stance.DENIES
    name = (said.source_name or UNNAMED) if said else OUTLET
    return Stand(figure.report, said.id if said else None, name, stance, (figure.span,))


def _contradicted(stands: Iterable[Stand]) -> bool:
    """Whether two sources, and not one and the same at two times, are on different sides."""
    stands = tuple(stands)
    asserting = {(s.report, s.source_name) for s in stands if s.stance is Stance.ASSERTS}
    denying = {(s.report, s.source_name) for s in stands if s.stance is Stance.DENIES}
    return any(a[1] != d[1] or a[0] != d[0] for a in asserting for d in denying - asserting)


def _sentence(report: Report, figure: Figure) -> str:
    passages = Passages.of(report)
    i = passages.at(figure.span.start)
    span = passages.sentences[i] if i is not None else figure.span
    return " ".join(report.text[span.start : span.end].split())
