"""Which figures count the same group of the same happening, so that their values may be laid side by side.

Never merged into one number: the groups only say which figures answer the same question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.passages import Passages
from twosource.link.words import Vocabulary, Weights, fold, shared, surface
from twosource.model.bounds import meet
from twosource.model.finding import EventMention, Figure, Findings, Measure
from twosource.model.identity import content_id
from twosource.model.record import FigureGroup, JoinedHappening, Judgement, Reason, Ref, Verdict
from twosource.model.text import Report, Span

_CURRENCY = re.compile(
    r"[$£€¥]|\b(?:dollars?|pounds?|euros?|yen|rubles?|roubles?|rupees?|yuan|francs?)\b", re.IGNORECASE
)
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}


@dataclass(frozen=True, slots=True)
class FigureSettings:
    """What each trait adds to the log-odds that two figures count the same (fitted like those of happenings)."""

    base: float = -1.0
    same_happening: float = 2.4
    who: float = 2.2
    other_who: float = -0.6
    equal: float = 1.7
    overlap: float = 0.4
    apart: float = -1.9
    other_measure: float = -1.0
    one_report: float = -0.8
    context: float = 0.3
    alike: float = 0.25  # share of words from which two groups counted count as named alike
    unsure: float = 1.0  # below 0 by no more than this: shown to a person
    missing: float = -3.0
    posting: int = 200  # a word of more figures than that finds none: bounds the cost


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is compared. `happening` is None where its event is in none; `unit` the currency of money."""

    ref: Ref
    key: str
    happening: str | None
    measure: Measure
    unit: str
    low: float | None
    high: float | None
    who: frozenset[str]
    context: frozenset[str]


def counts_of(
    report: Report, findings: Findings, happening_of: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Count, ...]:
    """The counts of a report; `happening_of` leads from `report:event` to the happening.

    A figure that belongs to no event mention is counted to the nearest one of its sentence.
    """
    passages = Passages.of(report)
    counts = []
    for figure in findings.figures:
        i = passages.at(figure.span.start)
        around = passages.sentences[i] if i is not None else figure.span
        event = figure.event or _nearest(figure.span, around, findings.events)
        counts.append(_count(report, figure, happening_of.get(f"{report.id}:{event}"), around, vocabulary))
    return tuple(counts)


def _nearest(span: Span, around: Span, events: Iterable[EventMention]) -> str | None:
    inside = [e for e in events if around.start <= e.trigger.start < around.end]
    nearest = min(inside, key=lambda e: (abs(e.trigger.start - span.start), e.trigger, e.id), default=None)
    return nearest.id if nearest is not None else None


def _count(report: Report, figure: Figure, happening: str | None, around: Span, vocabulary: Vocabulary) -> Count:
    words = report.text[figure.span.start : figure.span.end]
    unit = _CURRENCY.search(words) if figure.measure is Measure.MONEY else None
    return Count(
        Ref(report.id, figure.id),
        f"{report.id}:{figure.id}",
        happening,
        figure.measure,
        _SIGNS.get(unit[0], unit[0].lower().rstrip("s")) if unit else "",
        figure.low,
        figure.high,
        frozenset(vocabulary.content(figure.who)) or frozenset(fold(w) for w in surface(figure.who)),
        frozenset(vocabulary.content(report.text[around.start : around.end])),
    )


def features(a: Count, b: Count, weights: Weights, settings: FigureSettings) -> Iterator[tuple[str, float, str]]:
    """The traits that two figures share or that tell them apart: name of the setting, value, words."""
    if a.happening is not None and a.happening == b.happening:
        yield "same_happening", 1.0, "figures of the same happening"
    if a.who and b.who:
        alike = shared(a.who, b.who, weights)
        yield (
            ("who", alike, "the same group counted") if alike >= settings.alike else ("other_who", 1.0, "other groups")
        )
    if (a.low, a.high) == (b.low, b.high):
        yield "equal", 1.0, "the same value"
    elif meet((a.low, a.high), (b.low, b.high)):
        yield "overlap", 1.0, "values that can both hold"
    else:
        yield "apart", 1.0, "values that cannot both hold"
    if a.measure is Measure.OTHER:
        yield "other_measure", 1.0, "counts of no usual measure"
    if a.ref.report == b.ref.report:
        yield "one_report", 1.0, "in one report"
    yield "context", shared(a.context, b.context, weights), "words of the two sentences alike"


def candidates(counts: Sequence[Count], settings: FigureSettings) -> frozenset[Pair]:
    """Pairs with one measure and unit that share their happening, a word of who is counted, or their value."""
    postings: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for c in counts:
        kind = (c.measure, c.unit)
        for part in (("h", c.happening), ("v", c.low, c.high), *(("w", w) for w in sorted(c.who))):
            if part != ("h", None):
                postings[*kind, *part].append(c.key)
    listed = (keys for keys in postings.values() if 1 < len(keys) <= settings.posting)
    return frozenset(pair(a, b) for keys in listed for a, b in combinations(keys, 2))


def figure_judgements(counts: Sequence[Count], settings: FigureSettings) -> tuple[Judgement, ...]:
    """Judgements (kind figure) on all pairs worth a look, in order."""
    weights = Weights.of((c.context for c in counts), {})
    by_key = {c.key: c for c in counts}
    return tuple(_judge(by_key[a], by_key[b], weights, settings) for a, b in sorted(candidates(counts, settings)))


def _judge(a: Count, b: Count, weights: Weights, settings: FigureSettings) -> Judgement:
    found = [("base", 1.0, "before anything is known"), *features(a, b, weights, settings)]
    reasons = tuple(Reason(f, round(getattr(settings, f) * value, 4), words) for f, value, words in found)
    score = round(sum(r.weight for r in reasons), 4)
    verdict = Verdict.SAME if score > 0 else Verdict.UNSURE if score > -settings.unsure else Verdict.DIFFERENT
    left, right = pair(a.key, b.key)
    return Judgement("figure", left, right, verdict, score, reasons, "link.figures")


def figure_groups(
    counts: Iterable[Count],
    judgements: Iterable[Judgement],
    happenings: Iterable[JoinedHappening],
    rulings: Rulings,
    settings: FigureSettings,
) -> tuple[FigureGroup, ...]:
    """Every figure that belongs to a happening in one group, in order of the first figure's key.

    The happening of a group is the one that most of its figures belong to (the least id of equals).
    """
    known = {h.id for h in happenings}
    by_key = {c.key: c for c in counts}
    scores = {(j.left, j.right): j.score for j in judgements}
    found = []
    for group in average_link(by_key, scores, missing=settings.missing, rulings=rulings):
        of = sorted(h for k in group if (h := by_key[k].happening) is not None and h in known)
        if of:
            most = max(of, key=lambda h: (of.count(h), [-ord(c) for c in h]))
            found.append(FigureGroup(content_id("f", *group), most, tuple(by_key[k].ref for k in group)))
    return tuple(found)
