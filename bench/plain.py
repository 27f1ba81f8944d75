"""A report from a bare text, as the reader makes it of a file of plain text: offsets are those of the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from twosource.model.text import Report
from twosource.read import Reader, Source


@dataclass(frozen=True, slots=True)
class PlainReader:
    """Name and text -> the report."""

    reader: Reader

    @classmethod
    def load(cls) -> PlainReader:
        """Load the reader's tables."""
        return cls(Reader.load({}))

    def __call__(self, name: str, text: str) -> Report:
        """The text as a report. Raises ValueError if reading changed the text: its offsets would not hold."""
        source = Source(f"{name}.txt", Path(f"{name}.txt"))
        found = [r for r in self.reader(source, text.encode("utf-8")) if isinstance(r, Report)]
        if len(found) != 1 or found[0].text != text:
            raise ValueError(f"{name}: {len(found)} reports, or another text than was given")
        return found[0]
