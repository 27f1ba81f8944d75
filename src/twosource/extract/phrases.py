"""Noun phrases in full: with title, apposition and relative clause, in one run of tokens."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.syntax import Tree, base, subtree

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OUTSIDE = frozenset({"case", "cc", "mark", "punct", "parataxis", "discourse", "vocative"})
_CLOSING = frozenset({")", "]", "”", '"', "’", "'"})
_OPENING = frozenset({"(", "[", "“", '"', "‘", "'", "#", "@"})


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """The head of a source's noun phrase and all its tokens, in order."""

    head: int
    tokens: tuple[int, ...]


def noun_phrase(tree: Tree, head: int, without: int | None = None) -> SourcePhrase:
    """The whole phrase of a noun, less the subtree of token `without`."""
    left_out = frozenset(subtree(tree, without)) if without is not None else frozenset()
    tokens = {head}
    for c in tree.children[head]:
        if base(tree[c].rel) not in _OUTSIDE or tree[c].rel == "cc:preconj":
            tokens.update(subtree(tree, c))
    return SourcePhrase(head, _run(tree, (tokens - left_out) | {head}, head))


def top_noun(tree: Tree, i: int, below: int) -> int:
    """The noun that heads the run of nouns in which token i stands, before it comes to token `below`."""
    while tree[i].head >= 0 and tree[i].head != below and tree[tree[i].head].upos in NOMINAL:
        i = tree[i].head
    return i


def _run(tree: Tree, inside: set[int], head: int) -> tuple[int, ...]:
    """The tokens that form one run with the head when marks and conjunctions between them are let pass."""
    low = high = head
    while low > 0 and (low - 1 in inside or _bridges(tree, low - 1, inside, step=-1)):
        low -= 1
    while high + 1 < len(tree) and (high + 1 in inside or _bridges(tree, high + 1, inside, step=1)):
        high += 1
    while high > head and tree[high].upos == "PUNCT" and tree[high].text not in _CLOSING:
        high -= 1
    while low < head and tree[low].upos == "PUNCT" and tree[low].text not in _OPENING:
        low += 1
    return tuple(range(low, high + 1))


def _bridges(tree: Tree, i: int, inside: set[int], step: int) -> bool:
    """Whether a mark or conjunction outside the phrase has more of the phrase behind it."""
    while 0 <= i < len(tree) and i not in inside and (tree[i].upos in {"PUNCT", "CCONJ"}):
        i += step
    return i in inside
