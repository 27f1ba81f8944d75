"""Other names of the same, made one for comparing."""

from twosource.link.aliases import Aliases

ALIASES = Aliases.load()


def test_names_of_one_group_are_one_word() -> None:
    words = {ALIASES(name) for name in ("ISIL", "ISIS", "Islamic State", "Daesh")}
    assert len(words) == 1
    assert " " not in words.pop()


def test_a_capital_may_stand_for_its_state_and_keeps_its_name() -> None:
    assert ALIASES("Baghdad was told") == "Baghdad Iraqi was told"


def test_part_of_another_word_is_no_name() -> None:
    assert ALIASES("ISISX and Baghdadi") == "ISISX and Baghdadi"
