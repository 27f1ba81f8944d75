"""What the PolNeAR task writes for the scorer, and what it keeps of the scorer's figures."""

import json
from pathlib import Path

import pytest

from bench.polnear.task import Predictor, as_record, figures, run
from bench.task import DataAbsentError, Request
from twosource.model.finding import Attribution

TEXT = 'The mayor said the union claims the port is shut.\n\n"It is open," he added.'


@pytest.fixture(scope="module")
def found() -> tuple[Attribution, ...]:
    return Predictor.load()("harbour", TEXT)


def test_an_attribution_within_another_is_left_out(found: tuple[Attribution, ...]) -> None:
    cues = [TEXT[a.cue.start : a.cue.end] for a in found if a.cue]
    assert cues == ["said", "added"]


def test_a_record_holds_the_places_of_the_three_parts(found: tuple[Attribution, ...]) -> None:
    assert as_record(found[0]) == {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 48]]}


def test_figures_are_in_per_cent() -> None:
    row = {"p": 0.5, "r": 0.25, "f1": 0.4}
    kinds = ("direct", "mixed", "indirect")
    names = ["attr.agr", "attr.overlap", "attr.exact", "given.content_dice", *(f"attr.agr.recall.{k}" for k in kinds)]
    kept = figures(json.dumps(dict.fromkeys(names, row)))
    assert kept["attr.agr.f1"] == pytest.approx(40)
    assert kept["recall.mixed"] == pytest.approx(25)


def test_absent_data_are_said_to_be_absent(tmp_path: Path) -> None:
    with pytest.raises(DataAbsentError):
        run(Request(tmp_path, None, tmp_path))
