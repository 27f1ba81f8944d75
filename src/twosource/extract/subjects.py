"""The subject of a verb, own or understood, over Universal Dependencies."""

from __future__ import annotations

from twosource.extract.syntax import Tree, base, children
from twosource.extract.triggers import NOMINAL, VERBAL, lemma_of
from twosource.lexicon import tables

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# The subject of "threatened us to ..." stays the subject, against "told us to ...".
KEEPS_SUBJECT = frozenset({"promise", "threaten", "vow"})
# Who is blamed did it: "accused the army of crimes in shelling Karsa".
BLAMING = tables.words("event_classes.toml", "blaming")
# Who is asked by a preposition is to do it: "called on the army to withdraw".
ASKING = tables.words("event_classes.toml", "asking")
ASKED_BY = frozenset({"with", "on", "upon", "to", "for"})
BLAMED_BY = frozenset({"of", "in", "by", "with", "over"})
DEPTH = 6


def subject_of(tree: Tree, verb: int, depth: int = 0) -> tuple[list[int], bool]:
    """The heads of the verb's subject, own or understood, and whether they undergo what it tells (passive)."""
    own = children(tree, verb, "nsubj")
    passive = is_passive(tree, verb)
    if own:
        return with_conjuncts(tree, [antecedent(tree, c) for c in own]), passive
    head, rel = tree[verb].head, tree[verb].rel
    if head < 0 or depth >= DEPTH:
        return [], passive
    if base(rel) == "acl" or rel == "amod":
        return _of_modified(tree, verb, head, depth, passive=passive), passive
    if rel == "xcomp":
        return _of_controlled(tree, head, depth), passive
    if rel == "conj" and _can_share(tree, head, passive=passive):
        return subject_of(tree, head, depth + 1)[0], passive
    if base(rel) in {"advcl", "ccomp"} and _has_clause(tree, head) and is_bare(tree, verb):
        return _of_adverbial(tree, verb, head, depth), passive
    return [], passive


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the one who is spoken of undergoes what the verb tells."""
    token = tree[verb]
    if any(tree[c].rel in {"nsubj:pass", "aux:pass"} for c in tree.children[verb]):
        return True
    if token.xpos != "VBN" or children(tree, verb, "aux"):
        return False
    if children(tree, verb, "nsubj"):
        return "Voice=Pass" in token.feats
    return not children(tree, verb, "obj") or base(token.rel) in {"acl", "advcl"}


def is_bare(tree: Tree, verb: int) -> bool:
    """Whether the verb stands without a finite form, as infinitive or participle."""
    finite = {"VBD", "VBZ", "VBP", "MD"}
    return tree[verb].xpos in {"VB", "VBG", "VBN"} and not any(
        tree[c].xpos in finite for c in children(tree, verb, "aux", "cop")
    )


def antecedent(tree: Tree, pronoun: int) -> int:
    """For "who", "which", "that" the noun that the relative clause qualifies; else the token itself."""
    if tree[pronoun].text.lower() not in RELATIVE:
        return pronoun
    clause = tree[pronoun].head
    while clause >= 0 and tree[clause].rel in {"conj", "xcomp", "ccomp"} and tree[clause].head >= 0:
        clause = tree[clause].head
    return tree[clause].head if clause >= 0 and tree[clause].rel == "acl:relcl" else pronoun


def named_by(tree: Tree, noun: int) -> list[int]:
    """For "Reyl was the first nurse" Reyl, who is what the predicate says; for other nouns the noun."""
    subjects = [c for c in children(tree, noun, "nsubj") if tree[c].upos == "PROPN"]
    return subjects if subjects and children(tree, noun, "cop") else [noun]


def with_conjuncts(tree: Tree, heads: list[int]) -> list[int]:
    """Each head with the nouns coordinated to it."""
    nouns = NOMINAL | {"PRON", "NUM"}
    return [i for h in heads for i in (h, *(c for c in children(tree, h, "conj") if tree[c].upos in nouns))]


def _has_clause(tree: Tree, i: int) -> bool:
    return tree[i].upos in VERBAL or bool(children(tree, i, "nsubj", "cop"))


def _can_share(tree: Tree, head: int, *, passive: bool) -> bool:
    """A coordinated verb takes the first one's subject, unless it alone is passive and the first has an object."""
    return _has_clause(tree, head) and not (
        passive and not is_passive(tree, head) and bool(children(tree, head, "obj"))
    )


def _of_modified(tree: Tree, verb: int, noun: int, depth: int, *, passive: bool) -> list[int]:
    """The subject of a clause that qualifies a noun: the noun, or who stands behind it ("his decision to strike")."""
    behind = tree[verb].xpos in {"VB", "VBG"} and tree[verb].rel == "acl" and not passive
    if not (behind and tree[noun].upos in NOMINAL and (tree[verb].xpos == "VB" or children(tree, verb, "mark"))):
        return named_by(tree, noun)
    owners = list(children(tree, noun, "nmod:poss"))
    governor = tree[noun].head
    if owners or governor < 0 or tree[governor].upos not in VERBAL:
        return owners
    if lemma_of(tree, governor) in BLAMING and (blamed := list(children(tree, governor, "obj"))):
        return blamed
    return subject_of(tree, governor, depth + 1)[0]


def _of_controlled(tree: Tree, head: int, depth: int) -> list[int]:
    """ "asked them to stop": the object; "plans to stop": the subject."""
    controllers = list(children(tree, head, "obj", "iobj")) or _asked(tree, head)
    if controllers and lemma_of(tree, head) not in KEEPS_SUBJECT and tree[head].upos in VERBAL:
        return controllers
    return subject_of(tree, head, depth + 1)[0]


def _asked(tree: Tree, verb: int) -> list[int]:
    """Whom one "pleads with", "calls on", "appeals to"."""
    if lemma_of(tree, verb) not in ASKING:
        return []
    return [
        c
        for c in children(tree, verb, "obl")
        if any(tree[k].text.lower() in ASKED_BY for k in children(tree, c, "case"))
    ]


def _of_adverbial(tree: Tree, verb: int, head: int, depth: int) -> list[int]:
    """A participle takes the subject of its clause; in "executed them for refusing" the object."""
    marks = {tree[m].text.lower() for m in children(tree, verb, "mark", "case")}
    objects = list(children(tree, head, "obj"))
    blamed = "for" in marks or (lemma_of(tree, head) in BLAMING and marks & BLAMED_BY)
    if blamed and objects and tree[verb].xpos == "VBG":
        return objects
    if tree[verb].xpos == "VB" and (asked := _asked(tree, head)):
        return asked
    return subject_of(tree, head, depth + 1)[0]
