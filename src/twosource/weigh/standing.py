"""How well a proposition stands: contested, corroborated, or on one source alone.

Nothing here says who is right. A source that only contradicts itself, at two times, contests nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from twosource.model.record import JoinedProposition, Position, Proposition, Stance, Standing
from twosource.weigh.independence import Origins

WITNESSES = 2  # the two-source rule


def weighed(proposition: JoinedProposition, origins: Origins) -> Proposition:
    """The proposition with the origin of each position and its standing."""
    positions = tuple(
        Position(s.report, s.attribution, s.source_name, s.stance, s.spans, origins(s.report, s.attribution))
        for s in proposition.stands
    )
    return Proposition(proposition.id, proposition.story, proposition.text, positions, standing(positions))


def standing(positions: Sequence[Position]) -> Standing:
    """Contested if somebody asserts and somebody else denies or doubts; corroborated by two origins; else single."""
    asserting = [p for p in positions if p.stance is Stance.ASSERTS]
    against = [p for p in positions if p.stance is not Stance.ASSERTS]
    if any(_who(a) != _who(b) for a in asserting for b in against):
        return Standing.CONTESTED
    witnesses = {p.origin for p in asserting}
    return Standing.CORROBORATED if len(witnesses) >= WITNESSES else Standing.SINGLE


def _who(position: Position) -> tuple[str, str]:
    """An outlet may doubt what an unnamed source of its own report asserts: origin alone does not tell them apart."""
    return position.origin, position.source_name
