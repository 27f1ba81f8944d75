"""Measure a task, print its figures, exit 1 below a floor.

usage: python bench/run.py TASK|all [--data DATA] [--file FILE] [--model FOLDER] [--json]
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.gate import breaches, load_floors, pinned  # noqa: E402 - the root must be on the path first
from bench.task import DataAbsentError, Figures, Request  # noqa: E402

TASKS = (
    "model", "names", "constructions", "cases", "validation", "sources", "polnear", "events", "police", "incidents",
    "dates", "places", "copies", "stories", "mixed", "coreference", "scale", "speed", "linking",
)  # fmt: skip

LONG = frozenset({"linking"})
"""Run by their names only."""


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=(*TASKS, "all"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data", help="the data folder")
    parser.add_argument("--file", type=Path, help="measure on this file instead of the task's own (no floors then)")
    parser.add_argument("--model", type=Path, help="measure the language model in this folder, not the shipped one")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--predictions", type=Path, default=ROOT / "bench" / "predictions")
    return parser.parse_args()


def measure(task: str, request: Request) -> Figures | None:
    """The figures of a task; None, with a word on stderr, where its data are absent."""
    module = importlib.import_module(f"bench.{task}.task")
    try:
        figures: Figures = module.run(request)
    except DataAbsentError as error:
        print(f"{task}: skipped, {error}", file=sys.stderr)
        return None
    if (data := getattr(module, "data_fingerprint", None)) is not None and request.file is None:
        expected = pinned().get(task)
        if expected is not None and data(request) != expected:
            print(f"{task}: the data differ from those the floors were measured on", file=sys.stderr)
    return figures


def main() -> int:
    """Run the tasks; 1 if a floor is broken, else 0."""
    options = arguments()
    request = Request(options.data.resolve(), options.file, options.predictions, options.model)
    request.predictions.mkdir(parents=True, exist_ok=True)
    measured: dict[str, Figures] = {}
    for task in (t for t in TASKS if t not in LONG) if options.task == "all" else (options.task,):
        if (figures := measure(task, request)) is not None:
            measured[task] = figures
            if not options.json:
                print(task, *(f"  {name:34s} {value:10.2f}" for name, value in figures.items()), sep="\n")
    if options.json:
        print(json.dumps(measured, indent=1))
    floors = {} if options.file is not None or options.model is not None else load_floors()
    broken = [b for task, figures in measured.items() for b in breaches(task, figures, floors)]
    for breach in broken:
        print(f"BELOW ITS FLOOR  {breach}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
