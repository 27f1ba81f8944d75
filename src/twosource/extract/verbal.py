"""What a verb's tree tells: infinitive, passive, objects, the subject of a passive."""

from __future__ import annotations

from collections.abc import Collection

from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import RAISING_VERBS

RELATIVE = frozenset({"WDT", "WP", "WP$"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
WHILE = frozenset({"while", "whilst"})
CLAUSES = frozenset({"root", "ccomp", "advcl", "acl", "parataxis", "xcomp", "csubj", "conj"})
_PASSIVE_KIDS = frozenset({"nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"})
_ACTIVE_KIDS = frozenset({"nsubj", "aux", "obj"})
_BARE_PASSIVES = frozenset({"acl", "amod", "advcl", "root", "parataxis"})


def is_marked(tree: Tree, i: int, words: Collection[str], *rels: str) -> bool:
    """Whether one of the words hangs on token i, as marker or case unless other relations are given."""
    return any(tree[m].text.lower() in words for m in children(tree, i, *(rels or ("mark", "case"))))


def has_to(tree: Tree, i: int) -> bool:
    """Whether "to" marks the verb, itself or through its auxiliary or copula."""
    verbs = (i, *(c for c in children(tree, i, "aux", "cop") if c < i))
    marks = (m for v in verbs for m in children(tree, v, "mark", "aux"))
    return any(tree[m].lemma.lower() == "to" and tree[m].upos == "PART" for m in marks)


def is_finite(tree: Tree, i: int) -> bool:
    """Whether the clause has a finite verb: its own, its auxiliary or its copula."""
    return any(tree[v].xpos in FINITE for v in (i, *children(tree, i, "aux", "cop")))


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether the clause is an infinitive with "to" and without a subject of its own."""
    return has_to(tree, i) and not any(c < i for c in children(tree, i, "nsubj"))


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the verb is passive: "was believed", "a man believed to", "the report, cited by"."""
    if tree[i].lemma.lower() in RAISING_VERBS and any(is_infinitive(tree, c) for c in children(tree, i, "xcomp")):
        return True
    kids = {tree[c].rel for c in tree.children[i]}
    if kids & _PASSIVE_KIDS or _is_fronted(tree, i):
        return True
    return tree[i].xpos == "VBN" and not kids & _ACTIVE_KIDS and base(tree[i].rel) in _BARE_PASSIVES


def _is_fronted(tree: Tree, i: int) -> bool:
    """Whether a participle without subject opens the sentence: "Asked whether it was true, he nodded"."""
    return i == 0 and tree[i].xpos in {"VBN", "VBD"} and base(tree[i].rel) == "advcl"


def objects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The objects of a verb; a "subject" after a verb that has another, or shares one, is an object wrongly named."""
    if named := children(tree, verb, "obj"):
        return named
    has_subject = base(tree[verb].rel) == "conj" or any(c < verb for c in children(tree, verb, "nsubj"))
    later = (c for c in children(tree, verb, "nsubj", "iobj") if c > verb)
    return tuple(c for c in later if has_subject or tree[c].rel == "iobj")


def raised_subject(tree: Tree, verb: int) -> tuple[int, ...] | None:
    """The phrase that a passive verb is about: its subject, or the noun that it hangs on."""
    subjects = children(tree, verb, "nsubj")
    if subjects and tree[subjects[0]].xpos not in RELATIVE:
        return subtree(tree, subjects[0])
    governor, rel = tree[verb].head, base(tree[verb].rel)
    if governor >= 0 and rel == "conj" and not subjects:
        return raised_subject(tree, governor)
    if governor >= 0 and rel == "acl":
        own = subtree(tree, verb)
        return tuple(i for i in subtree(tree, governor, frozenset({"case", "cc"})) if i < verb and i not in own) or None
    return None


def at_once(tree: Tree, verb: int) -> tuple[int, ...]:
    """The verbs whose time and place are also this one's: "seized while reporting in Velm", "fell, killing nine".

    Participles without a subject of their own: one after "while" below the verb; else the verb above the participle.
    """
    below = tuple(
        c for c in children(tree, verb, "advcl") if _is_participle(tree, c) and is_marked(tree, c, WHILE, "mark")
    )
    marked = children(tree, verb, "mark")
    above = tree[verb].rel == "advcl" and not marked and _is_participle(tree, verb)
    return (*below, tree[verb].head) if above else below


def _is_participle(tree: Tree, verb: int) -> bool:
    return tree[verb].xpos == "VBG" and not children(tree, verb, "nsubj")
