"""The card of the model: what it is, what it learned from, how it was made, how good it is, what it cannot do."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from training.loop import Recipe

ROWS = (
    ("model", "ewt.uas", "EWT test, given words: UAS"),
    ("model", "ewt.las", "EWT test, given words: LAS (without subtypes)"),
    ("model", "ewt.upos", "EWT test, given words: UPOS"),
    ("model", "ewt.xpos", "EWT test, given words: XPOS"),
    ("model", "ewt.lemma", "EWT test, given words: lemmas"),
    ("model", "ewt_raw.las", "EWT test, raw text: LAS F1"),
    ("model", "ewt_raw.sentence", "EWT test, raw text: sentences F1"),
    ("model", "gum_raw.token", "GUM test, raw text: words F1"),
    ("model", "gum_raw.sentence", "GUM test, raw text: sentences F1"),
    ("model", "gum_raw.las", "GUM test, raw text: LAS F1"),
    ("names", "f1", "Worldwide Newswire, raw text: names of five types F1"),
    ("names", "f1.PER_ORG_LOC", "Worldwide Newswire, raw text: persons, organisations, places F1"),
)


def write_card(folder: Path, recipe: Recipe, chosen: str, scores: Path) -> None:
    """Write model_card.md beside the files it is about; `scores` is what `bench/run.py --json` printed, if it ran."""
    measured = json.loads(scores.read_text(encoding="utf-8")) if scores.is_file() else {}
    lines = [
        f"| {words} | {measured[task][figure]:.1f} |"
        for task, figure, words in ROWS
        if figure in measured.get(task, {})
    ]
    sums = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    template = resources.files("training").joinpath("card.md").read_text(encoding="utf-8")
    card = template.format(
        hash=next(line.split()[0] for line in sums if line.endswith("  model.onnx")),
        epochs=recipe.epochs,
        seed=recipe.seed,
        encoder_rate=recipe.encoder_rate,
        head_rate=recipe.head_rate,
        warm_up=recipe.warm_up,
        batch_pieces=recipe.batch_pieces,
        chosen=chosen,
        scores="\n".join(lines) or "| not measured | |",
    )
    (folder / "model_card.md").write_text(card, encoding="utf-8")
