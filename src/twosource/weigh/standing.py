"""How well a proposition stands: contested, revised by its own source, corroborated, or on one source alone.

Nothing here says who is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.record import JoinedProposition, Position, Proposition, Stance, Standing
from twosource.weigh.independence import Origins, is_nameless

WITNESSES = 2  # the two-source rule


@dataclass(frozen=True, slots=True)
class Weighing:
    """A position, and whether it is hearsay or too little like the others: then it bears nothing out."""

    position: Position
    hearsay: bool


def weighed(proposition: JoinedProposition, origins: Origins) -> Proposition:
    """The proposition with the origin of each position and its standing."""
    rest_on = origins([(s.report, s.attribution) for s in proposition.stands])
    weighing = [
        Weighing(
            Position(s.report, s.attribution, s.source_name, s.stance, s.spans, origin, s.sure),
            origins.hearsay(s.report, s.attribution) or not s.sure,
        )
        for s, origin in zip(proposition.stands, rest_on, strict=True)
    ]
    positions = tuple(w.position for w in weighing)
    return Proposition(proposition.id, proposition.story, proposition.text, positions, standing(weighing))


def standing(weighing: Sequence[Weighing]) -> Standing:
    """Contested if somebody asserts it and somebody else denies or doubts it; revised if its own source denies it.

    A source that takes back what it said, or an outlet that denies in one report what it wrote in another, has revised
    it. Else it is corroborated by two witnesses, or single.
    """
    positions = [w.position for w in weighing]
    asserting = [p for p in positions if p.stance is Stance.ASSERTS]
    against = [p for p in positions if p.stance is not Stance.ASSERTS]
    if any(_who(a) != _who(b) for a in asserting for b in against):
        return Standing.CONTESTED
    if any(b.stance is Stance.DENIES for b in against if asserting):
        return Standing.REVISED
    return Standing.CORROBORATED if witnesses(weighing) >= WITNESSES else Standing.SINGLE


def witnesses(weighing: Sequence[Weighing]) -> int:
    """How many assert it that are not known to depend on one another.

    An outlet's own word may be the word of a source that it or another outlet names, so the two are never added up:
    either sources bear it out, or outlets do. What is said by nobody in particular bears out nothing.
    """
    asserting = [w for w in weighing if w.position.stance is Stance.ASSERTS]
    sources = {w.position.origin for w in asserting if w.position.attribution is not None and not w.hearsay}
    outlets = {w.position.origin for w in asserting if w.position.attribution is None and w.position.sure}
    return max(len(sources), len(outlets))


def _who(position: Position) -> tuple[str, str, str]:
    """A source that contradicts itself contests nothing, unless nobody can know that it is one and the same."""
    return position.origin, position.source_name, position.report if is_nameless(position.source_name) else ""
