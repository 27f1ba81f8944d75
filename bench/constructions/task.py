"""Constructions of news that the treebanks hardly have: how many of each the model reads right (`probes.tsv`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.task import Figures, Reader, Request
from twosource.analyse import Analyser
from twosource.model.text import Sentence, Token

PROBES = Path(__file__).parent / "probes.tsv"


def run(request: Request) -> Figures:
    """The share of what must hold that holds, in per cent: all, and by class."""
    reader = Analyser.load(folder=request.model)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for kind, sentence, holds in probes(request.file or PROBES):
        found = [answered(reader, sentence, one) for one in holds]
        for key in ("all", kind):
            right[key] += sum(found)
            asked[key] += len(found)
    return {key.replace(" ", "_"): 100 * right[key] / asked[key] for key in asked}


def probes(path: Path) -> list[tuple[str, str, list[str]]]:
    """Class, sentence and what must hold of each line."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [(kind, sentence, holds.split(" ; ")) for kind, sentence, holds in rows]


def answered(reader: Reader, text: str, holds: str) -> bool:
    """Does what must hold of the text hold?"""
    sentences = reader.text(text).sentences
    if " = " in holds:
        words, _, kind = holds.partition(" = ")
        names = {(text[name.span.start : name.span.end], name.type.value) for one in sentences for name in one.names}
        return (words, kind) in names
    word, wanted = holds.split(" <")
    relation, head = wanted.split(" ")
    return any(_hangs(sentence, word, relation, head) for sentence in sentences)


def _hangs(sentence: Sentence, word: str, relation: str, head: str) -> bool:
    def fits(token: Token) -> bool:
        above = sentence.tokens[token.head].text if token.head >= 0 else ""
        return token.text == word and above == head and relation in ("_", token.rel.partition(":")[0])

    return any(map(fits, sentence.tokens))
