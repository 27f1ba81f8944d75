"""The data that the model learns from, read and cleaned: two treebanks with names, and three sets of names alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from training.cleaning import demonyms, with_demonyms, without_common_nouns, without_titles, word_list
from training.columns import CROSSNER, RE3D, WIKIGOLD, Row, project, read_name_corpus, read_uner, renamed
from training.gum_names import names as gum_names
from training.sentences import Gold, Names
from training.treebank import BankSentence, read_treebank

UNER = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "NM"}
BASIC = frozenset({"PER", "ORG", "LOC"})
BASIC_AND_OTHER = BASIC | {"NM"}
GUM_MARKS = BASIC | {"DATE", "NORP"}
RE3D_MARKS = BASIC | {"NORP", "DATE", "QTY"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """`trees` have tags and dependencies, most have names too; `names` have names alone, `sampled` likewise."""

    trees: tuple[Gold, ...]
    names: tuple[Gold, ...]
    sampled: tuple[Gold, ...]


def read_corpus(data: Path) -> Corpus:
    """Everything that trains, from the folder of data. Reads no test part and nothing that only measures."""
    titles, pronouns = word_list("titles.txt"), word_list("pronouns.txt")
    ewt, gum = read_ewt(data, "train"), read_gum(data, "train")
    folder = data / "names"
    wikigold = read_name_corpus([folder / "wikigold.conll"], WIKIGOLD, BASIC_AND_OTHER)
    re3d = read_name_corpus(sorted((folder / "re3d").glob("*.conll")), RE3D, RE3D_MARKS, "\t")
    re3d = [without_common_nouns(gold, pronouns) for gold in re3d]
    crossner = read_name_corpus(sorted((folder / "crossner").glob("*/*.txt")), CROSSNER, BASIC, "\t")
    known = demonyms([*ewt, *re3d])
    return Corpus(
        trees=_cleaned(ewt, known, titles) + _cleaned(gum, known, titles, unmarked=True),
        names=_cleaned(wikigold, known, titles) + _cleaned(re3d, known, titles),
        sampled=_cleaned(crossner, known, titles, unmarked=True),
    )


def read_ewt(data: Path, part: str) -> list[Gold]:
    """English Web Treebank with Universal NER's names where both texts agree; dev and test mark no nationalities."""
    rows = read_uner(data / "names" / f"uner_ewt_{part}.iob2")
    marked = BASIC_AND_OTHER if part == "train" else BASIC
    bank = read_treebank(data / "treebanks" / "ewt" / f"{part}.conllu")
    return [_ewt(sentence, rows.get(sentence.id), marked) for sentence in bank]


def read_gum(data: Path, part: str) -> list[Gold]:
    """Georgetown University Multilayer corpus, genres with free texts, with names taken from its entities."""
    bank = read_treebank(data / "treebanks" / "gum" / f"{part}.conllu")
    return [Gold(s.words, s.tree, Names(gum_names(s), GUM_MARKS)) for s in bank]


def _ewt(sentence: BankSentence, rows: tuple[Row, ...] | None, marked: frozenset[str]) -> Gold:
    tags = project(rows, sentence.words) if rows else None
    names = Names(renamed(tags, UNER), marked) if tags else None
    return Gold(sentence.words, sentence.tree, names)


def _cleaned(
    corpus: list[Gold], known: frozenset[str], titles: frozenset[str], *, unmarked: bool = False
) -> tuple[Gold, ...]:
    return tuple(without_titles(with_demonyms(gold, known, unmarked=unmarked), titles) for gold in corpus)
