"""How long linking and weighing take in records of 2,500, 5,000 and 10,000 reports with all that they say.

The reports are the stories, local incidents, agencies and the other texts at hand, in an order drawn once. Reading ten
thousand reports takes a quarter of an hour on two cores, so `all` leaves this task out, and what was read is kept
beside the predictions until the code that reads changes. Minutes are of this machine; `growth`: n for a time that grows
as the reports to the power of n, from the smallest size to the largest, in one run.
"""

from __future__ import annotations

import json
import pickle
import random
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from math import log
from multiprocessing import get_context
from pathlib import Path

from bench.task import Figures, Request
from twosource.model.finding import Findings
from twosource.model.text import Report
from twosource.pipeline import code_version, read_report, together
from twosource.read import Reader, Source

SEED = 11
SIZES = (2500, 5000, 10000)
WORKERS = 2
AT_ONCE = 200
LINES = (
    ("grouping", "gva", "dev.jsonl"),
    ("newswire", "texts.jsonl"),
    ("newswire", "names_test.jsonl"),
    ("attribution", "polnear", "train.jsonl"),
    ("attribution", "polnear", "dev.jsonl"),
    ("incidents", "muc4", "train.jsonl"),
    ("incidents", "muc4", "dev.jsonl"),
    ("grouping", "ecbplus", "fulltext_train_dev.jsonl"),
    ("grouping", "gvc", "documents_train_dev.jsonl"),
    ("incidents", "geoparsing", "trnews.jsonl"),
    ("incidents", "geoparsing", "geowebnews.jsonl"),
    ("incidents", "geoparsing", "geovirus.jsonl"),
    ("grouping", "meantime_en.jsonl"),
    ("incidents", "fivew", "giveme5w1h_gold.jsonl"),
)
"""Sets of one report a line; only how long they take is measured."""

READING = ("twosource.read", "twosource.analyse", "twosource.extract", "twosource.lexicon", "twosource.model")


def run(request: Request) -> Figures:
    """Minutes of each size by the wall, the growth, and what the largest record holds."""
    reports = _reports(request)
    random.Random(SEED).shuffle(reports)  # noqa: S311 - a draw that is the same in each run
    reports = reports[: SIZES[-1]]
    said = _findings(reports, request.predictions / "linking")
    reports = [r for r in reports if r.id in said]
    taken, figures = {}, {}
    for size in SIZES:
        some = tuple(reports[:size])
        began = time.perf_counter()
        record = together(some, tuple(said[r.id] for r in some), (), ())
        taken[size] = time.perf_counter() - began
        figures[f"minutes_{size}"] = taken[size] / 60
        held = len(record.reports)
    growth = log(taken[SIZES[-1]] / taken[SIZES[0]]) / log(held / SIZES[0])
    return {
        **figures,
        "growth": growth,
        "reports": float(held),
        "stories": float(len(record.stories)),
        "happenings": float(len(record.happenings)),
        "propositions": float(len(record.propositions)),
    }


def _reports(request: Request) -> list[Report]:
    """Every report at hand once, in the order of the sets."""
    reader, found = Reader.load({}), {}
    for name, data in _texts(request):
        found.update({r.id: r for r in reader(Source(name, Path(name)), data) if isinstance(r, Report)})
    return list(found.values())


def _texts(request: Request) -> Iterator[tuple[str, bytes]]:
    for file in sorted(request.need("stories").glob("s*/r*.txt")):
        yield f"{file.parent.name}/{file.name}", file.read_bytes()
    for parts in LINES:
        file = request.need(*parts)
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            told = {name: record[name] for name in ("text", "title", "date", "url", "outlet") if record.get(name)}
            if "sentences" in record:
                told["text"] = "\n".join(" ".join(s["tokens"]) for s in record["sentences"])
            yield f"{'-'.join(parts)}", json.dumps(told).encode("utf-8")


def _findings(reports: list[Report], folder: Path) -> dict[str, Findings]:
    """What each report says, read on two workers where no earlier run has kept it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{code_version(*READING)}.pickle"
    said = dict(_kept(file)) if file.exists() else {}
    waiting = [r for r in reports if r.id not in said]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool, file.open("ab") as out:
        for at in range(0, len(waiting), AT_ONCE):
            some = waiting[at : at + AT_ONCE]
            for report, findings in zip(some, pool.map(read_report, some), strict=True):
                if isinstance(findings, Findings):
                    said[report.id] = findings
                    pickle.dump((report.id, findings), out)
            out.flush()
    return said


def _kept(file: Path) -> Iterator[tuple[str, Findings]]:
    """What an earlier run wrote, up to where it was stopped."""
    with file.open("rb") as lines:
        while True:
            try:
                yield pickle.load(lines)  # noqa: S301 - written by this task
            except (EOFError, pickle.UnpicklingError):
                return
