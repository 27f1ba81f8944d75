"""HTML pages: the article's text by trafilatura, and what the page states of itself.

The extracted text is what is stored; the page's bytes are known by their hash.
trafilatura: Barbaresi, ACL 2021 (system demonstrations).
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.errors import EmptyInput
from twosource.read.decode import decode
from twosource.read.draft import Draft
from twosource.read.htmlguard import guarded
from twosource.read.record import FieldNames
from twosource.read.settings import ReadSettings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where nobody set up logging, Python prints what trafilatura logs of each empty page; here that is told by EmptyInput.
_SILENCE = logging.NullHandler()


def read_html(data: bytes, locator: str, names: FieldNames, settings: ReadSettings) -> Iterator[Draft]:
    """The one report of a page; paragraphs of its text are divided by blank lines.

    trafilatura is imported here, not above: it takes a fifth of a second, and only pages need it.

    Raises InputError for shapes that parsers cannot bear, EmptyInput where no article is found.
    """
    import trafilatura
    from lxml.etree import LxmlError
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(_SILENCE)
    page = guarded(decode(data, locator, declared=True).replace("\0", "\ufffd"), locator, settings)
    try:
        tree = trafilatura.load_html(page)
        found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=True)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        # What a page can do to the parser and its callers shows as any of these; to the user it is a page without text.
        tree = found = None
    text = _paragraphs(found.text) if isinstance(found, Document) else ""
    if not isinstance(found, Document) or len(text) < settings.min_kept_share * _visible(tree):
        raise EmptyInput(locator, "no article was found in the page", "save its text as a .txt file")
    yield Draft(
        locator=locator,
        medium="html",
        text=text,
        title=found.title,
        outlet=found.sitename,
        published=_published(tree, names.dates),
        author=found.author,
        url=found.url,
        fields=(("description", found.description),) if found.description else (),
    )


def _paragraphs(text: str | None) -> str:
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())


def _visible(tree: HtmlElement) -> int:
    """How many characters the page shows, white space between words counted once."""
    shown = tree.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]")
    return sum(len(" ".join(words.split())) for words in shown)


def _published(tree: HtmlElement, names: tuple[str, ...]) -> str | None:
    """The date that the page states: in <meta>, in JSON-LD, or in the article's first <time>."""
    stated: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated.setdefault(name.casefold(), (meta.get("content") or "").strip())
    named = (stated.get(name) for name in names)
    times = tree.xpath("//article//time/@datetime | //time[@pubdate or @itemprop='datePublished']/@datetime")
    return next((value for value in (*named, *_linked(tree), *times) if value), None)


def _linked(tree: HtmlElement) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            nodes = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while nodes:
            node = nodes.pop()
            if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
                yield node["datePublished"]
            nodes += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
