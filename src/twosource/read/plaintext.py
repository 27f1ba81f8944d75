"""Plain text: kept character for character, so that offsets are the file's."""

from __future__ import annotations

from collections.abc import Iterator

from twosource.read.decode import decode
from twosource.read.draft import Draft


def read_text(data: bytes, locator: str) -> Iterator[Draft]:
    """The one report of a text file. Raises InputError if its encoding cannot be told."""
    yield Draft(locator, "text", decode(data, locator))
