"""Event mentions: who did what to whom, where, when; happened, planned, supposed or denied; on whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from twosource.extract.arguments import Roles
from twosource.extract.dates import DateReader, anchor_of
from twosource.extract.eventdates import date_of
from twosource.extract.found import TOLD, EventFinder, Found, trigger_span
from twosource.extract.gazetteer import KnownKind
from twosource.extract.joining import SETTLED, Draft, JoinSettings, join
from twosource.extract.resolver import Resolver
from twosource.extract.scene import Scene
from twosource.extract.status import StatusReader
from twosource.extract.syntax import ancestors
from twosource.extract.triggers import Entry, Trigger, lemma_of
from twosource.extract.verbal import at_once
from twosource.extract.voice import Voices
from twosource.lexicon import tables
from twosource.model.finding import Attribution, Basis, EventMention, EventType, Measure, Mention, Party, Sector, When
from twosource.model.identity import content_id
from twosource.model.text import Analysis, Report, Sentence

MOVES = frozenset({EventType.MOBILIZE})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
STRIKES = frozenset({"hit", "strike", "target", "rock", "shake", "devastate", "batter", "ravage", "engulf", "destroy"})
ACCIDENTS = tables.words("event_classes.toml", "accident")
HARM = frozenset({Measure.KILLED, Measure.INJURED})
BY_FORCE = frozenset({EventType.ASSAULT, EventType.MOBILIZE})


@dataclass(frozen=True, slots=True)
class EventSettings:
    """Choices of the event coder, tuned on the annotated stories."""

    join: JoinSettings = field(default_factory=JoinSettings)
    background_years: int = 1  # what lies more years back than this before the report's year is history


@dataclass(frozen=True, slots=True)
class EventCoder:
    """Report and analysis -> event mentions."""

    find: EventFinder
    dates: DateReader
    status: StatusReader
    resolve: Resolver
    settings: EventSettings = EventSettings()

    @classmethod
    def load(cls, settings: EventSettings = EventSettings()) -> EventCoder:
        """Read the lexicons."""
        find = EventFinder.load()
        return cls(find, DateReader.load(), StatusReader.load(), Resolver.load(find.gazetteer), settings)

    def __call__(
        self, report: Report, analysis: Analysis, attributions: Sequence[Attribution], mentions: Sequence[Mention]
    ) -> tuple[EventMention, ...]:
        """The events of one report in order of the text, each happening once."""
        voices = Voices.of(attributions)
        year = self._year(report, analysis)
        dates = self.dates.report(analysis.sentences, report.published)
        drafts = [
            draft
            for number, sentence in enumerate(analysis.sentences)
            if sentence.kind in TOLD
            for draft in self._drafts(report, sentence, number, voices, mentions, dates[number])
        ]
        events = tuple(self._dated_back(event, year) for event in join(drafts, self.settings.join))
        told = self.resolve.told(report, analysis)
        return tuple(replace(e, where=self.resolve(e.where, report.text, told)) if e.where else e for e in events)

    def _year(self, report: Report, analysis: Analysis) -> int | None:
        """The year that the report tells from: its own date's, else the latest that it names."""
        anchor = anchor_of(report.published)
        if anchor:
            return anchor.year
        dates = (d for told in self.dates.report(analysis.sentences, None) for d in told)
        return max((int(d.end[:4]) for d in dates if d.basis is not Basis.RELATIVE), default=None)

    def _dated_back(self, event: EventMention, year: int | None) -> EventMention:
        """History is marked, and stays."""
        old = (
            year is not None
            and event.when is not None
            and int(event.when.end[:4]) < year - self.settings.background_years
        )
        return replace(event, background=True) if old else event

    def _drafts(
        self,
        report: Report,
        sentence: Sentence,
        number: int,
        voices: Voices,
        mentions: Sequence[Mention],
        dates: Sequence[When],
    ) -> Iterator[Draft]:
        scene = self.find.scene(sentence, mentions)
        every = tuple(self.find(scene))
        for found in every:
            yield self._draft(report, scene, found, every, number, voices, dates)

    def _draft(
        self,
        report: Report,
        scene: Scene,
        found: Found,
        every: Sequence[Found],
        number: int,
        voices: Voices,
        dates: Sequence[When],
    ) -> Draft:
        trigger, roles = found.trigger, found.roles
        entry = trigger.entry
        means = _by_means(roles, every)
        accident = _is_accident(entry, means)
        mode, actors, recipients = self._parties(scene, found, every)
        heads, beside = (trigger.head, roles.verb), at_once(scene.tree, roles.verb)
        span = trigger_span(scene, trigger)
        mention = EventMention(
            id=content_id("event", report.id, span.start, span.end, entry.type.value),
            report=report.id,
            trigger=span,
            lemma=" ".join((entry.head, *entry.rest)),
            type=EventType.OTHER if accident else entry.type,
            mode=None if accident else mode,
            actors=actors,
            recipients=recipients,
            where=self.find.places.of_event(scene, heads, _own(scene, trigger), beside),
            when=date_of(scene, (*heads, *beside), dates),
            status=self.status(scene.tree, trigger),
            by=None if self.status.is_granted(scene.tree, trigger) else voices.of_span(span),
        )
        return Draft(
            mention=mention,
            sentence=number,
            family=entry.family,
            effect=entry.patient,
            pointing=_points(scene, trigger, roles),
            weak=_is_weak(entry.needs, mention) or scene.tree[trigger.head].rel == "amod",
            weight=_weight(scene, trigger, mention),
            means=trigger_span(scene, means.trigger) if means else None,
            accident=accident,
        )

    def _parties(
        self, scene: Scene, found: Found, every: Sequence[Found]
    ) -> tuple[str | None, tuple[Party, ...], tuple[Party, ...]]:
        """Mode, those who do it, those who undergo it; what an airstrike does is done by whose airstrike it is."""
        entry, roles = found.trigger.entry, found.roles
        means = _by_means(roles, every) if entry.type is EventType.ASSAULT else None
        means = None if _is_accident(entry, means) else means
        agents = [a for a in roles.agents if means is None or a != means.trigger.head]
        says = entry.type is EventType.THREATEN and entry.pos == "V"
        actors = [_armed(self.find.parties(scene, a), entry.type) for a in agents if says or self._is_party(scene, a)]
        if means and not actors:
            actors = [
                _armed(self.find.parties(scene, a), entry.type) for a in means.roles.agents if self._is_party(scene, a)
            ]
        mode = entry.mode or (means.trigger.entry.mode if means else None)
        recipients = [self.find.parties(scene, p) for p in roles.patients if self._undergoes(scene, p, found)]
        return mode, tuple(actors), tuple(recipients)

    def _is_party(self, scene: Scene, head: int) -> bool:
        """Whether a noun is somebody: people, a body of them, a state, or what belongs to one of these."""
        if self.find.parties.is_people(scene, head):
            return True
        return (not self.find.places.is_place(scene, head) and self.find.parties.belongs(scene, head)) or _is_state(
            scene, head
        )

    def _undergoes(self, scene: Scene, head: int, found: Found) -> bool:
        """Whether the noun is a recipient: somebody, or for an attack the thing that is hit."""
        entry = found.trigger.entry
        if entry.undergoer == "mover" or entry.type in MOVES or entry.mode == "withdraw" or entry.needs == "material":
            return False
        if scene.tree[head].text.lower() in REFLEXIVE:
            return False
        hit = entry.type is EventType.ASSAULT and entry.patient is Measure.TARGETS and scene.tree[head].upos == "NOUN"
        return (hit and head not in scene.timed) or self._is_party(scene, head)


