"""Who does and who undergoes an event: the heads of the noun phrases, from the relations about its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.gazetteer import KnownKind
from twosource.extract.scene import Scene
from twosource.extract.subjects import antecedent, subject_of, with_conjuncts
from twosource.extract.syntax import Tree, base, children
from twosource.extract.triggers import NOMINAL, VERBAL, Trigger, lemma_of
from twosource.model.finding import EventType, Measure
from twosource.model.text import PLACES, NameType

# Prepositions that lead to the one who undergoes: "opened fire on", "clashed with", "an attack against".
TOWARDS = frozenset({"on", "at", "against", "upon", "with", "to"})
TOWARDS_NOUN = frozenset({"on", "against", "upon", "with", "at"})
TO_SOMEBODY = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.CONSULT, EventType.AID, EventType.CONCEDE})
HARMED = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.FREED, Measure.MISSING, Measure.DISPLACED}
)
MEANS = frozenset({"in", "by", "during", "after"})
SUFFERED = frozenset({"suffer", "face", "receive", "sustain"})
# What is hit in place of its owner: "threatened the life of", "struck the necks of".
PARTS = frozenset({"life", "neck", "throat", "head", "body", "safety", "blood"})
TOLD_OF = frozenset({"xcomp", "ccomp"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Heads of the parties, in order; `verb` is the token of the clause that carries time and place.

    `means` are nouns by which it was done ("killed in an airstrike"): where they tell of an event, its agents did it.
    """

    agents: tuple[int, ...]
    patients: tuple[int, ...]
    verb: int
    means: tuple[int, ...] = ()


def roles_of(scene: Scene, trigger: Trigger) -> Roles:
    """The parties of a trigger."""
    return _of_noun(scene, trigger) if trigger.entry.pos == "N" else _of_predicate(scene, trigger)


def preposition(tree: Tree, noun: int) -> str:
    """The first preposition of the noun, in lower case; "" if it has none."""
    cases = children(tree, noun, "case")
    return tree[cases[0]].text.lower() if cases else ""


def _of_predicate(scene: Scene, trigger: Trigger) -> Roles:
    tree, verb = scene.tree, trigger.head
    taken = set(trigger.tokens[1:])
    subjects, passive = subject_of(tree, verb)
    objects = [c for c in children(tree, verb, "obj") if c not in taken] or _bare_numbers(tree, verb)
    by = _doers(tree, verb, passive=passive) + [c for t in taken if lemma_of(tree, t) == "hand" for c in _of(tree, t)]
    if trigger.entry.undergoer == "subject":
        agents, patients = by, [*subjects, *objects]
    elif passive:
        agents, patients = by, [*(s for s in subjects if s not in taken), *objects]
    else:
        agents, patients = [*subjects, *by], objects
    patients = patients or _others(scene, trigger, taken)
    if trigger.entry.undergoer == "mover":
        patients = subjects
    means = [
        c for c in (*children(tree, verb, "obl"), *agents) if preposition(tree, c) in {"in", "by", "during", "with", ""}
    ]
    return Roles(_clean(scene, agents), _clean(scene, _owners_of_parts(tree, patients)), verb, tuple(means))


def _bare_numbers(tree: Tree, verb: int) -> list[int]:
    """ "injured more than 40": the number is the object, though it may be read as an adverbial."""
    return [c for c in children(tree, verb, "obl") if tree[c].upos == "NUM" and not children(tree, c, "case")]


def _doers(tree: Tree, verb: int, *, passive: bool) -> list[int]:
    """ "by the army", "at the hands of the army"."""
    found = []
    for c in children(tree, verb, "obl"):
        case = preposition(tree, c)
        if case == "by" and (passive or tree[c].rel == "obl:agent"):
            found.append(c)
        elif case == "at" and lemma_of(tree, c) == "hand":
            found += _of(tree, c)
    return found


def _others(scene: Scene, trigger: Trigger, taken: set[int]) -> list[int]:
    """Who undergoes where there is no object: by a preposition, by what the set phrase owns, by what is threatened."""
    tree, verb = scene.tree, trigger.head
    # One fights "with" friends as often as with foes.
    prepositions = TOWARDS - {"with"} if trigger.entry.family == "fight" else TOWARDS
    found = [c for c in _towards(scene, verb, prepositions) if c not in taken]
    if not found and trigger.entry.patient in HARMED:
        found = [c for t in taken for c in _of(tree, t)]
    if not found and tree[verb].xpos == "VBG":
        found = [c for c in children(tree, verb, "obl", "nmod") if preposition(tree, c) == "of"]
    if not found and trigger.entry.type is EventType.THREATEN:
        told = children(tree, verb, *TOLD_OF)
        found = [
            c
            for t in told
            for c in (
                *children(tree, t, "obj"),
                *(s for s in children(tree, t, "nsubj") if tree[s].rel == "nsubj:pass"),
            )
        ]
    return found


def _towards(scene: Scene, head: int, prepositions: frozenset[str]) -> list[int]:
    """Obliques by one of the prepositions that tell no time."""
    tree = scene.tree
    return [c for c in children(tree, head, "obl") if preposition(tree, c) in prepositions and not _is_time(scene, c)]


def _owners_of_parts(tree: Tree, heads: Sequence[int]) -> list[int]:
    """Heads with relative pronouns, appositions and parts of the body replaced by whom they mean."""
    found: list[int] = []
    for head in heads:
        owners = _of(tree, head) if lemma_of(tree, head) in PARTS else []
        found += owners or [antecedent(tree, head)]
    return found


