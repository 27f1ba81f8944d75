"""The page: one file, no script, no request, every item with its words, nothing of the reports taken for markup."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.export.hostile import MARKUP, TERMINAL, everywhere
from tests.records import LEDGER, POST, R1, RECORD, span
from twosource.export.html import HtmlSettings, render
from twosource.model.record import Record

PAGE = render(RECORD)
VOID = {"meta", "br", "col"}
TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "div", "header", "p", "b", "h1", "h2", "h3", "h4", "h5", "details", "summary", "ul", "ol", "li", "small", "bdi", "nav", "span", "main", "section", "article", "blockquote", "footer", "mark", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "br", "svg", "desc", "rect", "line", "text", "i",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "class", "href", "id", "aria-label", "aria-labelledby", "aria-hidden", "dir", "open", "scope", "colspan", "rel", "role", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "width", "height",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in {"style", "title"}:
            self.text.append(data)


def assert_harmless(page: str) -> None:
    parsed = Page(page)
    assert {tag for tag, _ in parsed.tags} - TAGS == set()
    assert {name for _, attributes in parsed.tags for name in attributes} - ATTRIBUTES == set()
    links = [attributes["href"] or "" for tag, attributes in parsed.tags if tag == "a"]
    assert [link for link in links if not re.match(r"#|https?://", link)] == []
    assert (parsed.open, parsed.unbalanced) == ([], [])
    assert sum(tag == "style" for tag, _ in parsed.tags) == 1


def text_of(page: str) -> str:
    return " ".join(" ".join(Page(page).text).split())


def test_the_page_is_well_formed_and_harmless() -> None:
    assert_harmless(PAGE)


@pytest.mark.parametrize("hostile", [*MARKUP, *TERMINAL])
def test_nothing_in_any_field_becomes_markup(hostile: str) -> None:
    page = render(everywhere(RECORD, hostile))
    assert_harmless(page)
    page.encode("utf-8")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "http://[", "ht\ntp://x"]
)
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    record = replace(RECORD, reports=(replace(R1, url=url), *RECORD.reports[1:]))
    assert [
        a["href"] for tag, a in Page(render(record)).tags if tag == "a" and not (a["href"] or "").startswith("#")
    ] == []


def test_the_policy_allows_its_own_style_and_nothing_else() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", PAGE, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in PAGE
    assert "url(" not in style
    assert "@import" not in style


def test_every_link_within_the_page_leads_somewhere() -> None:
    tags = Page(PAGE).tags
    ids = [a["id"] for _, a in tags if "id" in a]
    targets = {(a["href"] or "")[1:] for tag, a in tags if tag == "a" and (a["href"] or "").startswith("#")}
    assert targets - set(ids) == set()
    assert len(ids) == len(set(ids))


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in Page(PAGE).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


def test_tables_have_captions_and_headers() -> None:
    tags = [tag for tag, _ in Page(PAGE).tags]
    assert tags.count("table") == tags.count("caption") == 3
    assert all(a.get("scope") for tag, a in Page(PAGE).tags if tag == "th")


def test_the_head_says_what_was_read() -> None:
    assert "4 reports · 3 texts · 3 outlets · 1 report does not state an outlet" in text_of(PAGE)
    assert "bridge/empty.html (read: no text of a report )" in text_of(PAGE)


def test_disputes_come_before_everything_else() -> None:
    order = [
        "Disputes",
        "Corroborated",
        "Figures",
        "What happened",
        "Chains",
        "Escalation",
        "Who said what, when",
        "Copies and relays",
        "Single-sourced",
        "Report by report",
    ]
    places = [PAGE.index(f">{words}") for words in order]
    assert places == sorted(places)


def test_a_position_shows_its_sentence_with_the_words_marked_and_leads_to_them() -> None:
    start = span(POST, "that it had carried out the strike").start
    assert '<p class="quote" dir="auto">The army denied <mark>that it had carried out the strike</mark>.</p>' in PAGE
    assert f'<a href="#r1-c{start}">r1</a>' in PAGE
    assert f'<mark id="r1-c{start}" class="content">' in PAGE


def test_a_link_shows_its_words_and_leads_to_them() -> None:
    at = span(LEDGER, "if").start
    assert '<b class="tie precondition">hangs on</b> <bdi>A drone strike destroyed the main bridge' in PAGE
    assert f'<a href="#r2-c{at}">r2</a>' in PAGE
    assert f'id="r2-c{at}"' in PAGE


def test_a_plot_says_in_words_and_in_a_table_what_it_shows() -> None:
    (drawn,) = re.findall(r"<svg.*?</svg>", PAGE, re.DOTALL)
    assert '<desc id="plot-1-2-desc">From 3 March 2031 to 5 March 2031: 1 hostile act, 1 cooperative act.' in drawn
    assert 'role="img" aria-labelledby="plot-1-2-title plot-1-2-desc"' in drawn
    assert "<td><bdi>Army → United Federation</bdi></td>" in PAGE


def test_conventions_name_their_rule_and_ids_are_shown() -> None:
    shown = text_of(PAGE)
    assert "ACLED 12 (the lowest of 3 figures) ; MUC 12- / 16 / 12 (3 alternatives, in order of publication)" in shown
    assert {"fig-1", "hap-1", "prop-1"} <= set(shown.split())


def test_the_full_text_is_whole() -> None:
    (full,) = re.findall(r'<article class="full" id="r1">.*?<div class="text"[^>]*>(.*?)</div>', PAGE, re.DOTALL)
    assert "".join("".join(Page(full).text).split()) == "".join(POST.split())


def test_the_same_record_gives_the_same_page() -> None:
    turned = replace(RECORD, reports=RECORD.reports[::-1], findings=RECORD.findings[::-1])
    assert render(turned) == PAGE


def test_what_is_cut_is_said() -> None:
    stories = tuple(replace(RECORD.stories[0], id=f"story-{n}") for n in range(1, 4))
    small = HtmlSettings(stories=2, happenings=1, reports=1, characters=60, voices_open=1, voices=1)
    text = text_of(render(replace(RECORD, stories=stories), settings=small))
    assert "This page shows the first 2 of 3 stories" in text
    assert "The full text of the first 1 of 4 reports is on this page" in text
    assert "2 happenings more not shown on this page" in text
    assert "characters more not shown on this page" in text
    assert "1 source more not shown on this page" in text


def test_a_page_with_fewer_texts_links_to_none_of_the_others() -> None:
    tags = Page(render(RECORD, settings=HtmlSettings(reports=1))).tags
    ids = {a["id"] for _, a in tags if "id" in a}
    assert {(a["href"] or "")[1:] for tag, a in tags if tag == "a" and (a["href"] or "").startswith("#")} - ids == set()


def test_an_empty_record_is_a_page_too() -> None:
    page = render(Record((), (), (), (), (), (), (), (), (), (), ()))
    assert_harmless(page)
    assert "0 stories in 0 reports" in text_of(page)


def contrast(one: str, other: str) -> float:
    """Of two colours as #rrggbb (WCAG 2.2, contrast ratio)."""
    channels = ([int(c[i : i + 2], 16) / 255 for i in (1, 3, 5)] for c in (one, other))
    linear = ([v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in rgb] for rgb in channels)
    low, high = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in linear)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(scheme: int) -> None:
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", re.findall(r":root \{(.*?)\}", PAGE, re.DOTALL)[scheme]))
    grounds = [colours[name] for name in ("paper", "for-wash", "against-wash")]
    inks = [colours[name] for name in ("ink", "soft", "for", "against", "event")]
    assert [(ink, ground) for ink in inks for ground in grounds if contrast(ink, ground) < 4.5] == []
    assert contrast(colours["ink"], colours["mark"]) >= 4.5
    assert contrast(colours["link-line"], colours["paper"]) >= 3
