"""Local reports of shooting incidents (Gun Violence Archive, development part), grouped into stories: BCubed and pairs.

The scorer is the one that comes with the data. A set to measure on; nothing is trained on it.
"""

from __future__ import annotations

import json
from pathlib import Path

from bench.gate import fingerprint
from bench.grouped import clusters_scored, clusters_written, report_groups
from bench.task import Figures, Request
from twosource.model.text import Report
from twosource.read import Reader, Source


def gold_file(request: Request) -> Path:
    """One report a line, with the incident that it tells of."""
    return request.file or request.need("grouping", "gva", "dev.jsonl")


def run(request: Request) -> Figures:
    """Per cent."""
    gold = gold_file(request)
    lines = gold.read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    source = Source(gold.name, gold)
    reports = [r for r in Reader.load({})(source, gold.read_bytes()) if isinstance(r, Report)]
    id_of = {r.id: ids[int(r.path.rpartition("#")[2]) - 1] for r in reports}
    _, stories = report_groups(reports)
    told = {id_of[r]: str(n) for n, story in enumerate(stories) for r in story}
    ours = clusters_written(request.predictions / "stories.jsonl", told)
    return {**clusters_scored(request, gold, ours), "stories": float(len(stories))}


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the stream."""
    return fingerprint([gold_file(request)])
