"""Words in quotation marks: straight, curly, back-ticks, guillemets, single quotes, unclosed ones, over paragraphs.

By convention a quotation that runs on into the next paragraph is not closed, and the next paragraph opens again
(Chicago Manual of Style, 13.30). Marks are paired by shape where the shape tells, else by what stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.spanindex import SpanIndex
from twosource.model.text import Span

_DOUBLE = re.compile(r"``|''|[\"“”„‟«»]")
_SINGLE = re.compile(r"[‘’']")
_OPENERS = frozenset({"``", "“", "„", "‟", "«", "‘"})
_CLOSERS = frozenset({"''", "”", "»", "’"})
# A quotation in single marks is no longer than this (characters), and holds no more words cut short at the front
# ("'em"): without bounds a text of apostrophes costs the square of its length.
_LONGEST_SINGLE = 4000
_MOST_ELISIONS = 3
_BEFORE_OPENING = " \t\n\r\u00a0([{-–—/:,;"
_AFTER_CLOSING = " \t\n\r\u00a0)]}-–—/.,;:!?…"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: a piece for each paragraph, marks included; `closed`: the last mark is there."""

    pieces: tuple[Span, ...]
    closed: bool

    @property
    def start(self) -> int:
        """Where it begins, with its mark."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where its last piece ends, with its mark."""
        return self.pieces[-1].end


def quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations in the blocks (paragraphs, in order). Apostrophes and inch marks open none."""
    found: list[Quotation] = []
    running: list[Span] = []
    for block in blocks:
        opens_again = _opens(text, block)
        if running and not opens_again:
            found.extend(_abandoned(text, running))
            running = []
        for span, closed in _pairs(text, block):
            if running:
                span = Span(block.start + _indent(text, block), span.end)
            running.append(span)
            if closed:
                found.append(Quotation(tuple(running), closed=True))
                running = []
    found.extend(_abandoned(text, running))
    return tuple(sorted(found, key=lambda q: q.start))


def _abandoned(text: str, running: list[Span]) -> Iterator[Quotation]:
    """One never closed counts where it opens a paragraph or follows a colon or comma; else its mark is a slip."""
    if running and (len(running) > 1 or text[: running[0].start].rstrip(" ")[-1:] in ("", "\n", ":", ",")):
        yield Quotation(tuple(running), closed=False)


def _indent(text: str, block: Span) -> int:
    words = text[block.start : block.end]
    return len(words) - len(words.lstrip())


def _opens(text: str, block: Span) -> bool:
    start = block.start + _indent(text, block)
    mark = _DOUBLE.match(text, start) or _SINGLE.match(text, start)
    return mark is not None and text[mark.end() : mark.end() + 1].strip() != ""


def _pairs(text: str, block: Span) -> Iterator[tuple[Span, bool]]:
    """Quotations of one paragraph, in order; only the last can be unclosed."""
    doubles = [pair for pair in _paired_doubles(text, block) if _has_words(text, pair[0], fewest=1)]
    taken = SpanIndex.of((span, 0) for span, _ in doubles)
    singles = [(s, True) for s in _paired_singles(text, block) if _has_words(text, s, fewest=2)]
    yield from sorted([*doubles, *(pair for pair in singles if not any(taken.touching(pair[0])))])


def _has_words(text: str, span: Span, *, fewest: int) -> bool:
    """Whether there are letters between the marks; a single one ("rock 'n' roll") stands for letters left out."""
    return sum(c.isalnum() for c in text[span.start : min(span.end, span.start + _ENOUGH)]) >= fewest


_ENOUGH = 40  # characters in which a quotation shows a letter


def _paired_doubles(text: str, block: Span) -> Iterator[tuple[Span, bool]]:
    marks = list(_DOUBLE.finditer(text, block.start, block.end))
    closed_later = _surplus_of_closers(marks)
    opened: int | None = None
    depth = 0
    for k, mark in enumerate(marks):
        role = _role(text, block, mark, is_open=opened is not None)
        if role == "open" and opened is not None and mark.group() in _OPENERS and closed_later[k] > 0:
            depth += 1
        elif role == "open":
            opened, depth = mark.start(), 0
        elif role == "close" and depth:
            depth -= 1
        elif role == "close" and opened is not None:
            yield Span(opened, mark.end()), True
            opened = None
    if opened is not None:
        yield Span(opened, block.start + len(text[block.start : block.end].rstrip())), False


def _surplus_of_closers(marks: list[re.Match[str]]) -> list[int]:
    """For each mark how many more closing than opening marks stand from it on: if any, an opening one is nested."""
    surplus, found = 0, []
    for mark in reversed(marks):
        surplus += (mark.group() in _CLOSERS) - (mark.group() in _OPENERS)
        found.append(surplus)
    return found[::-1]


def _role(text: str, block: Span, mark: re.Match[str], *, is_open: bool) -> str:
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    fits_opening = before in _BEFORE_OPENING and not after.isspace()
    fits_closing = not before.isspace() and after in _AFTER_CLOSING
    if fits_opening != fits_closing:
        stray_close = fits_closing and not is_open
        return "" if stray_close and mark.group() not in _OPENERS else "open" if fits_opening else "close"
    if mark.group() in _OPENERS:
        return "open"
    if mark.group() in _CLOSERS or is_open:
        return "close"
    return "open"


def _paired_singles(text: str, block: Span) -> Iterator[Span]:
    end = block.start
    for mark in _SINGLE.finditer(text, block.start, block.end):
        if mark.start() < end or not _single_opens(text, block, mark):
            continue
        closing = _single_close(text, Span(mark.end(), min(block.end, mark.end() + _LONGEST_SINGLE)))
        if closing is not None:
            end = closing
            yield Span(mark.start(), end)


def _single_opens(text: str, block: Span, mark: re.Match[str]) -> bool:
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end() : mark.end() + 1]
    return before in _BEFORE_OPENING and (after.isalnum() or after in '[“"') and after != ""


def _single_close(text: str, rest: Span) -> int | None:
    """Where the single quotation ends (after its mark); a plural's apostrophe only closes if nothing better follows."""
    possessive: int | None = None
    openings = 0
    for mark in _SINGLE.finditer(text, rest.start, rest.end):
        at = mark.start()
        before, after = text[at - 1], text[at + 1] if at + 1 < rest.end else " "
        opens = before in _BEFORE_OPENING and after.isalnum()
        openings += opens
        if opens and (possessive or openings > _MOST_ELISIONS):
            return possessive
        if before.isspace() or after not in _AFTER_CLOSING:
            continue
        if before == "s" and re.match(r"\s[a-z]", text[at + 1 : at + 3]):
            possessive = possessive or at + 1
            continue
        return at + 1
    return possessive
