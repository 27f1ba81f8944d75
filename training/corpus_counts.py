"""What the corpus of annotations holds: counts of each label, written into docs/corpus.md.

python -m training.corpus_counts            print the tables
python -m training.corpus_counts --write    put them into docs/corpus.md
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from training.annotations import Case, event_reports, split, stories
from training.page import with_block

PAGE = Path(__file__).parent.parent / "docs" / "corpus.md"
KINDS = ("attributions", "events", "figures")
JOINED = ("happenings", "figure_sets", "propositions", "copies", "relays")
LABELS = (
    ("attributions", "act", "acts"),
    ("attributions", "directness", "directness"),
    ("attributions", "source_kind", "kinds of source"),
    ("events", "type", "types of event"),
    ("events", "status", "status of events"),
    ("figures", "measure", "measures"),
    ("figures", "qualifier", "bounds of figures"),
)
STANDING = (("propositions", "status", "standing of propositions"), ("figure_sets", "relation", "figure sets"))


def totals(cases: Iterable[Case]) -> Counter[str]:
    """Reports, findings and joins of some stories."""
    found: Counter[str] = Counter()
    for case in cases:
        found.update(stories=1, reports=len(case["reports"]))
        found.update({kind: sum(len(report[kind]) for report in case["reports"]) for kind in KINDS})
        found.update({kind: len(case[kind]) for kind in JOINED})
        found["contested"] += sum(one["status"] == "contested" for one in case["propositions"])
    return found


def labels(cases: Iterable[Case]) -> dict[str, Counter[str]]:
    """Label -> count, for each kind of label."""
    found: dict[str, Counter[str]] = {words: Counter() for _, _, words in (*LABELS, *STANDING)}
    for case in cases:
        for kind, key, words in LABELS:
            found[words].update(one[key] for report in case["reports"] for one in report[kind])
        for kind, key, words in STANDING:
            found[words].update(one[key] for one in case[kind])
    return found


def tables() -> str:
    """Both tables as Markdown."""
    parts = split()
    cases = [case for _, case in stories()]
    by_part = {part: [case for case in cases if parts[case["case"]] == part] for part in ("train", "validation")}
    columns = {"all": totals(cases)} | {part: totals(found) for part, found in by_part.items()}
    rows = ("stories", "reports", *KINDS, *JOINED, "contested")
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    lines += [
        f"| {row.replace('_', ' ')} | " + " | ".join(f"{c[row]:,}" for c in columns.values()) + " |" for row in rows
    ]
    lines += ["", "| label | counts |", "|---|---|"]
    lines += [_ranked(words, counter) for words, counter in labels(cases).items()]
    return "\n".join(lines)


def _ranked(words: str, counter: Counter[str]) -> str:
    """A row: what is counted, and its labels from the most to the least frequent."""
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return f"| {words} | " + ", ".join(f"{label} {count:,}" for label, count in ranked) + " |"


def event_table() -> str:
    """The reports of which only the events are annotated."""
    cases = [case for _, case in event_reports()]
    found, count = labels(cases), totals(cases)
    lines = ["| | |", "|---|---|", f"| reports | {count['reports']:,} |", f"| events | {count['events']:,} |"]
    lines += [_ranked(words, found[words]) for words in ("types of event", "status of events")]
    return "\n".join(lines)


def with_tables(page: str) -> str:
    """The page with its tables as they should be."""
    return with_block(with_block(page, "counts", tables()), "events", event_table())


def main() -> None:
    """Print the tables, or write them."""
    if "--write" in sys.argv:
        PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        print(tables())


if __name__ == "__main__":
    main()
