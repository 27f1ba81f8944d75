"""Sentences of constructions that the treebanks hardly have: patterns of our own, filled by chance.

A pattern gives tags and tree; features and lemmas are left open (a label that is no label is not learned).
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from importlib import resources

from training.sentences import Gold, Tree

OPEN = "?"
"""Stands for features and lemmas that the patterns do not tell."""


def patterns() -> tuple[str, ...]:
    """The patterns, one a line."""
    return tuple(line for line in _lines() if " = " not in line)


@cache
def fillers() -> dict[str, list[str]]:
    """Slot -> the words that may stand there."""
    pairs = (line.partition(" = ") for line in _lines() if " = " in line)
    return {slot: words.split() for slot, _, words in pairs}


def _lines() -> list[str]:
    lines = resources.files("training").joinpath("constructions.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def draw_constructions(count: int, chance: random.Random) -> Iterator[Gold]:
    """`count` sentences, each of a pattern drawn by chance."""
    known = patterns()
    for _ in range(count):
        yield filled(chance.choice(known), chance)


def filled(pattern: str, chance: random.Random) -> Gold:
    """One sentence of a pattern. The full stop ("././././punct") hangs on the root."""
    rows = [cell.split("/") for cell in pattern.split()[:-1]]
    root = next(i for i, row in enumerate(rows, start=1) if row[3] == "0")
    rows.append([".", "PUNCT", ".", str(root), "punct"])
    words = [chance.choice(fillers()[row[0]]) if row[0].startswith("$") else row[0] for row in rows]
    words = [_article(word, words[i + 1 : i + 2]) for i, word in enumerate(words)]
    words[0] = words[0][:1].upper() + words[0][1:]
    size = len(rows)
    tree = Tree(
        upos=tuple(row[1] for row in rows),
        xpos=tuple(row[2] for row in rows),
        feats=(OPEN,) * size,
        lemmas=(OPEN,) * size,
        heads=tuple(int(row[3]) for row in rows),
        relations=tuple(row[4] for row in rows),
    )
    return Gold(tuple(words), tree, None)


def _article(word: str, following: list[str]) -> str:
    if word not in ("a", "an") or not following:
        return word
    return "an" if following[0][0] in "aeiou" else "a"
