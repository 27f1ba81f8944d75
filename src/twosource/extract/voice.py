"""On whose word a stretch of text stands: the innermost attribution whose content holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.model.finding import Attribution
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of one report with their depth of nesting."""

    attributions: Sequence[Attribution]
    depth: Mapping[str, int]

    @classmethod
    def of(cls, attributions: Sequence[Attribution]) -> Voices:
        """Reckon the depth of each attribution by `within`; a ring in the nesting counts as its length."""
        parents = {a.id: a.within for a in attributions}
        return cls(attributions, MappingProxyType({a.id: _depth(a.id, parents) for a in attributions}))

    def of_span(self, span: Span) -> str | None:
        """The id of the innermost attribution whose content holds the span: the deepest, then the shortest content."""
        held = [
            (-self.depth[a.id], piece.end - piece.start, a.id)
            for a in self.attributions
            for piece in a.content
            if piece.start <= span.start and span.end <= piece.end
        ]
        return min(held)[2] if held else None


def _depth(start: str, parents: Mapping[str, str | None]) -> int:
    seen = {start}
    above = parents[start]
    while above is not None and above in parents and above not in seen:
        seen.add(above)
        above = parents[above]
    return len(seen) - 1
