from pathlib import Path

import pytest

from tests.analyse.golden import FOLDER, golden, text_of
from twosource.analyse import Analyser

ANALYSE = Analyser.load()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_analysis_is_the_golden_one(path: Path) -> None:
    assert golden(ANALYSE, text_of(path)) == path.read_text(encoding="utf-8")
