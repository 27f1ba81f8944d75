"""What one report says: attributions, event mentions, figures. Labels are those of the case format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.text import Span


class Act(StrEnum):
    """What the source does by saying it."""

    STATE = "state"
    CONFIRM = "confirm"
    DENY = "deny"
    DOUBT = "doubt"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    PRAISE = "praise"
    THREATEN = "threaten"
    WARN = "warn"
    PROMISE = "promise"
    DEMAND = "demand"
    PREDICT = "predict"
    ASK = "ask"
    DECLINE = "decline"


class Directness(StrEnum):
    """Whether the content stands in quotation marks: all of it, none of it, part of it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """What the source holds of the content: that it is so, that it is not so, or neither."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    OPEN = "open"


class Certainty(StrEnum):
    """How firmly the source holds it."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class SourceKind(StrEnum):
    """What sort of source speaks."""

    PERSON = "person"
    GOVERNMENT = "government"
    MILITARY = "military"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    ORGANISATION = "organisation"
    MEDIA = "media"
    EXPERT = "expert"
    WITNESS = "witness"
    FAMILY = "family"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class EventType(StrEnum):
    """PLOVER's sixteen types (Open Event Data Alliance, PLOVER manual), and OTHER for what none fits."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    OTHER = "OTHER"


class Status(StrEnum):
    """Whether it happened, for the one who tells it."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Measure(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    FREED = "freed"
    ATTACKERS = "attackers"
    FIGHTERS = "fighters"
    STRIKES = "strikes"
    TARGETS = "targets"
    WEAPONS = "weapons"
    VEHICLES = "vehicles"
    MONEY = "money"
    OTHER = "other"


class Qualifier(StrEnum):
    """How the text bounds a figure."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    RANGE = "range"
    VAGUE = "vague"


class Sector(StrEnum):
    """PLOVER's sectors of actors."""

    GOV = "GOV"
    MIL = "MIL"
    REB = "REB"
    COP = "COP"
    JUD = "JUD"
    LEG = "LEG"
    SPY = "SPY"
    CVL = "CVL"
    JRN = "JRN"
    PTY = "PTY"
    IGO = "IGO"
    NGO = "NGO"
    BUS = "BUS"
    MED = "MED"
    EDU = "EDU"
    REL = "REL"
    CRM = "CRM"
    UAF = "UAF"
    UNK = "UNK"


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class Basis(StrEnum):
    """Where a date comes from: written in full, reckoned from the report's own date, or assumed."""

    STATED = "stated"
    RELATIVE = "relative"
    ASSUMED = "assumed"


@dataclass(frozen=True, slots=True)
class When:
    """Days `start` to `end` (inclusive, ISO) within which a thing happened; `span` is the words that say so."""

    start: str
    end: str
    precision: Precision
    basis: Basis
    span: Span | None


class PlacePrecision(StrEnum):
    """What a place's point stands for: the spot itself, or the middle of something larger."""

    SITE = "site"
    TOWN = "town"
    AREA = "area"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    WATER = "water"


class PlaceReason(StrEnum):
    """Why a name is taken for this place and no other: the tables know one; what it lies in is named beside it; it
    lies in a country that the report tells of; it is by far the best known of its name.
    """

    ONLY = "only"
    CONTAINED = "contained"
    COUNTRY = "country"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Where:
    """A place by its words, and what they resolve to.

    `name` is its plain form, `country` ISO 3166 alpha-3, None where unresolved. Degrees are WGS 84, of a point within
    or about the middle of the place, as exact as `precision` says; None where it is not known which place is meant.
    """

    span: Span
    name: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None
    reason: PlaceReason | None = None
    site: str | None = None
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words in the text that stand for somebody or something with a name: the name itself, a pronoun, a description.

    `name` is who it is, as the report's fullest name has it; `country` ISO 3166 alpha-3.
    """

    span: Span
    name: str
    country: str | None
    sector: Sector
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Party:
    """One who does or undergoes an event. `span` is None where the text leaves the party to be understood."""

    span: Span | None
    name: str
    country: str | None
    sector: Sector


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that the text gives to a source (PARC, PolNeAR: source, cue, content) and what the source does by it.

    `source` is the noun phrase of the one who speaks, None where none is named; `source_name` who it is.
    `content` is in pieces, in order, empty for "declined to comment". `within` is the id of the attribution whose
    content
    holds this one. `told` is whom it was told ("told Reuters"), the relay. `polarity` and `certainty` are what the
    source, not the outlet, holds of the content.
    """

    id: str
    report: str
    source: Span | None
    source_name: str | None
    source_kind: SourceKind
    cue: Span | None
    content: tuple[Span, ...]
    directness: Directness
    act: Act
    within: str | None
    told: Span | None = None
    told_name: str | None = None
    polarity: Polarity = Polarity.HOLDS
    certainty: Certainty = Certainty.CERTAIN


@dataclass(frozen=True, slots=True)
class EventMention:
    """Words in one report that tell of something happening: one for each happening and report.

    `mode` is a PLOVER mode or None. `by` is the id of the innermost attribution that carries it, None for the
    outlet's own
    voice. `mentions` are further words in the report that tell of the same. `background`: history, anniversaries.
    """

    id: str
    report: str
    trigger: Span
    lemma: str
    type: EventType
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    where: Where | None
    when: When | None
    status: Status
    by: str | None
    background: bool = False
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with bounds (None on the open side), what it measures, who is counted, and on whose word.

    `event` and `by` are ids of an event mention and an attribution of the same report. `where` is the place that the
    count itself has ("16 in Iraq and 23 in Syria"), else its event's.
    """

    id: str
    report: str
    span: Span
    measure: Measure
    low: float | None
    high: float | None
    qualifier: Qualifier
    who: str
    event: str | None
    by: str | None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one report says, each kind in order of the text.

    `places` are all that it names, whether anything happened there or not; those of events are the events'.
    """

    report: str
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]
    figures: tuple[Figure, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[When, ...]
    places: tuple[Where, ...] = ()
