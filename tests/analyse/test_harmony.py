import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.harmony import HarmonySettings, NameHarmony, ScoredWords
from twosource.analyse.labels import NAME_TAGS

AGREE = NameHarmony.of(NAME_TAGS)


def sentence(text: str, *tags: str, sure: float = 6.0, **lifted: float) -> ScoredWords:
    """Words whose best tags are those given; `lifted` raises further tags of every word ("B_ORG")."""
    scores = np.zeros((len(tags), len(NAME_TAGS)), np.float32)
    for row, tag in zip(scores, tags, strict=True):
        for name, score in lifted.items():
            row[NAME_TAGS.index(name.replace("_", "-"))] = score
        row[NAME_TAGS.index(tag)] = sure
    log = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    return ScoredWords(tuple(text.split()), log)


def test_a_mention_that_tells_more_decides_the_kind_of_the_others() -> None:
    clear = sentence("Harbour Watch fired", "B-ORG", "I-ORG", "O")
    unclear = sentence("at Harbour Watch", "O", "B-FAC", "I-FAC", sure=1.0, B_ORG=0.8, I_ORG=0.8)
    assert AGREE([unclear, clear]) == (((1, 3, "ORG"),), ((0, 2, "ORG"),))


def test_mentions_outvote_one() -> None:
    once = sentence("Meru", "B-PER", sure=4.0, B_GPE=1.0)
    often = [sentence("in Meru", "O", "B-GPE", sure=4.0, B_PER=1.0)] * 2
    assert AGREE([once, *often])[0] == ((0, 1, "GPE"),)


def test_a_name_found_whole_is_not_cut_short_elsewhere() -> None:
    whole = sentence("the Free Dock Union", "O", "B-ORG", "I-ORG", "I-ORG")
    short = sentence("the Free Dock Union", "O", "O", "B-ORG", "I-ORG")
    assert AGREE([whole, short])[1] == ((1, 4, "ORG"),)


def test_a_mention_nearly_found_is_found() -> None:
    found = sentence("Adeola spoke", "B-PER", "O")
    nearly = sentence("told Adeola", "O", "O", sure=4.0, B_PER=1.0)
    against = sentence("told Adeola", "O", "O", sure=12.0)
    assert AGREE([found, nearly, against])[1:] == (((1, 2, "PER"),), ())


def test_small_letters_and_single_characters_are_no_mentions() -> None:
    names = sentence("may H", "B-PER", "B-PER")
    again = sentence("may H", "O", "O", sure=2.0)
    assert AGREE([names, again])[1] == ()


def test_nationalities_and_dates_turn_on_their_sentence() -> None:
    place = [sentence("US", "B-GPE")] * 3
    people = sentence("US troops", "B-NORP", "O")
    assert AGREE([*place, people])[3] == ((0, 1, "NORP"),)


def test_a_known_name_does_not_run_over_the_end_of_a_sentence() -> None:
    long = sentence("Bay Watch Group", "B-ORG", "I-ORG", "I-ORG")
    short = sentence("at Bay Watch", "O", "B-ORG", "I-ORG")
    assert AGREE([long, short])[1] == ((1, 3, "ORG"),)


WORDS = st.lists(st.sampled_from(("Ada", "Bay", "the", "Union", "of")), min_size=1, max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=5), st.integers(0, 10_000))
def test_names_lie_in_their_sentence_in_order_and_apart(texts: list[list[str]], seed: int) -> None:
    random = np.random.default_rng(seed)
    sentences = [
        ScoredWords(tuple(words), random.normal(size=(len(words), len(NAME_TAGS))).astype(np.float32) * 4)
        for words in texts
    ]
    for read, names in zip(sentences, AGREE(sentences), strict=True):
        at = 0
        for first, last, _ in names:
            assert at <= first < last <= len(read.words)
            at = last


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(0, 10_000))
def test_the_order_of_sentences_decides_nothing(texts: list[list[str]], seed: int) -> None:
    random = np.random.default_rng(seed)
    sentences = [
        ScoredWords(tuple(words), random.normal(size=(len(words), len(NAME_TAGS))).astype(np.float32) * 4)
        for words in texts
    ]
    assert AGREE(sentences)[::-1] == AGREE(sentences[::-1])


def test_settings_can_hold_more_kinds_apart() -> None:
    apart = NameHarmony.of(NAME_TAGS, HarmonySettings(apart=frozenset({"NORP", "DATE", "PER"})))
    assert "PER" not in apart.kinds
