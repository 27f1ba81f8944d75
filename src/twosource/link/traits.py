"""An event mention as it is compared with others: everything by which two reports may mean the same happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from twosource.link.actors import Roster
from twosource.link.passages import Passages
from twosource.link.words import Vocabulary, fold, surface
from twosource.model.finding import EventMention, EventType, Figure, Findings, Party, Status, When
from twosource.model.record import Ref
from twosource.model.text import Report


@dataclass(frozen=True, slots=True)
class Side:
    """Those who do it or undergo it: as actors of the record, as words, as countries. All empty where none is told."""

    who: frozenset[str]
    words: frozenset[str]
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Traits:
    """One event mention: `head` stands for its trigger, `context` are its sentence's words, `counts` its figures."""

    ref: Ref
    story: str
    trigger: str
    type: EventType
    mode: str | None
    head: str
    actors: Side
    recipients: Side
    place: frozenset[str]
    country: str | None
    when: When | None
    status: Status
    background: bool
    context: frozenset[str]
    counts: frozenset[tuple[str, float | None, float | None]]

    @property
    def key(self) -> str:
        """The id by which pairs and decisions refer to the mention."""
        return key_of_ref(self.ref)


def key_of_ref(ref: Ref) -> str:
    """`report:finding`, as in the case format."""
    return f"{ref.report}:{ref.finding}"


def traits_of(
    report: Report, findings: Findings, story: str, roster: Roster, vocabulary: Vocabulary
) -> tuple[Traits, ...]:
    """The traits of a report's event mentions, in order."""
    passages = Passages.of(report)
    counts = _by_event(findings.figures)
    at = {e.id: passages.at(e.trigger.start) for e in findings.events}
    around = {e.id: passages.sentences[i] if (i := at[e.id]) is not None else e.trigger for e in findings.events}
    told = {span: frozenset(vocabulary.content(report.text[span.start : span.end])) for span in set(around.values())}
    return tuple(
        _traits(report, e, story, roster, vocabulary, told[around[e.id]], counts.get(e.id, [])) for e in findings.events
    )


def _by_event(figures: Iterable[Figure]) -> Mapping[str, list[Figure]]:
    found: dict[str, list[Figure]] = defaultdict(list)
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
    context: frozenset[str],
    figures: Iterable[Figure],
) -> Traits:
    place = vocabulary.content(event.where.name) if event.where else ()
    return Traits(
        Ref(event.report, event.id),
        story,
        report.text[event.trigger.start : event.trigger.end],
        event.type,
        event.mode,
        _head(event, report, vocabulary),
        side(event.actors, story, roster, vocabulary),
        side(event.recipients, story, roster, vocabulary),
        frozenset(place),
        event.where.country if event.where else None,
        event.when,
        event.status,
        event.background,
        context,
        frozenset((f.measure.value, f.low, f.high) for f in figures),
    )


def _head(event: EventMention, report: Report, vocabulary: Vocabulary) -> str:
    """What stands for the trigger: its first word that tells something, else its lemma."""
    told = vocabulary.content(report.text[event.trigger.start : event.trigger.end]) or vocabulary.content(event.lemma)
    return told[0] if told else fold(event.lemma)


def side(parties: Iterable[Party], story: str, roster: Roster, vocabulary: Vocabulary) -> Side:
    """Parties as they are compared."""
    parties = tuple(parties)
    names = frozenset(roster.who(story, p.name) for p in parties if surface(p.name))
    words = frozenset(w for p in parties for w in vocabulary.content(p.name))
    return Side(names, words, frozenset(p.country for p in parties if p.country))
