"""Scores of a checkpoint on gold words, with greedy heads: quick, for choosing. What ships is scored by bench/."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch

from training.encoder import FAR
from training.examples import NOTHING, Example, batches, collate
from training.network import Network
from training.sentences import spans
from twosource.analyse.labels import NAME_TAGS

SCORED_AS = {"PER": "PER", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "NORP": "NORP", "DATE": "DATE"}
"""Kinds of name that are scored; places are one kind, because few corpora tell them apart."""


@torch.no_grad()
def scores(network: Network, examples: Sequence[Example]) -> dict[str, float]:
    """UAS, LAS (subtypes count), UPOS, XPOS, FEATS, edit scripts, F1 of names and of sentence ends within runs, in per
    cent; what the examples hold no answers for is 0.
    """
    network.eval()
    counts: Counter[str] = Counter()
    for batch in batches(examples, 4000, None):
        counts.update(_count(network, batch))
    words = max(1, counts["words"])
    found = {name: round(100 * counts[name] / words, 2) for name in ("UAS", "LAS", "UPOS", "XPOS", "FEATS", "script")}
    hit, named = counts["name hits"], counts["names found"] + counts["names gold"]
    ends = 200 * counts["end hits"] / max(1, counts["ends found"] + counts["ends gold"])
    return {**found, "names": round(200 * hit / max(1, named), 2), "ends": round(ends, 2)}


def _count(network: Network, examples: list[Example]) -> Counter[str]:
    batch = collate(examples, len(NAME_TAGS))
    answer = network(*batch.given)
    heads = answer.arcs.masked_fill(~batch.words[:, None, :], FAR).argmax(-1)
    row, word = (batch.heads >= 0).nonzero(as_tuple=True)
    relations = network.relation_scores(answer.dependents[row, word], answer.heads[row, heads[row, word]]).argmax(-1)
    right_head = heads[row, word] == batch.heads[row, word]
    counts = Counter({
        "words": len(row),
        "UAS": int(right_head.sum()),
        "LAS": int((right_head & (relations == batch.relations[row, word])).sum()),
    })  # fmt: skip
    for i, name in enumerate(("UPOS", "XPOS", "FEATS", "script")):
        gold = batch.tags[i]
        counts[name] = int(((answer.tags[i].argmax(-1) == gold) & (gold != NOTHING)).sum())
    ends, known = answer.ends > 0, batch.ends >= 0
    counts["end hits"] = int((ends & (batch.ends == 1)).sum())
    counts["ends found"], counts["ends gold"] = int((ends & known).sum()), int((batch.ends == 1).sum())
    guesses = answer.names.argmax(-1)
    for i, example in enumerate(examples):
        if example.names:
            counts.update(_name_counts(guesses[i, 1 : example.encoded.words + 1].tolist(), example.names))
    return counts


def _name_counts(guesses: list[int], gold: tuple[tuple[int, ...], ...]) -> Counter[str]:
    found = set(_scored([NAME_TAGS[i] for i in guesses]))
    true = set(_scored([NAME_TAGS[open_tags[0]] for open_tags in gold]))
    return Counter({"name hits": len(found & true), "names found": len(found), "names gold": len(true)})


def _scored(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    return ((first, last, SCORED_AS[kind]) for first, last, kind in spans(tags) if kind in SCORED_AS)


def load(network: Network, checkpoint: Path) -> Network:
    """The network with a checkpoint's weights."""
    network.load_state_dict(torch.load(checkpoint, weights_only=True))
    return network
