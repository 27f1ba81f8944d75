"""CSV and TSV: a header line, then one report a row; fields in quotes may hold line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from twosource.errors import EmptyInput, InputError
from twosource.model.record import Skipped
from twosource.read.decode import decode
from twosource.read.draft import Draft
from twosource.read.record import FieldNames
from twosource.read.settings import ReadSettings
from twosource.read.source import skipped

_DELIMITERS = (",", "\t", ";", "|")


def read_csv(data: bytes, locator: str, names: FieldNames, settings: ReadSettings) -> Iterator[Draft | Skipped]:
    """A draft for each row, or why the row gives none. Raises InputError if there is no header line."""
    text = decode(data, locator)
    # csv's cap on a field is the process's own and 128 kB at first: it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), settings.max_records_bytes))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    header = next(_rows(rows, locator), None)
    if isinstance(header, InputError) or header is None:
        raise header or EmptyInput(locator, "no header line", "give the columns' names in the first line")
    for n, row in enumerate(_rows(rows, locator), 1):
        try:
            yield names.draft(_record(header, row, f"{locator}#{n}"), f"{locator}#{n}", "csv", settings)
        except InputError as error:
            yield skipped(error)


def _rows(rows: Iterator[list[str]], locator: str) -> Iterator[list[str] | InputError]:
    """The rows that are not blank; a malformed one is an error, and reading goes on behind it."""
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield InputError(
                locator,
                f"malformed row ({error})",
                "put fields with quotes or line ends in double quotes, and double those within",
            )
        else:
            if any(cell.strip() for cell in row):
                yield row


def _record(header: list[str], row: list[str] | InputError, locator: str) -> dict[str, str]:
    if isinstance(row, InputError):
        raise InputError(locator, row.reason, row.remedy)
    if len(row) > len(header):
        raise InputError(
            locator,
            f"{len(row)} values for {len(header)} columns",
            "put fields that hold the delimiter in double quotes",
        )
    return dict(zip(header, row + [""] * (len(header) - len(row)), strict=True))


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=header.count)
