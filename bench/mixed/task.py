"""All reports of the measured stories and of 30 others in one record, grouped to stories: BCubed and pairs.

The others are drawn from the raw stories, whose groups a program made (with some errors); one that shares a text with a
measured story is not drawn. Few of the reports tell their date.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from bench.gate import fingerprint
from bench.grouped import clusters_scored, clusters_written, report_groups
from bench.task import Figures, Request
from twosource.model.text import Report
from twosource.read import Reader, Source

SEED, OTHERS = 11, 30
LEAST = 4
"""Reports of a story that is drawn: fewer say little of what is split."""


def run(request: Request) -> Figures:
    """Per cent."""
    reader = Reader.load({})
    reports: dict[str, Report] = {}
    gold: dict[str, str] = {}
    for folder in folders(request):
        for file in sorted(folder.glob("r*.txt")):
            source = Source(f"{folder.name}/{file.name}", file)
            found = [r for r in reader(source, file.read_bytes()) if isinstance(r, Report)]
            reports |= {r.id: r for r in found}
            gold |= {r.id: folder.name for r in found}
    _, stories = report_groups(tuple(reports.values()))
    told = {r: str(n) for n, story in enumerate(stories) for r in story}
    files = [clusters_written(request.predictions / f"mixed_{n}.jsonl", c) for n, c in (("gold", gold), ("ours", told))]
    return clusters_scored(request, *files)


def folders(request: Request) -> list[Path]:
    """The measured stories and those drawn, the same in each run."""
    measured = sorted(c.parent for c in request.need("cases", "dev").glob("*/case.json"))
    known = {text for folder in measured for text in _texts(folder)}
    others = [f for f in sorted(request.need("stories").glob("s*")) if len(list(f.glob("r*.txt"))) >= LEAST]
    free = [f for f in others if not known & set(_texts(f))]
    return [*measured, *random.Random(SEED).sample(free, OTHERS)]  # noqa: S311 - a draw that is the same in each run


def _texts(folder: Path) -> Iterator[str]:
    """The words of each report, however they are broken into lines."""
    yield from (" ".join(file.read_text(encoding="utf-8").split()) for file in folder.glob("r*.txt"))


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the reports."""
    return fingerprint([file for folder in folders(request) for file in folder.glob("r*.txt")])
