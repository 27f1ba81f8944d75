"""The data that the model learns from, read and cleaned: two treebanks with names, and three sets of names alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.cleaning import calendar_dates, demonyms, with_demonyms, without_titles, word_list
from training.columns import CROSSNER, WIKIGOLD, Row, project, read_name_corpus, read_uner, renamed
from training.gum_names import names as gum_names
from training.own_names import read_own_names
from training.sentences import Gold, Names
from training.treebank import BankSentence, read_treebank

Words = tuple[str, ...]

UNER = {"PER": "PER", "ORG": "ORG", "LOC": "PLACE", "OTH": "NM"}
BASIC = frozenset({"PER", "ORG", "PLACE"})
BASIC_AND_OTHER = BASIC | {"NM"}
GUM_MARKS = BASIC | {"DATE", "NORP"}


@dataclass(frozen=True, slots=True)
class Corpus:
    """`trees` have tags and dependencies, most have names too; `news`, `names` and `sampled` have names alone.

    `news` are the sentences of our own; `paragraphs` the sentences of the treebanks as they follow one another.
    """

    trees: tuple[Gold, ...]
    news: tuple[Gold, ...]
    names: tuple[Gold, ...]
    sampled: tuple[Gold, ...]
    paragraphs: tuple[tuple[Words, ...], ...]


def read_corpus(data: Path) -> Corpus:
    """Everything that trains, from the folder of data. Reads no test part and nothing that only measures."""
    titles = word_list("titles.txt")
    ewt, gum = read_ewt(data, "train"), read_gum(data, "train")
    folder = data / "names"
    wikigold = read_name_corpus([folder / "wikigold.conll"], WIKIGOLD, BASIC_AND_OTHER)
    crossner = read_name_corpus(sorted((folder / "crossner").glob("*/*.txt")), CROSSNER, BASIC, "\t")
    news = tuple(read_own_names(data, "train"))
    known = demonyms([*ewt, *news])
    return Corpus(
        trees=_cleaned(ewt, known, titles) + _cleaned(gum, known, titles, unmarked=True),
        news=news,
        names=_cleaned(wikigold, known, titles),
        sampled=_cleaned(crossner, known, titles, unmarked=True),
        paragraphs=tuple(paragraphs(data, "ewt", "train")) + tuple(paragraphs(data, "gum", "train")),
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
    return [calendar_dates(Gold(s.words, s.tree, Names(gum_names(s), GUM_MARKS))) for s in bank]


def paragraphs(data: Path, bank: str, part: str) -> Iterator[tuple[Words, ...]]:
    """The sentences of each paragraph of a treebank, in order."""
    run: list[Words] = []
    document = ""
    for sentence in read_treebank(data / "treebanks" / bank / f"{part}.conllu"):
        if run and (sentence.paragraph or sentence.document != document):
            yield tuple(run)
            run = []
        document = sentence.document
        run.append(sentence.words)
    if run:
        yield tuple(run)


def _ewt(sentence: BankSentence, rows: tuple[Row, ...] | None, marked: frozenset[str]) -> Gold:
    tags = project(rows, sentence.words) if rows else None
    names = Names(renamed(tags, UNER), marked) if tags else None
    return Gold(sentence.words, sentence.tree, names)


def _cleaned(
    corpus: list[Gold], known: frozenset[str], titles: frozenset[str], *, unmarked: bool = False
) -> tuple[Gold, ...]:
    return tuple(without_titles(with_demonyms(gold, known, unmarked=unmarked), titles) for gold in corpus)
