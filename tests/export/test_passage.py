"""The sentence around words, marked: found in prose, titles, long sentences and text without blocks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import LEDGER, POST, R1, R2, report, span
from twosource.export.passage import LONGEST, Passage, Passages, merged, paragraphs
from twosource.model.text import Block, BlockKind, Outlet, Report, Span

PASSAGES = Passages(frozenset({"Col", "Mr", "Nov"}))


def shown(passage: Passage | None) -> str:
    """The passage with its words in [brackets]."""
    assert passage is not None
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in passage.pieces)


def of(text: str, *words: str) -> str:
    return shown(PASSAGES(plain(text), [span(text, w) for w in words]))


def plain(text: str) -> Report:
    return replace(report("x", "x.txt", Outlet("x", stated=False), text, None), blocks=())


def test_words_stand_in_their_sentence() -> None:
    assert shown(PASSAGES(R2, [span(LEDGER, "16 dead")])) == "Hospital doctors counted [16 dead]."


def test_pieces_of_one_sentence_stand_in_it_together() -> None:
    spans = [span(LEDGER, "the army"), span(LEDGER, "bombing the Karsa bridge")]
    assert shown(PASSAGES(R2, spans)) == "Rebels accused [the army] of [bombing the Karsa bridge] on 4 March."


def test_pieces_far_apart_have_dots_between() -> None:
    text = "One man fell. Two ran. Three stayed. Four sang."
    assert of(text, "fell", "sang") == "One man [fell]. … Four [sang]."


def test_pieces_of_neighbouring_sentences_have_none() -> None:
    assert of("One fell. Two ran. Three stayed.", "fell", "ran") == "One [fell]. Two [ran]."


def test_a_title_is_no_part_of_the_first_sentence() -> None:
    assert shown(PASSAGES(R1, [span(POST, "Drone strike")])) == "[Drone strike] destroys Karsa bridge"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He went. Col. Dahl spoke. It ended.", "spoke", "Col. Dahl [spoke]."),
        ("He went. J. Dahl spoke. It ended.", "spoke", "J. Dahl [spoke]."),
        ("He went. “Go!” She stayed. It ended.", "stayed", "She [stayed]."),
        ("It cost 3.5 million. That was in Nov. 2030. It ended.", "2030", "That was in Nov. [2030]."),
        ("First part.\n\nSecond part here.\n\nThird.", "part here", "Second [part here]."),
        ("Line one\nline two. More.", "two", "Line one line [two]."),
        ("هو قال. Then he left.", "he left", "Then [he left]."),
    ],
)
def test_where_a_sentence_ends(text: str, words: str, expected: str) -> None:
    assert of(text, words) == expected


def test_words_over_several_sentences_bring_all_of_them() -> None:
    assert of("A. Said he. “One. Two. Three.” End.", "“One. Two. Three.”") == "[“One. Two. Three.”]"


def test_a_long_sentence_is_cut_at_words_with_dots() -> None:
    text = "word " * 200 + "HERE" + " tail" * 200 + "."
    found = of(text, "HERE")
    assert found.startswith("… word ")
    assert found.endswith(" tail …")
    assert "[HERE]" in found


def test_long_words_are_cut_with_dots() -> None:
    text = "word " * 1000
    found = shown(PASSAGES(plain(text), [Span(0, len(text) - 1)]))
    assert found.endswith(" …]")
    assert len(found) < LONGEST + 10


def test_no_words_no_passage() -> None:
    assert PASSAGES(R1, []) is None
    assert PASSAGES(R1, [Span(4, 4)]) is None


def test_a_passage_leads_to_the_first_of_its_words() -> None:
    passage = PASSAGES(R2, [span(LEDGER, "bombing"), span(LEDGER, "Rebels")])
    assert passage is not None
    assert passage.start == LEDGER.index("Rebels")


SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)).map(lambda p: Span(min(p), max(p))), max_size=4)


@given(st.text(st.sampled_from('aB. !?"\n\u202e🚁'), max_size=80), SPANS)
def test_the_marked_text_is_the_words(text: str, spans: list[Span]) -> None:
    inside = [Span(min(s.start, len(text)), min(s.end, len(text))) for s in spans]
    passage = PASSAGES(plain(text), inside)
    marked = "".join(piece.text for piece in passage.pieces if piece.marked) if passage else ""
    words = "".join(text[s.start : s.end] for s in merged(s for s in inside if s.start < s.end))
    assert "".join(marked.split()) == "".join(words.split())


def test_paragraphs_cover_what_no_block_does() -> None:
    blocks = (Block(Span(4, 8), BlockKind.TITLE), Block(Span(10, 14), BlockKind.CREDIT))
    found = paragraphs(replace(plain("gap title mid-credit end"), blocks=blocks))
    assert [(s.start, s.end, kind) for s, kind in found] == [
        (0, 4, BlockKind.PROSE),
        (4, 8, BlockKind.TITLE),
        (8, 10, BlockKind.PROSE),
        (10, 14, BlockKind.CREDIT),
        (14, 24, BlockKind.PROSE),
    ]
