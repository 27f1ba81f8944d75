"""The reader of events: its batches, its loss, and that what is exported says what the network says."""

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.event_examples import EventExample, collate_events  # noqa: E402
from training.event_loop import EventRecipe, event_loss, train_events  # noqa: E402
from training.event_network import EventNetwork, EventShape  # noqa: E402
from training.examples import batches  # noqa: E402
from training.export import INPUTS, export_events  # noqa: E402
from twosource.analyse.encode import Encoder  # noqa: E402
from twosource.analyse.network import session  # noqa: E402
from twosource.analyse.shipped import shipped_folder  # noqa: E402
from twosource.extract.readings import SIDES, STATUSES, TYPES  # noqa: E402

ENCODE = Encoder.load(shipped_folder() / "tokenizer.json")
SMALL = EventShape(layers=1, inner=8, role=4)


def example(text: str, event: int, party: int) -> EventExample:
    words = text.split()
    types = tuple(3 if i == event else 0 for i in range(len(words)))
    pairs = tuple((event, i, i == party, False) for i in range(len(words)) if i != event)
    return EventExample(ENCODE(words), types, ((event, 1),), pairs)


EXAMPLES = [example("Rebels stormed the barracks", 1, 0), example("The army then fled to the hills", 3, 1)]


def test_a_batch_has_words_after_the_root_and_pairs_by_sentence() -> None:
    batch = collate_events(EXAMPLES)
    assert batch.types.shape == (2, 8)
    assert batch.types[0].tolist() == [-1, 0, 3, 0, 0, -1, -1, -1]
    assert batch.statuses[1, 4] == 1
    assert (batch.places[batch.sides[:, 0] > 0]).tolist() == [[0, 2, 1], [1, 4, 2]]


def test_every_example_is_in_one_batch_of_the_size_asked_for() -> None:
    made = batches(EXAMPLES * 20, 40, random.Random(1))
    assert sum(len(b) for b in made) == 40
    # Lengths are drawn apart by up to four pieces, so that batches differ between epochs.
    assert all(len(b) * (max(len(e.encoded.pieces) for e in b) - 4) <= 40 for b in made)


def test_a_sentence_without_events_has_a_loss_of_types_alone() -> None:
    torch.manual_seed(1)
    network, words = EventNetwork(SMALL), ["Nothing", "happened", "here"]
    batch = collate_events([EventExample(ENCODE(words), (0, 0, 0), (), ())])
    loss = event_loss(network, network(*batch.given), batch, EventRecipe())
    assert torch.isfinite(loss)


def test_training_lowers_the_loss() -> None:
    torch.manual_seed(1)
    network, told = EventNetwork(SMALL), []
    train_events(network, EXAMPLES * 20, EventRecipe(epochs=3, warm_up=1, batch_pieces=60), told.append)
    losses = [float(line.rpartition(" ")[2]) for line in told]
    assert losses[-1] < losses[0]


def test_what_is_exported_says_what_the_network_says(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = EventNetwork(SMALL)
    with pytest.warns():
        export_events(network, tmp_path)
    batch = collate_events(EXAMPLES[:1])
    given = dict(zip(INPUTS, (t.numpy() for t in batch.given), strict=True))
    (rows,) = session(tmp_path / "events_whole.onnx", 1).run(["readings"], given)
    with torch.no_grad():
        scores = network.eval()(*batch.given)
    start = TYPES + STATUSES + SIDES
    assert rows.shape[-1] == start + 4 * SMALL.role
    assert np.allclose(rows[..., :TYPES], scores.types.log_softmax(-1).numpy(), atol=1e-4)
    assert np.allclose(rows[..., start:][..., : 2 * SMALL.role], scores.asks.flatten(2).numpy(), atol=1e-4)
