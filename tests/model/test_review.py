"""Findings as a person's decisions leave them."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.records import FINDINGS
from twosource.errors import DecisionError
from twosource.model.finding import Act, Attribution, Basis, EventMention, EventType, Figure, Measure, Status
from twosource.model.record import Review, Ruling
from twosource.model.review import FIELDS, Finding, corrected, reviewed, standing

POST, LEDGER = FINDINGS[0], FINDINGS[1]


def made(finding: str, ruling: Ruling, field: str | None = None, value: str | None = None) -> Review:
    return Review("rep-1", finding, ruling, field, value, "")


def test_without_reviews_nothing_changes() -> None:
    assert reviewed(FINDINGS, ()) == FINDINGS


def test_a_review_of_what_is_not_there_changes_nothing() -> None:
    assert reviewed(FINDINGS, (made("no-such", Ruling.REJECT),)) == FINDINGS


def test_what_was_rejected_is_gone_and_nothing_refers_to_it() -> None:
    (found, *_) = reviewed(FINDINGS, (made("a-1", Ruling.REJECT), made("e-1", Ruling.REJECT)))
    assert [a.id for a in found.attributions] == ["a-2", "a-3", "a-4"]
    assert found.events == ()
    assert {f.event for f in found.figures} == {None}


def test_what_stood_inside_a_rejected_attribution_stands_in_the_one_around_it() -> None:
    inner = replace(POST.attributions[1], within="a-1")
    deeper = replace(POST.attributions[2], within="a-2")
    said = replace(POST, attributions=(POST.attributions[0], inner, deeper))
    (found,) = reviewed((said,), (made("a-2", Ruling.REJECT),))
    assert [(a.id, a.within) for a in found.attributions] == [("a-1", None), ("a-3", "a-1")]
    assert {f.by for f in found.figures} == {"a-1"}


def test_a_correction_changes_one_field_and_keeps_the_id() -> None:
    (found, *_) = reviewed(FINDINGS, (made("f-1", Ruling.CORRECT, "low", "14"),))
    assert (found.figures[0].id, found.figures[0].low, found.figures[0].high) == ("f-1", 14, None)


@pytest.mark.parametrize(
    ("rulings", "rejected", "changes"),
    [
        ([Ruling.REJECT], True, ()),
        ([Ruling.REJECT, Ruling.ACCEPT], False, ()),
        ([Ruling.CORRECT, Ruling.ACCEPT], False, ()),
        ([Ruling.ACCEPT, Ruling.CORRECT], False, (("low", "14"),)),
        ([Ruling.CORRECT, Ruling.REJECT], True, ()),
        ([Ruling.REJECT, Ruling.UNSURE], False, ()),
        ([Ruling.CORRECT, Ruling.UNSURE], False, ()),
    ],
)
def test_the_later_outranks_the_earlier(
    rulings: list[Ruling], rejected: bool, changes: tuple[tuple[str, str], ...]
) -> None:
    field = {Ruling.CORRECT: ("low", "14")}
    held = standing(made("f-1", r, *field.get(r, (None, None))) for r in rulings)
    assert (held.rejected, held.changes) == (rejected, changes)


@pytest.mark.parametrize(
    ("finding", "field", "value", "now"),
    [
        (POST.attributions[0], "act", "deny", Act.DENY),
        (POST.attributions[0], "source_name", "", None),
        (POST.events[0], "type", "coerce", EventType.COERCE),
        (POST.events[0], "status", "negated", Status.NEGATED),
        (POST.events[0], "background", "yes", True),
        (POST.figures[0], "high", "1,200", 1200.0),
        (POST.figures[0], "low", "", None),
        (POST.figures[0], "measure", "injured", Measure.INJURED),
        (POST.figures[0], "who", "soldiers", "soldiers"),
    ],
)
def test_each_kind_of_field(finding: Finding, field: str, value: str, now: object) -> None:
    assert getattr(corrected(finding, field, value), field) == now


def test_dates_places_and_parties_of_an_event() -> None:
    event = POST.events[0]
    dated = corrected(event, "date", "2031-03-01/2031-03-02")
    assert isinstance(dated, EventMention)
    assert dated.when is not None
    assert (dated.when.start, dated.when.end, dated.when.basis) == ("2031-03-01", "2031-03-02", Basis.STATED)
    placed = corrected(event, "place", "Karsa")
    assert isinstance(placed, EventMention)
    assert placed.where is not None
    assert placed.where.name == "Karsa"
    done = corrected(event, "actors", "Army; Rebels")
    assert isinstance(done, EventMention)
    assert [(p.name, p.span) for p in done.actors] == [("Army", event.actors[0].span), ("Rebels", None)]
    assert corrected(event, "date", "") == replace(event, when=None)


@pytest.mark.parametrize(
    ("finding", "field", "value", "message"),
    [
        (POST.figures[0], "lowest", "3", "has no field 'lowest' to correct; it has measure, low"),
        (POST.figures[0], "low", "many", "give a number"),
        (POST.figures[0], "low", "nan", "give a number"),
        (POST.attributions[0], "act", "shout", "give one of state, confirm"),
        (POST.events[0], "date", "Monday", "give a day as 2031-03-04"),
        (POST.events[0], "background", "perhaps", "give yes or no"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(finding: Finding, field: str, value: str, message: str) -> None:
    with pytest.raises(DecisionError, match=message):
        corrected(finding, field, value)


@given(st.sampled_from(list(FIELDS)), st.text(max_size=12), st.data())
def test_a_correction_is_made_or_refused(kind: type[Finding], value: str, data: st.DataObject) -> None:
    finding = {Attribution: POST.attributions[0], EventMention: POST.events[0], Figure: POST.figures[0]}[kind]
    field = data.draw(st.sampled_from(FIELDS[kind]))
    with suppress(DecisionError):
        assert corrected(finding, field, value).id == finding.id
