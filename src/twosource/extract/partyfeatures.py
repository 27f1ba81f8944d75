"""What a classifier is told of a noun that may be a party to an event: what it is, how it hangs on the event's word.

The order of the numbers is part of the shipped classifier: who changes it runs `training.events` anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from twosource.extract.actors import PartyReader
from twosource.extract.arguments import preposition
from twosource.extract.found import EventFinder, Found
from twosource.extract.gazetteer import KnownKind
from twosource.extract.partyrules import Ruled
from twosource.extract.scene import Scene
from twosource.extract.subjects import is_passive, subject_of
from twosource.extract.syntax import Tree, base, children
from twosource.extract.triggers import Trigger
from twosource.model.finding import EventType, Measure, Sector, SourceKind
from twosource.model.text import NameType

CASES = (
    "by", "of", "in", "on", "at", "against", "to", "from", "with", "for", "between", "among", "under", "during",
    "after", "into", "near", "about", "over", "as",
)  # fmt: skip
WORDS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X")
TAGS = ("PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "WP", "WDT", "DT")
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod", "appos", "conj",
    "root", "flat", "xcomp", "ccomp", "nummod", "det", "advcl", "acl", "acl:relcl", "parataxis", "dep",
)  # fmt: skip
KEPT_WHOLE = frozenset({"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl"})
NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
STANDING = frozenset({"nsubj", "obj", "obl"})
COUNTED = STANDING | {"nmod", "root", "conj"}
RELATIVE = frozenset({"that", "which", "who", "whom", "what"})
PRONOUNS = (
    frozenset({"he", "she", "they", "it"}),
    frozenset({"his", "her", "their", "its"}),
    frozenset({"i", "we", "our", "my", "you"}),
)
BY_LIGHT = ("vnsubj", "vobj", "vobl", "vnsubj:pass", "vobl:agent")
LED = frozenset({"led", "backed"})
STEPS = 5


def candidates(scene: Scene, trigger: Trigger) -> tuple[int, ...]:
    """The nouns, names, pronouns and words of nations of the sentence, without the event's own word."""
    return tuple(j for j in range(len(scene.tree)) if j != trigger.head and _can_be(scene, trigger, j))


def _can_be(scene: Scene, trigger: Trigger, j: int) -> bool:
    token = scene.tree[j]
    rel = base(token.rel)
    stands = (
        token.upos in NOUNS
        or token.xpos == "PRP$"
        or (token.upos == "NUM" and rel in COUNTED)
        or (token.upos == "ADJ" and j in scene.hits)
        or (token.upos in {"DET", "ADJ"} and rel in STANDING)
    )
    if not stands or token.rel == "flat" or token.text.lower() in RELATIVE:
        return False
    known = j in scene.hits or j in scene.names or j in scene.mentions
    return token.rel != "compound" or known or token.head == trigger.head


def path(tree: Tree, start: int, end: int) -> tuple[str, int, int]:
    """The relations from one token up and down to another, how many steps up, how many down."""
    up = _chain(tree, start)
    down = [end]
    while down[-1] not in up and tree[down[-1]].head >= 0:
        down.append(tree[down[-1]].head)
    climbed = up[: up.index(down[-1])] if down[-1] in up else up
    fallen = down[:-1]
    names = [f"^{base(tree[x].rel)}" for x in climbed] + [f"v{_relation(tree, x)}" for x in reversed(fallen)]
    return " ".join(names), len(climbed), len(fallen)


def _chain(tree: Tree, start: int) -> list[int]:
    found = [start]
    while tree[found[-1]].head >= 0:
        found.append(tree[found[-1]].head)
    return found


def _relation(tree: Tree, i: int) -> str:
    return tree[i].rel if tree[i].rel in KEPT_WHOLE else base(tree[i].rel)


def features(
    find: EventFinder, scene: Scene, found: Found, ruled: Ruled, j: int, others: Sequence[int]
) -> tuple[list[float], str]:
    """The numbers for noun j as a party of the event, and the path that leads to it."""
    way, up, down = path(scene.tree, found.trigger.head, j)
    flags = [
        *_word(scene, j),
        *_kind(find, scene, j),
        *_by_rule(found, ruled, j),
        *_event(found),
        *_subject(scene, found, j),
    ]
    return [*map(float, flags), *_distance(found, j, up + down, others), *_steps(up, down)], way


def _word(scene: Scene, j: int) -> list[bool]:
    token, case = scene.tree[j], preposition(scene.tree, j)
    text, below = token.text.lower(), {scene.tree[c].text.lower() for c in scene.tree.children[j]}
    return [
        *(case == c for c in CASES),
        case != "" and case not in CASES,
        case == "",
        *(token.upos == word for word in WORDS),
        *(token.xpos == tag for tag in TAGS),
        *(token.rel == rel for rel in RELATIONS),
        *(text in pronouns for pronouns in PRONOUNS),
        bool(LED & below),
        text in LED,
        not below,
    ]


def _kind(find: EventFinder, scene: Scene, j: int) -> list[bool]:
    name, hit, mention = scene.names.get(j), scene.hits.get(j), scene.mentions.get(j)
    parties: PartyReader = find.parties
    return [
        *(name is not None and name.type is kind for kind in NameType),
        *(hit is not None and hit.known.kind is kind for kind in KnownKind),
        *(mention is not None and mention.kind is kind for kind in SourceKind),
        *(mention is not None and mention.sector is sector for sector in Sector),
        mention is None,
        parties.is_people(scene, j),
        parties.belongs(scene, j),
        find.places.is_place(scene, j),
        j in scene.timed,
        scene.tree[j].lemma.lower() in parties.sectors,
    ]


def _by_rule(found: Found, ruled: Ruled, j: int) -> list[bool]:
    roles = found.roles
    return [
        j in roles.agents,
        j in roles.patients,
        j in ruled.actors,
        j in ruled.recipients,
        not ruled.actors,
        not ruled.recipients,
        not roles.agents,
        not roles.patients,
        j in roles.means,
        j in ruled.actors and j not in ruled.recipients,
        j in roles.agents and found.trigger.entry.type is EventType.ASSAULT,
    ]


def _event(found: Found) -> list[bool]:
    entry = found.trigger.entry
    return [
        *(entry.type is kind for kind in EventType),
        *(entry.patient is measure for measure in Measure),
        *(entry.undergoer == who for who in ("subject", "mover")),
        *(entry.pos == pos for pos in "NVA"),
        found.trigger.light is not None,
    ]


def _subject(scene: Scene, found: Found, j: int) -> list[bool]:
    tree, head, light = scene.tree, found.trigger.head, found.trigger.light
    subjects, passive = subject_of(tree, head)
    by_light = path(tree, light, j)[0] if light is not None else ""
    root = next(i for i in range(len(tree)) if tree[i].head < 0)
    return [
        is_passive(tree, head),
        j in subjects,
        j in subjects and passive,
        j in subjects and not passive,
        *(by_light == way for way in BY_LIGHT),
        j in children(tree, root, "nsubj"),
        tree[head].head < 0,
    ]


def _distance(found: Found, j: int, steps: int, others: Sequence[int]) -> list[float]:
    head = found.trigger.head
    apart = abs(head - j)
    between = sum(min(head, j) < c < max(head, j) for c in others)
    near = [j < head, apart <= 1, apart <= 3, steps <= 1, steps == 2, steps == 3, steps > 4, between == 0]
    return [*map(float, near), math.log1p(apart), min(between, 6) / 3]


def _steps(up: int, down: int) -> list[float]:
    return [float(min(up, STEPS)), float(min(down, STEPS))]
