"""HTML pages."""

from pathlib import Path

import pytest

from twosource.errors import EmptyInput, InputError
from twosource.model.text import Report
from twosource.read import Reader, Source

PARAGRAPHS = [
    "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt.",
    "The minister of transport said that it would take a year to build it again, and that there was money for it.",
    "People who live near the river told the mayor that they had heard of cracks in the bridge since last spring.",
]


def page(head: str = "", body: str = "") -> bytes:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<html><head>{head}</head><body><article><h1>Bridge closed</h1>{body}{told}</article></body></html>".encode()
    )


def read(reader: Reader, data: bytes) -> Report:
    (report,) = reader(Source("n/a.html", Path("a.html")), data)
    assert isinstance(report, Report)
    return report


def test_the_text_is_the_articles_paragraphs(reader: Reader) -> None:
    report = read(reader, page())
    assert report.text == "\n\n".join(["Bridge closed", *PARAGRAPHS])
    assert [block.kind.value for block in report.blocks] == ["title", "prose", "prose", "prose"]
    assert (report.title, report.medium) == ("Bridge closed", "html")


def test_what_the_page_states_of_itself(reader: Reader) -> None:
    head = (
        '<meta property="og:site_name" content="Port Ledger"><meta name="author" content="Jane Doe">'
        '<link rel="canonical" href="https://port-ledger.example/bridge"><meta name="description" content="A blast.">'
        '<meta property="article:published_time" content="2024-02-03T10:15:00+01:00">'
    )
    report = read(reader, page(head))
    assert (report.outlet.name, report.outlet.stated, report.author) == ("Port Ledger", True, "Jane Doe")
    assert (report.published, report.url) == ("2024-02-03T10:15:00+01:00", "https://port-ledger.example/bridge")
    assert report.fields == (("description", "A blast."),)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="date" content="2024-02-03">', ""),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-02-03"}]}</script>', ""),
        ('<script type="application/ld+json">{broken</script>', '<time datetime="2024-02-03">Saturday</time>'),
    ],
)
def test_a_stated_date_is_found_where_pages_keep_it(reader: Reader, head: str, body: str) -> None:
    assert read(reader, page(head, body)).published == "2024-02-03"


def test_a_date_is_never_guessed(reader: Reader) -> None:
    head = '<meta property="article:modified_time" content="yesterday"><link rel="canonical" href="https://a.example/bridge-20240203">'
    assert read(reader, page(head, "<footer>Copyright 2023</footer>")).published is None


def test_nul_bytes_and_character_references_do_no_harm(reader: Reader) -> None:
    assert "blast" in read(reader, page(body="<p>\0&#0;&#xD800; &#x1F600;</p>")).text


@pytest.mark.parametrize("data", [b"", b"   ", b"<html></html>", b"<html><body><p></p></body></html>"])
def test_a_page_without_an_article_is_no_success(reader: Reader, data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"n/a.html: no article was found in the page; save its text as a .txt file"):
        read(reader, data)


def test_a_hostile_page_is_refused_before_it_is_parsed(reader: Reader) -> None:
    with pytest.raises(InputError, match="nested deeper"):
        read(reader, page(body="<div>" * 100_000))


def test_trafilatura_stays_silent(reader: Reader, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EmptyInput):
        read(reader, b"<html></html>")
    assert capfd.readouterr() == ("", "")
