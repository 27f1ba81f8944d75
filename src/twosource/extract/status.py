"""Whether what a trigger tells happened, goes on, is planned, only supposed, or said not to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.syntax import Tree, ancestors, base, children
from twosource.extract.triggers import NOMINAL, VERBAL, Trigger, lemma_of
from twosource.lexicon import tables
from twosource.model.finding import EventType, Status

NEGATIVE = frozenset({"not", "n't", "never", "no", "nobody", "none", "nor", "neither", "without", "n’t"})
CONDITION = frozenset({"if", "unless", "whether", "lest"})
FULL_STOPS = frozenset({".", "!", "?", ".”", '."', "”", '"', "’", "'", "..."})
OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL})
# What is done by saying it is done once it is said: "is threatening to kill" has threatened.
SAID = frozenset({EventType.THREATEN, EventType.REQUEST, EventType.ACCUSE, EventType.AGREE, EventType.CONCEDE})
# How far up a governing word still colours the trigger: "denied that they planned to attack" is three steps.
REACH = 4
CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl"})
# What one used a thing for was done: "used their shields to beat back the crowd".
MEANS = frozenset({"use"})


@dataclass(frozen=True, slots=True)
class StatusReader:
    """Reads the status of a trigger: what its own clause says, then what governs it.

    `governors`, `intents`: lemma -> the status it gives to what hangs on it (intents only to infinitives and nouns).
    """

    governors: Mapping[str, Status]
    intents: Mapping[str, Status]
    modals: Mapping[str, Status]
    qualifiers: Mapping[str, Status]

    @classmethod
    def load(cls) -> StatusReader:
        """Read `lexicon/status.tsv`."""
        table: dict[str, dict[str, Status]] = {"governor": {}, "intent": {}, "modal": {}, "qualifier": {}}
        for row in tables.rows("status.tsv"):
            table[row["role"]][row["word"]] = Status(row["status"])
        return cls(*(MappingProxyType(table[role]) for role in ("governor", "intent", "modal", "qualifier")))

    def __call__(self, tree: Tree, trigger: Trigger) -> Status:
        """The status for the one who tells it: two negations make it happened, the open outweighs the ongoing."""
        if self.is_granted(tree, trigger):
            return Status.ONGOING
        own = self._own(tree, trigger)
        above = self._above(tree, trigger.head if trigger.light is None else trigger.light)
        if Status.NEGATED in {own, above}:
            return Status.NEGATED if own is not above else Status.HAPPENED
        found = above if above in OPEN and own in {None, Status.ONGOING} else own or above or Status.HAPPENED
        return Status.HAPPENED if found is Status.ONGOING and trigger.entry.type in SAID else found

    def is_granted(self, tree: Tree, trigger: Trigger) -> bool:
        """Whether it is taken for granted: what must stop as a condition ("unless the strikes stop") goes on."""
        verb = tree[trigger.head].head
        if tree[trigger.head].upos not in NOMINAL or verb < 0 or base(tree[trigger.head].rel) not in {"nsubj", "obj"}:
            return False
        goes_on = self.governors.get(lemma_of(tree, verb)) is Status.ONGOING
        return goes_on and any(tree[m].text.lower() in CONDITION for m in children(tree, verb, "mark"))

    def _own(self, tree: Tree, trigger: Trigger) -> Status | None:
        """What the trigger's own words, its light verb and their auxiliaries say."""
        if _is_negated(tree, trigger.head) or (trigger.light is not None and _is_negated(tree, trigger.light)):
            return Status.NEGATED
        if tree[trigger.head].upos not in NOMINAL:
            return self._of_clause(tree, trigger.head)
        lemmas = [lemma_of(tree, c) for c in children(tree, trigger.head, "amod", "compound")]
        qualified = next((self.qualifiers[lemma] for lemma in lemmas if lemma in self.qualifiers), None)
        if qualified or trigger.light is None:
            return qualified
        clause = self._of_clause(tree, trigger.light)
        return clause if clause in OPEN else self._governor(tree, trigger.light, trigger.head) or clause

    def _of_clause(self, tree: Tree, verb: int) -> Status | None:
        """What modals, conditions and tenses of the verb's own clause say."""
        auxiliaries = children(tree, verb, "aux", "cop")
        modal = next((self.modals[lemma_of(tree, a)] for a in auxiliaries if lemma_of(tree, a) in self.modals), None)
        if modal:
            return modal
        if any(tree[m].text.lower() in CONDITION for m in children(tree, verb, "mark")):
            return Status.HYPOTHETICAL
        if tree[verb].xpos == "VBG" and (_progressive(tree, auxiliaries) or base(tree[verb].rel) == "acl"):
            return Status.ONGOING
        if any(tree[a].text.lower() == "being" for a in auxiliaries) or _goes_on(tree, verb):
            return Status.ONGOING
        purpose = tree[verb].xpos == "VB" and base(tree[verb].rel) in {"advcl", "acl"} and not auxiliaries
        if purpose and tree[verb].head >= 0 and lemma_of(tree, tree[verb].head) in MEANS:
            return self._of_clause(tree, tree[verb].head)
        asked = tree[verb].head >= 0 and self.intents.get(lemma_of(tree, tree[verb].head)) is Status.HYPOTHETICAL
        return (Status.HYPOTHETICAL if asked else Status.PLANNED) if purpose else None

    def _above(self, tree: Tree, start: int) -> Status | None:
        """What the words that govern the trigger say: "plan to", "threatened to", "denied", "if"."""
        below = start
        for step, i in enumerate(ancestors(tree, start)):
            if step >= REACH:
                break
            found = self._governor(tree, i, below) or self._frame(tree, i, below)
            if found or not _passes(tree, below):
                return found
            below = i
        return None

    def _governor(self, tree: Tree, i: int, below: int) -> Status | None:
        """The status that word i gives to `below`, which hangs on it."""
        lemma, rel, noun = lemma_of(tree, i), base(tree[below].rel), tree[below].upos in NOMINAL
        if lemma in self.governors:
            direct = rel in CLAUSAL - {"advcl"} or rel == "obj" or (rel in {"nmod", "obl"} and tree[i].upos in NOMINAL)
            status = (
                self.governors[lemma]
                if direct or (tree[below].rel == "nsubj:pass" and self.governors[lemma] is Status.NEGATED)
                else None
            )
        elif lemma in self.intents:
            infinitive = rel in CLAUSAL and tree[below].xpos == "VB" and rel != "advcl"
            status = (
                self.intents[lemma]
                if infinitive or (noun and rel in {"obj", "obl", "nmod"} and rel != "nsubj")
                else None
            )
        else:
            return None
        if status is None:
            return None
        if _is_negated(tree, i):
            return Status.HAPPENED if status is Status.NEGATED else Status.NEGATED if rel == "xcomp" else status
        clause = self._of_clause(tree, i) if status is Status.ONGOING else None
        return clause if clause in OPEN else status

    def _frame(self, tree: Tree, i: int, below: int) -> Status | None:
        """The clause that the trigger shares: modals over coordinated verbs and infinitives, "not" over infinitives."""
        rel = base(tree[below].rel)
        if rel == "xcomp" and tree[i].upos in VERBAL | {"ADJ"}:
            return Status.NEGATED if _is_negated(tree, i) else self._of_clause(tree, i)
        if (
            rel == "conj"
            and tree[i].upos in VERBAL
            and tree[below].upos in VERBAL
            and not children(tree, below, "nsubj", "aux")
        ):
            return self._of_clause(tree, i)
        return None


