"""Count in what share of general news reports a word is found: makes `src/twosource/lexicon/word_shares.tsv`.

    python -m training.word_shares --data ../shared/data > src/twosource/lexicon/word_shares.tsv

Only counts leave the texts. Words are stems, or the heads that stand for them in `same_words.tsv`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from twosource.link.words import Vocabulary

# A rarer word is taken for one that is not listed at all.
LEAST = 0.012

HEAD = """\
# In what share of general news reports a word (its stem, or the head that stands for it) is found; counted once over
# 620 agency and newspaper articles of every region. A word that is not listed is rarer than all that are.
"""


def shares(texts: Path) -> list[tuple[str, float]]:
    """Word and share, the commonest first; `texts` is a JSONL file of records with a `text`."""
    vocabulary = Vocabulary.load()
    counts: Counter[str] = Counter()
    total = 0
    for line in texts.read_text(encoding="utf-8").splitlines():
        counts.update(set(vocabulary.content(json.loads(line)["text"])))
        total += 1
    common = [(w, n / total) for w, n in counts.items() if n >= LEAST * total and w.isascii()]
    return sorted(common, key=lambda found: (-found[1], found[0]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the data folder")
    options = parser.parse_args()
    sys.stdout.write(HEAD + "stem\tshare\n")
    for word, share in shares(options.data / "newswire" / "texts.jsonl"):
        sys.stdout.write(f"{word}\t{share:.3f}\n")


if __name__ == "__main__":
    main()
