"""The table of lemmas that ships: what each form with a tag is in the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.sentences import Gold

NOT_WORDS = frozenset(
    {"NNP", "ADD", "GW", "CD", "LS", "FW", "SYM", "NFP", "XX", "$", ",", ".", ":", "''", "``", "-LRB-", "-RRB-", "HYPH"}
)
"""Tags whose lemma is the form, or is too odd to be carried over to other texts."""


def lemma_lines(corpus: Iterable[Gold]) -> list[str]:
    """Sorted lines of form, tag and commonest lemma (empty where it is the form), of words that a table can help."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for gold in corpus:
        if gold.tree:
            for word, tag, lemma in zip(gold.words, gold.tree.xpos, gold.tree.lemmas, strict=True):
                if tag not in NOT_WORDS and not any(c.isspace() for c in word):
                    counts[word.lower(), tag][lemma] += 1
    best = {key: min(found, key=lambda lemma: (-found[lemma], lemma)) for key, found in counts.items()}
    return [f"{form}\t{tag}\t{'' if lemma == form else lemma}" for (form, tag), lemma in sorted(best.items())]


def write_lemmas(corpus: Iterable[Gold], path: Path) -> None:
    """Write the table."""
    path.write_text("\n".join(lemma_lines(corpus)) + "\n", encoding="utf-8")
