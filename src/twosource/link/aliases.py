"""Names of more than one word, and other names of the same, as one word: so that "ISIL" and "Islamic State" compare.

For comparing only: what is shown are the words of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.tables import rows

_ONE_WORD = re.compile(r"[\w.]+")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Replaces names by the word that stands for them: of groups and bodies, of states and their capitals."""

    names: re.Pattern[str]
    standing: Mapping[str, str]

    @classmethod
    def load(cls) -> Aliases:
        """Read the names of groups, bodies and countries. Raises ResourceError."""
        standing: dict[str, str] = {}
        for name, word in (*_groups(), *_countries()):
            standing.setdefault(name, word)
        longest_first = sorted(standing, key=lambda n: (-len(n), n))
        return cls(re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), standing)

    def __call__(self, text: str) -> str:
        """The text with each known name replaced; its offsets are no longer those of the report."""
        return self.names.sub(lambda found: self.standing[found.group()], text)


def _groups() -> Iterator[tuple[str, str]]:
    for row in rows("groups.tsv"):
        word = _one_word(row["name"])
        yield from ((name, word) for name in _named(row["name"], row["aliases"]))


def _countries() -> Iterator[tuple[str, str]]:
    """A state of several words by the word for its people; a capital, which may stand for it, keeps its own name."""
    for row in rows("countries.tsv"):
        people = next((p for p in row["demonyms"].split("|") if _ONE_WORD.fullmatch(p)), None)
        if people is None:
            continue
        yield from ((n, people) for n in _named(row["name"], row["aliases"]) if not _ONE_WORD.fullmatch(n))
        if row["capital"]:
            yield row["capital"], f"{row['capital']} {people}"


def _named(name: str, others: str) -> Iterable[str]:
    return (n for n in (name, *others.split("|")) if n)


def _one_word(name: str) -> str:
    return re.sub(r"\W", "", name)
