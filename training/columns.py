"""Name corpora in columns: Universal NER (IOB2 with sentence ids), WikiGold, CrossNER."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from training.sentences import Gold, Names, spans, tagged

Row = tuple[str, str]

WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "PLACE", "MISC": "NM"}
CROSSNER = {
    "person": "PER", "politician": "PER", "musicalartist": "PER", "writer": "PER", "researcher": "PER",
    "scientist": "PER", "organisation": "ORG", "politicalparty": "ORG", "band": "ORG", "university": "ORG",
    "location": "PLACE", "country": "GPE", "misc": "NM", "event": "EVENT", "election": "EVENT", "award": "MISC",
    "book": "MISC", "poem": "MISC", "album": "MISC", "song": "MISC", "conference": "EVENT",
}  # fmt: skip
"""Types left out (genres, algorithms, magazines ...) are not names to us or are two things at once."""

MIN_WORDS, MAX_WORDS = 2, 120
"""Shorter lines teach nothing about names; longer ones are lists whose line ends were lost."""


def read_columns(path: Path, separator: str | None = None) -> Iterator[tuple[Row, ...]]:
    """Sentences of (word, tag) rows, apart by empty lines; the tag is the last column."""
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split(separator)
        if len(cells) >= 2:
            rows.append((cells[0], cells[-1].strip()))
        elif rows:
            yield tuple(rows)
            rows = []


def read_name_corpus(
    paths: list[Path], kinds: Mapping[str, str], marked: frozenset[str], separator: str | None = None
) -> list[Gold]:
    """Name-only sentences with our types; a type that `kinds` does not hold becomes O."""
    found = []
    for path in paths:
        for rows in read_columns(path, separator):
            if MIN_WORDS <= len(rows) <= MAX_WORDS:
                words, tags = zip(*rows, strict=True)
                found.append(Gold(words, None, Names(renamed(tags, kinds), marked)))
    return found


def renamed(tags: tuple[str, ...], kinds: Mapping[str, str]) -> tuple[str, ...]:
    """Tags of a corpus (IOB1 or IOB2) -> IOB2 tags of our types."""
    kept = [(first, last, kinds[kind]) for first, last, kind in spans(tags) if kind in kinds]
    return tagged(len(tags), kept)


def read_uner(path: Path) -> dict[str, tuple[Row, ...]]:
    """Universal NER: sentence id -> (word, tag) rows."""
    found: dict[str, list[Row]] = {}
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            rows = found.setdefault(line.partition(" = ")[2], [])
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            rows.append((cells[1], cells[2]))
    return {key: tuple(rows) for key, rows in found.items()}


def project(rows: tuple[Row, ...], words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Tags of one tokenisation carried to another by characters; None where the characters differ."""
    if "".join(word for word, _ in rows) != "".join(words):
        return None
    owner = [i for i, (word, _) in enumerate(rows) for _ in word]
    tags, at, before = [], 0, -1
    for word in words:
        tag = rows[owner[at]][1]
        tags.append(f"I{tag[1:]}" if owner[at] == before and tag.startswith("B") else tag)
        before, at = owner[at], at + len(word)
    return tuple(tags)
