"""A record, and what a search finds in it, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from twosource.export.choice import chosen
from twosource.export.lines import heading, more, outlet_of, place_of, plain, words_of, wrapped
from twosource.export.shelf import Shelf, attribution_lines, record_view
from twosource.export.story_view import story_view
from twosource.export.time_text import TimeSettings, over_time
from twosource.export.view import (
    AttributionLine,
    Claim,
    FigureGroup,
    FigureTable,
    HappeningLine,
    RecordView,
    RelayLine,
    ReportLine,
    StoryView,
    Voice,
)
from twosource.export.wording import Wording, number_of
from twosource.model.finding import Act, Status
from twosource.model.hit import Hit
from twosource.model.record import Record

# Acts that are news in themselves; what is merely said stands with its proposition or in the report.
PLAIN = frozenset({Act.STATE, Act.ASK, Act.DECLINE})


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How much a terminal is given; what is cut is said."""

    width: int = 96
    stories: int = 12  # in full; beyond that, the list and the way to see one
    claims: int = 25  # of each standing in a story
    voices: int = 8  # on each side of a claim
    figures: int = 25  # happenings with figures
    happenings: int = 40
    attributions: int = 40
    skipped: int = 10
    ids: bool = False  # after each thing its id, as `why` and `decide` take it


def lines(record: Record, story: str | None = None, settings: TextSettings = TextSettings()) -> Iterator[str]:
    """The record, or one story of it (id or number from 1), line by line. Raises ExportError, ResourceError."""
    part = chosen(record, story)
    shelf = Shelf.of(record, Wording.load())
    numbers = {s.id: n for n, s in enumerate(record.stories, start=1)}
    yield from _head(record_view(part), part, settings)
    shown = part.stories[: settings.stories]
    if len(part.stories) > 1:
        yield from _list(part, settings)
    for each in shown:
        view = story_view(shelf, each, numbers[each.id])
        notable = [a for r in each.reports for a in attribution_lines(shelf, r) if a.act not in PLAIN or a.quoted]
        yield from _story(view, notable, settings)
    if len(part.stories) > len(shown):
        yield ""
        yield f"{len(part.stories) - len(shown)} more stories are in the list above: show one with --story NUMBER."


def hit_lines(hits: Iterable[Hit], width: int = 96) -> Iterator[str]:
    """Search hits, two lines each and more: where, then the words with the match in [brackets]."""
    none = True
    for hit in hits:
        none = False
        yield plain(f"{hit.path} · {hit.outlet or 'outlet not stated'} · {hit.kind}")
        yield from wrapped(_bracketed(hit), "    ", width)
    if none:
        yield "Nothing found."


def _bracketed(hit: Hit) -> str:
    out, at = [], 0
    for span in hit.spans:
        start, end = span.start - hit.snippet_start, span.end - hit.snippet_start
        if at <= start and end <= len(hit.snippet):
            out += [hit.snippet[at:start], "[", hit.snippet[start:end], "]"]
            at = end
    return "".join([*out, hit.snippet[at:]])


def _head(view: RecordView, record: Record, settings: TextSettings) -> Iterator[str]:
    counts = [number_of(view.reports, "report"), number_of(view.texts, "text"), number_of(view.outlets, "outlet")]
    if view.unstated:
        counts.append(number_of(view.unstated, "report does", "reports do") + " not state an outlet")
    yield " · ".join(counts)
    if record.skipped:
        yield f"{number_of(len(record.skipped), 'input was', 'inputs were')} left out:"
        for item in record.skipped[: settings.skipped]:
            yield from wrapped(f"{item.path}: {item.reason}", "    ", settings.width, "  - ")
        yield from more(len(record.skipped) - settings.skipped, "  ")
    if not record.stories:
        yield "No stories: nothing was joined yet."


def _list(record: Record, settings: TextSettings) -> Iterator[str]:
    yield ""
    yield "STORIES"
    for n, story in enumerate(record.stories, start=1):
        counts = number_of(len(story.reports), "report")
        yield from wrapped(f"{story.title} ({counts})", "      ", settings.width, f"{n:>4}  ")


def _story(view: StoryView, notable: list[AttributionLine], settings: TextSettings) -> Iterator[str]:
    yield ""
    yield "=" * settings.width
    yield from wrapped(f"Story {view.number}: {view.title}", "", settings.width)
    yield plain(
        f"{number_of(len(view.reports), 'report')} · {number_of(view.texts, 'text')} · "
        f"{number_of(view.outlets, 'outlet')} · id {view.id}"
    )
    yield from _disputes(view, settings)
    yield from _agreed("CORROBORATED", view.corroborated, settings)
    yield from _figures(view.figures, settings)
    yield from _happenings(view.happenings, settings)
    yield from over_time(view, TimeSettings(settings.width))
    yield from _notable(notable, settings)
    yield from _runs(view.copies, view.relays, settings)
    yield from _agreed("SINGLE-SOURCED", view.singles, settings)
    yield from heading("REPORTS", len(view.reports))
    for line in view.reports:
        yield from wrapped(
            f"{outlet_of(line)}, {line.published}: {line.title or line.path}",
            "       ",
            settings.width,
            f"  {line.name:<4} ",
        )


def _id(id_: str, settings: TextSettings) -> str:
    return f" [{id_}]" if settings.ids else ""


