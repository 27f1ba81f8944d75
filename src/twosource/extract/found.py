"""The events of one sentence as they are found: trigger, sense, parties' heads, on the ground of names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.actors import PartyReader
from twosource.extract.arguments import Roles, roles_of
from twosource.extract.gazetteer import Gazetteer
from twosource.extract.needs import Needs
from twosource.extract.places import PlaceFinder
from twosource.extract.scene import Scene
from twosource.extract.syntax import span_of
from twosource.extract.triggers import Trigger, TriggerFinder
from twosource.model.finding import Mention
from twosource.model.text import Sentence, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A trigger whose needs are met, with its parties' heads."""

    trigger: Trigger
    roles: Roles


@dataclass(frozen=True, slots=True)
class EventFinder:
    """Finds the events of a sentence."""

    gazetteer: Gazetteer
    triggers: TriggerFinder
    needs: Needs
    parties: PartyReader
    places: PlaceFinder

    @classmethod
    def load(cls) -> EventFinder:
        """Read the lexicons."""
        parties, places = PartyReader.load(), PlaceFinder.load()
        return cls(Gazetteer.load(), TriggerFinder.load(), Needs.load(parties, places), parties, places)

    def scene(self, sentence: Sentence, mentions: Sequence[Mention]) -> Scene:
        """The sentence with what is known of its names."""
        return Scene.of(sentence, self.gazetteer, mentions)

    def __call__(self, scene: Scene) -> Iterator[Found]:
        """Each token's first reading whose needs are met, in order of the text; not the parts of a set phrase."""
        met = [found for readings in self.triggers(scene.tree) if (found := self._first(scene, readings))]
        parts = {i for found in met for i in found.trigger.tokens if i != found.trigger.head}
        yield from (found for found in met if found.trigger.head not in parts)

    def _first(self, scene: Scene, readings: Sequence[Trigger]) -> Found | None:
        for trigger in readings:
            roles = roles_of(scene, trigger)
            if self.needs(scene, trigger, roles):
                return Found(trigger, roles)
        return None


def trigger_span(scene: Scene, trigger: Trigger) -> Span:
    """The trigger's tokens where they stand together, else the head alone."""
    low, high = min(trigger.tokens), max(trigger.tokens)
    return span_of(scene.tree, trigger.tokens if high - low < 2 * len(trigger.tokens) else (trigger.head,))
