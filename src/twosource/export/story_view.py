"""A story of a record as it is shown: disputes, claims, figures, happenings, copies and relays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from twosource.export.place_view import point_of
from twosource.export.shelf import Shelf, saying, speaker, texts, who_says
from twosource.export.time_view import chain_lines, escalation, turn_lines
from twosource.export.view import (
    Claim,
    ConventionLine,
    FigureGroup,
    FigureLine,
    FigureTable,
    HappeningLine,
    RelayLine,
    ReportLine,
    Saying,
    StoryView,
    Telling,
    Voice,
)
from twosource.export.wording import bounds, days
from twosource.model.finding import EventMention, Figure, Status
from twosource.model.record import FigureSet, Happening, Position, Proposition, Ref, Stance, Standing, Story

NAMES_SHOWN = 3  # actors or recipients of a happening in its headline; each telling has its own words


def story_view(shelf: Shelf, story: Story, number: int) -> StoryView:
    """All that is shown of one story; `number` is its place in the record, from 1."""
    record, inside = shelf.record, set(story.reports)
    happenings = sorted((h for h in record.happenings if h.story == story.id), key=_by_date)
    propositions = [p for p in record.propositions if p.story == story.id]
    reports = tuple(sorted((shelf.lines[r] for r in story.reports), key=_by_name))
    return StoryView(
        number=number,
        id=story.id,
        title=story.title,
        reports=reports,
        texts=texts(record, inside),
        outlets=len({line.outlet for line in reports if line.stated}),
        disputes=_claims(shelf, propositions, Standing.CONTESTED, Standing.REVISED),
        corroborated=_claims(shelf, propositions, Standing.CORROBORATED),
        singles=_claims(shelf, propositions, Standing.SINGLE),
        figures=tuple(table for h in happenings if (table := _figure_table(shelf, h)).groups),
        happenings=tuple(_happening_line(shelf, h) for h in happenings),
        copies=tuple(
            tuple(sorted((shelf.lines[r] for r in group.reports if r in inside), key=_by_name))
            for group in record.copies
            if len(inside.intersection(group.reports)) > 1
        ),
        relays=tuple(
            RelayLine(relay.origin, saying(shelf, relay.report, (relay.span,)))
            for relay in sorted(record.relays, key=lambda relay: (_by_name(shelf.lines[relay.report]), relay.origin))
            if relay.report in inside
        ),
        turns=turn_lines(shelf, propositions),
        chains=chain_lines(shelf, story.id),
        escalation=escalation(shelf, story.id),
    )


def _by_name(line: ReportLine) -> int:
    return int(line.name[1:])


def _by_date(happening: Happening) -> tuple[bool, str, str]:
    return (happening.start is None, happening.start or "", happening.end or "")


def _claims(shelf: Shelf, propositions: Iterable[Proposition], *standings: Standing) -> tuple[Claim, ...]:
    """The propositions of such standings, those on which most reports take a position first.

    What only touches one, and bears nothing out, is not shown as anybody's position on it.
    """
    claims = [_claim(shelf, p) for p in propositions if p.standing in standings]
    return tuple(sorted(claims, key=lambda claim: -claim.reports))


def _claim(shelf: Shelf, p: Proposition) -> Claim:
    positions = _sure(p.positions)
    voices = _voices(shelf, positions)
    return Claim(
        id=p.id,
        text=p.text,
        asserted=tuple(v for v in voices if v.stance is Stance.ASSERTS),
        against=tuple(v for v in voices if v.stance is not Stance.ASSERTS),
        origins=len({q.origin for q in positions if q.stance is Stance.ASSERTS}),
        reports=len({q.report for q in positions}),
    )


def _sure(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    """Those that say the very thing; all of one side where none of it is beyond doubt."""
    firm = {q.stance is Stance.ASSERTS for q in positions if q.sure}
    return tuple(q for q in positions if q.sure or (q.stance is Stance.ASSERTS) not in firm)


def _voices(shelf: Shelf, positions: tuple[Position, ...]) -> tuple[Voice, ...]:
    """The positions by source and stance: a source that says it in five reports is one voice."""
    groups: dict[tuple[str, Stance], list[Position]] = {}
    for q in sorted(positions, key=lambda q: (_by_name(shelf.lines[q.report]), q.spans)):
        groups.setdefault((who_says(shelf, q).casefold(), q.stance), []).append(q)
    return tuple(
        Voice(
            who=who_says(shelf, group[0]),
            own=group[0].attribution is None,
            stance=stance,
            said=shelf.wording.stance[stance],
            sayings=tuple(_distinct(saying(shelf, q.report, q.spans) for q in group)),
        )
        for (_, stance), group in groups.items()
    )


def _distinct(sayings: Iterable[Saying]) -> list[Saying]:
    return list(dict.fromkeys(sayings))


def _figure_table(shelf: Shelf, happening: Happening) -> FigureTable:
    sets = shelf.figure_sets.get(happening.id, ())
    groups = tuple(_figure_group(shelf, figures) for figures in sets)
    return FigureTable(happening.what, days(happening.start, happening.end), groups)


def _figure_group(shelf: Shelf, figures: FigureSet) -> FigureGroup:
    words = shelf.wording
    return FigureGroup(
        id=figures.id,
        measure=words.measure[figures.measure],
        who=figures.who,
        range=bounds(figures.low, figures.high),
        relation=figures.relation,
        relation_words=words.relation[figures.relation] if len(figures.values) > 1 else "one figure",
        lines=tuple(_figure_line(shelf, shelf.figures[ref]) for ref in figures.values),
        conventions=tuple(
            ConventionLine(words.convention[v.convention], v.written, v.rule)
            for v in shelf.figure_views.get(figures.id, ())
        ),
    )


def _figure_line(shelf: Shelf, figure: Figure) -> FigureLine:
    by = speaker(shelf, figure.report, figure.by)
    return FigureLine(
        bounds=bounds(figure.low, figure.high, figure.qualifier),
        who=by or shelf.lines[figure.report].outlet,
        own=by is None,
        saying=saying(shelf, figure.report, (figure.span,)),
    )


def _happening_line(shelf: Shelf, happening: Happening) -> HappeningLine:
    events = [shelf.events[ref] for ref in happening.mentions]
    statuses = Counter(event.status for event in events)
    return HappeningLine(
        id=happening.id,
        what=happening.what,
        kind=_kind(shelf, happening, events),
        when=days(happening.start, happening.end),
        dated=happening.start is not None,
        place=happening.place,
        point=point_of(shelf, happening, events),
        actors=_names(party.name for event in events for party in event.actors),
        recipients=_names(party.name for event in events for party in event.recipients),
        statuses=tuple((s, shelf.wording.status[s], statuses[s]) for s in Status if statuses[s]),
        reports=len({event.report for event in events}),
        origins=happening.origins,
        tellings=tuple(_telling(shelf, ref) for ref in happening.mentions),
    )


def _kind(shelf: Shelf, happening: Happening, events: list[EventMention]) -> str:
    modes = Counter(event.mode for event in events if event.mode)
    mode = f", {modes.most_common(1)[0][0].replace('-', ' ')}" if modes else ""
    return shelf.wording.event[happening.type] + mode


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that most mentions give, and first in the text among equals."""
    return tuple(name for name, _ in Counter(name for name in names if name).most_common(NAMES_SHOWN))


def _telling(shelf: Shelf, ref: Ref) -> Telling:
    event = shelf.events[ref]
    return Telling(
        status=event.status,
        status_words=shelf.wording.status[event.status],
        by=speaker(shelf, event.report, event.by),
        background=event.background,
        saying=saying(shelf, event.report, (event.trigger,)),
    )
