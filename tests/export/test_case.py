"""The case file: its shape, its names for reports, and what it refuses."""

import json
from dataclasses import replace
from enum import StrEnum
from importlib import resources

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests.records import E1, MONDAY, POST, R1, RECORD, STRIKE
from tests.store.strategies import records
from twosource.errors import ExportError
from twosource.export.case import check, to_case, to_json
from twosource.model import finding
from twosource.model.finding import Basis, PlacePrecision, PlaceReason, Precision, When
from twosource.model.record import Record, Ref, Relation, Stance, Standing
from twosource.model.text import Report, Span

SCHEMA = json.loads(resources.files("twosource.export").joinpath("case.schema.json").read_text(encoding="utf-8"))


def case_of(record: Record, **changes: object) -> dict:
    return to_case(replace(record, **changes))


def with_report(report: Report) -> Record:
    return replace(RECORD, reports=(report, *RECORD.reports[1:]))


def with_event(**changes: object) -> dict:
    """The first event of the record as exported, with some of its fields changed."""
    event = replace(E1, **changes)
    findings = (replace(RECORD.findings[0], events=(event,)), *RECORD.findings[1:])
    return case_of(RECORD, findings=findings)["reports"][0]["events"][0]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (SCHEMA["$defs"]["source_kind"], finding.SourceKind),
        (SCHEMA["$defs"]["event_type"], finding.EventType),
        (SCHEMA["$defs"]["sector"], finding.Sector),
        (SCHEMA["$defs"]["measure"], finding.Measure),
        (SCHEMA["$defs"]["attribution"]["properties"]["act"], finding.Act),
        (SCHEMA["$defs"]["attribution"]["properties"]["directness"], finding.Directness),
        (SCHEMA["$defs"]["event"]["properties"]["status"], finding.Status),
        (SCHEMA["$defs"]["figure"]["properties"]["qualifier"], finding.Qualifier),
        (SCHEMA["$defs"]["point"]["properties"]["precision"], PlacePrecision),
        (SCHEMA["$defs"]["point"]["properties"]["reason"], PlaceReason),
        (SCHEMA["$defs"]["figure_set"]["properties"]["relation"], Relation),
        (SCHEMA["$defs"]["proposition"]["properties"]["status"], Standing),
        (SCHEMA["$defs"]["position"]["properties"]["stance"], Stance),
    ],
)
def test_the_schema_knows_exactly_the_labels_of_the_model(values: dict, labels: type[StrEnum]) -> None:
    assert set(values["enum"]) == set(labels)


def test_every_span_shows_its_words() -> None:
    report = to_case(RECORD)["reports"][0]
    assert report["attributions"][0]["content"] == [{"start": 53, "end": 53 + len(STRIKE), "text": STRIKE}]
    assert report["text"] == POST


def test_a_report_says_what_it_is() -> None:
    first, second = to_case(RECORD)["reports"][:2]
    assert (first["id"], first["path"], first["outlet"], first["dateline"]) == (
        "r1",
        "coast-post.html",
        "Coast Post",
        "KARSA",
    )
    assert (second["id"], second["path"], second["outlet"], second["published"]) == ("r2", "ledger.txt", None, None)


def test_references_are_by_short_name() -> None:
    case = to_case(RECORD)
    assert case["happenings"][0]["mentions"] == ["r1:e-1", "r2:e-2", "r3:e-4", "r4:e-6"]
    assert case["figure_sets"][0]["values"] == ["r1:f-1", "r2:f-3", "r3:f-4"]
    assert case["copies"] == [["r3", "r4"]]
    assert case["propositions"][1]["positions"][2] == {
        "report": "r2",
        "attribution": None,
        "source_name": "outlet",
        "stance": "asserts",
        "spans": [{"start": 16, "end": 32, "text": "attack on bridge"}],
        "origin": "r2",
    }


def test_records_of_one_file_and_files_of_one_name_are_told_apart() -> None:
    paths = ["a/r2.txt", "a/r10.txt", "b/r2.txt", "b/feed.jsonl#1", "b/feed.jsonl#2", "b/C#.txt"]
    reports = tuple(replace(R1, id=f"x{n}", path=path) for n, path in enumerate(paths))
    findings = tuple(replace(RECORD.findings[0], report=r.id, events=(), figures=()) for r in reports)
    empty = Record(reports, findings, (), (), (), (), (), (), (), (), ())
    exported = [(r["id"], r["path"]) for r in to_case(empty)["reports"]]
    assert exported == [
        ("r1", "a_r2.txt"),
        ("r2", "r10.txt"),
        ("r3", "C#.txt"),
        ("r4", "feed#1.jsonl"),
        ("r5", "feed#2.jsonl"),
        ("r6", "b_r2.txt"),
    ]


