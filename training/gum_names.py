"""Names out of GUM's nested entity annotation: the named core of each entity whose head is a proper noun.

GUM marks whole noun phrases ("the former president of Chile, who ..."); a name is the run of proper nouns, and what
binds them ("Chamber of Commerce"), around the head. Times are kept whole when short and definite ("8 July").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from training.sentences import tagged
from training.treebank import BankSentence

KINDS = {
    "person": "PER",
    "organization": "ORG",
    "place": "PLACE",
    "event": "EVENT",
    "object": "THING",
    "abstract": "MISC",
    "time": "DATE",
}
BINDERS = frozenset({"of", "the", "for", "and", "&", "-", "'s", "’s"})
ALWAYS_IN = frozenset({"flat", "compound", "goeswith", "nmod:desc"})
IN_IF_CAPITAL = frozenset({"nmod", "amod", "nummod", "case", "det", "cc", "conj"})
NAME_TAGS = frozenset({"PROPN", "ADP", "CCONJ", "NUM", "ADJ"})
LONGEST_DATE = 6
"""Longer time phrases are clauses ("the day on which ...")."""

_MARK = re.compile(r"\(?[^()]+\)?|\)")


@dataclass(frozen=True, slots=True)
class Entity:
    """Words `first` to `last` (exclusive) that GUM marks as one entity of a type."""

    first: int
    last: int
    kind: str


def names(sentence: BankSentence) -> tuple[str, ...]:
    """BIO tags of the names in one sentence of GUM; of two that overlap the longer one stays."""
    found = [span for entity in entities(sentence.misc) if (span := _name(sentence, entity))]
    kept: list[tuple[int, int, str]] = []
    for first, last, kind in sorted(found, key=lambda span: (span[0] - span[1], span)):
        if all(last <= a or b <= first for a, b, _ in kept):
            kept.append((first, last, kind))
    return tagged(len(sentence.words), kept)


def entities(misc: tuple[str, ...]) -> list[Entity]:
    """The entities that open and close within the sentence, read from the Entity field of MISC."""
    found: list[Entity] = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for i, field in enumerate(misc):
        value = next((part[7:] for part in field.split("|") if part.startswith("Entity=")), "")
        for mark in _MARK.findall(value):
            group, _, rest = mark.strip("()").partition("-")
            kind = rest.partition("-")[0]
            if mark.startswith("(") and mark.endswith(")"):
                found.append(Entity(i, i + 1, kind))
            elif mark.startswith("("):
                open_at.setdefault(group, []).append((i, kind))
            elif open_at.get(group):
                first, kind = open_at[group].pop()
                found.append(Entity(first, i + 1, kind))
    return found


def _name(sentence: BankSentence, entity: Entity) -> tuple[int, int, str] | None:
    kind = KINDS.get(entity.kind)
    tree = sentence.tree
    inside = range(entity.first, entity.last)
    heads = [i for i in inside if not entity.first < tree.heads[i] <= entity.last]
    if kind is None or not heads:
        return None
    if kind == "DATE":
        definite = any(tree.upos[i] in ("NUM", "PROPN") for i in inside)
        return (entity.first, entity.last, kind) if definite and len(inside) <= LONGEST_DATE else None
    head = heads[0]
    if tree.upos[head] != "PROPN":
        return None
    first, last = _core(sentence, entity, head)
    return first, last, "NORP" if kind == "PER" and tree.xpos[head] == "NNPS" and last - first == 1 else kind


def _core(sentence: BankSentence, entity: Entity, head: int) -> tuple[int, int]:
    kept = _closure(sentence, entity, head)
    words = sentence.words
    first, last = head, head + 1
    while first > entity.first and (first - 1 in kept or (words[first - 1] in BINDERS and first - 2 in kept)):
        first -= 1
    while last < entity.last and (last in kept or (words[last] in BINDERS and last + 1 in kept)):
        last += 1
    while first < head and (words[first] in BINDERS or _plain_noun(sentence, first)):
        first += 1
    return first, last


def _closure(sentence: BankSentence, entity: Entity, head: int) -> set[int]:
    kept, size = {head}, 0
    while size < len(kept):
        size = len(kept)
        kept |= {
            i for i in range(entity.first, entity.last) if sentence.tree.heads[i] - 1 in kept and _belongs(sentence, i)
        }
    return kept


def _plain_noun(sentence: BankSentence, i: int) -> bool:
    return sentence.tree.upos[i] != "PROPN" and sentence.words[i].islower()


def _belongs(sentence: BankSentence, i: int) -> bool:
    relation = sentence.tree.relations[i]
    if relation in ALWAYS_IN or relation.partition(":")[0] in ALWAYS_IN:
        return True
    named = sentence.tree.upos[i] in NAME_TAGS and sentence.words[i][:1].isupper()
    return named and relation.partition(":")[0] in IN_IF_CAPITAL
