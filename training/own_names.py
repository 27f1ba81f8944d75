"""Names of our own: sentences of news with their names marked by careful reading (guideline: docs/names.md).

`training/names/train.jsonl`, `dev.jsonl` (held out, to choose between checkpoints) and `second.jsonl` (what a second
reader marked, to measure agreement) have one text a line, as offsets in code points without any text: `from` (path
below the data folder, `#id` for a line of a JSONL file), `sha256` of the text, `sentences` [start, end], `names`
[start, end, label].
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.annotations import TextDiffersError, sha256, text_at
from training.sentences import Gold, Names, tagged
from twosource.analyse.labels import NAME_TYPES
from twosource.analyse.tokenise import Tokeniser

FOLDER = Path(__file__).parent / "names"

Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """What a reader marked in one text."""

    origin: str
    sha256: str
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Mark, ...]


def marked(part: str, folder: Path = FOLDER) -> Iterator[Marked]:
    """Every marked text of a part."""
    for line in (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        sentences = tuple((start, end) for start, end in found["sentences"])
        names = tuple((start, end, kind) for start, end, kind in found["names"])
        yield Marked(found["from"], found["sha256"], sentences, names)


def read_own_names(data: Path, part: str, folder: Path = FOLDER) -> Iterator[Gold]:
    """The sentences with their names. Raises TextDiffersError where a text is absent or not the one that was read."""
    tokenise = Tokeniser.load()
    for one in marked(part, folder):
        text = text_at(data, one.origin)
        if text is None or sha256(text) != one.sha256:
            raise TextDiffersError(f"{one.origin}: the text is absent or is not the one whose names were marked")
        for start, end in one.sentences:
            pieces = tokenise(text, start, end)
            inside = [name for name in one.names if start <= name[0] and name[1] <= end]
            words = tuple(text[a:b] for a, b in pieces)
            yield Gold(words, None, Names(tagged(len(words), list(_on_words(pieces, inside))), frozenset(NAME_TYPES)))


def _on_words(pieces: tuple[tuple[int, int], ...], names: list[Mark]) -> Iterator[tuple[int, int, str]]:
    """Names as words from first to last (exclusive): every word that a name touches."""
    for start, end, kind in names:
        touched = [i for i, (a, b) in enumerate(pieces) if a < end and start < b]
        yield touched[0], touched[-1] + 1, kind
