import json
from pathlib import Path

from bench.table import with_table

ROOT = Path(__file__).parent.parent.parent


def test_the_readme_shows_the_kept_scores() -> None:
    scores = json.loads((ROOT / "docs" / "scores.json").read_text(encoding="utf-8"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert with_table(readme, scores) == readme


def test_a_figure_that_was_not_measured_has_no_row() -> None:
    page = "x\n<!-- scores:begin -->\nold\n<!-- scores:end -->\ny"
    table = "| what | measured |\n|---|---|\n| event mentions found, F1 | 41.0 % |"
    assert with_table(page, {"cases": {"event": 41.0}}) == page.replace("old", table)
