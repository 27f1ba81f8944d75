"""Whether a trigger has what its sense needs: "release" of hostages or of videos, "capture" of people or towns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.actors import PartyReader
from twosource.extract.arguments import Roles, preposition
from twosource.extract.places import PlaceFinder
from twosource.extract.scene import Scene
from twosource.extract.subjects import is_passive
from twosource.extract.syntax import children
from twosource.extract.triggers import Trigger, lemma_of
from twosource.lexicon import tables
from twosource.model.finding import EventType, Sector

# These are seen only when the whole mention is: see `joining`.
UNCHECKED = frozenset({"", "joined", "settled"})
STANDING = frozenset({"nsubj", "nsubj:pass", "root"})
LAWLESS = frozenset({Sector.REB, Sector.UAF, Sector.CRM})
POINTING = frozenset({"the", "this", "that", "these", "such"})
THINGS = frozenset({"strikes", "targets", "site", "weapons", "vehicles", "attackers", "fighters"})
OFFICIAL = frozenset({Sector.GOV, Sector.MIL, Sector.IGO, Sector.LEG})
ARMED = LAWLESS | {Sector.MIL}
LAWFUL = frozenset({Sector.COP, Sector.MIL, Sector.GOV, Sector.JUD})
POLICE = frozenset({Sector.COP, Sector.JUD})
Check = Callable[[Scene, Trigger, Roles], bool]
CLASSES = ("military", "material", "supply", "hostile", "found", "violent", "labour")


@dataclass(frozen=True, slots=True)
class Needs:
    """Checks the `needs` of lexicon entries."""

    parties: PartyReader
    places: PlaceFinder
    classes: Mapping[str, frozenset[str]]
    things: frozenset[str]

    @classmethod
    def load(cls, parties: PartyReader, places: PlaceFinder) -> Needs:
        """Read `lexicon/event_classes.toml` and the things of `counted.tsv`."""
        classes = MappingProxyType({name: tables.words("event_classes.toml", name) for name in CLASSES})
        things = frozenset(r["word"] for r in tables.rows("counted.tsv") if r["kind"] in THINGS)
        return cls(parties, places, classes, things)

    def __call__(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        """Whether the trigger can have its entry's sense."""
        need = trigger.entry.needs
        if need not in UNCHECKED and not self.checks()[need](scene, trigger, roles):
            return False
        return trigger.entry.type is not EventType.ASSAULT or trigger.entry.pos != "V" or self._by_force(scene, roles)

    def _by_force(self, scene: Scene, roles: Roles) -> bool:
        """Not what an abstract thing does to another: "the crisis hit demand"."""
        if not roles.agents or any(self.parties.is_people(scene, p) for p in roles.patients):
            return True
        return any(self._can_strike(scene, a) for a in roles.agents)

    def _can_strike(self, scene: Scene, head: int) -> bool:
        """People, states, what belongs to them, weapons and what bursts."""
        if (
            self.parties.is_people(scene, head)
            or self.places.is_place(scene, head)
            or self.parties.belongs(scene, head)
        ):
            return True
        return lemma_of(scene.tree, head) in self.things

    def _tangible(self, scene: Scene, head: int) -> bool:
        if lemma_of(scene.tree, head) in self.things or self.places.is_place(scene, head):
            return True
        return scene.tree[head].upos == "PROPN" or self._one(scene, head) or self.parties.belongs(scene, head)

    def checks(self) -> Mapping[str, Check]:
        """The test of each need, of the ground, the trigger and its roles."""
        return {**self._of_parties(), **self._of_words()}

    def _of_parties(self) -> Mapping[str, Check]:
        """Needs that the parties meet."""
        return {**self._of_anybody(), **self._of_sectors()}

    def _of_anybody(self) -> Mapping[str, Check]:
        """Needs for a party of a sort, whoever it be."""
        people, place = self.parties.is_people, self.places.is_place
        return {
            "object": lambda _, __, roles: bool(roles.patients),
            "agent": lambda _, __, roles: bool(roles.agents),
            "person": lambda scene, _, roles: any(people(scene, p) for p in roles.patients),
            "gathering": lambda scene, _, roles: not roles.patients and any(people(scene, a) for a in roles.agents),
            "thing": lambda scene, _, roles: (
                bool(roles.patients) and not any(self._one(scene, p) for p in roles.patients)
            ),
            "movers": lambda scene, _, roles: any(people(scene, m) for m in (*roles.agents, *roles.patients)),
            "site": lambda scene, _, roles: any(place(scene, p) for p in roles.patients),
            "tangible": lambda scene, _, roles: any(self._tangible(scene, p) for p in roles.patients),
            "accused": lambda scene, _, roles: bool(roles.agents) and any(people(scene, p) for p in roles.patients),
            "carried": lambda scene, _, roles: (
                self._to_people(scene, roles) and all(people(scene, a) for a in roles.agents)
            ),
            "found": lambda scene, _, roles: self._found(scene, roles),
        }

    def _of_sectors(self) -> Mapping[str, Check]:
        """Needs for parties of a sector."""
        return {
            "armed": lambda scene, _, roles: self._done_by(scene, roles, LAWLESS),
            "spoils": lambda scene, _, roles: self._done_by(scene, roles, ARMED) and self._is_taken(scene, roles),
            "sought": lambda scene, _, roles: (
                self._done_by(scene, roles, LAWFUL) and any(self.parties.is_people(scene, p) for p in roles.patients)
            ),
            "official-or-armed": lambda scene, _, roles: self._done_by(scene, roles, OFFICIAL | LAWLESS),
            "official": lambda scene, _, roles: self._done_by(scene, roles, OFFICIAL),
            "rebels": lambda scene, _, roles: any(self.parties(scene, p).sector in LAWLESS for p in roles.patients),
            "captive": lambda scene, _, roles: self._done_by(scene, roles, LAWLESS) and self._to_people(scene, roles),
            "custody": lambda scene, _, roles: self._done_by(scene, roles, LAWFUL) and self._to_people(scene, roles),
            "state": lambda scene, _, roles: any(self._is_state(scene, p) for p in roles.patients),
            "officials": lambda scene, _, roles: any(
                self._is_state(scene, p) for p in (*roles.agents, *roles.patients)
            ),
            "between-officials": lambda scene, _, roles: (
                self._done_by(scene, roles, OFFICIAL | LAWLESS)
                and any(self._is_state(scene, p) for p in roles.patients)
            ),
            "received": lambda scene, _, roles: (
                self._done_by(scene, roles, OFFICIAL)
                and any(self._is_state(scene, p) and self._one(scene, p) for p in roles.patients)
            ),
            "served": lambda scene, _, roles: self._done_by(scene, roles, OFFICIAL) and self._to_people(scene, roles),
            "troops": lambda scene, _, roles: self._done_by(scene, roles, ARMED | {Sector.COP}),
            "site-by-armed": lambda scene, _, roles: (
                self._done_by(scene, roles, ARMED | {Sector.COP})
                and any(self.places.is_place(scene, p) for p in roles.patients)
            ),
            "civil": lambda scene, _, roles: (
                any(self._one(scene, a) for a in roles.agents)
                and not self._done_by(scene, roles, OFFICIAL | ARMED | LAWFUL)
            ),
            "police-thing": lambda scene, _, roles: (
                self._done_by(scene, roles, POLICE) and bool(roles.patients) and not self._to_people(scene, roles)
            ),
        }

    def _of_words(self) -> Mapping[str, Check]:
        """Needs that hang on the words about the trigger too."""
        return {
            "party": self._party,
            "violent": self._violent,
            "verbal": lambda _, trigger, __: trigger.light is not None,
            "asked": self._asked,
            "threat": lambda scene, trigger, roles: (
                bool(roles.agents) and not children(scene.tree, trigger.head, "cop")
            ),
            "caught": lambda scene, trigger, roles: (
                is_passive(scene.tree, trigger.head) and self._to_people(scene, roles)
            ),
            "standing": self._standing,
            "complement": self._complement,
            "plural": lambda scene, trigger, _: scene.tree[trigger.head].xpos in {"NNS", "NNPS"},
            "hostile": self._hostile,
            "military": lambda scene, trigger, roles: self._about(scene, trigger, roles, "military"),
            "material": lambda scene, trigger, roles: self._about(scene, trigger, roles, "material"),
            "supply": lambda scene, trigger, roles: self._about(scene, trigger, roles, "supply"),
            "labour": lambda scene, trigger, roles: (
                self._about(scene, trigger, roles, "labour")
                or any(lemma_of(scene.tree, p) in self.classes["labour"] for p in roles.agents)
            ),
            "birth": self._birth,
        }

    def _is_state(self, scene: Scene, head: int) -> bool:
        """A government, a body of states, an armed side, or a country by its name."""
        return self.parties(scene, head).sector in OFFICIAL | LAWLESS or self.places.is_place(scene, head)

    def _one(self, scene: Scene, head: int) -> bool:
        """A person or persons, and no state or body."""
        return self.parties.is_people(scene, head) and not self.places.is_place(scene, head)

    def _party(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        return bool(roles.agents or roles.patients) or trigger.light is not None or self._sited(scene, trigger)

    def _sited(self, scene: Scene, trigger: Trigger) -> bool:
        return self.places(scene, (trigger.head,)) is not None

    def _violent(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        lemmas = {lemma_of(scene.tree, c) for c in children(scene.tree, trigger.head, "amod", "compound")}
        lemmas = lemmas | {lemma_of(scene.tree, c) for c in children(scene.tree, trigger.head, "det")} & POINTING
        return bool(lemmas & (self.classes["violent"] | POINTING)) or self._party(scene, trigger, roles)

    def _asked(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        """Somebody is asked to do something: an infinitive and one who is asked, no question."""
        told = [c for c in children(scene.tree, trigger.head, "xcomp", "ccomp", "advcl") if scene.tree[c].xpos == "VB"]
        doer = bool(roles.agents) or is_passive(scene.tree, trigger.head)
        return bool(told) and doer and any(self._one(scene, p) for p in roles.patients)

    def _done_by(self, scene: Scene, roles: Roles, sectors: frozenset[Sector]) -> bool:
        return any(self.parties(scene, a).sector in sectors for a in roles.agents)

    def _is_taken(self, scene: Scene, roles: Roles) -> bool:
        """Whether a place or a thing of war is taken, and nobody with it."""
        spoils = self.things | self.classes["military"]
        taken = (self.places.is_place(scene, p) or lemma_of(scene.tree, p) in spoils for p in roles.patients)
        return any(taken) and not self._to_people(scene, roles)

    def _to_people(self, scene: Scene, roles: Roles) -> bool:
        return any(self._one(scene, p) for p in roles.patients)

    def _standing(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        """A noun that is spoken of for itself: subject, or object of a light verb; with people who undergo it."""
        told = scene.tree[trigger.head].rel in STANDING or trigger.light is not None
        return told and any(self.parties.is_people(scene, p) for p in roles.patients)

    def _complement(self, scene: Scene, trigger: Trigger, _: Roles) -> bool:
        tree = scene.tree
        obliques = [c for c in children(tree, trigger.head, "obl") if preposition(tree, c) in {"on", "to"}]
        return bool(obliques or children(tree, trigger.head, "xcomp"))

    def _hostile(self, scene: Scene, trigger: Trigger, _: Roles) -> bool:
        below = children(scene.tree, trigger.head, "xcomp", "ccomp", "obj")
        return any(lemma_of(scene.tree, c) in self.classes["hostile"] for c in below)

    def _about(self, scene: Scene, trigger: Trigger, roles: Roles, name: str) -> bool:
        tree = scene.tree
        about = [*roles.patients, *children(tree, trigger.head, "obj", "nsubj", "compound", "amod")]
        about += [c for c in children(tree, trigger.head, "nmod") if preposition(tree, c) == "of"]
        return any(lemma_of(tree, c) in self.classes[name] for c in about)

    def _found(self, scene: Scene, roles: Roles) -> bool:
        named = any(lemma_of(scene.tree, p) in self.classes["found"] for p in roles.patients)
        return named or any(self._one(scene, p) for p in roles.patients)

    def _birth(self, scene: Scene, trigger: Trigger, roles: Roles) -> bool:
        return (
            scene.tree[trigger.head].xpos == "VBN"
            and bool(roles.patients)
            and bool(children(scene.tree, trigger.head, "obl"))
        )
