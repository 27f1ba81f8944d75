"""PLOVER's scale and contexts: how hostile or friendly a type and mode of event is, and what an event is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from twosource.lexicon import tables

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Plover:
    """The tables `plover.tsv` and `contexts.tsv`; a type without mode stands under the mode ""."""

    quads: Mapping[str, int]
    scale: Mapping[tuple[str, str], float]
    about: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls) -> Plover:
        """Read the tables. Raises ResourceError."""
        rows = tables.rows("plover.tsv")
        about: dict[str, tuple[str, ...]] = {}
        for row in tables.rows("contexts.tsv"):
            for word in row["words"].split("|"):
                about[word] = (*about.get(word, ()), row["context"])
        return cls(
            MappingProxyType({r["type"]: int(r["quad"]) for r in rows}),
            MappingProxyType({(r["type"], r["mode"]): float(r["intensity"]) for r in rows}),
            MappingProxyType(about),
        )

    def quad(self, kind: str) -> int | None:
        """1 verbal, 2 material cooperation, 3 verbal, 4 material conflict; None for OTHER."""
        return self.quads.get(kind)

    def intensity(self, kind: str, mode: str | None) -> float | None:
        """From -10 to 10, the mode's where it has one of its own; None for OTHER."""
        return self.scale.get((kind, mode or ""), self.scale.get((kind, "")))

    def contexts(self, words: str) -> tuple[str, ...]:
        """The contexts that the words of a passage show, in alphabetical order."""
        lower = [word.lower() for word in WORD.findall(words)]
        found = {c for word in lower for form in (word, word.removesuffix("s")) for c in self.about.get(form, ())}
        return tuple(sorted(found))
