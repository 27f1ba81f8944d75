"""The index finds what looking at every span finds."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.extract.spanindex import SpanIndex
from twosource.model.text import Span

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(SPANS), SPANS)
def test_touching(spans: list[Span], asked: Span) -> None:
    index = SpanIndex.of((s, k) for k, s in enumerate(spans))
    expected = {k for k, s in enumerate(spans) if s.start < asked.end and asked.start < s.end}
    assert {k for _, k in index.touching(asked)} == expected


@given(st.lists(SPANS), SPANS)
def test_covering(spans: list[Span], asked: Span) -> None:
    index = SpanIndex.of((s, k) for k, s in enumerate(spans))
    expected = {k for k, s in enumerate(spans) if s.start <= asked.start and asked.end <= s.end}
    assert {k for _, k in index.covering(asked)} == expected
