from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.findings import CODE_EVENTS, CODE_FIGURES, findings
from tests.extract.parsed import FOLDER, read
from twosource.model.finding import Act, Attribution, Directness, SourceKind, Status
from twosource.model.text import Span

PARSES = sorted(FOLDER.glob("*.parse"))


def attribution(id_: str, content: Span, within: str | None = None) -> Attribution:
    return Attribution(
        id_, "rep-1", None, None, SourceKind.UNKNOWN, None, (content,), Directness.INDIRECT, Act.STATE, within
    )


def test_there_are_parses_to_read() -> None:
    assert len(PARSES) >= 5


@pytest.mark.parametrize("path", PARSES, ids=lambda path: path.stem)
def test_the_findings_are_the_golden_ones(path: Path) -> None:
    assert findings(path) == path.with_suffix(".findings").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PARSES, ids=lambda path: path.stem)
def test_spans_lie_in_the_report_and_figures_hold_to_their_events(path: Path) -> None:
    report, analysis = read(path)
    events = CODE_EVENTS(report, analysis, (), ())
    figures = CODE_FIGURES(report, analysis, events, (), ())
    spans = [e.trigger for e in events] + [p.span for e in events for p in (*e.actors, *e.recipients) if p.span]
    spans += [e.where.span for e in events if e.where] + [f.span for f in figures]
    assert all(0 <= span.start < span.end <= len(report.text) for span in spans)
    assert {f.event for f in figures if f.event} <= {e.id for e in events}
    assert len({e.id for e in events}) == len(events)


def test_the_innermost_attribution_carries_the_event() -> None:
    report, analysis = read(FOLDER / "denial.parse")
    inner = report.text.index("it had shelled")
    outer = attribution("a-outer", Span(0, len(report.text)))
    nested = attribution("a-inner", Span(inner, inner + 30), within="a-outer")
    voices = {e.lemma: e.by for e in CODE_EVENTS(report, analysis, (outer, nested), ())}
    assert (voices["shell"], voices["attack"]) == ("a-inner", "a-outer")


def test_what_must_stop_as_a_condition_is_taken_for_granted() -> None:
    report, analysis = read(FOLDER / "denial.parse")
    whole = attribution("a-1", Span(0, len(report.text)))
    strikes = next(e for e in CODE_EVENTS(report, analysis, (whole,), ()) if e.lemma == "airstrike")
    assert (strikes.status, strikes.by) == (Status.ONGOING, None)


def test_what_lies_years_back_is_background() -> None:
    report, analysis = read(FOLDER / "capture.parse")
    found = {e.lemma: e.background for e in CODE_EVENTS(report, analysis, (), ())}
    assert (found["kidnap"], found["missing"]) == (True, False)


@settings(max_examples=15)
@given(st.permutations(range(8)))
def test_the_order_of_attributions_changes_nothing(order: list[int]) -> None:
    report, analysis = read(FOLDER / "strike.parse")
    told = [attribution(f"a-{n}", Span(n * 10, len(report.text) - n)) for n in range(8)]
    expected = CODE_EVENTS(report, analysis, tuple(told), ())
    assert CODE_EVENTS(report, analysis, tuple(told[n] for n in order), ()) == expected
