"""Reports with frozen trees, so that what `extract` finds does not hang on the language model's version.

A `.parse` file holds sentences apart by empty lines: "# " and the text, then a token a line: number, form, lemma, UPOS,
XPOS, features, number of the head (0 for the root), relation, the name's type or "-". A line "# = " and a date tells
when the report was published. `python -m tests.extract.parsed FILE` writes the parses of a file's texts anew with the
model, to be mended by hand; it keeps the lines that begin with "# ".
"""

import re
import sys
from pathlib import Path

from twosource.analyse import Analyser
from twosource.model.text import (
    Analysis,
    Block,
    BlockKind,
    NamedMention,
    NameType,
    Outlet,
    Report,
    Sentence,
    Span,
    Token,
)

FOLDER = Path(__file__).parent.parent / "golden" / "extract"


def read(path: Path) -> tuple[Report, Analysis]:
    """The report and the analysis that a `.parse` file holds; each sentence is a paragraph."""
    chunks = [chunk.splitlines() for chunk in path.read_text(encoding="utf-8").strip().split("\n\n")]
    published = next((line[4:] for chunk in chunks for line in chunk if line.startswith("# = ")), None)
    told = [[line for line in chunk if not line.startswith("# = ")] for chunk in chunks]
    text, sentences, blocks = "", [], []
    for lines in (lines for lines in told if lines):
        start = len(text) + 2 if text else 0
        text += ("\n\n" if text else "") + lines[0].removeprefix("# ")
        sentences.append(_sentence(text, start, len(blocks), [line.split("\t") for line in lines[1:]]))
        blocks.append(Block(Span(start, len(text)), BlockKind.PROSE))
    return report(text, published, tuple(blocks)), Analysis("rep-1", tuple(sentences))


def report(text: str, published: str | None = None, blocks: tuple[Block, ...] | None = None) -> Report:
    """A plain report; without blocks, the whole text is one paragraph."""
    whole = (Block(Span(0, len(text)), BlockKind.PROSE),) if text else ()
    outlet = Outlet("Harbour Agency", stated=True)
    return Report(
        "rep-1", "a.txt", outlet, published, None, None, None, None, (), blocks or whole, text, "", "", "text"
    )


def words(text: str) -> Sentence:
    """A sentence of words without a tree, for what reads words alone."""
    found = re.finditer(r"\d+(?:[.,]\d+)*|U\.S\.|[^\W\d_]+(?:'[^\W\d_]+)?|[^\w\s]|_", text)
    tokens = tuple(Token(Span(*m.span()), m.group(), m.group().lower(), "X", "X", "_", -1, "root") for m in found)
    return Sentence(Span(0, len(text)), 0, BlockKind.PROSE, tokens, ())


def _sentence(text: str, start: int, block: int, rows: list[list[str]]) -> Sentence:
    tokens, at = [], start
    for row in rows:
        at = text.index(row[1], at)
        span = Span(at, at + len(row[1]))
        at = span.end
        tokens.append(Token(span, row[1], row[2], row[3], row[4], row[5], int(row[6]) - 1, row[7]))
    return Sentence(Span(start, len(text)), block, BlockKind.PROSE, tuple(tokens), tuple(_names(rows, tokens)))


def _names(rows: list[list[str]], tokens: list[Token]) -> list[NamedMention]:
    names, first = [], 0
    kinds = [row[8] for row in rows] + ["-"]
    for i, kind in enumerate(kinds):
        if i and kind != kinds[i - 1]:
            if kinds[first] != "-":
                span = Span(tokens[first].span.start, tokens[i - 1].span.end)
                names.append(NamedMention(span, NameType(kinds[first]), first, i))
            first = i
    return names


def write(path: Path) -> None:
    """Parse a file's texts anew with the shipped model."""
    analyse = Analyser.load()
    chunks = []
    for line in (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# ")):
        lines = [line]
        for sentence in analyse.text(line.removeprefix("# ")).sentences if not line.startswith("# = ") else ():
            names = {i: n.type.value for n in sentence.names for i in range(n.first, n.last)}
            for i, t in enumerate(sentence.tokens):
                cells = (i + 1, t.text, t.lemma, t.upos, t.xpos, t.feats or "_", t.head + 1, t.rel, names.get(i, "-"))
                lines.append("\t".join(map(str, cells)))
        chunks.append("\n".join(lines))
    path.write_text("\n\n".join(chunks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
