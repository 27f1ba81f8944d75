"""A parsed sentence with what is known of its words: the ground on which actors, places and events are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from twosource.extract.gazetteer import Gazetteer, Hit
from twosource.extract.syntax import CLAUSAL, Tree, contiguous, subtree
from twosource.lexicon import tables
from twosource.model.finding import Mention
from twosource.model.text import NamedMention, Sentence, Span

# What does not belong to the phrase that names a noun; hyphens do, so marks are sorted out one by one.
OUTSIDE = (CLAUSAL - {"punct"}) | {"appos", "case", "mark", "advmod", "aux", "obl", "orphan", "advcl"}
TIME_WORDS: Final = tables.words("calendar.toml", "times") | frozenset(
    (*tables.integers("calendar.toml", "weekdays"), *tables.integers("calendar.toml", "months"))
)
HYPHENS = frozenset({"-", "–", "‑", "'", "’", "."})


@dataclass(frozen=True, slots=True)
class Scene:
    """A tree, with known names, recognised names and mentions by the tokens they cover; `timed` tokens tell a time."""

    tree: Tree
    hits: Mapping[int, Hit]
    names: Mapping[int, NamedMention]
    mentions: Mapping[int, Mention]
    timed: frozenset[int]

    @classmethod
    def of(cls, sentence: Sentence, gazetteer: Gazetteer, mentions: Sequence[Mention]) -> Scene:
        """Look up the sentence's names; `mentions` may reach beyond the sentence."""
        hits = {i: hit for hit in gazetteer(sentence) for i in range(hit.first, hit.last)}
        names = {i: name for name in sentence.names for i in range(name.first, name.last)}
        tree = Tree.of(sentence)
        timed = frozenset(i for i, token in enumerate(sentence.tokens) if token.lemma.lower() in TIME_WORDS)
        covering = _covering(sentence, mentions)
        return cls(tree, MappingProxyType(hits), MappingProxyType(names), MappingProxyType(covering), timed)

    def text(self, tokens: Sequence[int]) -> str:
        """The words of a run of tokens with single blanks where the text has white space."""
        words = ""
        end = self.tree[tokens[0]].span.start
        for i in tokens:
            token = self.tree[i]
            words += (" " if token.span.start > end else "") + token.text
            end = token.span.end
        return words


def phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """The unbroken run of tokens that names the noun: without clauses, appositions, preposition and conjuncts."""
    kept = tuple(
        i
        for i in subtree(tree, head, OUTSIDE)
        if not (tree[i].upos == "PUNCT" and tree[i].head == head and tree[i].text not in HYPHENS)
    )
    run = contiguous(kept, head)
    while run[-1] != head and tree[run[-1]].upos == "PUNCT":
        run = run[:-1]
    while run[0] != head and tree[run[0]].upos in {"PUNCT", "CCONJ"}:
        run = run[1:]
    return run


def phrase_span(tree: Tree, head: int) -> Span:
    """The characters of `phrase`."""
    run = phrase(tree, head)
    return Span(tree[run[0]].span.start, tree[run[-1]].span.end)


def _covering(sentence: Sentence, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """Token -> the shortest mention that covers it."""
    inside = [m for m in mentions if m.span.start < sentence.span.end and m.span.end > sentence.span.start]
    inside.sort(key=lambda m: m.span.start - m.span.end)
    found: dict[int, Mention] = {}
    for mention in inside:
        for i, token in enumerate(sentence.tokens):
            if mention.span.start <= token.span.start and token.span.end <= mention.span.end:
                found[i] = mention
    return found
