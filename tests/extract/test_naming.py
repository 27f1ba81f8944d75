"""Who is who: full names, pronouns, descriptions."""

import pytest

from tests.extract.parsed import FOLDER, read
from twosource.extract.naming import Namer
from twosource.extract.people import full_names, name_words, same_person
from twosource.model.finding import Mention, SourceKind

NAMER = Namer.load()


@pytest.mark.parametrize(
    ("written", "full"),
    [
        (["Anna Keller", "Keller"], {"Anna Keller": "Anna Keller", "Keller": "Anna Keller"}),
        (
            ["Keller", "Anna Maria Keller", "Anna Keller"],
            {"Keller": "Anna Maria Keller", "Anna Keller": "Anna Maria Keller"},
        ),
        (["Omar al-Rashid", "Rashid"], {"Rashid": "Omar al-Rashid"}),
        (["ANNA KELLER", "Anna Keller"], {"ANNA KELLER": "Anna Keller"}),
        (["Anna Keller", "Paul Keller"], {"Anna Keller": "Anna Keller", "Paul Keller": "Paul Keller"}),
        (["José Núñez", "Nunez"], {"Nunez": "José Núñez"}),
        (["Brig. Aziz", "Karim Al Aziz"], {"Brig. Aziz": "Karim Al Aziz"}),
        (["Rami Abdulrashid", "Rashid"], {"Rashid": "Rami Abdulrashid"}),
        (["Anna Ortmannsen", "Ortmansen"], {"Ortmansen": "Anna Ortmannsen"}),
        (["Anna Ortmann", "Ortman"], {"Ortman": "Ortman"}),
    ],
)
def test_full_names(written: list[str], full: dict[str, str]) -> None:
    assert full_names(written).items() >= full.items()


def test_the_more_frequent_of_two_with_one_surname_is_meant() -> None:
    assert full_names(["Paul Keller", "Anna Keller", "Anna Keller", "Keller"])["Keller"] == "Anna Keller"


def test_mrs_is_not_a_man_of_the_same_surname() -> None:
    names = ["Paul Keller", "Paul Keller", "Anna Keller", "Mrs Keller", "Mr Keller", "Keller"]
    full = full_names(names, lambda name: {"Paul": "m", "Mr": "m", "Anna": "f", "Mrs": "f"}.get(name.split()[0], ""))
    assert (full["Mrs Keller"], full["Mr Keller"], full["Keller"]) == ("Anna Keller", "Paul Keller", "Paul Keller")


def test_name_words_leave_out_what_is_written_now_and_then() -> None:
    assert name_words("Abu Omar al-Rashid's") == ("omar", "rashid")


@pytest.mark.parametrize(
    ("short", "long", "same"), [("J Keller", "John Keller", True), ("Ann Keller", "John Keller", False)]
)
def test_initials(short: str, long: str, same: bool) -> None:
    assert same_person(name_words(short), name_words(long)) is same


def mentions(name: str) -> dict[str, Mention]:
    """The mentions of a frozen report, the first of each form."""
    report, analysis = read(FOLDER / "attributions" / f"{name}.parse")
    found = NAMER(report, analysis)
    return {report.text[m.span.start : m.span.end]: m for m in reversed(found)}


def test_a_pronoun_has_the_full_name_of_who_spoke() -> None:
    assert mentions("speech")["she"].name == "Anna Keller"


def test_a_title_tells_the_kind() -> None:
    found = mentions("denial")["Karim Aziz"]
    assert (found.name, found.kind) == ("Karim Aziz", SourceKind.GOVERNMENT)


def test_a_description_beside_a_name_is_the_one_named() -> None:
    found = mentions("sources")
    assert (found["the envoy"].name, found["The envoy"].name) == ("Paul Brandt", "Paul Brandt")


def test_an_abbreviation_stands_for_what_the_report_says() -> None:
    assert mentions("sources")["it"].name == "Coast Relief Union"


def test_a_text_is_called_after_who_issued_it() -> None:
    found = mentions("sources")["The statement"]
    assert (found.name, found.kind) == ("army", SourceKind.DOCUMENT)


def test_initials_are_written_out_and_states_keep_their_name() -> None:
    assert mentions("nested")["Iran"].name == "Iran"
    assert mentions("speech")["Red Cross"].name == "Red Cross"


def test_the_same_report_gives_the_same_mentions() -> None:
    assert mentions("speech") == mentions("speech")
