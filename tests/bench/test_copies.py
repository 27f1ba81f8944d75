"""Copies that are made to be found."""

import random

from bench.copies.edits import EditSettings, edited

TEXT = "The mayor of Velm spoke on Monday. The dam had held, she said.\n\n" + "\n\n".join(
    f"Paragraph {n} tells of the village and of those who left it after the flood came down." for n in range(12)
)


def test_a_copy_has_another_head_fewer_words_and_most_of_the_rest() -> None:
    copy = edited(TEXT, random.Random(1), EditSettings())
    assert copy == edited(TEXT, random.Random(1), EditSettings())
    assert not copy.startswith("The mayor")
    shared = set(copy.split()) & set(TEXT.split())
    assert 0.4 * len(set(TEXT.split())) < len(shared)
    assert len(copy.split()) < len(TEXT.split())
