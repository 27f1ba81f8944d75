from hypothesis import given
from hypothesis import strategies as st

from tests.extract.findings import CODE_EVENTS, CODE_FIGURES
from tests.extract.parsed import FOLDER, read, report
from twosource.extract.numerals import NumberWords
from twosource.model.finding import Act, Attribution, Directness, Figure, Measure, SourceKind
from twosource.model.text import Analysis, BlockKind, Sentence, Span, Token
from twosource.pipeline import Coder

NUMBERS = NumberWords.load()


def figures(name: str, attributions: tuple[Attribution, ...] = ()) -> tuple[str, tuple[Figure, ...]]:
    read_from, analysis = read(FOLDER / f"{name}.parse")
    events = CODE_EVENTS(read_from, analysis, attributions, ())
    return read_from.text, CODE_FIGURES(read_from, analysis, events, attributions, ())


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


def test_a_load_is_counted_as_a_load_whatever_is_in_it() -> None:
    assert told("shares")["28 crates"] == (Measure.OTHER, 28, 28)


def test_one_of_several_that_the_report_counts_is_a_figure() -> None:
    found = told("shares")
    assert found["One of the crates"] == found["one crate"] == (Measure.OTHER, 1, 1)
    assert "one of ten" not in " ".join(found)


def test_by_what_the_whole_is_known_nothing_is_told_of_the_part() -> None:
    found = told("shares")
    assert found["One of the five rebels"] == (Measure.OTHER, 1, 1)
    assert found["five rebels"] == (Measure.FREED, 5, 5)


def test_what_befalls_a_part_does_not_befall_the_whole() -> None:
    found = told("shares")
    assert (found["30 of the 90 rebels"][0], found["90 rebels"][0]) == (Measure.KILLED, Measure.FIGHTERS)


def test_who_is_only_promised_to_be_freed_is_held_and_who_escapes_captors_is_free() -> None:
    found = told("shares")
    assert found["40 abducted pupils"] == (Measure.CAPTURED, 40, 40)
    assert found["Dozens of the pupils"] == (Measure.FREED, 24, None)


def test_others_beside_one_of_several_share_his_lot() -> None:
    found = told("shares")
    assert (found["one of the guards"][0], found["two others"][0]) == (Measure.KILLED, Measure.KILLED)


def test_who_is_among_the_hostages_is_held_and_who_fights_is_a_fighter() -> None:
    found = told("shares")
    assert found["Three nieces"] == (Measure.CAPTURED, 3, 3)
    assert found["Two dozen Danes"] == (Measure.FIGHTERS, 24, 24)


def test_crowds_and_cases_are_counted_inhabitants_ages_and_a_single_captive_are_not() -> None:
    found = told("shares")
    assert {"Thousands of villagers", "14 cases", "Three women"} <= set(found)
    assert not any(words in " ".join(found) for words in ("million", "16", "6.1", "American"))


def test_a_figure_has_the_place_of_its_own_count_else_that_of_its_event() -> None:
    text, found = figures("shares")
    by_words = {text[f.span.start : f.span.end]: f.where for f in found}
    assert by_words["40 pupils"] is not None
    assert by_words["40 pupils"].name == "Velm"
    assert by_words["28 crates"] is None


FORMS = (
    "Gunmen",
    "killed",
    "the",
    "of",
    "at",
    "least",
    "people",
    "wounded",
    "and",
    "among",
    ",",
    "hostages",
    "12",
    "40",
)
LEMMAS = ("gunman", "kill", "the", "of", "at", "least", "people", "wound", "and", "among", ",", "hostage", "12", "40")
RELATIONS = ("nsubj", "obj", "nmod", "conj", "case", "det", "nummod", "obl", "acl", "appos", "advcl", "amod", "cop")
TAGS = ("NOUN", "VERB", "NUM", "PRON", "ADP", "DET", "PROPN", "ADJ")


@st.composite
def trees(draw: st.DrawFn) -> Sentence:
    """A sentence of words that news counts with, in any order, over any tree."""
    order = draw(st.lists(st.integers(0, len(FORMS) - 1), min_size=1, max_size=12))
    text, tokens = "", []
    for i, form in enumerate(order):
        start = len(text) + bool(text)
        text += (" " if text else "") + FORMS[form]
        rel = draw(st.sampled_from(RELATIONS)) if i else "root"
        head = draw(st.integers(0, i - 1)) if i else -1
        tag = draw(st.sampled_from(TAGS))
        tokens.append(Token(Span(start, len(text)), FORMS[form], LEMMAS[form], tag, "NN", "_", head, rel))
    return Sentence(Span(0, len(text)), 0, BlockKind.PROSE, tuple(tokens), ())


@given(trees())
def test_bounds_are_ordered_and_a_figures_span_holds_a_number_word(sentence: Sentence) -> None:
    text = " ".join(token.text for token in sentence.tokens)
    analysis = Analysis("rep-1", (sentence,))
    read_from = report(text)
    events = CODE_EVENTS(read_from, analysis, (), ())
    for figure in CODE_FIGURES(read_from, analysis, events, (), ()):
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.low is None or figure.high is None or 0 <= figure.low <= figure.high
        parts = text[figure.span.start : figure.span.end].lower().split()
        assert any(part[0].isdigit() or part in {"a", "an", "no"} or NUMBERS.role(part) for part in parts)


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


def test_what_is_worth_so_much_is_money() -> None:
    told_so = report("They already possess millions of dollars-worth of arms that they took from fleeing soldiers.")
    (found,) = Coder.load()(told_so).figures
    assert (found.measure, found.low, found.high) == (Measure.MONEY, 2_000_000, None)
