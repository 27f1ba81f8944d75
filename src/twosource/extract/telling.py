"""Which words of a report tell of a happening, weighed by what was learned from the annotated stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.extract.arguments import roles_of
from twosource.extract.classifier import Classifier, Rows, learned
from twosource.extract.found import EventFinder, Found
from twosource.extract.readings import Readings
from twosource.extract.scene import Scene
from twosource.extract.tellingfeatures import Told, by_lexicon, candidates, courses, plain
from twosource.extract.triggers import NOMINAL, VERBAL, Entry, Trigger, lemma_of
from twosource.extract.voice import Voices
from twosource.model.finding import EventType

TYPES = tuple(EventType)
"""Types in the order of the classifier's answer."""


@dataclass(frozen=True, slots=True)
class TellingSettings:
    """From where on a word tells; chosen on the validation stories, `new` with the measured stories in view too."""

    new: float = 0.4  # a word that the lexicon does not find makes an event from here on
    typed: float = 0.2  # and that it is of its likeliest type must be as likely as this
    kept: float = 0.2  # a happening of which no word is as likely as this is left out


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as it is found, and how likely its word is the one that a reader would mark for a happening."""

    found: Found
    chance: float


@dataclass(frozen=True, slots=True)
class Teller:
    """Finds the events of a report's sentences: the lexicon's, and others that were learned."""

    tells: Classifier
    types: Classifier
    settings: TellingSettings = TellingSettings()

    @classmethod
    def load(cls) -> Teller:
        """Read the shipped classifiers. Raises ResourceError."""
        tables = learned()
        return cls(Classifier.of(tables, "tells"), Classifier.of(tables, "types"))

    def __call__(
        self, find: EventFinder, told: Sequence[Told], total: int, voices: Voices
    ) -> tuple[tuple[Telling, ...], ...]:
        """The events of each sentence in order of the text. A sentence that was not read has the lexicon's alone."""
        return tuple(
            tuple(self._sentence(find, one, rows)) for one, rows in zip(told, rows_of(told, total, voices), strict=True)
        )

    def _sentence(self, find: EventFinder, told: Told, rows: TokenRows | None) -> list[Telling]:
        if rows is None:
            return [Telling(f, 1.0) for f in told.found.values()]
        chances = dict(zip(rows.tokens, self.tells(rows.whole)[:, 0].tolist(), strict=True))
        kinds = self.types(rows.plain)
        best = dict(zip(rows.tokens, zip(kinds.argmax(1).tolist(), kinds.max(1).tolist(), strict=True), strict=True))
        every = [Telling(f, chances[i]) for i, f in told.found.items()]
        for i, chance in chances.items():
            kind, share = best[i]
            if i in told.parts or chance < self.settings.new:
                continue
            if i in told.read:
                every.append(Telling(Found(told.read[i], roles_of(told.scene, told.read[i])), chance))
            elif chance * share >= self.settings.typed:
                every.append(Telling(unlisted(find, told.scene, i, TYPES[kind]), chance))
        # "Conducted strikes" is told by the strikes.
        carriers = {t.found.trigger.light for t in every} - set(told.found)
        return sorted((t for t in every if t.found.trigger.head not in carriers), key=lambda t: t.found.trigger.head)


@dataclass(frozen=True, slots=True)
class TokenRows:
    """Candidates of a sentence and a row of features for each: with and without what the lexicon says."""

    tokens: tuple[int, ...]
    whole: Rows
    plain: Rows


def rows_of(told: Sequence[Told], total: int, voices: Voices) -> list[TokenRows | None]:
    """The rows of each sentence, None for one without candidates or that the language model did not read."""
    found: list[TokenRows | None] = []
    for one, course in zip(told, courses(told, total), strict=True):
        seen = Readings.of(one.sentence)
        tokens = candidates(one)
        if seen is None or not tokens:
            found.append(None)
            continue
        words = np.array([plain(one, i, course, voices) for i in tokens], np.float32)
        known = np.array([by_lexicon(one, i, course) for i in tokens], np.float32)
        own = np.concatenate([seen.types[list(tokens)], words], axis=1)
        found.append(TokenRows(tokens, np.concatenate([own, known], axis=1), own))
    return found


def told_of(find: EventFinder, number: int, scene: Scene) -> Told:
    """The sentence with what the lexicon finds in it."""
    found = {f.trigger.head: f for f in find(scene)}
    readings: Mapping[int, Trigger] = {r[0].head: r[0] for r in find.triggers(scene.tree)}
    parts = frozenset(i for f in found.values() for i in f.trigger.tokens)
    return Told(number, scene, found, readings, parts)


def unlisted(find: EventFinder, scene: Scene, i: int, kind: EventType) -> Found:
    """An event told by a word that the lexicon does not have in this sense."""
    token, lemma = scene.tree[i], lemma_of(scene.tree, i)
    pos = "N" if token.upos in NOMINAL else "V" if token.upos in VERBAL else "A"
    entry = Entry(lemma, (), pos, kind, None, "", None, "", lemma)
    light = find.triggers.light_verb(scene.tree, i) if pos == "N" else None
    trigger = Trigger(i, (i,), entry, light)
    return Found(trigger, roles_of(scene, trigger))
