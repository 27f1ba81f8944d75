"""The words of a sentence that tell of a happening: entries of the event lexicon found over the tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from twosource.extract.inflection import verb_forms
from twosource.extract.syntax import Tree, base, children
from twosource.lexicon import tables
from twosource.model.finding import EventType, Measure

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
# Relations by which a noun or particle belongs to a verb's set phrase.
BOUND = ("obj", "compound", "obl", "xcomp", "advmod", "nmod", "iobj", "advcl", "amod", "nsubj:pass", "ccomp")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `lexicon/events.tsv` by one of its heads: the lemma, what hangs on it, and what they tell.

    `rest` has the lemmas that must hang on the head, each with those that may stand in its place ("tie|relation").
    `family` names the words that can tell of one and the same happening. `undergoer`: "subject" where the subject
    undergoes ("died"), "mover" where it acts and is yet what is counted ("fled").
    """

    head: str
    rest: tuple[str, ...]
    pos: str
    type: EventType
    mode: str | None
    needs: str
    patient: Measure | None
    undergoer: str
    family: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that heads the words of an event, all its tokens, and the light verb that carries a noun.

    `caused`: the light verb only brings it about ("will result in bloodshed"), so that its subject does not do it.
    """

    head: int
    tokens: tuple[int, ...]
    entry: Entry
    light: int | None = None
    caused: bool = False


@dataclass(frozen=True, slots=True)
class TriggerFinder:
    """Finds triggers; whether a trigger has the parties it needs is `events`' to say."""

    entries: Mapping[str, tuple[Entry, ...]]
    light: frozenset[str]
    causes: frozenset[str]
    figurative: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]

    @classmethod
    def load(cls) -> TriggerFinder:
        """Read `lexicon/events.tsv`, `light_verbs.tsv`, `figurative.tsv`."""
        entries: dict[str, list[Entry]] = {}
        for row in tables.rows("events.tsv"):
            for entry in _entries(row):
                entries.setdefault(entry.head, []).append(entry)
        figurative: dict[str, set[str]] = {}
        for row in tables.rows("figurative.tsv"):
            figurative.setdefault(row["word"], set()).update(row["beside"].split("|"))
        return cls(
            MappingProxyType(
                {head: tuple(sorted(found, key=lambda e: -len(e.rest))) for head, found in entries.items()}
            ),
            frozenset(r["verb"] for r in tables.rows("light_verbs.tsv")),
            frozenset(r["verb"] for r in tables.rows("light_verbs.tsv") if r["stage"] == "cause"),
            MappingProxyType({word: frozenset(beside) for word, beside in figurative.items()}),
            verb_forms(head for head, found in entries.items() if any(e.pos == "V" for e in found)),
        )

    def __call__(self, tree: Tree) -> tuple[tuple[Trigger, ...], ...]:
        """For each token that heads an event, its possible readings, the longest first; in order of the text."""
        found = []
        for i in range(len(tree)):
            readings = self._readings(tree, i)
            if readings:
                found.append(readings)
        return tuple(found)

    def _readings(self, tree: Tree, i: int) -> tuple[Trigger, ...]:
        pos, lemma = part_of_speech(tree, i), lemma_of(tree, i)
        if pos == "V" and lemma not in self.entries:
            lemma = self.forms.get(tree[i].text.lower(), lemma)
        if not pos or lemma not in self.entries:
            return ()
        turned = self._turned(tree, i, lemma)
        light = self.light_verb(tree, i) if pos == "N" else None
        readings = []
        for entry in self.entries[lemma]:
            rest = _found_rest(tree, i, entry) if entry.pos == pos else None
            if rest is not None:
                causes = light is not None and lemma_of(tree, light) in self.causes
                own = tuple(lemma_of(tree, r) for r in rest)
                if turned - set(own):
                    continue
                told = replace(entry, rest=own) if rest else entry
                readings.append(Trigger(i, (i, *rest), told, light, causes))
        return tuple(readings)

    def light_verb(self, tree: Tree, noun: int) -> int | None:
        """The light verb whose object or subject the noun is: "carried out strikes", "strikes carried out by"."""
        hung = (c for c in children(tree, noun, "acl") if tree[c].rel == "acl" and tree[c].xpos == "VBN")
        if participle := next((c for c in hung if lemma_of(tree, c) in self.light), None):
            return participle
        rel, head = tree[noun].rel, tree[noun].head
        while rel == "conj" and head >= 0 and tree[head].upos in NOMINAL:
            rel, head = tree[head].rel, tree[head].head
        if head < 0 or rel not in {"obj", "nsubj:pass", "obl", "nsubj"} or tree[head].upos not in VERBAL:
            return None
        return head if lemma_of(tree, head) in self.light else None

    def _turned(self, tree: Tree, i: int, lemma: str) -> frozenset[str]:
        """The words that turn the sense and stand beside: "heart attack", "under fire from critics"."""
        beside = self.figurative.get(lemma)
        if not beside:
            return frozenset()
        near = [*tree.children[i], *([tree[i].head] if tree[i].head >= 0 else [])]
        near += [c for n in tree.children[i] for c in tree.children[n]]
        return beside & {lemma_of(tree, n) for n in near}


