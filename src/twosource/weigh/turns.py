"""What changes in what is said, and when: who says a thing first, who joins, who speaks against it, who turns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from twosource.model.record import Change, Position, Proposition, Stance, Turn
from twosource.model.text import Report


def turns(propositions: Iterable[Proposition], reports: Mapping[str, Report]) -> tuple[Turn, ...]:
    """The turns of each proposition in order of publication; positions that repeat what was said are none."""
    return tuple(turn for p in propositions for turn in _turns(p, reports))


def _turns(proposition: Proposition, reports: Mapping[str, Report]) -> Iterator[Turn]:
    said: dict[str, tuple[str, Stance]] = {}
    origins: dict[bool, set[str]] = {True: set(), False: set()}
    for n, position in _in_order(proposition, reports):
        day = _day(reports[position.report])
        who, asserts = _who(position, reports), position.stance is Stance.ASSERTS
        change = _change(said.get(who), position, day, origins)
        if change is not None:
            yield Turn(proposition.id, n, day, change)
        said[who] = (day or said.get(who, ("", position.stance))[0], position.stance)
        origins[asserts].add(position.origin)


def _in_order(proposition: Proposition, reports: Mapping[str, Report]) -> list[tuple[int, Position]]:
    def when(item: tuple[int, Position]) -> tuple[bool, str, str, int]:
        report = reports[item[1].report]
        return _day(report) is None, report.published or "", report.path, item[0]

    return sorted(enumerate(proposition.positions), key=when)


def _change(
    before: tuple[str, Stance] | None, position: Position, day: str | None, origins: Mapping[bool, set[str]]
) -> Change | None:
    """What the position changes, given the day and stance that its source took before; None where it repeats."""
    asserts = position.stance is Stance.ASSERTS
    if before is not None:
        turned = (before[1] is Stance.ASSERTS) is not asserts and day is not None and before[0] < day
        return Change.TURNED if turned else None
    if position.origin in origins[asserts]:
        return None
    if day is None:
        return Change.UNDATED
    if not origins[True] and not origins[False]:
        return Change.FIRST
    return Change.JOINED if origins[asserts] else Change.OPPOSED


def _who(position: Position, reports: Mapping[str, Report]) -> str:
    """The source as one that can turn. Those without a name are nobody in particular, and cannot."""
    if position.attribution is None:
        outlet = reports[position.report].outlet
        return f"outlet {outlet.name.casefold()}" if outlet.stated else position.report
    name = position.source_name.casefold()
    return f"{position.report} {position.attribution}" if name.startswith(("unnamed", "nobody")) else name


def _day(report: Report) -> str | None:
    """The day of an ISO date or date-time; None where it is missing or only a year or month."""
    day = (report.published or "")[:10]
    return day if len(day) == len("2031-03-04") else None
