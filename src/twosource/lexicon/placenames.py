"""Names of places made comparable: the spellings of one name fold to one key."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# The Arabic article as it is written in Latin letters, and the European ones: a name is found with or without them.
_ARTICLES: Final = frozenset(
    {
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "ad",
        "at",
        "an",
        "az",
        "ul",
        "ur",
        "ez",
        "es",
        "the",
        "l",
        "la",
        "le",
        "los",
        "las",
    }
)
_PIECE: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile(r"['’‘ʻʼ`´.]")
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ð": "d"}
)
_SHORT: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


def folded(name: str) -> str:
    """Small letters without accents, apostrophes and points; hyphens are blanks; "saint", "mount", "fort" are short."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name).lower().translate(_LETTERS))
    pieces = _PIECE.findall("".join(c for c in bare if not unicodedata.combining(c)))
    return " ".join(_SHORT.get(piece, piece) for piece in pieces)


def key_of(name: str) -> str:
    """The key by which places are looked up: folded, without articles, where anything is left of it."""
    pieces = folded(name).split()
    kept = [piece for piece in pieces if piece not in _ARTICLES]
    return " ".join(kept or pieces)
