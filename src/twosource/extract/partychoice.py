"""Who of those named in a sentence does an event and who undergoes it, weighed by what was learned from the stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from twosource.extract.classifier import Classifier, Rows, learned, vectors
from twosource.extract.found import EventFinder, Found
from twosource.extract.partyfeatures import candidates, features
from twosource.extract.partyrules import Ruled
from twosource.extract.scene import Scene

NOBODY, ACTOR, RECIPIENT = 0, 1, 2
"""The classifier's labels."""


@dataclass(frozen=True, slots=True)
class PartySettings:
    """From where on a noun is taken for a party; chosen on the validation stories."""

    actor: float = 0.3
    recipient: float = 0.25


@dataclass(frozen=True, slots=True)
class PartyChooser:
    """Chooses the parties of an event; `paths` are those that the classifier knows, with their places in its row."""

    weigh: Classifier
    paths: Mapping[str, int]
    settings: PartySettings = PartySettings()

    @classmethod
    def load(cls) -> PartyChooser:
        """Read the shipped classifier. Raises ResourceError."""
        tables = learned()
        known = {str(way): i for i, way in enumerate(tables["paths"].tolist())}
        return cls(Classifier.of(tables, "parties"), MappingProxyType(known))

    def __call__(self, find: EventFinder, scene: Scene, found: Found, ruled: Ruled) -> Ruled:
        """The heads of actors and recipients in order of the text; the rule's where the sentence has no vectors."""
        seen = vectors(scene.tree.sentence)
        if seen is None:
            return ruled
        tokens = candidates(scene, found.trigger)
        if not tokens:
            return Ruled((), ())
        told = self.weigh(rows_of(find, scene, found, ruled, tokens, seen, self.paths))
        actors, recipients = told[:, ACTOR].tolist(), told[:, RECIPIENT].tolist()
        return Ruled(
            [j for j, a, r in zip(tokens, actors, recipients, strict=True) if a >= self.settings.actor and a >= r],
            [j for j, a, r in zip(tokens, actors, recipients, strict=True) if r >= self.settings.recipient and r > a],
        )


def rows_of(
    find: EventFinder,
    scene: Scene,
    found: Found,
    ruled: Ruled,
    tokens: tuple[int, ...],
    seen: Rows,
    paths: Mapping[str, int],
) -> Rows:
    """A row of features for each candidate: words and relations, the path, the vectors of candidate and event."""
    told = [features(find, scene, found, ruled, j, tokens) for j in tokens]
    ways = np.zeros((len(tokens), len(paths)), np.float32)
    for row, (_, way) in enumerate(told):
        if way in paths:
            ways[row, paths[way]] = 1
    words = np.array([numbers for numbers, _ in told], np.float32)
    event = np.repeat(seen[found.trigger.head][None], len(tokens), axis=0)
    return np.concatenate([words, ways, seen[list(tokens)], event], axis=1)
