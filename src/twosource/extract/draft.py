"""An attribution before it has an id and its source a name."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.phrases import SourcePhrase
from twosource.model.finding import Act
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution found in sentence `sentence`: characters of cue and content; source and addressee as phrases.

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
