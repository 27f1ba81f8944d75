"""What grouping costs for each report in records of 100, 1,000 and 5,000 reports, as ratios of one run.

Copies and stories only, on reports without findings: what is joined within a story grows with the story, not with the
record. Ratios, for times of this machine say nothing of another; no floor holds a time. `growth`: n for a cost that
grows as the reports to the power of n, from the middle size to the largest.
"""

from __future__ import annotations

import json
import random
import time
from math import log
from pathlib import Path

from bench.grouped import report_groups
from bench.task import Figures, Request
from twosource.model.text import Report
from twosource.read import Reader, Source

SEED = 11
SIZES = (100, 1000, 5000)


def run(request: Request) -> Figures:
    """Cost a report at each size against the smallest, and the growth."""
    reports = _reports(request)
    random.Random(SEED).shuffle(reports)  # noqa: S311 - a draw that is the same in each run
    taken = {}
    for size in SIZES:
        began = time.process_time()
        report_groups(reports[:size])
        taken[size] = (time.process_time() - began) / min(size, len(reports))
    small, middle, large = (taken[size] for size in SIZES)
    last = min(SIZES[2], len(reports))
    return {
        "cost_1000_to_100": middle / small,
        "cost_5000_to_1000": large / middle,
        "growth": 1 + log(large / middle) / log(last / SIZES[1]),
        "reports": float(last),
    }


def _reports(request: Request) -> list[Report]:
    """Reports of the stories, of local incidents and of agencies, the same in each run."""
    reader, found = Reader.load({}), []
    files = sorted(request.need("stories").glob("s*/r*.txt"))
    sources = [(f"{f.parent.name}/{f.name}", f.read_bytes()) for f in files]
    incidents = request.need("grouping", "gva", "dev.jsonl")
    sources.append((incidents.name, incidents.read_bytes()))
    for line in request.need("newswire", "texts.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        sources.append((f"{record['id']}.txt", record["text"].encode("utf-8")))
    for name, data in sources:
        found += [r for r in reader(Source(name, Path(name)), data) if isinstance(r, Report)]
    return found
