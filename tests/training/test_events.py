"""How the classifiers of events are learned and kept."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.annotations import origin_of  # noqa: E402
from training.event_rows import PartyRow, PartyRows, fold_of, head_of  # noqa: E402
from training.events import Learned, known_paths, sum_up, write  # noqa: E402
from training.perceptron import Choice, Lesson, choice_loss, fit, fit_choice  # noqa: E402
from twosource.analyse.shipped import SUMS  # noqa: E402
from twosource.extract.classifier import FILE, Classifier, learned  # noqa: E402
from twosource.model.text import BlockKind, Sentence, Span, Token  # noqa: E402

MADE = ("events.onnx", "model.onnx", "pieces.bin")
QUICK = Lesson(hidden=8, rounds=60, decay=0.0, dropout=0.0, blind=0.0, rate=0.02, hide=0.0, members=2)


def exclusive_or() -> tuple[np.ndarray, np.ndarray]:
    rows = np.array([[0, 0], [0, 1], [1, 0], [1, 1]] * 64, np.float32)
    return rows, np.array([0, 1, 1, 0] * 64)


def test_it_learns_what_no_single_feature_tells() -> None:
    rows, labels = exclusive_or()
    assert (fit(rows, labels, 2, QUICK, 2)(rows).argmax(1) == labels).all()


def test_the_same_seeds_give_the_same_weights() -> None:
    rows, labels = exclusive_or()
    one, other = fit(rows, labels, 2, QUICK, 2), fit(rows, labels, 2, QUICK, 2)
    assert (one.into == other.into).all()


def test_what_is_written_is_read_again_and_has_its_sum(tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text(f"{'a' * 64}  {FILE}\n{'b' * 64}  lemmas.tsv\n", encoding="utf-8")
    for name in MADE:
        (tmp_path / name).write_bytes(b"x")
    ones = Classifier(*(np.ones(shape, np.float32) for shape in ((3, 2), (2,), (2, 4), (4,))))
    write(Learned(ones, ones, ones, ones, ones, ("vnsubj",)), tmp_path)
    sum_up(tmp_path)
    tables = learned(tmp_path / FILE)
    assert Classifier.of(tables, "tells").into.shape == (3, 2)
    assert tables["paths"].tolist() == ["vnsubj"]
    lines = (tmp_path / SUMS).read_text(encoding="utf-8").splitlines()
    assert f"{hashlib.sha256((tmp_path / FILE).read_bytes()).hexdigest()}  {FILE}" in lines
    assert f"{'b' * 64}  lemmas.tsv" in lines
    assert [line[66:] for line in lines] == sorted([*MADE, FILE, "lemmas.tsv"])


def test_rare_paths_are_not_told_apart() -> None:
    row, rare = (PartyRow([], way, np.zeros(1), 0) for way in ("vnsubj", "^conj vobl"))
    assert known_paths([PartyRows(np.zeros(1), (row, row))] * 10 + [PartyRows(np.zeros(1), (rare,))]) == ("vnsubj",)


def test_a_choice_is_learned_among_candidates_and_none() -> None:
    chance = np.random.default_rng(1)
    rows = chance.normal(size=(900, 2)).astype(np.float32)
    sets = np.repeat(np.arange(300), 3)
    best = rows[:, 0].reshape(300, 3).argmax(1)
    told = chance.random(300) < 0.5  # whether one is right at all is known of the set
    labels = np.zeros(900, np.int64)
    labels[np.arange(300)[told] * 3 + best[told]] = 1
    lesson = replace(QUICK, rounds=30, rate=0.01)
    one, none = fit_choice(Choice(rows, sets, labels, told[:, None].astype(np.float32)), 1, lesson)
    scores, nobody = one.scores(rows)[:, 0].reshape(300, 3), none.scores(told[:, None].astype(np.float32))[:, 0]
    assert (scores.argmax(1) == best).mean() > 0.9
    assert ((scores.max(1) > nobody) == told).mean() > 0.9


def test_the_loss_of_a_choice_is_the_log_share_of_the_right_one() -> None:
    scores, none = torch.zeros(2, 1), torch.zeros(1, 1)
    sets = torch.zeros(2, dtype=torch.long)
    right = choice_loss(scores, none, sets, torch.tensor([1, 0])).item()
    assert right == pytest.approx(np.log(3))
    both = choice_loss(scores, none, sets, torch.tensor([1, 1])).item()
    assert both == pytest.approx(np.log(3 / 2))


def test_a_story_is_always_left_out_of_the_same_part() -> None:
    assert {fold_of(f"stories/s{i:03}") for i in range(50)} == {0, 1, 2}
    whole, single = {"reports": [{"from": "stories/s001/r3.txt"}]}, {"reports": [{"from": "stories/s001/r8.txt"}]}
    assert fold_of(origin_of(whole)) == fold_of(origin_of(single))
    assert origin_of({"reports": [{"from": "wire/texts.jsonl#7"}]}) == "wire/texts.jsonl#7"


def test_the_head_of_a_span_is_the_word_that_the_others_hang_on() -> None:
    words = [("two", 1, "NUM"), ("villages", 2, "NOUN"), ("burned", -1, "VERB")]
    tokens, at = [], 0
    for word, head, upos in words:
        tokens.append(Token(Span(at, at + len(word)), word, word, upos, "_", "", head, "dep"))
        at += len(word) + 1
    sentence = Sentence(Span(0, at), 0, BlockKind.PROSE, tuple(tokens), ())
    assert head_of(sentence, {"start": 0, "end": 12}) == 1
    assert head_of(sentence, {"start": 90, "end": 95}) is None
