from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.analyse import Analyser
from twosource.model.text import Block, BlockKind, Dateline, Outlet, Report, Sentence, Span

ANALYSE = Analyser.load()

FIRST = "Rebels said on Monday that 12 soldiers were killed near Qarra."
SECOND = "The defence ministry denied the claim, calling it “pure invention”."


def report(text: str, *blocks: tuple[str, BlockKind], dateline: Dateline | None = None) -> Report:
    places = [(text.index(part), kind) for part, kind in blocks]
    cut = tuple(Block(Span(at, at + len(part)), kind) for (at, kind), (part, _) in zip(places, blocks, strict=True))
    return Report(
        "r", "r.txt", Outlet("r", stated=False), None, None, None, None, dateline, (), cut, text, "", "", "text/plain"
    )


def shape(sentence: Sentence) -> list[tuple[object, ...]]:
    return [(t.text, t.lemma, t.upos, t.xpos, t.feats, t.head, t.rel) for t in sentence.tokens]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_tokens_that_lie_in_it_in_order_and_apart(text: str) -> None:
    at = 0
    for sentence in ANALYSE.text(text).sentences:
        assert sentence.span == Span(sentence.tokens[0].span.start, sentence.tokens[-1].span.end)
        for token in sentence.tokens:
            assert at <= token.span.start < token.span.end <= len(text)
            assert text[token.span.start : token.span.end] == token.text
            at = token.span.end
        assert [token.head for token in sentence.tokens].count(-1) == 1
        assert all(token.head < len(sentence.tokens) for token in sentence.tokens)
        assert all(0 <= name.first < name.last <= len(sentence.tokens) for name in sentence.names)


def test_a_sentence_gets_the_same_answer_in_any_company() -> None:
    alone = ANALYSE.text(SECOND).sentences[0]
    together = ANALYSE.text(f"{FIRST} {SECOND}\n\n{FIRST * 9}").sentences[1]
    assert shape(alone) == shape(together)


def test_threads_change_no_answer() -> None:
    text = f"{FIRST} {SECOND}"
    assert Analyser.load(threads=2).text(text) == ANALYSE.text(text)


def test_reports_are_answered_in_order() -> None:
    reports = [report(FIRST, (FIRST, BlockKind.PROSE)), report(SECOND, (SECOND, BlockKind.PROSE))]
    assert list(ANALYSE.analyse_many(reports)) == [ANALYSE(one) for one in reports]


def test_every_block_but_junk_is_read_and_none_is_crossed() -> None:
    text = f"Talks continue\n{FIRST}\nSubscribe now!"
    found = ANALYSE(
        report(text, ("Talks continue", BlockKind.TITLE), (FIRST, BlockKind.PROSE), ("Subscribe now!", BlockKind.JUNK))
    )
    assert [(s.block, s.kind, text[s.span.start : s.span.end]) for s in found.sentences] == [
        (0, BlockKind.TITLE, "Talks continue"),
        (1, BlockKind.PROSE, FIRST),
    ]


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    text = f"QARRA, Sumal (WNA) – {FIRST}"
    read = report(text, (text, BlockKind.PROSE))
    read = replace(read, dateline=Dateline(Span(0, 18), "QARRA, Sumal", "WNA", None))
    found = [text[s.span.start : s.span.end] for s in ANALYSE(read).sentences]
    assert found == ["QARRA, Sumal (WNA) –", FIRST]


@pytest.mark.parametrize("text", ["谿山" * 400 + " ", "http://a.example/x?y=z " * 150, "no end " * 500])
def test_a_sentence_too_long_for_the_network_is_read_in_parts(text: str) -> None:
    found = ANALYSE.text(text).sentences
    assert "".join(token.text for sentence in found for token in sentence.tokens) == "".join(text.split())
    assert max(len(sentence.tokens) for sentence in found) <= 200


def test_nothing_is_found_in_nothing() -> None:
    assert ANALYSE.text(" \n\n\t").sentences == ()
