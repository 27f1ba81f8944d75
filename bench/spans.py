"""Which tokens of a sentence stand in a span of characters."""

from __future__ import annotations

from twosource.extract.scene import Scene
from twosource.model.text import Span


def meet(one: Span, other: Span) -> bool:
    """Whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def tokens_in(scene: Scene, span: Span) -> list[int]:
    """The tokens of which any part stands in the span."""
    return [i for i in range(len(scene.tree)) if meet(scene.tree[i].span, span)]
