"""The annotated stories as rows of features with labels, made by the code that makes them when a report is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from training.annotations import Case, origin_of, with_events, with_text
from twosource.analyse import Analyser, EventReading
from twosource.extract.attributions import Attributor
from twosource.extract.classifier import Rows
from twosource.extract.found import EventFinder, Found
from twosource.extract.naming import Namer
from twosource.extract.partychoice import ACTOR, NOBODY, RECIPIENT, event_row, fit
from twosource.extract.partyfeatures import candidates, features
from twosource.extract.partyrules import PartyRules
from twosource.extract.readings import Readings
from twosource.extract.status import StatusReader
from twosource.extract.statuschoice import row_of
from twosource.extract.telling import rows_of, told_of, unlisted
from twosource.extract.tellingfeatures import Told
from twosource.extract.voice import Voices
from twosource.model.finding import EventType, Status
from twosource.model.text import TOLD, Report, Sentence
from twosource.read import Reader, Source

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
FOLDS = 3
SOFT = ("x", "y", "z")
"""How the names of reports begin that tell of hoaxes, firms, celebrities, and were marked with a lighter hand: two
thirds of their events are OTHER, which taught that type at the cost of all others."""

ReadingOf = Callable[[str], EventReading]
"""Origin of a case -> the reader of events that reads it: one that has not learned from that story."""


def fold_of(origin: str) -> int:
    """The part of the training stories in which a story is left out: the same whatever other stories there are."""
    return sha256(origin.encode("utf-8")).digest()[0] % FOLDS


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of events in a folder, as `training.event_reader` leaves them."""

    whole: EventReading
    folds: tuple[EventReading, ...]

    @classmethod
    def load(cls, folder: Path) -> Readers:
        """Open all. Raises ResourceError where one is missing."""
        folds = tuple(EventReading.load(folder=folder / f"fold{k}") for k in range(FOLDS))
        return cls(EventReading.load(folder=folder / "whole"), folds)

    def without(self, origin: str) -> EventReading:
        """The one that was learned without a training story."""
        return self.folds[fold_of(origin)]


@dataclass(frozen=True, slots=True)
class Story:
    """A report's annotation, its sentences that tell, and what is needed to make rows of them."""

    case: str
    origin: str
    annotation: Case
    told: tuple[Told, ...]
    total: int
    voices: Voices
    find: EventFinder

    def marked(self) -> dict[tuple[int, int], Case]:
        """Sentence and token -> the event whose entry the annotation makes of it."""
        found = {}
        for event in self.annotation["events"]:
            for told in self.told:
                head = head_of(told.sentence, event["trigger"])
                if head is not None:
                    found[told.number, head] = event
        return found


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A word that may tell; `label` is the type of the happening that it is the entry of, None if of none; `soft` if
    its report is."""

    plain: Rows
    whole: Rows
    label: EventType | None
    soft: bool


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A noun beside an event's word: features, path, how well it fits the event, and whether it is a party."""

    numbers: list[float]
    way: str
    fit: Rows
    label: int


@dataclass(frozen=True, slots=True)
class PartyRows:
    """An event with the nouns that may be its parties, one at least."""

    event: Rows
    nouns: tuple[PartyRow, ...]


@dataclass(frozen=True, slots=True)
class StatusRow:
    """The word of an event with its status, and the status by rule."""

    numbers: Rows
    label: Status
    ruled: Status


@dataclass(frozen=True, slots=True)
class Gathered:
    """All rows of some stories."""

    tokens: tuple[TokenRow, ...]
    parties: tuple[PartyRows, ...]
    statuses: tuple[StatusRow, ...]


def read_stories(data: Path, part: str, find: EventFinder, reading_of: ReadingOf | None = None) -> Iterator[Story]:
    """The reports of a part of the corpus, read as the program reads them; without readings if no reader is given.

    Raises TextDiffersError.
    """
    analyser, namer, attributor, reader = Analyser.load(), Namer.load(), Attributor.load(), Reader.load({})
    for kept in with_events(part):
        origin = origin_of(kept)
        for annotation in with_text(kept, data)["reports"]:
            report = _read(reader, annotation)
            analysis = analyser(report)
            if reading_of is not None:
                analysis = reading_of(origin)(analysis)
            mentions = namer(report, analysis)
            voices = Voices.of(attributor(report, analysis, mentions))
            told = tuple(
                told_of(find, number, find.scene(sentence, mentions))
                for number, sentence in enumerate(analysis.sentences)
                if sentence.kind in TOLD
            )
            yield Story(kept["case"], origin, annotation, told, len(analysis.sentences), voices, find)


