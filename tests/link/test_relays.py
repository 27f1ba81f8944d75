"""Reports that say they have it from another outlet."""

from tests.builders import findings, report, said
from twosource.link.relays import Relays
from twosource.model.finding import SourceKind

RELAYS = Relays.load()


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
    assert [(r.origin, of.text[r.span.start : r.span.end]) for r in RELAYS(of, found)] == [
        ("Agence France-Presse", "Additional reporting by AFP"),
        ("BBC", "the BBC"),
        ("Reuters", "Reuters"),
    ]


def test_a_reports_own_outlet_is_no_origin() -> None:
    of = report("r", "An engineer told Reuters it was old.", outlet="Reuters")
    assert RELAYS(of, findings(of, [said(of, "a1", "An engineer", "told", "it was old", told="Reuters")])) == ()


def test_an_outlet_that_no_table_knows_goes_by_its_name() -> None:
    of = report("r", "The dam broke at dawn, the Velm Courier reported.")
    told = said(of, "a1", "the Velm Courier", "reported", "The dam broke", who="Velm Courier", kind=SourceKind.MEDIA)
    assert [r.origin for r in RELAYS(of, findings(of, [told]))] == ["Velm Courier"]


def test_media_without_a_name_and_ministries_are_no_outlets() -> None:
    of = report("r", "The dam broke, local media said. The ministry said it held.")
    found = [
        said(of, "a1", "local media", "said", "The dam broke", kind=SourceKind.MEDIA),
        said(of, "a2", "The ministry", "said", "it held", kind=SourceKind.GOVERNMENT),
    ]
    assert RELAYS(of, findings(of, found)) == ()


def test_each_origin_is_named_once() -> None:
    of = report("r", "Reuters said the dam broke. Reuters said nobody died.")
    found = [
        said(of, "a1", "Reuters", "said", "the dam broke", kind=SourceKind.MEDIA),
        said(of, "a2", "Reuters", "said", "nobody died", kind=SourceKind.MEDIA),
    ]
    assert len(RELAYS(of, findings(of, found))) == 1
