"""From paths to sources: which files there are to read, by what name each is known, and its bytes."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from twosource.errors import InputError, UnsupportedInput
from twosource.model.record import Skipped
from twosource.read.settings import DEFAULTS, ReadSettings

# The reader of a file, by the end of its name.
FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read. `locator` is its path below the parent of the folder that was given, with POSIX separators."""

    locator: str
    path: Path

    @property
    def format(self) -> str:
        """text, html, json, jsonl or csv. Raises UnsupportedInput for any other kind of file."""
        suffix = self.path.suffix.casefold()
        if suffix not in FORMATS:
            kind = f"no reader for {suffix} files" if suffix else "a file without an ending that tells its kind"
            raise UnsupportedInput(self.locator, kind, f"save it as one of {' '.join(FORMATS)}")
        return FORMATS[suffix]


def discover(paths: Iterable[Path]) -> Iterator[Source | Skipped]:
    """The files at and below the paths, sorted by locator, each once, whatever the order of the paths.

    Hidden files and folders are passed over; a file of a kind that nobody reads, or a path that is not there, is
    Skipped. Links to folders are not followed, so that no walk is endless.
    """
    roots = {Path(os.path.realpath(path)) for path in paths}
    found: dict[Path, str] = {}
    for root in sorted(roots):
        if not any(other in root.parents for other in roots):
            base = root.parent if root.is_dir() else root.parent.parent
            found |= {path: _locator(path, base) for path in _files(root)}
    for path, locator in sorted(found.items(), key=lambda item: (item[1], item[0])):
        source = Source(locator, path)
        try:
            _check(source)
        except InputError as error:
            yield skipped(error)
        else:
            yield source


def skipped(error: InputError) -> Skipped:
    """The error as an entry of the list of what was left out."""
    return Skipped(error.path, "read", f"{error.reason}; {error.remedy}")


def raw_bytes(source: Source, settings: ReadSettings = DEFAULTS) -> bytes:
    """The bytes of the file. Raises InputError if it cannot be opened or is larger than its format's cap."""
    cap = {"text": settings.max_text_bytes, "html": settings.max_page_bytes}.get(
        source.format, settings.max_records_bytes
    )
    try:
        with source.path.open("rb") as file:
            data = file.read(cap + 1)
    except OSError as error:
        raise InputError(
            source.locator, error.strerror or str(error), "check that the file is there and may be read"
        ) from error
    if len(data) > cap:
        raise InputError(source.locator, f"larger than {cap / 1e6:g} MB", "divide it into files of one report each")
    return data


def raw_hash(data: bytes) -> str:
    """SHA-256 of the bytes, in hex: by it an input that was read before is known."""
    return hashlib.sha256(data).hexdigest()


def _files(root: Path) -> Iterator[Path]:
    if not root.is_dir():
        yield root
        return
    closed: list[Path] = []
    for folder, below, names in os.walk(root, onerror=lambda error: closed.append(Path(error.filename))):
        below[:] = [name for name in below if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))
    yield from closed


def _locator(path: Path, base: Path) -> str:
    # A name that is not UTF-8 comes with surrogates, which no database or page can hold.
    return path.relative_to(base).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _check(source: Source) -> None:
    try:
        mode = source.path.stat().st_mode
    except OSError as error:
        raise InputError(source.locator, error.strerror or str(error), "check the path") from error
    if stat.S_ISDIR(mode):
        raise InputError(source.locator, "the folder cannot be opened", "check that you may read it")
    if not stat.S_ISREG(mode):
        raise InputError(source.locator, "not a regular file", "give a file or a folder of files")
    _ = source.format
