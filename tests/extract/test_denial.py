"""Denials by what is said: of a thing said, or of what another says."""

import pytest

from twosource.extract.denial import DenialReader

READER = DenialReader.load()


@pytest.mark.parametrize(
    ("one", "other"), [("negotiate", "negotiation"), ("settlement", "settle"), ("attack", "attacker")]
)
def test_a_verb_and_its_noun_have_one_stem(one: str, other: str) -> None:
    assert READER.stem(one) == READER.stem(other)


def test_a_short_word_keeps_its_ending() -> None:
    assert READER.stem("ring") == "ring"