def _own(scene: Scene, trigger: Trigger) -> tuple[int, ...]:
    """The words that tell of the event: its head, the light verb that carries it, what it does ("the quake hit")."""
    verb = scene.tree[trigger.head].head
    strikes = verb >= 0 and scene.tree[trigger.head].rel == "nsubj" and lemma_of(scene.tree, verb) in STRIKES
    return tuple(dict.fromkeys(i for i in (trigger.head, trigger.light, verb if strikes else None) if i is not None))


def _is_state(scene: Scene, head: int) -> bool:
    hit = scene.hits.get(head)
    return bool(hit and hit.known.kind in {KnownKind.COUNTRY, KnownKind.CAPITAL, KnownKind.DEMONYM})


def _by_means(roles: Roles, others: Sequence[Found]) -> Found | None:
    """The event by which this one was done: "killed in an airstrike", "killed in a crash"."""
    return next(
        (
            o
            for m in roles.means
            for o in others
            if o.trigger.head == m and (o.trigger.entry.type is EventType.ASSAULT or _harms(o.trigger.entry))
        ),
        None,
    )


def _harms(entry: Entry) -> bool:
    return entry.family in ACCIDENTS


def _is_accident(entry: Entry, means: Found | None) -> bool:
    """Whether people were harmed by no deed: "killed in a crash"."""
    return entry.patient in HARM and means is not None and _harms(means.trigger.entry)


def _armed(party: Party, kind: EventType) -> Party:
    """A state that strikes does so by its forces."""
    if kind in BY_FORCE and party.sector is Sector.GOV and party.country:
        return Party(party.span, party.name, party.country, Sector.MIL)
    return party


def _is_weak(need: str, mention: EventMention) -> bool:
    """Whether the mention alone does not make a happening: see `needs` in the event lexicon."""
    if need == "settled":
        return mention.status not in SETTLED or not (mention.recipients or mention.where)
    bare = not (mention.actors or mention.recipients or mention.where)
    return need == "joined" or (need == "violent" and bare)


def _points(scene: Scene, trigger: Trigger, roles: Roles) -> bool:
    """A noun with "the", "this" and no parties: it points back to what was told."""
    if trigger.entry.pos != "N" or roles.agents or roles.patients:
        return False
    return any(lemma_of(scene.tree, c) in {"the", "this", "that", "such"} for c in scene.tree.children[trigger.head])


def _weight(scene: Scene, trigger: Trigger, mention: EventMention) -> float:
    """How fully a mention tells: parties, place, date; a main clause more than a noun or a subordinate one."""
    parts = 2.0 * bool(mention.actors) + 2.0 * bool(mention.recipients) + bool(mention.where) + bool(mention.when)
    depth = sum(1 for _ in ancestors(scene.tree, trigger.head))
    return parts + 0.5 * (trigger.entry.pos == "V") - 0.1 * depth
