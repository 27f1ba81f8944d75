"""Who does an event and who undergoes it by grammar alone, the lexicon and what sort of thing a noun names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.arguments import Roles
from twosource.extract.found import EventFinder, Found
from twosource.extract.gazetteer import KnownKind
from twosource.extract.scene import Scene
from twosource.extract.triggers import Entry
from twosource.lexicon import tables
from twosource.model.finding import EventType, Measure

MOVES = frozenset({EventType.MOBILIZE})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
ACCIDENTS = tables.words("event_classes.toml", "accident")
HARM = frozenset({Measure.KILLED, Measure.INJURED})
# A drone strikes for somebody, who is told elsewhere or not at all; "warplanes" stand for who flies them.
ARMS = frozenset(r["word"] for r in tables.rows("counted.tsv") if r["kind"] == "weapons")
STATES = frozenset({KnownKind.COUNTRY, KnownKind.CAPITAL, KnownKind.DEMONYM})


@dataclass(frozen=True, slots=True)
class Ruled:
    """The heads of the parties of an event."""

    actors: Sequence[int]
    recipients: Sequence[int]


@dataclass(frozen=True, slots=True)
class PartyRules:
    """The roles about a trigger that somebody fills: people, a body of them, a state, or what is theirs."""

    find: EventFinder

    def __call__(self, scene: Scene, found: Found, every: Sequence[Found]) -> Ruled:
        """The parties of one of the events of a sentence; what an airstrike does is done by whose airstrike it is."""
        entry, roles, means = found.trigger.entry, found.roles, attack_by(found, every)
        says = entry.type is EventType.THREATEN and entry.pos == "V"
        agents = [a for a in roles.agents if means is None or a != means.trigger.head]
        actors = [a for a in agents if says or self.is_party(scene, a)]
        if means and not actors:
            actors = [a for a in means.roles.agents if self.is_party(scene, a)]
        return Ruled(actors, [p for p in roles.patients if self._undergoes(scene, p, found)])

    def is_party(self, scene: Scene, head: int) -> bool:
        """Whether a noun is somebody: people, a body of them, a state, or what belongs to one of these."""
        if self.find.parties.is_people(scene, head) and scene.tree[head].lemma.lower() not in ARMS:
            return True
        return (not self.find.places.is_place(scene, head) and self.find.parties.belongs(scene, head)) or _is_state(
            scene, head
        )

    def _undergoes(self, scene: Scene, head: int, found: Found) -> bool:
        """Whether the noun is a recipient: somebody, or for an attack the thing that is hit."""
        entry = found.trigger.entry
        if entry.undergoer == "mover" or entry.type in MOVES or entry.mode == "withdraw" or entry.needs == "material":
            return False
        if scene.tree[head].text.lower() in REFLEXIVE:
            return False
        hit = entry.type is EventType.ASSAULT and entry.patient is Measure.TARGETS and scene.tree[head].upos == "NOUN"
        return (hit and head not in scene.timed) or self.is_party(scene, head)


def attack_by(found: Found, every: Sequence[Found]) -> Found | None:
    """The attack by which it was done; None for an accident."""
    means = means_of(found.roles, every) if found.trigger.entry.type is EventType.ASSAULT else None
    return None if is_accident(found.trigger.entry, means) else means


def means_of(roles: Roles, others: Sequence[Found]) -> Found | None:
    """The event by which this one was done: "killed in an airstrike", "killed in a crash"."""
    return next(
        (
            o
            for m in roles.means
            for o in others
            if o.trigger.head == m and (o.trigger.entry.type is EventType.ASSAULT or _harms(o.trigger.entry))
        ),
        None,
    )


def is_accident(entry: Entry, means: Found | None) -> bool:
    """Whether people were harmed by no deed: "killed in a crash"."""
    return entry.patient in HARM and means is not None and _harms(means.trigger.entry)


def _harms(entry: Entry) -> bool:
    return entry.family in ACCIDENTS


def _is_state(scene: Scene, head: int) -> bool:
    hit = scene.hits.get(head)
    return bool(hit and hit.known.kind in STATES)
