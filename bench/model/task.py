"""The shipped language model on Universal Dependencies English test sets: given words (EWT), raw text (EWT, GUM).

Scores are those of the CoNLL 2018 shared task: LAS ignores subtypes of relations; on raw text words are matched by
their characters and every figure is F1. A sentence is right if both its ends are; `start` counts first words alone.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from bench.gate import fingerprint
from bench.model.raw import Document, documents
from bench.task import Figures, Reader, Request
from training.sentences import Gold
from training.treebank import BankSentence, read_treebank
from training.variation import without_apostrophes, without_commas
from twosource.analyse import Analyser
from twosource.model.text import Sentence, Token


def run(request: Request) -> Figures:
    """Figures in per cent: `ewt.*` on given words, `*_raw.*` from raw text; another file is read in place of EWT."""
    analyser = Analyser.load(folder=request.model)
    ewt = tuple(read_treebank(request.file or _path(request, "ewt")))
    figures = {f"ewt.{name}": value for name, value in on_words(analyser, ewt).items()}
    figures |= {f"ewt_raw.{name}": value for name, value in on_text(analyser, documents(ewt)).items()}
    for name, change in NOISE.items():
        figures[f"ewt_{name}.las"] = on_words(analyser, map(change, ewt))["las"]
    figures["ewt_rules.sentence"] = on_text(by_rules(analyser), documents(ewt))["sentence"]
    if request.file is None:
        gum = tuple(documents(read_treebank(_path(request, "gum"))))
        figures |= {f"gum_raw.{name}": value for name, value in on_text(analyser, gum).items()}
        figures["gum_rules.sentence"] = on_text(by_rules(analyser), gum)["sentence"]
    return figures


def by_rules(analyser: Analyser) -> Analyser:
    """The same model with sentences that end where the rules alone say."""
    settings = replace(analyser.split.settings, cut=math.inf, cut_doubted=-math.inf)
    return replace(analyser, split=replace(analyser.split, settings=settings))


def lowered(sentence: BankSentence) -> BankSentence:
    """In small letters."""
    return replace(sentence, words=tuple(word.lower() for word in sentence.words))


def stripped(sentence: BankSentence) -> BankSentence:
    """Without commas and apostrophes, as hasty copy is; the words that are left keep their heads."""
    bare = without_apostrophes(without_commas(Gold(sentence.words, sentence.tree, None)))
    assert bare.tree is not None
    return replace(sentence, words=bare.words, tree=bare.tree)


NOISE = {"stripped": stripped, "lower": lowered}
"""Ways in which news comes damaged, each scored on its own."""


def data_fingerprint(request: Request) -> str:
    """What the floors were measured on."""
    return fingerprint([_path(request, "ewt"), _path(request, "gum")])


def on_words(reader: Reader, bank: Iterable[BankSentence]) -> Figures:
    """Accuracy over the words of a treebank, cut into words and sentences as in the treebank."""
    counts: Counter[str] = Counter()
    for sentence in bank:
        text, places = spaced(sentence.words)
        tokens, _ = reader.words(text, places)
        tree = sentence.tree
        for i, token in enumerate(tokens):
            right = token.head + 1 == tree.heads[i]
            counts["words"] += 1
            counts["uas"] += right
            counts["las"] += right and base(token.rel) == base(tree.relations[i])
            counts["upos"] += token.upos == tree.upos[i]
            counts["xpos"] += token.xpos == tree.xpos[i]
            counts["feats"] += token.feats == tree.feats[i]
            counts["lemma"] += token.lemma == tree.lemmas[i]
    return {name: 100 * counts[name] / counts["words"] for name in ("uas", "las", "upos", "xpos", "feats", "lemma")}


def on_text(reader: Reader, found: Iterable[Document]) -> Figures:
    """F1 from raw text to tree."""
    counts: Counter[str] = Counter()
    for document in found:
        counts.update(_compare(document, reader.text(document.text).sentences))
    words, sentences = counts["gold words"] + counts["words"], counts["gold sentences"] + counts["sentences"]
    figures = {name: 200 * counts[name] / words for name in ("token", "upos", "uas", "las")}
    return figures | {name: 200 * counts[name] / sentences for name in ("sentence", "start")}


def _compare(document: Document, sentences: tuple[Sentence, ...]) -> Counter[str]:
    counts: Counter[str] = Counter()
    gold = {}
    for sentence, places in zip(document.sentences, document.words, strict=True):
        tree = sentence.tree
        for i, place in enumerate(places):
            head = places[tree.heads[i] - 1] if tree.heads[i] else None
            gold[place] = (head, base(tree.relations[i]), tree.upos[i])
    for found in sentences:
        for token in found.tokens:
            counts["words"] += 1
            if answer := gold.get((token.span.start, token.span.end)):
                head, relation, upos = answer
                right = _head_place(found, token) == head
                counts.update(token=1, upos=token.upos == upos, uas=right, las=right and base(token.rel) == relation)
    borders = {(places[0][0], places[-1][1]) for places in document.words}
    counts["gold words"] = sum(map(len, document.words))
    counts["gold sentences"], counts["sentences"] = len(borders), len(sentences)
    counts["sentence"] = len(borders & {(found.span.start, found.span.end) for found in sentences})
    counts["start"] = len({first for first, _ in borders} & {found.span.start for found in sentences})
    return counts


def _head_place(sentence: Sentence, token: Token) -> tuple[int, int] | None:
    if token.head < 0:
        return None
    span = sentence.tokens[token.head].span
    return span.start, span.end


def base(relation: str) -> str:
    """The relation without its subtype."""
    return relation.partition(":")[0]


def spaced(words: Iterable[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Words joined by spaces, and where each stands."""
    text, places = "", []
    for word in words:
        places.append((len(text), len(text) + len(word)))
        text += f"{word} "
    return text, tuple(places)


def _path(request: Request, bank: str) -> Path:
    return request.need("treebanks", bank, "test.conllu")
