"""Escalation: what two actors do to each other, day by day, by PLOVER's intensity, and the dead.

Happenings are counted, never reports. What was only planned, threatened as a possibility or denied by most is no act;
what is not dated to a day, or the night between two, stands on no day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.lexicon.plover import Plover
from twosource.model.finding import EventMention, EventType, Measure, Status
from twosource.model.record import ActorDay, Convention, FigureSet, FigureView, Happening, Ref
from twosource.weigh.parties import Parties

_DONE = frozenset({Status.HAPPENED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class Act:
    """A happening that was done on a day: its intensity, who did it to whom, and how many it killed."""

    happening: str
    story: str
    day: str
    intensity: float
    pairs: tuple[tuple[str, str], ...]
    killed: float | None


def acts(
    happenings: Iterable[Happening],
    events: Mapping[Ref, EventMention],
    parties: Parties,
    plover: Plover,
    killed: Mapping[str, float],
) -> tuple[Act, ...]:
    """The happenings that are acts, in the order given; `killed` is the toll of each that has one."""
    found = []
    for h in happenings:
        told = [events[m] for m in h.mentions]
        day, intensity = _day(h), plover.intensity(h.type.value, _mode(h.type, told))
        if day is None or intensity is None or not _done(told):
            continue
        found.append(Act(h.id, h.story, day, intensity, parties.pairs(told), killed.get(h.id)))
    return tuple(found)


def tolls(figure_sets: Iterable[FigureSet], views: Iterable[FigureView]) -> dict[str, float]:
    """The dead of each happening: the most conservative toll of its largest group, for groups may hold each other."""
    conservative = {v.figure_set: v.best for v in views if v.convention is Convention.ACLED}
    found: dict[str, float] = {}
    for figures in figure_sets:
        toll = conservative.get(figures.id)
        if figures.measure is Measure.KILLED and toll is not None:
            found[figures.happening] = max(found.get(figures.happening, 0.0), toll)
    return found


def actor_days(done: Iterable[Act]) -> tuple[ActorDay, ...]:
    """For each story its days as a whole (no actor, no recipient), then each pair of actors by day."""
    groups: dict[tuple[str, str, str, str], list[Act]] = defaultdict(list)
    order: dict[str, int] = {}
    for act in done:
        order.setdefault(act.story, len(order))
        groups[act.story, "", "", act.day].append(act)
        for actor, recipient in act.pairs:
            groups[act.story, actor, recipient, act.day].append(act)
    return tuple(_actor_day(key, groups[key]) for key in sorted(groups, key=lambda k: (order[k[0]], *k)))


def _actor_day(key: tuple[str, str, str, str], done: Sequence[Act]) -> ActorDay:
    story, actor, recipient, day = key
    found = [act.intensity for act in done]
    dead = [act.killed for act in done if act.killed is not None]
    return ActorDay(
        story,
        actor or None,
        recipient or None,
        day,
        tuple(sorted(act.happening for act in done)),
        sum(i < 0 for i in found),
        sum(i > 0 for i in found),
        round(sum(found) / len(found), 4),
        min(found),
        max(found),
        sum(dead) if dead else None,
    )


def _day(happening: Happening) -> str | None:
    """The day of a happening that is dated to one, or to the night between two."""
    try:
        start, end = date.fromisoformat(happening.start or ""), date.fromisoformat(happening.end or "")
    except ValueError:
        return None
    return happening.start if 0 <= (end - start).days <= 1 else None


def _mode(type_: EventType, told: Sequence[EventMention]) -> str | None:
    modes = Counter(e.mode for e in told if e.mode and e.type is type_)
    return min(modes, key=lambda m: (-modes[m], m)) if modes else None


def _done(told: Sequence[EventMention]) -> bool:
    """Whether at least half of the mentions tell of it as done."""
    return 2 * sum(e.status in _DONE for e in told) >= len(told)
