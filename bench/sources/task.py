"""Who a pronoun or a bare description stands for, in attributions of hand-annotated stories.

Counted are the gold attributions whose source is a pronoun ("he said") or holds no proper name ("the ministry said").
Ours are paired with them, and names compared, by `score_case.py`, which comes with the data: a name is right where
its words hold the gold name's or are held by them. One of ours that is not found at all does not count here: that is
what `cases` measures.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.cases.task import data_fingerprint, gold_folder, predict
from bench.task import Figures, Request
from twosource.extract.speakers import SpeakerNouns

PRONOUNS = re.compile(
    r"i|me|my|we|us|our|you|your|he|him|his|she|her|it|its|they|them|their|who|whose|which|that|this|these|those"
)
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?")

__all__ = ["data_fingerprint", "run"]

Json = dict[str, Any]


def run(request: Request) -> Figures:
    """Of the attributions that both have, the share whose source is named right, in per cent, and their number."""
    scorer = _scorer(request.scorer("score_case.py"))
    predictions = request.predictions / "sources"
    predictions.mkdir(parents=True, exist_ok=True)
    right: dict[str, list[bool]] = {"pronoun": [], "description": []}
    for case in sorted(gold_folder(request).glob("*/case.json")):
        out = predictions / f"{case.parent.name}.json"
        predict(case.parent, out)
        for kind, is_right in _judged(scorer, _load(case), _load(out)):
            right[kind].append(is_right)
    measured = {"bare": [*right["pronoun"], *right["description"]], **right}
    figures: Figures = {}
    for kind, hits in measured.items():
        figures[kind] = 100 * sum(hits) / max(1, len(hits))
        figures[f"{kind}.n"] = len(hits)
    return figures


def kind_of(source: str, text: str, nouns: SpeakerNouns) -> str:
    """`pronoun`, `description` or `name`: what the source's words are, in a report of that text."""
    if PRONOUNS.fullmatch(source.lower()):
        return "pronoun"
    words = WORD.findall(source)
    capitals = [k for k, word in enumerate(words) if word[0].isupper()]
    return "name" if any(k > 0 or not _is_common(words[k], text, nouns) for k in capitals) else "description"


def _is_common(word: str, text: str, nouns: SpeakerNouns) -> bool:
    """Whether a first word with a capital only begins a sentence: a noun for speakers, or small elsewhere."""
    small = word.lower()
    return nouns.find(small, small) is not None or re.search(rf"\b{re.escape(small)}\b", text) is not None


def _judged(scorer: Any, gold: Json, found: Json) -> Iterator[tuple[str, bool]]:
    nouns = SpeakerNouns.load()
    ours = {Path(r["path"]).stem: r["attributions"] for r in found["reports"]}
    for report in gold["reports"]:
        pairs = scorer.greedy(report["attributions"], ours.get(report["id"], []), scorer.attribution_closeness)
        for wanted, got in pairs:
            kind = kind_of(wanted["source"]["text"], report["text"], nouns) if wanted["source"] else "name"
            if kind != "name":
                yield kind, bool(scorer.same_name(wanted["source_name"], got["source_name"]))


def _scorer(path: Path) -> Any:
    """The scorer as a module: it is a script, and no package that could be imported by name."""
    spec = importlib.util.spec_from_file_location("score_case", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _load(path: Path) -> Json:
    loaded: Json = json.loads(path.read_text(encoding="utf-8"))
    return loaded
