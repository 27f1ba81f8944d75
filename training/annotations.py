"""The corpus of our own: stories annotated by careful reading, kept as offsets and labels; the texts are elsewhere.

`training/corpus/<story>.json` is a case (see the case format) without any text of a report: a span is [start, end] in
code points, and each report has `from` (path below the data folder, `#id` for a line of a JSONL file), `sha256` and
`length` of the text it was annotated on.

    python -m training.annotations check --data ../shared/data
    python -m training.annotations take CASE.json [CASE.json ...] --data ../shared/data [--events-only]
    python -m training.annotations cases OUT --data ../shared/data [--part train|validation]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from training.annotation_faults import faults_of

CORPUS = Path(__file__).parent / "corpus"
EVENTS_ONLY = CORPUS / "events"
"""Single reports of which only the events were annotated; all of them are for training."""

SPAN_KEYS = frozenset({"source", "cue", "content", "trigger", "span", "place"})

# A case is JSON as the case format has it: no type of ours narrows it before it is checked.
Case = dict[str, Any]


class TextDiffersError(Exception):
    """The text at hand is not the one that was annotated."""


def sha256(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def text_at(data: Path, origin: str) -> str | None:
    """The text that `from` names, None where the data folder does not have it."""
    name, _, key = origin.partition("#")
    path = data / name
    if not path.exists():
        return None
    if not key:
        return path.read_bytes().decode("utf-8")
    return _texts_of(path).get(key)


@lru_cache(maxsize=1)
def _texts_of(path: Path) -> dict[str, str]:
    """Id -> text of a JSONL file: hundreds of texts are asked of one file in turn."""
    with path.open(encoding="utf-8") as lines:
        return {str(record["id"]): str(record["text"]) for record in map(json.loads, lines)}


def _map_spans(value: object, change: Callable[[Any], object]) -> object:
    """The annotation with each span changed; spans are told by the keys they stand under."""
    if isinstance(value, list):
        return [_map_spans(v, change) for v in value]
    if not isinstance(value, dict):
        return value
    return {k: _changed(k, v, change) for k, v in value.items()}


def _changed(key: str, value: Any, change: Callable[[Any], object]) -> object:
    if key == "content":
        return [change(v) for v in value]
    return change(value) if key in SPAN_KEYS and value is not None else _map_spans(value, change)


def without_text(case: Case) -> Case:
    """The case as it is kept: no text of any report in it."""
    reports = []
    for report in case["reports"]:
        kept = {k: v for k, v in report.items() if k not in ("text", "path", "title")}
        for kind in ("attributions", "events", "figures"):
            kept[kind] = _map_spans(report[kind], lambda span: [span["start"], span["end"]])
        reports.append({**kept, "sha256": sha256(report["text"]), "length": len(report["text"])})
    together = {k: [] if k in ("happenings", "propositions") and v is None else v for k, v in case.items()}
    return {**together, "reports": reports}


def with_text(kept: Case, data: Path) -> Case:
    """The case joined with its texts. Raises TextDiffersError where a text is absent or not the annotated one."""
    reports = []
    for report in kept["reports"]:
        text = text_at(data, report["from"])
        if text is None or sha256(text) != report["sha256"]:
            raise TextDiffersError(f"{kept['case']} {report['id']}: {report['from']} is absent or was changed")

        def spelt(span: list[int], text: str = text) -> dict[str, object]:
            return {"start": span[0], "end": span[1], "text": text[span[0] : span[1]]}

        joined = {k: v for k, v in report.items() if k not in ("sha256", "length")}
        for kind in ("attributions", "events", "figures"):
            joined[kind] = _map_spans(report[kind], spelt)
        reports.append({**joined, "path": f"{report['id']}.txt", "text": text})
    return {**kept, "reports": reports}


def one_finding_a_line(value: object) -> str:
    """JSON that reads well in a diff: an annotation, a position or a happening is a line of its own."""
    flat = json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict) and any(_holds_findings(v) for v in value.values()):
        inner = [f"{json.dumps(k)}: {one_finding_a_line(v)}" for k, v in value.items()]
        return "{" + ",\n".join(inner) + "}"
    if _holds_findings(value) and isinstance(value, list):
        return "[\n" + ",\n".join(one_finding_a_line(v) for v in value) + "]"
    return flat


def _holds_findings(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "name" not in value[0]


def split() -> dict[str, str]:
    """Story -> train or validation, as fixed in `corpus/split.tsv`."""
    lines = (CORPUS / "split.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def stories() -> Iterator[tuple[Path, Case]]:
    """Each kept story, in order of name."""
    return _kept(CORPUS)


def event_reports() -> Iterator[tuple[Path, Case]]:
    """Each report of which only the events are annotated, in order of name."""
    return _kept(EVENTS_ONLY)


def _kept(folder: Path) -> Iterator[tuple[Path, Case]]:
    for path in sorted(folder.glob("*.json")):
        yield path, json.loads(path.read_text(encoding="utf-8"))


def with_events(part: str) -> Iterator[Case]:
    """Every case of the part whose events are annotated."""
    parts = split()
    yield from (kept for _, kept in stories() if parts[kept["case"]] == part)
    if part == "train":
        yield from (kept for _, kept in event_reports())


def origin_of(case: Case) -> str:
    """The folder of the raw story that a case is from (`stories/s012`), so that its reports are kept or left out
    together; a report of no story is its own."""
    first = str(case["reports"][0]["from"])
    return first.rpartition("/")[0] if first.startswith("stories/") else first


def take(paths: list[Path], data: Path, folder: Path) -> int:
    """Keep cases that were annotated elsewhere; a case whose text is not the one in the data is refused."""
    for path in paths:
        case = json.loads(path.read_text(encoding="utf-8"))
        for report in case["reports"]:
            if text_at(data, report["from"]) != report["text"]:
                raise TextDiffersError(f"{path}: text of {report['id']} is not that of {report['from']}")
        story = path.parent.name
        out = folder / f"{story}.json"
        out.write_text(one_finding_a_line(without_text({**case, "case": story})) + "\n", encoding="utf-8")
        print(out.name, len(case["reports"]), "reports")
    return 0


def check(data: Path) -> int:
    """Check every kept story, on its text too where the data folder has it; print faults, 1 if there is one."""
    faults, reports, with_texts, parts = [], 0, 0, split()
    for path, kept in (*stories(), *event_reports()):
        texts = {r["id"]: text_at(data, r["from"]) for r in kept["reports"]}
        for report in kept["reports"]:
            text = texts[report["id"]]
            reports, with_texts = reports + 1, with_texts + (text is not None)
            if text is not None and sha256(text) != report["sha256"]:
                faults.append(f"{path.name} {report['id']}: text differs from the annotated one")
        faults += [f"{path.name} {fault}" for fault in faults_of(kept, texts)]
        if path.parent == CORPUS and parts.get(kept["case"]) not in ("train", "validation"):
            faults.append(f"{path.name}: in no part of split.tsv")
    print(f"corpus: {reports} reports, {with_texts} with their text at hand, {len(faults)} faults")
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def write_cases(out: Path, data: Path, part: str | None) -> int:
    """Write `OUT/<story>/case.json` and the reports' texts, as the scorer of cases wants them."""
    parts = split()
    for _, kept in stories():
        if part is None or parts[kept["case"]] == part:
            case = with_text(kept, data)
            folder = out / case["case"]
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "case.json").write_text(json.dumps(case, ensure_ascii=False), encoding="utf-8")
            for report in case["reports"]:
                (folder / f"{report['id']}.txt").write_bytes(report["text"].encode("utf-8"))
    return 0


def main() -> int:
    """Parse the command line and do as it says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("check", "take", "cases"))
    parser.add_argument("paths", type=Path, nargs="*")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("train", "validation"))
    parser.add_argument("--events-only", action="store_true", help="take: only the events of these are annotated")
    options = parser.parse_args()
    if options.command == "take":
        return take(options.paths, options.data, EVENTS_ONLY if options.events_only else CORPUS)
    return (
        check(options.data) if options.command == "check" else write_cases(options.paths[0], options.data, options.part)
    )


if __name__ == "__main__":
    sys.exit(main())
