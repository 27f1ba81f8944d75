"""Whose view a clause is by a phrase: "according to X", "per X", "in the words of X", "in his view"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extract.content import Content
from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import CLAUSES, is_marked
from twosource.extract.wordlists import VIEWPOINTS

_IN = frozenset({"in", "by", "to"})
_OF = frozenset({"of"})
_ACCORDING = frozenset({"according", "accordin"})
_DETERMINERS = ("det", "nmod:poss")


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """The words that give the clause to the source, the source, and the clause as content."""

    cue: tuple[int, ...]
    source: SourcePhrase
    content: Content


def viewpoints(tree: Tree) -> Iterator[Viewpoint]:
    """The phrases of the sentence that tell whose view it is, in order."""
    for i in range(len(tree)):
        if found := _according_to(tree, i) or _per(tree, i) or _in_view(tree, i):
            yield found


def _according_to(tree: Tree, i: int) -> Viewpoint | None:
    if tree[i].text.lower() not in _ACCORDING or i + 2 > len(tree) - 1 or tree[i + 1].text.lower() != "to":
        return None
    noun = _its_noun(tree, i)
    return _bearing(tree, (i, i + 1), noun_phrase(tree, noun), noun) if noun is not None else None


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


def _per(tree: Tree, i: int) -> Viewpoint | None:
    """As in "per the ministry", not "per day"."""
    noun = tree[i].head
    if tree[i].text.lower() != "per" or noun < i or base(tree[i].rel) != "case":
        return None
    named = any(n.first <= noun < n.last for n in tree.sentence.names) or bool(children(tree, noun, *_DETERMINERS))
    return _bearing(tree, (i,), noun_phrase(tree, noun), noun) if named else None


def _in_view(tree: Tree, i: int) -> Viewpoint | None:
    """As in "in the view of the court", "in his words"; the noun is at i."""
    if tree[i].lemma.lower() not in VIEWPOINTS or not is_marked(tree, i, _IN, "case"):
        return None
    case = min(c for c in children(tree, i, "case") if tree[c].text.lower() in _IN)
    owners = children(tree, i, "nmod:poss")
    makers = [c for c in children(tree, i, "nmod") if is_marked(tree, c, _OF, "case")]
    if owners:
        return _bearing(tree, tuple(range(case, i + 1)), noun_phrase(tree, owners[0]), i)
    if not makers or not children(tree, i, "det"):
        return None
    of = min(c for c in children(tree, makers[0], "case"))
    return _bearing(tree, tuple(range(case, of + 1)), noun_phrase(tree, makers[0]), i)


def _bearing(tree: Tree, cue: tuple[int, ...], source: SourcePhrase, noun: int) -> Viewpoint | None:
    """The viewpoint with the clause that its phrase, headed by the noun, bears on; None where that is empty."""
    own = frozenset({*cue, *source.tokens, *subtree(tree, noun)})
    clause = _clause_of(tree, noun, own)
    inside = tuple(t for t in subtree(tree, clause) if t not in own)
    return Viewpoint(cue, source, Content((inside,), own)) if inside else None


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
