"""Which mentions are the same happening, and why."""

from dataclasses import replace

from tests.builders import findings, happened, report
from tests.ferry import HERALD, HERALD_SAYS, STAR, STAR_SAYS
from twosource.link.actors import Actors
from twosource.link.clusters import Rulings
from twosource.link.happenings import HappeningSettings, happening_groups, happening_judgements
from twosource.link.traits import Traits, traits_of
from twosource.link.words import Vocabulary
from twosource.model.finding import EventType, Findings
from twosource.model.record import Story, Verdict
from twosource.model.text import Report

VOCABULARY = Vocabulary.load()
SETTINGS = HappeningSettings()


def traits(*told: tuple[Report, Findings]) -> list[Traits]:
    story = Story("s", "", tuple(r.id for r, _ in told))
    roster = Actors.load()([f for _, f in told], [story], Rulings())
    return [t for r, f in told for t in traits_of(r, f, "s", roster, VOCABULARY)]


def groups(found: list[Traits], rulings: Rulings | None = None) -> list[list[str]]:
    joined = happening_groups(found, happening_judgements(found, SETTINGS), rulings or Rulings(), SETTINGS)
    return [[f"{m.report}:{m.finding}" for m in h.mentions] for h in joined]


def test_the_ferry_sinks_once_and_the_torpedo_is_fired_once() -> None:
    found = traits((HERALD, HERALD_SAYS), (STAR, STAR_SAYS))
    assert groups(found) == [["a:e1", "c:e1"], ["a:e2", "c:e2"]]


def test_a_judgement_says_what_speaks_for_it_and_the_score_is_the_sum() -> None:
    found = traits((HERALD, HERALD_SAYS), (STAR, STAR_SAYS))
    (sank,) = [j for j in happening_judgements(found, SETTINGS) if (j.left, j.right) == ("a:e1", "c:e1")]
    features = {r.feature for r in sank.reasons}
    assert sank.verdict is Verdict.SAME
    assert {"same_type", "same_word", "same_recipient", "same_place", "same_date"} <= features
    assert sank.score == round(sum(r.weight for r in sank.reasons), 4)


def test_the_same_kind_of_thing_to_others_elsewhere_is_another() -> None:
    one = report("x", "Gunmen killed the baker Ott Lind in Velm on Monday.")
    two = report("y", "Gunmen killed the priest Jon Sarr in Tarn on Friday.")
    found = traits(
        (one, findings(one, events=[happened(one, "e", "killed", recipients=["the baker Ott Lind"], place="Velm", day="2031-05-05")])),
        (two, findings(two, events=[happened(two, "e", "killed", recipients=["the priest Jon Sarr"], place="Tarn", day="2031-05-09")])),
    )  # fmt: skip
    assert groups(found) == [["x:e"], ["y:e"]]


def test_a_decision_parts_what_is_alike() -> None:
    found = traits((HERALD, HERALD_SAYS), (STAR, STAR_SAYS))
    assert ["a:e1", "c:e1"] not in groups(found, Rulings(frozenset(), frozenset({("a:e1", "c:e1")})))


def test_mentions_with_nothing_in_common_are_not_compared() -> None:
    found = traits((HERALD, HERALD_SAYS))
    apart = replace(found[0].telling, context=frozenset())
    lone = replace(
        found[0], type=EventType.AID, head="bring", heads=frozenset({"bring"}), actors=found[1].actors, telling=apart
    )
    assert happening_judgements([found[0], replace(lone, place=frozenset())], SETTINGS) == ()


def test_what_is_told_as_the_main_thing_counts_only_where_nothing_tells_the_two_apart() -> None:
    one = report("x", "Gunmen killed the baker Ott Lind in Velm.")
    two = report("y", "Gunmen killed the priest Jon Sarr in Velm.")
    found = traits(
        (one, findings(one, events=[happened(one, "e", "killed", recipients=["the baker Ott Lind"], place="Velm")])),
        (two, findings(two, events=[happened(two, "e", "killed", recipients=["the priest Jon Sarr"], place="Velm")])),
    )
    (judged,) = happening_judgements(found, SETTINGS)
    told = {r.feature for r in judged.reasons}
    assert "other_recipient" in told
    assert not told & {"lone_word", "lone_type", "both_open"}


def test_every_weight_that_is_learned_is_of_a_feature_that_exists() -> None:
    found = traits((HERALD, HERALD_SAYS), (STAR, STAR_SAYS))
    assert {r.feature for j in happening_judgements(found, SETTINGS) for r in j.reasons} <= SETTINGS.weights.keys()
