from tests.extract.findings import CODE_EVENTS, CODE_FIGURES
from tests.extract.parsed import FOLDER, read
from twosource.model.finding import Act, Attribution, Directness, Figure, Measure, SourceKind
from twosource.model.text import Span


def figures(name: str, attributions: tuple[Attribution, ...] = ()) -> tuple[str, tuple[Figure, ...]]:
    report, analysis = read(FOLDER / f"{name}.parse")
    events = CODE_EVENTS(report, analysis, attributions, ())
    return report.text, CODE_FIGURES(report, analysis, events, attributions, ())


def told(name: str) -> dict[str, tuple[Measure, float | None, float | None]]:
    text, found = figures(name)
    return {text[f.span.start : f.span.end]: (f.measure, f.low, f.high) for f in found}


def test_a_part_and_what_is_left_out_share_the_measure() -> None:
    found = told("strike")
    assert found["three children"] == (Measure.KILLED, 3, 3)
    assert found["five"] == (Measure.KILLED, 5, 5)


def test_nobody_is_none() -> None:
    found = told("truce")
    assert (found["No one"], found["no casualties"]) == ((Measure.INJURED, 0, 0), (Measure.KILLED, 0, 0))


def test_prices_shares_hours_and_road_numbers_are_no_figures() -> None:
    assert told("figurative") == {}


def test_the_one_who_speaks_is_not_counted() -> None:
    _, found = figures("truce")
    thousands = next(f for f in found if f.low == 2000)
    source = Attribution(
        "a-1", "rep-1", thousands.span, None, SourceKind.UNKNOWN, None, (), Directness.INDIRECT, Act.STATE, None
    )
    _, left = figures("truce", (source,))
    assert len(left) == len(found) - 1


def test_a_figure_stands_on_the_word_of_the_one_who_tells_it() -> None:
    text, _ = figures("strike")
    start = text.index("Nine people")
    whole = Attribution(
        "a-1",
        "rep-1",
        None,
        None,
        SourceKind.UNKNOWN,
        None,
        (Span(start, start + 40),),
        Directness.INDIRECT,
        Act.STATE,
        None,
    )
    _, found = figures("strike", (whole,))
    assert {f.low: f.by for f in found}[9] == "a-1"
    assert {f.low: f.by for f in found}[12] is None
