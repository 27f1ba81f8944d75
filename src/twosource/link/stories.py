"""Which reports tell of the same course of events.

Three bags of a report (words; names and numbers; title) as TF-IDF vectors: Miranda et al. 2018 use nine such bags, and
Linger and Hajaiej 2020 found dense vectors no better within one language. In a large record full names that few
reports have tell two incidents of one kind apart. Groups by average link, so that a long story
does not swallow its neighbours; the outcome does not depend on the order of reports, unlike a pass over a stream.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from math import exp, log10

from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.words import Vocabulary, Weights, dot, fold, numbers, vector
from twosource.model.identity import content_id
from twosource.model.record import CopyGroup, Judgement, Reason, Story, Verdict
from twosource.model.text import BlockKind, Report

_FULL_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|de|al|bin|the|von|van) )?[A-Z][\w'’-]+)+")
_TEXT = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PROSE, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class StorySettings:
    """How like two reports must be; chosen on public development streams (docs/method/stories.md)."""

    words: float = 0.5
    names: float = 0.4
    opening: float = 0.1
    join: float = 0.12  # the bar: in a record of `few` reports, which most often is one story
    growth: float = 0.035  # more for each tenfold: of many reports few are about the same
    few: int = 8
    unsure: float = 0.05  # below `join` by no more than this: shown to a person
    # Reports of one day are likelier to be about one thing than two of unknown days; over `days` that falls towards
    # `lasting`: what is told months later in the same words is a follow-up.
    near: float = 1.2
    days: float = 20.0
    lasting: float = 0.4
    # Full names ("Ann Lee") that no more than `rare` reports have: what each of up to `most` of them adds, and what
    # their absence takes. In a small record they tell nothing, for all its reports may name the same people.
    name: float = 0.04
    no_name: float = 0.03
    rare: int = 8
    most: int = 3
    many: int = 2000
    terms: int = 20  # of each report, by which its neighbours are looked up
    posting: int = 150  # a term of more reports than that finds no neighbours: bounds the cost
    title_characters: int = 160


@dataclass(frozen=True, slots=True)
class Profile:
    """A report (or group of copies) as it is compared. `day` is None where no date is known.

    `called` are the names of several words that few other reports have.
    """

    id: str
    words: Mapping[str, float]
    names: Mapping[str, float]
    opening: Mapping[str, float]
    called: frozenset[str]
    day: date | None


def prose(report: Report) -> str:
    """The report's title, headings, prose and captions."""
    parts = [report.text[b.span.start : b.span.end] for b in report.blocks if b.kind in _TEXT]
    return "\n\n".join(parts)


def opening(report: Report, settings: StorySettings) -> str:
    """The title, or the first words of the prose where there is none."""
    return report.title or prose(report)[: settings.title_characters]


def day_of(report: Report) -> date | None:
    """The day of publication; None where it is not stated or no ISO date."""
    try:
        return date.fromisoformat((report.published or "")[:10])
    except ValueError:
        return None


def profiles(reports: Sequence[Report], vocabulary: Vocabulary, settings: StorySettings) -> tuple[Profile, ...]:
    """One profile for each report, with weights over all of them."""
    said = {r.id: prose(r) for r in reports}
    words = {i: vocabulary.content(t) for i, t in said.items()}
    names = {i: (*vocabulary.names(t), *("#" + n for n in sorted(numbers(t)))) for i, t in said.items()}
    full = {i: full_names(t) for i, t in said.items()}
    times = Counter(name for found in full.values() for name in found)
    of_words = Weights.of(words.values(), vocabulary.shares)
    of_names = Weights.of(names.values(), vocabulary.shares)
    return tuple(
        Profile(
            r.id,
            vector(words[r.id], of_words),
            vector(names[r.id], of_names),
            vector(vocabulary.content(opening(r, settings)), of_words),
            frozenset(name for name in full[r.id] if times[name] <= settings.rare),
            day_of(r),
        )
        for r in sorted(reports, key=lambda r: r.id)
    )


def full_names(text: str) -> frozenset[str]:
    """Each two capitalised words that stand side by side, folded: of "Ann Mary Lee" Ann Mary and Mary Lee."""
    found = ([fold(w) for w in name[0].split()] for name in _FULL_NAME.finditer(text))
    return frozenset(f"{a} {b}" for words in found for a, b in pairwise(words))


def likeness(a: Profile, b: Profile, reports: int, settings: StorySettings) -> tuple[Reason, ...]:
    """What two reports of a record of so many have in common, each part with what it adds; the sum is the score."""
    apart = abs((a.day - b.day).days) if a.day and b.day else None
    fade = 1.0
    if apart is not None:
        fade = settings.near * (settings.lasting + (1 - settings.lasting) * exp(-apart / settings.days))
    names, words, title = dot(a.names, b.names), dot(a.words, b.words), dot(a.opening, b.opening)
    return (
        Reason("names and numbers", settings.names * fade * names, f"names and numbers alike {names:.2f}"),
        Reason("words", settings.words * fade * words, f"words alike {words:.2f}"),
        Reason("opening", settings.opening * fade * title, f"title or opening alike {title:.2f}"),
        _named(sorted(a.called & b.called), fade, _of_many(reports, settings), settings),
        Reason("bar", -bar(reports, settings), f"how like two of {reports} reports must be"),
        Reason("days apart", 0.0, "a date is not known" if apart is None else f"published {apart} days apart"),
    )


