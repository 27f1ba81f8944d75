"""Sentences of a report by their marks alone: `link` compares words and does not load the language model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.text import TOLD, Report, Span

# An end mark, closing quotation marks, white space, and something that can begin a sentence.
_BORDER = re.compile(r"(?<=[.!?…])[\"”'’)\]]*\s+(?=[\"“'‘(\[]*[A-Z0-9@#])|\n\s*\n")
# Full stops that end no sentence: titles, months, initials.
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Cpl|Adm|Rep|Sen|Gov|Rev|St|Jr|Sr|No|vs|Inc|Corp|Ltd|Co|Jan|Feb|Mar|Apr|Aug|Sept|Sep"
    r"|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


@dataclass(frozen=True, slots=True)
class Passages:
    """The sentences of a report in order, with their starts for looking them up."""

    sentences: tuple[Span, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> Passages:
        """Cut the report's title, headings, captions and prose into sentences."""
        found = tuple(s for b in report.blocks if b.kind in TOLD for s in _sentences(report.text, b.span))
        return cls(found, tuple(s.start for s in found))

    def at(self, position: int) -> int | None:
        """The index of the sentence that holds a position, None outside all."""
        i = bisect_right(self.starts, position) - 1
        return i if i >= 0 and position < self.sentences[i].end else None

    def within(self, span: Span) -> tuple[Span, ...]:
        """The span cut at the borders of sentences; as it is where no sentence holds it."""
        found = (
            Span(max(span.start, s.start), min(span.end, s.end))
            for s in self.sentences[max(0, bisect_right(self.starts, span.start) - 1) :]
            if s.start < span.end
        )
        return tuple(p for p in found if p.start < p.end) or (span,)


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for border in _BORDER.finditer(text, block.start, block.end):
        if _ABBREVIATED.search(text, max(start, border.start() - 12), border.start()):
            continue
        if text[start : border.start()].strip():
            yield Span(start, len(text[: border.end()].rstrip()))
        start = border.end()
    if text[start : block.end].strip():
        yield Span(start, block.end)
