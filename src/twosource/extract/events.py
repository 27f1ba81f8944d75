"""Event mentions: who did what to whom, where, when; happened, planned, supposed or denied; on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from twosource.extract.arguments import DONE_OF, Roles
from twosource.extract.dates import DateReader, anchor_of
from twosource.extract.eventdates import date_of
from twosource.extract.found import EventFinder, Found, trigger_span
from twosource.extract.joining import SETTLED, Draft, JoinSettings, join
from twosource.extract.partychoice import PartyChooser
from twosource.extract.partyrules import PartyRules, Ruled, attack_by, is_accident, means_of
from twosource.extract.resolver import Resolver
from twosource.extract.scene import Scene
from twosource.extract.status import StatusReader
from twosource.extract.statuschoice import StatusChooser
from twosource.extract.syntax import ancestors, children
from twosource.extract.telling import Teller, Telling, told_of
from twosource.extract.triggers import Trigger, lemma_of, part_of_speech
from twosource.extract.verbal import at_once, is_marked
from twosource.extract.voice import Voices
from twosource.model.finding import Attribution, Basis, EventMention, EventType, Mention, Party, Sector, When
from twosource.model.identity import content_id
from twosource.model.text import TOLD, Analysis, Report

STRIKES = frozenset({"hit", "strike", "target", "rock", "shake", "devastate", "batter", "ravage", "engulf", "destroy"})
FIGHTS = frozenset({"battle", "clash", "combat", "fight", "fighting", "firefight", "gunbattle", "skirmish", "war"})
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
    tell: Teller
    rules: PartyRules
    choose: PartyChooser
    dates: DateReader
    status: StatusReader
    weigh: StatusChooser
    resolve: Resolver
    settings: EventSettings = EventSettings()

    @classmethod
    def load(cls, settings: EventSettings = EventSettings()) -> EventCoder:
        """Read the lexicons and the learned classifiers. Raises ResourceError."""
        find = EventFinder.load()
        return cls(
            find,
            Teller.load(),
            PartyRules(find),
            PartyChooser.load(),
            DateReader.load(),
            StatusReader.load(),
            StatusChooser.load(),
            Resolver.load(find.gazetteer),
            settings,
        )

    def __call__(
        self, report: Report, analysis: Analysis, attributions: Sequence[Attribution], mentions: Sequence[Mention]
    ) -> tuple[EventMention, ...]:
        """The events of one report in order of the text, each happening once."""
        voices = Voices.of(attributions)
        year = self._year(report, analysis)
        dates = self.dates.report(analysis.sentences, report.published)
        told = [
            told_of(self.find, number, self.find.scene(sentence, mentions))
            for number, sentence in enumerate(analysis.sentences)
            if sentence.kind in TOLD
        ]
        tellings = self.tell(self.find, told, len(analysis.sentences), voices)
        drafts = [
            draft
            for one, every in zip(told, tellings, strict=True)
            for draft in self._drafts(report, one.scene, one.number, every, voices, dates[one.number])
        ]
        joined = join(drafts, self.settings.join, self.tell.settings.kept)
        events = tuple(self._dated_back(event, year) for event in joined)
        near = self.resolve.told(report, analysis)
        return tuple(replace(e, where=self.resolve(e.where, report.text, near)) if e.where else e for e in events)

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
        scene: Scene,
        number: int,
        tellings: Sequence[Telling],
        voices: Voices,
        dates: Sequence[When],
    ) -> Iterator[Draft]:
        every = tuple(t.found for t in tellings)
        for telling in tellings:
            draft = self._draft(report, scene, telling.found, every, number, voices, dates)
            # What was learned of the word outweighs what the lexicon needs.
            learned = bool(scene.tree.sentence.readings)
            yield replace(draft, chance=telling.chance, weak=draft.weak and not learned)

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
        means = means_of(roles, every)
        accident = is_accident(entry, means)
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
            status=self.weigh(scene, trigger, self.status(scene.tree, trigger)),
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
        """Mode, those who do it, those who undergo it."""
        means = attack_by(found, every)
        mode = found.trigger.entry.mode or (means.trigger.entry.mode if means else None)
        ruled = self.rules(scene, found, every)
        chosen = doers(scene, found.trigger.head, self.choose(self.find, scene, found, ruled))
        # A drone does nothing by itself; where nobody was chosen, grammar decides.
        heads = [a for a in chosen.actors if self.rules.is_party(scene, a)] or ruled.actors
        actors = (_armed(self.find.parties(scene, a), found.trigger.entry.type) for a in heads)
        recipients = _each_once(self.find.parties(scene, p) for p in chosen.recipients)
        if found.trigger.entry.type is EventType.ASSAULT:
            sides = opponents(scene, found.trigger.head, undergone=bool(recipients))
            one, other = ([p for i in side for p in self._told(scene, i)] for side in sides)
            if one and other:
                return mode, _each_once(one), _each_once(other)
        return mode, _each_once(actors), recipients

    def _told(self, scene: Scene, noun: int) -> tuple[Party, ...]:
        return (self.find.parties(scene, noun),) if self.rules.is_party(scene, noun) else ()


def doers(scene: Scene, event: int, chosen: Ruled) -> Ruled:
    """Where the event's noun has its doer behind "of" ("the exodus of the townspeople"), he does not undergo it."""
    tree = scene.tree
    if part_of_speech(tree, event) != "N" or lemma_of(tree, event) not in DONE_OF:
        return chosen
    nouns = children(tree, event, "nmod")
    behind = {n for n in nouns if is_marked(tree, n, ("of",), "case")}
    doers = [i for i in chosen.recipients if i in behind]
    return Ruled(doers, [i for i in chosen.recipients if i not in behind]) if doers else chosen


def opponents(scene: Scene, event: int, *, undergone: bool = False) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who fights whom where grammar puts both on one side, the one told first the actor (PLOVER codes who does what to
    whom): "clashes between rebels and troops", and "rebels and troops clashed" unless another undergoes it."""
    tree = scene.tree
    after = (noun for noun in tree.children[event] if noun > event)
    noun = next((n for n in after if is_marked(tree, n, ("between",), "case")), None)
    if noun is not None:
        # Parsers hang the second side on the event's word as often as on the first.
        beside = (k for k in children(tree, event, "conj") if k > noun)
        return (noun,), children(tree, noun, "conj") or tuple(beside)
    subject = next(iter(children(tree, event, "nsubj")), None)
    if undergone or subject is None or lemma_of(tree, event) not in FIGHTS:
        return (), ()
    return (subject,), children(tree, subject, "conj")


def _each_once(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The first of several words for one: an office and the name beside it are one party."""
    return tuple({party.name: party for party in reversed(tuple(parties))}.values())[::-1]


def _own(scene: Scene, trigger: Trigger) -> tuple[int, ...]:
    """The words that tell of the event: its head, the light verb that carries it, what it does ("the quake hit")."""
    verb = scene.tree[trigger.head].head
    strikes = verb >= 0 and scene.tree[trigger.head].rel == "nsubj" and lemma_of(scene.tree, verb) in STRIKES
    return tuple(dict.fromkeys(i for i in (trigger.head, trigger.light, verb if strikes else None) if i is not None))


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
