"""Words in the form in which they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.link.words import Vocabulary, Weights, dot, fold, numbers, shared, spelt_out, stem, surface, vector

VOCABULARY = Vocabulary.load()


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("bombs", "bomb"),
        ("bombed", "bomb"),
        ("bombing", "bomb"),
        ("striking", "strik"),
        ("strike", "strik"),
        ("investigate", "investig"),
        ("investigation", "investig"),
        ("parties", "party"),
        ("stopped", "stop"),
        ("kill", "kil"),
        ("killed", "kil"),
        ("ring", "ring"),
        ("nation", "nation"),
        ("us", "us"),
    ],
)
def test_forms_of_a_word_have_one_stem(word: str, root: str) -> None:
    assert stem(word) == root


def test_words_for_the_same_thing_have_one_head() -> None:
    assert {VOCABULARY.head(w) for w in ("killed", "slain", "dead", "Deaths")} == {VOCABULARY.head("kill")}
    assert VOCABULARY.head("wounded") == VOCABULARY.head("injuries")
    assert VOCABULARY.head("killed") != VOCABULARY.head("wounded")


def test_content_leaves_out_what_tells_nothing() -> None:
    told = VOCABULARY.content("The two officials said that three Velm bakers were at www.example.org on Friday.")
    assert told == ("velm", "baker", "friday")


def test_abbreviations_and_thousands_are_one_word() -> None:
    assert surface("U.S. troops, 1,200 of them") == ("U.S.", "troops", "1,200", "of", "them")


def test_numbers_are_read_in_digits_and_words() -> None:
    assert numbers("three of the 1,200 men, a dozen lorries") == {"3", "1200", "12"}


def test_names_do_not_begin_a_sentence() -> None:
    assert VOCABULARY.names("Divers found it. Ines Roa told the Star that al-Tarn sank.") == ("roa", "star", "tarn")


def test_folding_takes_accents_and_case() -> None:
    assert fold("Bogotá’s ÉLITE") == "bogota's elite"


def test_a_word_in_every_report_still_weighs_in_a_small_record() -> None:
    weights = Weights.of([["ferry", "harbour"], ["ferry", "torpedo"]], {})
    assert 0 < weights.idf("ferry") < weights.idf("torpedo")


def test_a_common_word_weighs_less_than_a_rare_one() -> None:
    weights = Weights.of([["country"], ["torpedo"]], VOCABULARY.shares)
    assert weights.idf("country") < weights.idf("torpedo")


WORDS = st.frozensets(st.sampled_from(["ferry", "navy", "torpedo", "harbour", "milk"]))


@given(WORDS, WORDS)
def test_sharing_is_symmetric_and_a_share(a: frozenset[str], b: frozenset[str]) -> None:
    weights = Weights.of([a, b], {})
    assert shared(a, b, weights) == shared(b, a, weights)
    assert 0 <= shared(a, b, weights) <= 1
    if a and a <= b:
        assert shared(a, b, weights) == 1


@given(st.lists(st.sampled_from(["ferry", "navy", "torpedo"]), min_size=1))
def test_a_vector_is_as_like_itself_as_can_be(found: list[str]) -> None:
    weighed = vector(found, Weights.of([found], {}))
    assert dot(weighed, weighed) == pytest.approx(1)


def test_troops_of_the_us_are_those_of_the_u_s_and_service_members_are_soldiers() -> None:
    told = {VOCABULARY.content(spelt_out(t)) for t in ("US service members", "U.S. troops", "American servicemen")}
    assert len(told) == 1
    assert spelt_out("they told us of it") == "they told us of it"


@pytest.mark.parametrize(
    ("who", "group"),
    [
        ("the dead", set()),
        ("wounded", set()),
        ("others", {"others"}),
        ("", set()),
        ("dead soldiers", {"dead", "soldier"}),
    ],
)
def test_the_dead_may_be_of_any_group(who: str, group: set[str]) -> None:
    found = Vocabulary.load().counted(who)
    assert found == frozenset(Vocabulary.load().head(w) if w != "others" else w for w in group)
