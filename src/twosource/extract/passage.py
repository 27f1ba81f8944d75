"""A report as the steps that find attributions see it: text, trees, quotations, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.quotes import Quotation, quotations
from twosource.extract.spanindex import SpanIndex
from twosource.extract.syntax import Tree
from twosource.model.text import Analysis, BlockKind, Report, Span

_READ = frozenset({BlockKind.PROSE, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Passage:
    """A report's text with its trees, its quotations and its paragraphs, each in order.

    `pieces` finds by place the number of the quotation that a piece belongs to.
    """

    text: str
    trees: tuple[Tree, ...]
    quotations: tuple[Quotation, ...]
    blocks: tuple[Span, ...]
    pieces: SpanIndex

    @classmethod
    def of(cls, report: Report, analysis: Analysis) -> Passage:
        """What of the report is read for attributions: prose, titles, headings and captions."""
        blocks = tuple(b.span for b in report.blocks if b.kind in _READ)
        quoted = quotations(report.text, blocks)
        trees = tuple(Tree.of(s) for s in analysis.sentences if s.kind in _READ)
        pieces = SpanIndex.of((p, k) for k, q in enumerate(quoted) for p in q.pieces)
        return cls(report.text, trees, quoted, blocks, pieces)

    def quotations_near(self, span: Span, reach: int = 2) -> tuple[Quotation, ...]:
        """The quotations that share a character with the span, or stand within `reach` characters of it."""
        wider = Span(max(0, span.start - reach), span.end + reach)
        return tuple(self.quotations[k] for k in sorted({k for _, k in self.pieces.touching(wider)}))

    def quotation_at(self, at: int) -> Quotation | None:
        """The quotation that holds the character."""
        return next((self.quotations[k] for _, k in self.pieces.covering(Span(at, at + 1))), None)
