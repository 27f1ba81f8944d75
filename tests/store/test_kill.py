"""A writer killed at any moment leaves a sound file with whole reports only, and a second run completes it."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from tests.records import RECORD
from tests.store.keeping import read_from
from twosource.model.record import Record, Ref
from twosource.store import open_record, read_record

COPIES = 15
CHILD = "import sys; from pathlib import Path; from tests.store.test_kill import write; write(Path(sys.argv[1]))"


def many() -> Record:
    """The four reports many times over, each with its findings and one story that joins them."""
    reports = tuple(
        replace(r, id=f"{n}-{r.id}", path=f"{n:03}/{r.path}") for n in range(COPIES) for r in RECORD.reports
    )
    found = [f for _ in range(COPIES) for f in RECORD.findings]
    findings = tuple(
        replace(
            f,
            report=r.id,
            attributions=tuple(replace(a, report=r.id) for a in f.attributions),
            events=tuple(replace(e, report=r.id) for e in f.events),
            figures=tuple(replace(g, report=r.id) for g in f.figures),
        )
        for r, f in zip(reports, found, strict=True)
    )
    story = replace(RECORD.stories[0], reports=tuple(r.id for r in reports))
    mentions = tuple(Ref(f.report, e.id) for f in findings for e in f.events)
    happening = replace(RECORD.happenings[0], mentions=mentions)
    nothing = replace(RECORD, copies=(), relays=(), figure_sets=(), propositions=(), skipped=())
    nothing = replace(nothing, chains=(), turns=(), actor_days=(), figure_views=())
    return replace(nothing, reports=reports, findings=findings, stories=(story,), happenings=(happening,))


def write(path: Path) -> None:
    """Write the record as a run does: what is known already is passed over."""
    whole = many()
    with open_record(path) as record:
        known = record.known_inputs()
        for source, read in groupby(zip(whole.reports, whole.findings, strict=True), lambda pair: read_from(pair[0])):
            if source not in known:
                for report, findings in read:
                    record.add(report, findings, source)
                record.finish_input(source)
        record.replace_joined(whole)


def run_and_kill(path: Path, after: float) -> None:
    """Start a writer; kill it so long after it began to write."""
    writer = subprocess.Popen([sys.executable, "-c", CHILD, path])
    while not path.exists() and writer.poll() is None:
        time.sleep(0.005)
    time.sleep(after)
    writer.send_signal(signal.SIGKILL)
    writer.wait(60)


def assert_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@pytest.mark.parametrize("seed", range(4))
def test_killed_and_resumed_it_is_the_record_of_an_undisturbed_run(tmp_path: Path, seed: int) -> None:
    path, whole = tmp_path / "record.db", many()
    expected = dict(zip(whole.reports, whole.findings, strict=True))
    for after in random.Random(seed).choices([0.0, 0.02, 0.05, 0.1, 0.2, 0.4], k=2):
        run_and_kill(path, after)
        with open_record(path) as record:
            reports, findings = record.current()
        assert all(expected[report] == found for report, found in zip(reports, findings, strict=True))
        assert_sound(path)
    write(path)
    assert read_record(path) == whole
    assert_sound(path)
