"""What a page or a terminal shows of a record: every label in words, every item with its passage."""

from __future__ import annotations

from dataclasses import dataclass

from twosource.export.passage import Passage
from twosource.model.finding import Act, Status
from twosource.model.record import Change, Relation, Skipped, Stance, Tie


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
class ConventionLine:
    """The number or range that a convention of the field makes of a group of figures, and the rule that decided."""

    name: str
    written: str
    rule: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures that count the same group of one happening, never merged."""

    id: str
    measure: str
    who: str
    range: str
    relation: Relation
    relation_words: str
    lines: tuple[FigureLine, ...]
    conventions: tuple[ConventionLine, ...]


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
    """A happening: when, what kind, where, who did it to whom, with which status, on whose word.

    `point` is where on the map, how exact and why; None where it is not known which place is meant.
    """

    id: str
    what: str
    kind: str
    when: str
    dated: bool
    place: str | None
    point: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    statuses: tuple[tuple[Status, str, int], ...]
    reports: int
    origins: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A position that changes what is said, on the day of its report. `own` is an outlet speaking for itself."""

    claim: str
    claim_id: str
    when: str
    who: str
    own: bool
    stance: Stance
    said: str
    change: Change
    change_words: str
    saying: Saying


@dataclass(frozen=True, slots=True)
class TieLine:
    """Where a report ties two happenings. `by` is who says so, None for the outlet itself."""

    by: str | None
    saying: Saying


@dataclass(frozen=True, slots=True)
class ChainLine:
    """Two happenings that reports tie to one another, with each place where they do."""

    tie: Tie
    tie_words: str
    earlier: str
    earlier_when: str
    later: str
    later_when: str
    lines: tuple[TieLine, ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """What was done on a day: by whom to whom, how many acts of either sign, their intensity, and the dead."""

    day: str
    when: str
    doing: str
    acts: tuple[str, ...]
    hostile: int
    cooperative: int
    mean: float
    lowest: float
    highest: float
    killed: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a plot, from `top` down; `tip` is what it says to who points at it."""

    x: float
    top: float
    width: float
    height: float
    hostile: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a plot; `anchor` is start, middle or end."""

    x: float
    y: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Intensity by day, drawn: bars up are cooperative, bars down hostile. `told` says in words what it shows."""

    width: int
    height: int
    zero: float
    left: float
    right: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """What two actors did to each other, day by day; without `pair`, all that was done in the story.

    `deadliest` is the day on which most were killed, with their number. A single day has no plot.
    """

    pair: tuple[str, str] | None
    hostile: int
    cooperative: int
    deadliest: tuple[str, float] | None
    days: tuple[DayLine, ...]
    plot: Plot | None


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
    turns: tuple[TurnLine, ...]
    chains: tuple[ChainLine, ...]
    escalation: tuple[Escalation, ...]


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
