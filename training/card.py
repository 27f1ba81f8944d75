"""The card of the model: what it is, what it learned from, how it was made, how good it is, what it cannot do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from training.loop import Recipe

ROWS = (
    ("model", "ewt.uas", "EWT test, given words: UAS"),
    ("model", "ewt.las", "EWT test, given words: LAS (without subtypes)"),
    ("model", "ewt.upos", "EWT test, given words: UPOS"),
    ("model", "ewt.xpos", "EWT test, given words: XPOS"),
    ("model", "ewt.lemma", "EWT test, given words: lemmas"),
    ("model", "ewt_stripped.las", "the same without commas and apostrophes: LAS"),
    ("model", "ewt_lower.las", "the same in small letters: LAS"),
    ("model", "ewt_raw.las", "EWT test, raw text: LAS F1"),
    ("model", "ewt_raw.sentence", "EWT test, raw text: sentences F1"),
    ("model", "gum_raw.token", "GUM test, raw text: words F1"),
    ("model", "gum_raw.sentence", "GUM test, raw text: sentences F1"),
    ("model", "gum_raw.start", "GUM test, raw text: first words of sentences F1"),
    ("model", "gum_raw.las", "GUM test, raw text: LAS F1"),
    ("model", "ewt_rules.sentence", "EWT test, sentences by rules alone, F1"),
    ("model", "gum_rules.sentence", "GUM test, sentences by rules alone, F1"),
    ("names", "f1", "Worldwide Newswire, raw text: names of five types F1"),
    ("names", "f1.PER", "the same, persons"),
    ("names", "f1.ORG", "the same, organisations"),
    ("names", "f1.LOC", "the same, places and facilities"),
    ("names", "f1.NORP", "the same, nationalities, religions, languages"),
    ("names", "f1.DATE", "the same, dates"),
    ("constructions", "all", "constructions of news, own probes: share right"),
)

DATA = (
    "treebanks/ewt/train.conllu",
    "treebanks/gum/train.conllu",
    "names/uner_ewt_train.iob2",
    "names/wikigold.conll",
    "names/crossner",
    "newswire/texts.jsonl",
)
"""What the model learned from, below the data folder; the texts of stories are pinned one by one in training/names."""


NUMBERS = (
    "epochs", "seed", "encoder_rate", "head_rate", "warm_up", "batch_pieces",
    "news", "sampled", "runs", "constructions",
)  # fmt: skip
"""Numbers of the recipe that the card tells."""


def write_card(folder: Path, recipe: Recipe, chosen: str, scores: Path, data: Path) -> None:
    """Write model_card.md beside the files it is about.

    `scores` is a folder with shipped.json and whole.json, what `bench/run.py --json` printed for the shipped files
    and for the same in single precision, where they ran; the card has the sums of the files of `data` learned from.
    """
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    template = resources.files("training").joinpath("card.md").read_text(encoding="utf-8")
    card = template.format(
        hash=next(line.split()[0] for line in sums if line.endswith("  model.onnx")),
        data="\n".join(f"| {name} | `{fingerprint(data / name)}` |" for name in DATA if (data / name).exists()),
        chosen=chosen,
        tried=_of_the_model(resources.files("training").joinpath("tried.md").read_text(encoding="utf-8")),
        scores="\n".join(_rows(_measured(scores / "shipped.json"), _measured(scores / "whole.json"))),
        **{name: getattr(recipe, name) for name in NUMBERS},
    )
    (folder / "model_card.md").write_text(card, encoding="utf-8")


def _of_the_model(tried: str) -> str:
    """What was tried for the language model: what stands before the first heading, for the rest is of other stages."""
    return tried.partition("\n## ")[0].strip()


def fingerprint(path: Path) -> str:
    """SHA-256 of a file, or of a folder's files in order of name; its first 16 digits."""
    digest = hashlib.sha256()
    for one in sorted(path.rglob("*")) if path.is_dir() else (path,):
        if one.is_file():
            digest.update(one.read_bytes())
    return digest.hexdigest()[:16]


def _measured(path: Path) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _rows(shipped: dict[str, dict[str, float]], whole: dict[str, dict[str, float]]) -> Iterator[str]:
    if not shipped:
        yield "| not measured | | |"
    for task, figure, words in ROWS:
        if figure in shipped.get(task, {}):
            other = whole.get(task, {}).get(figure)
            yield f"| {words} | {shipped[task][figure]:.1f} | {'' if other is None else f'{other:.1f}'} |"
