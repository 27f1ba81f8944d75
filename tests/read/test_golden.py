"""What is read from a few whole texts, one finding a line. With UPDATE_GOLDEN set the files are written anew."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.model.text import Report, Span
from twosource.read import Reader, Source

GOLDEN = Path(__file__).parent.parent / "golden" / "read"
TEXTS = sorted(GOLDEN.glob("*.txt"))


def findings(report: Report) -> Iterator[str]:
    def words(span: Span) -> str:
        return f"{span.start}-{span.end}\t{report.text[span.start : span.end]!r}"

    yield f"outlet\t{report.outlet.name}\t{'stated' if report.outlet.stated else 'not stated'}"
    yield from (f"{name}\t{getattr(report, name)}" for name in ("published", "title", "author", "url"))
    if report.dateline:
        line = report.dateline
        yield f"dateline\t{line.place}\t{line.agency}\t{line.date}\t{words(line.span)}"
    yield from (f"credit\t{credit.origin}\t{words(credit.span)}" for credit in report.credits)
    yield from (f"{block.kind.value}\t{words(block.span)}" for block in report.blocks)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_findings_are_the_golden_ones(reader: Reader, path: Path) -> None:
    (report,) = reader(Source(f"read/{path.name}", path), path.read_bytes())
    assert isinstance(report, Report)
    found = list(findings(report))
    golden = path.with_suffix(".tsv")
    if "UPDATE_GOLDEN" in os.environ:
        golden.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8").splitlines() == found


def test_there_are_golden_texts() -> None:
    assert len(TEXTS) >= 6
