"""The names of our own marking are checked on their offsets here; on their texts when the model is trained."""

import json
from pathlib import Path

import pytest

from training.agreement import names_agreement
from training.annotations import TextDiffersError, sha256
from training.own_names import marked, read_own_names
from training.sentences import spans
from twosource.analyse.labels import NAME_TYPES

TEXT = "Ada Ode of the Gulf Courier\nleft Al-Qarra’s port. She is safe."


def write(folder: Path, text: str = TEXT) -> None:
    names = [(name, kind) for name, kind in (("Ada Ode", "PER"), ("Gulf Courier", "ORG"), ("Al-Qarra", "GPE"))]
    places = [(TEXT.index(name), TEXT.index(name) + len(name), kind) for name, kind in names]
    line = {"from": "a.txt", "sha256": sha256(text), "sentences": [[0, 49], [50, len(TEXT)]], "names": places}
    (folder / "train.jsonl").write_text(json.dumps(line), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")


def test_names_are_carried_to_words(tmp_path: Path) -> None:
    write(tmp_path)
    first, second = read_own_names(tmp_path, "train", tmp_path)
    assert first.names is not None
    found = [(" ".join(first.words[a:b]), kind) for a, b, kind in spans(first.names.tags)]
    assert found == [("Ada Ode", "PER"), ("Gulf Courier", "ORG"), ("Al - Qarra", "GPE")]
    assert second.words == ("She", "is", "safe", ".")


def test_another_text_is_refused(tmp_path: Path) -> None:
    write(tmp_path, text="another")
    with pytest.raises(TextDiffersError, match="the text is absent"):
        list(read_own_names(tmp_path, "train", tmp_path))


@pytest.mark.parametrize("part", ["train", "dev", "second"])
def test_every_mark_is_a_name_of_a_known_kind_within_a_sentence(part: str) -> None:
    for one in marked(part):
        assert one.sentences
        for start, end, kind in one.names:
            assert kind in NAME_TYPES
            assert any(first <= start < end <= last for first, last in one.sentences)


def test_no_text_is_both_learned_from_and_held_out() -> None:
    assert {one.origin for one in marked("train")} & {one.origin for one in marked("dev")} == set()


def test_there_are_as_many_sentences_as_the_guideline_says() -> None:
    counts = [len(one.sentences) for part in ("train", "dev") for one in marked(part)]
    assert (sum(counts), len(counts)) == (7325, 462)


def test_readers_agree_on_most_names() -> None:
    assert names_agreement()["all"] == pytest.approx(97.5, abs=0.05)
