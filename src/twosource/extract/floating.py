"""Quotations that carry on without a cue: they belong to who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.extract.quotes import Quotation
from twosource.extract.spanindex import SpanIndex

# A quotation of fewer words is a name, a title or a single borrowed word.
_FEWEST_WORDS = 3
# Characters between what was said before and the quotation that carries on: a blank, an empty line, a cue's tail.
_FARTHEST = 400
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_MARKS = "\"“'‘«"


def carried_on(passage: Passage, drafts: Sequence[Draft]) -> list[tuple[Quotation, Draft]]:
    """Uncued quotations of whole sentences, each with the attribution before it whose source goes on speaking."""
    spoken = sorted((d for d in drafts if _is_quoted(passage, d)), key=_end)
    contents = SpanIndex.of((s, k) for k, d in enumerate(drafts) for s in d.content)
    found: list[tuple[Quotation, Draft]] = []
    for quotation in passage.quotations:
        earlier = bisect_right(spoken, quotation.start, key=_end) - 1
        near = earlier >= 0 and quotation.start - _end(spoken[earlier]) < _FARTHEST
        if near and _is_sentence(passage.text, quotation) and not _is_taken(quotation, drafts, contents):
            found.append((quotation, spoken[earlier]))
    return found


def _end(draft: Draft) -> int:
    return max([*(s.end for s in draft.content), draft.cue.end if draft.cue else 0])


def _is_quoted(passage: Passage, draft: Draft) -> bool:
    return draft.cue is not None and any(passage.text[s.start] in _MARKS for s in draft.content)


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether the quotation begins where a sentence does and ends one."""
    words = text[quotation.start : quotation.pieces[0].end]
    before = text[max(0, quotation.start - 6) : quotation.start]
    begins = before.strip(" ") == "" or before.endswith("\n") or bool(_ENDED.search(before))
    return begins and len(words.split()) >= _FEWEST_WORDS and bool(_ENDED.search(words))


def _is_taken(quotation: Quotation, drafts: Sequence[Draft], contents: SpanIndex) -> bool:
    """Whether an attribution from outside the quotation has it, or a part of it, as content."""
    touching = {k for piece in quotation.pieces for _, k in contents.touching(piece)}
    return any(not _is_inside(drafts[k], quotation) for k in touching)


def _is_inside(draft: Draft, quotation: Quotation) -> bool:
    cue = draft.cue
    return cue is not None and any(p.start <= cue.start and cue.end <= p.end for p in quotation.pieces)
