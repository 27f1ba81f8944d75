"""What needs torch (the extra `train`): batches, losses, and that the network learns."""

import math
import random
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")

from training.examples import NOTHING, Answers, Example, batches, collate  # noqa: E402
from training.loop import Recipe, rate_share  # noqa: E402
from training.loss import LossWeights, ends_loss, loss, open_tag_loss  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.sentences import Gold, Names, Tree  # noqa: E402
from training.tables import lemma_lines  # noqa: E402
from training.vocabulary import count_labels  # noqa: E402
from twosource.analyse.encode import Encoded  # noqa: E402
from twosource.analyse.labels import NAME_TAGS, Labels  # noqa: E402

LABELS = Labels(("NOUN", "VERB"), ("NN", "VB"), ("_",), ("o0+",), ("root", "nsubj"))
SMALL = Shape(layers=1, arc=8, relation=4, names=8, ends=4, word_casing=4, encoder_dropout=0.0, head_dropout=0.0)


def example(pieces: int = 4) -> Example:
    words = pieces - 2
    encoded = Encoded(
        tuple(range(101, 101 + pieces)), (7, *(1,) * words, 7), tuple(range(words + 1)), (7, *(1,) * words)
    )
    answers = Answers((2, 0, *(2,) * (words - 2)), (1, 0, *(1,) * (words - 2)), ((0,) * words,) * 4)
    return Example(encoded, answers, ((0,),) * words, None)


def test_open_tags_share_the_blame() -> None:
    scores = torch.log(torch.tensor([[[0.5, 0.25, 0.25], [0.1, 0.1, 0.8]]]))
    one = torch.tensor([[[True, False, False], [False, False, False]]])
    two = torch.tensor([[[True, True, False], [False, False, False]]])
    assert open_tag_loss(scores, one).item() == pytest.approx(-math.log(0.5))
    assert open_tag_loss(scores, two).item() == pytest.approx(-math.log(0.75))


def test_a_tag_left_open_is_not_pushed_down() -> None:
    scores = torch.zeros(1, 1, 3, requires_grad=True)
    open_tag_loss(scores, torch.tensor([[[True, True, False]]])).backward()
    assert scores.grad[0, 0, 1] < 0 < scores.grad[0, 0, 2]


def test_batches_hold_like_lengths_and_lose_none() -> None:
    lengths = [4, 9, 5, 30, 8, 4]
    made = batches([example(n) for n in lengths], 32, random.Random(1))
    assert sorted(len(one.encoded.pieces) for batch in made for one in batch) == sorted(lengths)
    assert all(len(batch) * max(len(one.encoded.pieces) for one in batch) <= 32 for batch in made)


def test_padding_is_told_from_words() -> None:
    batch = collate([example(4), example(6)], len(NAME_TAGS))
    assert batch.given[1].sum(1).tolist() == [4, 6]
    assert batch.words.sum(1).tolist() == [3, 5]
    assert batch.heads[0].tolist() == [NOTHING, 2, 0, NOTHING, NOTHING]
    assert not batch.names[0, 3:].any()


def test_ends_are_learned_within_what_is_shown() -> None:
    batch = collate([replace(example(5), ends=(1, 0, NOTHING)), example(5)], len(NAME_TAGS))
    assert batch.ends.tolist() == [[NOTHING, 1, 0, NOTHING], [NOTHING] * 4]
    odds = torch.zeros(2, 4)
    assert ends_loss(odds, batch.ends).item() == pytest.approx(math.log(2))


def test_the_network_learns_one_sentence_by_heart() -> None:
    torch.manual_seed(1)
    network = Network(LABELS, SMALL)
    network.pieces.weight.requires_grad = False
    batch = collate([example(5)], len(NAME_TAGS))
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    totals = []
    for _ in range(16):
        total = sum(loss(network, batch, LossWeights()).values())
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        totals.append(total.item())
    assert totals[-1] < totals[0] / 2


def test_a_sentence_without_tree_trains_names_alone() -> None:
    network = Network(LABELS, SMALL)
    parts = loss(network, collate([replace(example(), answers=None)], len(NAME_TAGS)), LossWeights())
    assert list(parts) == ["names"]


def tree(*lemmas: str) -> Gold:
    words = tuple(f"{lemma}s" for lemma in lemmas)
    size = len(words)
    found = Tree(("NOUN",) * size, ("NNS",) * size, ("_",) * size, lemmas, (0,) * size, ("root",) * size)
    return Gold(words, found, Names(("O",) * size, frozenset()))


def test_rare_labels_are_left_out() -> None:
    labels = count_labels([tree("raid", "tank"), tree("town")])
    assert (labels.upos, labels.scripts, labels.relations) == (("NOUN",), (), ("root",))


def test_the_table_of_lemmas_takes_the_commonest() -> None:
    forms = [tree("raid"), tree("raid"), tree("raids")]
    forms[2] = Gold(("raids",), forms[2].tree, None)
    assert lemma_lines(forms) == ["raids\tNNS\traid"]


def test_rates_fall_in_a_line_but_not_to_nothing() -> None:
    recipe = Recipe(epochs=4, lowest=0.02)
    assert [rate_share(recipe, epochs) for epochs in (0, 1, 3, 4)] == pytest.approx([1, 0.75, 0.25, 0.02])
