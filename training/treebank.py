"""CoNLL-U treebanks (universaldependencies.org/format.html): sentences with their trees and their raw text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.sentences import Tree


@dataclass(frozen=True, slots=True)
class BankSentence:
    """One sentence of a treebank. `glued` says for each word whether no space follows it; `misc` is column 10."""

    id: str
    document: str
    paragraph: bool
    text: str
    words: tuple[str, ...]
    surface: tuple[tuple[int, int, str], ...]
    tree: Tree
    misc: tuple[str, ...]


def read_treebank(path: Path) -> Iterator[BankSentence]:
    """The sentences of one CoNLL-U file; multiword tokens are kept in `surface`, empty nodes are left out."""
    document, comments, rows = "", [], []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document = line.partition(" = ")[2]
            if line.startswith("#"):
                comments.append(line)
            elif line:
                rows.append(line.split("\t"))
            else:
                yield _sentence(document, comments, rows)
                comments, rows = [], []


def _sentence(document: str, comments: list[str], rows: list[list[str]]) -> BankSentence:
    meta = {key[2:]: value for key, _, value in (line.partition(" = ") for line in comments)}
    words = [row for row in rows if row[0].isdecimal()]
    ranges = [row for row in rows if "-" in row[0]]
    tree = Tree(
        upos=_column(words, 3),
        xpos=_column(words, 4),
        feats=_column(words, 5),
        lemmas=_column(words, 2),
        heads=tuple(int(row[6]) for row in words),
        relations=_column(words, 7),
    )
    surface = tuple((int(row[0].split("-")[0]), int(row[0].split("-")[1]), row[1]) for row in ranges)
    paragraph = any(line.startswith("# newpar") for line in comments)
    return BankSentence(
        meta.get("sent_id", ""),
        document,
        paragraph,
        meta.get("text", ""),
        _column(words, 1),
        surface,
        tree,
        _column(words, 9),
    )


def _column(rows: list[list[str]], index: int) -> tuple[str, ...]:
    return tuple(row[index] for row in rows)
