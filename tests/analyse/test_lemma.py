import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.lemma import Lemmatiser, apply, script
from twosource.analyse.shipped import shipped_folder

LEMMATISE = Lemmatiser.load(shipped_folder() / "lemmas.tsv")
WORDS = st.text(alphabet="abcdeinrstyg", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("form", "lemma", "edit"),
    [
        ("denied", "deny", "k3+y"),
        ("Strikes", "strike", "k1+"),
        ("was", "be", "=be"),
        ("Forces", "Force", "t1+"),
        ("UN", "UN", "u0+"),
    ],
)
def test_scripts_say_what_to_drop_and_to_add(form: str, lemma: str, edit: str) -> None:
    assert script(form, lemma) == edit
    assert apply(form, edit) == lemma


@given(WORDS, WORDS)
def test_a_script_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    edit = script(form, lemma)
    assert edit == "x" or apply(form, edit) == lemma


@given(WORDS, WORDS, WORDS)
def test_a_script_made_for_another_word_breaks_nothing(form: str, lemma: str, other: str) -> None:
    assert apply(other, script(form, lemma)) is not None


@pytest.mark.parametrize(
    ("form", "tag", "edit", "lemma"),
    [
        ("struck", "VBD", "x", "strike"),
        ("slain", "VBN", "k0+", "slay"),
        ("claimed", "VBD", "k1+", "claim"),
        ("casualties", "NNS", "k3+y", "casualty"),
        ("shelled", "VBD", "k1+", "shell"),
        ("Baghdad", "NNP", "o0+", "Baghdad"),
        ("Killed", "VBN", "k2+", "kill"),
    ],
)
def test_lemmas_are_words(form: str, tag: str, edit: str, lemma: str) -> None:
    assert LEMMATISE(form, tag, edit) == lemma
