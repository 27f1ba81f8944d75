"""Who does and who undergoes an event: the heads of the noun phrases, from the relations about its trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.gazetteer import KnownKind, is_place_name
from twosource.extract.scene import Scene
from twosource.extract.subjects import antecedent, subject_of, with_conjuncts
from twosource.extract.syntax import Tree, base, children
from twosource.extract.triggers import NOMINAL, VERBAL, Trigger, lemma_of
from twosource.lexicon import tables
from twosource.model.finding import EventType, Measure
from twosource.model.text import NameType

# Prepositions that lead to the one who undergoes: "opened fire on", "clashed with", "an attack against".
TOWARDS = frozenset({"on", "at", "against", "upon", "with", "to"})
TOWARDS_NOUN = frozenset({"on", "against", "upon", "with", "at"})
# Nouns whose "of" tells who does it: "the attack of the rebels", against "the invasion of Norland".
DONE_OF = tables.words("event_classes.toml", "done_of")
OF_WISHES = frozenset({EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
PEOPLE = frozenset(r["word"] for r in tables.rows("sectors.tsv"))
GIVING = frozenset({"send"})
ACTING = frozenset({"GOV", "MIL", "REB", "COP", "UAF", "CRM", "SPY"})
ARMS = frozenset({"weapons", "vehicles"})
BODIES = frozenset(r["word"] for r in tables.rows("sectors.tsv") if r["sector"] in ACTING) - frozenset(
    r["word"] for r in tables.rows("counted.tsv") if r["kind"] in ARMS
)
SHOWING = tables.words("event_classes.toml", "showing")
TO_SOMEBODY = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.CONSULT, EventType.AID, EventType.CONCEDE})
HARMED = frozenset(
    {Measure.KILLED, Measure.INJURED, Measure.CAPTURED, Measure.FREED, Measure.MISSING, Measure.DISPLACED}
)
MEANS = frozenset({"in", "by", "during", "after"})
WHEN = frozenset({"when", "after", "as"})
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
    objects = objects or [c for c in children(tree, verb, "iobj") if c not in taken]
    by = _doers(tree, verb, passive=passive) or _shared_doers(tree, verb, passive=passive)
    by += [c for t in taken if lemma_of(tree, t) == "hand" for c in _of(tree, t)]
    if trigger.entry.undergoer == "subject":
        agents, patients = by or _from(tree, trigger), [*subjects, *objects]
    elif passive:
        agents, patients = by, [*(s for s in subjects if s not in taken), *objects]
    else:
        agents, patients = [*subjects, *by], objects
    patients = patients or _others(scene, trigger, taken)
    if trigger.entry.undergoer == "mover":
        patients = subjects
    patients = _robbed(scene, trigger) or _receivers(scene, trigger) or patients
    patients = [*patients, *_within(scene, trigger, patients)]
    means = tuple(_means(tree, verb, agents))
    return Roles(_clean(scene, agents), _clean(scene, _owners_of_parts(tree, patients)), verb, means)


def _means(tree: Tree, verb: int, agents: Sequence[int]) -> list[int]:
    """By what it was done: "killed in a strike", "killed and wounded in a strike", "hurt when a car crashed"."""
    verbs = (verb, *(c for c in children(tree, verb, "conj") if tree[c].upos in VERBAL))
    obliques = [c for v in verbs for c in children(tree, v, "obl")]
    by_noun = [c for c in (*obliques, *agents) if preposition(tree, c) in {"in", "by", "during", "with", ""}]
    clauses = (c for c in children(tree, verb, "advcl") if children(tree, c, "nsubj"))
    return by_noun + [c for c in clauses if {tree[m].text.lower() for m in children(tree, c, "mark", "advmod")} & WHEN]


def _shared_doers(tree: Tree, verb: int, *, passive: bool) -> list[int]:
    """ "Was shot and killed by police": the last of coordinated passives tells who did them all."""
    if not passive:
        return []
    later = [c for c in children(tree, verb, "conj") if tree[c].xpos == "VBN" and not children(tree, c, "nsubj")]
    return [d for c in later for d in _doers(tree, c, passive=True)]


def _receivers(scene: Scene, trigger: Trigger) -> list[int]:
    """To whom a thing was given: "sent the council a letter", "sent arms to the rebels"."""
    tree, verb = scene.tree, trigger.head
    if trigger.entry.type is not EventType.AID and trigger.entry.family not in GIVING:
        return []
    near = [c for o in (verb, *children(tree, verb, "obj")) for c in children(tree, o, "obl", "nmod")]
    to = [c for c in near if preposition(tree, c) == "to" and not _is_time(scene, c)]
    served = list(children(tree, verb, "iobj")) if children(tree, verb, "obj") else []
    return served or [c for c in to if not _is_location(scene, c)]


def _within(scene: Scene, trigger: Trigger, patients: Sequence[int]) -> list[int]:
    """Who is meant by a thing that is asked for or refused: "rejected a rebel request", "an inquiry by them"."""
    tree, verb = scene.tree, trigger.head
    if trigger.entry.type not in OF_WISHES:
        return []
    asked_for = [c for c in children(tree, verb, "obl") if preposition(tree, c) == "for"]
    things = [t for t in (*patients, *asked_for) if tree[t].upos == "NOUN" and lemma_of(tree, t) not in PEOPLE]
    before = [c for t in things for c in children(tree, t, "compound", "amod", "nmod:poss") if _acts(scene, c)]
    after = [
        c for t in (verb, *things) for c in children(tree, t, "nmod", "obl") if preposition(tree, c) in {"by", "from"}
    ]
    return before + ([] if subject_of(tree, verb)[1] else [c for c in after if not _is_time(scene, c)])


def _acts(scene: Scene, head: int) -> bool:
    return _is_party(scene, head) or _is_body(scene, head) or scene.tree[head].rel == "nmod:poss"


def _robbed(scene: Scene, trigger: Trigger) -> list[int]:
    """From whom a thing was seized: "jets captured from the army"."""
    if trigger.entry.mode != "seize":
        return []
    losers = [c for c in children(scene.tree, trigger.head, "obl", "nmod") if preposition(scene.tree, c) == "from"]
    return [c for c in losers if not _is_time(scene, c)]


def _from(tree: Tree, trigger: Trigger) -> list[int]:
    """Whose attack it was that somebody "came under": the rebels', that of the rebels, from or by the rebels."""
    nouns = [t for t in trigger.tokens if t != trigger.head and tree[t].upos in NOMINAL]
    told = [c for t in (*nouns, trigger.head) for c in children(tree, t, "nmod", "obl")]
    return [c for c in told if preposition(tree, c) in {"of", "by", "from"} or tree[c].rel == "nmod:poss"]


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
    found = found or [c for t in taken for c in children(tree, t, "nmod") if preposition(tree, c) in TOWARDS]
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
            doers = [s for s in (by if passive else subjects) if s != noun]
            agents = doers if doers and all(tree[a].xpos == "PRP$" for a in agents) else agents
        patients = patients or [c for c in _towards(scene, light, TOWARDS_NOUN) if c != noun]
    if preposition(tree, noun) == "under" and not patients:
        patients = subject_of(tree, noun)[0]
    verb = light if light is not None else _carrier(tree, noun)
    agents = agents or (_shown_by(scene, noun) if trigger.entry.patient in HARMED else [])
    return Roles(_clean(scene, agents), _clean(scene, _owners_of_parts(tree, patients)), verb)


