"""A reader, loaded once, and a way to read a text with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.model.text import Report
from twosource.read import Reader, Source

ReadText = Callable[[str], Report]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load({})


@pytest.fixture(scope="session")
def read_text(reader: Reader) -> ReadText:
    def read(text: str) -> Report:
        (report,) = reader(Source("n/a.txt", Path("a.txt")), text.encode("utf-8"))
        assert isinstance(report, Report)
        return report

    return read
