"""The card of the shipped classifiers of events: what they learned from, how well they do, what they are not for."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.event_rows import Gathered, PartyRows, StatusRow
from twosource.analyse.event_reading import FILE as READER
from twosource.extract.classifier import FILE, Classifier, Rows
from twosource.extract.partychoice import ACTOR, RECIPIENT, PartySettings, chosen
from twosource.extract.statuschoice import STATUSES
from twosource.extract.telling import TYPES, TellingSettings
from twosource.model.finding import Status

CARD = "events_card.md"


@dataclass(frozen=True, slots=True)
class Measured:
    """Scores on stories that were not learned from, in per cent."""

    tells: float
    types: float
    actors: float
    recipients: float
    status: float
    by_rule: float

    @classmethod
    def of(
        cls,
        tells: Classifier,
        types: Classifier,
        parties: tuple[Classifier, Classifier],
        status: Classifier,
        told: Gathered,
        rows: Sequence[Rows],
    ) -> Measured:
        """F1 of words that tell, share of right types of these, F1 of parties, word by word and joined with nothing."""
        marked = np.array([t.label is not None for t in told.tokens])
        chances = tells(np.array([t.whole for t in told.tokens]))[:, 0]
        kinds = types(np.array([t.plain for t in told.tokens if t.label is not None])).argmax(1)
        right = [TYPES[k] is t.label for k, t in zip(kinds, (t for t in told.tokens if t.label), strict=True)]
        sides = [_sides(parties, p, r) for p, r in zip(told.parties, rows, strict=True)]
        labels = np.array([noun.label for p in told.parties for noun in p.nouns])
        return cls(
            _f1(chances >= TellingSettings().new, marked),
            100 * float(np.mean(right)),
            _f1(np.concatenate([actors for actors, _ in sides]), labels == ACTOR),
            _f1(np.concatenate([recipients for _, recipients in sides]), labels == RECIPIENT),
            100 * float(np.mean([_status(status, s) is s.label for s in told.statuses])),
            100 * float(np.mean([s.ruled is s.label for s in told.statuses])),
        )


Marks = npt.NDArray[np.bool_]


def _sides(parties: tuple[Classifier, Classifier], event: PartyRows, rows: Rows) -> tuple[Marks, Marks]:
    """Which of an event's nouns are chosen as actors, and which as recipients."""
    weigh, nobody = parties
    found = chosen(weigh.scores(rows), nobody.scores(event.event[None])[0], PartySettings())
    actors, recipients = (np.isin(np.arange(len(rows)), side) for side in found)
    return actors, recipients


def _status(weigh: Classifier, row: StatusRow) -> Status:
    return STATUSES[int(weigh.scores(row.numbers[None])[0].argmax())]


def _f1(found: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> float:
    return 200 * float((found & right).sum()) / max(1.0, float(found.sum() + right.sum()))


def write_card(folder: Path, told: Gathered, reports: int, measured: Measured) -> None:
    """Write the card beside the file."""
    total = sum(t.label is not None for t in told.tokens)
    pairs = sum(len(p.nouns) for p in told.parties)
    digest, reader = (hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (FILE, READER))
    (folder / CARD).write_text(
        TEXT.format(
            digest=digest, reader=reader, reports=reports, words=len(told.tokens), events=total, pairs=pairs,
            tells=measured.tells, types=measured.types, actors=measured.actors, recipients=measured.recipients,
            status=measured.status, by_rule=measured.by_rule,
        ),
        encoding="utf-8",
    )  # fmt: skip


TEXT = """# The reader of events and its classifiers

`events.onnx`, SHA-256 `{reader}`
`events.npz`, SHA-256 `{digest}`

The reader is a network of four layers, learned anew from the published MiniLM, that says of each word of a sentence
what it may tell, with which status, and who fits it as a party. Five classifiers of one hidden layer each weigh what it
says together with the lexicon and the grammar: which words tell of a happening, of which type it is where the lexicon
does not have the word, which nouns beside it do or undergo it, whether nobody does, and whether it happened.
`docs/method/events.md` tells how they are used, `docs/adr/0009-reader-of-events.md` why.

## Learned from

The train part of the corpus of this project (`training/corpus`, CC BY 4.0), with the reports of which only the events
are annotated: {reports} reports, {words:,} words that might tell, {events:,} that do, {pairs:,} pairs of such a word
and a noun. Nothing else, beside the weights that the reader begins from (all-MiniLM-L6-v2, Apache-2.0).
The classifiers learn from what readers say that were learned without the story at hand. Made anew with
`python -m training.event_reader` and `python -m training.events`, seeds fixed.

## How well

On the validation part, word by word, before mentions are joined; F1, for types the share that is right.

| | |
|---|---|
| words that tell of a happening | {tells:.1f} |
| type, without the lexicon | {types:.1f} |
| nouns that do it | {actors:.1f} |
| nouns that undergo it | {recipients:.1f} |
| status (by rule alone {by_rule:.1f}) | {status:.1f} |

Which of several words is the entry of a happening is a reader's choice: two readers agree on 84 of 100.

## Not for

Judging people or outlets; texts other than news; a language other than English.
What it leaves out is not thereby untrue, and what it finds is not thereby true.

## Licence

Apache-2.0, as the program.
"""
