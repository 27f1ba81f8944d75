"""What several tests share: the example reports and the record made of them, built once a run."""

from pathlib import Path

import pytest
from hypothesis import settings

from twosource.model.record import Record
from twosource.pipeline import build
from twosource.store import read_record

# A slow machine is no fault: timing never fails a test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "strikes-2024"


@pytest.fixture(scope="session")
def example_record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("examples") / "record.db"
    outcome = build((EXAMPLES,), path, mapping={}, jobs=1)
    assert (outcome.failed, outcome.read) == (0, 8)
    return path


@pytest.fixture(scope="session")
def example_record(example_record_file: Path) -> Record:
    return read_record(example_record_file)
