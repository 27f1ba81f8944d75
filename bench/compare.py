"""What a user would otherwise pick, on the same data: spaCy's pipeline for small machines, trained as spaCy tells.

Needs spaCy (`pip install 'twosource[spacy]'`), which TwoSource itself never loads.

    python bench/compare.py train --data DATA --out PEER     about 40 minutes on one core
    python bench/compare.py score --data DATA --out PEER     both in one run: grammar, names, words a second

The recipe is `spacy init config -p tagger,morphologizer,trainable_lemmatizer,parser,ner -o efficiency` with a fixed
number of steps, on the treebanks that our model learns grammar from, names as Universal NER and GUM mark them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.model.raw import documents  # noqa: E402 - the root must be on the path first
from bench.model.task import on_text, on_words  # noqa: E402
from bench.names.task import score_names  # noqa: E402
from bench.task import Figures, Reader, Request  # noqa: E402
from training.material import read_ewt, read_gum  # noqa: E402
from training.sentences import Gold  # noqa: E402
from training.treebank import read_treebank  # noqa: E402
from twosource.analyse import Analyser  # noqa: E402
from twosource.model.text import Analysis, BlockKind, NamedMention, NameType, Sentence, Span, Token  # noqa: E402

PIPES = "tagger,morphologizer,trainable_lemmatizer,parser,ner"
SENTENCES_OF_A_DOC = 8
"""Training texts are runs of sentences, so that spaCy's parser learns where sentences end."""
STEPS = 5000
ARTICLES = 40


def write_docs(golds: Iterable[Gold], path: Path) -> None:
    """Sentences with trees as spaCy's training format."""
    import spacy
    from spacy.tokens import DocBin

    vocab, kept, run = spacy.blank("en").vocab, DocBin(), []
    for gold in golds:
        run.append(gold)
        if len(run) == SENTENCES_OF_A_DOC:
            kept.add(_doc(vocab, run))
            run = []
    if run:
        kept.add(_doc(vocab, run))
    kept.to_disk(path)


def _doc(vocab: Any, run: list[Gold]) -> Any:
    from spacy.tokens import Doc

    columns: dict[str, list[Any]] = {key: [] for key in ("words", "pos", "tags", "lemmas", "morphs", "deps", "heads")}
    names: list[str] = []
    starts: list[bool] = []
    for gold in run:
        assert gold.tree is not None
        base, tree = len(columns["words"]), gold.tree
        found = zip(("words", "pos", "tags", "lemmas"), (gold.words, tree.upos, tree.xpos, tree.lemmas), strict=True)
        for key, values in found:
            columns[key] += values
        columns["morphs"] += ["" if one == "_" else one for one in tree.feats]
        columns["deps"] += ["ROOT" if one == "root" else one for one in tree.relations]
        columns["heads"] += [base + (head - 1 if head else i) for i, head in enumerate(tree.heads)]
        names += [_kept(tag) for tag in gold.names.tags] if gold.names else ["O"] * len(gold.words)
        starts += [i == 0 for i in range(len(gold.words))]
    return Doc(vocab, **columns, ents=names, sent_starts=starts)


def _kept(tag: str) -> str:
    place, _, kind = tag.partition("-")
    return f"{place}-{'LOC' if kind == 'PLACE' else kind}" if kind in ("PER", "ORG", "LOC", "PLACE") else "O"


def train(data: Path, out: Path, steps: int) -> None:
    """Train spaCy's pipeline; leaves OUT/model-best."""
    out.mkdir(parents=True, exist_ok=True)
    write_docs([*read_ewt(data, "train"), *read_gum(data, "train")], out / "train.spacy")
    write_docs(read_ewt(data, "dev"), out / "dev.spacy")
    spacy = [sys.executable, "-m", "spacy"]
    config = str(out / "config.cfg")
    subprocess.run([*spacy, "init", "config", "-p", PIPES, "-o", "efficiency", "--force", config], check=True)
    paths = ("--paths.train", str(out / "train.spacy"), "--paths.dev", str(out / "dev.spacy"))
    limits = ("--training.max_steps", str(steps), "--training.patience", "0")
    subprocess.run([*spacy, "train", config, "--output", str(out), *paths, *limits], check=True)


