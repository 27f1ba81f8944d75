"""From tokens to characters: the pieces of a content, whole quotations with their marks, and how direct they are."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.content import Content
from twosource.extract.quotes import Quotation
from twosource.extract.syntax import Tree, base
from twosource.model.finding import Directness
from twosource.model.text import Span

QUOTE_MARKS = frozenset("\"'“”„‟«»‘’`") | {"''", "``"}
_KEPT_LEFT = QUOTE_MARKS | frozenset("([{#@$£€-")
_KEPT_RIGHT = QUOTE_MARKS | frozenset(")]}%")
# Share of the content's letters that quotations must hold for it to count as direct: marks may leave out a short word.
_DIRECT_SHARE = 0.97


def content_spans(tree: Tree, content: Content) -> tuple[Span, ...]:
    """The content in unbroken pieces, without complementiser, conjunction and closing punctuation."""
    tokens = {i for part in content.parts for i in range(min(part), max(part) + 1)} - content.outside
    spans = []
    for run in _runs(tree, sorted(tokens)):
        kept = _trimmed(tree, run)
        if kept:
            spans.append(Span(tree[kept[0]].span.start, tree[kept[-1]].span.end))
    return tuple(spans)


def trimmed(span: Span, tree: Tree) -> Span:
    """The span without the marks at its end that stand between it and what was cut off."""
    inside = [t for t in tree.sentence.tokens if span.start <= t.span.start and t.span.end <= span.end]
    while len(inside) > 1 and inside[-1].upos == "PUNCT" and inside[-1].text not in _KEPT_RIGHT:
        inside.pop()
    return Span(span.start, inside[-1].span.end) if inside else span


def _runs(tree: Tree, tokens: Sequence[int]) -> list[list[int]]:
    """Unbroken runs; a gap of nothing but marks does not break one."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and all(tree[g].upos == "PUNCT" for g in range(runs[-1][-1] + 1, i)):
            runs[-1].extend(range(runs[-1][-1] + 1, i + 1))
        else:
            runs.append([i])
    return runs


def _trimmed(tree: Tree, run: Sequence[int]) -> Sequence[int]:
    first, last = 0, len(run)
    while first < last and _is_border(tree, run[first], left=True):
        first += 1
    while last > first and _is_border(tree, run[last - 1], left=False):
        last -= 1
    return run[first:last]


def _is_border(tree: Tree, i: int, *, left: bool) -> bool:
    token = tree[i]
    if token.upos == "PUNCT":
        return token.text not in (_KEPT_LEFT if left else _KEPT_RIGHT)
    if token.upos == "SCONJ" and token.text.lower() == "that":
        return True
    return token.upos == "CCONJ" and base(token.rel) == "cc"


def with_quotations(
    spans: Sequence[Span], quotations: Sequence[Quotation], cue: Span | None, text: str
) -> tuple[Span, ...]:
    """The pieces with quotations taken whole, marks and further paragraphs too.

    Inside the quotation that holds the cue itself they are cut to it.
    """
    grown: list[Span] = []
    for span in spans:
        holder = next((q for q in quotations if cue and _holds(q, cue)), None)
        touching = [q for q in quotations if q is not holder and _touch(q, span)]
        start, end = span.start, span.end
        for quotation in touching:
            first, last = _touched_pieces(quotation, span)
            start, end = min(start, first.start), max(end, last.end)
            grown.extend(p for p in quotation.pieces if p.start >= end)
        if cue and start < cue.end and cue.start < end:
            start, end = (cue.end, end) if span.start >= cue.end else (start, cue.start)
        grown.append(_inside(Span(start, end), holder, text) if holder else Span(start, end))
    return _merged([_stripped(s, text) for s in grown if text[s.start : s.end].strip()])


def _holds(quotation: Quotation, cue: Span) -> bool:
    return any(p.start <= cue.start and cue.end <= p.end for p in quotation.pieces)


def _touch(quotation: Quotation, span: Span) -> bool:
    return any(p.start < span.end and span.start < p.end for p in quotation.pieces)


def _touched_pieces(quotation: Quotation, span: Span) -> tuple[Span, Span]:
    touched = [p for p in quotation.pieces if p.start < span.end and span.start < p.end]
    return touched[0], touched[-1]


def _inside(span: Span, holder: Quotation, text: str) -> Span:
    """The part of the span within the paragraph of the quotation that it is in, without the quotation's marks."""
    piece = next((p for p in holder.pieces if p.start < span.end and span.start < p.end), None)
    if piece is None:
        return span
    closed = text[piece.end - 1] in QUOTE_MARKS
    start, end = max(span.start, piece.start + 1), min(span.end, piece.end - closed)
    while end > start and text[end - 1] in ".,!? ":
        end -= 1
    return Span(start, max(start, end))


def _stripped(span: Span, text: str) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(span)
    return tuple(merged)


def directness(spans: Sequence[Span], quotations: Sequence[Quotation], cue: Span | None, text: str) -> Directness:
    """Whether the content is all, partly or not in quotation marks; marks around the cue itself do not count."""
    marked = {
        i
        for q in quotations
        if not (cue and _holds(q, cue))
        for p in q.pieces
        for s in spans
        for i in range(max(s.start, p.start), min(s.end, p.end))
        if text[i].isalnum()
    }
    letters = sum(text[i].isalnum() for s in spans for i in range(s.start, s.end))
    if not marked:
        return Directness.INDIRECT
    return Directness.DIRECT if len(marked) >= _DIRECT_SHARE * letters else Directness.MIXED
