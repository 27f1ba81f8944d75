"""Weights that a person can read: what speaks for a join never weighs against it."""

import pytest

from training.weighing import Example, Fit, fitted, sign


def test_what_goes_with_one_thing_weighs_for_it_and_what_goes_with_two_against() -> None:
    same = [Example({"base": 1.0, "same_word": 1.0}, True)] * 8 + [Example({"base": 1.0, "other_word": 1.0}, True)] * 2
    apart = [Example({"base": 1.0, "same_word": 1.0}, False)] * 2 + [
        Example({"base": 1.0, "other_word": 1.0}, False)
    ] * 8
    weights = fitted(same + apart, Fit(prior=0.1, steps=500))
    assert next(iter(weights)) == "base"
    assert weights["same_word"] > 0.5 > -0.5 > weights["other_word"]


def test_a_sign_that_the_data_contradict_becomes_nothing() -> None:
    odd = [Example({"base": 1.0, "same_word": 1.0}, False)] * 5 + [Example({"base": 1.0}, True)] * 5
    assert fitted(odd, Fit(prior=0.1, steps=500))["same_word"] == 0.0


@pytest.mark.parametrize(
    ("name", "told"), [("same_date", 1), ("near", 1), ("other_date", -1), ("kin_word", 0), ("other_word_same_mode", 0)]
)
def test_signs(name: str, told: int) -> None:
    assert sign(name) == told
