"""Which event mentions are the same happening: an additive score that a person can read, and groups by average link.

Same type with other arguments is by far the commonest false link of event coreference (Min et al., ACL 2024), so what
decides is who, to whom, where, when and how many, with the words about the trigger. Weights are log-odds that
`python -m training.happenings` learns from the stories of the corpus (docs/method/happenings.md).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from twosource.lexicon.tables import weights
from twosource.link.clusters import Pair, Rulings, average_link, pair
from twosource.link.scale import Feature, Scale
from twosource.link.traits import Side, Telling, Traits
from twosource.link.words import Weights, shared
from twosource.model.finding import EventType, Status
from twosource.model.identity import content_id
from twosource.model.record import JoinedHappening, Judgement


def _learned() -> Mapping[str, float]:
    return weights("link.toml", "happening")


@dataclass(frozen=True, slots=True)
class HappeningSettings:
    """`weights`: what each feature adds to the log-odds that two mentions are the same happening."""

    weights: Mapping[str, float] = field(default_factory=_learned)
    alike: float = 0.3  # share of the words of two parties from which they count as named alike
    unsure: float = 1.0  # below 0 by no more than this: shown to a person
    missing: float = -4.0  # a pair not worth a look speaks against a group as a poor one does
    best: float = 0.25  # share of the best pair in the likeness of two groups: a poorly told mention joins by one
    telling: int = 6  # words of the sentence by which a mention finds others of its type
    posting: int = 300  # a word of more mentions than that finds none: bounds the cost


DONE = frozenset({Status.HAPPENED, Status.ONGOING, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class Around:
    """What the mentions of a story are compared against: weights of words, and what each report tells once only.

    A report tells of one happening once (docs/method/events.md), so a word or a type that stands in two reports once
    each is likelier to be of one happening than one of which both tell often.
    """

    weights: Weights
    told: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, traits: Sequence[Traits]) -> Around:
        """Count over the mentions of one story."""
        told = Counter((t.ref.report, what) for t in traits for what in (t.head, t.type.value))
        return cls(Weights.of((t.telling.context for t in traits), {}), told)

    def lone(self, t: Traits, what: str) -> bool:
        """Whether it is the only mention of its report with this head or type."""
        return self.told[t.ref.report, what] == 1


CONTRARY = frozenset({"other_date", "other_place", "other_country", "other_recipient"})
"""What says that two things happened, whatever the words have in common."""

ALIKE_BY_ROLE = frozenset({"lone_type", "lone_word", "both_open"})
"""What makes two mentions the main thing in their reports: it tells nothing of two reports of two things."""


def features(a: Traits, b: Traits, around: Around, settings: HappeningSettings) -> Iterator[Feature]:
    """What two mentions share and what tells them apart; their part in their reports counts only if nothing does."""
    found = tuple(_features(a, b, around, settings))
    apart = any(name in CONTRARY for name, _, _ in found)
    return (f for f in found if not (apart and f[0] in ALIKE_BY_ROLE))


def _features(a: Traits, b: Traits, around: Around, settings: HappeningSettings) -> Iterator[Feature]:
    yield "base", 1.0, "before anything is known"
    yield from _types(a, b, around)
    yield from _triggers(a, b, around)
    yield from _sides("actor", a.actors, b.actors, around.weights, settings)
    yield from _sides("recipient", a.recipients, b.recipients, around.weights, settings)
    yield from _places(a, b)
    if a.when and b.when:
        apart = a.when.end < b.when.start or b.when.end < a.when.start
        words = f"{a.when.start} to {a.when.end} and {b.when.start} to {b.when.end}"
        yield "other_date" if apart else "same_date", 1.0, words
    yield from _status(a, b)
    yield from _counts(a, b)
    yield from _told(a.telling, b.telling, around.weights)
    if a.background != b.background:
        yield "other_time", 1.0, "history in one, news in the other"
    if a.ref.report == b.ref.report:
        yield "one_report", 1.0, "a report seldom tells of one happening as two"


def _types(a: Traits, b: Traits, around: Around) -> Iterator[Feature]:
    if a.type is not b.type:
        vague = EventType.OTHER in (a.type, b.type)
        yield "vague_type" if vague else "other_type", 1.0, f"{a.type} and {b.type}"
        return
    yield "same_type", 1.0, f"both {a.type}"
    if a.type is EventType.OTHER:
        yield "both_other", 1.0, "both of the type that has none"
    if around.lone(a, a.type) and around.lone(b, b.type):
        yield "lone_type", 1.0, f"each report tells of one {a.type}"
    if a.mode and b.mode:
        same = a.mode == b.mode
        yield "same_mode" if same else "other_mode", 1.0, a.mode if same else f"{a.mode} and {b.mode}"


def _triggers(a: Traits, b: Traits, around: Around) -> Iterator[Feature]:
    words = f"“{a.trigger}” and “{b.trigger}”"
    if a.head == b.head:
        yield "same_word", 1.0, words
        if around.lone(a, a.head) and around.lone(b, b.head):
            yield "lone_word", 1.0, "each report has the word once"
    elif a.heads & b.heads:
        yield "shared_word", 1.0, words
    elif a.kin & b.kin:
        yield "kin_word", 1.0, words
    else:
        yield "other_word", 1.0, words
        if a.mode and a.mode == b.mode:
            yield "other_word_same_mode", 1.0, f"other words for one thing ({a.mode})"
        if a.head in b.telling.context or b.head in a.telling.context:
            yield "beside", 1.0, "one tells of the other beside it"


def _sides(name: str, a: Side, b: Side, known: Weights, settings: HappeningSettings) -> Iterator[Feature]:
    if not a.words or not b.words:
        if a.words or b.words:
            yield (
                f"{name}_untold",
                1.0,
                f"one does not tell of an {name}" if name == "actor" else f"one tells of no {name}",
            )
        return
    alike = shared(a.words, b.words, known)
    if a.who & b.who:
        yield f"same_{name}", 1.0, f"the same {name}"
    elif alike > settings.alike:
        yield f"alike_{name}", alike, f"{name}s with a word in common"
    elif a.countries & b.countries:
        yield f"{name}_country", 1.0, f"{name}s of one country"
    elif a.named and b.named:
        yield f"other_{name}", 1.0, f"different {name}s"
    else:
        yield f"{name}_described", 1.0, f"different words for the {name}s"


def _places(a: Traits, b: Traits) -> Iterator[Feature]:
    if a.place & b.place:
        yield "same_place", 1.0, "the same place"
    elif a.place and b.place:
        if a.country and b.country:
            same = a.country == b.country
            yield "same_country" if same else "other_country", 1.0, f"in {a.country} and in {b.country}"
        else:
            yield "other_place", 1.0, "different places"
    elif a.place or b.place:
        beside = (a.place & b.telling.context) or (b.place & a.telling.context)
        yield (
            "place_beside" if beside else "place_untold",
            1.0,
            "one tells of no place" + (", but names it" if beside else ""),
        )


def _status(a: Traits, b: Traits) -> Iterator[Feature]:
    if a.status is b.status:
        return
    done = len({a.status, b.status} & DONE)
    name = ("other_plan", "other_status", "other_end")[done]
    yield name, 1.0, f"{a.status} and {b.status}"


def _counts(a: Traits, b: Traits) -> Iterator[Feature]:
    if a.counts & b.counts:
        yield "same_count", 1.0, "the same count of the same measure"
    elif {c[0] for c in a.counts} & {c[0] for c in b.counts}:
        yield "other_count", 1.0, "another count of the same measure"
    if a.telling.numbers & b.telling.numbers:
        yield "same_number", 1.0, f"both name {min(a.telling.numbers & b.telling.numbers)}"


def _told(a: Telling, b: Telling, known: Weights) -> Iterator[Feature]:
    if a.sentence == b.sentence and a.at == b.at:
        yield "same_sentence", 1.0, "the same words at the same place"
    yield "near", shared(a.near, b.near, known), "words about the trigger alike"
    yield "context", shared(a.context, b.context, known), "words of the shorter sentence in the longer"
    most = max(known.mass(a.context), known.mass(b.context))
    yield (
        "whole",
        known.mass(a.context & b.context) / most if most else 0.0,
        "words of the longer sentence in the shorter",
    )
    yield "depth", round(abs(a.depth - b.depth), 4), "far apart in their reports"
    if a.opening and b.opening:
        yield "both_open", 1.0, "both reports open with it"
    if a.voiced == b.voiced:
        yield "same_voice", 1.0, "both on somebody's word" if a.voiced else "both in the outlet's own voice"


def candidates(traits: Sequence[Traits], known: Weights, settings: HappeningSettings) -> frozenset[Pair]:
    """Pairs that share a trigger word, or their type and one of the parties, the place or a telling word beside it."""
    postings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for t in traits:
        for head in t.heads:
            postings["head", head].append(t.key)
        telling = sorted(t.telling.context, key=lambda w: (-known.idf(w), w))[: settings.telling]
        for word in t.actors.words | t.recipients.words | t.place | set(telling):
            postings[t.type.value, word].append(t.key)
    listed = (keys for keys in postings.values() if 1 < len(keys) <= settings.posting)
    return frozenset(pair(a, b) for keys in listed for a, b in combinations(keys, 2))


def happening_judgements(traits: Sequence[Traits], settings: HappeningSettings) -> tuple[Judgement, ...]:
    """Judgements (kind event) on all pairs of mentions of one story that are worth a look, in order."""
    around = Around.of(traits)
    by_key = {t.key: t for t in traits}
    weigh = Scale("event", "link.happenings", settings.weights, settings.unsure)
    return tuple(
        weigh(a, b, features(by_key[a], by_key[b], around, settings))
        for a, b in sorted(candidates(traits, around.weights, settings))
    )


def happening_groups(
    traits: Iterable[Traits], judgements: Iterable[Judgement], rulings: Rulings, settings: HappeningSettings
) -> tuple[JoinedHappening, ...]:
    """Every mention in one happening, alone where nothing is like it, in order of the first mention's key."""
    by_key = {t.key: t for t in traits}
    scores = {(j.left, j.right): j.score for j in judgements}
    groups = average_link(by_key, scores, missing=settings.missing, best=settings.best, rulings=rulings)
    return tuple(
        JoinedHappening(content_id("h", *g), by_key[g[0]].story, tuple(by_key[k].ref for k in g)) for g in groups
    )
