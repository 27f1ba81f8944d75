"""The reading stage as a whole: the text is kept, the blocks hold it, and nothing breaks it."""

import codecs
import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import ReadText
from twosource.errors import EmptyInput, InputError
from twosource.model.identity import content_id
from twosource.model.text import BlockKind, Report
from twosource.read import Reader, Source

READER = Reader.load({})
SOURCE = Source("n/a.txt", Path("a.txt"))

# Pieces that the rules look for, so that random texts meet them.
MARKS = ["\n", "\n\n", "\r\n", " ", " — ", ".", "”", "©", "\0", "\ufeff"]
WORDS = ["By Jane Doe", "(Reuters)", "LONDON", "3 Feb 2024", "Published: ", "Photo: ", "READ MORE: ", "AFP"]
PROSE = "The bridge was closed on Tuesday after a blast, and the police said nobody was hurt"
PIECES = st.sampled_from([*MARKS, *WORDS, PROSE])
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join)


def read(text: str) -> Report | None:
    try:
        (report,) = READER(SOURCE, text.encode("utf-8"))
    except EmptyInput:
        return None
    assert isinstance(report, Report)
    return report


@given(TEXTS)
def test_the_text_is_kept_and_the_blocks_hold_all_that_is_not_white_space(text: str) -> None:
    # A mark at the head is of the encoding; NULs in every other place are UTF-16.
    text = text.lstrip("\ufeff").replace("\0", "\0 ab")
    report = read(text)
    if report is None:
        assert text.strip() == ""
        return
    assert report.text == text
    spans = [block.span for block in report.blocks]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    held = {i for s in spans for i in range(s.start, s.end)}
    assert [c for i, c in enumerate(text) if i not in held and not c.isspace()] == []


@given(TEXTS)
def test_every_span_is_inside_the_text_and_reading_repeats(text: str) -> None:
    report = read(text)
    assert report == read(text)
    if report is not None:
        spans = [credit.span for credit in report.credits] + ([report.dateline.span] if report.dateline else [])
        assert all(0 <= s.start < s.end <= len(report.text) for s in spans)
        assert sorted(report.credits, key=lambda credit: credit.span) == list(report.credits)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    for name in ("a.txt", "a.json", "a.jsonl", "a.csv"):
        try:
            list(READER(Source(f"n/{name}", Path(name)), data))
        except InputError as error:
            assert str(error).startswith(f"n/{name}")  # noqa: PT017 - that the error names the file is what is tested


def test_a_report_knows_where_it_comes_from(read_text: ReadText) -> None:
    report = read_text("The bridge was closed.\r\n")
    assert report.text == "The bridge was closed.\r\n"
    assert report.text_hash == report.raw_hash == hashlib.sha256(b"The bridge was closed.\r\n").hexdigest()
    assert report.id == content_id("r", "n/a.txt", report.text_hash)
    assert (report.path, report.medium, report.fields) == ("n/a.txt", "text", ())


def test_a_byte_order_mark_is_of_the_file_and_not_of_the_text(reader: Reader) -> None:
    (report,) = reader(SOURCE, codecs.BOM_UTF8 + b"The bridge was closed.")
    assert isinstance(report, Report)
    assert report.text == "The bridge was closed."
    assert report.raw_hash != report.text_hash


def test_metadata_outrank_the_text(reader: Reader) -> None:
    record = b'{"text": "Port Ledger\\n3 May 2023\\n\\nThe bridge was closed on Tuesday after a blast.", "outlet": "AP", "date": "2024-02-03"}'
    (report,) = reader(Source("n/a.json", Path("a.json")), record)
    assert isinstance(report, Report)
    assert (report.outlet.name, report.published) == ("Associated Press", "2024-02-03")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\u2028\u00a0".encode()])
def test_a_file_of_white_space_is_empty(reader: Reader, data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"n/a.txt: no text in it; leave it out"):
        list(reader(SOURCE, data))


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 1_000_000,
        b"Word and word. " * 70_000,
        b"\0" * 100_000,
        b"(" * 500_000,
        b"A " * 250_000,
        b" " * 1_000_000 + b"x",
        b"3 Feb 2014 " * 20_000,
        (b"(Reuters) " * 39 + b"\n\n") * 200,
        (b"1" * 150 + b"\n\n") * 200,
        b"By " * 300_000,
    ],
    ids=["one word", "one line", "NULs", "brackets", "capitals", "spaces", "dates", "credits", "figures", "bylines"],
)
def test_hostile_texts_are_read(reader: Reader, data: bytes) -> None:
    (report,) = reader(SOURCE, data)
    assert isinstance(report, Report)
    assert report.text == data.decode()


@pytest.mark.parametrize("data", [b"a\n" * 500_000, b"Abc.\n\n" * 20_000])
def test_a_whole_corpus_in_one_text_is_refused(reader: Reader, data: bytes) -> None:
    with pytest.raises(InputError, match=r"n/a.txt: more than 10000 paragraphs or 100000 lines; divide it"):
        list(reader(SOURCE, data))


def test_a_run_in_title_is_left_in_the_prose(read_text: ReadText) -> None:
    report = read_text("Bridge closed after blast The bridge over the river was closed on Tuesday, the police said.")
    assert [block.kind for block in report.blocks] == [BlockKind.PROSE]
