"""The classifiers of events, learned from the train part of our own corpus on the shipped language model's vectors.

    python -m training.events --data ../shared/data

Writes `events.npz` and its card into `src/twosource/resources/` and the file's sum into SHA256SUMS there. It is to be
run anew whenever the language model, the event lexicon or the rules of parties change: they are what it learns from.
Four classifiers of one hidden layer: which words tell of a happening, of which type it is, who are its parties,
whether it happened.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.event_card import Measured, write_card
from training.event_rows import Gathered, PartyRow, StatusRow, Story, TokenRow, gather, read_stories
from training.perceptron import Lesson, fit
from twosource.analyse.shipped import SUMS, shipped_folder
from twosource.extract.classifier import FILE, LAYERS, Classifier, Rows
from twosource.extract.found import EventFinder
from twosource.extract.statuschoice import STATUSES
from twosource.model.finding import EventType

LEAST_PATHS = 12
"""A path of relations that was seen less often is not told apart from others."""

TELLS = Lesson(hidden=64, rounds=9, decay=0.05, dropout=0.4, blind=0.2)
TYPES = Lesson(hidden=64, rounds=30, decay=0.3, dropout=0.5, blind=0.0)
PARTIES = Lesson(hidden=64, rounds=10, decay=0.05, dropout=0.4, blind=0.0)
STATUS = Lesson(hidden=48, rounds=15, decay=0.1, dropout=0.4, blind=0.0)
"""How each is learned; chosen by parts of the train stories left out in turn. `blind` hides what the lexicon says in
that share of examples, since the lexicon was made on the same stories and is less right on others."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The four classifiers and the paths that the one of parties knows."""

    tells: Classifier
    types: Classifier
    parties: Classifier
    status: Classifier
    paths: tuple[str, ...]


def learn(told: Gathered) -> Learned:
    """All four from the rows of the train stories."""
    paths = known_paths(told.parties)
    return Learned(
        learn_tells(told.tokens),
        learn_types(told.tokens),
        learn_parties(told.parties, paths),
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


def known_paths(parties: Sequence[PartyRow]) -> tuple[str, ...]:
    """The paths from events to nouns that are frequent enough, in order of the alphabet."""
    ways = [p.way for p in parties]
    return tuple(sorted(w for w in set(ways) if ways.count(w) >= LEAST_PATHS))


def learn_parties(parties: Sequence[PartyRow], paths: Sequence[str]) -> Classifier:
    """Whether a noun does the event, undergoes it or neither."""
    rows = party_rows(parties, paths)
    return fit(rows, np.array([p.label for p in parties]), 3, PARTIES, rows.shape[1])


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
    return np.concatenate([words, ways, np.array([p.seen for p in parties]), np.array([p.event for p in parties])], 1)


def write(learned: Learned, folder: Path) -> None:
    """The arrays in half precision, and the sum of the file in place of its old one."""
    kept: dict[str, Rows] = {}
    for name in ("tells", "types", "parties", "status"):
        layers = getattr(learned, name)
        kept |= {f"{name}.{layer}": getattr(layers, layer).astype("<f2") for layer in LAYERS}
    kept["paths"] = np.array(learned.paths)
    np.savez_compressed(folder / FILE, allow_pickle=False, **kept)
    sums = [line for line in (folder / SUMS).read_text(encoding="utf-8").splitlines() if not line.endswith(FILE)]
    sums.append(f"{hashlib.sha256((folder / FILE).read_bytes()).hexdigest()}  {FILE}")
    (folder / SUMS).write_text("\n".join(sorted(sums, key=lambda s: s[66:])) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, measure on the validation stories, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=shipped_folder(), help="the folder of the shipped model")
    given = parser.parse_args()
    find = EventFinder.load()
    train, held_out = (list(read_stories(given.data, part, find)) for part in ("train", "validation"))
    told = gather(train)
    learned = learn(told)
    write(learned, given.out)
    write_card(given.out, told, len(train), measure(learned, held_out))


def measure(learned: Learned, stories: Sequence[Story]) -> Measured:
    """How each does on stories that it did not learn from."""
    told = gather(stories)
    return Measured.of(
        learned.tells, learned.types, learned.parties, learned.status, told, party_rows(told.parties, learned.paths)
    )


if __name__ == "__main__":
    main()
