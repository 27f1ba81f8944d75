"""An attribution before it has an id and its source a name."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.extract.phrases import SourcePhrase
from twosource.model.finding import Act
from twosource.model.text import Span

ACCORDING = "according to"  # the lemma of that cue, which is in no table


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution found in sentence `sentence`: characters of cue and content; source and addressee as phrases.

    `carries_on`: a participle that goes on with what its source did before ("denied it, saying").
    `negated`: the cue is. `set_apart`: it is a participle behind a comma.
    `under`: the cue of who hands it on, "quoted" of "quoted as saying", "said" of "said, citing".
    """

    sentence: int
    cue: Span | None
    lemma: str
    content: tuple[Span, ...]
    source: SourcePhrase | None
    act: Act
    told: SourcePhrase | None = None
    carries_on: bool = False
    negated: bool = False
    under: Span | None = None
    set_apart: bool = False
    by_words: bool = False
