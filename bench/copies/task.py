"""200 reports of the stories, each with a copy that was cut, re-headed and lightly edited, among all the others.

`found`: share of the made pairs that stand in one group of copies. `false`: share of the joined pairs with a made copy
in them whose texts have no origin in common: neither the one is made of the other, nor do their originals share half of
the shorter one's words in the same order (told by aligning them, which is another way than ours).
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from bench.copies.edits import EditSettings, edited
from bench.gate import fingerprint
from bench.grouped import report_groups
from bench.task import Figures, Request
from twosource.model.text import Report
from twosource.read import Reader, Source

SEED, COPIES, LEAST_WORDS = 7, 200, 120
RUN, SHARED = 8, 0.4


@dataclass(frozen=True, slots=True)
class Made:
    """All reports, and for each made copy (by id) the id of its original."""

    reports: tuple[Report, ...]
    original: Mapping[str, str]


def folder(request: Request) -> Path:
    """The folder of stories."""
    return request.file or request.need("stories")


def make(stories: Path) -> Made:
    """The reports of the stories with the copies, which are the same in each run."""
    reader, draw = Reader.load({}), random.Random(SEED)  # noqa: S311 - a draw that is the same in each run
    files = sorted(stories.glob("s*/r*.txt"))
    reports = {f: _read(reader, f"{f.parent.name}/{f.name}", f.read_text(encoding="utf-8")) for f in files}
    long = [f for f in files if reports[f] and len(f.read_text(encoding="utf-8").split()) >= LEAST_WORDS]
    original, copies = {}, []
    for file in sorted(draw.sample(long, min(COPIES, len(long)))):
        text = edited(file.read_text(encoding="utf-8"), draw, EditSettings())
        copy = _read(reader, f"copy/{file.parent.name}-{file.name}", text)
        first = reports[file]
        if copy is not None and first is not None:
            original[copy.id] = first.id
            copies.append(copy)
    return Made((*(r for r in reports.values() if r is not None), *copies), original)


def _read(reader: Reader, name: str, text: str) -> Report | None:
    found = [r for r in reader(Source(name, Path(name)), text.encode("utf-8")) if isinstance(r, Report)]
    return found[0] if found else None


def run(request: Request) -> Figures:
    """Per cent of made pairs found; per cent of joined pairs that are false."""
    made = make(folder(request))
    copies, _ = report_groups(made.reports)
    texts = {r.id: r.text for r in made.reports}
    joined = [p for group in copies for p in combinations(group, 2)]
    right = sum(made.original.get(a) == b or made.original.get(b) == a for a, b in joined)
    touched = [p for p in joined if p[0] in made.original or p[1] in made.original]
    false = sum(not _one_origin(a, b, made.original, texts) for a, b in touched)
    return {
        "found": 100 * right / max(1, len(made.original)),
        "false": 100 * false / max(1, len(touched)),
        "copies": float(len(made.original)),
        "reports": float(len(made.reports)),
    }


def _one_origin(a: str, b: str, original: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    first, second = original.get(a, a), original.get(b, b)
    return first == second or _aligned(texts[first].split(), texts[second].split()) >= SHARED


def _aligned(a: Sequence[str], b: Sequence[str]) -> float:
    """What share of the shorter text's words stands in runs of at least RUN in the other, in the same order."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(m.size for m in blocks if m.size >= RUN) / max(1, min(len(a), len(b)))


def data_fingerprint(request: Request) -> str:
    """SHA-256 of the stories' texts."""
    return fingerprint(list(folder(request).glob("s*/r*.txt")))
