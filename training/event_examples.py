"""Sentences with their annotated events as integers, made into batches of tensors: what the reader of events learns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.event_rows import Story, party_labels
from training.examples import NOTHING, Given, padded
from twosource.analyse.encode import MAX_PIECES, Encoded, Encoder
from twosource.extract.partychoice import ACTOR, RECIPIENT
from twosource.extract.statuschoice import STATUSES
from twosource.extract.telling import TYPES
from twosource.model.finding import EventType, Status


@dataclass(frozen=True, slots=True)
class EventExample:
    """One encoded sentence; words count from 0.

    `types` has for each word the number of its type, 0 for none; `statuses` pairs of an event's word and its status;
    `pairs` an event's word, a noun beside it, whether that does it and whether it undergoes it.
    """

    encoded: Encoded
    types: tuple[int, ...]
    statuses: tuple[tuple[int, int], ...]
    pairs: tuple[tuple[int, int, bool, bool], ...]


@dataclass(frozen=True, slots=True)
class EventBatch:
    """What is given of B sentences of W words (item 0 the root), and the answers for P pairs of an event and a noun.

    `types`, `statuses` (B, W); `places` (P, 3): sentence, event's word, noun; `sides` (P, 2): whether it is actor, and
    recipient.
    """

    given: Given
    types: Tensor
    statuses: Tensor
    places: Tensor
    sides: Tensor


def examples_of(stories: Iterable[Story], encode: Encoder) -> Iterator[EventExample]:
    """Every sentence that tells, with what the annotation has in it."""
    for story in stories:
        marked = story.marked()
        for told in story.told:
            encoded = encode([t.text for t in told.sentence.tokens])
            events = {i: event for (number, i), event in marked.items() if number == told.number}
            if len(encoded.pieces) <= MAX_PIECES + 2:
                types = [0] * len(told.sentence.tokens)
                pairs: list[tuple[int, int, bool, bool]] = []
                for i, event in events.items():
                    types[i] = 1 + TYPES.index(EventType(event["type"]))
                    labels = party_labels(story, told, i, event)
                    pairs += [(i, j, label == ACTOR, label == RECIPIENT) for j, label in labels.items()]
                statuses = tuple((i, STATUSES.index(Status(e["status"]))) for i, e in events.items())
                yield EventExample(encoded, tuple(types), statuses, tuple(pairs))


def collate_events(examples: Sequence[EventExample]) -> EventBatch:
    """A batch of tensors, padded."""
    widest = max(e.encoded.words for e in examples) + 1
    size = len(examples)
    pairs = [(row, i + 1, j + 1, a, r) for row, e in enumerate(examples) for i, j, a, r in e.pairs]
    batch = EventBatch(
        given=padded([e.encoded for e in examples]),
        types=torch.full((size, widest), NOTHING),
        statuses=torch.full((size, widest), NOTHING),
        places=torch.tensor([p[:3] for p in pairs], dtype=torch.long).view(-1, 3),
        sides=torch.tensor([p[3:] for p in pairs], dtype=torch.float32).view(-1, 2),
    )
    for row, example in enumerate(examples):
        batch.types[row, 1 : len(example.types) + 1] = torch.tensor(example.types)
        for word, status in example.statuses:
            batch.statuses[row, word + 1] = status
    return batch
