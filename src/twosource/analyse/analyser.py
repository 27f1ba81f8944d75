"""A report's text -> its Analysis: sentences of tokens with tag, lemma, head and relation, and the names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from twosource.analyse.encode import MAX_PIECES, Encoder
from twosource.analyse.harmony import Name, NameHarmony, ScoredWords
from twosource.analyse.labels import Labels
from twosource.analyse.lemma import Lemmatiser
from twosource.analyse.mend import NameMender
from twosource.analyse.network import Answer, ShippedNetwork
from twosource.analyse.sentences import SentenceSplitter, Stretch
from twosource.analyse.shipped import shipped_folder
from twosource.analyse.tokenise import Piece, Tokeniser
from twosource.analyse.tree import best_tree
from twosource.model.text import Analysis, Block, BlockKind, NamedMention, NameType, Report, Sentence, Span, Token

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_DATELINE_MARK = re.compile(r"\s*[-–—:]*\s*")


@dataclass(frozen=True, slots=True)
class Analyser:
    """Report -> Analysis. The words and tree of a sentence depend on it alone, not on what is read with it; the names
    of a report are made to agree."""

    tokenise: Tokeniser
    split: SentenceSplitter
    encode: Encoder
    network: ShippedNetwork
    labels: Labels
    lemma: Lemmatiser
    harmony: NameHarmony
    mend: NameMender

    @classmethod
    def load(cls, threads: int = 1, folder: Path | None = None) -> Analyser:
        """Load the shipped model, or the one in `folder`; `threads` changes speed and nothing else.

        Raises ResourceError where a file is missing.
        """
        folder = folder or shipped_folder()
        labels = Labels.load(folder / "labels.json")
        return cls(
            Tokeniser.load(),
            SentenceSplitter.load(),
            Encoder.load(folder / "tokenizer.json"),
            ShippedNetwork.load(folder, threads),
            labels,
            Lemmatiser.load(folder / "lemmas.tsv"),
            NameHarmony.of(labels.names),
            NameMender.load(),
        )

    def __call__(self, report: Report) -> Analysis:
        """Analyse every block but junk; a dateline is a sentence of its own."""
        cut = _after_dateline(report)
        return Analysis(report.id, tuple(self._sentences(report.text, report.blocks, cut)))

    def analyse_many(self, reports: Iterable[Report]) -> Iterator[Analysis]:
        """The analysis of each report, in order."""
        return map(self, reports)

    def text(self, text: str) -> Analysis:
        """Analyse bare text: its paragraphs, apart by empty lines, are blocks of prose."""
        return Analysis("", tuple(self._sentences(text, tuple(_paragraphs(text)), None)))

    def words(self, text: str, pieces: tuple[Piece, ...]) -> tuple[tuple[Token, ...], tuple[NamedMention, ...]]:
        """One sentence whose words are known: its tokens and names."""
        answer = self._answer(text, pieces)
        (names,) = self.harmony((_scored(text, pieces, answer),))
        return self._parsed(text, pieces, answer, names)

    def _answer(self, text: str, pieces: tuple[Piece, ...]) -> Answer:
        return self.network(self.encode([text[start:end] for start, end in pieces]))

    def _parsed(
        self, text: str, pieces: tuple[Piece, ...], answer: Answer, names: tuple[Name, ...]
    ) -> tuple[tuple[Token, ...], tuple[NamedMention, ...]]:
        forms = [text[start:end] for start, end in pieces]
        heads = best_tree(answer.arcs)
        tokens = tuple(self._tokens(forms, pieces, answer, heads))
        found = tuple(
            NamedMention(Span(pieces[first][0], pieces[last - 1][1]), NameType(kind), first, last)
            for first, last, kind in self.mend(tokens, names)
        )
        return tokens, found

    def _sentences(self, text: str, blocks: tuple[Block, ...], cut: int | None) -> Iterator[Sentence]:
        read = tuple(self._blocks(text, blocks, cut))
        names = self.harmony([_scored(text, part, answer) for _, part, answer in read])
        for (index, part, answer), found in zip(read, names, strict=True):
            tokens, named = self._parsed(text, part, answer, found)
            span = Span(part[0][0], part[-1][1])
            yield Sentence(span, index, blocks[index].kind, tokens, named)

    def _blocks(
        self, text: str, blocks: tuple[Block, ...], cut: int | None
    ) -> Iterator[tuple[int, tuple[Piece, ...], Answer]]:
        """The sentences of every block but junk: the block's number, its words and the network's answer."""
        for index, block in enumerate(blocks):
            if block.kind is not BlockKind.JUNK:
                for span in _parts(block.span, cut):
                    for stretch in self.split(text, self.tokenise(text, span.start, span.end)):
                        for part, answer in self._read(text, stretch):
                            yield index, part, answer

    def _read(self, text: str, stretch: Stretch) -> Iterator[tuple[tuple[Piece, ...], Answer]]:
        """The sentences of a stretch, each read alone: what stands beside a sentence does not move its answer."""
        size = sum(self.encode.count(text[start:end]) for start, end in stretch.pieces)
        if size > MAX_PIECES or self.split.is_long(stretch):
            for sentence in self.split.parts(stretch, text):
                for part in self._fitting(text, sentence):
                    yield part, self._answer(text, part)
            return
        answer = self._answer(text, stretch.pieces)
        sentences = tuple(self.split.cut(stretch, answer.ends.tolist()))
        if len(sentences) == 1:
            yield sentences[0], answer
        else:
            yield from ((sentence, self._answer(text, sentence)) for sentence in sentences)

    def _fitting(self, text: str, sentence: tuple[Piece, ...]) -> Iterator[tuple[Piece, ...]]:
        """The sentence, cut where it would run over the positions that the network knows."""
        first = total = 0
        for i, (start, end) in enumerate(sentence):
            size = self.encode.count(text[start:end])
            if total + size > MAX_PIECES:
                yield sentence[first:i]
                first, total = i, 0
            total += size
        yield sentence[first:]

    def _tokens(self, forms: list[str], pieces: tuple[Piece, ...], answer: Answer, heads: list[int]) -> Iterator[Token]:
        labels = self.labels
        relations = self.network.relations(answer, heads)
        for i, (form, (start, end)) in enumerate(zip(forms, pieces, strict=True)):
            xpos = labels.xpos[answer.xpos[i]]
            yield Token(
                Span(start, end),
                form,
                self.lemma(form, xpos, labels.scripts[answer.scripts[i]]),
                labels.upos[answer.upos[i]],
                xpos,
                labels.feats[answer.feats[i]],
                heads[i] - 1,
                _relation(labels.relations[relations[i]], heads[i]),
            )


def _scored(text: str, pieces: tuple[Piece, ...], answer: Answer) -> ScoredWords:
    return ScoredWords(tuple(text[start:end] for start, end in pieces), answer.names)


def _relation(best: str, head: int) -> str:
    """The root's relation is root and nobody else's; "dep" is what UD calls a relation that cannot be told."""
    if head == 0:
        return "root"
    return "dep" if best == "root" else best


def _paragraphs(text: str) -> Iterator[Block]:
    start = 0
    for match in (*_EMPTY_LINE.finditer(text), None):
        end = match.start() if match else len(text)
        yield Block(Span(start, end), BlockKind.PROSE)
        start = match.end() if match else end


def _after_dateline(report: Report) -> int | None:
    if report.dateline is None:
        return None
    mark = _DATELINE_MARK.match(report.text, report.dateline.span.end)
    return mark.end() if mark else report.dateline.span.end


def _parts(span: Span, cut: int | None) -> tuple[Span, ...]:
    """The span, in two where the cut falls inside."""
    if cut is not None and span.start < cut < span.end:
        return Span(span.start, cut), Span(cut, span.end)
    return (span,)
