"""How name corpora are read, cleaned and made to agree."""

from pathlib import Path

import pytest

from training.cleaning import calendar_dates, demonyms, with_demonyms, without_titles
from training.columns import project, read_name_corpus, read_uner, renamed
from training.gum_names import names
from training.sentences import Gold, Names, Tree, allowed, spans, tagged
from training.treebank import BankSentence


def gold(text: str, tags: str, tree: Tree | None = None) -> Gold:
    return Gold(tuple(text.split()), tree, Names(tuple(tags.split()), frozenset({"PER", "ORG", "LOC"})))


def tags(found: Gold) -> str:
    assert found.names is not None
    return " ".join(found.names.tags)


def test_spans_and_tags_are_two_ways_to_say_one_thing() -> None:
    written = ("B-PER", "I-PER", "O", "B-LOC", "B-LOC")
    assert spans(written) == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
    assert tagged(5, spans(written)) == written


def test_what_a_corpus_does_not_mark_stays_open() -> None:
    marked = frozenset({"PER", "ORG", "PLACE", "NM"})
    assert allowed("O", marked) == ("O", "B-DATE", "I-DATE")
    assert allowed("B-NM", marked) == ("B-NORP", "B-EVENT", "B-MISC")
    assert allowed("I-PLACE", marked) == ("I-GPE", "I-LOC", "I-FAC")
    assert allowed("I-PER", marked) == ("I-PER",)


def test_tags_are_renamed_and_unknown_ones_dropped() -> None:
    assert renamed(("I-X", "I-X", "O", "I-Y"), {"X": "ORG"}) == ("B-ORG", "I-ORG", "O", "O")


def test_tags_are_carried_to_other_words_by_characters() -> None:
    rows = (("Al-Amal", "B-ORG"), ("TV", "I-ORG"), ("said", "O"))
    assert project(rows, ("Al", "-", "Amal", "TV", "said")) == ("B-ORG", "I-ORG", "I-ORG", "I-ORG", "O")
    assert project(rows, ("Al", "-", "Amal", "said")) is None


def test_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "own.conll"
    path.write_text("Ode\tB-Person\nspoke\tO\n\nAlone\tB-Person\n\nin\tO\nQarra\tB-Place", encoding="utf-8")
    found = read_name_corpus([path], {"Person": "PER"}, frozenset({"PER"}), "\t")
    assert [(one.words, tags(one)) for one in found] == [(("Ode", "spoke"), "B-PER O"), (("in", "Qarra"), "O O")]


def test_universal_ner_is_read_by_sentence(tmp_path: Path) -> None:
    path = tmp_path / "own.iob2"
    path.write_text("# sent_id = a\n# text = Ode left\n1\tOde\tB-PER\t-\tx\n2\tleft\tO\t-\tx\n", encoding="utf-8")
    assert read_uner(path) == {"a": (("Ode", "B-PER"), ("left", "O"))}


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("President Ada Ode spoke", "B-PER I-PER I-PER O", "O B-PER I-PER O"),
        ("President said", "B-PER O", "O O"),
        ("General Motors said", "B-ORG I-ORG O", "B-ORG I-ORG O"),
    ],
)
def test_titles_are_no_part_of_a_person(words: str, before: str, after: str) -> None:
    assert tags(without_titles(gold(words, before), frozenset({"president", "general"}))) == after


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("early in May 2011 they", "B-DATE I-DATE I-DATE I-DATE O", "O O B-DATE I-DATE O"),
        ("8 July , Monday", "B-DATE I-DATE I-DATE I-DATE", "B-DATE I-DATE I-DATE I-DATE"),
        ("three months ago", "B-DATE I-DATE I-DATE", "O O O"),
        ("10 years later", "B-DATE I-DATE I-DATE", "O O O"),
        ("in the 1990s", "O B-DATE I-DATE", "O O B-DATE"),
    ],
)
def test_dates_are_what_the_calendar_names(words: str, before: str, after: str) -> None:
    assert tags(calendar_dates(gold(words, before))) == after


def test_nationalities_are_learnt_and_marked_elsewhere() -> None:
    known = demonyms([gold("Sumali troops", "B-NORP O")])
    assert known == {"Sumali", "Sumalis"}
    assert tags(with_demonyms(gold("Sumali troops", "B-NM O"), known, unmarked=False)) == "B-NORP O"
    assert tags(with_demonyms(gold("Sumali troops", "O O"), known, unmarked=True)) == "B-NORP O"
    assert tags(with_demonyms(gold("Sumali Airways", "B-NM I-NM"), known, unmarked=True)) == "B-NM I-NM"


def test_names_are_the_named_cores_of_entities() -> None:
    words = ("The", "mayor", "of", "New", "Qarra", ",", "Ada", "Ode", ",", "left", "on", "8", "July")
    tree = Tree(
        upos=("DET", "NOUN", "ADP", "PROPN", "PROPN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB", "ADP", "NUM", "PROPN"),
        xpos=("DT", "NN", "IN", "NNP", "NNP", ",", "NNP", "NNP", ",", "VBD", "IN", "CD", "NNP"),
        feats=("_",) * 13,
        lemmas=words,
        heads=(2, 10, 5, 5, 2, 7, 2, 7, 7, 0, 13, 13, 10),
        relations=(
            "det", "nsubj", "case", "compound", "nmod", "punct", "appos", "flat", "punct", "root", "case", "nummod", "obl",
        ),
    )  # fmt: skip
    misc = ["_"] * 13
    misc[0] = "Entity=(1-person-new-nn-cf1-1-coref"
    misc[3] = "Entity=(2-place-new-nn-cf1-1-sgl"
    misc[4] = "Entity=2)"
    misc[6] = "Entity=(1-person-giv-nn-cf1-1-coref"
    misc[7] = "Entity=1)1)"
    misc[11] = "Entity=(3-time-new-nn-cf1-1-sgl"
    misc[12] = "Entity=3)"
    sentence = BankSentence("s", "d", True, " ".join(words), words, (), tree, tuple(misc))
    assert spans(names(sentence)) == [(3, 5, "PLACE"), (6, 8, "PER"), (11, 13, "DATE")]
