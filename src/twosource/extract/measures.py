"""What a count measures: the killed, the hurt, the held; strikes, weapons, vehicles; or no figure at all.

Told, in this order, by the event whose party the counted is, by the words right beside the count, by the event that
governs what stands beside, by the noun, by a toll, by the clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.actors import PartyReader
from twosource.extract.beside import HarmBeside
from twosource.extract.counted import DEFINITE, Counted, is_part
from twosource.extract.counts import Count
from twosource.extract.found import Found
from twosource.extract.gazetteer import is_place_name
from twosource.extract.governors import HARM, Governed, by_ellipsis, by_event, nearest
from twosource.extract.scene import Scene
from twosource.extract.syntax import Tree, ancestors, base, children
from twosource.extract.triggers import NOMINAL, lemma_of
from twosource.lexicon import tables
from twosource.model.finding import EventType, Measure, Qualifier

BY_KIND = MappingProxyType(
    {
        "strikes": Measure.STRIKES,
        "targets": Measure.TARGETS,
        "weapons": Measure.WEAPONS,
        "vehicles": Measure.VEHICLES,
        "money": Measure.MONEY,
        "attackers": Measure.ATTACKERS,
        "fighters": Measure.FIGHTERS,
        "deaths": Measure.KILLED,
        "casualties": Measure.OTHER,
        "injuries": Measure.INJURED,
        "body": Measure.KILLED,
        "held": Measure.CAPTURED,
        "displaced": Measure.DISPLACED,
        "load": Measure.OTHER,
        "cases": Measure.OTHER,
    }
)
TOLLS = frozenset({"deaths", "casualties", "injuries"})
# Nothing of these kinds is killed, held or missing: a count of them is a count of things.
THINGS = frozenset({"strikes", "targets", "site", "weapons", "vehicles", "load", "cases", "thing"})
PERSONS = frozenset({"person", "troops", "held", "displaced", "body", "fighters", "attackers"})
QUALIFIES = frozenset({"NOUN", "PROPN", "PUNCT", "NUM", "SYM", "X", "ADJ"})
# "F-16", "MiG29": the name of a model.
MODEL = re.compile(r"[A-Za-z]+[-/]?[0-9]")
# Only what lives is killed or hurt, whatever its noun; things, too, are missing, seized or let go.
HURT = frozenset({Measure.KILLED, Measure.INJURED})
REST = frozenset({"more", "other", "others", "them"})
INHABITED = frozenset(
    {
        "country", "nation", "city", "town", "village", "province", "region", "territory", "home", "population",
        "community", "settlement", "district", "state", "island", "municipality", "suburb", "neighbourhood",
    }
)  # fmt: skip
# Up to this "several" and its like tell no more than a plural does.
FEW = 3
# A number that one of these brings counts again what was counted before.
AGAIN = frozenset({"figure", "number", "total", "count", "tally"})
# What is done with troops where they are to fight.
POSTINGS = frozenset({"contribute", "station", "base", "commit", "deploy", "dispatch", "send", "post", "garrison"})
LINKS = frozenset({"become", "represent", "remain", "constitute", "be", "form"})
# One is rescued from a flood as well as from captors: only who was held is freed.
RESCUES = frozenset({"rescue", "save", "escape"})


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure and the event that the figure belongs to, None if no event of the sentence is it."""

    measure: Measure
    found: Found | None


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole report tells: the nouns of which it counts `several`, and whether people were carried off."""

    several: frozenset[str]
    captives: bool


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """Count, its noun and the events of its sentence -> measure; None for what is no figure."""

    parties: PartyReader
    beside: HarmBeside
    kinds: Mapping[str, str]
    payment: frozenset[str]
    market: frozenset[str]

    @classmethod
    def load(cls, parties: PartyReader) -> MeasureReader:
        """Read `lexicon/counted.tsv`, `harm.tsv` and the market of `event_classes.toml`."""
        kinds = MappingProxyType({r["word"]: r["kind"] for r in tables.rows("counted.tsv")})
        payment, market = (tables.words("event_classes.toml", name) for name in ("payment", "market"))
        return cls(parties, HarmBeside.load(), kinds, payment, market)

    def __call__(
        self,
        scene: Scene,
        counted: Counted,
        governed: Mapping[int, Governed],
        found: Sequence[Found],
        known: Known,
    ) -> Measured | None:
        """The measure of a count."""
        tree, noun = scene.tree, counted.noun
        kind = self.kind(tree, noun)
        if counted.count.money or kind == "money":
            return self._money(tree, counted, found)
        if (
            kind == "unit"
            or (counted.count.low is None and counted.count.high is None)
            or _is_population(scene, counted)
        ):
            return None
        told = by_event(tree, counted, governed, found) or by_ellipsis(tree, counted, found)
        if harm := self._harm(scene, counted, kind, told, known):
            return Measured(
                harm, told.found if told and told.measure is harm else _that_tells(tree, harm, counted, found)
            )
        if counted.count.high == 0 and kind not in TOLLS | {"cases"}:
            return None
        one_more = (
            lemma_of(tree, noun) in known.several and not self.is_people(scene, counted) and _is_told_of(tree, counted)
        )
        if _is_slight(counted.count) and (not (is_part(tree, counted) or one_more) or _is_described(tree, counted)):
            return None
        return self._of_noun(scene, counted, told, governed, found)

    def kind(self, tree: Tree, noun: int) -> str:
        """The kind of the counted noun; "F-16 fighters" are aircraft."""
        kind = self._told_kind(tree, noun)
        return "vehicles" if kind == "fighters" and self._is_aircraft(tree, noun) else kind

    def _told_kind(self, tree: Tree, noun: int) -> str:
        return self.kinds.get(lemma_of(tree, noun)) or self.kinds.get(tree[noun].text.lower(), "")

    def _is_aircraft(self, tree: Tree, noun: int) -> bool:
        """ "F-16 fighters", "jet fighters": the fighters are aircraft."""
        before = [i for i in range(max(0, noun - 5), noun) if tree[i].upos in QUALIFIES]
        kinds = {self.kinds.get(lemma_of(tree, i)) for i in before if tree[i].head == noun}
        return "vehicles" in kinds or bool(before and MODEL.search(_written(tree, before[0], noun)))

    def _harm(self, scene: Scene, counted: Counted, kind: str, told: Governed | None, known: Known) -> Measure | None:
        """What befell people, by their own event, else by the words beside, else by the event of those beside."""
        if kind in THINGS or kind in TOLLS:
            return None
        if among := self._among(scene.tree, counted):
            return among
        by_own = told.measure if told and told.measure in HARM else None
        beside = self._beside(scene.tree, counted)
        measure = by_own if told and told.direct and by_own else beside or by_own
        sure = measure in HURT and (measure is beside or (told is not None and told.direct))
        if not (sure or self.is_people(scene, counted)):
            return None
        rescued = measure is Measure.FREED and told and told.found.trigger.entry.head in RESCUES
        return None if rescued and kind != "held" and not known.captives else measure

    def _beside(self, tree: Tree, counted: Counted) -> Measure | None:
        """What the words beside tell; of "one of the five freed" they tell who the five are."""
        noun = counted.noun
        known = is_part(tree, counted) and tree[noun].upos != "PRON" and noun + 1 in children(tree, noun, "acl")
        return None if known else self.beside(tree, counted.count, noun)

    def _among(self, tree: Tree, counted: Counted) -> Measure | None:
        """ "Four nieces among the hostages", "two children were among the dead"."""
        top = counted.top
        held = [c for c in children(tree, top, "nmod") if _is_case(tree, c, "among")]
        held += [tree[top].head] if tree[top].rel == "nsubj" and _is_case(tree, tree[top].head, "among") else []
        kinds = (self._told_kind(tree, i) for i in held)
        return next((BY_KIND[k] for k in kinds if k in {"held", "deaths", "injuries", "displaced"}), None)

    def is_people(self, scene: Scene, counted: Counted) -> bool:
        """People, or what has no noun of its own ("five of them", "23 in Velm")."""
        if counted.noun in range(counted.count.first, counted.count.last) or lemma_of(scene.tree, counted.noun) in REST:
            return True
        return self.kind(scene.tree, counted.noun) in PERSONS or self.parties.is_people(scene, counted.noun)

    def _of_noun(
        self,
        scene: Scene,
        counted: Counted,
        told: Governed | None,
        governed: Mapping[int, Governed],
        found: Sequence[Found],
    ) -> Measured | None:
        """What the noun, a toll or the clause tells."""
        tree, kind = scene.tree, self.kind(scene.tree, counted.noun)
        event = told.found if told else nearest(tree, counted.top, found)
        if is_part(tree, counted) and kind in PERSONS:
            return Measured(Measure.OTHER, event)
        if kind == "site":
            return self._site(tree, counted, told, event)
        if kind in BY_KIND:
            return Measured(BY_KIND[kind], event)
        if kind == "times" and event and event.trigger.entry.patient is Measure.TARGETS:
            return Measured(Measure.STRIKES, event)
        if self._is_fighting(scene, counted, kind, event):
            return Measured(Measure.FIGHTERS, event)
        if toll := _of_toll(tree, counted, governed):
            return Measured(toll, event)
        if told and told.measure not in HARM | {Measure.TARGETS}:
            return Measured(told.measure, event)
        if told and _is_hit(told) and not self.is_people(scene, counted):
            return Measured(Measure.TARGETS, event)
        return self._other(scene, counted, kind, told, event)

    def _is_fighting(self, scene: Scene, counted: Counted, kind: str, event: Found | None) -> bool:
        """Troops that are sent or stationed; people who fight, or have joined those who do."""
        tree, top = scene.tree, counted.top
        above = [tree[top].head] if base(tree[top].rel) in {"nsubj", "obj"} else []
        verbs = [v for v in (*above, *children(tree, counted.noun, "acl"), *children(tree, top, "acl")) if v >= 0]
        if kind == "troops":
            sent = event is not None and event.trigger.entry.type is EventType.MOBILIZE
            return sent or any(lemma_of(tree, v) in POSTINGS for v in verbs)
        joined = {
            self._told_kind(tree, o) for v in verbs if lemma_of(tree, v) == "join" for o in children(tree, v, "obj")
        }
        fight = any(lemma_of(tree, v) == "fight" and tree[v].upos == "VERB" for v in verbs)
        return (fight or "fighters" in joined) and self.is_people(scene, counted) and not _points_back(tree, counted)

    def _site(self, tree: Tree, counted: Counted, told: Governed | None, event: Found | None) -> Measured | None:
        """A house or village is a target where it is attacked."""
        if told is None and _is_few(counted.count) and not _is_party(tree, counted.top):
            return None
        return Measured(Measure.TARGETS if told and _is_hit(told) else Measure.OTHER, event)

    def _other(
        self, scene: Scene, counted: Counted, kind: str, told: Governed | None, event: Found | None
    ) -> Measured | None:
        """A count that only belongs to what happened."""
        tree = scene.tree
        if told is None and _points_back(tree, counted):
            return None
        vague, few = counted.count.qualifier is Qualifier.VAGUE, _is_few(counted.count)
        acts = _is_party(tree, counted.top)
        if told is None and vague and ((event is None and not acts) or few):
            return None
        bare = counted.noun == counted.count.numeral
        if kind in {"person", "troops"} or (self.is_people(scene, counted) and not bare):
            return Measured(Measure.OTHER, event)
        if bare:
            return Measured(Measure.OTHER, event) if acts and vague and not few else None
        return Measured(Measure.OTHER, event) if event is not None or acts else None

    def _money(self, tree: Tree, counted: Counted, found: Sequence[Found]) -> Measured | None:
        """A sum that somebody pays, asks or earns; not the price of a barrel."""
        above = [counted.top, *ancestors(tree, counted.top)][:4]
        lemmas = {lemma_of(tree, c) for i in above for c in (i, *tree.children[i])}
        told = lemmas & self.payment and not lemmas & self.market
        return Measured(Measure.MONEY, nearest(tree, counted.top, found)) if told else None


def _is_case(tree: Tree, noun: int, word: str) -> bool:
    return any(tree[c].text.lower() == word for c in children(tree, noun, "case"))


def _written(tree: Tree, first: int, last: int) -> str:
    """The words of tokens `first` to `last`, apart where they stand apart."""
    words = tree[first].text
    for i in range(first + 1, last):
        words += (" " if tree[i].span.start > tree[i - 1].span.end else "") + tree[i].text
    return words


def _that_tells(tree: Tree, harm: Measure, counted: Counted, found: Sequence[Found]) -> Found | None:
    """The event nearest in the sentence that tells of such harm, else the one in whose clause the count stands."""
    such = [f for f in found if f.trigger.entry.patient is harm]
    at = counted.count.numeral
    return min(such, key=lambda f: abs(f.trigger.head - at)) if such else nearest(tree, counted.top, found)


def _is_hit(told: Governed) -> bool:
    """Hit by force, not only taken or shut."""
    return told.measure is Measure.TARGETS and told.found.trigger.entry.type is EventType.ASSAULT


def _is_party(tree: Tree, top: int) -> bool:
    """Whether the noun is subject or object of a verb that tells of a deed."""
    verb = tree[top].head
    told = tree[top].rel in {"nsubj", "nsubj:pass", "obj"} and verb >= 0 and tree[verb].upos == "VERB"
    return told and lemma_of(tree, verb) not in {"be", "have", "get", "say"}


def _is_slight(count: Count) -> bool:
    """ "One fighter jumped": a count of one is news only where something befalls the one."""
    return count.low == count.high == 1


def _is_described(tree: Tree, counted: Counted) -> bool:
    """ "One of ten", "one of the largest towns", "one of them is a nurse", "any one of them": not counted."""
    top, verb = counted.top, tree[counted.top].head
    amods = children(tree, counted.noun, "amod")
    best = any(tree[c].xpos in {"JJS", "RBS"} for i in amods for c in (i, *tree.children[i]))
    any_one = counted.count.first > 0 and tree[counted.count.first - 1].text.lower() == "any"
    is_one = tree[top].rel == "appos" or (tree[top].rel in {"obj", "xcomp"} and lemma_of(tree, verb) in LINKS)
    subject = tree[top].rel == "nsubj" and tree[verb].upos in NOMINAL and children(tree, verb, "cop")
    return best or any_one or is_one or bool(subject) or bool(children(tree, top, "cop"))


def _is_told_of(tree: Tree, counted: Counted) -> bool:
    """Whether a clause tells something of the one: it is subject or object, and no more than that is said of it."""
    return tree[counted.top].rel in {"nsubj", "nsubj:pass", "obj", "obl", "root"}


def _is_few(count: Count) -> bool:
    return count.qualifier is Qualifier.VAGUE and count.low is not None and count.low <= FEW


def _points_back(tree: Tree, counted: Counted) -> bool:
    """ "The two groups": the count says again who is meant."""
    first = counted.count.first
    words = {tree[i].text.lower() for i in (first - 1, first) if i >= 0}
    return bool(words & DEFINITE)


def _is_population(scene: Scene, counted: Counted) -> bool:
    """ "A city of 7 million people", "home to 7 million", "Velmia, with 7 million people": who live there, no more."""
    tree, i = scene.tree, counted.count.first - 1
    while i >= 0 and tree[i].upos in {"DET", "ADV"}:
        i -= 1
    preposition = tree[i].text.lower() if i > 0 else ""
    if preposition == "with":
        holder = scene.names.get(tree[counted.top].head)
        return bool(holder and is_place_name(holder)) or lemma_of(tree, tree[counted.top].head) in INHABITED
    return preposition in {"of", "to"} and lemma_of(tree, i - 1) in INHABITED


def _of_toll(tree: Tree, counted: Counted, governed: Mapping[int, Governed]) -> Measure | None:
    """ "The death toll rose to 19"; "300 were killed; others put the figure at 450"."""
    above = [counted.top, *ancestors(tree, counted.top)][:3]
    beside = {lemma_of(tree, c) for i in above for c in (i, *tree.children[i])}
    if "toll" in beside:
        return Measure.KILLED
    before = [h for h, g in governed.items() if g.measure in HARM and h < counted.count.first]
    again = counted.noun == counted.count.numeral and beside & AGAIN and before
    return governed[max(before)].measure if again else None
