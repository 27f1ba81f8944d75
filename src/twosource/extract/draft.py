"""What passes between the steps that find attributions, before they have ids and know who is who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.quotes import Quotation
from twosource.extract.phrases import SourcePhrase
from twosource.extract.syntax import Tree
from twosource.model.finding import Act
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A report's text with its trees, its quotations and its paragraphs, each in order."""

    text: str
    trees: Sequence[Tree]
    quotations: Sequence[Quotation]
    blocks: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution found in sentence `sentence`: characters of cue and content, source and addressee as phrases of its tree.

    `carries_on`: a participle that goes on with what its source did before ("denied it, saying").
    """

    sentence: int
    cue: Span | None
    lemma: str
    content: tuple[Span, ...]
    source: SourcePhrase | None
    act: Act
    told: SourcePhrase | None = None
    carries_on: bool = False
