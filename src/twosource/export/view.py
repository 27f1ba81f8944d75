"""What a page or a terminal shows of a record: every label in words, every item with its passage."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export.passage import Passage
from twosource.model.finding import Act, Status
from twosource.model.record import Relation, Skipped, Stance


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a line. `name` is r1 ...; `outlet` is its file where not `stated`; `dated` if it states its date."""

    name: str
    outlet: str
    stated: bool
    title: str | None
    published: str
    dated: bool
    path: str


@dataclass(frozen=True, slots=True)
class Saying:
    """One place where a source says something; `passage` is None where a position has no words of its own."""

    report: ReportLine
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One source's stand, with every place where it takes it. `own` is an outlet speaking for itself."""

    who: str
    own: bool
    stance: Stance
    said: str
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition: who asserts it, who denies or doubts it. `origins` counts the independent ones that assert it."""

    id: str
    text: str
    asserted: tuple[Voice, ...]
    against: tuple[Voice, ...]
    origins: int
    reports: int


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure: its bounds in words, and who says so."""

    bounds: str
    who: str
    own: bool
    saying: Saying


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures that count the same group of one happening, never merged."""

    measure: str
    who: str
    range: str
    relation: Relation
    relation_words: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures about one happening."""

    happening: str
    when: str
    groups: tuple[FigureGroup, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's telling of a happening. `by` is who tells it, None for the outlet itself."""

    status: Status
    status_words: str
    by: str | None
    background: bool
    saying: Saying


@dataclass(frozen=True, slots=True)
class HappeningLine:
    """A happening: when, what kind, where, who did it to whom, with which status, on whose word."""

    id: str
    what: str
    kind: str
    when: str
    dated: bool
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    statuses: tuple[tuple[Status, str, int], ...]
    reports: int
    origins: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class RelayLine:
    """A report that says it has facts from another outlet."""

    origin: str
    saying: Saying


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as it is shown. `texts` counts copies once; `outlets` those that are stated."""

    number: int
    id: str
    title: str
    reports: tuple[ReportLine, ...]
    texts: int
    outlets: int
    disputes: tuple[Claim, ...]
    corroborated: tuple[Claim, ...]
    singles: tuple[Claim, ...]
    figures: tuple[FigureTable, ...]
    happenings: tuple[HappeningLine, ...]
    copies: tuple[tuple[ReportLine, ...], ...]
    relays: tuple[RelayLine, ...]


@dataclass(frozen=True, slots=True)
class AttributionLine:
    """Who says what in a report. `within` is who is said to say so; `told` whom it was told; `quoted`: in marks."""

    who: str | None
    kind: str
    act: Act
    act_words: str
    quoted: bool
    told: str | None
    within: str | None
    saying: Saying


@dataclass(frozen=True, slots=True)
class RecordView:
    """The record in figures, and what was left out."""

    reports: int
    texts: int
    outlets: int
    unstated: int
    stories: int
    skipped: tuple[Skipped, ...]
