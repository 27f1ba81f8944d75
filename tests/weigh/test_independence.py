"""Positions with one origin are one witness."""

from tests.builders import findings, report, said
from twosource.lexicon.outlets import Outlets
from twosource.model.finding import Findings
from twosource.model.record import CopyGroup, Joined, Relay
from twosource.model.text import Report, Span
from twosource.weigh.independence import Origins

OUTLETS = Outlets.load()


def origins(
    *told: tuple[Report, Findings], copies: tuple[CopyGroup, ...] = (), relays: tuple[Relay, ...] = ()
) -> Origins:
    joined = Joined(copies, relays, (), (), (), (), (), ())
    return Origins.of([r for r, _ in told], [f for _, f in told], joined, OUTLETS)


def quiet(name: str, text: str = "The dam broke.", **more: str) -> tuple[Report, Findings]:
    of = report(name, text, outlet=more.get("outlet"))
    return of, findings(of)


def quoting(name: str, source: str, **more: str) -> tuple[Report, Findings]:
    of = report(name, f"The dam broke, {source} said.")
    return of, findings(of, [said(of, "a1", source, "said", "The dam broke", **more)])


def test_two_outlets_are_two_and_two_reports_of_one_outlet_are_one() -> None:
    found = origins(
        quiet("a", outlet="Velm Courier"), quiet("b", outlet="Tarn Post"), quiet("c", outlet="Velm Courier")
    )
    assert found([("a", None), ("b", None), ("c", None)]) == ("Velm Courier", "Tarn Post", "Velm Courier")


def test_copies_are_one_witness() -> None:
    found = origins(quiet("a"), quiet("b"), copies=(CopyGroup("c", ("a", "b")),))
    assert len(set(found([("a", None), ("b", None)]))) == 1


def test_an_outlet_that_relays_another_is_not_a_second_witness() -> None:
    found = origins(
        quiet("a", outlet="Velm Courier"), quiet("b", outlet="Reuters"), relays=(Relay("a", "Reuters", Span(0, 1)),)
    )
    assert len(set(found([("a", None), ("b", None)]))) == 1


def test_a_credited_agency_stands_behind_the_report() -> None:
    of = report("a", "The dam broke. (AFP)", outlet="Velm Courier", credited=[("(AFP)", "AFP")])
    assert origins((of, findings(of)))([("a", None)]) == ("Agence France-Presse",)


def test_one_ministry_in_two_papers_is_one_witness_and_so_is_its_spokesman() -> None:
    found = origins(
        quoting("a", "the Water Ministry"), quoting("b", "spokesman for the Water Ministry"), quoting("c", "Ada Brun")
    )
    first, second, third = found([("a", "a1"), ("b", "a1"), ("c", "a1")])
    assert first == second == "the Water Ministry"
    assert third == "Ada Brun"


def test_a_state_and_its_government_are_one_witness() -> None:
    found = origins(quoting("a", "the Iraqi government"), quoting("b", "Iraq"), quoting("c", "the Iranian government"))
    first, second, third = found([("a", "a1"), ("b", "a1"), ("c", "a1")])
    assert first == second == "Iraq"
    assert third == "Iran"


def test_unnamed_sources_called_the_same_cannot_be_known_to_be_two() -> None:
    found = origins(
        quoting("a", "officials", who="unnamed officials"), quoting("b", "officials", who="unnamed officials")
    )
    assert len(set(found([("a", "a1"), ("b", "a1")]))) == 1


def test_a_source_within_an_outlets_word_rests_on_that_outlet_too() -> None:
    of = report("a", "The Velm Courier said a nurse saw the dam break.")
    within = findings(
        of,
        [
            said(of, "a1", "The Velm Courier", "said", "a nurse saw the dam break", who="Velm Courier"),
            said(of, "a2", "a nurse", "saw", "the dam break", who="unnamed nurse", within="a1"),
        ],
    )
    assert len(set(origins((of, within), quiet("b", outlet="Velm Courier"))([("a", "a2"), ("b", None)]))) == 1


def test_hearsay_is_what_nobody_in_particular_says() -> None:
    found = origins(quoting("a", "social media users"), quoting("b", "Ada Brun"))
    assert [found.hearsay("a", "a1"), found.hearsay("b", "a1"), found.hearsay("b", None)] == [True, False, False]


def test_attributions_that_hold_one_another_in_a_ring_do_no_harm() -> None:
    of = report("a", "The dam broke, Lund said.")
    ring = findings(of, [said(of, "a1", "Lund", "said", "The dam broke", within="a1")])
    assert origins((of, ring))([("a", "a1")]) == ("Lund",)
