"""The outlet's name at the head of a text, alone or with the date: "Levant Daily", "Port Ledger, 3 May 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import words
from twosource.read.moment import Moments

_LONGEST = 80
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Mastheads:
    """Finds an outlet's name by the words that such names are made of.

    A known agency is none: others print its texts under its name.

    `typical` are words that end or hold names of outlets (Times, Gazette, News), in small letters.
    """

    outlets: Outlets
    moments: Moments
    typical: frozenset[str]

    @classmethod
    def load(cls) -> Mastheads:
        """Read the outlets and the page's words. Raises ResourceError."""
        return cls(Outlets.load(), Moments.load(), words("page.toml", "masthead.words"))

    def name(self, line: str) -> str | None:
        """The name, where the line (white space folded) holds one, perhaps a date, and nothing else."""
        if len(line) > _LONGEST or line.endswith((".", "!", "?", ":")):
            return None
        moment = next(self.moments.find(line), None)
        name = line if moment is None else f"{line[: moment.start]} {line[moment.end :]}"
        name = " ".join(name.split()).strip(" ,|–—-")
        known = self.outlets.named(name)
        if known is not None:
            return None if known.supplies or known.kind in ("photo", "monitor") else known.name
        told = re.findall(r"[^\s,|]+", name)
        capitals = all(word[0].isupper() or word in ("of", "and", "the", "&") for word in told)
        typical = any(word.casefold() in self.typical for word in told)
        return name if 2 <= len(told) <= _MOST_WORDS and capitals and typical and "," not in name else None
