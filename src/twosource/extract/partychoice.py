"""Who of those named in a sentence does an event and who undergoes it, weighed by what was learned from the stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from types import MappingProxyType

import numpy as np

from twosource.extract.classifier import Classifier, Rows, learned
from twosource.extract.found import EventFinder, Found
from twosource.extract.partyfeatures import candidates, features
from twosource.extract.partyrules import Ruled
from twosource.extract.readings import SIDES, Readings
from twosource.extract.scene import Scene

NOBODY, ACTOR, RECIPIENT = 0, 1, 2
"""The classifier's labels."""

ALONE = 5.0
"""By how much the only candidate beats the others: about as much as a sure one does."""


@dataclass(frozen=True, slots=True)
class PartySettings:
    """When somebody is taken for a party; chosen by parts of the train stories left out in turn, and by validation.

    `bar`: how likely the likeliest must be, as a share of how likely it is that nobody is told; `beside`: how likely
    a further one, as a share of the likeliest.
    """

    bar: float = 0.7
    beside: float = 0.3


@dataclass(frozen=True, slots=True)
class PartyChooser:
    """Chooses the parties of an event: for each side the nouns are weighed against each other and against nobody.

    `paths` are those that the classifier knows, with their places in its row.
    """

    weigh: Classifier
    nobody: Classifier
    paths: Mapping[str, int]
    settings: PartySettings = PartySettings()

    @classmethod
    def load(cls) -> PartyChooser:
        """Read the shipped classifiers. Raises ResourceError."""
        tables = learned()
        known = {str(way): i for i, way in enumerate(tables["paths"].tolist())}
        weigh, nobody = Classifier.of(tables, "parties"), Classifier.of(tables, "nobody")
        return cls(weigh, nobody, MappingProxyType(known))

    def __call__(self, find: EventFinder, scene: Scene, found: Found, ruled: Ruled) -> Ruled:
        """The heads of actors and recipients in order of the text; the rule's where the sentence was not read."""
        seen = Readings.of(scene.tree.sentence)
        if seen is None:
            return ruled
        tokens = candidates(scene, found.trigger)
        if not tokens:
            return Ruled((), ())
        told = self.weigh.scores(rows_of(find, scene, found, ruled, tokens, seen, self.paths))
        none = self.nobody.scores(event_row(seen, found.trigger.head, tokens)[None])[0]
        actors, recipients = chosen(told, none, self.settings)
        return Ruled([tokens[k] for k in actors], [tokens[k] for k in recipients])


def chosen(told: Rows, none: Rows, settings: PartySettings) -> tuple[list[int], list[int]]:
    """Which of the rows (n, sides) are actors, which recipients; `none` (sides,) is the score of nobody.

    Who may be both undergoes it: an event seldom turns on who does it.
    """
    sides = [_side(told[:, side].tolist(), float(none[side]), settings) for side in range(SIDES)]
    shares = told - np.logaddexp(np.logaddexp.reduce(told, axis=0), none)
    both = set(sides[0]) & set(sides[1])
    undergoes = {k for k in both if shares[k, 1] > shares[k, 0]}
    return [k for k in sides[0] if k not in undergoes], [k for k in sides[1] if k not in both - undergoes]


def _side(scores: list[float], none: float, settings: PartySettings) -> list[int]:
    best = max(scores)
    if best < none + log(settings.bar):
        return []
    return [k for k, score in enumerate(scores) if score >= best + log(settings.beside)]


def event_row(seen: Readings, event: int, tokens: Sequence[int]) -> Rows:
    """What is asked to tell whether nobody is told: the event's readings, how well nobody fits it by itself and against
    the nouns, and how many these are."""
    none, nouns = seen.nobody[event], np.array([log(len(tokens))], np.float32)
    against = none - _every(seen.fits(event, tokens), none)
    return np.concatenate([seen.types[event], seen.status[event], none, against, nouns])


def _every(fits: Rows, none: Rows) -> Rows:
    """(sides,): how well anybody or nobody fits, the log sum of all."""
    found: Rows = np.logaddexp.reduce(np.vstack([fits, none]), axis=0)
    return found


def rows_of(
    find: EventFinder,
    scene: Scene,
    found: Found,
    ruled: Ruled,
    tokens: tuple[int, ...],
    seen: Readings,
    paths: Mapping[str, int],
) -> Rows:
    """A row of features for each candidate: words and relations, the path, how well it fits the event."""
    told = [features(find, scene, found, ruled, j, tokens) for j in tokens]
    ways = np.zeros((len(tokens), len(paths)), np.float32)
    for row, (_, way) in enumerate(told):
        if way in paths:
            ways[row, paths[way]] = 1
    words = np.array([numbers for numbers, _ in told], np.float32)
    return np.concatenate([words, ways, fit(seen, found.trigger.head, tokens)], axis=1)


def fit(seen: Readings, event: int, tokens: Sequence[int]) -> Rows:
    """(tokens, 3 sides): how well each fits as actor and as recipient, the log of its share among all and nobody, and
    by how much it beats every other."""
    fits = seen.fits(event, tokens)
    told = np.concatenate([fits, fits - _every(fits, seen.nobody[event])], axis=1)
    if len(tokens) == 1:
        return np.concatenate([told, np.full((1, SIDES), ALONE, np.float32)], axis=1)
    two = np.sort(fits, axis=0)[-2:]
    best_other = np.where(fits == two[1], two[0], two[1])
    return np.concatenate([told, fits - best_other], axis=1)
