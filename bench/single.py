"""A sentence by itself, read as a report of one paragraph: what sets of single sentences are measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from twosource.model.text import Block, BlockKind, Outlet, Report, Span

# A record is JSON as its set has it: id, text, and labels or events.
Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """The records of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def as_report(identity: str, text: str) -> Report:
    """The text as a report without outlet and date."""
    blocks = (Block(Span(0, len(text)), BlockKind.PROSE),) if text else ()
    outlet = Outlet("unknown", stated=False)
    return Report(identity, identity, outlet, None, None, None, None, None, (), blocks, text, "", "", "text")
