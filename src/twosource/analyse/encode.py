"""Words -> the integers that the model reads: word-pieces, a casing class for each, and where each word begins.

The encoder is uncased, so how a word is written is told to it apart, in eight classes. Typographic variants (curly
quotes, long dashes) are made one before splitting, so that a paper's typesetting does not change the parse.
Training uses this very module, so what the model learns from is what it is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from twosource.errors import ResourceError

START, END, UNKNOWN = 101, 102, 100
"""Word-piece ids of [CLS], [SEP] and [UNK] in the BERT vocabulary."""

CASINGS = ("other", "lower", "title", "upper", "mixed", "initial", "digit", "special")
"""Casing classes in the order of their ids; ``special`` is for [CLS], [SEP] and padding."""

MAX_WORD_PIECES = 12
"""Word-pieces kept of one word: a URL or a hash tells nothing more after the first dozen."""

MAX_PIECES = 510
"""Word-pieces of one sentence at most: the network has 512 positions, two of them for [CLS] and [SEP]."""

_TYPOGRAPHY = str.maketrans({
    "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "...",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Encoded:
    """One sentence as integers. ``starts`` and ``word_casing`` have one item more than words: item 0 is the root."""

    pieces: tuple[int, ...]
    casing: tuple[int, ...]
    starts: tuple[int, ...]
    word_casing: tuple[int, ...]

    @property
    def words(self) -> int:
        """How many words the sentence has."""
        return len(self.starts) - 1


def casing(word: str) -> int:
    """The casing class of a word, an index into CASINGS."""
    return CASINGS.index(_casing_name(word))


def _casing_name(word: str) -> str:
    if any(c.isdigit() for c in word):
        return "digit"
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "other"
    if len(letters) == 1:
        return "initial" if letters[0].isupper() else "lower"
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper"
    return "title" if letters[0].isupper() and all(not c.isupper() for c in letters[1:]) else "mixed"


@dataclass(frozen=True, slots=True)
class Encoder:
    """Words -> Encoded. Remembers the pieces of words it has seen, which changes speed and nothing else."""

    tokenizer: Tokenizer
    _seen: dict[str, tuple[tuple[int, ...], int]] = field(default_factory=dict, repr=False, compare=False)
    max_seen: int = 100_000

    @classmethod
    def load(cls, path: Path) -> Encoder:
        """Read the word-piece vocabulary (tokenizer.json). Raises ResourceError if it is missing."""
        if not path.is_file():
            raise ResourceError(f"{path}: the word-piece vocabulary is missing. Install TwoSource again.")
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(tokenizer)

    def __call__(self, words: Sequence[str]) -> Encoded:
        """One sentence's words as integers."""
        special = CASINGS.index("special")
        pieces, casings, starts, word_casing = [START], [special], [0], [special]
        for word in words:
            word_pieces, word_case = self._word(word)
            starts.append(len(pieces))
            word_casing.append(word_case)
            pieces.extend(word_pieces)
            casings.extend([word_case] * len(word_pieces))
        pieces.append(END)
        casings.append(special)
        return Encoded(tuple(pieces), tuple(casings), tuple(starts), tuple(word_casing))

    def count(self, word: str) -> int:
        """How many word-pieces the word takes."""
        return len(self._word(word)[0])

    def _word(self, word: str) -> tuple[tuple[int, ...], int]:
        known = self._seen.get(word)
        if known is None:
            plain = word.translate(_TYPOGRAPHY).encode("utf-8", "replace").decode("utf-8")
            ids = self.tokenizer.encode(plain, add_special_tokens=False).ids
            known = (tuple(ids[:MAX_WORD_PIECES]) or (UNKNOWN,), casing(word))
            if len(self._seen) < self.max_seen:
                self._seen[word] = known
        return known
