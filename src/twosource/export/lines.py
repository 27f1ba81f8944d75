"""What every list of lines for a terminal is made of.

Article text may hold what commands a terminal (escape sequences, controls, changes of direction): it is taken out.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from twosource.export.passage import Passage
from twosource.export.view import ReportLine, Saying

# Unicode TR9: embeddings, overrides, isolates and marks, by which text shows in another order than it is stored.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# ECMA-48 control sequences, whole, so that "ESC[31m" leaves no "[31m" behind; then OSC and other strings.
SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
)


def plain(text: str) -> str:
    """The text on one line, without what would command a terminal or turn its order."""
    flat = DIRECTION.sub("", re.sub(r"\s+", " ", SEQUENCE.sub("", text)))
    return "".join(c for c in flat if unicodedata.category(c) not in {"Cc", "Cs"}).strip()


def wrapped(text: str, indent: str, width: int, first: str | None = None) -> list[str]:
    """Lines of at most `width` columns; `first` stands before the first one in place of the indent."""
    room = max(width - len(indent), 20)
    body = textwrap.wrap(plain(text), room, break_on_hyphens=False) or [""]
    return [(indent if n or first is None else first) + line for n, line in enumerate(body)]


def more(count: int, indent: str) -> Iterator[str]:
    """How many are left out, if any."""
    if count > 0:
        yield f"{indent}({count:,} more)"


def heading(words: str, count: int) -> Iterator[str]:
    """The head of a section."""
    yield ""
    yield f"{words} ({count:,})"


def outlet_of(line: ReportLine) -> str:
    """The outlet of a report, or its file where it states none."""
    return line.outlet if line.stated else f"file {line.outlet}"


def place_of(saying: Saying) -> str:
    """The outlet and number of the report where it is said."""
    return f"{outlet_of(saying.report)}, {saying.report.name}"


def words_of(passage: Passage | None) -> str:
    """A passage as plain words."""
    return "".join(piece.text for piece in passage.pieces) if passage else ""
