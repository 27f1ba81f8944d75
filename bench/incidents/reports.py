"""A report from a bare text, as the reader would make it of a file."""

from __future__ import annotations

import tempfile
from pathlib import Path

from twosource.model.text import Report
from twosource.read import Reader, discover, raw_bytes
from twosource.read.source import Source


def report_of(text: str) -> Report:
    """The text as a plain report."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r1.txt"
        path.write_text(text, encoding="utf-8")
        source = next(s for s in discover([path]) if isinstance(s, Source))
        return next(r for r in Reader.load({})(source, raw_bytes(source)) if isinstance(r, Report))
