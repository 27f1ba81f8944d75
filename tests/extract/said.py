"""Attributions in a frozen parse, one a line. `python -m tests.extract.said` writes the golden files anew."""

from dataclasses import replace
from pathlib import Path

from tests.extract.parsed import FOLDER, read
from twosource.extract.attributions import Attributor
from twosource.model.finding import Attribution, Certainty, Polarity
from twosource.model.text import BlockKind, Span

ATTRIBUTE = Attributor.load()
PARSES = sorted((FOLDER / "attributions").glob("*.parse"))


def findings(path: Path) -> str:
    """The attributions of a parse, in order of the text."""
    report, analysis = read(path)
    if path.stem == "headlines":
        titles = tuple(replace(s, kind=BlockKind.TITLE) for s in analysis.sentences)
        analysis = replace(analysis, sentences=titles)
    found = ATTRIBUTE(report, analysis)
    numbers = {a.id: f"a{n}" for n, a in enumerate(found, 1)}
    return "".join(f"{numbers[a.id]} | {line(report.text, a, numbers)}\n" for a in found)


def line(text: str, found: Attribution, numbers: dict[str, str]) -> str:
    """Source and who it is, cue, act and directness, content, what holds it, whom it was told."""
    cells = (
        f"{words(text, found.source)} = {found.source_name} ({found.source_kind.value})",
        words(text, found.cue),
        f"{found.act.value}, {found.directness.value}",
        " // ".join(words(text, piece) for piece in found.content) or "-",
        f"within {numbers[found.within]}" if found.within else "-",
        f"to {found.told_name}" if found.told_name else "-",
        *held(found),
    )
    return " | ".join(cells)


def held(found: Attribution) -> tuple[str, ...]:
    """How its source holds the content, where it does not hold it for certain."""
    if (found.polarity, found.certainty) == (Polarity.HOLDS, Certainty.CERTAIN):
        return ()
    return (f"{found.polarity.value}, {found.certainty.value}",)


def words(text: str, span: Span | None) -> str:
    return text[span.start : span.end] if span else "-"


if __name__ == "__main__":
    for parse in PARSES:
        parse.with_suffix(".findings").write_text(findings(parse), encoding="utf-8")