def _read(reader: Reader, annotation: Case) -> Report:
    source = Source(annotation["path"], Path(annotation["path"]))
    found = [r for r in reader(source, annotation["text"].encode("utf-8")) if isinstance(r, Report)]
    return found[0]


def gather(read: Iterable[Story]) -> Gathered:
    """The rows of all stories, in order."""
    tokens: list[TokenRow] = []
    parties: list[PartyRows] = []
    statuses: list[StatusRow] = []
    reader = StatusReader.load()
    for story in read:
        marked = story.marked()
        tokens += _tokens(story, marked)
        parties += _parties(story, marked)
        statuses += _statuses(story, marked, reader)
    return Gathered(tuple(tokens), tuple(parties), tuple(statuses))


def head_of(sentence: Sentence, span: Case) -> int | None:
    """The token of the span on which the others hang, one with content if there is such; None if it is elsewhere."""
    tokens = sentence.tokens
    inside = [i for i, t in enumerate(tokens) if t.span.start < span["end"] and t.span.end > span["start"]]
    tops = [i for i in inside if tokens[i].head not in inside]
    return next((i for i in tops if tokens[i].upos in CONTENT), next(iter(tops), None))


def _tokens(story: Story, marked: dict[tuple[int, int], Case]) -> Iterator[TokenRow]:
    for told, rows in zip(story.told, rows_of(story.told, story.total, story.voices), strict=True):
        if rows is None:
            continue
        for i, own, whole in zip(rows.tokens, rows.plain, rows.whole, strict=True):
            event = marked.get((told.number, i))
            yield TokenRow(own, whole, EventType(event["type"]) if event else None, story.case.startswith(SOFT))


def _parties(story: Story, marked: dict[tuple[int, int], Case]) -> Iterator[PartyRows]:
    for told in story.told:
        seen = Readings.of(told.sentence)
        for (number, i), event in marked.items():
            if number == told.number and seen is not None:
                yield from _of_event(story, told, i, event, seen)


def _statuses(story: Story, marked: dict[tuple[int, int], Case], reader: StatusReader) -> Iterator[StatusRow]:
    for told in story.told:
        for (number, i), event in marked.items():
            if number != told.number:
                continue
            trigger = _found(story, told, i, event).trigger
            ruled = reader(told.scene.tree, trigger)
            row = row_of(told.scene, trigger, ruled)
            if row is not None:
                yield StatusRow(row, Status(event["status"]), ruled)


def _found(story: Story, told: Told, i: int, event: Case) -> Found:
    """What the lexicon finds there, or the word as one that it does not have."""
    return told.found.get(i) or unlisted(story.find, told.scene, i, EventType(event["type"]))


def _of_event(story: Story, told: Told, i: int, event: Case, seen: Readings) -> Iterator[PartyRows]:
    find, scene = story.find, told.scene
    found = _found(story, told, i, event)
    ruled = PartyRules(find)(scene, found, tuple(told.found.values()))
    tokens = candidates(scene, found.trigger)
    labels = _labels(told.sentence, tokens, event)
    if not tokens:
        return
    nouns = []
    for j, fits in zip(tokens, fit(seen, i, tokens), strict=True):
        numbers, way = features(find, scene, found, ruled, j, tokens)
        nouns.append(PartyRow(numbers, way, fits, labels.get(j, NOBODY)))
    yield PartyRows(event_row(seen, i, tokens), tuple(nouns))


def party_labels(story: Story, told: Told, i: int, event: Case) -> dict[int, int]:
    """Every noun that may be a party of the event at the token: NOBODY, ACTOR or RECIPIENT."""
    tokens = candidates(told.scene, _found(story, told, i, event).trigger)
    return dict.fromkeys(tokens, NOBODY) | _labels(told.sentence, tokens, event)


def _labels(sentence: Sentence, tokens: Sequence[int], event: Case) -> dict[int, int]:
    """The candidates that head the words of a party; of one who is on both sides, what he undergoes."""
    found = {}
    for side, label in (("actors", ACTOR), ("recipients", RECIPIENT)):
        for party in event[side]:
            if party.get("span") and (head := _head_among(sentence, tokens, party["span"])) is not None:
                found[head] = label
    return found


def _head_among(sentence: Sentence, tokens: Sequence[int], span: Case) -> int | None:
    head = head_of(sentence, span)
    if head is None or head in tokens:
        return head
    spans = ((j, sentence.tokens[j].span) for j in tokens)
    return next((j for j, s in spans if s.start < span["end"] and s.end > span["start"]), None)
