"""Copies and stories of reports alone, without what they say: the first stage of linking."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.task import Figures, Request, run_scorer
from twosource.link import Linker
from twosource.model.finding import Findings
from twosource.model.text import Report


def report_groups(reports: Sequence[Report]) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The groups of copies, and the stories, as ids of reports."""
    nothing = tuple(Findings(r.id, (), (), (), (), ()) for r in reports)
    joined = Linker.load()(tuple(reports), nothing)
    return [c.reports for c in joined.copies], [s.reports for s in joined.stories]


def clusters_written(file: Path, clusters: Mapping[str, str]) -> Path:
    """The file, with a line for each report: its id and the name of its group."""
    lines = (json.dumps({"id": report, "cluster": name}) + "\n" for report, name in clusters.items())
    file.write_text("".join(lines), encoding="utf-8")
    return file


def clusters_scored(request: Request, gold: Path, told: Path) -> Figures:
    """BCubed and pairs in per cent, and the number of reports, by the scorer that comes with the data."""
    printed = json.loads(run_scorer(request.scorer("grouping", "evaluate_clusters.py"), str(gold), str(told)))
    shares = ("bcubed_p", "bcubed_r", "bcubed_f1", "pair_p", "pair_r", "pair_f1")
    return {**{name: 100 * printed[name] for name in shares}, "reports": float(printed["n"])}
