"""Copies of a report as newsrooms make them: the end cut off, another headline, a few words changed. By seed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]{4,}")
_PARAGRAPH = re.compile(r"\n\s*\n")
HEADLINES = ("What we know so far", "The latest from the scene", "Officials speak out", "New details come to light")
SAME = {"said": "told reporters", "killed": "left dead", "about": "roughly", "also": "further", "after": "following"}


@dataclass(frozen=True, slots=True)
class EditSettings:
    """How much of a report a copy keeps, and how many of its words are changed."""

    kept_least: float = 0.4
    kept_most: float = 0.9
    changed: float = 0.05
    dropped: float = 0.01


def edited(text: str, draw: random.Random, settings: EditSettings) -> str:
    """The text cut from its end at a border of paragraphs or sentences, under another headline, with changed words."""
    words = len(text.split())
    keep = int(words * draw.uniform(settings.kept_least, settings.kept_most))
    body = _changed(_cut(text, keep), draw, settings)
    return f"{draw.choice(HEADLINES)}\n\n{body}"


def _cut(text: str, words: int) -> str:
    """The first paragraphs of so many words; within one paragraph, its first sentences."""
    kept: list[str] = []
    for part in _PARAGRAPH.split(text.strip()):
        pieces = [part] if len(part.split()) <= words else re.split(r"(?<=[.!?])\s+", part)
        taken = [p for p in pieces if (words := words - len(p.split())) > 0]
        kept += [" ".join(taken)] if taken else []
        if words <= 0:
            break
    return "\n\n".join(kept)


def _changed(text: str, draw: random.Random, settings: EditSettings) -> str:
    def other(match: re.Match[str]) -> str:
        word = match[0]
        chance = draw.random()
        if word.lower() in SAME and chance < 10 * settings.changed:
            return SAME[word.lower()]
        if chance < settings.dropped:
            return ""
        return word.upper() + "s" if chance < settings.dropped + settings.changed else word

    return _WORD.sub(other, text)
