"""Which figures count the same group of the same happening, so that their values may be laid side by side.

Never merged into one number: the groups only say which figures answer the same question.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from math import log10

from twosource.lexicon.tables import weights
from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.passages import Passages
from twosource.link.scale import Feature, Scale
from twosource.link.words import Vocabulary, Weights, shared
from twosource.model.bounds import Bounds, all_meet, meet, most_meet
from twosource.model.finding import EventMention, Figure, Findings, Measure
from twosource.model.identity import content_id
from twosource.model.record import FigureGroup, JoinedHappening, Judgement, Ref
from twosource.model.text import Report, Span

_CURRENCY = re.compile(
    r"[$£€¥]|\b(?:dollars?|pounds?|euros?|yen|rubles?|roubles?|rupees?|yuan|francs?)\b", re.IGNORECASE
)
_FURTHER = re.compile(r"(?<!no )(?<!or )\b(?:others?|another|more(?! than)|further|additional)\b", re.IGNORECASE)
_PART = re.compile(
    r"\bof (?:the|them|these|those|his|her|its|their|\d+|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
)
_SIGNS = {"$": "dollar", "£": "pound", "€": "euro", "¥": "yen"}


def _learned() -> Mapping[str, float]:
    return weights("link.toml", "figure")


@dataclass(frozen=True, slots=True)
class FigureSettings:
    """`weights`: what each feature adds to the log-odds that two figures count the same."""

    weights: Mapping[str, float] = field(default_factory=_learned)
    alike: float = 0.25  # share of words from which two groups counted count as named alike
    unsure: float = 1.0  # below 0 by no more than this: shown to a person
    missing: float = -3.0  # a pair not worth a look speaks against a group as a poor one does
    best: float = 0.6  # share of the best pair in the likeness of two groups
    contrary: bool = False  # a value that contradicts a group may join it by its best pair: for disputes on how many
    strange: float = 0.15  # where fewer than this share of a group's values contradict the others, they count another
    posting: int = 200  # a word of more figures than that finds none: bounds the cost


@dataclass(frozen=True, slots=True)
class Count:
    """A figure as it is compared. `unit` is the currency of money.

    `happening` is that of its event, None where the report tells of no event at all; `sure` is False where the figure
    was given to the nearest event for want of a better one. `who` are the words for those counted; `share` says that
    they come on top of others ("further": "two more soldiers") or are some of them ("part": "two of the soldiers"),
    else it is empty; `by` is the attribution that gives it; `near` are the words about the figure, `context` those of
    its sentence.
    """

    ref: Ref
    key: str
    happening: str | None
    sure: bool
    measure: Measure
    unit: str
    bounds: Bounds
    who: frozenset[str]
    share: str
    by: str | None
    near: frozenset[str]
    context: frozenset[str]


_NEAR = 60  # characters on either side of the figure: about a clause


def counts_of(
    report: Report, findings: Findings, happening_of: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[Count, ...]:
    """The counts of a report; `happening_of` leads from `report:event` to the happening.

    A figure that belongs to no event mention is counted to the nearest one of its sentence, else of the report, whose
    happening the report does not place in other countries alone.
    """
    passages, counts = Passages.of(report), []
    where = _countries(report, findings.events, happening_of)
    for figure in findings.figures:
        i = passages.at(figure.span.start)
        around = passages.sentences[i] if i is not None else figure.span
        told = figure.where.country if figure.where else None
        near = [e for e in findings.events if not told or not where[e.id] or told in where[e.id]]
        beside = figure.event or _nearest(figure.span, around, near)
        event = beside or _nearest(figure.span, Span(0, len(report.text)), near)
        place = _Place(happening_of.get(f"{report.id}:{event}"), beside is not None, around)
        counts.append(_count(report, figure, place, vocabulary))
    return tuple(counts)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands: its happening, whether that is sure, and its sentence."""

    happening: str | None
    sure: bool
    around: Span


def _countries(
    report: Report, events: Sequence[EventMention], happening_of: Mapping[str, str]
) -> Mapping[str, frozenset[str]]:
    """Event -> the countries in which the report places the event's happening."""
    happening = {e.id: happening_of.get(f"{report.id}:{e.id}", e.id) for e in events}
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.where and event.where.country:
            found[happening[event.id]].add(event.where.country)
    return {e.id: frozenset(found[happening[e.id]]) for e in events}


