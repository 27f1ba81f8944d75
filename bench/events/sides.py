"""What PLV asks of a sentence beyond what TwoSource codes: no event that another governs, and a target for each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bench.spans import meet, tokens_in
from twosource.extract.partyrules import PartyRules
from twosource.extract.scene import Scene, phrase_span
from twosource.extract.syntax import ancestors
from twosource.model.finding import Findings
from twosource.model.text import Analysis, Span
from twosource.pipeline import Coder

NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Sides:
    """The sentences of a record as trees, and who in them is somebody."""

    scenes: tuple[Scene, ...]
    rules: PartyRules

    @classmethod
    def of(cls, coder: Coder, analysis: Analysis, found: Findings) -> Sides:
        """Of what was read of a record."""
        rules = coder.extractor.events.rules
        return cls(tuple(rules.find.scene(s, found.mentions) for s in analysis.sentences), rules)

    def governed(self, span: Span, others: Collection[Span]) -> bool:
        """Whether words stand below those of another event: "rejected a request", "agreed to release"."""
        apart = [other for other in others if not meet(other, span)]
        above = [scene.tree[j].span for scene in self.scenes for j in _above(scene, span)]
        return any(meet(token, other) for token in above for other in apart)

    def target(self, event: Span, actors: Sequence[Span]) -> Span | None:
        """The first party behind the event's words who does not do it, else the last before them."""
        for scene in self.scenes:
            if not tokens_in(scene, event):
                continue
            own = {scene.tree[i].text for span in actors for i in tokens_in(scene, span)}
            free = [i for i in range(len(scene.tree)) if self._may_be(scene, i) and scene.tree[i].text not in own]
            behind = [i for i in free if scene.tree[i].span.start >= event.end]
            before = [i for i in free if scene.tree[i].span.end <= event.start]
            if nearest := behind[:1] or before[-1:]:
                return phrase_span(scene.tree, nearest[0])
        return None

    def _may_be(self, scene: Scene, i: int) -> bool:
        return scene.tree[i].upos in NOUNS and self.rules.is_party(scene, i)


def _above(scene: Scene, span: Span) -> set[int]:
    inside = tokens_in(scene, span)
    return {j for i in inside for j in ancestors(scene.tree, i)} - set(inside)
