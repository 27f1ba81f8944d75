"""Cutting what is said into single assertions: one clause each, by marks and connectives alone.

`link` has no syntax trees, and needs none: a piece too poor to be an assertion stays with the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from twosource.link.passages import Passages
from twosource.model.text import Span

# Where one assertion may end and the next begin. What introduces the next without saying anything of it (and, but,
# that) belongs to neither; a connective that says how the two hang together (after, because) begins the second.
_BORDER = re.compile(
    r";\s+|:\s+|\s+[–—-]{1,2}\s+|—"
    r"|,?\s+and\s+that\s+"
    r"|,\s+(?:and|but|adding\s+that|saying\s+that)\s+"
    r"|,?\s+(?:but|while|although|though|whereas)\s+"
    r"|,\s+(?=(?:which|who|whose|where)\b)"
)
_LEADS_IN = re.compile(r"[\s,;:…\"“”‘’'()–—-]*(?:(?:that|and|but|yet|so)\s+)*(?:that\s+)?")
_TRAILS = re.compile(r"[\s,;:–—-]+$")


def clauses(
    text: str, spans: Iterable[Span], sentences: Passages, tells: Callable[[Span], bool]
) -> tuple[tuple[Span, ...], ...]:
    """The pieces of the given spans that are assertions of their own, each as spans in order.

    `tells` says whether a piece tells enough to stand alone; one that does not joins the piece before it, else the one
    after it.
    """
    pieces = [p for span in spans for part in sentences.within(span) for p in _cut(text, part)]
    groups: list[list[Span]] = []
    waiting: list[Span] = []
    for piece in pieces:
        if tells(piece):
            groups.append([*waiting, piece])
            waiting = []
        elif groups:
            groups[-1].append(piece)
        else:
            waiting.append(piece)
    if waiting:
        groups.append(waiting)
    return tuple(_joined(g, text) for g in groups)


def _cut(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for border in _BORDER.finditer(text, span.start, span.end):
        if border.start() > start:
            yield Span(start, border.start())
        start = border.end()
    if start < span.end:
        yield Span(start, span.end)


def _joined(pieces: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Pieces that stand side by side as one span, with what lies between them."""
    found: list[Span] = []
    for piece in pieces:
        between = text[found[-1].end : piece.start] if found else ""
        if (
            found
            and len(between) <= _GAP
            and "\n\n" not in between
            and _BORDER.fullmatch(text, found[-1].end, piece.start)
        ):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return tuple(found)


_GAP = 20  # characters: a border is no longer than that


def trimmed(text: str, span: Span) -> Span | None:
    """The span without what leads in and marks at its end; None where nothing is left."""
    lead = _LEADS_IN.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    trail = _TRAILS.search(text, start, span.end)
    end = trail.start() if trail else span.end
    return Span(start, end) if start < end else None
