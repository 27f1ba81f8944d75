"""What a format's reader hands on: a text, and what the file states beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as its file gives it. What the file does not state beside the text is None.

    `published` is in the file's own words. `fields` is the other metadata, as sorted (name, value) pairs.
    """

    locator: str
    medium: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
