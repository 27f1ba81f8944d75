"""The whole of `weigh` on four invented reports."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import figure, findings, happened, party, report, said
from tests.ferry import FINDINGS, REPORTS
from twosource.link import Linker
from twosource.model.finding import Sector
from twosource.model.record import (
    Actor,
    Convention,
    FigureGroup,
    Joined,
    JoinedHappening,
    Record,
    Ref,
    Relation,
    Skipped,
    Standing,
    Story,
)
from twosource.weigh import Weigher

LINKER, WEIGHER = Linker.load(), Weigher.load()
RECORD = WEIGHER(REPORTS, FINDINGS, LINKER(REPORTS, FINDINGS))


def test_the_torpedo_is_contested() -> None:
    (torpedo,) = [p for p in RECORD.propositions if "torpedo" in p.text]
    assert torpedo.standing is Standing.CONTESTED
    assert {q.origin for q in torpedo.positions} == {"Ines Roa", "Osk Veld", "the navy", "the rebels"}


def test_three_reports_of_the_sinking_are_two_witnesses() -> None:
    (sinking,) = [h for h in RECORD.happenings if len(h.mentions) == 3]
    assert (sinking.origins, sinking.start, sinking.place) == (2, "2031-05-02", "Tarn")


def test_tolls_that_cannot_both_hold_conflict() -> None:
    (toll,) = RECORD.figure_sets
    assert (toll.relation, toll.low, toll.high) == (Relation.CONFLICT, 4, None)


def test_what_was_left_out_is_handed_through() -> None:
    left_out = (Skipped("x.txt", "read", "no text"),)
    assert WEIGHER((), (), LINKER((), ()), left_out) == Record((), (), (), (), (), (), (), (), (), (), left_out)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference_to_what_they_say_together(shuffle: random.Random) -> None:
    reports, findings = list(REPORTS), list(FINDINGS)
    shuffle.shuffle(reports)
    shuffle.shuffle(findings)
    found = WEIGHER(tuple(reports), tuple(findings), LINKER(tuple(reports), tuple(findings)))
    assert replace(found, reports=(), findings=()) == replace(RECORD, reports=(), findings=())


def test_an_armys_word_on_the_rebels_it_killed_counts_for_high_alone() -> None:
    text = (
        "The Velmish army killed rebels in Tarn on Friday. Nine died, a doctor said; fifty did, the Velmish army said."
    )
    of = report("r", text, outlet="Coast Herald", published="2031-05-03")
    army = replace(party(of, "The Velmish army"), name="Velmish army", sector=Sector.MIL)
    killing = replace(happened(of, "e", "killed", recipients=["rebels"], day="2031-05-02"), actors=(army,))
    told = findings(
        of,
        [said(of, "a1", "a doctor", "said", "Nine died"), said(of, "a2", "the Velmish army", "said", "fifty did")],
        [killing],
        [figure(of, "f1", "Nine", 9, 9, event="e", by="a1"), figure(of, "f2", "fifty", 50, 50, event="e", by="a2")],
    )
    told = replace(told, attributions=(told.attributions[0], replace(told.attributions[1], source_name="Velmish army")))
    joined = Joined(
        (),
        (),
        (Story("s", "", ("r",)),),
        (Actor("a", "Velmish army", ("Velmish army",), None, Sector.MIL),),
        (JoinedHappening("h", "s", (Ref("r", "e"),)),),
        (FigureGroup("f", "h", (Ref("r", "f1"), Ref("r", "f2"))),),
        (),
        (),
    )
    record = WEIGHER((of,), (told,), joined)
    (ucdp,) = (v for v in record.figure_views if v.convention is Convention.UCDP)
    assert (ucdp.written, "a party’s claim" in ucdp.rule) == ("9/9/50", True)
    (day,) = record.actor_days
    assert (day.actor, day.hostile, day.lowest) == (None, 1, -9)
