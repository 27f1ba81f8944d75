from tests.extract.findings import CODE_EVENTS, CODE_FIGURES
from tests.extract.parsed import FOLDER, read
from twosource.extract.numerals import NumberWords
from twosource.model.finding import Act, Attribution, Directness, Figure, Measure, SourceKind
from twosource.model.text import Span

NUMBERS = NumberWords.load()


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
    assert (found["No one"], found["no casualties"]) == ((Measure.INJURED, 0, 0), (Measure.OTHER, 0, 0))


def test_prices_shares_hours_and_road_numbers_are_no_figures() -> None:
    assert told("figurative") == {}


def test_the_words_beside_a_count_tell_what_befell_the_counted() -> None:
    found = told("tolls")
    assert found["12 rebels"] == (Measure.KILLED, 12, 12)
    assert found["30"] == (Measure.INJURED, 30, 30)
    assert found["two other people"] == (Measure.INJURED, 2, 2)
    assert found["40 men"] == (Measure.KILLED, 40, 40)
    assert found["two firemen"] == (Measure.KILLED, 2, 2)
    assert found["Dozens of villagers"] == (Measure.DISPLACED, 24, None)


def test_an_ellipsis_and_a_part_take_the_measure_of_what_they_stand_beside() -> None:
    found = told("tolls")
    assert (found["seven people"], found["three"]) == ((Measure.KILLED, 7, 7), (Measure.KILLED, 3, 3))
    assert found["two cooks"] == (Measure.KILLED, 2, 2)


def test_things_are_counted_by_their_kind_whatever_befalls_them() -> None:
    found = told("tolls")
    assert found["Eleven airliners"] == (Measure.VEHICLES, 11, 11)
    assert found["Five F-16 fighters"] == (Measure.VEHICLES, 5, 5)
    assert (found["four villages"], found["three villages"]) == ((Measure.TARGETS, 4, 4), (Measure.OTHER, 3, 3))


def test_a_toll_that_rose_is_two_figures() -> None:
    found = told("tolls")
    assert (found["12"], found["19"]) == ((Measure.KILLED, 12, 12), (Measure.KILLED, 19, 19))


def test_a_number_that_is_given_again_counts_what_was_counted() -> None:
    found = told("tolls")
    assert found["eleven"] == (Measure.KILLED, 11, 11)
    assert found["90"] == (Measure.DISPLACED, 90, 90)


def test_who_was_missing_and_is_found_is_two_figures_what_is_told_first() -> None:
    text, found = figures("tolls")
    sailors = [f.measure for f in found if text[f.span.start : f.span.end] == "Four sailors"]
    assert sailors == [Measure.CAPTURED, Measure.MISSING]


def test_shares_populations_and_counts_that_point_back_are_no_figures() -> None:
    assert not {"One", "three people", "two million people", "two groups"} & set(told("tolls"))


def test_every_figure_holds_a_number_word() -> None:
    for name in ("tolls", "strike", "truce", "capture"):
        for words in told(name):
            parts = [part.lower() for part in words.replace("-", " ").split()]
            assert any(p[0].isdigit() or p in {"a", "an", "no"} or NUMBERS.role(p) for p in parts if p), words


def test_bounds_are_ordered() -> None:
    for name in ("tolls", "strike", "truce", "capture"):
        assert all(low is None or high is None or low <= high for _, low, high in told(name).values())


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
