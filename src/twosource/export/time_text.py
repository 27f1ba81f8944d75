"""A story over time as lines for a terminal: chains, escalation by pair of actors, what changes in what is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.export.lines import heading, more, outlet_of, place_of, words_of, wrapped
from twosource.export.view import ChainLine, DayLine, Escalation, StoryView, TurnLine
from twosource.export.wording import count, number_of, signed


@dataclass(frozen=True, slots=True)
class TimeSettings:
    """How much a terminal is given; what is cut is said."""

    width: int = 96
    chains: int = 25
    turns: int = 30
    pairs: int = 6
    days: int = 20


def over_time(view: StoryView, settings: TimeSettings) -> Iterator[str]:
    """The three sections, each left out where there is nothing."""
    yield from _chains(view.chains, settings)
    yield from _escalation(view.escalation, settings)
    yield from _turns(view.turns, settings)


def _chains(chains: tuple[ChainLine, ...], settings: TimeSettings) -> Iterator[str]:
    if not chains:
        return
    yield from heading("CHAINS, AS THE REPORTS STATE THEM", len(chains))
    for link in chains[: settings.chains]:
        yield from wrapped(f"{link.later} – {link.tie_words.upper()} – {link.earlier}", "    ", settings.width, "  - ")
        first = link.lines[0]
        also = f", and in {number_of(len(link.lines) - 1, 'more place')}" if len(link.lines) > 1 else ""
        by = f", told by {first.by}" if first.by else ""
        text = f"({place_of(first.saying)}{by}{also}) {words_of(first.saying.passage)}"
        yield from wrapped(text, "      ", settings.width, "    | ")
    yield from more(len(chains) - settings.chains, "  ")


def _turns(turns: tuple[TurnLine, ...], settings: TimeSettings) -> Iterator[str]:
    if not turns:
        return
    yield from heading("WHO SAID WHAT, WHEN", len(turns))
    for t in turns[: settings.turns]:
        who = f"{outlet_of(t.saying.report)}, in its own voice" if t.own else t.who
        head = f"{t.when}: {who}: {t.said.upper()}, {t.change_words} ({place_of(t.saying)})"
        yield from wrapped(head, "    ", settings.width, "  - ")
        yield from wrapped(f"of: {t.claim}", "      ", settings.width)
    yield from more(len(turns) - settings.turns, "  ")


def _escalation(found: tuple[Escalation, ...], settings: TimeSettings) -> Iterator[str]:
    if not found:
        return
    yield from heading("ESCALATION, BY PLOVER INTENSITY", len(found))
    for e in found[: settings.pairs]:
        who = " and ".join(e.pair) if e.pair else "all dated acts"
        counts = f"{number_of(e.hostile, 'hostile act')}, {number_of(e.cooperative, 'cooperative act')}"
        deadliest = ""
        if e.deadliest is not None:
            deadliest = f"; deadliest day {e.deadliest[0]}, at least {count(e.deadliest[1])} killed"
        yield from wrapped(f"{who}: {counts}{deadliest}", "    ", settings.width, "  - ")
        for line in e.days[: settings.days]:
            yield from wrapped(_day(line), "        ", settings.width, "      ")
        yield from more(len(e.days) - settings.days, "      ")
    yield from more(len(found) - settings.pairs, "  ")


def _day(line: DayLine) -> str:
    doing = f" {line.doing}:" if line.doing else ""
    killed = f", {count(line.killed)} killed" if line.killed is not None else ""
    sides = f"{line.hostile} hostile, {line.cooperative} cooperative"
    span = f"{signed(line.mean)} ({signed(line.lowest)} to {signed(line.highest)})"
    return f"{line.day}{doing} {sides}, intensity {span}{killed}"
