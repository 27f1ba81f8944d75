"""Which attribution stands inside the content of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.extract.draft import ACCORDING, Draft
from twosource.extract.phrases import SourcePhrase
from twosource.extract.spanindex import SpanIndex
from twosource.extract.wordlists import RELAYING
from twosource.model.text import Span


def with_cited(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, "quoted him as saying" and "reported, citing him" each with one content for both who say it."""
    found = list(drafts)
    for k, j in _handed_on(drafts).items():
        inner, outer = found[k], found[j]
        told_with_it = not inner.content or any(_holds(s, outer.cue) for s in inner.content if outer.cue)
        if told_with_it:
            found[k] = replace(inner, content=outer.content)
        elif outer.lemma in RELAYING:
            found[j] = replace(outer, content=inner.content)
    return found


def _handed_on(drafts: Sequence[Draft]) -> dict[int, int]:
    """Draft -> the draft whose source hands on what this one says."""
    by_place = SpanIndex.of((d.cue, k) for k, d in enumerate(drafts) if d.cue)
    places = {k: [j for _, j in by_place.covering(d.under) if j != k] for k, d in enumerate(drafts) if d.under}
    return {k: js[0] for k, js in places.items() if js}


def parted(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """The drafts, what a source says less what it goes on to say: "said it would pay, adding that it had no choice"."""
    apart: dict[tuple[int, SourcePhrase | None], list[Span]] = {}
    for draft in drafts:
        if draft.set_apart and draft.cue and draft.source:
            apart.setdefault((draft.sentence, draft.source), []).append(draft.cue)
    return [_less_the_next(draft, apart.get((draft.sentence, draft.source), []), text) for draft in drafts]


def _less_the_next(draft: Draft, nexts: Sequence[Span], text: str) -> Draft:
    cuts = [cue.start for cue in nexts if draft.cue and draft.cue.end < cue.start]
    content = draft.content
    for cut in cuts:
        content = tuple(kept for s in content if (kept := _before(s, cut, text)))
    return replace(draft, content=content) if content and content != draft.content else draft


def _before(piece: Span, cut: int, text: str) -> Span | None:
    """The part of the piece before the word at `cut` and the comma that stands before it."""
    if not piece.start <= cut < piece.end:
        return piece
    kept = text[piece.start : cut].rstrip().removesuffix(",").rstrip()
    return Span(piece.start, piece.start + len(kept)) if kept else None


def containers(drafts: Sequence[Draft]) -> tuple[int | None, ...]:
    """For each draft the innermost one whose content holds its cue (its content, where it has no cue).

    Who is quoted or cited stands within who quotes or cites: both have the same content.
    """
    sizes = [sum(s.end - s.start for s in d.content) for d in drafts]
    index = SpanIndex.of((s, k) for k, d in enumerate(drafts) for s in d.content)
    handed_on = _handed_on(drafts)
    order = _Order(drafts, [(size, k not in handed_on) for k, size in enumerate(sizes)])
    return tuple(handed_on.get(k, _container(order, index, k)) for k in range(len(drafts)))


@dataclass(frozen=True, slots=True)
class _Order:
    """Which of two drafts is the inner; `ranks`: the shorter content first, of two alike that of one who is quoted."""

    drafts: Sequence[Draft]
    ranks: Sequence[tuple[int, bool]]

    def is_held(self, j: int, k: int) -> bool:
        """Whether j stands inside the content of k, and is the inner where k stands in its content too."""
        cue = self.drafts[j].cue
        return cue is not None and any(_holds(s, cue) for s in self.drafts[k].content) and self._key(j) < self._key(k)

    def _key(self, k: int) -> tuple[bool, tuple[int, bool], int]:
        """Of two in each other's content that with the longer one is the outer, but "according to" before any."""
        return self.drafts[k].lemma == ACCORDING, self.ranks[k], k


def _container(order: _Order, index: SpanIndex, k: int) -> int | None:
    inner = order.drafts[k].cue or next(iter(order.drafts[k].content), None)
    if inner is None:
        return None
    holders = {j for _, j in index.covering(inner) if j != k and not order.is_held(j, k)}
    shortest = min(holders, key=lambda j: (order.ranks[j], j), default=None)
    if shortest is None or order.drafts[shortest].lemma != ACCORDING:
        return shortest
    inside = (j for j in holders if j != shortest and order.is_held(j, shortest))
    return min(inside, key=lambda j: (order.ranks[j], j), default=shortest)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