def _shown_by(scene: Scene, noun: int) -> list[int]:
    """In "a Red Front video showing the killing" the Red Front, whose deed its video shows."""
    tree = scene.tree
    shows = tree[noun].head
    if shows < 0 or tree[shows].upos not in VERBAL or base(tree[noun].rel) != "obj":
        return []
    shown = [s for s in subject_of(tree, shows)[0] if lemma_of(tree, s) in SHOWING]
    return [c for s in shown for c in children(tree, s, "compound", "nmod:poss") if _is_party(scene, c)]


def _about_noun(scene: Scene, trigger: Trigger) -> tuple[list[int], list[int]]:
    """Parties told by what hangs on the noun: "by", "of", "on", "between", owners, nations before it."""
    tree, noun = scene.tree, trigger.head
    harmed = trigger.entry.patient in HARMED
    agents: list[int] = []
    patients: list[int] = []
    for c in children(tree, noun, "nmod", "acl", "obl"):
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
        return "patient" if harmed or trigger.entry.head not in DONE_OF or _is_sited(scene, c) else "agent"
    return "patient" if case in TOWARDS_NOUN or (case in {"to", "for"} and kind in TO_SOMEBODY) else ""


def _before(scene: Scene, noun: int, *, harmed: bool) -> tuple[list[int], list[int]]:
    """Those before the noun, doers and people harmed: "U.S. strikes", "US-led strikes", "the Sotloff killing"."""
    tree = scene.tree
    qualifiers = list(children(tree, noun, "compound", "amod"))
    led = [k for c in qualifiers if lemma_of(tree, c) in {"lead", "led", "back", "backed"} for k in tree.children[c]]
    parties = [q for q in (*qualifiers, *led) if _is_party(scene, q) or _is_body(scene, q)]
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


def _is_body(scene: Scene, head: int) -> bool:
    """Whether a word before the noun is a sort of those who act: "coalition strikes", "a police raid"."""
    return scene.tree[head].rel == "compound" and lemma_of(scene.tree, head) in BODIES


def _is_location(scene: Scene, head: int) -> bool:
    name = scene.names.get(head)
    return _is_sited(scene, head) or bool(name and is_place_name(name))


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
