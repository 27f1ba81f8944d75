"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that matches: in the text of a report, or a finding of it.

    `kind` is report, attribution, event or figure; `finding` the id of the finding, None for a report. `spans` are the
    matching words (of a finding: the finding), in the report's text; `snippet` is the text around the first of them,
    from `snippet_start`. `outlet` is None where not stated.
    """

    kind: str
    report: str
    path: str
    outlet: str | None
    finding: str | None
    spans: tuple[Span, ...]
    snippet: str
    snippet_start: int
