"""Write the table of measured scores into the README from `docs/scores.json` (what `bench/run.py all --json` printed).

usage: python bench/table.py [--check]
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- scores:begin -->", "<!-- scores:end -->"

# What stands in the README, in order: task, figure, what it is in words, unit.
ROWS = (
    ("model", "ewt.las", "grammar: UD EWT test, given words, LAS", "%"),
    ("model", "ewt.upos", "word classes: UD EWT test, UPOS", "%"),
    ("model", "gum_raw.las", "grammar: UD GUM test from raw text, LAS", "%"),
    ("names", "f1", "names: Worldwide Newswire test articles, F1", "%"),
    ("cases", "attribution", "attributions found, F1", "%"),
    ("cases", "attribution.overlap", "attributions with source and content right, F1", "%"),
    ("cases", "attribution.source_name", "source named right", "%"),
    ("cases", "attribution.act", "act right", "%"),
    ("cases", "attribution.deny", "denials, F1", "%"),
    ("cases", "event", "event mentions found, F1", "%"),
    ("cases", "event.type", "event mentions with the right type, F1", "%"),
    ("cases", "figure", "figures with value and measure right, F1", "%"),
    ("cases", "happening.pairs", "mentions joined to happenings, pairwise F1", "%"),
    ("cases", "figure_set.pairs", "figures joined to sets, pairwise F1", "%"),
    ("cases", "contested", "contested propositions, F1", "%"),
    ("cases", "agreement.pairs", "agreement between reports, pairwise F1", "%"),
    ("cases", "copies", "copies, pairwise F1", "%"),
    ("speed", "words_per_second_1", "words a second, one core, raw text to analysis", ""),
    ("speed", "reports_per_second_2", "reports a second, two cores, files to record", ""),
)


def table(scores: dict[str, dict[str, float]]) -> str:
    """The rows that were measured, as Markdown."""
    lines = ["| what | measured |", "|---|---|"]
    for task, figure, words, unit in ROWS:
        value = scores.get(task, {}).get(figure)
        if value is not None:
            lines.append(f"| {words} | {value:,.1f}{unit and ' ' + unit} |" if unit else f"| {words} | {value:,.0f} |")
    return "\n".join(lines)


def with_table(readme: str, scores: dict[str, dict[str, float]]) -> str:
    """The README with its table as it should be."""
    head, _, rest = readme.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{table(scores)}\n{END}{tail}"


def main() -> int:
    """Write the table, or with --check say whether it is up to date."""
    path = ROOT / "README.md"
    written = path.read_text(encoding="utf-8")
    wanted = with_table(written, json.loads((ROOT / "docs" / "scores.json").read_text(encoding="utf-8")))
    if "--check" in sys.argv:
        return 0 if written == wanted else 1
    path.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
