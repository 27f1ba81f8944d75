"""Learning the weights of propositions, on lessons of a few made-up pairs."""

from tests.builders import report
from training.gold_findings import gold_findings
from training.propositions import Lesson, Ruled, as_toml, learn_choice, learn_pairs
from twosource.link.logodds import LogOdds
from twosource.model.finding import Polarity


def test_the_likest_pair_of_a_bag_stands_for_it() -> None:
    lesson = Lesson()
    for n in range(20):
        lesson.add({"alike": 0.9, "noise": 0.5}, ("story", f"same{n}"), label=True)
        lesson.add({"alike": 0.1, "noise": 0.5}, ("story", f"same{n}"), label=True)
        lesson.add({"alike": 0.2, "noise": 0.5}, ("story", f"other{n}"), label=False)
    scale = learn_pairs(lesson, "alike")
    assert scale([("alike", 0.9, ""), ("noise", 0.5, "")])[0] > 0 > scale([("alike", 0.2, ""), ("noise", 0.5, "")])[0]


def test_what_is_mostly_chosen_weighs() -> None:
    lesson = Lesson()
    for n in range(10):
        lesson.add({"charge": 1.0}, ("story", str(n)), label=True)
        lesson.add({"distance": 1.0}, ("story", str(n)), label=False)
    weights = learn_choice(lesson).weights
    assert weights["charge"] > 0 > weights["distance"]


def test_sides_of_a_proposition() -> None:
    positions = [
        {"report": "r1", "attribution": "a1", "stance": "asserts"},
        {"report": "r1", "attribution": None, "stance": "doubts"},
        {"report": "r2", "attribution": "a2", "stance": "asserts"},
    ]
    ruled = Ruled.of({"propositions": [{"positions": positions}]})
    assert ruled.same == {("r1:a1", "r2:a2")}
    assert ruled.opposite == {("r1:a1", "r1:outlet"), ("r1:outlet", "r2:a2")}


def test_tables_as_they_are_kept() -> None:
    assert as_toml({"same": LogOdds(-1.0, {"alike": 2.0, "nothing": 0.001})}).endswith(
        "[same]\nbase = -1.00\nalike = 2.00\n"
    )


def test_an_annotated_denial_does_not_hold_its_content() -> None:
    denial = {
        "id": "a1",
        "source": None,
        "source_name": "Berg",
        "source_kind": "person",
        "cue": {"start": 5, "end": 11, "text": "denied"},
        "content": [{"start": 12, "end": 14, "text": "it"}],
        "directness": "indirect",
        "act": "deny",
        "within": None,
    }
    annotated = {"attributions": [denial], "events": [], "figures": []}
    found = gold_findings(report("r", "Berg denied it."), annotated)
    assert found.attributions[0].polarity is Polarity.DOES_NOT_HOLD
