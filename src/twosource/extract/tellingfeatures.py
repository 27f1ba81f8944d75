"""What a classifier is told of a word that may tell of a happening: its form, its neighbours, its place in the report.

The order of the numbers is part of the shipped classifier: who changes it runs `training.events` anew.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.found import Found
from twosource.extract.scene import Scene
from twosource.extract.syntax import base
from twosource.extract.triggers import Entry, Trigger
from twosource.extract.voice import Voices
from twosource.model.finding import EventType
from twosource.model.text import BlockKind, Sentence, Token

WORDS = ("VERB", "NOUN", "ADJ", "PROPN", "AUX")
TAGS = ("VBD", "VBN", "VBG", "VB", "VBZ", "VBP", "NN", "NNS", "NNP", "NNPS", "JJ")
RELATIONS = (
    "root", "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "conj", "xcomp", "ccomp", "advcl", "acl",
    "acl:relcl", "amod", "compound", "parataxis", "appos", "dep",
)  # fmt: skip
BELOW = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "det", "amod", "compound", "aux", "aux:pass", "advcl", "mark",
    "case", "xcomp", "ccomp", "nmod:poss", "cop", "obl:agent",
)  # fmt: skip
LED_IN = (
    frozenset({"the"}),
    frozenset({"a", "an"}),
    frozenset({"this", "that", "these", "such"}),
    frozenset({"not", "no", "never"}),
    frozenset({"will", "would", "could", "may", "might", "can", "should"}),
)
NEEDS = ("joined", "settled", "violent", "party", "object", "person")
INNER = frozenset({"flat", "compound"})
OPENING = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that tells, with what the lexicon finds in it.

    `found` by token; `read` are the readings of tokens whose needs are not met; `parts` belong to a set phrase.
    """

    number: int
    scene: Scene
    found: Mapping[int, Found]
    read: Mapping[int, Trigger]
    parts: frozenset[int]

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.scene.tree.sentence


@dataclass(frozen=True, slots=True)
class Course:
    """What was told before a sentence: its number, how many there are, and how often lemmas and families came."""

    number: int
    total: int
    lemmas: Counter[str]
    families: Counter[str]
    everywhere: Counter[str]


def candidates(told: Told) -> tuple[int, ...]:
    """Words that may tell of a happening: verbs, nouns and adjectives, and whatever the lexicon has found."""
    return tuple(i for i, token in enumerate(told.sentence.tokens) if i in told.found or _has_content(token))


def _has_content(token: Token) -> bool:
    return token.upos in {"VERB", "NOUN", "ADJ"} or (token.upos == "PROPN" and token.rel not in INNER)


def plain(told: Told, i: int, course: Course, voices: Voices) -> list[float]:
    """What the word itself, its tree and its place tell."""
    scene, token = told.scene, told.sentence.tokens[i]
    below = [told.sentence.tokens[c] for c in scene.tree.children[i]]
    relations = {k.rel for k in below} | {base(k.rel) for k in below}
    lemmas = {k.lemma.lower() for k in below}
    found = [
        *(token.upos == word for word in WORDS),
        *(token.xpos == tag for tag in TAGS),
        *(token.rel == rel for rel in RELATIONS),
        *(base(token.rel) == rel for rel in ("nsubj", "obl", "acl")),
        *(rel in relations for rel in BELOW),
        *(bool(lemmas & words) for words in LED_IN),
        i in scene.names,
        any(c in scene.names for c in scene.tree.children[i]),
        any(c in scene.mentions for c in scene.tree.children[i]),
        i in scene.timed,
    ]
    return [float(f) for f in found] + _place(told, token, course, voices)


def _place(told: Told, token: Token, course: Course, voices: Voices) -> list[float]:
    """Where in the report the word stands, on whose word, and how often it came and comes."""
    lemma = token.lemma.lower()
    return [
        float(voices.of_span(token.span) is not None),
        float(told.sentence.kind is BlockKind.TITLE),
        float(told.sentence.kind is BlockKind.HEADING),
        course.number / course.total,
        float(course.number == 0),
        float(course.number <= OPENING),
        math.log1p(course.number),
        math.log1p(course.lemmas[lemma]),
        float(course.lemmas[lemma] > 0),
        math.log1p(course.everywhere[lemma]),
    ]


def by_lexicon(told: Told, i: int, course: Course) -> list[float]:
    """What the lexicon says of the word."""
    found, read = told.found.get(i), told.read.get(i)
    entry = found.trigger.entry if found else read.entry if read else None
    times = course.families[entry.family] if entry else 0
    flags = [
        found is not None,
        found is None and read is not None,
        found is None and i in told.parts,
        times > 0,
        bool(found and found.roles.agents),
        bool(found and found.roles.patients),
        bool(found and found.trigger.light is not None),
    ]
    return [*map(float, flags), math.log1p(times), *_of_entry(entry)]


def _of_entry(entry: Entry | None) -> list[float]:
    if entry is None:
        return [0.0] * (len(EventType) + len(NEEDS) + 3)
    named = [*(entry.type is kind for kind in EventType), *(entry.needs == need for need in NEEDS)]
    return [float(f) for f in (*named, *(entry.pos == pos for pos in "VNA"))]


def courses(told: Sequence[Told], total: int) -> list[Course]:
    """For each sentence what came before it."""
    everywhere = Counter(t.lemma.lower() for s in told for t in s.sentence.tokens)
    found, lemmas, families = [], Counter[str](), Counter[str]()
    for one in told:
        found.append(Course(one.number, total, lemmas.copy(), families.copy(), everywhere))
        lemmas.update(one.sentence.tokens[i].lemma.lower() for i in candidates(one))
        families.update(f.trigger.entry.family for f in one.found.values())
    return found
