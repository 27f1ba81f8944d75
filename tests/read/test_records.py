"""JSON, JSONL and CSV: one report a record."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import EmptyInput, InputError, MappingError
from twosource.model.record import Skipped
from twosource.model.text import Report
from twosource.read import Reader, Source

TEXT = "The bridge was closed.\n\nNobody was hurt."
READER = Reader.load({})


def read(name: str, data: str | bytes, reader: Reader = READER) -> list[Report | Skipped]:
    return list(reader(Source(f"n/{name}", Path(name)), data if isinstance(data, bytes) else data.encode("utf-8")))


def reports(name: str, data: str | bytes, reader: Reader = READER) -> list[Report]:
    found = read(name, data, reader)
    assert all(isinstance(item, Report) for item in found), found
    return [item for item in found if isinstance(item, Report)]


def reasons(found: list[Report | Skipped]) -> list[str]:
    return [f"{item.path}: {item.reason}" for item in found if isinstance(item, Skipped)]


@pytest.mark.parametrize(
    "record",
    [
        {"text": TEXT, "title": "Bridge", "outlet": "AP", "published": "2024-02-03", "author": "By Jane Doe", "url": "https://a.example/1"},
        {"body": TEXT, "headline": "Bridge", "source": {"id": None, "name": "AP"}, "publishedAt": "2024-02-03T00:00:00Z", "author": "Jane Doe", "url": "https://a.example/1"},
        {"fields": {"bodyText": TEXT, "byline": "Jane Doe"}, "webTitle": "Bridge", "publisher": "AP", "webPublicationDate": "2024-02-03", "webUrl": "https://a.example/1"},
        {"maintext": TEXT, "title": "Bridge", "source_name": "AP", "date_publish": "2024-02-03 00:00:00", "authors": ["Jane Doe"], "link": "https://a.example/1"},
    ],
)  # fmt: skip
def test_the_usual_names_of_fields_are_known(record: dict[str, object]) -> None:
    (report,) = reports("a.json", json.dumps(record))
    stated = (report.text, report.title, report.outlet.name, report.published, report.author, report.url)
    assert stated == (TEXT, "Bridge", "Associated Press", "2024-02-03", "Jane Doe", "https://a.example/1")


def test_what_else_a_record_holds_is_kept_as_fields() -> None:
    record = {
        "text": TEXT,
        "lang": "en",
        "score": 0.5,
        "ok": True,
        "tags": ["a", "b"],
        "x": {"y": 1},
        "long": "z" * 501,
        "none": None,
    }
    (report,) = reports("a.json", json.dumps(record))
    assert report.fields == (("lang", "en"), ("score", "0.5"), ("tags", "a, b"), ("x.y", "1"))


def test_a_users_mapping_wins() -> None:
    reader = Reader.load({"text": "note", "outlet": "meta.paper"})
    record = {"text": "no", "note": TEXT, "outlet": "no", "meta": {"paper": "Port Ledger"}}
    (report,) = reports("a.json", json.dumps(record), reader)
    assert (report.text, report.outlet.name) == (TEXT, "Port Ledger")


def test_a_mapping_of_no_part_is_refused() -> None:
    with pytest.raises(MappingError, match=r"--map: no such part of a report: body; use one of text, title"):
        Reader.load({"body": "text"})


@pytest.mark.parametrize("shape", ["{}", '{{"articles": {}}}', '{{"response": {{"docs": {}}}}}'])
def test_a_list_of_reports_is_found_where_files_keep_it(shape: str) -> None:
    found = reports("a.json", shape.format(json.dumps([{"text": "One."}, {"text": "Two."}])))
    assert [(report.path, report.text) for report in found] == [("n/a.json#1", "One."), ("n/a.json#2", "Two.")]


def test_one_object_is_one_report_under_the_files_own_name() -> None:
    assert [r.path for r in reports("a.json", json.dumps({"text": "One.", "items": [{"text": "a comment"}]}))] == [
        "n/a.json"
    ]


def test_a_case_is_no_report() -> None:
    with pytest.raises(InputError, match=r"n/a.json: a TwoSource case \(annotations\), not reports"):
        read("a.json", json.dumps({"case": "x", "reports": [{"text": TEXT}]}))


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        ("", InputError, "no JSON"),
        ("{", InputError, "no JSON"),
        ("[" * 200_000, InputError, "nested too deeply"),
        ("9" * 10_000, InputError, "no JSON"),
        ("[]", EmptyInput, "the list of reports is empty"),
        ("null", MappingError, "the record is nothing, not an object"),
        ('"x"', MappingError, "the record is text, not an object"),
        ('{"text": 5}', MappingError, "the field text holds a number, not text"),
        ('{"text": true}', MappingError, "the field text holds true or false, not text"),
        ('{"text": ""}', EmptyInput, "the field text is empty"),
        ('{"text": " "}', EmptyInput, "no text in it"),
        ('{"words": "x"}', MappingError, "no field with the text of a report .*its fields: words; .*--map text=FIELD"),
    ],
)
def test_a_file_that_gives_no_report_says_why(data: str, error: type[InputError], reason: str) -> None:
    with pytest.raises(error, match=reason):
        read("a.json", data)


def test_each_line_that_fails_is_its_own_and_the_rest_go_on() -> None:
    lines = ['{"text": "One."}', "", "{broken", '{"text": 5}', '{"text": "  "}', '{"text": "Two."}', '["x"]']
    found = read("x.jsonl", "\r\n".join(lines))
    assert [item.path for item in found] == [f"n/x.jsonl#{n}" for n in range(1, 7)]
    assert [item.text for item in found if isinstance(item, Report)] == ["One.", "Two."]
    assert [reason.split(" ", 1)[0] for reason in reasons(found)] == [
        "n/x.jsonl#2:",
        "n/x.jsonl#3:",
        "n/x.jsonl#4:",
        "n/x.jsonl#6:",
    ]


def test_a_line_in_another_encoding_spoils_no_other() -> None:
    found = reports("x.jsonl", '{"text": "é"}\n'.encode() + '{"text": "café"}\n'.encode("cp1252"))
    assert [report.text for report in found] == ["é", "café"]


def test_lone_surrogates_and_nuls_do_no_harm() -> None:
    (report,) = reports("a.json", b'{"text": "a \\ud800 \\u0000 b", "title": "\\udfff", "\\ud800": "c"}')
    assert (report.text, report.title, report.fields) == ("a \ufffd \0 b", "\ufffd", (("\ufffd", "c"),))


def test_paragraphs_may_come_as_a_list_or_as_html() -> None:
    assert reports("a.json", '{"text": ["One.", "Two."]}')[0].text == "One.\n\nTwo."
    assert reports("a.json", '{"text": "<p>One.</p><p>Two.</p>"}')[0].text == "One.\n\nTwo."


def test_rows_may_hold_line_ends_delimiters_and_quotes() -> None:
    found = reports("a.csv", '\ufeffTitle,Text\r\nBridge,"One, said ""she"".\r\n\r\nTwo."\r\n\r\nBlast,Three.\r\n')
    assert [(r.path, r.title, r.text) for r in found] == [
        ("n/a.csv#1", "Bridge", 'One, said "she".\r\n\r\nTwo.'),
        ("n/a.csv#2", "Blast", "Three."),
    ]


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t")])
def test_the_delimiter_is_the_headers(name: str, mark: str) -> None:
    assert (
        reports(name, f"title{mark}text{mark}date\nBridge{mark}One, two.{mark}2024-02-03\n")[0].published
        == "2024-02-03"
    )


def test_each_row_that_fails_is_its_own_and_the_rest_go_on() -> None:
    found = read("a.csv", 'title,text\na,One.\nb,"x"y\nc\nd,Two.,extra\ne,Three.\n')
    assert [item.text for item in found if isinstance(item, Report)] == ["One.", "Three."]
    assert [reason.partition(";")[0] for reason in reasons(found)] == [
        "n/a.csv#2: malformed row (',' expected after '\"')",
        "n/a.csv#3: the field text is empty",
        "n/a.csv#4: 3 values for 2 columns",
    ]


def test_a_quotation_mark_that_is_never_closed_loses_no_row_before_it() -> None:
    found = read("a.csv", 'text\nOne.\n"Two.\nThree.\n')
    assert [item.text for item in found if isinstance(item, Report)] == ["One."]
    assert [reason.partition(";")[0] for reason in reasons(found)] == [
        "n/a.csv#2: malformed row (unexpected end of data)"
    ]


@pytest.mark.parametrize("data", ["", "\n\n"])
def test_a_table_without_header_is_empty(data: str) -> None:
    with pytest.raises(EmptyInput, match=r"n/a.csv: no header line"):
        read("a.csv", data)


def test_a_field_may_be_as_long_as_a_text() -> None:
    assert len(reports("a.csv", 'text\n"' + "a " * 300_000 + '"\n')[0].text) == 600_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "title", "source", "date", "x", "articles"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_json_breaks_the_reader(value: object) -> None:
    try:
        found = read("a.json", json.dumps(value))
    except InputError:
        return
    assert all(item.path.startswith("n/a.json") for item in found)


@given(st.text(alphabet='text,"\n\r;a\0', max_size=60))
def test_no_table_breaks_the_reader(data: str) -> None:
    try:
        found = read("a.csv", data)
    except InputError:
        return
    assert all(item.path.startswith("n/a.csv#") for item in found)
