"""Datelines."""

import pytest

from tests.read.conftest import ReadText
from twosource.model.text import Dateline

REST = "The bridge over the river was closed after a blast on Tuesday, and the police said that nobody had been hurt."


@pytest.mark.parametrize(
    ("head", "place", "agency", "day"),
    [
        ("TEHRAN, Iran – ", "TEHRAN, Iran", None, None),
        ("SANAA, Dec 6 (Reuters) - ", "SANAA", "Reuters", "--12-06"),
        ("BEIRUT (AP) — ", "BEIRUT", "Associated Press", None),
        ("BEIJING/SEOUL (Reuters) - ", "BEIJING/SEOUL", "Reuters", None),
        ("GENEVA, January 5 /TASS/. ", "GENEVA", "TASS", "--01-05"),
        ("NAIROBI, Kenya —", "NAIROBI, Kenya", None, None),
        ("NEW YORK—", "NEW YORK", None, None),
        ("KIGALI, Jun 15 2022 (IPS) - ", "KIGALI", "Inter Press Service", "2022-06-15"),
        ("CAIRO - 26 July 2022: ", "CAIRO", None, "2022-07-26"),
        ("CAMP SHELBY - ", "CAMP SHELBY", None, None),
        ("Ottawa: ", "Ottawa", None, None),
        ("Kobani, Syria (IraqiNews.com) ", "Kobani, Syria", "IraqiNews.com", None),
        ("London (AFP) - ", "London", "Agence France-Presse", None),
        ("Near Suruc, Turkey (CNN) -- ", "Suruc, Turkey", "CNN", None),
        ("UNITED NATIONS (CBS News/AP) — ", "UNITED NATIONS", "Associated Press", None),
        ("HARBOUR CITY, Ohio (WXYZ)- ", "HARBOUR CITY, Ohio", "WXYZ", None),
        ("(CNN) -- ", None, "CNN", None),
        ("Nov 5 (Reuters) - ", None, "Reuters", "--11-05"),
    ],
)
def test_place_agency_and_day_are_read(
    read_text: ReadText, head: str, place: str | None, agency: str | None, day: str | None
) -> None:
    report = read_text(f"{head}{REST}\n\n{REST}")
    span = report.dateline.span if report.dateline else None
    assert span is not None
    assert report.dateline == Dateline(span, place, agency, day)
    assert report.text[span.start : span.end] == head.strip()


def test_a_dateline_behind_words_that_ran_in_is_found(read_text: ReadText) -> None:
    report = read_text(f"WARNING GRAPHIC IMAGES Kobani, Syria (IraqiNews.com) {REST}")
    assert report.dateline is not None
    assert report.dateline.place == "Kobani, Syria"


def test_a_caption_may_stand_before_it(read_text: ReadText) -> None:
    report = read_text(f"The bridge in March. Photo: Reuters\n\nOTTAWA - {REST}")
    assert report.dateline is not None
    assert report.text[report.dateline.span.start :].startswith("OTTAWA - The")


@pytest.mark.parametrize(
    "text",
    [
        f"Amnesty International – {REST}",
        f"The Islamic State (IS) {REST}",
        f"Senator John Doe (R-Ohio) {REST}",
        f"DEVELOPING: {REST}",
        f"UPDATE - {REST}",
        f"ISIS — {REST}",
        f"A TEXAN plumber - {REST}",
        f"He waited at the bridge — {REST}",
        REST,
    ],
)
def test_sentences_that_begin_like_one_are_none(read_text: ReadText, text: str) -> None:
    assert read_text(f"{text}\n\n{REST}").dateline is None


def test_a_dateline_deep_in_the_text_is_none(read_text: ReadText) -> None:
    assert read_text("\n\n".join([REST] * 4 + [f"PARIS (AP) — {REST}"])).dateline is None
