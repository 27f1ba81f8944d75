"""Cues that are no verb with its arguments: adverbs ("reportedly"), labels ("alleged")."""

from __future__ import annotations

from twosource.extract.content import Content
from twosource.extract.cues import Cue
from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import RELATIVE


def adverb_content(tree: Tree, cue: Cue) -> Content | None:
    """The clause that the adverb ("reportedly") bears on, without it; the phrase, where it bears on a noun."""
    head = tree[cue.head].head
    if head < 0:
        return None
    own = {cue.head}
    for c in tree.children[head]:
        rel = base(tree[c].rel)
        later = (rel == "conj" and bool(children(tree, c, "nsubj"))) or (rel == "parataxis" and c > head)
        if later or rel in {"mark", "discourse"} or _is_relative(tree, c) or _is_according_to(tree, c):
            own.update(subtree(tree, c))
        if rel == "advcl" and c < head:
            own.update(subtree(tree, c))
    if base(tree[head].rel) == "acl" or _shares_subject(tree, head):
        own.update(i for c in children(tree, head, "nsubj") for i in subtree(tree, c))
    inside = tuple(i for i in subtree(tree, head) if i not in own)
    return Content((inside,), frozenset(own)) if inside else None


def adverb_source(tree: Tree, cue: Cue) -> SourcePhrase | None:
    """As in "a video allegedly showing": the document that shows is the source; elsewhere an adverb names none."""
    head = tree[cue.head].head
    if head >= 0 and tree[head].lemma.lower() in _SHOWING and base(tree[head].rel) == "acl" and tree[head].head >= 0:
        return noun_phrase(tree, tree[head].head, without=head)
    return None


_SHOWING = frozenset({"show", "depict", "reveal"})


def _is_relative(tree: Tree, c: int) -> bool:
    return base(tree[c].rel) in {"nsubj", "obj", "advmod"} and tree[c].xpos in RELATIVE | {"WRB"}


def _is_according_to(tree: Tree, c: int) -> bool:
    """Whether the branch names whose word it is: no part of what "reportedly" bears on."""
    return any(tree[i].text.lower() == "according" for i in (c, *children(tree, c, "case", "mark")))


def _shares_subject(tree: Tree, head: int) -> bool:
    return base(tree[head].rel) == "conj" and not children(tree, head, "nsubj")


def label_content(tree: Tree, cue: Cue) -> Content | None:
    """As in "alleged": the noun that the label stands before, with what follows it."""
    noun = tree[cue.head].head
    if noun < cue.head or tree[noun].upos not in {"NOUN", "PROPN"}:
        return None
    own = frozenset(subtree(tree, cue.head))
    inside = tuple(i for i in subtree(tree, noun) if i > cue.head and i not in own)
    return Content((inside,), own)
