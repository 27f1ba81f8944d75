"""Spans sorted by place, so that a long report does not cost the square of its length."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class SpanIndex:
    """Spans with the number of what each belongs to, sorted; `longest` is the length of the longest."""

    spans: tuple[tuple[Span, int], ...]
    longest: int

    @classmethod
    def of(cls, spans: Iterable[tuple[Span, int]]) -> SpanIndex:
        """Sort the spans."""
        ordered = tuple(sorted(spans))
        return cls(ordered, max((s.end - s.start for s, _ in ordered), default=0))

    def touching(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The spans that share a character with the given one, in order."""
        first = bisect_left(self.spans, span.start - self.longest, key=lambda entry: entry[0].start)
        last = bisect_left(self.spans, span.end, key=lambda entry: entry[0].start)
        return (entry for entry in self.spans[first:last] if entry[0].end > span.start)

    def covering(self, span: Span) -> Iterator[tuple[Span, int]]:
        """The spans that hold the whole of the given one, in order."""
        first = bisect_left(self.spans, span.end - self.longest, key=lambda entry: entry[0].start)
        last = bisect_right(self.spans, span.start, key=lambda entry: entry[0].start)
        return (entry for entry in self.spans[first:last] if entry[0].end >= span.end)
