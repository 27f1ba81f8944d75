"""A look at a page before a parser sees it: for shapes that hold parsers for minutes or make them lose text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.errors import InputError
from twosource.read.settings import ReadSettings

_START = re.compile(r"<(?:(?P<comment>!--)|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)|[!?])")
_PIECE = re.compile(r"=\s*(?P<quote>[\"'])|>")
# Elements whose content is no markup.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp"})
# Elements without content, and those that a parser closes itself when the next of them begins: they never nest deep.
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_CLOSED = {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"}
_SHALLOW = frozenset(_EMPTY | _CLOSED)


@dataclass(frozen=True, slots=True)
class _Tag:
    """A tag of the page: its place, its name ("" for comments and declarations), the long values in it."""

    start: int
    end: int
    name: str
    opens: bool
    long_values: tuple[tuple[int, int], ...]


def guarded(page: str, locator: str, settings: ReadSettings) -> str:
    """The page with overlong attribute values (pictures written into it) cut out.

    Raises InputError where a tag is longer than `max_tag` or has more than `max_attributes`, or elements nest deeper
    than `max_depth`.
    """
    kept, copied, depth = [], 0, 0
    for tag in _tags(page, settings):
        for start, end in tag.long_values:
            kept.append(page[copied:start])
            copied = end
        _check_size(page, tag, locator, settings)
        if tag.name and tag.name not in _SHALLOW:
            depth = depth + 1 if tag.opens else max(0, depth - 1)
        if depth > settings.max_depth:
            raise InputError(locator, f"elements nested deeper than {settings.max_depth}", "save the page as text")
    return "".join([*kept, page[copied:]])


def _check_size(page: str, tag: _Tag, locator: str, settings: ReadSettings) -> None:
    length = tag.end - tag.start - sum(end - start for start, end in tag.long_values)
    if tag.name and length > settings.max_tag:
        raise InputError(locator, f"a tag of {length} characters at character {tag.start}", "save the page as text")
    if length > settings.max_attributes and len(page[tag.start : tag.end].split()) > settings.max_attributes:
        raise InputError(
            locator,
            f"a tag of over {settings.max_attributes} attributes at character {tag.start}",
            "save the page as text",
        )


def _tags(page: str, settings: ReadSettings) -> Iterator[_Tag]:
    """Every tag, comment and declaration, in one pass: time grows with the length of the page alone."""
    at = 0
    while (start := _START.search(page, at)) is not None:
        if start["comment"]:
            at = _behind(page, "-->", start.end())
            yield _Tag(start.start(), at, "", opens=False, long_values=())
            continue
        name = (start["name"] or "").casefold()
        at, long_values = _end_of_tag(page, start.end(), settings)
        opens = not start["close"] and page[at - 2 : at] != "/>"
        yield _Tag(start.start(), at, name, opens, long_values)
        if opens and name in _RAW:
            end = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
            at = end.start() if end else len(page)


def _end_of_tag(page: str, at: int, settings: ReadSettings) -> tuple[int, tuple[tuple[int, int], ...]]:
    long_values: list[tuple[int, int]] = []
    while (piece := _PIECE.search(page, at)) is not None:
        if piece[0] == ">":
            return piece.end(), tuple(long_values)
        at = _behind(page, piece["quote"], piece.end())
        if at - piece.end() > settings.long_value:
            long_values.append((piece.end(), at - 1))
    return len(page), tuple(long_values)


def _behind(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return len(page) if found < 0 else found + len(mark)
