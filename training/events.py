"""The classifiers of events, learned from the train part of our own corpus on what the reader of events makes of it.

    python -m training.event_reader --data ../shared/data --out READERS
    python -m training.events --data ../shared/data --readers READERS

Puts the reader and `events.npz` with their card into `src/twosource/resources/`, and the files' sums into SHA256SUMS
there. It is to be run anew whenever the language model, the event lexicon or the rules of parties change: they are what
it learns from. A training story is read by a reader that was learned without it, as a new report will be.
Classifiers of one hidden layer: which words tell of a happening, of which type it is, who are its parties,
whether it happened.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.event_card import Measured, write_card
from training.event_rows import (
    Gathered,
    PartyRow,
    PartyRows,
    Readers,
    StatusRow,
    Story,
    TokenRow,
    gather,
    read_stories,
)
from training.export import PIECES_FILE, share_pieces
from training.perceptron import Choice, Lesson, fit, fit_choice, mean_of
from twosource.analyse.event_reading import FILE as READER
from twosource.analyse.shipped import SUMS, shipped_folder
from twosource.extract.classifier import FILE, LAYERS, Classifier, Rows
from twosource.extract.found import EventFinder
from twosource.extract.readings import SIDES
from twosource.extract.statuschoice import STATUSES
from twosource.model.finding import EventType

LEAST_PATHS = 12
"""A path of relations that was seen less often is not told apart from others."""

TELLS = Lesson(hidden=64, rounds=9, decay=0.05, dropout=0.4, blind=0.2)
TYPES = Lesson(hidden=64, rounds=30, decay=0.3, dropout=0.5, blind=0.0)
PARTIES = Lesson(hidden=64, rounds=5, decay=0.05, dropout=0.4, blind=0.0, hide=0.1)
STATUS = Lesson(hidden=48, rounds=15, decay=0.1, dropout=0.4, blind=0.0)
"""How each is learned; chosen by parts of the train stories left out in turn. `blind` hides what the lexicon says in
that share of examples, since the lexicon was made on the same stories and is less right on others."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The classifiers and the paths that the one of parties knows."""

    tells: Classifier
    types: Classifier
    parties: Classifier
    nobody: Classifier
    status: Classifier
    paths: tuple[str, ...]


def learn(told: Gathered) -> Learned:
    """All five from the rows of the train stories; types from hard news alone, and which words tell from both."""
    paths, hard = known_paths(told.parties), [t for t in told.tokens if not t.soft]
    return Learned(
        mean_of([learn_tells(hard), learn_tells(told.tokens)]),
        learn_types(hard),
        *learn_parties(told.parties, paths),
        learn_status(told.statuses),
        paths,
    )


def learn_tells(tokens: Sequence[TokenRow]) -> Classifier:
    """Whether a word is the entry of a happening: label 0 if so."""
    whole = np.array([t.whole for t in tokens])
    return fit(whole, np.array([int(t.label is None) for t in tokens]), 2, TELLS, len(tokens[0].plain))


def learn_types(tokens: Sequence[TokenRow]) -> Classifier:
    """The type of what a word tells, from the words that tell."""
    kinds = list(EventType)
    marked = [(t.plain, kinds.index(t.label)) for t in tokens if t.label is not None]
    rows = np.array([row for row, _ in marked])
    return fit(rows, np.array([kind for _, kind in marked]), len(kinds), TYPES, rows.shape[1])


def known_paths(parties: Sequence[PartyRows]) -> tuple[str, ...]:
    """The paths from events to nouns that are frequent enough, in order of the alphabet."""
    ways = Counter(noun.way for p in parties for noun in p.nouns)
    return tuple(sorted(way for way, count in ways.items() if count >= LEAST_PATHS))


def learn_parties(parties: Sequence[PartyRows], paths: Sequence[str]) -> tuple[Classifier, Classifier]:
    """Which noun does the event and which undergoes it, and whether nobody does."""
    nouns = [noun for p in parties for noun in p.nouns]
    sets = np.repeat(np.arange(len(parties)), [len(p.nouns) for p in parties])
    labels = np.array([noun.label for noun in nouns])
    choice = Choice(party_rows(nouns, paths), sets, labels, np.array([p.event for p in parties]))
    return fit_choice(choice, SIDES, PARTIES)


def learn_status(statuses: Sequence[StatusRow]) -> Classifier:
    """Whether what a word tells happened."""
    rows = np.array([s.numbers for s in statuses])
    labels = np.array([STATUSES.index(s.label) for s in statuses])
    return fit(rows, labels, len(STATUSES), STATUS, rows.shape[1])


def party_rows(parties: Sequence[PartyRow], paths: Sequence[str]) -> Rows:
    """Rows as `extract.partychoice` makes them."""
    place = {way: i for i, way in enumerate(paths)}
    ways = np.zeros((len(parties), len(paths)), np.float32)
    for row, party in enumerate(parties):
        if party.way in place:
            ways[row, place[party.way]] = 1
    words = np.array([p.numbers for p in parties], np.float32)
    return np.concatenate([words, ways, np.array([p.fit for p in parties])], 1)


MODEL_CARD = "model_card.md"
CLASSIFIERS = ("tells", "types", "parties", "nobody", "status")


def write(learned: Learned, folder: Path) -> None:
    """The arrays in half precision."""
    kept: dict[str, Rows] = {}
    for name in CLASSIFIERS:
        layers = getattr(learned, name)
        kept |= {f"{name}.{layer}": getattr(layers, layer).astype("<f2") for layer in LAYERS}
    kept["paths"] = np.array(learned.paths)
    np.savez_compressed(folder / FILE, allow_pickle=False, **kept)


def sum_up(folder: Path) -> None:
    """The sums of the files that are made or changed here in place of their old ones, in the model's card too."""
    made = (FILE, READER, "model.onnx", PIECES_FILE)
    old = {line[66:]: line[:64] for line in (folder / SUMS).read_text(encoding="utf-8").splitlines()}
    sums = old | {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in made}
    lines = (f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    card = folder / MODEL_CARD
    if card.exists() and "model.onnx" in old:
        told = card.read_text(encoding="utf-8").replace(old["model.onnx"], sums["model.onnx"])
        card.write_text(told, encoding="utf-8")


def main() -> None:
    """Learn, measure on the validation stories, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--readers", type=Path, required=True, help="the folder of the readers of events")
    parser.add_argument("--out", type=Path, default=shipped_folder(), help="the folder of the shipped model")
    given = parser.parse_args()
    find, readers = EventFinder.load(), Readers.load(given.readers)
    train = list(read_stories(given.data, "train", find, readers.without))
    held_out = list(read_stories(given.data, "validation", find, lambda _: readers.whole))
    told = gather(train)
    learned = learn(told)
    shutil.copyfile(given.readers / "whole" / READER, given.out / READER)
    share_pieces(given.out)
    write(learned, given.out)
    sum_up(given.out)
    write_card(given.out, told, len(train), measure(learned, held_out))


def measure(learned: Learned, stories: Sequence[Story]) -> Measured:
    """How each does on stories that it did not learn from."""
    told = gather(stories)
    rows = [party_rows(p.nouns, learned.paths) for p in told.parties]
    return Measured.of(learned.tells, learned.types, (learned.parties, learned.nobody), learned.status, told, rows)


if __name__ == "__main__":
    main()
