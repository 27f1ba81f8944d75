"""Prompts, script and captions."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import BlockKind

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


def kind(read_text: ReadText, line: str) -> BlockKind:
    return read_text(f"{REST}\n\n{line}\n\n{REST}\n\n{REST}\n\n{REST}").blocks[1].kind


@pytest.mark.parametrize(
    "line",
    [
        "Share this on Facebook",
        "mboxCreate('FoxNews-Autoplay-Videos');",
        "brightcove.createExperiences();",
        "@media only screen and (min-width : 500px) {.x { display: none; }}",
        "Click here to subscribe",
        "READ MORE: Bridge to reopen in May",
        "Advertisement",
        "Scroll down for video",
        ">> Follow Jane Doe (@jdoe) on Twitter",
        "https://example.org/bridge",
        "* * *",
        "– –",
        "8",
        "\u200b",
    ],
)
def test_prompts_script_and_ornaments_are_junk(read_text: ReadText, line: str) -> None:
    assert kind(read_text, line) is BlockKind.JUNK


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "The bridge in March. Photo: Reuters",
        "The bridge in March, before the blast. (Jane Doe/AFP/Getty Images)",
        "The bridge in March  Jane Doe / Getty Images",
        "Getty   Closed: the bridge in March",
        "[Image via Shutterstock]",
        "The bridge on Tuesday. THE CANADIAN PRESS/Jane Doe",
        "(Picture: Facebook)",
    ],
)
def test_captions_are_told_by_the_pictures_credit(read_text: ReadText, line: str) -> None:
    assert kind(read_text, line) is BlockKind.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "For more than a decade the bridge had been unsafe, the report said.",
        "She then threw it out of the window.",
        "He captioned one of the images: 'I think that it was a good bridge!'",
        "The bridge was closed. (That and the news on Twitter made many people stay at home, the police said.)",
        "Photo: Facebook The bridge was closed on Tuesday after a blast, the police said, and nobody had been hurt by it.",
        "He told us: “The bridge is closed.” document.getElementById('x').innerHTML = 1;",
        "“No comment,” the minister said.",
    ],
)
def test_in_doubt_it_is_prose(read_text: ReadText, line: str) -> None:
    assert kind(read_text, line) is BlockKind.PROSE
