"""Copies and stories of reports alone, without what they say: the first stage of linking."""

from __future__ import annotations

from collections.abc import Sequence

from twosource.link import Linker
from twosource.model.finding import Findings
from twosource.model.text import Report


def report_groups(reports: Sequence[Report]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The groups of copies, and the stories, as ids of reports."""
    nothing = tuple(Findings(r.id, (), (), (), (), ()) for r in reports)
    joined = Linker.load()(tuple(reports), nothing)
    return [c.reports for c in joined.copies], [s.reports for s in joined.stories]
