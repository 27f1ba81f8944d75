"""A report, its text and what the language model says of it.

Offsets are Unicode code points of `Report.text`, end exclusive; `text[start:end]` is what is shown as evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (exclusive) of one report's text, in code points."""

    start: int
    end: int


class BlockKind(StrEnum):
    """What a stretch of a report's text is for."""

    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    BYLINE = "byline"
    DATE = "date"
    CREDIT = "credit"
    CAPTION = "caption"
    JUNK = "junk"


TOLD = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PROSE, BlockKind.CAPTION})
"""Blocks that tell of something: not bylines, credits, dates."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind.

    Blocks of a report are in order, do not overlap, and cover all that is not white space.

    A paragraph of prose is one block: no sentence crosses a block's border.
    A dateline ("TEHRAN, Iran – ") at the head of a paragraph is no block of its own: see `Report.dateline`.
    """

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. `stated` says whether the text or its metadata name it; else it is known by its file alone."""

    name: str
    stated: bool


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words at the head of a report that say from where, when and for which agency it was filed.

    `date` is ISO 8601, `--MM-DD` where the year is not stated.
    """

    span: Span
    place: str | None
    agency: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class Credit:
    """Words by which a report says that facts in it come from another outlet ("Reuters contributed")."""

    span: Span
    origin: str


@dataclass(frozen=True, slots=True)
class Report:
    """One text published by one outlet at one time.

    `id`         sha256-derived, from locator and text: see `read`.
    `path`       the locator: file relative to the given folder's parent, with `#n` for the n-th record of a file.
    `published`  ISO date or date-time as stated by the text or its metadata; None where not stated.
    `text_hash`  sha256 of `text` (UTF-8); `raw_hash` of the bytes it was read from.
    `fields`     the file's own metadata that has no place above, as sorted (name, value) pairs.
    """

    id: str
    path: str
    outlet: Outlet
    published: str | None
    title: str | None
    author: str | None
    url: str | None
    dateline: Dateline | None
    credits: tuple[Credit, ...]
    blocks: tuple[Block, ...]
    text: str
    text_hash: str
    raw_hash: str
    medium: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    `head` is the index of the governing token within the sentence, -1 for the root; `rel` the Universal Dependencies
    relation to it, with subtype (`nsubj:pass`). `upos`, `xpos` (Penn), `feats` ("Mood=Ind|Tense=Past") as in UD
    English.
    """

    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    rel: str


class NameType(StrEnum):
    """What a name names."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    GOVERNED_PLACE = "GPE"
    LOCATION = "LOC"
    FACILITY = "FAC"
    NATIONALITY = "NORP"
    DATE = "DATE"
    EVENT = "EVENT"
    OTHER = "MISC"


PLACES = frozenset({NameType.GOVERNED_PLACE, NameType.LOCATION, NameType.FACILITY})
"""Kinds of name that name a place."""


@dataclass(frozen=True, slots=True)
class NamedMention:
    """Tokens `first` to `last` (exclusive) of a sentence that name something."""

    span: Span
    type: NameType
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its tokens (in order, at least one) and the names in it. `block` indexes `Report.blocks`.

    `readings` is what the reader of events makes of each token, for the classifiers of `extract`: one row of
    half-precision numbers a token, little-endian; empty where it did not read the sentence.
    """

    span: Span
    block: int
    kind: BlockKind
    tokens: tuple[Token, ...]
    names: tuple[NamedMention, ...]
    readings: bytes = b""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language model says of one report: its sentences in order of the text."""

    report: str
    sentences: tuple[Sentence, ...]
