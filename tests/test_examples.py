"""What a stranger must see in the record of the example reports."""

from twosource.model.finding import Measure
from twosource.model.record import Proposition, Record, Stance, Standing


def words(record: Record, proposition: Proposition, stance: Stance) -> str:
    texts = {r.id: r.text for r in record.reports}
    sides = [q for q in proposition.positions if q.stance is stance]
    return " | ".join(f"{q.source_name}: {texts[q.report][s.start : s.end]}" for q in sides for s in q.spans)


def contested(record: Record) -> list[tuple[str, str]]:
    """Who asserts and who denies, with their words, of each contested proposition."""
    found = [p for p in record.propositions if p.standing is Standing.CONTESTED]
    return [(words(record, p, Stance.ASSERTS), words(record, p, Stance.DENIES)) for p in found]


def test_whether_baghdad_was_told_is_contested(example_record: Record) -> None:
    assert any("informed" in asserts and "Iraq: " in denies for asserts, denies in contested(example_record))


def test_who_blames_and_who_denies_for_the_attack_in_jordan(example_record: Record) -> None:
    sides = contested(example_record)
    assert any("Joe Biden" in asserts and "Iran" in denies for asserts, denies in sides)


def test_the_dead_are_kept_by_source(example_record: Record) -> None:
    dead = {f.low for said in example_record.findings for f in said.figures if f.measure is Measure.KILLED}
    assert {3, 11, 16, 18, 23} <= dead


def test_the_copy_is_counted_once(example_record: Record) -> None:
    paths = {r.id: r.path for r in example_record.reports}
    copies = [{paths[r].removeprefix("strikes-2024/") for r in group.reports} for group in example_record.copies]
    assert copies == [{"harbour-standard.html", "feed.jsonl#1"}]


def test_the_relay_is_named(example_record: Record) -> None:
    paths = {r.id: r.path for r in example_record.reports}
    assert ("strikes-2024/levant-daily.txt", "Northern Wire") in {
        (paths[r.report], r.origin) for r in example_record.relays
    }
