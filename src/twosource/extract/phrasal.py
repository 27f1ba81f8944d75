"""Cues that are no verb with its arguments: "according to", adverbs ("reportedly"), labels ("alleged")."""

from __future__ import annotations

from twosource.extract.content import Content
from twosource.extract.cues import Cue
from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import CLAUSES, RELATIVE


def according_to(tree: Tree, i: int) -> tuple[tuple[int, ...], SourcePhrase, Content] | None:
    """Cue, source and content of "according to X" at token i: the content is the clause that it bears on."""
    if (
        tree[i].text.lower() not in ("according", "accordin")
        or i + 2 > len(tree) - 1
        or tree[i + 1].text.lower() != "to"
    ):
        return None
    noun = _its_noun(tree, i)
    if noun is None:
        return None
    source = noun_phrase(tree, noun)
    own = frozenset({i, i + 1, *source.tokens, *subtree(tree, noun)})
    clause = _clause_of(tree, noun, own)
    inside = tuple(t for t in subtree(tree, clause) if t not in own)
    return ((i, i + 1), source, Content((inside,), own)) if inside else None


def _its_noun(tree: Tree, i: int) -> int | None:
    """The noun that "according to" introduces: its head, or what hangs on it where it is taken for a verb."""
    head = tree[i].head
    if head > i and base(tree[i].rel) in {"case", "mark"}:
        return head
    for parent in (i, i + 1):
        for c in children(tree, parent, "obl", "nmod", "obj", "ccomp"):
            if c > i:
                return c
    return tree[i + 1].head if tree[i + 1].head > i else None


def _clause_of(tree: Tree, noun: int, own: frozenset[int]) -> int:
    """At the sentence's border the phrase bears on the whole of it; inside, on the nearest clause."""
    root = next(t for t in range(len(tree)) if tree[t].head < 0)
    words = [t for t in range(len(tree)) if tree[t].upos != "PUNCT"]
    at_border = words[0] in own or (words[-1] in own and root not in own)
    if at_border and root not in own:
        return root
    at = noun
    while tree[at].head >= 0 and (at in own or base(tree[at].rel) not in CLAUSES):
        at = tree[at].head
    return at


def adverb_content(tree: Tree, cue: Cue) -> Content | None:
    """The clause that the adverb ("reportedly") bears on, without it; the phrase, where it bears on a noun."""
    head = tree[cue.head].head
    if head < 0:
        return None
    own = {cue.head}
    for c in tree.children[head]:
        rel = base(tree[c].rel)
        later = (rel == "conj" and bool(children(tree, c, "nsubj"))) or (rel == "parataxis" and c > head)
        if later or rel in {"mark", "discourse"} or _is_relative(tree, c):
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
