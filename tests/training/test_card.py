"""The card is made without torch's help, but its recipe lives beside the training loop."""

import json
from pathlib import Path

import pytest

pytest.importorskip("torch")

from training.card import write_card
from training.loop import Recipe


def test_the_card_has_the_hash_the_recipe_and_the_scores_that_were_measured(tmp_path: Path) -> None:
    (tmp_path / "SHA256SUMS").write_text(f"{'a' * 64}  labels.json\n{'b' * 64}  model.onnx\n", encoding="utf-8")
    for name, las in (("shipped", 89.94), ("whole", 90.12)):
        (tmp_path / f"{name}.json").write_text(json.dumps({"model": {"ewt.las": las}}), encoding="utf-8")
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "wikigold.conll").write_text("Ode B-PER", encoding="utf-8")
    write_card(tmp_path, Recipe(epochs=7), "the last checkpoint", tmp_path, tmp_path)
    card = (tmp_path / "model_card.md").read_text(encoding="utf-8")
    assert f"`{'b' * 64}`" in card
    assert "7 epochs of AdamW" in card
    assert "| EWT test, given words: LAS (without subtypes) | 89.9 | 90.1 |" in card
    assert "| names/wikigold.conll | `" in card
    assert "| Worldwide Newswire" not in card
