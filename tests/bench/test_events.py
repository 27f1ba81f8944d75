import json
from pathlib import Path

from bench.events.task import prediction
from bench.police.task import has_police_force
from bench.single import as_report, records
from twosource.pipeline import Coder

CODER = Coder.load()


def test_a_charge_stands_in_place_of_what_is_charged() -> None:
    record = {"id": "s-1", "text": "Norland accused the Red Front of shelling two villages on Monday."}
    assert [e["plover"] for e in prediction(CODER, record)["events"]] == ["ACCUSE"]


def test_a_governing_event_stands_in_place_of_those_below_it() -> None:
    record = {"id": "s-1", "text": "The rebels refused to free the hostages on Monday."}
    assert [e["plover"] for e in prediction(CODER, record)["events"]] == ["REJECT"]


def test_police_force_is_an_alarm_and_a_statement_is_none() -> None:
    assert has_police_force(CODER, {"id": "s-1", "text": "Police arrested ten protesters in Karsa on Monday."})
    assert not has_police_force(CODER, {"id": "s-1", "text": "Police said that the road was open."})


def test_an_empty_text_has_no_blocks() -> None:
    assert as_report("s-1", "").blocks == ()


def test_records_skip_empty_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "s-1"}) + "\n\n", encoding="utf-8")
    assert list(records(file)) == [{"id": "s-1"}]
