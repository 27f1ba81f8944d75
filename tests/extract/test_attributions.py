"""Attributions on frozen parses, and on trees that no sentence has."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.parsed import report
from tests.extract.said import ATTRIBUTE, PARSES, findings
from twosource.model.finding import Attribution
from twosource.model.text import Analysis, Block, BlockKind, NamedMention, NameType, Sentence, Span, Token

FORMS = [
    "said",
    "denied",
    "that",
    "not",
    "Reuters",
    "the",
    '"',
    "“",
    "”",
    "'",
    ",",
    ".",
    ":",
    "he",
    "reports",
    "IS",
    "to",
]
RELATIONS = [
    "nsubj",
    "ccomp",
    "xcomp",
    "obj",
    "acl",
    "acl:relcl",
    "conj",
    "parataxis",
    "advcl",
    "mark",
    "punct",
    "nmod",
]
TAGS = [
    ("VERB", "VBD"),
    ("NOUN", "NNS"),
    ("PROPN", "NNP"),
    ("PRON", "PRP"),
    ("PUNCT", "."),
    ("PART", "TO"),
    ("ADJ", "JJ"),
]


@pytest.mark.parametrize("parse", PARSES, ids=lambda path: path.stem)
def test_golden(parse: Path) -> None:
    assert findings(parse) == parse.with_suffix(".findings").read_text(encoding="utf-8")


def test_there_are_golden_files() -> None:
    assert len(PARSES) >= 5


@st.composite
def sentences(draw: st.DrawFn) -> tuple[str, Sentence]:
    """A tree of any shape over words of news, with a name somewhere."""
    count = draw(st.integers(1, 12))
    forms = [draw(st.sampled_from(FORMS)) for _ in range(count)]
    order = draw(st.permutations(range(count)))
    heads = {node: order[draw(st.integers(0, at - 1))] if at else -1 for at, node in enumerate(order)}
    tokens, at = [], 0
    for i, form in enumerate(forms):
        upos, xpos = draw(st.sampled_from(TAGS))
        rel = draw(st.sampled_from(RELATIONS)) if heads[i] >= 0 else "root"
        tokens.append(Token(Span(at, at + len(form)), form, form.lower(), upos, xpos, "_", heads[i], rel))
        at += len(form) + 1
    first = draw(st.integers(0, count - 1))
    span = Span(tokens[first].span.start, tokens[-1].span.end)
    name = NamedMention(span, draw(st.sampled_from(list(NameType))), first, count)
    return " ".join(forms), Sentence(Span(0, at - 1), 0, BlockKind.PROSE, tuple(tokens), (name,))


def attributions(text: str, sentence: Sentence) -> tuple[Attribution, ...]:
    return ATTRIBUTE(report(text), Analysis("rep-1", (sentence,)))


@given(sentences())
def test_no_tree_is_too_odd(drawn: tuple[str, Sentence]) -> None:
    text, sentence = drawn
    for found in attributions(text, sentence):
        spans = [s for s in (found.source, found.cue, *found.content) if s]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert found.cue or found.content


@given(sentences())
def test_pieces_are_in_order_and_ids_are_single(drawn: tuple[str, Sentence]) -> None:
    found = attributions(*drawn)
    assert all(a.end <= b.start for one in found for a, b in pairwise(one.content))
    assert len({one.id for one in found}) == len(found)


@given(sentences())
def test_what_holds_another_is_found_too_and_never_itself(drawn: tuple[str, Sentence]) -> None:
    found = attributions(*drawn)
    holder = {one.id: one.within for one in found}
    for start in holder:
        seen, at = set(), start
        while (above := holder[at]) is not None:
            assert above not in seen
            seen.add(above)
            at = above


def test_no_report_is_too_empty() -> None:
    assert ATTRIBUTE(report(""), Analysis("rep-1", ())) == ()


def labelled(*paragraphs: str) -> list[str]:
    """The contents of uncued attributions where each paragraph opens with the name of a person and a colon."""
    text, sentences, blocks = "", [], []
    for paragraph in paragraphs:
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + paragraph
        forms = paragraph.replace(":", " :").split()
        tokens, at = [], start
        for i, form in enumerate(forms):
            at = text.index(form, at)
            tag = ("PUNCT", ":") if form == ":" else ("PROPN", "NNP")
            tokens.append(
                Token(Span(at, at + len(form)), form, form.lower(), *tag, "_", i - 1, "flat" if i else "root")
            )
            at += len(form)
        colon = forms.index(":")
        name = NamedMention(Span(start, tokens[colon - 1].span.end), NameType.PERSON, 0, colon)
        span = Span(start, len(text))
        sentences.append(Sentence(span, len(blocks), BlockKind.PROSE, tuple(tokens), (name,)))
        blocks.append(Block(span, BlockKind.PROSE))
    found = ATTRIBUTE(report(text, None, tuple(blocks)), Analysis("rep-1", tuple(sentences)))
    return [text[a.content[0].start : a.content[0].end] for a in found if a.cue is None]


def test_the_names_before_the_colons_of_a_transcript_speak() -> None:
    assert labelled("Paul Orr: The town is ours.", "Anna Keller: The port is too.") == [
        "The town is ours.",
        "The port is too.",
    ]


def test_one_name_before_a_colon_may_be_a_dateline() -> None:
    assert labelled("Kota Kinabalu: The town is ours.") == []


@given(sentences())
def test_content_never_overlaps_its_own_cue(drawn: tuple[str, Sentence]) -> None:
    for found in attributions(*drawn):
        cue = found.cue
        assert cue is None or all(s.end <= cue.start or cue.end <= s.start for s in found.content)


@given(sentences())
def test_a_sentence_at_the_end_changes_nothing_before_it(drawn: tuple[str, Sentence]) -> None:
    text, sentence = drawn
    longer, last = further(text, 1)
    blocks = (Block(sentence.span, BlockKind.PROSE), Block(last.span, BlockKind.PROSE))
    alone = ATTRIBUTE(report(text), Analysis("rep-1", (sentence,)))
    before = ATTRIBUTE(report(longer, blocks=blocks), Analysis("rep-1", (sentence, last)))
    assert [shown(a) for a in before if lies_before(a, len(text))] == [shown(a) for a in alone]


def further(text: str, block: int) -> tuple[str, Sentence]:
    """The text with one more paragraph, "The abbot said it rained.", and that paragraph's sentence."""
    rows = [("The", "DET", 1, "det"), ("abbot", "NOUN", 2, "nsubj"), ("said", "VERB", -1, "root"), ("it", "PRON", 4, "expl"),
            ("rained", "VERB", 2, "ccomp"), (".", "PUNCT", 2, "punct")]  # fmt: skip
    at, tokens = len(text) + 2, []
    for form, upos, head, rel in rows:
        tokens.append(Token(Span(at, at + len(form)), form, form.lower(), upos, "VBD", "_", head, rel))
        at += len(form) + 1
    whole = text + "\n\n" + " ".join(form for form, *_ in rows)
    return whole, Sentence(Span(len(text) + 2, len(whole)), block, BlockKind.PROSE, tuple(tokens), ())


def lies_before(attribution: Attribution, end: int) -> bool:
    """Whether all of it does: "he said:" at the end of a paragraph brings in what the next one says."""
    spans = (attribution.source, attribution.cue, *attribution.content)
    return all(span is None or span.end <= end for span in spans)


def shown(found: Attribution) -> tuple[object, ...]:
    """All of an attribution but what whole reports decide: who its source is, by its fullest name."""
    return found.source, found.cue, found.content, found.directness, found.act, found.polarity, found.certainty
