"""What is found in a frozen parse, one finding a line. `python -m tests.extract.findings` writes the golden files anew."""

from pathlib import Path

from tests.extract.parsed import FOLDER, read
from twosource.extract.events import EventCoder
from twosource.extract.figures import FigureCoder
from twosource.model.finding import EventMention, Figure, Party
from twosource.model.text import Span

CODE_EVENTS = EventCoder.load()
CODE_FIGURES = FigureCoder.load()


def findings(path: Path) -> str:
    """Events, then figures, in order of the text."""
    report, analysis = read(path)
    events = CODE_EVENTS(report, analysis, (), ())
    figures = CODE_FIGURES(report, analysis, events, (), ())
    numbers = {event.id: f"e{n}" for n, event in enumerate(events, 1)}
    lines = [f"{numbers[e.id]} | {event_line(report.text, e)}" for e in events]
    return "\n".join([*lines, *(figure_line(report.text, f, numbers) for f in figures)]) + "\n"


def event_line(text: str, event: EventMention) -> str:
    """Words, type and mode, status, who to whom, where, when, further words."""
    when = f"{event.when.start}..{event.when.end}" if event.when else "-"
    where = f"{words(text, event.where.span)} ({event.where.name}, {event.where.country})" if event.where else "-"
    cells = (
        words(text, event.trigger),
        f"{event.type.value}/{event.mode or '-'}",
        event.status.value,
        f"{parties(event.actors)} -> {parties(event.recipients)}",
        where,
        when,
        ", ".join(words(text, span) for span in event.mentions) or "-",
    )
    return " | ".join(cells)


def figure_line(text: str, figure: Figure, numbers: dict[str, str]) -> str:
    """Words, measure, bounds, who, event."""
    event = numbers.get(figure.event or "", "-")
    bounds = f"{figure.low}..{figure.high} {figure.qualifier.value}"
    return " | ".join((words(text, figure.span), figure.measure.value, bounds, figure.who, event))


def parties(found: tuple[Party, ...]) -> str:
    return ", ".join(f"{p.name} ({p.country}, {p.sector.value})" for p in found) or "-"


def words(text: str, span: Span) -> str:
    return text[span.start : span.end]


if __name__ == "__main__":
    for parse in sorted(FOLDER.glob("*.parse")):
        parse.with_suffix(".findings").write_text(findings(parse), encoding="utf-8")
