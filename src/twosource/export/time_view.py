"""A story over time as it is shown: changes in what is said, chains of happenings, escalation by pair of actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twosource.export.pairs import Pair, acts, by_pair, deadliest
from twosource.export.plot import plot
from twosource.export.shelf import Shelf, saying, speaker, who_says
from twosource.export.view import ChainLine, DayLine, Escalation, TieLine, TurnLine
from twosource.export.wording import day, days
from twosource.model.record import ActorDay, ChainLink, Change, Proposition, Turn

FEWEST_ACTS = 2  # of a pair: a single act escalates nothing, and stands in the timeline of happenings


def turn_lines(shelf: Shelf, propositions: Iterable[Proposition]) -> tuple[TurnLine, ...]:
    """The dated turns of propositions in which anything changes, oldest first."""
    by_id = {p.id: p for p in propositions}
    turns = [t for t in shelf.record.turns if t.proposition in by_id and t.change is not Change.UNDATED]
    changing = {t.proposition for t in turns if t.change is not Change.FIRST}
    dated = sorted((t for t in turns if t.proposition in changing), key=lambda t: t.day or "")
    return tuple(_turn_line(shelf, by_id[t.proposition], t) for t in dated)


def _turn_line(shelf: Shelf, proposition: Proposition, turn: Turn) -> TurnLine:
    position = proposition.positions[turn.position]
    return TurnLine(
        claim=proposition.text,
        claim_id=proposition.id,
        when=day(turn.day),
        who=who_says(shelf, position),
        own=position.attribution is None,
        stance=position.stance,
        said=shelf.wording.stance[position.stance],
        change=turn.change,
        change_words=shelf.wording.change[turn.change],
        saying=saying(shelf, position.report, position.spans),
    )


def chain_lines(shelf: Shelf, story: str) -> tuple[ChainLine, ...]:
    """The links between happenings of a story, by the day of the later one."""
    links = [link for link in shelf.record.chains if link.story == story]
    dated = sorted(links, key=lambda link: shelf.happenings[link.later].start or "~")
    return tuple(_chain_line(shelf, link) for link in dated)


def _chain_line(shelf: Shelf, link: ChainLink) -> ChainLine:
    earlier, later = shelf.happenings[link.earlier], shelf.happenings[link.later]
    return ChainLine(
        tie=link.tie,
        tie_words=shelf.wording.tie[link.tie],
        earlier=earlier.what,
        earlier_when=days(earlier.start, earlier.end),
        later=later.what,
        later_when=days(later.start, later.end),
        lines=tuple(
            TieLine(speaker(shelf, w.report, w.told_by), saying(shelf, w.report, (w.cue,))) for w in link.words
        ),
    )


def escalation(shelf: Shelf, story: str) -> tuple[Escalation, ...]:
    """The story as a whole, then each pair of actors of two or more acts, those of most acts first."""
    pairs = by_pair(d for d in shelf.record.actor_days if d.story == story)
    return tuple(
        _escalation(shelf, pair, found) for pair, found in pairs.items() if not pair or acts(found) >= FEWEST_ACTS
    )


def _escalation(shelf: Shelf, pair: Pair, found: Sequence[ActorDay]) -> Escalation:
    lines = tuple(_day_line(shelf, d) for d in found)
    worst = deadliest(found)
    return Escalation(
        pair=(pair[0], pair[1]) if pair else None,
        hostile=sum(line.hostile for line in lines),
        cooperative=sum(line.cooperative for line in lines),
        deadliest=(day(worst[0]), worst[1]) if worst else None,
        days=lines,
        plot=plot(lines) if len({line.day for line in lines}) > 1 else None,
    )


def _day_line(shelf: Shelf, found: ActorDay) -> DayLine:
    return DayLine(
        day=found.day,
        when=day(found.day),
        doing=f"{found.actor} → {found.recipient}" if found.actor else "",
        acts=tuple(shelf.happenings[act].what for act in found.acts),
        hostile=found.hostile,
        cooperative=found.cooperative,
        mean=found.mean,
        lowest=found.lowest,
        highest=found.highest,
        killed=found.killed,
    )
