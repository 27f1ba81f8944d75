"""How the classifiers of events are learned and kept."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from training.event_rows import PartyRow, head_of  # noqa: E402
from training.events import Learned, known_paths, write  # noqa: E402
from training.perceptron import Lesson, fit  # noqa: E402
from twosource.analyse.shipped import SUMS  # noqa: E402
from twosource.extract.classifier import FILE, Classifier, learned  # noqa: E402
from twosource.model.text import BlockKind, Sentence, Span, Token  # noqa: E402

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
    (tmp_path / SUMS).write_text(f"{'a' * 64}  {FILE}\n{'b' * 64}  model.onnx\n", encoding="utf-8")
    ones = Classifier(*(np.ones(shape, np.float32) for shape in ((3, 2), (2,), (2, 4), (4,))))
    write(Learned(ones, ones, ones, ones, ("vnsubj",)), tmp_path)
    tables = learned(tmp_path / FILE)
    assert Classifier.of(tables, "tells").into.shape == (3, 2)
    assert tables["paths"].tolist() == ["vnsubj"]
    digest = hashlib.sha256((tmp_path / FILE).read_bytes()).hexdigest()
    sums = f"{digest}  {FILE}\n{'b' * 64}  model.onnx\n"
    assert (tmp_path / SUMS).read_text(encoding="utf-8") == sums


def test_rare_paths_are_not_told_apart() -> None:
    row = PartyRow([], "vnsubj", np.zeros(1), np.zeros(1), 0)
    rare = PartyRow([], "^conj vobl", np.zeros(1), np.zeros(1), 0)
    assert known_paths([row] * 20 + [rare]) == ("vnsubj",)


def test_the_head_of_a_span_is_the_word_that_the_others_hang_on() -> None:
    words = [("two", 1, "NUM"), ("villages", 2, "NOUN"), ("burned", -1, "VERB")]
    tokens, at = [], 0
    for word, head, upos in words:
        tokens.append(Token(Span(at, at + len(word)), word, word, upos, "_", "", head, "dep"))
        at += len(word) + 1
    sentence = Sentence(Span(0, at), 0, BlockKind.PROSE, tuple(tokens), ())
    assert head_of(sentence, {"start": 0, "end": 12}) == 1
    assert head_of(sentence, {"start": 90, "end": 95}) is None
