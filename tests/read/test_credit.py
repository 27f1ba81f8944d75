"""Credits and the origins that they name."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import BlockKind

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


@pytest.mark.parametrize(
    ("line", "origins"),
    [
        ("The Associated Press contributed to this report.", ["Associated Press"]),
        ("Associated Press writer Jane Doe contributed to this report.", ["Associated Press"]),
        ("Fox News' J. Doe and The Associated Press contributed to this report.", ["Associated Press"]),
        ("CNN's Jane Doe and John Roe contributed to this report.", []),
        ("Jane Doe in Kabul contributed to this report.", []),
        ("(Reporting by Jane Doe; Editing by John Roe)", []),
        ("Additional reporting by Reuters and AP", ["Reuters", "Associated Press"]),
        ("With files from AFP", ["Agence France-Presse"]),
        ("[With AFP]", ["Agence France-Presse"]),
        ("(FRANCE 24 with AFP, AP)", ["France 24", "Agence France-Presse", "Associated Press"]),
        ("AFP", ["Agence France-Presse"]),
        ("— AFP", ["Agence France-Presse"]),
        ("With News Wire Services", ["unnamed wire services"]),
        ("Sources: Khaama Press, TOLOnews", ["Khaama Press", "TOLOnews"]),
        ("Source: Apple Insider", []),
        ("Copyright 2014 The Associated Press. All rights reserved.", ["Associated Press"]),
        ("This article originally appeared at Reuters. Copyright 2014. Follow Reuters on Twitter.", ["Reuters"]),
        ("This story was first published by Mail Online", ["Daily Mail"]),
        ("The Washington Post", ["The Washington Post"]),
    ],
)
def test_a_line_at_the_end_names_the_origins(read_text: ReadText, line: str, origins: list[str]) -> None:
    report = read_text(f"{REST}\n\n{line}")
    assert [b.kind for b in report.blocks] == [BlockKind.PROSE, BlockKind.CREDIT]
    assert [credit.origin for credit in report.credits] == origins


@pytest.mark.parametrize(
    ("tail", "origin"),
    [("(Reuters)", "Reuters"), ("- Bernama", "Bernama"), ("— SPA", "Saudi Press Agency"), ("[AP]", "Associated Press")],
)
def test_a_credit_at_the_end_of_the_last_paragraph_is_cut_off(read_text: ReadText, tail: str, origin: str) -> None:
    report = read_text(f"{REST}\n\n{REST} {tail}")
    assert [b.kind for b in report.blocks] == [BlockKind.PROSE, BlockKind.PROSE, BlockKind.CREDIT]
    last = report.blocks[-1].span
    assert (report.text[last.start : last.end], [c.origin for c in report.credits]) == (tail, [origin])


def test_the_words_of_a_credit_are_its_span(read_text: ReadText) -> None:
    report = read_text(f"LONDON (Reuters) - {REST}\n\nWith files from the Canadian Press")
    assert [(report.text[c.span.start : c.span.end], c.origin) for c in report.credits] == [
        ("Reuters", "Reuters"),
        ("Canadian Press", "Canadian Press"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law has been changed, and newspapers pay more for what they take from others, the ministry said then.",
        "The hoax first appeared on a page that calls itself a newspaper, and was reprinted by others, the police said.",
        "With additional troops on the way, the army said that it would hold the bridge whatever the other side might do.",
        "Sources said that the bridge had been closed because of the Reuters report, and not because of the blast itself.",
        "A number of things contributed to this train wreck, the commission wrote, and most of them had been known before.",
    ],
)
def test_prose_that_sounds_like_a_credit_is_prose(read_text: ReadText, line: str) -> None:
    report = read_text(f"{REST}\n\n{line}\n\n{REST}")
    assert ([b.kind for b in report.blocks], report.credits) == ([BlockKind.PROSE] * 3, ())


def test_what_agency_a_picture_is_from_is_no_credit(read_text: ReadText) -> None:
    report = read_text(f"The bridge in March. Photo: Reuters\n\n{REST}\n\n[Image via AP]\n\n{REST}")
    assert report.credits == ()


def test_an_outlet_gives_itself_no_credit(read_text: ReadText) -> None:
    report = read_text(f"(CNN) -- {REST}\n\nCNN's Jane Doe contributed to this report.")
    assert (report.outlet.name, report.credits) == ("CNN", ())
