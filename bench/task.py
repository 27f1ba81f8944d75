"""What a task of the bench gets and gives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


class DataAbsentError(Exception):
    """The data that a task measures on is not on this machine: the task is skipped, and says so."""


@dataclass(frozen=True, slots=True)
class Request:
    """Where the data are, another file of the same format to measure on instead, and where predictions go."""

    data: Path
    file: Path | None
    predictions: Path

    def need(self, *parts: str) -> Path:
        """A path below the data folder. Raises DataAbsentError if it is not there."""
        path = self.data.joinpath(*parts)
        if not path.exists():
            raise DataAbsentError(f"no {path}")
        return path

    def scorer(self, *parts: str) -> Path:
        """A scorer that comes with the data (`bench/` beside the data folder, or named by TWOSOURCE_SCORERS)."""
        root = Path(os.environ.get("TWOSOURCE_SCORERS") or self.data.resolve().parent / "bench")
        for candidate in (root, Path(__file__).parent.parent.parent / "shared" / "bench"):
            if (path := candidate.joinpath(*parts)).exists():
                return path
        raise DataAbsentError(f"no scorer {root.joinpath(*parts)}")


def run_scorer(script: Path, *arguments: str) -> str:
    """What a scorer prints. Raises CalledProcessError where it fails."""
    done = subprocess.run([sys.executable, str(script), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


Figures = dict[str, float]
