"""Which of a sentence's dates is an event's."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.extract.scene import Scene
from twosource.extract.syntax import Tree, ancestors, base
from twosource.lexicon import tables
from twosource.model.finding import When

OWN_CLAUSE = frozenset({"acl", "advcl", "ccomp", "parataxis", "conj", "csubj"})
JUBILEES = tables.words("calendar.toml", "jubilees")


def date_of(scene: Scene, heads: Sequence[int], dates: Sequence[When]) -> When | None:
    """The date in the phrase of the first of the heads that has one in its clause, the nearest to it first."""
    tree = scene.tree
    for head in dict.fromkeys(heads):
        below = {tree[i].span.start: i for i in _clause(tree, head)}
        inside = [d for d in dates if (at := _token(tree, d)) is not None and tree[at].span.start in below]
        told = [d for d in inside if not _commemorated(tree, d, head)]
        if told:
            at = tree[head].span.start
            return min(told, key=lambda d: (abs((d.span.start if d.span else 0) - at), d.start))
    return None


def _clause(tree: Tree, head: int) -> list[int]:
    """Token `head` and what hangs on it, without the clauses below it: their dates are their own."""
    found = [head]
    for child in tree.children[head]:
        if base(tree[child].rel) not in OWN_CLAUSE:
            found += _clause(tree, child)
    return found


def _token(tree: Tree, date: When) -> int | None:
    """The highest token of the date's words: the one by which it hangs in the sentence."""
    if date.span is None:
        return None
    start, end = date.span.start, date.span.end
    inside = [i for i, t in enumerate(tree.sentence.tokens) if start < t.span.end and t.span.start < end]
    return next((i for i in inside if tree[i].head not in inside), None)


def _commemorated(tree: Tree, date: When, head: int) -> bool:
    """ "Marked the anniversary of the 2001 attacks": the attacks were in 2001, the marking was not."""
    at = _token(tree, date)
    for above in (at, *ancestors(tree, at)) if at is not None else ():
        if above == head:
            return False
        if tree[above].lemma.lower() in JUBILEES:
            return True
    return False
