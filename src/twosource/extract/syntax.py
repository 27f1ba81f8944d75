"""Walking a parsed sentence: children, subtrees, phrases, by Universal Dependencies (universaldependencies.org)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.model.text import Sentence, Span, Token

# Relations that leave a noun phrase: what hangs by them is no part of the phrase that names the noun.
CLAUSAL = frozenset(
    {"acl", "advcl", "ccomp", "xcomp", "parataxis", "conj", "cc", "cop", "nsubj", "csubj", "discourse", "dep", "punct"}
)


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its children indexed. Tokens are named by their index in the sentence."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """Index the children of each token, in order of the text."""
        below: list[list[int]] = [[] for _ in sentence.tokens]
        for i, token in enumerate(sentence.tokens):
            if token.head >= 0:
                below[token.head].append(i)
        return cls(sentence, tuple(tuple(c) for c in below))

    def __getitem__(self, i: int) -> Token:
        return self.sentence.tokens[i]

    def __len__(self) -> int:
        return len(self.sentence.tokens)


def base(rel: str) -> str:
    """The relation without its subtype: nsubj:pass -> nsubj."""
    return rel.partition(":")[0]


def children(tree: Tree, i: int, *rels: str) -> tuple[int, ...]:
    """Children of token i by any of the relations; a relation without subtype stands for all its subtypes."""
    return tuple(c for c in tree.children[i] if tree[c].rel in rels or base(tree[c].rel) in rels)


def subtree(tree: Tree, i: int, leave_out: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """Token i and all below it, in order, without the branches that hang on i by a relation (or its base) left out."""
    kept = [i]
    for c in tree.children[i]:
        if tree[c].rel not in leave_out and base(tree[c].rel) not in leave_out:
            kept.extend(subtree(tree, c))
    return tuple(sorted(kept))


def ancestors(tree: Tree, i: int) -> Iterator[int]:
    """The governors of token i, nearest first."""
    while (i := tree[i].head) >= 0:
        yield i


def span_of(tree: Tree, tokens: tuple[int, ...]) -> Span:
    """From the first to the last of the tokens (at least one)."""
    return Span(tree[min(tokens)].span.start, tree[max(tokens)].span.end)


def contiguous(tokens: tuple[int, ...], around: int) -> tuple[int, ...]:
    """The unbroken run of sorted token indices that holds `around`."""
    low = high = tokens.index(around)
    while low > 0 and tokens[low - 1] == tokens[low] - 1:
        low -= 1
    while high + 1 < len(tokens) and tokens[high + 1] == tokens[high] + 1:
        high += 1
    return tokens[low : high + 1]
