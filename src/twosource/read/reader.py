"""The reading stage: from a file to its reports."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from twosource.errors import EmptyInput, InputError
from twosource.lexicon.outlets import Outlets
from twosource.model.identity import content_id
from twosource.model.record import Skipped
from twosource.model.text import Block, BlockKind, Credit, Report
from twosource.read.byline import Bylines
from twosource.read.clutter import Clutter
from twosource.read.credit import Credits
from twosource.read.csvfile import read_csv
from twosource.read.dateline import Datelines, Filed
from twosource.read.draft import Draft
from twosource.read.heading import with_headings
from twosource.read.htmlpage import read_html
from twosource.read.jsonfile import read_json, read_jsonl
from twosource.read.layout import Paragraph, paragraphs
from twosource.read.outlet import of_address, of_prompt, outlet
from twosource.read.plaintext import read_text
from twosource.read.published import StatedDates
from twosource.read.record import FieldNames
from twosource.read.settings import DEFAULTS, ReadSettings
from twosource.read.source import Source, raw_bytes, raw_hash, skipped

# A writer's name with a dash before it signs the report in one of its last paragraphs.
_SIGNED_WITHIN = 3
# A date may stand before the words of one of the first paragraphs.
_OPENINGS = 3
_ADDRESS_LINE = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the bytes of a source into reports: the same bytes, locator and mapping give the same reports."""

    settings: ReadSettings
    names: FieldNames
    outlets: Outlets
    dates: StatedDates
    datelines: Datelines
    bylines: Bylines
    credits: Credits
    clutter: Clutter

    @classmethod
    def load(cls, mapping: Mapping[str, str], settings: ReadSettings = DEFAULTS) -> Reader:
        """A reader with the user's mapping of fields ({"text": "body"}).

        Raises MappingError if the mapping names no part of a report, ResourceError if a table is damaged.
        """
        return cls(
            settings,
            FieldNames.load(mapping),
            Outlets.load(),
            StatedDates.load(),
            Datelines.load(),
            Bylines.load(),
            Credits.load(),
            Clutter.load(),
        )

    def __call__(self, source: Source, data: bytes) -> Iterator[Report | Skipped]:
        """The reports of a file in order; a record that gives none is Skipped.

        Raises InputError if the whole file gives none.
        """
        digest = raw_hash(data)
        for draft in self._drafts(source, data):
            if isinstance(draft, Skipped):
                yield draft
                continue
            try:
                yield self._report(draft, digest)
            except InputError as error:
                if draft.locator == source.locator:
                    raise
                yield skipped(error)

    def _drafts(self, source: Source, data: bytes) -> Iterator[Draft | Skipped]:
        locator, names, settings = source.locator, self.names, self.settings
        match source.format:
            case "html":
                return read_html(data, locator, names, settings)
            case "json":
                return read_json(data, locator, names, settings)
            case "jsonl":
                return read_jsonl(data, locator, names, settings)
            case "csv":
                return read_csv(data, locator, names, settings)
            case _:
                return read_text(data, locator)

    def _report(self, draft: Draft, digest: str) -> Report:
        text = draft.text
        page = self._page(text, draft.title, self._paragraphs(draft))
        filed = self.datelines(text, page)
        url = draft.url or _first(text, page, BlockKind.JUNK, self.settings, _ADDRESS_LINE)
        publisher = outlet(self.outlets, draft.outlet, self._evidence(draft, page, filed, url), draft.locator)
        named = [*(filed.credits if filed else ()), *self.credits.origins(text, page)]
        text_hash = hashlib.sha256(text.encode()).hexdigest()
        return Report(
            id=content_id("r", draft.locator, text_hash),
            path=draft.locator,
            outlet=publisher,
            published=self._published(draft, page, filed),
            title=draft.title or _first(text, page, BlockKind.TITLE, self.settings),
            author=draft.author or self._author(text, page),
            url=url,
            dateline=filed.dateline if filed else None,
            credits=tuple(sorted((c for c in named if c.origin != publisher.name), key=_place)),
            blocks=tuple(Block(p.span, p.kind or BlockKind.PROSE) for p in page),
            text=text,
            text_hash=text_hash,
            raw_hash=digest,
            medium=draft.medium,
            fields=draft.fields,
        )

    def _paragraphs(self, draft: Draft) -> tuple[Paragraph, ...]:
        found = paragraphs(draft.text, self.settings)
        if not found:
            raise EmptyInput(draft.locator, "no text in it", "leave it out")
        if len(found) > self.settings.max_paragraphs:
            reason = f"{len(found)} paragraphs, more than the {self.settings.max_paragraphs} of any one report"
            raise InputError(draft.locator, reason, "divide it into files of one report each")
        return found

    def _page(self, text: str, title: str | None, found: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """The paragraphs with their kinds; a date or credit that ran into prose is a paragraph of its own."""
        told = [part for i, p in enumerate(found[:_OPENINGS]) for part in self.dates.opening(p, text, first=i == 0)]
        told += found[_OPENINGS:]
        signs = len(told) - _SIGNED_WITHIN
        known = tuple(
            p if p.kind else replace(p, kind=self._kind(text, p, signs=i >= signs)) for i, p in enumerate(told)
        )
        page = list(with_headings(text, known, title, self.settings))
        last = next((i for i in reversed(range(len(page))) if page[i].kind is BlockKind.PROSE), None)
        if last is not None:
            page[last : last + 1] = self.credits.tail(page[last], text)
        return tuple(page)

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

    def _evidence(
        self, draft: Draft, page: tuple[Paragraph, ...], filed: Filed | None, url: str | None
    ) -> Iterator[str | None]:
        """The outlets that the report gives evidence of, strongest first."""
        yield of_address(self.outlets, url)
        yield filed.own if filed else None
        yield from self.credits.own(draft.text, page)
        for paragraph in page:
            line = paragraph.words(draft.text)
            if paragraph.kind is BlockKind.BYLINE:
                known = next(filter(None, map(self.outlets.at, self.bylines.hosts(line))), None)
                yield known.name if known else None
            if paragraph.kind is BlockKind.JUNK:
                yield of_prompt(self.outlets, line)

    def _published(self, draft: Draft, page: tuple[Paragraph, ...], filed: Filed | None) -> str | None:
        stated = self.dates.moments.parse(draft.published) if draft.published else None
        filed_on = filed.dateline.date if filed else None
        in_full = filed_on if filed_on and not filed_on.startswith("--") else None
        return stated or self.dates.published(draft.text, page, self.settings) or in_full

    def _author(self, text: str, page: tuple[Paragraph, ...]) -> str | None:
        lines = [p.words(text) for p in page if p.kind is BlockKind.BYLINE]
        return next((name for line in lines if (name := self.bylines.author(line))), None)


def read_source(source: Source, mapping: Mapping[str, str] | None = None) -> Iterator[Report | Skipped]:
    """The reports of a source in order, and what of it was left out; an input that cannot be read is one Skipped.

    Raises MappingError if the mapping names no part of a report.
    """
    reader = _reader(tuple(sorted((mapping or {}).items())))
    try:
        yield from reader(source, raw_bytes(source))
    except InputError as error:
        yield skipped(error)


@cache
def _reader(mapping: tuple[tuple[str, str], ...]) -> Reader:
    return Reader.load(dict(mapping))


def _first(
    text: str,
    page: tuple[Paragraph, ...],
    kind: BlockKind,
    settings: ReadSettings,
    pattern: re.Pattern[str] | None = None,
) -> str | None:
    """The first paragraph of a kind at the head of the page (that is all of a pattern), as one line."""
    lines = (p.words(text) for p in page[: settings.head] if p.kind is kind)
    return next((line for line in lines if pattern is None or pattern.fullmatch(line)), None)


def _place(credit: Credit) -> tuple[int, int]:
    return credit.span.start, credit.span.end
