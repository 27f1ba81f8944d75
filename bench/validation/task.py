"""The same as `cases`, on the validation part of our own corpus: stories that nothing was learned from.

Their scores chose between variants, and their misses were read by class at times; those of `cases` were read more.
Where the two differ much, the lower one tells more of what a new story will show.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.cases.task import run as run_cases
from bench.task import DataAbsentError, Figures, Request
from training.annotations import TextDiffersError, write_cases

PART = "validation"


def run(request: Request) -> Figures:
    """The figures of `cases`. Raises DataAbsentError where the texts are not at hand."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predictions = Path(folder) / "gold", Path(folder) / "predictions"
        try:
            write_cases(gold, request.data, PART)
        except TextDiffersError as error:
            raise DataAbsentError(str(error)) from error
        return run_cases(Request(request.data, gold, predictions, request.model))
