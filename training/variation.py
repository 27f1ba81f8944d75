"""Sentences shown otherwise than written, so that the model is at home in headlines, capitals, haste and bad copies."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from training.sentences import Gold, Names, Tree, spans, tagged

APOSTROPHES = str.maketrans("", "", "'’")
SHORTEST_MISSPELT = 5
"""Letters of a word that may be misspelt: in a short one a slip makes another word."""


@dataclass(frozen=True, slots=True)
class Variation:
    """How often a sentence is shown in each other way; the ways of writing exclude one another, the losses add up.

    `title`, `upper` and `lower` rewrite all letters; `unstopped` drops the full stop at the end, `uncommaed` commas,
    `unquoted` apostrophes; `misspelt` drops or swaps letters of one word.
    """

    title: float = 0.03
    upper: float = 0.02
    lower: float = 0.06
    unstopped: float = 0.06
    uncommaed: float = 0.05
    unquoted: float = 0.04
    misspelt: float = 0.04

    def __call__(self, gold: Gold, chance: random.Random) -> Gold:
        """The sentence as it is (the same object), or varied, as chance has it."""
        losses: tuple[tuple[float, Callable[[Gold], Gold]], ...] = (
            (self.unstopped, without_stop),
            (self.uncommaed, without_commas),
            (self.unquoted, without_apostrophes),
        )
        for share, change in losses:
            if chance.random() < share:
                gold = change(gold)
        if chance.random() < self.misspelt:
            gold = misspelt(gold, chance)
        draw = chance.random()
        ways: tuple[tuple[float, Callable[[str], str]], ...] = (
            (self.title, str.capitalize),
            (self.upper, str.upper),
            (self.lower, str.lower),
        )
        for share, rewrite in ways:
            if draw < share:
                return replace(gold, words=tuple(map(rewrite, gold.words)))
            draw -= share
        return gold


def without_stop(gold: Gold) -> Gold:
    """Without the full stop at the end, where more than three words are left."""
    last = len(gold.words) - 1
    return without(gold, {last}) if last > 2 and gold.words[-1] == "." else gold


def without_commas(gold: Gold) -> Gold:
    """Without its commas."""
    return without(gold, {i for i, word in enumerate(gold.words) if word == ","})


def without_apostrophes(gold: Gold) -> Gold:
    """Without apostrophes in and between words."""
    bare = tuple(word.translate(APOSTROPHES) for word in gold.words)
    if bare == gold.words:
        return gold
    kept = without(replace(gold, words=bare), {i for i, word in enumerate(bare) if not word})
    return kept if all(kept.words) else gold


def misspelt(gold: Gold, chance: random.Random) -> Gold:
    """One long word with a letter dropped or two swapped."""
    long = [i for i, word in enumerate(gold.words) if len(word) >= SHORTEST_MISSPELT and word.isalpha()]
    if not long:
        return gold
    i = chance.choice(long)
    word = gold.words[i]
    at = chance.randrange(1, len(word) - 1)
    slip = word[:at] + word[at + 1] + word[at] + word[at + 2 :] if chance.random() < 0.5 else word[:at] + word[at + 1 :]
    return replace(gold, words=(*gold.words[:i], slip, *gold.words[i + 1 :]))


def without(gold: Gold, dropped: set[int]) -> Gold:
    """Without the words of these indices; those on which another word hangs stay."""
    if gold.tree:
        dropped = dropped - {head - 1 for head in gold.tree.heads}
    if not dropped:
        return gold
    kept = [i for i in range(len(gold.words)) if i not in dropped]
    place = {old: new for new, old in enumerate(kept)}
    ends = None
    if gold.ends is not None:
        ends = tuple(sorted({max((place[i] for i in range(end + 1) if i in place), default=0) for end in gold.ends}))
    return Gold(
        tuple(gold.words[i] for i in kept),
        _tree(gold.tree, kept, place) if gold.tree else None,
        _names(gold.names, place) if gold.names else None,
        ends,
    )


def _tree(tree: Tree, kept: list[int], place: dict[int, int]) -> Tree:
    def cut(column: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(column[i] for i in kept)

    heads = tuple(place[tree.heads[i] - 1] + 1 if tree.heads[i] else 0 for i in kept)
    return Tree(cut(tree.upos), cut(tree.xpos), cut(tree.feats), cut(tree.lemmas), heads, cut(tree.relations))


def _names(names: Names, place: dict[int, int]) -> Names:
    found = []
    for first, last, kind in spans(names.tags):
        left = [place[i] for i in range(first, last) if i in place]
        if left:
            found.append((left[0], left[-1] + 1, kind))
    return Names(tagged(len(place), found), names.marked)