def _nearest(span: Span, around: Span, events: Iterable[EventMention]) -> str | None:
    inside = [e for e in events if around.start <= e.trigger.start < around.end]
    nearest = min(inside, key=lambda e: (abs(e.trigger.start - span.start), e.trigger, e.id), default=None)
    return nearest.id if nearest is not None else None


def _count(report: Report, figure: Figure, place: _Place, vocabulary: Vocabulary) -> Count:
    around = place.around
    words = report.text[figure.span.start : figure.span.end]
    unit = _CURRENCY.search(words) if figure.measure is Measure.MONEY else None
    low, high = max(around.start, figure.span.start - _NEAR), min(around.end, figure.span.end + _NEAR)
    return Count(
        Ref(report.id, figure.id),
        f"{report.id}:{figure.id}",
        place.happening,
        place.sure,
        figure.measure,
        _SIGNS.get(unit[0], unit[0].lower().rstrip("s")) if unit else "",
        (figure.low, figure.high),
        vocabulary.counted(figure.who),
        "further" if _FURTHER.search(words) else "part" if _PART.search(words) else "",
        figure.by,
        frozenset(vocabulary.content(report.text[low:high])),
        frozenset(vocabulary.content(report.text[around.start : around.end])),
    )


def features(a: Count, b: Count, known: Weights, settings: FigureSettings) -> Iterator[Feature]:
    """What two figures share and what tells them apart."""
    yield "base", 1.0, "before anything is known"
    if a.happening is not None and a.happening == b.happening:
        yield "same_happening", 1.0, "figures of the same happening"
    elif a.sure and b.sure:
        yield "other_happening", 1.0, "figures of different happenings"
    if a.measure is not b.measure:
        yield "other_measure", 1.0, f"{a.measure} and {b.measure}"
    elif a.measure is Measure.OTHER:
        yield "no_measure", 1.0, "counts of no usual measure"
    if a.who and b.who:
        alike = shared(a.who, b.who, known)
        named = alike >= settings.alike
        yield ("alike_who", alike, "the same group counted") if named else ("other_who", 1.0, "other groups")
    if a.share != b.share:
        yield "other_share", 1.0, "one counts all, the other some of them or those besides"
    yield from _values(a, b)
    yield "near", shared(a.near, b.near, known), "words about the figures alike"
    yield "context", shared(a.context, b.context, known), "words of the two sentences alike"
    if a.ref.report == b.ref.report:
        yield "one_report", 1.0, "in one report"


_TELLING = 1000.0  # a number of this size is as telling as any: two reports seldom have it by chance


def _values(a: Count, b: Count) -> Iterator[Feature]:
    if a.bounds == b.bounds:
        yield "same_value", 1.0, "the same value"
        yield "same_telling_value", _telling(a.bounds), "a value that few counts have"
    elif meet(a.bounds, b.bounds):
        yield "overlap", 1.0, "values that can both hold"
        yield from _numbers(a.bounds, b.bounds)
    else:
        yield "other_value", 1.0, "values that cannot both hold"
        yield "other_size", _apart(a.bounds, b.bounds), "values of another size"
    if a.bounds != b.bounds and a.ref.report == b.ref.report:
        one_voice = a.by == b.by
        yield "other_value_here" if one_voice else "values_of_two", 1.0, "two values in one report"


def _numbers(a: Bounds, b: Bounds) -> Iterator[Feature]:
    """Of intervals that meet: whether they are one number told with more or less care ("400", "up to 400")."""
    common = {x for x in a if x is not None} & {x for x in b if x is not None}
    if common:
        yield "same_number", 1.0, "one number, told as a bound or exactly"
        yield "same_telling_number", _telling((None, max(common))), "a number that few counts have"


def _telling(bounds: Bounds) -> float:
    size = max((abs(x) for x in bounds if x is not None), default=0.0)
    return round(min(1.0, log10(1 + size) / log10(1 + _TELLING)), 4)


def _apart(a: Bounds, b: Bounds) -> float:
    """How many times the nearest numbers of two intervals that do not meet differ: 0 (not at all) to 1 (tenfold)."""
    low, high = sorted((_nearest_to(a, b), _nearest_to(b, a)))
    return round(min(1.0, log10((high + 1) / (low + 1))), 4)


