"""The corpus is checked on its annotations alone here; on its texts too by `make corpus-check` where they are at hand."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from training.agreement import READINGS
from training.annotation_faults import faults_of
from training.annotations import TextDiffersError, one_finding_a_line, split, stories, with_text, without_text
from training.corpus_counts import PAGE, with_tables

TEXT = "Police said on Monday that 3 men were killed."


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def case() -> dict[str, Any]:
    attribution = {
        "id": "a1", "source": span("Police"), "source_name": "police", "source_kind": "police", "cue": span("said"),
        "content": [span("3 men were killed")], "directness": "indirect", "act": "state", "within": None,
    }  # fmt: skip
    event = {
        "id": "e1", "trigger": span("killed"), "type": "ASSAULT", "mode": None, "actors": [], "place": None, "date": None,
        "recipients": [{"span": span("3 men"), "name": "men", "country": None, "sector": "CVL"}], "status": "happened", "by": "a1",
    }  # fmt: skip
    figure = {
        "id": "f1", "span": span("3 men"), "measure": "killed", "low": 3, "high": 3, "qualifier": "exact", "who": "men",
        "event": "e1", "by": "a1",
    }  # fmt: skip
    report = {
        "id": "r1", "from": "r1.txt", "path": "r1.txt", "text": TEXT, "outlet": None, "published": None, "dateline": None,
        "attributions": [attribution], "events": [event], "figures": [figure],
    }  # fmt: skip
    happening = {"id": "E1", "what": "killing", "type": "ASSAULT", "date": None, "place": None, "mentions": ["r1:e1"]}
    figures = {
        "id": "F1",
        "happening": "E1",
        "measure": "killed",
        "who": "men",
        "values": ["r1:f1"],
        "relation": "agree",
    }
    position = {"report": "r1", "attribution": "a1", "source_name": "police", "stance": "asserts"}
    proposition = {"id": "P1", "text": "3 men were killed", "status": "single", "positions": [position]}
    return {
        "case": "x", "title": "x", "happenings": [happening], "figure_sets": [figures], "propositions": [proposition],
        "copies": [], "relays": [], "reports": [report],
    }  # fmt: skip


def kept_without_fault() -> dict[str, Any]:
    kept = without_text(case())
    assert faults_of(kept, {"r1": TEXT}) == []
    return kept


def test_what_is_kept_holds_no_words_of_the_report() -> None:
    written = one_finding_a_line(without_text(case()))
    assert "Police" not in written
    assert json.loads(written) == without_text(case())


def test_a_kept_story_joined_with_its_texts_is_the_story_again(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text(TEXT, encoding="utf-8")
    assert with_text(without_text(case()), tmp_path) == case()


def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r1.txt").write_text(TEXT + " ", encoding="utf-8")
    with pytest.raises(TextDiffersError, match=r"r1\.txt"):
        with_text(without_text(case()), tmp_path)


@pytest.mark.parametrize(
    ("kind", "key", "value", "fault"),
    [
        ("attributions", "act", "mumble", "act 'mumble' is no label"),
        ("attributions", "within", "a9", "within a9 is unknown"),
        ("attributions", "cue", [7, 99], f"span 7-99 is not within 0-{len(TEXT)}"),
        ("attributions", "cue", [6, 11], "span 6-11 begins or ends with white space"),
        ("events", "status", "maybe", "status 'maybe' is no label"),
        ("figures", "event", "e9", "event e9 is unknown"),
        ("figures", "low", 4, "low 4 is above high 3"),
    ],
)
def test_each_fault_is_found(kind: str, key: str, value: object, fault: str) -> None:
    kept = kept_without_fault()
    kept["reports"][0][kind][0][key] = value
    assert [f.partition(": ")[2] for f in faults_of(kept, {"r1": TEXT})] == [fault]


def test_a_happening_of_an_unknown_mention_is_a_fault() -> None:
    kept = kept_without_fault()
    kept["happenings"][0]["mentions"] = ["r1:e2"]
    assert faults_of(kept, {}) == ["E1: r1:e2 is unknown"]


def test_every_kept_story_has_no_fault_and_a_part() -> None:
    kept = [story for _, story in stories()]
    assert len(kept) >= 11
    assert [f for story in kept for f in faults_of(story, {})] == []
    assert {story["case"] for story in kept} == set(split())


def test_no_text_is_in_two_parts() -> None:
    parts, where = split(), {}
    for _, story in stories():
        for report in story["reports"]:
            assert where.setdefault(report["sha256"], parts[story["case"]]) == parts[story["case"]]


def test_hashes_are_of_the_text() -> None:
    assert without_text(case())["reports"][0]["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_page_tells_what_the_corpus_holds() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_tables(page) == page


def test_every_story_read_twice_has_both_readings() -> None:
    readings = {path.name for path in READINGS.glob("*.json")}
    stories_read = {name.partition(".")[0] for name in readings}
    assert readings == {f"{story}.{reading}.json" for story in stories_read for reading in "12"}
    assert stories_read <= set(split())
