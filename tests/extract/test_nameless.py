"""What those are called who have no name."""

from dataclasses import replace

import pytest

from twosource.extract.nameless import unnamed
from twosource.extract.syntax import Tree
from twosource.model.text import BlockKind, Sentence, Span, Token


def tree(*words: tuple[str, str, int, str]) -> Tree:
    """Words with tag, head (from 0, -1 for the root) and relation."""
    tokens, at = [], 0
    for text, upos, head, rel in words:
        tokens.append(Token(Span(at, at + len(text)), text, text.lower(), upos, "_", "_", head, rel))
        at += len(text) + 1
    return Tree.of(Sentence(Span(0, at - 1), 0, BlockKind.PROSE, tuple(tokens), ()))


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ((("northern", "ADJ", 1, "amod"), ("rebels", "NOUN", -1, "root")), "unnamed northern rebels"),
        (
            (("northern", "ADJ", 2, "amod"), ("(", "PUNCT", 0, "punct"), ("rebels", "NOUN", -1, "root")),
            "unnamed rebels",
        ),
    ],
)
def test_a_bracket_left_open_hides_no_head(words: tuple[tuple[str, str, int, str], ...], called: str) -> None:
    assert unnamed(tree(*words), len(words) - 1, "many") == called


def test_how_many_is_no_part_of_a_name() -> None:
    asked = tree(("how", "ADV", 1, "advmod"), ("many", "ADJ", 2, "amod"), ("rebels", "NOUN", -1, "root"))
    how = replace(asked.sentence.tokens[0], xpos="WRB")
    sentence = replace(asked.sentence, tokens=(how, *asked.sentence.tokens[1:]))
    assert unnamed(Tree.of(sentence), 2, "many") == "unnamed rebels"
