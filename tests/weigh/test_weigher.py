"""The whole of `weigh` on four invented reports."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ferry import FINDINGS, REPORTS
from twosource.link import Linker
from twosource.model.record import Record, Relation, Skipped, Standing
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
    assert (found.happenings, found.figure_sets, found.propositions) == (
        RECORD.happenings,
        RECORD.figure_sets,
        RECORD.propositions,
    )
