from pathlib import Path

from bench.table import peer_table, table, with_tables
from training.page import with_block

ROOT = Path(__file__).parent.parent.parent


def test_the_readme_shows_the_kept_scores() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_tables(readme, ROOT / "docs") == readme


def test_a_figure_that_was_not_measured_has_no_row() -> None:
    assert table({"cases": {"event": 41.0}}).splitlines() == [
        "| what | measured | validation stories |",
        "|---|---|---|",
        "| event mentions found, F1 | 41.0 % |  |",
    ]


def test_what_is_measured_on_stories_is_told_of_the_validation_stories_too() -> None:
    scores = {"cases": {"event": 41.0}, "validation": {"event": 40.0, "figure": 3.0}, "names": {"f1": 80.0}}
    assert table(scores).splitlines()[2:] == [
        "| names: Worldwide Newswire test articles, F1 | 80.0 % |  |",
        "| event mentions found, F1 | 41.0 % | 40.0 % |",
    ]


def test_what_stands_between_the_marks_is_replaced_and_nothing_else() -> None:
    page = "x\n<!-- scores:begin -->\nold\n<!-- scores:end -->\ny"
    assert with_block(page, "scores", "new") == page.replace("old", "new")


def test_a_peer_stands_beside_ours_in_the_same_units() -> None:
    keys = ("uas", "las", "upos", "lemma")
    one = {f"ewt.{key}": 90.0 for key in keys} | {
        "ewt_raw.sentence": 80.0,
        "gum_raw.las": 85.0,
        "gum_raw.sentence": 95.0,
    }
    one |= {"names.PER_ORG_LOC": 70.0, "words_per_second": 12345.6}
    lines = peer_table({"twosource": one, "spacy": one | {"ewt.las": 79.96}}).splitlines()
    assert "| the same: LAS, % | 90.0 | 80.0 |" in lines
    assert lines[-1].endswith("| 12,346 | 12,346 |")
