"""The labels to learn, counted over the treebanks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from training.sentences import Gold
from twosource.analyse.labels import Labels
from twosource.analyse.lemma import script

LEAST = {"upos": 1, "xpos": 2, "feats": 5, "scripts": 4, "relations": 2}
"""Labels seen less often are noise: they are left out and their tokens do not train that head."""


def count_labels(corpus: Iterable[Gold]) -> Labels:
    """Labels in order of falling count, equal counts in alphabetical order."""
    counts: dict[str, Counter[str]] = {head: Counter() for head in LEAST}
    for gold in corpus:
        if gold.tree is None:
            continue
        counts["upos"].update(gold.tree.upos)
        counts["xpos"].update(gold.tree.xpos)
        counts["feats"].update(gold.tree.feats)
        counts["scripts"].update(map(script, gold.words, gold.tree.lemmas))
        counts["relations"].update(gold.tree.relations)
    return Labels(**{head: _frequent(counts[head], least) for head, least in LEAST.items()})


def _frequent(counter: Counter[str], least: int) -> tuple[str, ...]:
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(label for label, count in ranked if count >= least)
