"""Content cut into single assertions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import at, report
from twosource.link.clauses import clauses, trimmed
from twosource.link.passages import Passages
from twosource.model.text import Span


def pieces(text: str) -> list[str]:
    of = report("r", text)
    found = clauses(text, [Span(0, len(text))], Passages.of(of), lambda s: len(text[s.start : s.end].split()) > 2)
    return [" … ".join(text[s.start : s.end] for s in group) for group in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the dam was mined and that the mayor knew it", ["the dam was mined", "the mayor knew it"]),
        ("The dam was mined. The mayor knew it.", ["The dam was mined.", "The mayor knew it."]),
        ("the dam was mined, but the town was told", ["the dam was mined", "the town was told"]),
        ("rebels mined the dam, which had been closed", ["rebels mined the dam", "which had been closed"]),
        # "before the flood" is what it was told before: to cut it off would leave another thing.
        ("the town was told before the flood", ["the town was told before the flood"]),
        # Too poor to stand alone.
        ("the dam was mined, he added", ["the dam was mined, he added"]),
    ],
)
def test_one_assertion_a_piece(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


def test_what_leads_in_is_cut_off() -> None:
    text = "that the dam was mined, "
    span = trimmed(text, Span(0, len(text)))
    assert span == at(text, "the dam was mined")


@given(st.text(alphabet="ab ,;.—AB\n", max_size=60))
def test_nothing_is_lost_but_what_lies_between(text: str) -> None:
    of = report("r", text)
    found = clauses(text, [Span(0, len(text))], Passages.of(of), lambda s: s.end - s.start > 3)
    spans = [s for group in found for s in group]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start <= s.end <= len(text) for s in spans)
