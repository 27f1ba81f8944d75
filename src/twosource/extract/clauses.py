"""Content that is a clause: "said it left", "rumours that it left", "is believed to have left", "it left, they say"."""

from __future__ import annotations

from twosource.extract.content import Content, around, below, governing
from twosource.extract.cues import Cue, CueKind
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import RELATIVE, is_infinitive, is_marked, is_passive, raised_subject
from twosource.extract.wordlists import RAISED_VERBS, REPORTING_VERBS, SPREADING_VERBS

_THAT = frozenset({"that"})
_AS = frozenset({"as", "like"})


def clause(tree: Tree, cue: Cue) -> Content | None:
    """The clause that a verb, predicate or noun gives to its source."""
    if cue.kind is CueKind.NOUN:
        return _of_noun(tree, cue) or _extraposed(tree, cue) or predicate(tree, cue, infinitive=False)
    if cue.kind is CueKind.VERB and is_passive(tree, cue.head) and (raised := _raised(tree, cue)):
        return raised
    complements = children(tree, cue.head, "ccomp", "csubj")
    if complements and not is_infinitive(tree, complements[0]):
        return _less_reporting(tree, cue, below(tree, cue, *complements))
    for c in children(tree, cue.head, "xcomp", "advcl"):
        if c > cue.head and _is_complement(tree, c):
            return below(tree, cue, c)
    return _parenthetical(tree, cue)


def _is_complement(tree: Tree, c: int) -> bool:
    """A gerund as object ("admitted killing"), or a that-clause hung as an adverbial ("confident that")."""
    return tree[c].xpos == "VBG" if base(tree[c].rel) == "xcomp" else is_marked(tree, c, _THAT)


def _less_reporting(tree: Tree, cue: Cue, content: Content) -> Content:
    """Without a second verb of saying that the tree coordinates with the content: "said it fled but added ..."."""
    first = content.parts[0]
    second = {i for c in first if _is_second_cue(tree, cue, c) for i in subtree(tree, c)}
    kept = tuple(i for i in first if i not in second)
    if cue.kind is not CueKind.VERB or not second or not kept:
        return content
    return Content((kept, *content.parts[1:]), content.outside | second)


def _is_second_cue(tree: Tree, cue: Cue, c: int) -> bool:
    governor = tree[c].head
    return (
        base(tree[c].rel) == "conj"
        and tree[c].lemma.lower() in REPORTING_VERBS
        and tree[c].xpos == tree[cue.head].xpos
        and not children(tree, c, "nsubj")
        and base(tree[governor].rel) == "ccomp"
        and tree[governor].head == cue.head
    )


def _of_noun(tree: Tree, cue: Cue) -> Content | None:
    for c in children(tree, cue.head, "acl", "ccomp", "advcl"):
        if c > cue.head and not is_infinitive(tree, c) and _is_statement(tree, c):
            return below(tree, cue, c)
    return None


def _is_statement(tree: Tree, c: int) -> bool:
    """Whether the clause after a noun is a statement, no relative clause ("claims that he made") nor a participle."""
    subjects = children(tree, c, "nsubj", "expl", "csubj")
    if not subjects or any(tree[s].xpos in RELATIVE or tree[s].text.lower() == "that" for s in subjects):
        return False
    if base(tree[c].rel) == "advcl" or not children(tree, c, "obj", "ccomp", "cop", "aux:pass"):
        return is_marked(tree, c, _THAT) or tree[c].rel not in ("advcl", "acl:relcl")
    return True


def _extraposed(tree: Tree, cue: Cue) -> Content | None:
    """As in "Rumours spread that it fell": the clause hangs on the verb of which the noun is the subject."""
    verb = tree[cue.head].head
    if verb < cue.head or base(tree[cue.head].rel) != "nsubj" or tree[verb].lemma.lower() not in SPREADING_VERBS:
        return None
    for c in children(tree, verb, "ccomp", "acl", "advcl"):
        if c > verb and is_marked(tree, c, _THAT):
            return Content((subtree(tree, c),), frozenset(range(verb + 1)))
    return None


def predicate(tree: Tree, cue: Cue, *, infinitive: bool) -> Content | None:
    """As in "The goal is to win", "the claim is that it fled": the clause of which the noun is the subject."""
    at = tree[cue.head].head
    if at < cue.head or base(tree[cue.head].rel) not in {"nsubj", "ccomp"}:
        return None
    copulas = [c for c in children(tree, at, "cop") if c > cue.head]
    if not copulas or not (is_infinitive(tree, at) if infinitive else is_marked(tree, at, _THAT)):
        return None
    inside = tuple(i for i in subtree(tree, at) if i > copulas[0])
    return Content((inside,), frozenset(range(copulas[0] + 1)))


def _raised(tree: Tree, cue: Cue) -> Content | None:
    """As in "He is believed to have fled": the subject and the infinitive are the content."""
    targets = [c for c in children(tree, cue.head, "xcomp", "ccomp", "advcl") if c > cue.head]
    targets = [c for c in targets if is_infinitive(tree, c)]
    if not targets or tree[cue.head].lemma.lower() not in RAISED_VERBS:
        return None
    subject, inside = raised_subject(tree, cue.head), subtree(tree, targets[0])
    return around(tree, cue, inside) if subject is None else around(tree, cue, subject, inside)


def _parenthetical(tree: Tree, cue: Cue) -> Content | None:
    """As in "Russia, they say, is weak"; "as they say": the content is the clause that the cue hangs on."""
    rel = base(tree[cue.head].rel)
    as_said = rel == "advcl" and is_marked(tree, cue.head, _AS, "mark", "advmod", "case")
    return governing(tree, cue) if as_said or rel in {"parataxis", "discourse"} else None
