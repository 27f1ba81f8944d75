"""Fragments of HTML in fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import InputError
from twosource.read.markup import has_markup, without_markup
from twosource.read.settings import DEFAULTS


def words(fragment: str) -> str:
    return without_markup(fragment, "a.jsonl#1", DEFAULTS)


def test_blocks_become_paragraphs_and_the_rest_runs_on() -> None:
    fragment = "<p>The <b>bridge</b>\n was <a href='x'>closed</a>.</p><ul><li>One</li><li>Two<br>Three</li></ul>"
    assert words(fragment) == "The bridge was closed.\n\nOne\n\nTwo\n\nThree"


def test_scripts_styles_and_comments_are_left_out() -> None:
    assert words("<p>A<script>x<y</script> b<!-- c --><style>d</style> e</p>") == "A b e"


def test_character_references_become_characters() -> None:
    assert words("<p>Iran&#8217;s &amp; others&nbsp;said</p>") == "Iran’s & others said"


@pytest.mark.parametrize(
    ("text", "markup"), [("a < b > c", False), ("a <b> c", True), ("<P CLASS='x'>", True), ("<x>", False)]
)
def test_only_tags_that_feeds_use_are_markup(text: str, markup: bool) -> None:
    assert has_markup(text) is markup


def test_hostile_fragments_are_refused() -> None:
    with pytest.raises(InputError, match=r"a\.jsonl#1: elements nested deeper"):
        words("<b>" * 100_000)


@given(st.text(alphabet="<>/!-=\"' abp&#;\0\n", max_size=80))
def test_no_fragment_breaks_it(fragment: str) -> None:
    assert "\0" not in words(fragment)