def _named(both: Sequence[str], fade: float, of_many: float, settings: StorySettings) -> Reason:
    if not both:
        return Reason("full names", -settings.no_name * of_many, "no full name that few other reports have")
    weight = settings.name * min(len(both), settings.most) * fade * of_many
    return Reason("full names", weight, f"both name {', '.join(both[: settings.most])}")


def _of_many(reports: int, settings: StorySettings) -> float:
    """0 for a record of few reports, 1 for one of many."""
    grown = log10(max(reports, settings.few) / settings.few) / log10(settings.many / settings.few)
    return min(1.0, grown)


def neighbours(found: Sequence[Profile], settings: StorySettings) -> frozenset[Pair]:
    """Pairs that share one of their weightiest terms; terms that most reports share find nobody."""
    postings: dict[str, list[str]] = defaultdict(list)
    for p in found:
        ranked = sorted([*(("n:" + w, v) for w, v in p.names.items()), *p.words.items()], key=lambda t: (-t[1], t[0]))
        for term, _ in ranked[: settings.terms]:
            postings[term].append(p.id)
    listed = (ids for ids in postings.values() if 1 < len(ids) <= settings.posting)
    return frozenset((a, b) for ids in listed for a, b in combinations(sorted(ids), 2))


def bar(reports: int, settings: StorySettings) -> float:
    """How like two reports must be in a record of so many."""
    return settings.join + settings.growth * log10(max(reports, settings.few) / settings.few)


def story_judgements(found: Sequence[Profile], settings: StorySettings) -> tuple[Judgement, ...]:
    """Judgements (kind report-story) on pairs of profiles that share a telling term."""
    by_id = {p.id: p for p in found}
    judged = []
    for a, b in sorted(neighbours(found, settings)):
        reasons = likeness(by_id[a], by_id[b], len(found), settings)
        score = round(sum(r.weight for r in reasons), 4)
        verdict = Verdict.SAME if score >= 0 else Verdict.UNSURE if score >= -settings.unsure else Verdict.DIFFERENT
        judged.append(Judgement("report-story", a, b, verdict, score, reasons, "link.stories"))
    return tuple(judged)


def story_groups(
    reports: Sequence[Report],
    copies: Sequence[CopyGroup],
    judgements: Iterable[Judgement],
    rulings: Rulings,
    settings: StorySettings,
) -> tuple[Story, ...]:
    """Every report in one story, copies together; alone where nothing is like it."""
    apart = {
        r for g in copies for r in g.reports if any(a in g.reports and b in g.reports for a, b in rulings.different)
    }
    first = {r: g.reports[0] for g in copies for r in g.reports if r not in apart}
    scores = {
        (j.left, j.right): j.score
        for j in judgements
        if first.get(j.left, j.left) == j.left and first.get(j.right, j.right) == j.right
    }
    firsts = {first.get(r.id, r.id) for r in reports}
    groups = average_link(firsts, scores, missing=-bar(len(firsts), settings), rulings=_over_copies(rulings, first))
    behind: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        behind[first.get(report.id, report.id)].append(report.id)
    whole = [tuple(sorted(r for i in g for r in behind[i])) for g in groups]
    by_id = {r.id: r for r in reports}
    return tuple(Story(content_id("s", *g), _title([by_id[i] for i in g], settings), g) for g in sorted(whole))


def _over_copies(rulings: Rulings, first: Mapping[str, str]) -> Rulings:
    """Rulings on reports as rulings on the reports that stand for their copies."""

    def moved(pairs: frozenset[Pair]) -> frozenset[Pair]:
        return frozenset(pair(x, y) for a, b in pairs if (x := first.get(a, a)) != (y := first.get(b, b)))

    return Rulings(moved(rulings.same), moved(rulings.different))


def _title(reports: Sequence[Report], settings: StorySettings) -> str:
    """The title of middle length if any is stated, else the shortest first paragraph of prose, cut at a word."""
    titled = sorted((len(r.title), r.id, r.title) for r in reports if r.title)
    if titled:
        return titled[len(titled) // 2][2]
    leads = [" ".join(_lead(r).split()) for r in reports]
    told = sorted((len(lead), lead) for lead in leads if len(lead) > settings.title_characters // 4)
    lead = told[0][1] if told else next((lead for lead in leads if lead), "")
    return (
        lead if len(lead) <= settings.title_characters else lead[: settings.title_characters].rsplit(" ", 1)[0] + " ..."
    )


def _lead(report: Report) -> str:
    spans = [b.span for b in report.blocks if b.kind is BlockKind.PROSE]
    return report.text[spans[0].start : spans[0].end] if spans else report.text