def _disputes(view: StoryView, settings: TextSettings) -> Iterator[str]:
    yield from heading("DISPUTES", len(view.disputes))
    for n, claim in enumerate(view.disputes[: settings.claims], start=1):
        yield from wrapped(claim.text + _id(claim.id, settings), "     ", settings.width, f"{n:>3}. ")
        for voices in (claim.asserted, claim.against):
            for voice in voices[: settings.voices]:
                yield from _voice(voice, settings)
            yield from more(len(voices) - settings.voices, "       ")
    yield from more(len(view.disputes) - settings.claims, "  ")


def _voice(voice: Voice, settings: TextSettings) -> Iterator[str]:
    first = voice.sayings[0]
    who = f"{outlet_of(first.report)}, in its own voice" if voice.own else voice.who
    where = f"({first.report.name})" if voice.own else f"({place_of(first)})"
    also = f", and in {number_of(len(voice.sayings) - 1, 'more place')}" if len(voice.sayings) > 1 else ""
    yield from wrapped(f"{who}: {voice.said.upper()} {where}{also}", "         ", settings.width, "       - ")
    if first.passage:
        yield from wrapped(words_of(first.passage), "           ", settings.width, "         | ")


def _agreed(title: str, claims: tuple[Claim, ...], settings: TextSettings) -> Iterator[str]:
    if not claims:
        return
    yield from heading(title, len(claims))
    for claim in claims[: settings.claims]:
        yield from wrapped(claim.text + _id(claim.id, settings), "    ", settings.width, "  - ")
        who = "; ".join(outlet_of(v.sayings[0].report) if v.own else v.who for v in claim.asserted[: settings.voices])
        counts = f"{number_of(claim.reports, 'report')}, {number_of(claim.origins, 'independent origin')}"
        yield from wrapped(f"{who} ({counts})", "    ", settings.width)
    yield from more(len(claims) - settings.claims, "  ")


def _figures(tables: tuple[FigureTable, ...], settings: TextSettings) -> Iterator[str]:
    if not tables:
        return
    yield from heading("FIGURES", sum(len(group.lines) for table in tables for group in table.groups))
    for table in tables[: settings.figures]:
        yield from wrapped(f"{table.happening} ({table.when})", "    ", settings.width, "  - ")
        for group in table.groups:
            relation = f", {group.relation_words}" if len(group.lines) > 1 else ""
            counted = f"{_counted(group)}: {group.range}{relation}{_id(group.id, settings)}"
            yield from wrapped(counted, "      ", settings.width)
            for c in group.conventions:
                yield from wrapped(f"{c.name} {c.written}: {c.rule}", "          ", settings.width, "        = ")
            for line in group.lines:
                who = "in its own voice" if line.own else line.who
                text = f"{line.bounds}: {who} ({place_of(line.saying)}): {words_of(line.saying.passage)}"
                yield from wrapped(text, "          ", settings.width, "        ")
    yield from more(len(tables) - settings.figures, "  ")


def _counted(group: FigureGroup) -> str:
    return f"{group.measure}, {group.who}" if group.who else group.measure


def _happenings(happenings: tuple[HappeningLine, ...], settings: TextSettings) -> Iterator[str]:
    if not happenings:
        return
    yield from heading("WHAT HAPPENED, OR IS SAID TO", len(happenings))
    for h in happenings[: settings.happenings]:
        yield from wrapped(f"{h.when}: {h.what}{_id(h.id, settings)}", "    ", settings.width, "  - ")
        yield from wrapped(" · ".join(_facts(h)), "    ", settings.width)
    yield from more(len(happenings) - settings.happenings, "  ")


def _facts(h: HappeningLine) -> Iterator[str]:
    said = [words if status is Status.HAPPENED else words.upper() for status, words, _ in h.statuses]
    yield ", ".join(said)
    yield h.kind
    if h.place:
        yield f"{h.place} ({h.point})" if h.point else h.place
    if h.recipients:
        yield f"{', '.join(h.actors) or 'somebody not named'} -> {', '.join(h.recipients)}"
    elif h.actors:
        yield ", ".join(h.actors)
    yield f"{number_of(h.reports, 'report')}, {number_of(h.origins, 'independent origin')}"


def _notable(notable: list[AttributionLine], settings: TextSettings) -> Iterator[str]:
    if not notable:
        return
    yield from heading("DENIALS, CHARGES, QUOTATIONS", len(notable))
    for line in notable[: settings.attributions]:
        who = line.who or "a source that is not named"
        yield from wrapped(f"{who}: {line.act_words.upper()} ({place_of(line.saying)})", "    ", settings.width, "  - ")
        if line.saying.passage:
            yield from wrapped(words_of(line.saying.passage), "      ", settings.width, "    | ")
    yield from more(len(notable) - settings.attributions, "  ")


def _runs(
    copies: tuple[tuple[ReportLine, ...], ...], relays: tuple[RelayLine, ...], settings: TextSettings
) -> Iterator[str]:
    if not copies and not relays:
        return
    yield from heading("COPIES AND RELAYS, COUNTED ONCE", len(copies) + len(relays))
    for group in copies:
        names = ", ".join(f"{line.name} {outlet_of(line)}" for line in group)
        yield from wrapped(f"one text: {names}", "    ", settings.width, "  - ")
    for relay in relays:
        text = f"{place_of(relay.saying)} says it has facts from {relay.origin}: {words_of(relay.saying.passage)}"
        yield from wrapped(text, "    ", settings.width, "  - ")