def _nearest_to(bounds: Bounds, other: Bounds) -> float:
    low, high = bounds
    below = other[1] is not None and low is not None and low > other[1]
    return (low if below or high is None else high) or 0.0


def candidates(counts: Sequence[Count], settings: FigureSettings) -> frozenset[Pair]:
    """Pairs that share their happening, a word of who is counted or their value, with one unit and no two measures.

    A count of no usual measure may be of any: who is among the missing in one report is only counted in another.
    """
    postings: dict[tuple[object, ...], list[str]] = defaultdict(list)
    measures = {c.key: c.measure for c in counts}
    for c in counts:
        for part in (("h", c.happening), ("v", *c.bounds), *(("w", w) for w in sorted(c.who))):
            if part != ("h", None):
                postings[c.unit, *part].append(c.key)
    listed = (keys for keys in postings.values() if 1 < len(keys) <= settings.posting)
    pairs = (pair(a, b) for keys in listed for a, b in combinations(keys, 2))
    return frozenset((a, b) for a, b in pairs if _one_measure(measures[a], measures[b]))


def _one_measure(a: Measure, b: Measure) -> bool:
    return a is b or (Measure.OTHER in (a, b) and Measure.MONEY not in (a, b))


def known_words(counts: Sequence[Count]) -> Weights:
    """What the words about these counts weigh."""
    return Weights.of((c.context for c in counts), {})


def figure_judgements(counts: Sequence[Count], settings: FigureSettings) -> tuple[Judgement, ...]:
    """Judgements (kind figure) on all pairs worth a look, in order."""
    known = known_words(counts)
    by_key = {c.key: c for c in counts}
    weigh = Scale("figure", "link.figures", settings.weights, settings.unsure)
    return tuple(
        weigh(a, b, features(by_key[a], by_key[b], known, settings)) for a, b in sorted(candidates(counts, settings))
    )


def linked(
    counts: Mapping[str, Count], scores: Mapping[Pair, float], settings: FigureSettings, rulings: Rulings | None = None
) -> tuple[tuple[str, ...], ...]:
    """The groups of counts by key: a value that contradicts others needs all of them to speak for it, not the best,
    unless contrary values are wanted. Two values that one voice gives in one report are never of one count. The one
    value among many that contradicts them most often counts something else, which only its own report tells apart.
    """
    rulings = rulings or Rulings()
    rulings = replace(rulings, different=rulings.different | (_of_one_voice(counts.values()) - rulings.same))

    def clash(keys: Sequence[str]) -> bool:
        return not all_meet([counts[k].bounds for k in keys])

    apart = None if settings.contrary else clash
    groups = average_link(counts, scores, missing=settings.missing, best=settings.best, rulings=rulings, clash=apart)
    if settings.contrary:
        return groups
    return tuple(sorted(part for g in groups for part in _without_strange(g, counts, rulings.same, settings.strange)))


def _without_strange(
    group: tuple[str, ...], counts: Mapping[str, Count], decided: frozenset[Pair], share: float
) -> Iterator[tuple[str, ...]]:
    """The group, and apart from it the few values that contradict it, unless a person has put one of them there."""
    most = most_meet([counts[k].bounds for k in group])
    strange = [k for i, k in enumerate(group) if i not in most]
    if not strange or len(strange) >= share * len(group) or any(pair(a, b) in decided for a in strange for b in group):
        yield group
        return
    yield tuple(k for i, k in enumerate(group) if i in most)
    for value in sorted({counts[k].bounds for k in strange}, key=str):
        yield tuple(k for k in strange if counts[k].bounds == value)


def _of_one_voice(counts: Iterable[Count]) -> frozenset[Pair]:
    """Pairs of values in one report that one source, or the outlet itself, gives, and that are not the same."""
    given: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for c in counts:
        given[c.ref.report, c.by].append(c)
    pairs = (p for found in given.values() for p in combinations(found, 2))
    return frozenset(pair(a.key, b.key) for a, b in pairs if a.bounds != b.bounds)


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
    for group in linked(by_key, scores, settings, rulings):
        of = sorted(h for k in group if (h := by_key[k].happening) is not None and h in known)
        if of:
            most = max(of, key=lambda h: (of.count(h), [-ord(c) for c in h]))
            found.append(FigureGroup(content_id("f", *group), most, tuple(by_key[k].ref for k in group)))
    return tuple(found)
