"""Which event mentions are the same happening: an additive score that a person can read, and groups by average link.

Same type with other arguments is by far the commonest false link of event coreference (Min et al., ACL 2024), so what
decides is who, to whom, where, when and how many; the trigger word only finds the pairs. Weights are log-odds of a
logistic regression over pairs of event mentions of the development stories, rounded (docs/method/happenings.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.traits import Side, Traits
from twosource.link.words import Weights, shared
from twosource.model.finding import Status
from twosource.model.identity import content_id
from twosource.model.record import JoinedHappening, Judgement, Reason, Verdict


@dataclass(frozen=True, slots=True)
class HappeningSettings:
    """What each trait adds to the log-odds that two mentions are the same happening."""

    base: float = -3.3
    same_type: float = 0.6
    other_type: float = -0.6
    same_mode: float = 0.2
    other_mode: float = -1.2
    same_head: float = 2.1
    same_actor: float = 0.8
    other_actor: float = -0.2
    same_recipient: float = 0.7
    other_recipient: float = -1.1
    same_place: float = 1.2
    other_place: float = -0.2
    same_date: float = 1.3
    other_date: float = -0.8
    same_status: float = 0.5
    other_status: float = -0.5
    same_counts: float = 1.2
    context: float = 3.0
    one_report: float = -2.6
    unsure: float = 1.0  # below 0 by no more than this: shown to a person
    missing: float = -3.0  # a pair not worth a look speaks against a group as a poor one does
    telling: int = 6  # words of the sentence by which a mention finds others of its type
    posting: int = 300  # a word of more mentions than that finds none: bounds the cost


DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.NEGATED})


def features(a: Traits, b: Traits, weights: Weights) -> Iterator[tuple[str, float, str]]:
    """The traits that two mentions share or that tell them apart: name of the setting, value (mostly 1), words."""
    yield ("same_type", 1.0, f"both {a.type}") if a.type is b.type else ("other_type", 1.0, f"{a.type} and {b.type}")
    if a.mode and b.mode:
        same = a.mode == b.mode
        yield "same_mode" if same else "other_mode", 1.0, a.mode if same else f"{a.mode} and {b.mode}"
    if a.head == b.head:
        yield "same_head", 1.0, f"“{a.trigger}” and “{b.trigger}”"
    yield from _sides("actor", a.actors, b.actors, weights)
    yield from _sides("recipient", a.recipients, b.recipients, weights)
    yield from _places(a, b)
    if a.when and b.when:
        apart = a.when.end < b.when.start or b.when.end < a.when.start
        words = f"{a.when.start} to {a.when.end} and {b.when.start} to {b.when.end}"
        yield "other_date" if apart else "same_date", 1.0, words
    same = a.status is b.status or {a.status, b.status} <= DONE
    yield "same_status" if same else "other_status", 1.0, f"{a.status} and {b.status}"
    if a.counts & b.counts:
        yield "same_counts", 1.0, "the same count of the same measure"
    yield "context", shared(a.context, b.context, weights), "words of the two sentences alike"
    if a.ref.report == b.ref.report:
        yield "one_report", 1.0, "a report seldom tells of one happening as two"


def _sides(name: str, a: Side, b: Side, weights: Weights) -> Iterator[tuple[str, float, str]]:
    if not a.words or not b.words:
        return
    if a.who & b.who:
        yield f"same_{name}", 1.0, f"the same {name}"
        return
    alike = shared(a.words, b.words, weights)
    if alike > 0.3 or a.countries & b.countries:
        yield f"same_{name}", max(alike, 0.5), f"{name}s that share a name or a country"
    else:
        yield f"other_{name}", 1.0, f"different {name}s"


def _places(a: Traits, b: Traits) -> Iterator[tuple[str, float, str]]:
    if a.place & b.place or (a.country and a.country == b.country):
        yield "same_place", 1.0, "the same place or country"
    elif a.place and b.place:
        yield "other_place", 1.0, "different places"


def candidates(traits: Sequence[Traits], weights: Weights, settings: HappeningSettings) -> frozenset[Pair]:
    """Pairs that share a trigger head, or their type and one of the parties, the place or a telling word beside it."""
    postings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for t in traits:
        postings["head", t.head].append(t.key)
        telling = sorted(t.context, key=lambda w: (-weights.idf(w), w))[: settings.telling]
        for word in t.actors.words | t.recipients.words | t.place | set(telling):
            postings[t.type.value, word].append(t.key)
    listed = (keys for keys in postings.values() if 1 < len(keys) <= settings.posting)
    return frozenset(pair(a, b) for keys in listed for a, b in combinations(keys, 2))


def judge(a: Traits, b: Traits, weights: Weights, settings: HappeningSettings) -> Judgement:
    """The judgement (kind event) on two mentions, with all that speaks for and against."""
    found = [("base", 1.0, "before anything is known"), *features(a, b, weights)]
    reasons = tuple(Reason(f, round(getattr(settings, f) * value, 4), words) for f, value, words in found)
    score = round(sum(r.weight for r in reasons), 4)
    verdict = Verdict.SAME if score > 0 else Verdict.UNSURE if score > -settings.unsure else Verdict.DIFFERENT
    left, right = pair(a.key, b.key)
    return Judgement("event", left, right, verdict, score, reasons, "link.happenings")


def happening_judgements(traits: Sequence[Traits], settings: HappeningSettings) -> tuple[Judgement, ...]:
    """Judgements on all pairs of mentions of one story that are worth a look, in order."""
    weights = Weights.of((t.context for t in traits), {})
    by_key = {t.key: t for t in traits}
    return tuple(
        judge(by_key[a], by_key[b], weights, settings) for a, b in sorted(candidates(traits, weights, settings))
    )


def happening_groups(
    traits: Iterable[Traits], judgements: Iterable[Judgement], rulings: Rulings, settings: HappeningSettings
) -> tuple[JoinedHappening, ...]:
    """Every mention in one happening, alone where nothing is like it, in order of the first mention's key."""
    by_key = {t.key: t for t in traits}
    scores = {(j.left, j.right): j.score for j in judgements}
    groups = average_link(by_key, scores, missing=settings.missing, rulings=rulings)
    return tuple(
        JoinedHappening(content_id("h", *g), by_key[g[0]].story, tuple(by_key[k].ref for k in g)) for g in groups
    )
