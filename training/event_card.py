"""The card of the shipped classifiers of events: what they learned from, how well they do, what they are not for."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from training.event_rows import Gathered, StatusRow
from twosource.extract.classifier import FILE, Classifier, Rows
from twosource.extract.partychoice import ACTOR, RECIPIENT, PartySettings
from twosource.extract.statuschoice import STATUSES, StatusSettings
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
        cls, tells: Classifier, types: Classifier, parties: Classifier, status: Classifier, told: Gathered, rows: Rows
    ) -> Measured:
        """F1 of words that tell, share of right types of these, F1 of parties, word by word and joined with nothing."""
        marked = np.array([t.label is not None for t in told.tokens])
        chances = tells(np.array([t.whole for t in told.tokens]))[:, 0]
        kinds = types(np.array([t.plain for t in told.tokens if t.label is not None])).argmax(1)
        right = [TYPES[k] is t.label for k, t in zip(kinds, (t for t in told.tokens if t.label), strict=True)]
        shares, labels = parties(rows), np.array([p.label for p in told.parties])
        chosen = PartySettings()
        return cls(
            _f1(chances >= TellingSettings().new, marked),
            100 * float(np.mean(right)),
            _f1(shares[:, ACTOR] >= chosen.actor, labels == ACTOR),
            _f1(shares[:, RECIPIENT] >= chosen.recipient, labels == RECIPIENT),
            100 * float(np.mean([_status(status, s) is s.label for s in told.statuses])),
            100 * float(np.mean([s.ruled is s.label for s in told.statuses])),
        )


def _status(weigh: Classifier, row: StatusRow) -> Status:
    shares = weigh(row.numbers[None])[0]
    sure = shares.max() >= StatusSettings().sure
    return STATUSES[int(shares.argmax())] if sure else row.ruled


def _f1(found: npt.NDArray[np.bool_], right: npt.NDArray[np.bool_]) -> float:
    return 200 * float((found & right).sum()) / max(1.0, float(found.sum() + right.sum()))


def write_card(folder: Path, told: Gathered, reports: int, measured: Measured) -> None:
    """Write the card beside the file."""
    total = sum(t.label is not None for t in told.tokens)
    digest = hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    (folder / CARD).write_text(
        TEXT.format(
            digest=digest, reports=reports, words=len(told.tokens), events=total, pairs=len(told.parties),
            tells=measured.tells, types=measured.types, actors=measured.actors, recipients=measured.recipients,
            status=measured.status, by_rule=measured.by_rule,
        ),
        encoding="utf-8",
    )  # fmt: skip


TEXT = """# The classifiers of events

`events.npz`, SHA-256 `{digest}`

Four classifiers of one hidden layer each. They read the vectors that the language model makes of words, and what the
lexicon and the grammar say of them, and tell which words tell of a happening, of which type it is where the lexicon
does not have the word, which nouns beside it do or undergo it, and whether it happened. `docs/method/events.md` tells
how they are used.

## Learned from

The train part of the corpus of this project (`training/corpus`, CC BY 4.0): {reports} reports, {words:,} words that
might tell, {events:,} that do, {pairs:,} pairs of such a word and a noun. Nothing else.
The vectors are those of the language model shipped beside it; made anew with `python -m training.events`, seeds fixed.

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