def lemma_of(tree: Tree, i: int) -> str:
    """The lemma in lower case; "missing" is an adjective, however tagged."""
    lemma = tree[i].lemma.lower()
    return "missing" if lemma == "miss" and tree[i].text.lower() == "missing" else lemma


def part_of_speech(tree: Tree, i: int) -> str:
    """V for what tells as a verb, N as a noun, A as a predicate adjective; "" for what tells nothing by itself."""
    token = tree[i]
    if token.text.lower() == "missing" and base(token.rel) in {
        "root",
        "xcomp",
        "conj",
        "ccomp",
        "advcl",
        "acl",
        "parataxis",
    }:
        return "A"
    if token.rel in {"amod", "acl"} and 0 <= token.head < i and token.xpos in {"VBN", "VBD", "JJ"}:
        return "V" if token.upos in VERBAL else "A"
    if token.rel == "amod" and token.xpos == "VBN" and token.head > i:
        return "V"
    if token.upos in VERBAL:
        return "" if token.rel in {"amod", "aux", "aux:pass", "cop", "compound", "case", "mark"} else "V"
    if token.upos in NOMINAL:
        return "" if token.rel in {"compound", "flat"} and _names_something(tree, i) else "N"
    if token.upos == "ADJ":
        return "" if base(token.rel) in {"amod", "det", "nsubj", "obj", "obl", "nmod", "flat"} else "A"
    return ""


def _names_something(tree: Tree, i: int) -> bool:
    """Whether the noun only qualifies the next ("attack helicopter", "strike group", "murder suspect")."""
    return tree[i].head > i


def _found_rest(tree: Tree, i: int, entry: Entry) -> tuple[int, ...] | None:
    """The tokens of the entry's further lemmas about token i, None if one is missing."""
    if not entry.rest:
        return ()
    near = children(tree, i, *BOUND) + _done_to(tree, i)
    near += tuple(c for b in near for c in children(tree, b, "conj", "compound", "amod", "case", "mark"))
    found: list[int] = []
    for slot in entry.rest:
        lemmas = slot.split("|")
        match = next((c for c in near if lemma_of(tree, c) in lemmas and c not in (i, *found)), None)
        if match is None:
            return None
        found.append(match)
    return tuple(found)


def _done_to(tree: Tree, verb: int) -> tuple[int, ...]:
    """The noun that a passive participle qualifies, as if it were its object: "the pact signed by the two"."""
    head = tree[verb].head
    participle = tree[verb].xpos == "VBN" and tree[verb].rel in {"acl", "acl:relcl"}
    return (head,) if participle and tree[head].upos in NOMINAL else ()


def _entries(row: dict[str, str]) -> Iterator[Entry]:
    """One row for each of its heads; in noun entries the head is the last word ("air strike"), else the first."""
    words = row["words"].split()
    heads, rest = (words[-1], words[:-1]) if row["pos"] == "N" else (words[0], words[1:])
    for head in heads.split("|"):
        yield Entry(
            head,
            tuple(rest),
            row["pos"],
            EventType(row["type"]),
            row["mode"] or None,
            row["needs"],
            Measure(row["patient"]) if row["patient"] else None,
            row["undergoer"],
            row["family"] or head,
        )
