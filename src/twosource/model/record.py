"""What the reports say together, and on whose word each thing rests."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.finding import EventType, Findings, Measure, Sector
from twosource.model.text import Report, Span


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input, or a part of one, that was left out: what, at which stage, why. Shown, never silent."""

    path: str
    stage: str
    reason: str


class Verdict(StrEnum):
    """Whether two things are the same."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a judgement and what it adds to the score; `words` say it to a person."""

    feature: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two things are the same, different, or unsure: with score (sum of the reasons' weights), reasons and maker.

    `kind` says of what: report-copy, report-story, actor, event, figure, proposition. `left` < `right` are ids.
    """

    kind: str
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    maker: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's judgement, which always wins and survives every re-run."""

    kind: str
    left: str
    right: str
    verdict: Verdict
    note: str


class Ruling(StrEnum):
    """What a person says of one finding: right as found, no finding at all, right with a change, or nothing yet."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on one finding. Only a correction has a `field` of the finding and its `value`."""

    report: str
    finding: str
    ruling: Ruling
    field: str | None
    value: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A finding of a report: `finding` is an id of an attribution, event mention or figure in report `report`."""

    report: str
    finding: str


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Reports whose text has one origin, at least two, sorted by id."""

    id: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relay:
    """A report that says it has facts from another outlet; `span` is the words that say so."""

    report: str
    origin: str
    span: Span


@dataclass(frozen=True, slots=True)
class Story:
    """The reports about one course of events; `title` is the clearest title or lead among them."""

    id: str
    title: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group, state or organisation, joined from mentions; `names` are all its names, the fullest first."""

    id: str
    name: str
    names: tuple[str, ...]
    country: str | None
    sector: Sector


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened (or is said not to have), joined from event mentions.

    `start`, `end` are ISO days, None where no report lets one know. `origins` counts the independent origins of
    its mentions.
    """

    id: str
    story: str
    what: str
    type: EventType
    start: str | None
    end: str | None
    place: str | None
    mentions: tuple[Ref, ...]
    origins: int


class Relation(StrEnum):
    """How figures of one set stand to one another."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class FigureSet:
    """Figures about the same happening, measure and group, in order of publication; never merged into one number."""

    id: str
    happening: str
    measure: Measure
    who: str
    values: tuple[Ref, ...]
    relation: Relation
    low: float | None
    high: float | None


class Stance(StrEnum):
    """One source's stand on a proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"


class Standing(StrEnum):
    """How well a proposition stands."""

    CONTESTED = "contested"
    REVISED = "revised"
    CORROBORATED = "corroborated"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Position:
    """One source's stand on a proposition in one report.

    `attribution` is None where the outlet says it in its own voice (`source_name` is then "outlet"); `spans` are words,
    `sure` as of `Stand`. `origin` names what it depends on: positions with the same origin are one witness.
    """

    report: str
    attribution: str | None
    source_name: str
    stance: Stance
    spans: tuple[Span, ...]
    origin: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Proposition:
    """A checkable statement, joined from attributions and the outlets' own words. `text` is words of a report."""

    id: str
    story: str
    text: str
    positions: tuple[Position, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class Joined:
    """What `link` makes of all findings: groups, without weighing. Propositions have positions but no standing yet.

    `stamps` name for each story all that it was told from, so that it need not be told anew from the same.
    """

    copies: tuple[CopyGroup, ...]
    relays: tuple[Relay, ...]
    stories: tuple[Story, ...]
    actors: tuple[Actor, ...]
    happenings: tuple[JoinedHappening, ...]
    figure_groups: tuple[FigureGroup, ...]
    propositions: tuple[JoinedProposition, ...]
    judgements: tuple[Judgement, ...]
    stamps: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedHappening:
    """Event mentions judged to be the same happening."""

    id: str
    story: str
    mentions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures judged to count the same group of the same happening."""

    id: str
    happening: str
    values: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A source's stand on a joined proposition, before it is known on what it depends.

    `sure`: it says the very thing beyond doubt; else it is like enough to be shown with it, but bears nothing out.
    """

    report: str
    attribution: str | None
    source_name: str
    stance: Stance
    spans: tuple[Span, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class JoinedProposition:
    """Statements judged to say, or to deny, the same thing."""

    id: str
    story: str
    text: str
    stands: tuple[Stand, ...]


class Tie(StrEnum):
    """How a report ties two happenings: the later repays the earlier, answers it, comes after it, or waits for it."""

    RETALIATION = "retaliation"
    RESPONSE = "response"
    SEQUENCE = "sequence"
    PRECONDITION = "precondition"


@dataclass(frozen=True, slots=True)
class TieWords:
    """Where a report ties two event mentions: `cue` is the words that do, `told_by` the attribution around them."""

    report: str
    earlier: str
    later: str
    cue: Span
    told_by: str | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Two happenings of a story tied as the reports state it; of a precondition, `earlier` is what must come first."""

    story: str
    tie: Tie
    earlier: str
    later: str
    words: tuple[TieWords, ...]


class Change(StrEnum):
    """What a position changes in what is said: it is the first, another source joins, somebody speaks against it, a
    source turns against what it said. `undated`: its report has no date, so nobody can tell.
    """

    FIRST = "first"
    JOINED = "joined"
    OPPOSED = "opposed"
    TURNED = "turned"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Turn:
    """Position number `position` (from 0) of a proposition changes what is said; `day` is that of its report."""

    proposition: str
    position: int
    day: str | None
    change: Change


@dataclass(frozen=True, slots=True)
class ActorDay:
    """What one actor did to another on one day, by PLOVER's intensity (-10 hostile to +10 cooperative).

    Without `actor` and `recipient` it is all that was done in the story that day. `acts` are happenings; `hostile` and
    `cooperative` count those below and above 0; `killed` is the sum of the lowest tolls, None where no report gives
    one.
    """

    story: str
    actor: str | None
    recipient: str | None
    day: str
    acts: tuple[str, ...]
    hostile: int
    cooperative: int
    mean: float
    lowest: float
    highest: float
    killed: float | None


class Convention(StrEnum):
    """Whose rule makes one number, or one range, of a set of figures."""

    ACLED = "acled"
    UCDP = "ucdp"
    MUC = "muc"


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure set as a convention of the field has it; `written` is its own notation, `rule` names what decided."""

    figure_set: str
    convention: Convention
    low: float | None
    best: float | None
    high: float | None
    written: str
    rule: str


@dataclass(frozen=True, slots=True)
class Record:
    """The whole: reports, what each says, what they say together, how well it stands, what was left out.

    `findings` are as `reviews` leave them; `decisions` and `reviews` are those that hold. `stamps`: see `Joined`.
    """

    reports: tuple[Report, ...]
    findings: tuple[Findings, ...]
    copies: tuple[CopyGroup, ...]
    relays: tuple[Relay, ...]
    stories: tuple[Story, ...]
    actors: tuple[Actor, ...]
    happenings: tuple[Happening, ...]
    figure_sets: tuple[FigureSet, ...]
    propositions: tuple[Proposition, ...]
    judgements: tuple[Judgement, ...]
    skipped: tuple[Skipped, ...]
    decisions: tuple[Decision, ...] = ()
    reviews: tuple[Review, ...] = ()
    chains: tuple[ChainLink, ...] = ()
    turns: tuple[Turn, ...] = ()
    actor_days: tuple[ActorDay, ...] = ()
    figure_views: tuple[FigureView, ...] = ()
    stamps: tuple[tuple[str, str], ...] = ()
