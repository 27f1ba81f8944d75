"""JSON and JSONL: one report an object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from twosource.errors import EmptyInput, InputError
from twosource.model.record import Skipped
from twosource.read.decode import decode
from twosource.read.draft import Draft
from twosource.read.record import FieldNames
from twosource.read.settings import ReadSettings
from twosource.read.source import skipped


def read_json(data: bytes, locator: str, names: FieldNames, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """The report of an object, or those of a list, which may stand in an object under a usual name ("articles").

    Raises InputError if the file is no JSON or is a TwoSource case, EmptyInput if its list is empty, MappingError if
    its one object holds no report.
    """
    found = _parsed(decode(data, locator), locator)
    if isinstance(found, dict) and {"case", "reports"} <= found.keys():
        raise InputError(
            locator, "a TwoSource case (annotations), not reports", "give the files that its reports were read from"
        )
    records = None if names.holds_text(found) else _listed(found, names.lists)
    if records is None:
        yield names.draft(found, locator, "json", settings)
        return
    if not records:
        raise EmptyInput(locator, "the list of reports is empty", "leave the file out")
    for n, record in enumerate(records, 1):
        yield _draft_or_skipped(record, f"{locator}#{n}", "json", names, settings)


def read_jsonl(data: bytes, locator: str, names: FieldNames, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """A draft for each line that is not blank, or why the line gives none."""
    # Each line is decoded alone, so that one in another encoding spoils no other; only UTF-16 needs the whole.
    plain = decode(data, locator).encode("utf-8", "replace") if b"\0" in data else data
    for n, line in enumerate((line for line in plain.split(b"\n") if line.strip()), 1):
        try:
            record = _parsed(decode(line, f"{locator}#{n}"), f"{locator}#{n}")
        except InputError as error:
            yield skipped(error)
        else:
            yield _draft_or_skipped(record, f"{locator}#{n}", "jsonl", names, settings)


def _parsed(text: str, locator: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else f"no JSON ({error})"
        raise InputError(locator, reason, "check the file with a JSON tool") from error


def _listed(found: object, lists: tuple[str, ...]) -> list[object] | None:
    if isinstance(found, list):
        return found
    if isinstance(found, dict):
        for name in lists:
            inner = _below(found, name)
            if isinstance(inner, list) and all(isinstance(item, dict) for item in inner):
                return inner
    return None


def _below(found: Mapping[str, object], name: str) -> object:
    inner: object = found
    for part in name.split("."):
        inner = inner.get(part) if isinstance(inner, dict) else None
    return inner


def _draft_or_skipped(
    record: object, locator: str, medium: str, names: FieldNames, settings: ReadSettings
) -> Draft | Skipped:
    try:
        return names.draft(record, locator, medium, settings)
    except InputError as error:
        return skipped(error)
