"""An event mention as it is compared with others: everything by which two reports may mean the same happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from twosource.link.actors import Roster
from twosource.link.passages import Passages
from twosource.link.words import Vocabulary, fold, numbers, surface
from twosource.model.finding import EventMention, EventType, Figure, Findings, Party, Status, When
from twosource.model.record import Ref
from twosource.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class Side:
    """Those who do it or undergo it: as actors of the record, as words, as countries. All empty where none is told.

    `named`: one of them goes by a name; "the man" may be anybody.
    """

    who: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]
    named: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """Where and in what words a mention is told.

    `sentence` are its words as they stand, `at` where in it the trigger stands; `context` its words as they are
    compared, `near` those about the trigger; `depth` the place in the report, 0 (top) to 1; `opening`: among the first
    sentences; `voiced`: on somebody's word, not the outlet's.
    """

    sentence: str
    at: int
    context: frozenset[str]
    near: frozenset[str]
    numbers: frozenset[str]
    depth: float
    opening: bool
    voiced: bool


@dataclass(frozen=True, slots=True)
class Traits:
    """One event mention: `head` stands for its trigger, `heads` for all its words, `kin` are their groups of words that
    may tell of one happening; `counts` are its figures.
    """

    ref: Ref
    story: str
    trigger: str
    type: EventType
    mode: str | None
    head: str
    heads: frozenset[str]
    kin: frozenset[int]
    actors: Side
    recipients: Side
    place: frozenset[str]
    country: str | None
    when: When | None
    status: Status
    background: bool
    telling: Telling
    counts: frozenset[tuple[str, float | None, float | None]]

    @property
    def key(self) -> str:
        """The id by which pairs and decisions refer to the mention."""
        return key_of_ref(self.ref)


def key_of_ref(ref: Ref) -> str:
    """`report:finding`, as in the case format."""
    return f"{ref.report}:{ref.finding}"


_NEAR = 60  # characters on either side of the trigger: about a clause
_OPENING = 3  # sentences: title and lead, where the happening that a report is about is told


def traits_of(
    report: Report, findings: Findings, story: str, roster: Roster, vocabulary: Vocabulary
) -> tuple[Traits, ...]:
    """The traits of a report's event mentions, in order."""
    passages = Passages.of(report)
    counts = _by_event(findings.figures)
    known: dict[Span, frozenset[str]] = {}
    return tuple(
        _traits(report, e, story, roster, vocabulary, _telling(report, e, passages, vocabulary, known), counts[e.id])
        for e in findings.events
    )


def _telling(
    report: Report, event: EventMention, passages: Passages, vocabulary: Vocabulary, known: dict[Span, frozenset[str]]
) -> Telling:
    """How a mention is told; `known` keeps the words of sentences that tell of several."""
    i = passages.at(event.trigger.start)
    around = passages.sentences[i] if i is not None else event.trigger
    sentence = report.text[around.start : around.end]
    if around not in known:
        known[around] = frozenset(vocabulary.content(sentence))
    low, high = max(around.start, event.trigger.start - _NEAR), min(around.end, event.trigger.end + _NEAR)
    return Telling(
        sentence,
        event.trigger.start - around.start,
        known[around],
        frozenset(vocabulary.content(report.text[low:high])),
        numbers(sentence),
        (i or 0) / max(1, len(passages.sentences)),
        i is not None and i < _OPENING,
        event.by is not None,
    )


def _by_event(figures: Iterable[Figure]) -> defaultdict[str, list[Figure]]:
    found: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.event is not None:
            found[figure.event].append(figure)
    return found


def _traits(
    report: Report,
    event: EventMention,
    story: str,
    roster: Roster,
    vocabulary: Vocabulary,
    telling: Telling,
    figures: Iterable[Figure],
) -> Traits:
    place = vocabulary.content(event.where.name) if event.where else ()
    head, heads = _heads(event, report, vocabulary)
    return Traits(
        Ref(event.report, event.id),
        story,
        report.text[event.trigger.start : event.trigger.end],
        event.type,
        event.mode,
        head,
        heads,
        frozenset(group for word in heads for group in vocabulary.kin.get(word, ())),
        side(event.actors, story, roster, vocabulary),
        side(event.recipients, story, roster, vocabulary),
        frozenset(place),
        event.where.country if event.where else None,
        event.when,
        event.status,
        event.background,
        telling,
        frozenset((f.measure.value, f.low, f.high) for f in figures),
    )


def _heads(event: EventMention, report: Report, vocabulary: Vocabulary) -> tuple[str, frozenset[str]]:
    """What stands for the trigger (its first word that tells something, else its lemma), and for all its words."""
    told = vocabulary.content(report.text[event.trigger.start : event.trigger.end])
    lemma = vocabulary.content(event.lemma)
    head = (*told, *lemma, fold(event.lemma))[0]
    return head, frozenset((head, *told, *lemma))


def side(parties: Iterable[Party], story: str, roster: Roster, vocabulary: Vocabulary) -> Side:
    """Parties as they are compared."""
    parties = tuple(parties)
    names = frozenset(roster.who(story, p.name) for p in parties if surface(p.name))
    words = frozenset(w for p in parties for w in vocabulary.content(p.name))
    named = any(is_name(p.name, vocabulary) for p in parties)
    return Side(names, words, frozenset(p.country for p in parties if p.country), named)


def is_name(name: str, vocabulary: Vocabulary) -> bool:
    """Whether words are a name and no description: "unnamed man", "the group", "a villager"."""
    found = surface(name)
    plain = [w for w in found if w[0].isupper() and fold(w) not in vocabulary.stop]
    return bool(plain) and found[0].lower() not in vocabulary.unnamed
