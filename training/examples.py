"""Sentences as integers with their answers, made into batches of tensors."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import torch
from torch import Tensor

from training.sentences import Gold, Tree, allowed
from twosource.analyse.encode import CASINGS, Encoded, Encoder
from twosource.analyse.labels import Labels
from twosource.analyse.lemma import script

NOTHING = -1
"""An answer that does not count in the loss: a label that was too rare to learn, or padding."""

SPECIAL = CASINGS.index("special")


@dataclass(frozen=True, slots=True)
class Answers:
    """Label ids of one sentence, one item a word; heads count from 1 with 0 for the root."""

    heads: tuple[int, ...]
    relations: tuple[int, ...]
    tags: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One encoded sentence, or a run of several; `names` has for each word the ids of the name tags left open.

    `ends` says for each word whether a sentence ends with it (1), does not (0), or that is not to be learned.
    """

    encoded: Encoded
    answers: Answers | None
    names: tuple[tuple[int, ...], ...] | None
    ends: tuple[int, ...] | None


class HasWords(Protocol):
    """Something with an encoded sentence."""

    @property
    def encoded(self) -> Encoded:
        """The sentence."""


Worded = TypeVar("Worded", bound=HasWords)

Given = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
"""What a network is called with, padded, for B sentences of S word-pieces and W words (one more than the longest
sentence's: item 0 is the root): pieces, mask, casing (B, S), starts, word casing (B, W)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is given of B sentences of W words, and the answers; `words` (B, W) are not padding."""

    given: Given
    words: Tensor
    heads: Tensor
    relations: Tensor
    tags: Tensor
    names: Tensor
    ends: Tensor


@dataclass(frozen=True, slots=True)
class ExampleMaker:
    """Gold -> Example."""

    encoder: Encoder
    ids: dict[str, dict[str, int]]

    @classmethod
    def of(cls, encoder: Encoder, labels: Labels) -> ExampleMaker:
        """A maker that numbers labels in the order given."""
        heads = ("upos", "xpos", "feats", "scripts", "relations", "names")
        return cls(encoder, {head: {label: i for i, label in enumerate(getattr(labels, head))} for head in heads})

    def __call__(self, gold: Gold) -> Example:
        """Encode the words and number the answers."""
        answers = self._answers(gold.words, gold.tree) if gold.tree else None
        names = None
        if gold.names:
            ids, marked = self.ids["names"], gold.names.marked
            names = tuple(tuple(ids[one] for one in allowed(tag, marked)) for tag in gold.names.tags)
        return Example(self.encoder(gold.words), answers, names, _ends(gold))

    def _answers(self, words: tuple[str, ...], tree: Tree) -> Answers:
        relations = self.ids["relations"]
        scripts = tuple(map(script, words, tree.lemmas))
        columns = {"upos": tree.upos, "xpos": tree.xpos, "feats": tree.feats, "scripts": scripts}
        return Answers(
            tree.heads,
            tuple(relations.get(one, relations.get(one.partition(":")[0], NOTHING)) for one in tree.relations),
            tuple(tuple(self.ids[head].get(one, NOTHING) for one in column) for head, column in columns.items()),
        )


def _ends(gold: Gold) -> tuple[int, ...] | None:
    """What follows the last word is not seen, so nothing is to be learned of it."""
    if gold.tree is None and gold.ends is None:
        return None
    ends = frozenset(gold.ends or ())
    return (*(int(i in ends) for i in range(len(gold.words) - 1)), NOTHING)


def batches(examples: Iterable[Worded], pieces: int, chance: random.Random | None) -> list[list[Worded]]:
    """Examples of like length together, at most `pieces` padded word-pieces a batch; in random order where asked."""

    def length(example: Worded) -> float:
        return len(example.encoded.pieces) + (chance.random() * 4 if chance else 0)

    made: list[list[Worded]] = []
    batch: list[Worded] = []
    for example in sorted(examples, key=length):
        if batch and (len(batch) + 1) * max(len(one.encoded.pieces) for one in (batch[-1], example)) > pieces:
            made.append(batch)
            batch = []
        batch.append(example)
    made.append(batch)
    if chance:
        chance.shuffle(made)
    return made


def collate(examples: Sequence[Example], name_tags: int) -> Batch:
    """A batch of tensors, padded; all name tags are open where a sentence says nothing of names."""
    widest = max(one.encoded.words for one in examples) + 1
    size = len(examples)
    batch = Batch(
        given=padded([one.encoded for one in examples]),
        words=torch.zeros(size, widest, dtype=torch.bool),
        heads=torch.full((size, widest), NOTHING),
        relations=torch.full((size, widest), NOTHING),
        tags=torch.full((4, size, widest), NOTHING),
        names=torch.zeros(size, widest, name_tags, dtype=torch.bool),
        ends=torch.full((size, widest), NOTHING),
    )
    for row, example in enumerate(examples):
        _fill(batch, row, example)
    return batch


def padded(sentences: Sequence[Encoded]) -> Given:
    """The sentences as a network takes them."""
    size, longest = len(sentences), max(len(one.pieces) for one in sentences)
    widest = max(len(one.starts) for one in sentences)
    pieces, mask = torch.zeros(size, longest, dtype=torch.long), torch.zeros(size, longest)
    casing, starts = torch.full((size, longest), SPECIAL), torch.zeros(size, widest, dtype=torch.long)
    word_casing = torch.full((size, widest), SPECIAL)
    for row, one in enumerate(sentences):
        pieces[row, : len(one.pieces)] = torch.tensor(one.pieces)
        mask[row, : len(one.pieces)] = 1
        casing[row, : len(one.casing)] = torch.tensor(one.casing)
        starts[row, : len(one.starts)] = torch.tensor(one.starts)
        word_casing[row, : len(one.word_casing)] = torch.tensor(one.word_casing)
    return pieces, mask, casing, starts, word_casing


def _fill(batch: Batch, row: int, example: Example) -> None:
    words, answers = len(example.encoded.starts), example.answers
    batch.words[row, :words] = True
    if answers:
        batch.heads[row, 1:words] = torch.tensor(answers.heads)
        batch.relations[row, 1:words] = torch.tensor(answers.relations)
        batch.tags[:, row, 1:words] = torch.tensor(answers.tags)
    if example.ends:
        batch.ends[row, 1:words] = torch.tensor(example.ends)
    for word, open_tags in enumerate(example.names or (), start=1):
        batch.names[row, word, list(open_tags)] = True
