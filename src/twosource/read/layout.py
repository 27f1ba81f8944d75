"""A text's paragraphs: what stands between blank lines, or on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.model.text import BlockKind, Span
from twosource.read.settings import ReadSettings

# A wrapped line breaks where the next word no longer fits; typists and tools are not exact to the letter.
_RAGGED = 0.85
_ENDS = tuple(".!?:;…\"”'’)]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text without white space at its ends.

    `alone`: a blank line, or the text's end, follows it. `kind` is None where it is not known yet.
    """

    span: Span
    alone: bool
    kind: BlockKind | None = None

    def words(self, text: str) -> str:
        """Its text on one line, white space folded."""
        return " ".join(text[self.span.start : self.span.end].split())


def paragraphs(text: str, settings: ReadSettings) -> tuple[Paragraph, ...]:
    """The paragraphs in order. They do not overlap, and together hold all that is not white space.

    Lines that follow each other are one paragraph where they look wrapped: none is wide, and each ends where its
    neighbour's first word would not have fitted, or amid a sentence.
    """
    lines = list(_lines(text))
    wrapped = _wrap(text, lines, settings)
    joined: list[Paragraph] = []
    for above, line in pairwise([None, *lines]):
        if above and line and not above.alone and _runs_on(text, above.span, line.span, wrapped):
            joined[-1] = Paragraph(Span(joined[-1].span.start, line.span.end), line.alone)
        elif line:
            joined.append(line)
    return tuple(joined)


def divide(
    paragraph: Paragraph, at: int, text: str, first: BlockKind | None, rest: BlockKind | None
) -> tuple[Paragraph, ...]:
    """The paragraph as two, divided at a character, each trimmed; an empty half is left out."""
    head, tail = Span(paragraph.span.start, at), Span(at, paragraph.span.end)
    halves = (
        replace(paragraph, span=_trimmed(text, head), alone=False, kind=first),
        replace(paragraph, span=_trimmed(text, tail), kind=rest),
    )
    return tuple(half for half in halves if half.span.start < half.span.end)


def _lines(text: str) -> Iterator[Paragraph]:
    """The lines that are not blank; `alone` where a blank line or nothing follows."""
    at, before = 0, None
    for line in text.splitlines(keepends=True):
        span = _trimmed(text, Span(at, at + len(line)))
        at += len(line)
        if before is not None:
            yield Paragraph(before, alone=span.start == span.end)
        before = span if span.start < span.end else None
    if before is not None:
        yield Paragraph(before, alone=True)


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _wrap(text: str, lines: list[Paragraph], settings: ReadSettings) -> int:
    """The width at which the lines are wrapped; 0 where they are not."""
    width = max((line.span.end - line.span.start for line in lines), default=0)
    followed = [line for line in lines if not line.alone]
    amid = sum(not text[line.span.start : line.span.end].endswith(_ENDS) for line in followed)
    return width if width <= settings.widest_wrapped and 2 * amid > len(followed) else 0


def _runs_on(text: str, above: Span, line: Span, wrapped: int) -> bool:
    first = text[line.start : line.end].split(maxsplit=1)[0]
    if first[0].islower() and not text[above.start : above.end].endswith(_ENDS):
        return True
    return above.end - above.start + 1 + len(first) > _RAGGED * wrapped > 0
