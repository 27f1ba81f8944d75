"""Learn the reader of events, the second network: `python -m training.event_reader --data DATA --out OUT`.

OUT/whole/events.onnx is learned from all training stories. OUT/fold0 to fold2 each leave a third of them out: what
stands on the readings (`training.events`) must learn from readings of stories that the reader has not seen.
`--only` makes one of the four, so that two can be made side by side.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import torch

from training.__main__ import encoder_folder
from training.encoder import load_encoder
from training.event_examples import examples_of
from training.event_loop import EventRecipe, train_events
from training.event_network import EventNetwork
from training.event_rows import FOLDS, fold_of, read_stories
from training.export import export_events
from twosource.analyse.encode import Encoder
from twosource.extract.found import EventFinder

PARTS = ("whole", *(f"fold{k}" for k in range(FOLDS)))


def learn_reader(data: Path, part: str, recipe: EventRecipe) -> EventNetwork:
    """Train on all training stories, or on those outside a fold."""
    torch.manual_seed(recipe.seed)
    network = EventNetwork()
    load_encoder(network, encoder_folder() / "model.safetensors")
    encode = Encoder.load(encoder_folder() / "tokenizer.json")
    stories = (s for s in read_stories(data, "train", EventFinder.load()) if part != f"fold{fold_of(s.origin)}")
    examples = list(examples_of(stories, encode))
    _say(f"{part}: {len(examples)} sentences")
    train_events(network, examples, recipe, lambda line: _say(f"{part}: {line}"))
    return network


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _parts(only: str | None) -> Iterator[str]:
    yield from (only,) if only else PARTS


def main() -> None:
    """Learn one or all, write each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, required=True, help="folder of the four readers")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    for part in _parts(given.only):
        export_events(learn_reader(given.data, part, EventRecipe()), given.out / part)


if __name__ == "__main__":
    main()
