"""Who published a report, by its text."""

import pytest

from tests.read.conftest import ReadText
from twosource.lexicon.outlets import Outlets
from twosource.model.text import Outlet
from twosource.read.outlet import of_address, of_prompt, web_address

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."
OUTLETS = Outlets.load()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"(CNN) -- {REST}", "CNN"),
        (f"Kobani, Syria (IraqiNews.com) {REST}", "IraqiNews.com"),
        (f"TEHRAN (FNA)- {REST}", "Fars News Agency"),
        (f"{REST}\n\nCNN's Jane Doe and John Roe contributed to this report.", "CNN"),
        (f"{REST}\n\n© 2014 CBS Interactive Inc. All Rights Reserved.", "CBS News"),
        (f"https://www.bbc.co.uk/news/1\n\n{REST}", "BBC"),
        (f"https://port-ledger.example/1\n\n{REST}", "port-ledger.example"),
        (f"Bridge closed after blast\n\nLevant Daily\n4 February 2024\n\n{REST}", "Levant Daily"),
        (f"Bridge closed after blast\n\nPort Ledger, 4 February 2024\n\n{REST}", "Port Ledger"),
        (f"The Guardian\n\nBridge closed after blast\n\n{REST}", "The Guardian"),
        (
            f"{REST}\n\nRead more: Bridge closed | Times of Israel http://www.timesofisrael.com/bridge",
            "The Times of Israel",
        ),
        (f"{REST}\n\nFollow us: @timesofisrael on Twitter", "The Times of Israel"),
    ],
)
def test_the_text_states_it(read_text: ReadText, text: str, name: str) -> None:
    assert read_text(text).outlet == Outlet(name, stated=True)


@pytest.mark.parametrize(
    "text",
    [
        REST,
        f"LONDON (Reuters) - {REST}",
        f"{REST}\n\nThe Associated Press contributed to this report.",
        f"The minister told CNN that {REST}",
        f"Bridge closed after blast\n\nJane Doe\n4 February 2024\n\n{REST}",
        f"{REST}\n\nThis article originally appeared on The Verge.",
    ],
)
def test_agencies_relays_and_people_do_not(read_text: ReadText, text: str) -> None:
    assert read_text(text).outlet == Outlet("n/a.txt", stated=False)


def test_addresses_that_are_none_are_passed_over() -> None:
    assert [of_address(OUTLETS, url) for url in (None, "", "bridge", "http://[", "mailto:a@b.c")] == [None] * 5
    assert [web_address(url) for url in ("javascript:alert(1)", "/news/1", "http://[", "HTTPS://a.example/1")] == [
        None,
        None,
        None,
        "HTTPS://a.example/1",
    ]


def test_only_prompts_to_follow_or_read_more_tell_of_an_outlet() -> None:
    assert of_prompt(OUTLETS, "Share this on Facebook http://www.bbc.co.uk") is None
    assert of_prompt(OUTLETS, "Follow us: @nobody_known") is None
