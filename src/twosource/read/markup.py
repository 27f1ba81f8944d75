"""Text out of a fragment of HTML, as feeds and news interfaces keep it in a field of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.read.htmlguard import guarded
from twosource.read.settings import ReadSettings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|img|blockquote|figure|script|style)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_HEADS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "br", "div", "ul", "ol", "li", "blockquote", "figure", "table", "tr", "section", "article"}
_BREAKS = frozenset(_HEADS | _BLOCKS)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe"})


def has_markup(text: str) -> bool:
    """Whether the text holds tags of HTML."""
    return _MARKUP.search(text) is not None


def without_markup(text: str, locator: str, settings: ReadSettings) -> str:
    """The words of the fragment, a blank line between paragraphs; what scripts and styles hold is left out.

    lxml is imported here, not above: only fields with markup need it.

    Raises InputError for shapes that parsers cannot bear.
    """
    from lxml.html import fromstring

    page = guarded(text.replace("\0", "\ufffd"), locator, settings)
    words = "".join(_words(fromstring(f"<div>{page}</div>")))
    paragraphs = (" ".join(part.split()) for part in words.split("\0"))
    return "\n\n".join(part for part in paragraphs if part)


def _words(root: HtmlElement) -> Iterator[str]:
    """The text of the elements in order; NUL, which no page holds, where a paragraph ends."""
    from lxml.etree import iterwalk

    unseen = 0
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        if element.tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if element.tag in _BREAKS:
            yield "\0"
        words = element.text if event == "start" else element.tail
        if words and not unseen:
            yield words
