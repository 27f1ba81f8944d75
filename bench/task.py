"""What a task of the bench gets and gives."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from twosource.model.text import Analysis, NamedMention, Token


class DataAbsentError(Exception):
    """The data that a task measures on is not on this machine: the task is skipped, and says so."""


@dataclass(frozen=True, slots=True)
class Request:
    """Where the data are, another file of the same format to measure on instead, and where predictions go."""

    data: Path
    file: Path | None
    predictions: Path
    model: Path | None = None
    """The language model to measure, where it is not the shipped one."""

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


class Reader(Protocol):
    """What reads text for the tasks on language: our Analyser, or a peer behind the same two calls."""

    def text(self, text: str) -> Analysis:
        """Raw text."""
        ...

    def words(
        self, text: str, pieces: tuple[tuple[int, int], ...]
    ) -> tuple[tuple[Token, ...], tuple[NamedMention, ...]]:
        """One sentence whose words are known."""
        ...


def run_scorer(script: Path, *arguments: str) -> str:
    """What a scorer prints. Raises CalledProcessError where it fails."""
    done = subprocess.run([sys.executable, str(script), *arguments], check=True, capture_output=True, text=True)
    return done.stdout


Figures = dict[str, float]