@dataclass(frozen=True, slots=True)
class Peer:
    """spaCy's pipeline behind the two calls by which the bench reads with our model."""

    nlp: Any

    @classmethod
    def load(cls, out: Path) -> Peer:
        """The pipeline that `train` left."""
        import spacy

        return cls(spacy.load(out / "model-best"))

    def text(self, text: str) -> Analysis:
        """Raw text: paragraphs are read apart, as ours are."""
        return Analysis("", tuple(self._read(text)))

    def words(
        self, text: str, pieces: tuple[tuple[int, int], ...]
    ) -> tuple[tuple[Token, ...], tuple[NamedMention, ...]]:
        """One sentence whose words are known."""
        from spacy.tokens import Doc

        forms = [text[start:end] for start, end in pieces]
        doc = self.nlp(Doc(self.nlp.vocab, words=forms, sent_starts=[i == 0 for i in range(len(forms))]))
        return _tokens(list(doc), pieces), ()

    def _read(self, text: str) -> Iterator[Sentence]:
        at = 0
        for block in text.split("\n\n"):
            for sentence in self.nlp(block).sents:
                tokens = [token for token in sentence if not token.is_space]
                places = tuple((at + token.idx, at + token.idx + len(token)) for token in tokens)
                if tokens:
                    found = tuple(
                        NamedMention(Span(at + one.start_char, at + one.end_char), NameType(one.label_), 0, 1)
                        for one in sentence.ents
                    )
                    read = _tokens(tokens, places)
                    yield Sentence(Span(places[0][0], places[-1][1]), 0, BlockKind.PROSE, read, found)
            at += len(block) + 2


def _tokens(tokens: list[Any], places: tuple[tuple[int, int], ...]) -> tuple[Token, ...]:
    index = {token.i: i for i, token in enumerate(tokens)}
    return tuple(
        Token(
            Span(*place),
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            str(token.morph) or "_",
            -1 if token.head.i == token.i else index.get(token.head.i, -1),
            "root" if token.dep_ == "ROOT" else token.dep_,
        )
        for token, place in zip(tokens, places, strict=True)
    )


def score(data: Path, out: Path) -> dict[str, Figures]:
    """Both readers on the same texts, one after the other on one core."""
    request = Request(data, None, out)
    readers: dict[str, Reader] = {"twosource": Analyser.load(threads=1), "spacy": Peer.load(out)}
    return {name: _figures(reader, request) for name, reader in readers.items()}


def _figures(reader: Reader, request: Request) -> Figures:
    ewt = tuple(read_treebank(request.need("treebanks", "ewt", "test.conllu")))
    gum = documents(read_treebank(request.need("treebanks", "gum", "test.conllu")))
    figures = {f"ewt.{name}": value for name, value in on_words(reader, ewt).items()}
    figures |= {f"ewt_raw.{name}": value for name, value in on_text(reader, documents(ewt)).items()}
    figures |= {f"gum_raw.{name}": value for name, value in on_text(reader, gum).items()}
    names = score_names(reader, request.need("newswire", "names_test.jsonl"))
    figures["names.PER_ORG_LOC"] = names["f1.PER_ORG_LOC"]
    with request.need("newswire", "texts.jsonl").open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(ARTICLES), strict=False)]
    reader.text(texts[0])
    began = time.perf_counter()
    words = sum(len(sentence.tokens) for text in texts for sentence in reader.text(text).sentences)
    return figures | {"words_per_second": words / (time.perf_counter() - began)}


def main() -> None:
    """Train the peer, or score it beside our model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("train", "score"))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the trained peer")
    parser.add_argument("--steps", type=int, default=STEPS)
    options = parser.parse_args()
    if options.step == "train":
        train(options.data, options.out, options.steps)
    else:
        print(json.dumps(score(options.data.resolve(), options.out), indent=1))


if __name__ == "__main__":
    main()
