"""Reports that say they have it from another outlet."""

from tests.builders import findings, report, said
from twosource.link.relays import Relays
from twosource.model.finding import Findings, SourceKind
from twosource.model.record import Relay, Story
from twosource.model.text import Report

RELAYS = Relays.load()


def relays(*told: tuple[Report, Findings]) -> tuple[Relay, ...]:
    """The relays of reports of one story."""
    story = Story("s", "", tuple(r.id for r, _ in told))
    return RELAYS([r for r, _ in told], {f.report: f for _, f in told}, [story])


def test_an_outlet_as_source_an_outlet_that_was_told_and_a_credit() -> None:
    of = report(
        "r",
        "The dam broke at dawn, the BBC reported. An engineer told Reuters it was old.\n\nAdditional reporting by AFP",
        credited=[("Additional reporting by AFP", "AFP")],
    )
    found = findings(
        of,
        [
            said(of, "a1", "the BBC", "reported", "The dam broke at dawn", kind=SourceKind.MEDIA),
            said(of, "a2", "An engineer", "told", "it was old", who="unnamed engineer", told="Reuters"),
        ],
    )
    assert [(r.origin, of.text[r.span.start : r.span.end]) for r in relays((of, found))] == [
        ("Agence France-Presse", "Additional reporting by AFP"),
        ("BBC", "BBC"),
        ("Reuters", "Reuters"),
    ]


def test_a_reports_own_outlet_is_no_origin() -> None:
    of = report("r", "An engineer told Reuters it was old.", outlet="Reuters")
    assert relays((of, findings(of, [said(of, "a1", "An engineer", "told", "it was old", told="Reuters")]))) == ()


def test_an_outlet_that_no_table_knows_goes_by_its_name() -> None:
    of = report("r", "The dam broke at dawn, the Velm Courier reported.")
    told = said(of, "a1", "the Velm Courier", "reported", "The dam broke", who="Velm Courier", kind=SourceKind.MEDIA)
    assert [r.origin for r in relays((of, findings(of, [told])))] == ["Velm Courier"]


def test_media_without_a_name_and_ministries_are_no_outlets() -> None:
    of = report("r", "The dam broke, local media said. The ministry said it held.")
    found = [
        said(of, "a1", "local media", "said", "The dam broke", kind=SourceKind.MEDIA),
        said(of, "a2", "The ministry", "said", "it held", kind=SourceKind.GOVERNMENT),
    ]
    assert relays((of, findings(of, found))) == ()


def test_each_origin_is_named_once() -> None:
    of = report("r", "Reuters said the dam broke. Reuters said nobody died.")
    found = [
        said(of, "a1", "Reuters", "said", "the dam broke", kind=SourceKind.MEDIA),
        said(of, "a2", "Reuters", "said", "nobody died", kind=SourceKind.MEDIA),
    ]
    assert len(relays((of, findings(of, found)))) == 1


def test_the_only_outlet_that_was_told_is_who_asked_unless_other_reports_name_it_too() -> None:
    one, other = (report(n, f"An engineer told the BBC it was old, said {n}.") for n in ("a", "b"))
    told = {r.id: findings(r, [said(r, "a1", "An engineer", "told", "it was old", told="BBC")]) for r in (one, other)}
    assert relays((one, told["a"])) == ()
    assert [r.report for r in relays((one, told["a"]), (other, told["b"]))] == ["a", "b"]


def test_reporters_and_groups_that_watch_a_war_are_no_outlets() -> None:
    of = report("r", "The BBC reporter Odo Harl said it fell. The Syrian Observatory for Human Rights said it held.")
    found = [
        said(of, "a1", "reporter Odo Harl", "said", "it fell", who="Odo Harl", kind=SourceKind.MEDIA),
        said(of, "a2", "The Syrian Observatory for Human Rights", "said", "it held", kind=SourceKind.MEDIA),
    ]
    assert relays((of, findings(of, found))) == ()


def test_a_body_with_the_name_of_a_paper_is_one_without_its_country_and_its_description() -> None:
    of = report("r", "Norway's Velm Courier newspaper said the dam broke. The Dorn Times said it held.")
    found = [
        said(of, "a1", "Norway's Velm Courier newspaper", "said", "the dam broke", kind=SourceKind.MEDIA),
        said(of, "a2", "The Dorn Times", "said", "it held", kind=SourceKind.ORGANISATION),
    ]
    assert [r.origin for r in relays((of, findings(of, found)))] == ["Dorn Times", "Velm Courier"]
