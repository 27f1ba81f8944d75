"""The whole of `link` on four invented reports."""

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ferry import FINDINGS, REPORTS
from tests.link.golden import PATH, golden
from twosource.link import Linker
from twosource.model.record import Decision, Joined, Verdict

LINKER = Linker.load()
JOINED = LINKER(REPORTS, FINDINGS)


def groups(joined: Joined) -> dict[str, list[set[str]]]:
    """By kind of decision: the groups as sets of ids."""
    return {
        "report-copy": [set(g.reports) for g in joined.copies],
        "report-story": [set(s.reports) for s in joined.stories],
        "event": [{f"{m.report}:{m.finding}" for m in h.mentions} for h in joined.happenings],
        "figure": [{f"{v.report}:{v.finding}" for v in g.values} for g in joined.figure_groups],
    }


def test_what_is_joined_is_what_was_read_over() -> None:
    assert golden().splitlines() == PATH.read_text(encoding="utf-8").splitlines()


def test_nothing_to_join_is_nothing_joined() -> None:
    assert LINKER((), ()) == Joined((), (), (), (), (), (), (), ())


def test_every_mention_is_in_one_happening_and_every_report_in_one_story() -> None:
    mentions = sorted((m.report, m.finding) for h in JOINED.happenings for m in h.mentions)
    assert mentions == sorted((f.report, e.id) for f in FINDINGS for e in f.events)
    assert sorted(r for s in JOINED.stories for r in s.reports) == sorted(r.id for r in REPORTS)


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_and_findings_makes_no_difference(shuffle: random.Random) -> None:
    reports, findings = list(REPORTS), list(FINDINGS)
    shuffle.shuffle(reports)
    shuffle.shuffle(findings)
    assert LINKER(tuple(reports), tuple(findings)) == JOINED


PAIRS = sorted(
    (kind, *sorted(pair))
    for kind, found in groups(JOINED).items()
    for g in found
    for pair in combinations(sorted(g), 2)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PAIRS), min_size=1, max_size=4, unique=True))
def test_no_group_holds_a_pair_that_a_person_judged_different(chosen: list[tuple[str, str, str]]) -> None:
    decisions = tuple(Decision(kind, a, b, Verdict.DIFFERENT, "") for kind, a, b in chosen)
    found = groups(LINKER(REPORTS, FINDINGS, decisions))
    assert [(k, a, b) for k, a, b in chosen for g in found[k] if {a, b} <= g] == []


def test_a_person_may_join_two_stories() -> None:
    decision = Decision("report-story", "a", "d", Verdict.SAME, "one strike")
    assert [s.reports for s in LINKER(REPORTS, FINDINGS, (decision,)).stories] == [("a", "b", "c", "d")]
