"""Whether two statements about the same thing cannot both hold: traits for an additive score, learned like the others.

What tells it is negation (de Marneffe, Rafferty and Manning, ACL 2008: negation and antonyms are what can be found
reliably), antonyms, and counts of one measure that have no number in common. Contradictions that only knowledge of the
world reveals are not found.
"""

from __future__ import annotations

from collections.abc import Iterator

from twosource.link.statements import Statement
from twosource.link.words import Vocabulary, Weights, shared
from twosource.model.bounds import meet


def contrary_features(
    a: Statement, b: Statement, weights: Weights, vocabulary: Vocabulary
) -> Iterator[tuple[str, float, str]]:
    """What sets two statements against each other: name of the trait, value from 0 to 1, words."""
    near = shared(a.words, b.words, weights)
    yield "near", near, "words in common"
    if a.negative is not b.negative:
        yield "negation", 1.0, "one is put in the negative"
        yield "negation_near", near, "one is put in the negative, in the same words"
    if _turned(a, b, vocabulary) or _turned(b, a, vocabulary):
        yield "antonym", 1.0, "a word of one means the contrary of a word of the other"
    measures = {m for m, _ in a.counts} & {m for m, _ in b.counts}
    if any(not any(meet(x, y) for n, x in a.counts if n is m for k, y in b.counts if k is m) for m in measures):
        yield "count", 1.0, "counts that cannot both hold"
    if a.source and a.source == b.source and a.attribution is not None:
        yield "source", 1.0, f"both by {a.source}"


def _turned(a: Statement, b: Statement, vocabulary: Vocabulary) -> bool:
    return any(vocabulary.opposites.get(w) in b.words for w in a.words - b.words)
