"""A text's paragraphs with their kinds, and what those at its head and end state of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.lexicon.outlets import Outlets
from twosource.model.text import BlockKind
from twosource.read.byline import Bylines
from twosource.read.clutter import Clutter
from twosource.read.credit import Credits
from twosource.read.heading import with_headings
from twosource.read.layout import Paragraph
from twosource.read.masthead import Mastheads
from twosource.read.outlet import of_prompt
from twosource.read.published import StatedDates
from twosource.read.settings import ReadSettings

# A date may stand before the words of one of the first paragraphs.
_OPENINGS = 3
# A writer's name with a dash before it signs the report in one of its last paragraphs.
_SIGNED_WITHIN = 3
_ADDRESS = re.compile(r"https?://\S+")

Page = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """Tells what each paragraph of a text is for, and reads title, writer, address and outlet from them."""

    settings: ReadSettings
    outlets: Outlets
    dates: StatedDates
    bylines: Bylines
    credits: Credits
    clutter: Clutter
    mastheads: Mastheads

    @classmethod
    def load(cls, settings: ReadSettings) -> Pages:
        """Read the tables. Raises ResourceError."""
        return cls(
            settings,
            Outlets.load(),
            StatedDates.load(),
            Bylines.load(),
            Credits.load(),
            Clutter.load(),
            Mastheads.load(),
        )

    def __call__(self, text: str, title: str | None, found: Page) -> Page:
        """The paragraphs with their kinds; a date or credit that ran into prose is a paragraph of its own."""
        told = [part for i, p in enumerate(found[:_OPENINGS]) for part in self.dates.opening(p, text, first=i == 0)]
        told += found[_OPENINGS:]
        signs = len(told) - _SIGNED_WITHIN
        known = [p if p.kind else replace(p, kind=self._kind(text, p, signs=i >= signs)) for i, p in enumerate(told)]
        self._tell_mastheads(text, known)
        page = list(with_headings(text, tuple(known), title, self.settings))
        last = next((i for i in reversed(range(len(page))) if page[i].kind is BlockKind.PROSE), None)
        if last is not None:
            page[last : last + 1] = self.credits.tail(page[last], text)
        return tuple(page)

    def title(self, text: str, page: Page) -> str | None:
        """The first line, where it is a title."""
        return next((p.words(text) for p in self._head(page) if p.kind is BlockKind.TITLE), None)

    def author(self, text: str, page: Page) -> str | None:
        """Who wrote it, as a byline says."""
        lines = [p.words(text) for p in page if p.kind is BlockKind.BYLINE]
        return next((name for line in lines if (name := self.bylines.author(line))), None)

    def url(self, text: str, page: Page) -> str | None:
        """The web address that stands alone at the head."""
        lines = (p.words(text) for p in self._head(page) if p.kind is BlockKind.JUNK)
        return next((line for line in lines if _ADDRESS.fullmatch(line)), None)

    def published(self, text: str, page: Page) -> str | None:
        """When it was published, as the text states."""
        return self.dates.published(text, page, self.settings)

    def publishers(self, text: str, page: Page) -> Iterator[str | None]:
        """The outlets that the page gives evidence of, strongest first."""
        for paragraph in self._head(page):
            if paragraph.kind in (BlockKind.DATE, BlockKind.CREDIT):
                yield self.mastheads.name(paragraph.words(text))
        yield from self.credits.own(text, page)
        for paragraph in page:
            line = paragraph.words(text)
            if paragraph.kind is BlockKind.BYLINE:
                known = next(filter(None, map(self.outlets.at, self.bylines.hosts(line))), None)
                yield known.name if known else None
            if paragraph.kind is BlockKind.JUNK:
                yield of_prompt(self.outlets, line)

    def _head(self, page: Page) -> Iterator[Paragraph]:
        """The paragraphs before the first of prose."""
        for paragraph in page[: self.settings.head]:
            if paragraph.kind is BlockKind.PROSE:
                return
            yield paragraph

    def _kind(self, text: str, paragraph: Paragraph, *, signs: bool) -> BlockKind | None:
        """What a paragraph is, as far as its own words tell. `signs`: it is one of the last."""
        line, settings = paragraph.words(text), self.settings
        if len(line) > settings.longest_credit:
            return None
        if self.dates.is_line(line):
            return BlockKind.DATE
        if self.bylines.is_byline(line, settings, signs=signs):
            return BlockKind.BYLINE
        if self.clutter.is_junk(line, settings):
            return BlockKind.JUNK
        if self.credits.outlets_alone(line):
            return BlockKind.CREDIT
        if self.clutter.is_caption(text[paragraph.span.start : paragraph.span.end], settings):
            return BlockKind.CAPTION
        return BlockKind.CREDIT if self.credits.is_credit(line, settings) else None

    def _tell_mastheads(self, text: str, told: list[Paragraph]) -> None:
        """Give the outlet's name at the head its kind: DATE where the date is with it, CREDIT where it is beside."""
        for i, paragraph in enumerate(told[: self.settings.head]):
            if paragraph.kind is not None or self.mastheads.name(paragraph.words(text)) is None:
                continue
            dated = next(self.dates.moments.find(paragraph.words(text)), None) is not None
            beside = any(p.kind is BlockKind.DATE for p in told[max(0, i - 1) : i + 2])
            if dated or beside:
                told[i] = replace(paragraph, kind=BlockKind.DATE if dated else BlockKind.CREDIT)
