"""Abbreviations that a report defines."""

import pytest

from twosource.extract.abbreviations import written_out


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Coast Relief Union (CRU) met.", {"CRU": "Coast Relief Union"}),
        ("It told the Union of Dock Workers of Marin (UDWM).", {"UDWM": "Union of Dock Workers of Marin"}),
        ("The National Chamber of Fisheries (Nafish) agreed.", {"Nafish": "National Chamber of Fisheries"}),
        ("He lives in the north (Marin).", {}),
        ("The Harbour Times said so. Later (CRU) it changed.", {}),
        ("a long wait (ALW)", {}),
        ("", {}),
    ],
)
def test_what_the_text_defines(text: str, found: dict[str, str]) -> None:
    assert written_out(text) == found


def test_the_first_definition_holds() -> None:
    text = "The Coast Relief Union (CRU) met. The Civil Rescue Unit (CRU) did not."
    assert written_out(text) == {"CRU": "Coast Relief Union"}


def test_initials_stand_for_the_one_name_that_has_them() -> None:
    text = "Members of the Local Harbour Committees left. The LHC said so."
    assert written_out(text) == {"LHC": "Local Harbour Committees"}
    assert written_out(text + " The Lower Hill Club did not.") == {}
