"""The reading stage: from a file to its reports."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.errors import EmptyInput, InputError
from twosource.model.identity import content_id
from twosource.model.record import Skipped
from twosource.model.text import Block, BlockKind, Credit, Report
from twosource.read.csvfile import read_csv
from twosource.read.dateline import Datelines, Filed
from twosource.read.draft import Draft
from twosource.read.htmlpage import read_html
from twosource.read.jsonfile import read_json, read_jsonl
from twosource.read.layout import Paragraph, paragraphs
from twosource.read.outlet import of_address, outlet, web_address
from twosource.read.page import Page, Pages
from twosource.read.plaintext import read_text
from twosource.read.published import in_address
from twosource.read.record import FieldNames
from twosource.read.settings import DEFAULTS, ReadSettings
from twosource.read.source import Source, raw_hash, skipped


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the bytes of a source into reports: the same bytes, locator and mapping give the same reports."""

    settings: ReadSettings
    names: FieldNames
    pages: Pages
    datelines: Datelines

    @classmethod
    def load(cls, mapping: Mapping[str, str], settings: ReadSettings = DEFAULTS) -> Reader:
        """A reader with the user's mapping of fields ({"text": "body"}).

        Raises MappingError if the mapping names no part of a report, ResourceError if a table is damaged.
        """
        return cls(settings, FieldNames.load(mapping), Pages.load(settings), Datelines.load())

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
        page = self.pages(text, draft.title, self._paragraphs(draft))
        filed = self.datelines(text, page)
        url = web_address(draft.url) or self.pages.url(text, page)
        publisher = outlet(self.pages.outlets, draft.outlet, self._publishers(text, page, filed, url), draft.locator)
        text_hash = hashlib.sha256(text.encode()).hexdigest()
        return Report(
            id=content_id("r", draft.locator, text_hash),
            path=draft.locator,
            outlet=publisher,
            published=self._published(draft, page, filed, url),
            title=draft.title or self.pages.title(text, page),
            author=self.pages.bylines.bare(draft.author) if draft.author else self.pages.author(text, page),
            url=url,
            dateline=filed.dateline if filed else None,
            credits=self._credits(text, page, filed, publisher.name),
            blocks=tuple(Block(p.span, p.kind or BlockKind.PROSE) for p in page),
            text=text,
            text_hash=text_hash,
            raw_hash=digest,
            medium=draft.medium,
            fields=draft.fields,
        )

    def _paragraphs(self, draft: Draft) -> tuple[Paragraph, ...]:
        most, lines = self.settings.max_paragraphs, self.settings.max_lines
        found = paragraphs(draft.text, self.settings) if draft.text.count("\n") <= lines else None
        if found is None or len(found) > most:
            reason = f"more than {most} paragraphs or {lines} lines"
            raise InputError(draft.locator, reason, "divide it into files of one report each")
        if not found:
            raise EmptyInput(draft.locator, "no text in it", "leave it out")
        return found

    def _publishers(self, text: str, page: Page, filed: Filed | None, url: str | None) -> Iterator[str | None]:
        """The outlets that the report gives evidence of, strongest first."""
        yield of_address(self.pages.outlets, url)
        yield filed.own if filed else None
        yield from self.pages.publishers(text, page)

    def _published(self, draft: Draft, page: Page, filed: Filed | None, url: str | None) -> str | None:
        """The date of the metadata, else of the page, else of a dateline that has a year, else of the address."""
        stated = self.pages.dates.moments.parse(draft.published) if draft.published else None
        filed_on = filed.dateline.date if filed else None
        in_full = filed_on if filed_on and not filed_on.startswith("--") else None
        return stated or self.pages.published(draft.text, page) or in_full or in_address(url)

    def _credits(self, text: str, page: Page, filed: Filed | None, own: str) -> tuple[Credit, ...]:
        named = [*(filed.credits if filed else ()), *self.pages.credits.origins(text, page)]
        return tuple(sorted((credit for credit in named if credit.origin != own), key=lambda credit: credit.span))
