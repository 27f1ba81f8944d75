"""How far two readers of the same texts agree, who did not see each other's work.

    python -m training.agreement --data ../shared/data    reports: who says what, what happened, and so on
    python -m training.agreement --data ../shared/data --events    the reports of which only the events are annotated
    python -m training.agreement --names                  names: sentences that two readers marked

`training/corpus/readings/<story>.1.json` and `.2.json` are the two readings as they were made (the settled one is in
`training/corpus/`), and so in `training/corpus/events/`; the first is scored as gold and the second as prediction by
`score_case.py`, which lies beside the data folder. Prints a row a figure, over all and by story.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from training.annotations import CORPUS, EVENTS_ONLY, with_text
from training.own_names import Mark, marked

READINGS = CORPUS / "readings"
EVENT_READINGS = EVENTS_ONLY / "readings"
SCORER = Path("bench") / "score_case.py"


def agreement(data: Path, readings: Path = READINGS) -> dict[str, dict[str, float]]:
    """Story, and "mean" over all weighted by the number of findings, -> figure -> per cent, where the first reading
    has anything to score.
    """
    with tempfile.TemporaryDirectory() as scratch:
        gold, second = Path(scratch, "gold"), Path(scratch, "second")
        second.mkdir()
        for path in sorted(readings.glob("*.1.json")):
            story = path.name.partition(".")[0]
            (gold / story).mkdir(parents=True)
            _write(path, gold / story / "case.json", data)
            _write(readings / f"{story}.2.json", second / f"{story}.json", data)
        scored = {"mean": _scored(["--all", str(gold), str(second)], data, "mean")}
        for path in sorted(gold.iterdir()):
            scored[path.name] = _scored([str(path / "case.json"), str(second / f"{path.name}.json")], data)
    return {
        story: {name: row.get("f1", row.get("acc", 0.0)) for name, row in found.items() if row["n"]}
        for story, found in scored.items()
    }


def names_agreement() -> dict[str, float]:
    """F1 of names marked alike (characters and kind), in all and by kind, in per cent."""
    first = {one.origin: one for part in ("train", "dev") for one in marked(part)}
    hits: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for second in marked("second"):
        mine = frozenset(second.names)
        theirs = frozenset(name for name in first[second.origin].names if _within(name, second.sentences))
        for counter, names in ((hits, mine & theirs), (hits, mine & theirs), (both, mine), (both, theirs)):
            for name in names:
                counter.update(("all", name[2]))
    return {kind: 100 * hits[kind] / count for kind, count in both.most_common()}


def _within(name: Mark, sentences: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= name[0] and name[1] <= end for start, end in sentences)


def _write(reading: Path, path: Path, data: Path) -> None:
    case = with_text(json.loads(reading.read_text(encoding="utf-8")), data)
    path.write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")


def _scored(arguments: list[str], data: Path, part: str | None = None) -> dict[str, dict[str, float]]:
    command = [sys.executable, str(data.resolve().parent / SCORER), *arguments, "--json"]
    printed = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    found: dict[str, dict[str, float]] = printed[part] if part else printed
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--names", action="store_true", help="agreement on names instead")
    parser.add_argument("--events", action="store_true", help="agreement on reports with events alone")
    given = parser.parse_args()
    if given.names:
        print(*(f"{kind:6s}{value:6.1f}" for kind, value in names_agreement().items()), sep="\n")
        return
    found = agreement(given.data, EVENT_READINGS if given.events else READINGS)
    if given.events:
        found = {"mean": {name: value for name, value in found["mean"].items() if name.startswith("event")}}
    print("| |", " | ".join(found), "|")
    print("|---" * (len(found) + 1) + "|")
    for name in found["mean"]:
        print(f"| {name} |", " | ".join(f"{row[name]:.1f}" if name in row else "" for row in found.values()), "|")


if __name__ == "__main__":
    main()
