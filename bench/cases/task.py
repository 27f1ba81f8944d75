"""Score the record of each hand-annotated story with the scorer that comes with the data (`score_case.py`).

The gold is `cases/dev` of the data folder, or any folder of `<story>/case.json` beside `rN.txt`. Predictions are
written to `<predictions>/cases/<story>.json`; `score_case.py GOLD PREDICTION --misses` lists what was missed.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from bench.gate import fingerprint
from bench.task import DataAbsentError, Figures, Request, run_scorer
from twosource.export.case import to_json
from twosource.pipeline import build
from twosource.store import read_record


def gold_folder(request: Request) -> Path:
    """The folder of stories to measure on."""
    if request.file is not None:
        return request.file
    dev = request.data / "cases" / "dev"
    folder = dev if dev.exists() else request.data
    if not any(folder.glob("*/case.json")):
        raise DataAbsentError(f"no <story>/case.json in {folder}")
    return folder


def predict(story: Path, out: Path) -> None:
    """Read the story's reports from nothing and write the record as a case."""
    reports = tuple(sorted(story.glob("r*.txt")))
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.db"
        build(reports, record, mapping={}, jobs=1)
        out.write_text(to_json(read_record(record)), encoding="utf-8")


def run(request: Request) -> Figures:
    """Mean over stories, weighted by their number of gold items: F1, or accuracy where the scorer gives that."""
    gold = gold_folder(request)
    predictions = request.predictions / "cases"
    predictions.mkdir(parents=True, exist_ok=True)
    for case in sorted(gold.glob("*/case.json")):
        predict(case.parent, predictions / f"{case.parent.name}.json")
    printed = run_scorer(request.scorer("score_case.py"), "--all", str(gold), str(predictions), "--json")
    return {name: row.get("f1", row.get("acc")) for name, row in json.loads(printed)["mean"].items()}


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the gold."""
    return fingerprint(list(gold_folder(request).glob("*/*")))
