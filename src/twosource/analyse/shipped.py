"""The files of the language model that come with the package, and how they are told from others."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

from twosource.errors import ResourceError

SUMS = "SHA256SUMS"
SHORT = 12
"""Hexadecimal digits enough to tell one model from another."""


def shipped_folder() -> Path:
    """Where the shipped model lies."""
    return Path(str(resources.files("twosource.resources")))


def model_version(folder: Path | None = None) -> str:
    """A short name of the model: it changes when any of its files does. Raises ResourceError where it has no sums."""
    path = (folder or shipped_folder()) / SUMS
    if not path.is_file():
        raise ResourceError(f"{path}: the sums of the language model are missing. Install TwoSource again.")
    return hashlib.sha256(path.read_bytes()).hexdigest()[:SHORT]


def check_shipped(folder: Path | None = None) -> None:
    """Compare every file of the model with its recorded SHA-256 (a tenth of a second). Raises ResourceError."""
    folder = folder or shipped_folder()
    model_version(folder)
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        expected, name = line.split("  ")
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ResourceError(f"{path}: the file is missing or was altered. Install TwoSource again.")
