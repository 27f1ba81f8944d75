"""The labels that the model answers with, in the order of its outputs, read from the JSON file shipped beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from twosource.errors import ResourceError

NAME_TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "MISC")
"""Kinds of name, in the order in which the model answers with them; the guideline is docs/names.md."""

NAME_TAGS = ("O", *(f"{place}-{kind}" for kind in NAME_TYPES for place in "BI"))
"""BIO tags of names, in the order of the model's outputs."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each head of the model, in the order of its outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...] = NAME_TAGS

    @classmethod
    def load(cls, path: Path) -> Labels:
        """Read what `dump` wrote. Raises ResourceError if the file is missing."""
        if not path.is_file():
            raise ResourceError(f"{path}: the model's labels are missing. Install TwoSource again.")
        found = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{key: tuple(values) for key, values in found.items()})

    def dump(self) -> str:
        """The labels as JSON, one a line."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=0)
