"""Copies: the same text again, whole or trimmed; and what only looks like one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from tests.builders import report
from twosource.link.clusters import Rulings
from twosource.link.copies import CopySettings, copy_groups, copy_judgements, shingles
from twosource.model.record import Judgement, Verdict
from twosource.model.text import BlockKind, Report

SETTINGS = CopySettings()
WIRE = (
    "Fire broke out in the spice market of Orlen before dawn and burned for six hours, the fire brigade said. "
    "Forty stalls were lost. Two night watchmen were taken to hospital with burns, and a third is missing.\n\n"
    "The mayor, who toured the blackened halls at noon, promised the traders a new roof before winter. "
    "Insurers put the damage at four million crowns. The cause is not known."
)
OWN = (
    "Traders of Orlen stood in the rain on Tuesday and looked at what had been their market. Nobody could tell them "
    "who would pay. The halls were built a century ago, and their wooden roofs had never been treated against fire.\n\n"
    "An inquiry into the wiring, promised after the last blaze, was never begun, according to the town's own minutes."
)
NOTICE = (
    "Sign up for our morning letter and never miss a story that matters to you and to the people in your town. "
    "By going on you accept our terms of use, our rules on privacy and the way in which we and our partners count you."
)


def judged(*reports: Report, stories: Sequence[str] = ()) -> tuple[Judgement, ...]:
    return copy_judgements(reports, dict(zip([r.id for r in reports], stories, strict=False)), SETTINGS)


def test_a_whole_copy_is_found_and_shows_why() -> None:
    (found,) = judged(report("a", WIRE), report("b", WIRE.upper()))
    assert (found.left, found.right, found.verdict) == ("a", "b", Verdict.SAME)
    assert found.score == sum(r.weight for r in found.reasons)


def test_a_trimmed_copy_within_longer_text_is_found() -> None:
    trimmed = WIRE.split("\n\n")[0] + "\n\n" + OWN
    (found,) = judged(report("a", WIRE.split("\n\n")[0]), report("b", trimmed))
    assert found.verdict is Verdict.SAME


def test_two_reports_of_one_fire_are_no_copies() -> None:
    assert judged(report("a", WIRE), report("b", OWN)) == ()


def test_a_notice_under_reports_of_many_stories_makes_no_copies() -> None:
    others = ["The chess club of Velm won.", "Milk is dear in Tarn this week.", "Rain fell over the Karsa hills."]
    reports = [report(name, f"{text}\n\n{NOTICE}") for name, text in zip("abc", others, strict=True)]
    assert judged(*reports, stories="xyz") == ()
    assert len(judged(*reports[:2], stories="xy")) == 1


def test_what_is_no_text_of_the_report_does_not_count() -> None:
    text = f"{OWN}\n\n{NOTICE}"
    plain = report("a", text)
    marked = replace(plain, blocks=(*plain.blocks[:-1], replace(plain.blocks[-1], kind=BlockKind.JUNK)))
    assert len(shingles(marked, 5)) < len(shingles(plain, 5))


def test_a_text_shorter_than_a_run_of_words_has_no_shingles() -> None:
    assert shingles(report("a", "Ferry sinks."), 5).tolist() == []


def test_hashes_are_the_same_on_every_run() -> None:
    assert shingles(report("a", "one two three four five"), 5).dtype == np.uint64
    assert [int(h) for h in shingles(report("a", "one two three four five"), 5)] == [10067162575627038320]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_reports_makes_no_difference(order: tuple[int, ...]) -> None:
    reports = [report("a", WIRE), report("b", WIRE + " Rain came."), report("c", OWN)]
    (group,) = copy_groups(judged(*(reports[i] for i in order)), Rulings(), SETTINGS)
    assert group.reports == ("a", "b")


def test_a_decision_parts_two_copies() -> None:
    found = judged(report("a", WIRE), report("b", WIRE))
    assert copy_groups(found, Rulings(frozenset(), frozenset({("a", "b")})), SETTINGS) == ()


def test_a_decision_joins_two_that_are_not_alike() -> None:
    (group,) = copy_groups((), Rulings(frozenset({("a", "b")})), SETTINGS)
    assert group.reports == ("a", "b")
