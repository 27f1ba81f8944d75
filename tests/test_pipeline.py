"""The whole path, on real files: what goes in, in whatever order and with however many workers, gives one record."""

import shutil
import time
from pathlib import Path

import pytest

from tests.conftest import EXAMPLES
from twosource.export.case import to_json
from twosource.model.record import Record
from twosource.pipeline import build
from twosource.store import read_record


def built(folder: Path, *paths: Path, jobs: int = 1) -> Record:
    record = folder / "record.db"
    build(paths, record, mapping={}, jobs=jobs)
    return read_record(record)


def test_two_workers_make_the_same_record_as_one(tmp_path: Path, example_record: Record) -> None:
    assert built(tmp_path, EXAMPLES, jobs=2) == example_record


def test_the_order_of_files_changes_nothing(tmp_path: Path, example_record: Record) -> None:
    files = sorted(EXAMPLES.iterdir(), reverse=True)
    assert built(tmp_path, *files) == example_record


def test_reports_that_come_one_by_one_make_the_same_record(tmp_path: Path, example_record: Record) -> None:
    for file in sorted(EXAMPLES.iterdir()):
        record = built(tmp_path, file)
    assert to_json(record) == to_json(example_record)


def test_a_second_run_reads_nothing(tmp_path: Path) -> None:
    record = tmp_path / "record.db"
    first = build((EXAMPLES,), record, mapping={}, jobs=1)
    again = build((EXAMPLES,), record, mapping={}, jobs=1)
    assert (first.read, again.read, again.known) == (8, 0, 7)


def test_a_changed_file_is_read_again_and_replaces_its_report(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Police said on Monday that 3 men were killed.\n", encoding="utf-8")
    record = tmp_path / "record.db"
    build((folder,), record, mapping={}, jobs=1)
    (folder / "a.txt").write_text("Police said on Monday that 4 men were killed.\n", encoding="utf-8")
    assert build((folder,), record, mapping={}, jobs=1).read == 1
    assert [r.text for r in read_record(record).reports] == ["Police said on Monday that 4 men were killed.\n"]


def test_a_bad_input_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    shutil.copy(next(EXAMPLES.glob("*.txt")), folder / "good.txt")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.json").write_text('{"text": ', encoding="utf-8")
    outcome = build((folder,), tmp_path / "record.db", mapping={}, jobs=1)
    assert (outcome.read, outcome.failed) == (1, 2)
    assert {Path(s.path).name for s in outcome.skipped} == {"empty.txt", "broken.json"}
    assert {s.path for s in read_record(tmp_path / "record.db").skipped} == {s.path for s in outcome.skipped}


def test_a_run_that_is_stopped_keeps_what_it_read_and_goes_on_from_there(
    tmp_path: Path, example_record: Record
) -> None:
    def stop_after_three(done: int, total: int, failed: int, phase: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    record = tmp_path / "record.db"
    outcome = build((EXAMPLES,), record, mapping={}, jobs=1, step=stop_after_three)
    assert outcome.stopped
    assert 0 < len(read_record(record).reports) < 8
    build((EXAMPLES,), record, mapping={}, jobs=1)
    assert to_json(read_record(record)) == to_json(example_record)


@pytest.mark.parametrize(
    "text", ["\x00\x00", "\ufeff", "a" * 200_000, "“" * 500, "said " * 3_000, "\u202e said \u2066\n\n" * 50]
)
def test_hostile_text_does_not_stop_a_run(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    (tmp_path / "y.txt").write_text("Police said on Monday that 3 men were killed.\n", encoding="utf-8")
    build((tmp_path / "x.txt", tmp_path / "y.txt"), tmp_path / "record.db", mapping={}, jobs=1)
    assert "y.txt" in {Path(r.path).name for r in read_record(tmp_path / "record.db").reports}


def test_the_clock_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, example_record: Record) -> None:
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert built(tmp_path, EXAMPLES) == example_record
