"""Which attribution stands inside the content of which."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.draft import Draft
from twosource.model.text import Span


def containers(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the number of the innermost one whose content holds its cue (its content, where it has no cue)."""
    sizes = [sum(s.end - s.start for s in d.content) for d in drafts]
    order = sorted(range(len(drafts)), key=lambda k: (sizes[k], k))
    found: list[int | None] = []
    for k, draft in enumerate(drafts):
        inner = draft.cue or (draft.content[0] if draft.content else None)
        holders = (j for j in order if j != k and inner and _holds(drafts[j].content, inner) and not _is_held(drafts, j, k, sizes))
        found.append(next(holders, None))
    return tuple(found)


def _is_held(drafts: Sequence[Draft], j: int, k: int, sizes: Sequence[int]) -> bool:
    """Whether j stands inside k in turn ("...," he said, the paper reported): then the longer content is the outer one."""
    cue = drafts[j].cue
    return cue is not None and _holds(drafts[k].content, cue) and (sizes[j], j) < (sizes[k], k)


def _holds(content: Sequence[Span], inner: Span) -> bool:
    return any(s.start <= inner.start and inner.end <= s.end for s in content)
