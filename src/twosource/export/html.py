"""One HTML file of a record that opens anywhere, offline, without scripts.

Article text is hostile: it reaches the page through autoescape only, and the page's policy allows no script, no request
and no style but its own (Content Security Policy level 3, hash source).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

import jinja2

from twosource.export.choice import chosen
from twosource.export.full_text import Paragraph, marked_paragraphs
from twosource.export.shelf import Shelf, attribution_lines, record_view
from twosource.export.story_view import story_view
from twosource.export.view import AttributionLine, ReportLine
from twosource.export.wording import Wording, count, number_of, signed
from twosource.model.record import Record
from twosource.model.text import Report, Span

# What no browser should be asked to draw: controls that are no white space, and half characters.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """What a page holds at most; whatever is cut is said on the page. A browser lays out some 5 MB without delay."""

    stories: int = 40  # a page of more is a list, and a list is what `show` gives
    claims: int = 60  # of each standing in a story
    voices: int = 24  # on each side of a claim
    voices_open: int = 5  # of them at once; the others unfold
    sayings: int = 8  # places where one voice says it
    figures: int = 80  # tables in a story
    values: int = 40  # figures about one group
    happenings: int = 120  # in a story
    tellings: int = 12  # of one happening
    chains: int = 60  # links in a story
    turns: int = 120  # changes in what is said
    turns_open: int = 10  # of them at once; the others unfold
    pairs: int = 12  # of actors, with their plots
    days: int = 120  # of one pair
    reports: int = 150  # with their full text: some 25 KB each once marked
    characters: int = 40_000  # of one report's text, some 7,000 words
    attributions: int = 400  # of one report
    skipped: int = 200  # inputs left out


@dataclass(frozen=True, slots=True)
class FullReport:
    """A report in the appendix. `link` is its address where that is one of the web; `cut` says whether text was cut."""

    line: ReportLine
    author: str | None
    dateline: str | None
    link: str | None
    attributions: tuple[AttributionLine, ...]
    more: int
    paragraphs: tuple[Paragraph, ...]
    cut: int


def render(record: Record, story: str | None = None, settings: HtmlSettings = HtmlSettings()) -> str:
    """The record, or one story of it (id or number from 1), as one HTML page. Raises ExportError, ResourceError."""
    record = chosen(record, story)
    shelf = Shelf.of(record, Wording.load())
    style = _style()
    page = _template().render(
        record=record_view(record),
        stories=[story_view(shelf, s, n) for n, s in enumerate(record.stories[: settings.stories], start=1)],
        reports=list(_full_reports(shelf, settings)),
        settings=settings,
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", page).strip() + "\n"


@cache
def _template() -> jinja2.Template:
    """The page's template: compiling it takes longer than filling it."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("twosource.export"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number_of"] = number_of
    environment.filters["counted"] = count
    environment.filters["signed"] = signed
    return environment.get_template("report.html.j2")


def _style() -> str:
    """The style sheet as it stands between its tags, to the byte: its hash is in the page's policy."""
    sheet = resources.files("twosource.export").joinpath("templates/report.css").read_text(encoding="utf-8")
    return "\n" + sheet


def _full_reports(shelf: Shelf, settings: HtmlSettings) -> Iterator[FullReport]:
    more = _led_to(shelf)
    ordered = sorted(shelf.reports.values(), key=lambda report: int(shelf.lines[report.id].name[1:]))
    for report in ordered[: settings.reports]:
        lines = attribution_lines(shelf, report.id)
        yield FullReport(
            line=shelf.lines[report.id],
            author=report.author,
            dateline=report.dateline.place if report.dateline else None,
            link=_link(report),
            attributions=lines[: settings.attributions],
            more=max(0, len(lines) - settings.attributions),
            paragraphs=marked_paragraphs(
                report, shelf.findings[report.id], tuple(more.get(report.id, ())), settings.characters
            ),
            cut=max(0, len(report.text) - settings.characters),
        )


def _led_to(shelf: Shelf) -> dict[str, list[Span]]:
    """The spans that links of the page lead to beside those of findings: of positions, relays and words that tie."""
    spans: dict[str, list[Span]] = {}
    for proposition in shelf.record.propositions:
        for position in proposition.positions:
            spans.setdefault(position.report, []).extend(position.spans)
    for relay in shelf.record.relays:
        spans.setdefault(relay.report, []).append(relay.span)
    for words in (w for link in shelf.record.chains for w in link.words):
        spans.setdefault(words.report, []).append(words.cue)
    return spans


def _link(report: Report) -> str | None:
    """The report's address if a browser may follow it: never javascript:, data: or file:."""
    if not report.url or UNPRINTABLE.search(report.url) or any(c.isspace() for c in report.url):
        return None
    try:
        parts = urlsplit(report.url)
    except ValueError:
        return None
    return report.url if parts.scheme in {"http", "https"} and parts.netloc else None
