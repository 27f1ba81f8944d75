"""Why the record says a thing, in words."""

import unicodedata
from dataclasses import replace

import pytest

from tests.export.hostile import TERMINAL, everywhere
from tests.records import RECORD
from twosource.export.why import JUDGEMENTS, Asked, why_lines
from twosource.model.record import Decision, Judgement, Reason, Record, Review, Ruling, Verdict

KEYS = ("rep-1:e-1", "rep-2:e-2", "rep-3:e-4", "rep-4:e-6")
HAPPENING = Asked("happening", "hap-1", "event", KEYS)


def judged(left: str, right: str, score: float = 1.5, verdict: Verdict = Verdict.SAME) -> Judgement:
    return Judgement("event", left, right, verdict, score, (Reason("place", score, "both at the bridge"),), "link 1")


def told(record: Record, *asked: Asked) -> str:
    return "\n".join(why_lines(record, asked))


def test_a_happening_has_its_words_its_judgements_and_its_links() -> None:
    shown = told(replace(RECORD, judgements=(judged(*KEYS[:2]),)), HAPPENING)
    assert "told 4 times, by 3 independent origins" in shown
    assert "e-1: assault, drone, happened, told by Ilya Toren" in shown
    assert "r1 “strike” (e-1) and r2 “bombing” (e-2): same, +1.50 (link 1, event)" in shown
    assert "+1.50 place: both at the bridge" in shown
    assert "precondition: before hap-2, as told here:" in shown


def test_what_was_left_open_stands_apart() -> None:
    near = judged("rep-1:e-1", "rep-2:e-3", -0.5, Verdict.UNSURE)
    shown = told(replace(RECORD, judgements=(near,)), HAPPENING)
    assert "what came near to being the same" in shown
    assert "left open, -0.50" in shown
    assert "why they are one" not in shown


def test_many_judgements_are_cut_and_it_is_said() -> None:
    many = tuple(judged(*KEYS[:2]) for _ in range(JUDGEMENTS + 3))
    assert "(3 more: give two ids to see a pair)" in told(replace(RECORD, judgements=many), HAPPENING)


def test_a_proposition_says_why_it_stands_as_it_does() -> None:
    shown = told(RECORD, Asked("proposition", "prop-1", "proposition", ()))
    assert "contested: somebody asserts it, and somebody else denies or doubts it" in shown
    assert "who asserts: Rebels · who denies: Army · who doubts: Army" in shown
    assert "[that it had carried out the strike]" in shown


def test_a_figure_set_has_each_figure_and_each_convention() -> None:
    shown = told(RECORD, Asked("figure set", "fig-1", "figure", ()))
    assert "ACLED: 12 (the lowest of 3 figures)" in shown
    assert "f-3: 16, killed, people, told by hospital doctors" in shown


def test_decisions_are_shown_with_their_notes() -> None:
    decision = Decision("event", *KEYS[:2], Verdict.DIFFERENT, "two bridges")
    review = Review("rep-1", "e-1", Ruling.CORRECT, "mode", "aerial", "seen on film")
    record = replace(RECORD, decisions=(decision,), reviews=(review,))
    assert "(e-2): different (“two bridges”)" in told(record, HAPPENING).replace("\n    ", " ")
    event = Asked("event", "e-1", "event", KEYS[:1])
    assert "decided by a person: correct, mode = aerial (“seen on film”)" in told(record, event)


def test_of_two_things_what_was_judged_as_a_pair() -> None:
    asked = [Asked("event", key.partition(":")[2], "event", (key,)) for key in KEYS[:2]]
    assert "none is kept: they were found different" in told(RECORD, *asked)
    record = replace(RECORD, judgements=(judged(*KEYS[:2]),))
    assert "judged as a pair: 1 judgement" in told(record, *asked)


@pytest.mark.parametrize(
    ("kind", "id_", "words"),
    [
        ("report", "rep-3", "has facts from Harbour Agency, in its own words:"),
        ("report", "rep-4", "in copies copy-1, with 1 other report"),
        ("story", "story-1", "r2 ledger.txt, date not stated: Army blamed for attack on bridge (rep-2)"),
        ("copies", "copy-1", "one text, so one origin however many print it"),
        ("actor", "actor-1", "is called: Colonel Mira Dahl"),
        ("attribution", "a-3", "a-3: Army, denial"),
        ("figure", "f-2", "f-2: 30, injured, people, told by Ilya Toren"),
    ],
)
def test_each_kind_of_thing(kind: str, id_: str, words: str) -> None:
    of = {"report": "report-story", "story": "report-story", "copies": "report-copy", "actor": "actor"}
    keys = {"copies": ("rep-3", "rep-4"), "attribution": ("rep-1:a-3",), "figure": ("rep-1:f-2",)}
    assert words in told(RECORD, Asked(kind, id_, of.get(kind, kind), keys.get(kind, (id_,))))


def test_a_name_leads_to_its_actor() -> None:
    shown = told(RECORD, Asked("name", "n-1", "actor", ("n-1",), ("Colonel Mira Dahl",)))
    assert "of actor actor-1, Army" in shown


@pytest.mark.parametrize("hostile", TERMINAL)
def test_no_field_commands_the_terminal(hostile: str) -> None:
    record = everywhere(replace(RECORD, judgements=(judged(*KEYS[:2]),)), hostile)
    asked = [HAPPENING, Asked("proposition", "prop-1", "proposition", ()), Asked("report", "rep-1", "report-story", ())]
    found = "\n".join(told(record, one) for one in asked)
    assert {c for c in found if unicodedata.category(c) in {"Cc", "Cs"}} == {"\n"}
