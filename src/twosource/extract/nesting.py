"""Which attribution stands inside the content of which."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.draft import Draft
from twosource.extract.spanindex import SpanIndex
from twosource.model.text import Span


def containers(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the innermost one whose content holds its cue (its content, where it has no cue)."""
    sizes = [sum(s.end - s.start for s in d.content) for d in drafts]
    index = SpanIndex.of((s, k) for k, d in enumerate(drafts) for s in d.content)
    return tuple(_container(drafts, index, sizes, k) for k in range(len(drafts)))


def _container(drafts: Sequence[Draft], index: SpanIndex, sizes: Sequence[int], k: int) -> int | None:
    inner = drafts[k].cue or next(iter(drafts[k].content), None)
    if inner is None:
        return None
    holders = {j for _, j in index.covering(inner) if j != k and not _is_held(drafts, sizes, j, k)}
    return min(holders, key=lambda j: (sizes[j], j), default=None)


def _is_held(drafts: Sequence[Draft], sizes: Sequence[int], j: int, k: int) -> bool:
    """Whether j stands inside k in turn ("..., he said, the paper reported"): then the longer content is the outer."""
    cue = drafts[j].cue
    held = cue is not None and any(_holds(s, cue) for s in drafts[k].content)
    return held and (sizes[j], j) < (sizes[k], k)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
