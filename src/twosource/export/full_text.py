"""The whole text of a report with the words of every finding marked, in segments that never overlap."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from twosource.export.passage import paragraphs
from twosource.model.finding import Findings
from twosource.model.text import Report, Span

Mark = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters that the same findings cover.

    `kinds` are of source, cue, content, event, figure; `anchor` is the offset where a link may lead, else None.
    """

    text: str
    kinds: tuple[str, ...]
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in segments; `kind` is its block's."""

    kind: str
    segments: tuple[Segment, ...]


def marked_paragraphs(report: Report, findings: Findings, more: tuple[Span, ...], limit: int) -> tuple[Paragraph, ...]:
    """The text up to `limit` characters; `more` are spans of what is said together (positions, relays) to be led to."""
    marks = deque(sorted({*_marks(findings), *((span, "") for span in more)}))
    out = []
    inside: list[Mark] = []
    for span, kind in paragraphs(report):
        if span.start >= limit:
            break
        while marks and marks[0][0].start < span.end:
            inside.append(marks.popleft())
        inside = [mark for mark in inside if mark[0].end > span.start]
        out.append(Paragraph(kind.value, tuple(_segments(report.text, span, inside, limit))))
    return tuple(out)


def _marks(findings: Findings) -> Iterator[Mark]:
    for a in findings.attributions:
        yield from ((span, "source") for span in (a.source,) if span)
        yield from ((span, "cue") for span in (a.cue,) if span)
        yield from ((span, "content") for span in a.content)
    for e in findings.events:
        yield from ((span, "event") for span in (e.trigger, *e.mentions))
    for f in findings.figures:
        yield f.span, "figure"


def _segments(text: str, paragraph: Span, marks: list[Mark], limit: int) -> Iterator[Segment]:
    end = min(paragraph.end, limit)
    cuts = {paragraph.start, end}
    for mark, _ in marks:
        cuts.update(at for at in (mark.start, mark.end) if paragraph.start < at < end)
    starts = {mark.start for mark, _ in marks}
    ordered = sorted(cuts)
    for start, stop in pairwise(ordered):
        kinds = {kind for mark, kind in marks if kind and mark.start <= start and mark.end >= stop}
        yield Segment(text[start:stop], tuple(sorted(kinds)), start if start in starts else None)