def _of_noun(scene: Scene, trigger: Trigger) -> Roles:
    tree, noun = scene.tree, trigger.head
    agents, patients = _about_noun(scene, trigger)
    light = trigger.light
    if light is not None and not trigger.caused:
        subjects, passive = subject_of(tree, light)
        by = _doers(tree, light, passive=passive)
        if lemma_of(tree, light) in SUFFERED:
            patients = patients or subjects
        else:
            agents = agents or [s for s in (by if passive else subjects) if s != noun]
        patients = patients or [c for c in _towards(scene, light, TOWARDS_NOUN) if c != noun]
    verb = light if light is not None else _carrier(tree, noun)
    return Roles(_clean(scene, agents), _clean(scene, _owners_of_parts(tree, patients)), verb)


def _about_noun(scene: Scene, trigger: Trigger) -> tuple[list[int], list[int]]:
    """Parties told by what hangs on the noun: "by", "of", "on", "between", owners, nations before it."""
    tree, noun = scene.tree, trigger.head
    harmed = trigger.entry.patient in HARMED
    agents: list[int] = []
    patients: list[int] = []
    for c in children(tree, noun, "nmod", "acl"):
        side = _side(scene, c, trigger, harmed=harmed)
        agents += [c] if side == "agent" else []
        patients += [c] if side == "patient" else []
        agents += _of(tree, c) if lemma_of(tree, c) == "hand" else []
    agents += [k for p in patients if harmed for k in children(tree, p, "nmod") if preposition(tree, k) == "by"]
    before, persons = _before(scene, noun, harmed=harmed)
    owners = [c for c in children(tree, noun, "nmod:poss") if not _is_time(scene, c)]
    if harmed and owners and not patients:
        return agents + before, [*persons, *owners]
    return owners + agents + before, patients + persons


def _side(scene: Scene, c: int, trigger: Trigger, *, harmed: bool) -> str:
    """Whether a noun that hangs on the event noun by a preposition does or undergoes."""
    case = preposition(scene.tree, c)
    kind = trigger.entry.type
    if scene.tree[c].upos in VERBAL or _is_time(scene, c):
        return ""
    if case in {"by", "from", "between"} or (case == "with" and kind in {EventType.CONSULT, EventType.COOPERATE}):
        return "agent"
    if case == "of":
        return "patient" if harmed or _is_sited(scene, c) else "agent"
    return "patient" if case in TOWARDS_NOUN or (case in {"to", "for"} and kind in TO_SOMEBODY) else ""


def _before(scene: Scene, noun: int, *, harmed: bool) -> tuple[list[int], list[int]]:
    """Those before the noun, doers and people harmed: "U.S. strikes", "US-led strikes", "the Sotloff killing"."""
    tree = scene.tree
    qualifiers = list(children(tree, noun, "compound", "amod"))
    led = [k for c in qualifiers if lemma_of(tree, c) in {"lead", "led", "back", "backed"} for k in tree.children[c]]
    parties = [q for q in (*qualifiers, *led) if _is_party(scene, q)]
    persons = [q for q in parties if harmed and _is_person(scene, q)]
    return [q for q in parties if q not in persons], persons


def _of(tree: Tree, noun: int) -> list[int]:
    found = list(children(tree, noun, "nmod:poss"))
    return found + [
        c for c in children(tree, noun, "nmod") if preposition(tree, c) == "of" and tree[c].rel != "nmod:poss"
    ]


def _is_time(scene: Scene, head: int) -> bool:
    """Whether a noun tells when."""
    name = scene.names.get(head)
    return head in scene.timed or bool(name and name.type is NameType.DATE)


def _is_sited(scene: Scene, head: int) -> bool:
    hit = scene.hits.get(head)
    return bool(hit and hit.known.kind is KnownKind.PLACE)


def _is_party(scene: Scene, head: int) -> bool:
    """Whether a word that qualifies a noun is somebody: a nation, a group, a named person."""
    hit = scene.hits.get(head)
    if hit:
        return hit.known.kind is not KnownKind.PLACE
    name = scene.names.get(head)
    return bool(name and name.type in {NameType.PERSON, NameType.ORGANISATION, NameType.NATIONALITY})


def _is_location(scene: Scene, head: int) -> bool:
    name = scene.names.get(head)
    return _is_sited(scene, head) or bool(name and name.type in PLACES)


def _is_person(scene: Scene, head: int) -> bool:
    name = scene.names.get(head)
    return bool(name and name.type is NameType.PERSON)


def _carrier(tree: Tree, noun: int) -> int:
    """The verb whose clause the noun stands in, for time and place; the noun itself where there is none."""
    head, rel = tree[noun].head, base(tree[noun].rel)
    if head < 0 or tree[head].upos not in VERBAL:
        return noun
    return head if rel in {"nsubj", "obj"} or (rel == "obl" and preposition(tree, noun) in MEANS) else noun


def _clean(scene: Scene, heads: Sequence[int]) -> tuple[int, ...]:
    """Each head once, with its conjuncts; for an apposition what it explains, unless that is a place."""
    tree = scene.tree
    main = [tree[h].head if tree[h].rel == "appos" and not _is_location(scene, tree[h].head) else h for h in heads]
    nouns = NOMINAL | {"PRON", "NUM", "ADJ", "DET", "SYM"}
    return tuple(dict.fromkeys(h for h in with_conjuncts(tree, main) if tree[h].upos in nouns))
