"""Content: what is attributed, as groups of tokens of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.cues import Cue
from twosource.extract.syntax import Tree, base, subtree
from twosource.extract.verbal import CLAUSES


@dataclass(frozen=True, slots=True)
class Content:
    """Groups of tokens, in order, that are the content; `outside` are tokens between them that are not."""

    parts: tuple[tuple[int, ...], ...]
    outside: frozenset[int]


EMPTY = Content((), frozenset())


def below(tree: Tree, cue: Cue, *heads: int) -> Content:
    """Content that hangs below the cue: the subtrees of the heads; the rest of the cue's own subtree is outside."""
    return around(tree, cue, *(subtree(tree, head) for head in heads))


def around(tree: Tree, cue: Cue, *parts: tuple[int, ...]) -> Content:
    """Content of the given groups of tokens; the rest of the cue's own subtree is outside."""
    inside = {i for part in parts for i in part}
    return Content(parts, (frozenset(subtree(tree, cue.head)) - inside) | frozenset(cue.tokens))


def governing(tree: Tree, cue: Cue) -> Content | None:
    """The clause that the cue hangs on, without the cue's own subtree; None if the cue hangs on nothing."""
    governor = tree[cue.head].head
    while governor >= 0 and tree[governor].head >= 0 and base(tree[governor].rel) not in CLAUSES:
        governor = tree[governor].head
    own = frozenset(subtree(tree, cue.head))
    inside = tuple(i for i in subtree(tree, governor) if i not in own) if governor >= 0 else ()
    return Content((inside,), own) if inside else None
