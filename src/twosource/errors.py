"""Every error that TwoSource raises on purpose.

    TwoSourceError
    ├── InputError            one input cannot be read; the run goes on without it
    │   ├── UnsupportedInput  no reader for this kind of file
    │   ├── EmptyInput        read well, but no report text in it
    │   └── MappingError      a record lacks the field that holds the text
    ├── ResourceError         a file shipped with the package is missing or altered
    ├── StoreError            the record file cannot be opened, read or written
    │   ├── NotARecord        the file is no TwoSource record
    │   └── NewerRecord       the record was written by a newer TwoSource
    ├── ExportError           an export does not satisfy its own schema
    ├── UnknownId             an id names nothing in the record
    └── DecisionError         a decision cannot be kept: it says nothing about what it names

Each says what happened, where, and what to do about it.
"""

from __future__ import annotations


class TwoSourceError(Exception):
    """The root: catching it catches every error raised on purpose."""


class InputError(TwoSourceError):
    """One input cannot be read. `path` names it, `reason` says why, `remedy` what to do."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class UnsupportedInput(InputError):
    """No reader knows this kind of file."""


class EmptyInput(InputError):
    """The input was read, but holds no text of a report."""


class MappingError(InputError):
    """A record has no field that holds the report's text."""


class ResourceError(TwoSourceError):
    """A file shipped with the package is missing or is not the one that was shipped."""


class StoreError(TwoSourceError):
    """The record file cannot be opened, read or written."""


class NotARecord(StoreError):
    """The file exists but is no TwoSource record."""


class NewerRecord(StoreError):
    """The record has a schema number above the one this version knows."""


class ExportError(TwoSourceError):
    """An export does not satisfy the schema of its format."""


class UnknownId(TwoSourceError):
    """An id names nothing in the record."""


class DecisionError(TwoSourceError):
    """A decision cannot be kept: it says nothing about what it names."""
