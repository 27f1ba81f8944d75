"""The sentence in which words of a report stand, with those words marked: what is shown as evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.model.text import BlockKind, Report, Span

# A sentence may end after its mark and closing quotes, before white space and what can begin another.
END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\W_a-z])")
LAST_WORD = re.compile(r"[^\s\"'“‘(\[]+$")
LONGEST_LEAD = 240  # characters of a sentence shown before or after its words; a court's sentence runs to a page
LONGEST_WORD = 50
LONGEST = 600  # characters of a passage; more is read in the report


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and whether it is the words themselves or what stands around them."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report in their sentence. `start` is the offset of the first of the words, where a link leads."""

    report: str
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """Cuts passages out of reports. `abbreviations` have a full stop that ends no sentence."""

    abbreviations: frozenset[str]

    def __call__(self, report: Report, spans: Iterable[Span]) -> Passage | None:
        """The sentences around the spans, with the spans marked; None where there are no words."""
        ordered = merged(span for span in spans if span.start < span.end)
        if not ordered:
            return None
        pieces: list[Piece] = []
        shown_to = -1
        for window, inside in _gathered((self._window(report, span), span) for span in ordered):
            if shown_to >= 0 and report.text[shown_to : window.start].strip():
                pieces.append(Piece("… ", marked=False))
            pieces.extend(_pieces(report.text, window, inside))
            shown_to = window.end
        return Passage(report.id, ordered[0].start, tuple(_shortened(_trimmed(pieces))))

    def _window(self, report: Report, span: Span) -> Span:
        """The sentence, or sentences, that hold the span: within its paragraph, and short enough to be read at once."""
        block = _block(report, span)
        start, end = block.start, block.end
        low, high = span.start - LONGEST_LEAD - LONGEST_WORD, span.end + LONGEST_LEAD + LONGEST_WORD
        for mark in END.finditer(report.text, max(start, low), min(end, high)):
            if self._abbreviates(report.text[max(start, mark.start() - LONGEST_WORD) : mark.start() + 1]):
                continue
            if mark.end() <= span.start:
                start = mark.end()
            elif mark.end() >= span.end:
                end = mark.end()
                break
        return Span(_near(report.text, start, span.start), _far(report.text, span.end, end))

    def _abbreviates(self, text: str) -> bool:
        """Whether the full stop at the end of the text belongs to its last word: "Col.", "J."."""
        found = LAST_WORD.search(text)
        word = found[0].rstrip(".") if found and text.endswith(".") else ""
        return word in self.abbreviations or (len(word) == 1 and word.isupper())


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def paragraphs(report: Report) -> tuple[tuple[Span, BlockKind], ...]:
    """The report's text in order: its blocks, and as prose whatever stands between them."""
    out: list[tuple[Span, BlockKind]] = []
    at = 0
    for block in (*sorted(report.blocks, key=lambda b: b.span), None):
        start, end = (block.span.start, block.span.end) if block else (len(report.text), len(report.text))
        if report.text[at:start].strip():
            out.append((Span(at, start), BlockKind.PROSE))
        if block and max(at, start) < end:
            out.append((Span(max(at, start), end), block.kind))
        at = max(at, end)
    return tuple(out)


def _block(report: Report, span: Span) -> Span:
    """The paragraph that the span begins in: a block, or the text between two blank lines."""
    n = bisect_right(report.blocks, span.start, key=lambda block: block.span.start) - 1
    if n >= 0 and span.start < report.blocks[n].span.end:
        block = report.blocks[n].span
        return Span(block.start, max(block.end, span.end))
    start, end = report.text.rfind("\n\n", 0, span.start), report.text.find("\n\n", span.end)
    return Span(start + 2 if start >= 0 else 0, end if end >= 0 else len(report.text))


def _gathered(windows: Iterable[tuple[Span, Span]]) -> list[tuple[Span, list[Span]]]:
    """Windows that overlap or touch made one, each with the spans inside."""
    out: list[tuple[Span, list[Span]]] = []
    for window, span in windows:
        if out and window.start <= out[-1][0].end:
            joined = Span(out[-1][0].start, max(out[-1][0].end, window.end))
            out[-1] = (joined, [*out[-1][1], span])
        else:
            out.append((window, [span]))
    return out


def _pieces(text: str, window: Span, spans: list[Span]) -> Iterable[Piece]:
    at = window.start
    if text[at - 1 : at] == " " and not END.search(text[max(0, at - 4) : at] + "A"):
        yield Piece("… ", marked=False)
    for span in spans:
        if at < span.start:
            yield Piece(text[at : span.start], marked=False)
        yield Piece(text[span.start : span.end], marked=True)
        at = span.end
    if at < window.end:
        yield Piece(text[at : window.end], marked=False)
    if text[window.end : window.end + 1] == " ":
        yield Piece(" …", marked=False)


def _near(text: str, start: int, words: int) -> int:
    """Where to begin before the words: with their sentence, or with a word of it where it is long."""
    if words - start <= LONGEST_LEAD:
        return start
    return text.find(" ", words - LONGEST_LEAD, words) + 1 or words


def _far(text: str, words: int, end: int) -> int:
    if end - words <= LONGEST_LEAD:
        return end
    return max(words, text.rfind(" ", words, words + LONGEST_LEAD))


def _trimmed(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Line breaks within a paragraph read as spaces; none at either end."""
    flat = [Piece(re.sub(r"\s+", " ", piece.text), piece.marked) for piece in pieces]
    flat[0] = Piece(flat[0].text.lstrip(), flat[0].marked)
    flat[-1] = Piece(flat[-1].text.rstrip(), flat[-1].marked)
    return tuple(piece for piece in flat if piece.text)


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    left = LONGEST
    for piece in pieces:
        if len(piece.text) > left:
            yield Piece(piece.text[:left].rpartition(" ")[0] + " …", piece.marked)
            return
        yield piece
        left -= len(piece.text)