def _progressive(tree: Tree, auxiliaries: tuple[int, ...]) -> bool:
    return any(tree[a].lemma.lower() == "be" for a in auxiliaries)


def _goes_on(tree: Tree, verb: int) -> bool:
    """A present plural ("they refuse to leave"), save in a headline, which has no full stop."""
    ends = tree[len(tree) - 1].text in FULL_STOPS
    return ends and tree[verb].xpos == "VBP" and bool(children(tree, verb, "nsubj") or base(tree[verb].rel) == "conj")


def _passes(tree: Tree, i: int) -> bool:
    """Whether the status above token i reaches through it; not into a coordinated clause with its own subject."""
    rel = tree[i].rel
    if rel == "conj" and tree[i].upos in VERBAL and children(tree, i, "nsubj"):
        return False
    return (base(rel) in {"xcomp", "ccomp", "obj", "nmod", "conj", "acl"} and rel != "acl:relcl") or rel == "nsubj:pass"


def _is_negated(tree: Tree, i: int) -> bool:
    """ "not", "never", "no" on the word itself; "not only" denies nothing."""
    words = [*children(tree, i, "advmod", "det", "mark", "case"), *children(tree, i, "nsubj")]
    return any(_denies(tree, c) for c in words)


def _denies(tree: Tree, c: int) -> bool:
    negative = tree[c].text.lower() in NEGATIVE or any(
        tree[d].text.lower() == "no" for d in children(tree, c, "det") if base(tree[c].rel) == "nsubj"
    )
    return negative and not any(tree[k].text.lower() in {"only", "just"} for k in tree.children[c])
