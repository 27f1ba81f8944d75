"""Content that is a clause: "said it left", "rumours that it left", "is believed to have left", "it left, they say"."""

from __future__ import annotations

from twosource.extract.content import Content, around, below, governing
from twosource.extract.cues import Cue, CueKind, carriers
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import RELATIVE, is_finite, is_infinitive, is_marked, is_passive, raised_subject
from twosource.extract.wordlists import GOING_ON, LIGHT_VERBS, RAISED_VERBS, REPORTING_VERBS, SPREADING_VERBS

_THAT = frozenset({"that"})
_AS = frozenset({"as", "like"})
_IN = frozenset({"in", "on", "at", "during", "through", "via", "of", "about"})
_WHILE = frozenset({"while", "whereas", "although", "though", "but"})
_WHETHER = frozenset({"whether"})
_OF_VERB = ("ccomp", "csubj")
_OF_WORD = ("ccomp", "acl")


def clause(tree: Tree, cue: Cue) -> Content | None:
    """The clause that a verb, predicate or noun gives to its source."""
    if cue.kind is CueKind.NOUN:
        return (
            _of_noun(tree, cue)
            or _extraposed(tree, cue)
            or predicate(tree, cue, infinitive=False)
            or _after_colon(tree, cue)
        )
    if cue.kind is CueKind.VERB and is_passive(tree, cue.head) and (raised := _raised(tree, cue)):
        return raised
    complements = [
        c for at in carriers(tree, cue) for c in children(tree, at, *(_OF_WORD if at > cue.head else _OF_VERB))
    ]
    if complements and (is_marked(tree, complements[0], _WHETHER, "mark") or not is_infinitive(tree, complements[0])):
        return _less_reporting(tree, cue, below(tree, cue, *complements))
    for c in children(tree, cue.head, "xcomp", "advcl"):
        if c > cue.head and _is_complement(tree, c):
            return below(tree, cue, c)
    return _told_in(tree, cue) or _told_when(tree, cue) or _parenthetical(tree, cue)


def finite_clause(tree: Tree, cue: Cue) -> Content | None:
    """The finite clause that a verb of knowing or perceiving has: "knew that it left", not "saw it leave"."""
    for c in children(tree, cue.head, "ccomp", "csubj"):
        if c > cue.head and is_finite(tree, c):
            return _less_reporting(tree, cue, below(tree, cue, c))
    return governing(tree, cue) if _is_as_said(tree, cue) else None


def _told_in(tree: Tree, cue: Cue) -> Content | None:
    """As in "said in a statement that it left": the clause hangs on the statement."""
    for noun in children(tree, cue.head, "obl"):
        if is_marked(tree, noun, _IN, "case"):
            for c in children(tree, noun, "acl", "ccomp"):
                if c > noun and is_marked(tree, c, _THAT, "mark") and _is_statement(tree, c):
                    return below(tree, cue, c)
    return None


def _told_when(tree: Tree, cue: Cue) -> Content | None:
    """As in "claimed at the time that it had spread", where the tree takes the clause for one of the time."""
    for noun in children(tree, cue.head, "obl"):
        for c in children(tree, noun, "acl"):
            opened = noun + 1 < len(tree) and tree[noun + 1].text.lower() == "that" and subtree(tree, c)[0] == noun + 1
            if noun > cue.head and opened and any(s > noun + 1 for s in children(tree, c, "nsubj")):
                inside = tuple(i for i in subtree(tree, c) if i > noun + 1)
                return around(tree, cue, inside)
    return None


def _is_complement(tree: Tree, c: int) -> bool:
    """A gerund as object ("denied killing", "having killed"), or a that-clause as an adverbial ("confident that")."""
    gerund = any(tree[i].xpos == "VBG" for i in (c, *children(tree, c, "aux", "cop")))
    return (gerund and base(tree[c].rel) == "xcomp") or is_marked(tree, c, _THAT)


def _less_reporting(tree: Tree, cue: Cue, content: Content) -> Content:
    """Without a second verb of saying that the tree coordinates with the content: "said it fled but added ..."."""
    first = content.parts[0]
    second = {i for c in first if _is_second_cue(tree, cue, c) for i in subtree(tree, c)}
    kept = tuple(i for i in first if i not in second)
    if cue.kind is not CueKind.VERB or not second or not kept:
        return content
    return Content((kept, *content.parts[1:]), content.outside | second)


def _is_second_cue(tree: Tree, cue: Cue, c: int) -> bool:
    """Whether a verb of saying goes on beside the cue: by the same source, by another one, or as a participle."""
    return _shares_source(tree, cue, c) or (
        tree[tree[c].head].head == cue.head and (_is_anothers(tree, c) or _is_going_on(tree, c))
    )


