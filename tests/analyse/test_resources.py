import shutil
from pathlib import Path

import pytest

from twosource.analyse import Analyser, check_shipped, model_version
from twosource.analyse.shipped import SUMS, shipped_folder
from twosource.errors import ResourceError


def test_what_ships_is_what_was_made() -> None:
    check_shipped()


def test_an_altered_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(shipped_folder(), folder)
    with (folder / "lemmas.tsv").open("a", encoding="utf-8") as table:
        table.write("x")
    with pytest.raises(ResourceError, match=r"lemmas\.tsv"):
        check_shipped(folder)


def test_a_model_with_other_sums_has_another_version(tmp_path: Path) -> None:
    (tmp_path / SUMS).write_text("other", encoding="utf-8")
    assert model_version(tmp_path) != model_version()


def test_the_card_names_the_model_that_ships() -> None:
    sums = (shipped_folder() / SUMS).read_text(encoding="utf-8")
    card = (shipped_folder() / "model_card.md").read_text(encoding="utf-8")
    assert next(line[:64] for line in sums.splitlines() if line.endswith("model.onnx")) in card


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match=r"labels\.json"):
        Analyser.load(folder=tmp_path)
