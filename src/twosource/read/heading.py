"""Titles and headings: lines that name what follows instead of telling it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from twosource.model.text import BlockKind
from twosource.read.layout import Paragraph
from twosource.read.settings import ReadSettings

_ENDS = (".", ",", ";", ":", "…", "-", "–", "—", '."', ".”", ",”", '?"', "?”", '!"', "!”")
# "(CNN) -- Could ...", "BEIRUT — Is ...": no title, but a first paragraph.
_FILED = re.compile(r"(?:.{0,40}\([\w ./]+\)|[A-ZÀ-Þ][A-ZÀ-Þ .,'’/]{3,40})\s?(?:--|[—–-]\s|—)")
_POSTED = re.compile(r"pic\.twitter\.com|https?://|@\w")


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where a paragraph stands.

    `first` of the text, with prose behind it somewhere; `alone` before a blank line; right before a paragraph of
    prose.
    """

    first: bool
    alone: bool
    before_prose: bool


def with_headings(
    text: str, paragraphs: tuple[Paragraph, ...], title: str | None, settings: ReadSettings
) -> tuple[Paragraph, ...]:
    """The paragraphs whose kind is not known yet, with TITLE, HEADING or PROSE.

    A title is the one that metadata state, or a first line without a full stop; a heading is a short line before prose.
    """
    told = list(paragraphs)
    unknown = [i for i, paragraph in enumerate(told) if paragraph.kind is None]
    prose = [_length(told[i]) >= settings.shortest_prose for i in unknown]
    for n, i in enumerate(unknown):
        kind = BlockKind.PROSE
        if _length(told[i]) <= settings.longest_title:
            first = n == 0 and any(prose[1 : 1 + settings.head])
            setting = _Setting(first, told[i].alone, any(prose[n + 1 : n + 2]))
            kind = _kind(told[i].words(text), setting, title, settings)
        told[i] = replace(told[i], kind=kind)
    return tuple(told)


def _kind(line: str, setting: _Setting, title: str | None, settings: ReadSettings) -> BlockKind:
    if title is not None and _same(line, title):
        return BlockKind.TITLE
    if line.endswith(_ENDS) or (line[0] == "(" and line[-1] == ")") or _POSTED.search(line):
        return BlockKind.PROSE
    apart = setting.alone or len(line) <= settings.longest_heading
    if setting.first and title is None and apart and _is_title(line, settings):
        return BlockKind.TITLE
    return BlockKind.HEADING if setting.before_prose and _is_heading(line, settings) else BlockKind.PROSE


def _is_title(line: str, settings: ReadSettings) -> bool:
    """Short, or most words with capitals: a long first line in small letters is a summary that tells something."""
    told, capitals = _capitals(line)
    # Two or three words, all with capitals, are as likely the author's name.
    if (told <= 3 and capitals == told) or _FILED.match(line):
        return False
    longest = settings.longest_heading if line.endswith(("?", "!")) else settings.short_title
    return len(line) <= longest or 3 * capitals > 2 * told


def _is_heading(line: str, settings: ReadSettings) -> bool:
    """Few words and an open end: a longer line in small letters is a sentence that lacks its stop."""
    told, capitals = _capitals(line)
    few = told <= settings.heading_words or 2 * capitals > told
    opens = line[0].isupper() or line[0].isdigit()
    return few and opens and len(line) <= settings.longest_heading and not line.endswith(("!", "?", '"', "”"))


def _capitals(line: str) -> tuple[int, int]:
    """How many words there are, and how many begin with a capital or a figure."""
    told = line.split()
    return len(told), sum(word[0].isupper() or word[0].isdigit() for word in told)


def _length(paragraph: Paragraph) -> int:
    return paragraph.span.end - paragraph.span.start


def _same(line: str, title: str) -> bool:
    return re.sub(r"\W+", "", line).casefold() == re.sub(r"\W+", "", title).casefold() != ""