@pytest.mark.parametrize(
    ("when", "date"),
    [
        (None, None),
        (MONDAY, "2031-03-03"),
        (replace(MONDAY, basis=Basis.ASSUMED), None),
        (When("2031-03-01", "2031-03-31", Precision.MONTH, Basis.STATED, None), "2031-03"),
        (When("2031-01-01", "2031-12-31", Precision.YEAR, Basis.STATED, None), "2031"),
        (When("2031-03-03", "2031-03-09", Precision.WEEK, Basis.RELATIVE, None), "2031-03-03/2031-03-09"),
    ],
)
def test_a_date_goes_as_far_as_the_report_fixes_it(when: When | None, date: str | None) -> None:
    assert with_event(when=when)["date"] == date


def test_a_place_has_its_point_how_exact_it_is_and_why() -> None:
    assert E1.where is not None
    within = Span(E1.where.span.end - 4, E1.where.span.end)
    where = replace(
        E1.where,
        country="IRQ",
        latitude=36.34,
        longitude=43.13,
        precision=PlacePrecision.TOWN,
        reason=PlaceReason.CONTAINED,
        site="Velm",
        within=within,
    )
    findings = replace(RECORD.findings[0], events=(replace(E1, where=where),), places=(where, E1.where))
    case = case_of(RECORD, findings=(findings, *RECORD.findings[1:]))
    check(case)
    report = case["reports"][0]
    point = report["events"][0]["place_point"]
    assert (point["latitude"], point["precision"], point["reason"]) == (36.34, "town", "contained")
    assert point["within"]["text"] == "Velm"
    assert [place["point"] for place in report["places"]] == [point, None]
    assert [(place["name"], place["country"]) for place in report["places"]] == [("Velm", "IRQ"), ("Velm", None)]


def test_a_whole_number_has_no_decimal_point() -> None:
    assert '"low": 12,' in to_json(RECORD)


def test_one_story_alone() -> None:
    other = replace(RECORD.stories[0], id="story-2", reports=("rep-4",))
    both = replace(RECORD, stories=(*RECORD.stories, other))
    case = json.loads(to_json(both, story="2"))
    assert ([r["path"] for r in case["reports"]], case["happenings"], case["copies"]) == (["wire#2.jsonl"], [], [])
    assert case == json.loads(to_json(both, story="story-2"))


def test_a_story_that_is_not_there() -> None:
    with pytest.raises(ExportError, match="there is no story '9': the record has stories 1 to 1"):
        to_json(RECORD, story="9")


def test_the_export_is_deterministic_whatever_the_order_of_reports() -> None:
    turned = replace(RECORD, reports=RECORD.reports[::-1], findings=RECORD.findings[::-1])
    assert to_json(turned) == to_json(RECORD)


@pytest.mark.parametrize(
    ("place", "broken"),
    [
        ("reports/0/published", {"reports": [replace(R1, published=5)]}),
        ("happenings/0/date", {"happenings": [replace(RECORD.happenings[0], start="Monday", end="Monday")]}),
    ],
)
def test_a_value_that_breaks_the_schema_is_named_by_its_place(place: str, broken: dict) -> None:
    changed = {name: (*values, *getattr(RECORD, name)[1:]) for name, values in broken.items()}
    with pytest.raises(ExportError, match=f"case: {place}: "):
        to_json(replace(RECORD, **changed))


def test_a_reference_that_leads_nowhere_is_named_by_its_place() -> None:
    happening = replace(RECORD.happenings[1], mentions=(Ref("rep-2", "e-99"),))
    broken = replace(RECORD, happenings=(RECORD.happenings[0], happening))
    with pytest.raises(ExportError, match="case: happenings/1/mentions/0: 'r2:e-99' is not in the file"):
        to_json(broken)


def test_an_attribution_within_none_is_refused() -> None:
    case = to_case(RECORD)
    case["reports"][0]["attributions"][1]["within"] = "a-99"
    with pytest.raises(ExportError, match="reports/0/attributions/1/within: 'r1:a-99'"):
        check(case)


def test_a_span_outside_its_text_is_refused() -> None:
    with pytest.raises(ExportError, match=r"coast-post\.html: .* lies outside the text"):
        with_event(trigger=Span(0, len(POST) + 1))


def test_a_number_that_is_none_is_refused() -> None:
    figures = (replace(RECORD.figure_sets[0], high=float("inf")),)
    with pytest.raises(ExportError, match="no finite number"):
        to_json(replace(RECORD, figure_sets=figures))


@given(records())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_record_is_exported_or_refused_with_its_place(whole: Record) -> None:
    try:
        case = json.loads(to_json(whole))
    except ExportError as error:
        refused = str(error)
    else:
        refused = ""
        assert sorted(r["text"] for r in case["reports"]) == sorted(r.text for r in whole.reports)
    assert not refused or refused.startswith("case: ")
