from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.findings import CODE_EVENTS, CODE_FIGURES, findings
from tests.extract.parsed import FOLDER, read
from twosource.extract.eventdates import date_of
from twosource.extract.events import doers, opponents
from twosource.extract.gazetteer import Gazetteer
from twosource.extract.partyrules import Ruled
from twosource.extract.scene import Scene
from twosource.model.finding import (
    Act,
    Attribution,
    Basis,
    Directness,
    EventMention,
    EventType,
    PlacePrecision,
    Precision,
    SourceKind,
    Status,
    When,
)
from twosource.model.text import BlockKind, Sentence, Span, Token

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


def test_whom_a_crash_killed_is_told_of_by_the_crash() -> None:
    report, analysis = read(FOLDER / "parties.parse")
    crash = next(e for e in CODE_EVENTS(report, analysis, (), ()) if "crash" in words_of(report.text, e.mentions))
    assert (crash.type, len(crash.mentions)) == (EventType.OTHER, 2)


def test_a_participle_before_its_noun_tells_nothing_by_itself() -> None:
    report, analysis = read(FOLDER / "parties.parse")
    assert not [e for e in CODE_EVENTS(report, analysis, (), ()) if words_of(report.text, (e.trigger,)) == ["captured"]]


def words_of(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@settings(max_examples=15)
@given(st.permutations(range(8)))
def test_the_order_of_attributions_changes_nothing(order: list[int]) -> None:
    report, analysis = read(FOLDER / "strike.parse")
    told = [attribution(f"a-{n}", Span(n * 10, len(report.text) - n)) for n in range(8)]
    expected = CODE_EVENTS(report, analysis, tuple(told), ())
    assert CODE_EVENTS(report, analysis, tuple(told[n] for n in order), ()) == expected


def test_the_place_of_an_event_has_a_point_where_it_is_known_and_none_where_not() -> None:
    report, analysis = read(FOLDER / "strike.parse")
    points = {e.where.name: e.where for e in CODE_EVENTS(report, analysis, (), ()) if e.where}
    assert points["Iraq"].precision is PlacePrecision.COUNTRY
    assert points["Iraq"].latitude == 33
    assert points["Karsa"].latitude is points["Karsa"].precision is None


def test_the_date_of_what_is_remembered_is_not_that_of_the_remembrance() -> None:
    rows = [
        ("Families", "NOUN", 1, "nsubj"),
        ("marked", "VERB", -1, "root"),
        ("the", "DET", 3, "det"),
        ("anniversary", "NOUN", 1, "obj"),
        ("of", "ADP", 7, "case"),
        ("the", "DET", 7, "det"),
        ("2001", "NUM", 7, "nummod"),
        ("attacks", "NOUN", 3, "nmod"),
    ]
    text = " ".join(word for word, *_ in rows)
    at, tokens = 0, []
    for word, upos, head, rel in rows:
        tokens.append(Token(Span(at, at + len(word)), word, word.lower(), upos, "X", "", head, rel))
        at += len(word) + 1
    scene = Scene.of(Sentence(Span(0, len(text)), 0, BlockKind.PROSE, tuple(tokens), ()), Gazetteer.load(), ())
    when = When(
        "2001-01-01", "2001-12-31", Precision.YEAR, Basis.STATED, Span(text.index("2001"), text.index("2001") + 4)
    )
    assert date_of(scene, (1,), (when,)) is None
    assert date_of(scene, (7,), (when,)) == when


def told_of(name: str) -> dict[str, EventMention]:
    """The events of a parse by trigger and what follows it."""
    report, analysis = read(FOLDER / f"{name}.parse")
    return {report.text[e.trigger.start :].split(".")[0]: e for e in CODE_EVENTS(report, analysis, (), ())}


def place_of(event: EventMention) -> str | None:
    return event.where.name if event.where else None


def test_what_is_taken_besieged_or_reached_is_where_it_happens() -> None:
    places = {words: place_of(event) for words, event in told_of("whereabouts").items()}
    assert places["took control of the port of Karsa"] == "Karsa"
    assert places["captured the town on Monday"] == "the town"
    assert places["siege of Velm lasted a month"] == "Velm"
    assert places["killed"] == "Velm"
    assert places["seized in May"] == "Dorn"
    assert places["earthquake hit the island"] == "the island"


def test_who_strikes_and_on_whose_behalf_is_no_place() -> None:
    places = {words: place_of(event) for words, event in told_of("whereabouts").items()}
    assert places["strikes killed two men"] is None
    assert places["jailed for ten years"] is None


def test_a_participle_shares_time_and_place_with_its_verb() -> None:
    events = told_of("whereabouts")
    kidnapped = events["kidnapped while reporting in Dorn in May 2029"]
    assert (place_of(kidnapped), kidnapped.when and kidnapped.when.start) == ("Dorn", "2029-05-01")
    killing = events["killing nine people"]
    assert killing.when is not None
    assert killing.when.start == "2029-01-01"


def scene_of(rows: list[tuple[str, str, str, int, str]]) -> Scene:
    """A sentence of words with their lemmas, parts of speech, heads and relations."""
    at, tokens = 0, []
    for word, lemma, upos, head, rel in rows:
        tokens.append(Token(Span(at, at + len(word)), word, lemma, upos, "X", "", head, rel))
        at += len(word) + 1
    return Scene.of(Sentence(Span(0, at - 1), 0, BlockKind.PROSE, tuple(tokens), ()), Gazetteer.load(), ())


@pytest.mark.parametrize("second", [2, 0])
def test_who_fights_between_each_other_are_two_sides_wherever_the_second_hangs(second: int) -> None:
    scene = scene_of(
        [
            ("Clashes", "clash", "NOUN", 5, "nsubj"),
            ("between", "between", "ADP", 2, "case"),
            ("rebels", "rebel", "NOUN", 0, "nmod"),
            ("and", "and", "CCONJ", 4, "cc"),
            ("troops", "troops", "NOUN", second, "conj"),
            ("erupted", "erupt", "VERB", -1, "root"),
        ]
    )
    assert opponents(scene, 0) == ((2,), (4,))


@pytest.mark.parametrize(("verb", "expected"), [("clash", ((0,), (2,))), ("march", ((), ()))])
def test_of_two_subjects_that_clash_the_first_is_the_actor(verb: str, expected: object) -> None:
    scene = scene_of(
        [
            ("Rebels", "rebel", "NOUN", 3, "nsubj"),
            ("and", "and", "CCONJ", 2, "cc"),
            ("troops", "troops", "NOUN", 0, "conj"),
            (f"{verb}ed", verb, "VERB", -1, "root"),
        ]
    )
    assert opponents(scene, 3) == expected


@pytest.mark.parametrize(("noun", "actors"), [("exodus", [2]), ("siege", [])])
def test_who_stands_behind_of_does_what_moves_by_itself(noun: str, actors: list[int]) -> None:
    scene = scene_of(
        [
            (noun, noun, "NOUN", -1, "root"),
            ("of", "of", "ADP", 2, "case"),
            ("villagers", "villager", "NOUN", 0, "nmod"),
        ]
    )
    found = doers(scene, 0, Ruled([], [2]))
    assert (list(found.actors), list(found.recipients)) == (actors, [] if actors else [2])
