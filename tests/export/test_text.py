"""What a terminal is given: the disputes first, who says what, and nothing that commands it."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.hostile import TERMINAL, everywhere
from tests.records import LEDGER, RECORD, span
from twosource.errors import ExportError
from twosource.export.lines import plain
from twosource.export.text import TextSettings, hit_lines, lines
from twosource.model.hit import Hit
from twosource.model.record import Record

SHOWN = list(lines(RECORD))


def after(start: str, count: int) -> list[str]:
    at = SHOWN.index(start)
    return SHOWN[at + 1 : at + 1 + count]


def test_it_begins_with_what_was_read_and_what_was_not() -> None:
    assert SHOWN[:3] == [
        "4 reports · 3 texts · 3 outlets · 1 report does not state an outlet",
        "1 input was left out:",
        "  - bridge/empty.html: no text of a report",
    ]


def test_disputes_come_first_with_both_sides_their_words_and_outlets() -> None:
    titles = [line for line in SHOWN if line.isupper() or (line.endswith(")") and line.split(" (")[0].isupper())]
    assert titles[0] == "DISPUTES (1)"
    assert after("DISPUTES (1)", 7) == [
        "  1. the army bombed the Karsa bridge",
        "       - Rebels: ASSERTION (file ledger.txt, r2)",
        "         | Rebels accused the army of bombing the Karsa bridge on 4 March.",
        "       - Army: DENIAL (Coast Post, r1)",
        "         | The army denied that it had carried out the strike.",
        "       - Mira Dahl: DOUBT (Coast Post, r1)",
        '         | "We fly no drones over Karsa," Colonel Mira Dahl said.',
    ]


def test_a_figure_has_its_bounds_its_source_and_its_words() -> None:
    assert after("FIGURES (4)", 6) == [
        "  - A drone strike destroyed the main bridge over the Velm (3 to 4 March 2031)",
        "      killed, people: 12 to 16, figures that cannot all hold",
        "        = ACLED 12: the lowest of 3 figures",
        "        = MUC 12- / 16 / 12: 3 alternatives, in order of publication",
        "        at least 12: Ilya Toren (Coast Post, r1): At least 12 people were killed and 30",
        "          injured, Governor Ilya Toren told the Harbour Agency.",
    ]


def test_what_has_not_happened_says_so() -> None:
    assert "    HYPOTHETICAL · sanction · United Federation -> Army · 1 report, 1 independent origin" in SHOWN
    assert "    PLANNED · other · Army · 1 report, 1 independent origin" in SHOWN


def test_acts_of_note_have_their_source_and_words() -> None:
    at = SHOWN.index("  - United Federation: WARNING (file ledger.txt, r2)")
    assert (
        SHOWN[at + 1] == "    | The United Federation warned that it would cut off aid if attacks on bridges went on."
    )


def test_copies_and_relays_are_told() -> None:
    assert after("COPIES AND RELAYS, COUNTED ONCE (2)", 2) == [
        "  - one text: r3 Northern Wire, r4 Valley Times",
        "  - Northern Wire, r3 says it has facts from Harbour Agency: A bridge in Karsa was destroyed on",
    ]


@pytest.mark.parametrize("width", [40, 60, 96])
def test_lines_keep_to_the_width(width: int) -> None:
    found = list(lines(RECORD, settings=TextSettings(width=width)))
    assert [line for line in found if len(line) > max(width, 70)] == []


def test_many_stories_are_listed_and_only_some_shown_in_full() -> None:
    stories = tuple(replace(RECORD.stories[0], id=f"s{n}", title=f"Story of day {n}") for n in range(5))
    found = list(lines(replace(RECORD, stories=stories), settings=TextSettings(stories=2)))
    assert "   5  Story of day 4 (4 reports)" in found
    assert [line for line in found if line.startswith("Story ")] == [
        "Story 1: Story of day 0",
        "Story 2: Story of day 1",
    ]
    assert found[-1] == "3 more stories are in the list above: show one with --story NUMBER."


def test_one_story_keeps_its_number() -> None:
    stories = (*RECORD.stories, replace(RECORD.stories[0], id="s2", title="Another"))
    assert "Story 2: Another" in list(lines(replace(RECORD, stories=stories), story="2"))


def test_no_such_story() -> None:
    with pytest.raises(ExportError, match="there is no story"):
        list(lines(RECORD, story="no"))


def test_what_is_cut_is_said() -> None:
    found = list(lines(RECORD, settings=TextSettings(happenings=1)))
    assert "  (2 more)" in found


def test_a_record_without_stories() -> None:
    empty = Record((), (), (), (), (), (), (), (), (), (), ())
    assert list(lines(empty)) == ["0 reports · 0 texts · 0 outlets", "No stories: nothing was joined yet."]


@pytest.mark.parametrize("hostile", TERMINAL)
def test_no_field_commands_the_terminal(hostile: str) -> None:
    found = "\n".join(lines(everywhere(RECORD, hostile)))
    assert {c for c in found if unicodedata.category(c) in {"Cc", "Cs"}} == {"\n"}
    assert not set(found) & set("\u202e\u2066\u200f")


@given(st.text(st.characters() | st.sampled_from("\x1b[]\x9b\x07;m31\u202e"), max_size=40))
def test_plain_text_has_no_control(text: str) -> None:
    assert all(unicodedata.category(c) not in {"Cc", "Cs"} for c in plain(text))


def test_a_sequence_goes_as_a_whole() -> None:
    assert plain("a\x1b[31mred\x1b[0m b\x1b]0;title\x07c \x9b2Jd") == "ared bc d"


def test_persian_joiners_stay() -> None:
    assert plain("می\u200cشود") == "می\u200cشود"


def test_hits_show_where_and_the_match_in_brackets() -> None:
    match = span(LEDGER, "16 dead")
    hit = Hit("report", "rep-2", "bridge/ledger.txt", None, None, (match,), LEDGER[80:130], 80)
    assert list(hit_lines([hit])) == [
        "bridge/ledger.txt · outlet not stated · report",
        f"    {LEDGER[80 : match.start].strip()} [16 dead]{LEDGER[match.end : 130]}".replace("\n\n", " "),
    ]


def test_no_hits() -> None:
    assert list(hit_lines([])) == ["Nothing found."]
