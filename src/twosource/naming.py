"""What an id of a record names: a report, a finding or a group; and by which keys judgements speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from twosource.errors import UnknownId
from twosource.export.choice import report_names
from twosource.link.actors import name_id
from twosource.link.statements import OUTLET
from twosource.model.record import Position, Record, Ref
from twosource.model.text import Span


class Kind(StrEnum):
    """What an id names."""

    REPORT = "report"
    STORY = "story"
    COPIES = "copies"
    ACTOR = "actor"
    NAME = "name"
    ATTRIBUTION = "attribution"
    EVENT = "event"
    FIGURE = "figure"
    HAPPENING = "happening"
    FIGURES = "figure set"
    PROPOSITION = "proposition"


@dataclass(frozen=True, slots=True)
class Named:
    """What an id names. `of` is the kind of its judgements ("event" ...), `keys` are what they are about.

    `called` are the names that an actor's name is written as.
    """

    kind: Kind
    id: str
    of: str
    keys: tuple[str, ...]
    called: tuple[str, ...] = ()


def named(record: Record, name: str) -> Named:
    """What the name stands for: an id, `REPORT:ID` of a finding, a report's path or its r1 ... as `show` numbers them.

    Raises UnknownId where there is nothing of that name, or more than one.
    """
    found = [thing for called, thing in _all(record) if name in called]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(sorted(thing.keys[0] for thing in found))
        raise UnknownId(f"{name!r} names {len(found)} things in the record: give one of {several}")
    raise UnknownId(f"there is no {name!r} in the record; `twosource show RECORD --ids` lists the ids")


def _all(record: Record) -> Iterator[tuple[tuple[str, ...], Named]]:
    numbers = report_names(record.reports)
    for r in record.reports:
        yield (r.id, r.path, numbers[r.id]), Named(Kind.REPORT, r.id, "report-story", (r.id,))
    yield from _findings(record)
    yield from _groups(record)
    yield from _actors(record)


def _findings(record: Record) -> Iterator[tuple[tuple[str, ...], Named]]:
    stated: dict[str, dict[str, None]] = defaultdict(dict)
    counted = {(f.report, f.span) for said in record.findings for f in said.figures}
    for q in (q for p in record.propositions for q in p.positions if q.attribution is not None):
        if len(q.spans) != 1 or (q.report, q.spans[0]) not in counted:
            stated[f"{q.report}:{q.attribution}"][statement_key(q)] = None
    for said in record.findings:
        kinds = (
            (Kind.ATTRIBUTION, "proposition", said.attributions),
            (Kind.EVENT, "event", said.events),
            (Kind.FIGURE, "figure", said.figures),
        )
        for kind, of, found in kinds:
            for finding in found:
                place = f"{said.report}:{finding.id}"
                keys = tuple(stated.get(place, ())) or (place,)
                yield (finding.id, place), Named(kind, finding.id, of, keys)


def _groups(record: Record) -> Iterator[tuple[tuple[str, ...], Named]]:
    for s in record.stories:
        yield (s.id,), Named(Kind.STORY, s.id, "report-story", s.reports)
    for c in record.copies:
        yield (c.id,), Named(Kind.COPIES, c.id, "report-copy", c.reports)
    for h in record.happenings:
        yield (h.id,), Named(Kind.HAPPENING, h.id, "event", _keys(h.mentions))
    for f in record.figure_sets:
        yield (f.id,), Named(Kind.FIGURES, f.id, "figure", _keys(f.values))
    counted: dict[tuple[str, str | None, tuple[Span, ...]], str] = {
        (f.report, f.by, (f.span,)): f"{f.report}:{f.id}" for said in record.findings for f in said.figures
    }
    for p in record.propositions:
        figures = [counted.get((q.report, q.attribution, q.spans)) for q in p.positions]
        if all(figures):  # a proposition on how many, made of the figures of a set: they are what is decided
            yield (p.id,), Named(Kind.PROPOSITION, p.id, "figure", tuple(dict.fromkeys(f for f in figures if f)))
        else:
            keys = tuple(dict.fromkeys(statement_key(q) for q in p.positions))
            yield (p.id,), Named(Kind.PROPOSITION, p.id, "proposition", keys)


def _actors(record: Record) -> Iterator[tuple[tuple[str, ...], Named]]:
    """Actors, and their names: one name may be that of two actors in two stories, and is then named once."""
    for actor in record.actors:
        # The fullest name comes first, and stands for the actor.
        yield (actor.id,), Named(Kind.ACTOR, actor.id, "actor", (name_id(actor.name),))
    names: dict[str, set[str]] = defaultdict(set)
    for actor in record.actors:
        for name in actor.names:
            names[name_id(name)].add(name)
    for id_, called in sorted(names.items()):
        yield (id_, *sorted(called)), Named(Kind.NAME, id_, "actor", (id_,), tuple(sorted(called)))


def groups_of(record: Record, of: str) -> list[frozenset[str]]:
    """The keys of the members of each group that judgements of a kind make: of actors, of all their names."""
    if of == "actor":
        return [frozenset(name_id(name) for name in actor.names) for actor in record.actors]
    return [frozenset(thing.keys) for _, thing in _groups(record) if thing.of == of]


def _keys(refs: Iterable[Ref]) -> tuple[str, ...]:
    return tuple(f"{ref.report}:{ref.finding}" for ref in refs)


def statement_key(position: Position) -> str:
    """The key of the statement that a position was read from, as judgements have it."""
    start = min((span.start for span in position.spans), default=0)
    return f"{position.report}:{position.attribution or OUTLET}@{start}"
