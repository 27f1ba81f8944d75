"""Pages that would hold a parser for minutes, or lose their text in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.read.htmlguard import guarded
from twosource.read.settings import DEFAULTS, ReadSettings


def guard(page: str) -> str:
    return guarded(page, "n/a.html", DEFAULTS)


def test_honest_pages_pass_unchanged() -> None:
    page = "<!doctype html><!-- a > b --><p class='x' data-y=\"a>b\">A &lt; b, a < b<br/><script>if (a<b && c>d) x('<div>');</script>"
    assert guard(page) == page


def test_a_picture_written_into_the_page_is_cut_out() -> None:
    assert guard(f'<img src="{"x" * 70_000}" alt="a"><p>b') == '<img src="" alt="a"><p>b'


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (f"<div class={'x' * 70_000}>", "a tag of 70012 characters at character 0"),
        ("<a" * 100_000, "a tag of 200000 characters"),
        ("<a b='" * 100_000, "a tag of 600000 characters"),
        ("<p>a<div " + " ".join(f"a{i}=1" for i in range(100_000)), "a tag of 888894 characters at character 4"),
        ("<div " + " ".join(f"a{i}" for i in range(2_000)) + ">", "a tag of over 256 attributes"),
        ("<div>" * 100_000, "elements nested deeper than 250"),
        ("<b>" * 300, "elements nested deeper than 250"),
    ],
)
def test_hostile_shapes_are_refused(page: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        guard(page)


def test_elements_that_close_themselves_do_not_nest() -> None:
    page = "<p>a<li>b<br><td>c" * 1_000
    assert guard(page) == page


def test_tags_that_are_closed_do_not_nest() -> None:
    page = "<div><b>a</b></div><svg/>" * 1_000
    assert guard(page) == page


@given(st.text(alphabet="<>/!-=\"' abscript", max_size=80))
def test_no_page_breaks_it_and_short_ones_stay_as_they_are(page: str) -> None:
    assert guarded(page, "n/a.html", ReadSettings(max_depth=1_000)) == page
