"""Quotations that carry on without a cue: they belong to who spoke last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twosource.extract.draft import Draft, Passage
from twosource.extract.quotes import Quotation
from twosource.model.text import Span

# A quotation of fewer words is a name, a title or a single borrowed word.
_FEWEST_WORDS = 3
# Characters between the end of what was said before and the quotation that carries on: a blank, an empty line, a cue's tail.
_FARTHEST = 400
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")


def carried_on(passage: Passage, drafts: Sequence[Draft]) -> list[tuple[Quotation, Draft]]:
    """Uncued quotations of whole sentences, each with the attribution before it whose source goes on speaking."""
    found: list[tuple[Quotation, Draft]] = []
    spoken = sorted((d for d in drafts if _is_quoted(passage, d)), key=lambda d: _end(d))
    for quotation in passage.quotations:
        if not _stands_alone(passage, quotation, drafts):
            continue
        earlier = [d for d in spoken if _end(d) <= quotation.start and quotation.start - _end(d) < _FARTHEST]
        if earlier:
            found.append((quotation, earlier[-1]))
    return found


def _end(draft: Draft) -> int:
    ends = [s.end for s in draft.content] + ([draft.cue.end] if draft.cue else [])
    return max(ends, default=0)


def _is_quoted(passage: Passage, draft: Draft) -> bool:
    return draft.cue is not None and any(passage.text[s.start] in "\"“'‘«" for s in draft.content)


def _stands_alone(passage: Passage, quotation: Quotation, drafts: Sequence[Draft]) -> bool:
    """Whether the quotation begins where a sentence does, is a sentence, and no attribution has it or speaks around it."""
    text = passage.text
    words = text[quotation.start : quotation.pieces[0].end]
    before = text[max(0, quotation.start - 6) : quotation.start]
    starts = before.strip(" ") == "" or before.endswith("\n") or bool(_ENDED.search(before))
    if not starts or len(words.split()) < _FEWEST_WORDS or not _ENDED.search(words):
        return False
    return not any(_overlap(s, p) for d in drafts for s in d.content for p in quotation.pieces if not _inside(d, quotation))


def _inside(draft: Draft, quotation: Quotation) -> bool:
    return draft.cue is not None and any(p.start <= draft.cue.start and draft.cue.end <= p.end for p in quotation.pieces)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