def _is_anothers(tree: Tree, c: int) -> bool:
    """As in "said it fell, and the army said it held", "..., while the army said it held"."""
    beside = base(tree[c].rel) in {"conj", "parataxis"} or (
        base(tree[c].rel) == "advcl" and is_marked(tree, c, _WHILE, "mark")
    )
    own = [s for s in children(tree, c, "nsubj") if s < c]
    told = beside and tree[c].lemma.lower() in REPORTING_VERBS and is_finite(tree, c) and bool(own)
    return told and not is_marked(tree, c, _THAT, "mark")


def _is_going_on(tree: Tree, c: int) -> bool:
    """As in "said it fell, adding that it burned"."""
    return (
        base(tree[c].rel) == "advcl"
        and tree[c].xpos == "VBG"
        and tree[c].lemma.lower() in GOING_ON
        and any(tree[i].text == "," for i in range(max(0, min(subtree(tree, c)) - 1), min(subtree(tree, c)) + 1))
    )


def gone_on_from(tree: Tree, participle: int) -> int | None:
    """The verb of saying after whose content a participle goes on: its subject is the participle's."""
    said = tree[participle].head
    told = _is_going_on(tree, participle) and base(tree[said].rel) == "ccomp"
    return tree[said].head if told and tree[tree[said].head].lemma.lower() in REPORTING_VERBS else None


def _shares_source(tree: Tree, cue: Cue, c: int) -> bool:
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
            of = {m for m in children(tree, c, "mark") if tree[m].text.lower() == "of"}
            return around(tree, cue, tuple(i for i in subtree(tree, c) if i not in of))
    return None


def _is_statement(tree: Tree, c: int) -> bool:
    """Whether the clause after a noun is a statement, no relative clause ("claims that he made") nor a participle."""
    subjects = children(tree, c, "nsubj", "expl", "csubj")
    if any(tree[o].xpos in RELATIVE for o in children(tree, c, "obj")):
        return False
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


def _after_colon(tree: Tree, cue: Cue) -> Content | None:
    """As in "issued a warning: there will be more": what is behind the colon hangs on the noun or its light verb."""
    verb = tree[cue.head].head
    lent = verb >= 0 and base(tree[cue.head].rel) == "obj" and tree[verb].lemma.lower() in LIGHT_VERBS
    if not lent and not children(tree, cue.head, "det", "nmod:poss"):
        return None
    for at in (cue.head, verb) if lent else (cue.head,):
        for c in children(tree, at, "parataxis", "appos"):
            inside = subtree(tree, c)
            opened = len(inside) > 1 and inside[0] > cue.head and tree[inside[0]].text == ":"
            if opened and tree[inside[1]].upos != "PUNCT":
                return Content((inside[1:],), frozenset(range(inside[0] + 1)))
    return None


def predicate(tree: Tree, cue: Cue, *, infinitive: bool) -> Content | None:
    """As in "The goal is to win", "the claim is that it fled": the clause of which the noun is the subject."""
    at = tree[cue.head].head
    if at < cue.head or base(tree[cue.head].rel) not in {"nsubj", "ccomp"}:
        return None
    copulas = [c for c in children(tree, at, "cop") if c > cue.head]
    if not copulas or not (is_infinitive(tree, at) if infinitive else _is_marked_after(tree, at, copulas[0])):
        return None
    inside = tuple(i for i in subtree(tree, at) if i > copulas[0])
    return Content((inside,), frozenset(range(copulas[0] + 1)))


def _is_marked_after(tree: Tree, clause: int, copula: int) -> bool:
    """Whether "that" stands behind the copula: before it, it marks the clause in which the noun is the subject."""
    return any(m > copula and tree[m].text.lower() in _THAT for m in children(tree, clause, "mark"))


def _raised(tree: Tree, cue: Cue) -> Content | None:
    """As in "He is believed to have fled": the subject and the infinitive are the content."""
    targets = [c for c in children(tree, cue.head, "xcomp", "ccomp", "advcl", "obl") if c > cue.head]
    targets = [c for c in targets if is_infinitive(tree, c)]
    if not targets or tree[cue.head].lemma.lower() not in RAISED_VERBS:
        return None
    subject, inside = raised_subject(tree, cue.head), subtree(tree, targets[0])
    return around(tree, cue, inside) if subject is None else around(tree, cue, subject, inside)


def _parenthetical(tree: Tree, cue: Cue) -> Content | None:
    """As in "Russia, they say, is weak"; "as they say": the content is the clause that the cue hangs on."""
    passing = base(tree[cue.head].rel) in {"parataxis", "discourse"}
    return governing(tree, cue) if passing or _is_as_said(tree, cue) else None


def _is_as_said(tree: Tree, cue: Cue) -> bool:
    return base(tree[cue.head].rel) == "advcl" and is_marked(tree, cue.head, _AS, "mark", "advmod", "case")
