from pathlib import Path

from bench.gate import Breach, breaches, fingerprint, load_floors


def test_a_figure_at_its_floor_holds() -> None:
    assert breaches("cases", {"event": 40.0}, {"cases": {"event": 40.0}}) == []


def test_a_figure_below_its_floor_is_a_breach() -> None:
    assert breaches("cases", {"event": 39.9}, {"cases": {"event": 40.0}}) == [Breach("cases", "event", 39.9, 40.0)]


def test_a_figure_that_was_not_measured_is_a_breach() -> None:
    assert breaches("cases", {}, {"cases": {"event": 40.0}}) == [Breach("cases", "event", None, 40.0)]


def test_a_ceiling_holds_from_above() -> None:
    floors: dict[str, dict[str, float | dict[str, float]]] = {"police": {"false_alarms": {"max": 4.0}}}
    assert breaches("police", {"false_alarms": 3.0}, floors) == []
    assert breaches("police", {"false_alarms": 4.5}, floors) == [Breach("police", "false_alarms", 4.5, 4.0)]


def test_the_kept_floors_have_figures_for_each_task() -> None:
    floors = load_floors()
    assert floors
    assert all(floors.values())


def test_a_changed_byte_changes_the_fingerprint(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("16 killed", encoding="utf-8")
    before = fingerprint([file])
    file.write_text("17 killed", encoding="utf-8")
    assert fingerprint([file]) != before
