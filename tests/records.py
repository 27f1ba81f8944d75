"""A small whole record, made by hand: four invented reports about a bridge, one of them a copy, one with a relay."""

import hashlib
from dataclasses import replace

from twosource.model.finding import (
    Act,
    Attribution,
    Basis,
    Directness,
    EventMention,
    EventType,
    Figure,
    Findings,
    Measure,
    Mention,
    Party,
    Precision,
    Qualifier,
    Sector,
    SourceKind,
    Status,
    When,
    Where,
)
from twosource.model.record import (
    Actor,
    ActorDay,
    ChainLink,
    Change,
    Convention,
    CopyGroup,
    FigureSet,
    FigureView,
    Happening,
    Judgement,
    Position,
    Proposition,
    Reason,
    Record,
    Ref,
    Relation,
    Relay,
    Skipped,
    Stance,
    Standing,
    Story,
    Tie,
    TieWords,
    Turn,
    Verdict,
)
from twosource.model.text import Block, BlockKind, Credit, Dateline, Outlet, Report, Span

POST = """Drone strike destroys Karsa bridge

KARSA, 4 March - A drone strike destroyed the main bridge over the Velm on Monday night, the regional governor said. \
At least 12 people were killed and 30 injured, Governor Ilya Toren told the Harbour Agency.

The army denied that it had carried out the strike. "We fly no drones over Karsa," Colonel Mira Dahl said."""

LEDGER = """Army blamed for attack on bridge

Rebels accused the army of bombing the Karsa bridge on 4 March. Hospital doctors counted 16 dead.

The United Federation warned that it would cut off aid if attacks on bridges went on."""

WIRE = """Bridge in Karsa destroyed

A bridge in Karsa was destroyed on Monday, killing 12 people, according to the Harbour Agency. \
The army said it would open an inquiry."""


def span(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand in the text for the nth time."""
    at = -1
    for _ in range(nth):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs: the first is the title."""
    found, at = [], 0
    for n, paragraph in enumerate(text.split("\n\n")):
        found.append(Block(Span(at, at + len(paragraph)), BlockKind.PROSE if n else BlockKind.TITLE))
        at += len(paragraph) + 2
    return tuple(found)


def report(id_: str, path: str, outlet: Outlet, text: str, published: str | None) -> Report:
    """A report whose title is its first line."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = text.partition("\n")[0]
    return Report(id_, path, outlet, published, title, None, None, None, (), blocks(text), text, digest, digest, "text")


R1 = replace(
    report("rep-1", "bridge/coast-post.html", Outlet("Coast Post", stated=True), POST, "2031-03-05"),
    author="Ana Reyl",
    url="https://coast-post.example/karsa",
    dateline=Dateline(span(POST, "KARSA, 4 March"), "KARSA", None, "2031-03-04"),
    fields=(("section", "World"),),
)
R2 = report("rep-2", "bridge/ledger.txt", Outlet("ledger", stated=False), LEDGER, None)
R3 = replace(
    report("rep-3", "bridge/wire.jsonl#1", Outlet("Northern Wire", stated=True), WIRE, "2031-03-05T06:10:00+00:00"),
    credits=(Credit(span(WIRE, "according to the Harbour Agency"), "Harbour Agency"),),
)
R4 = report("rep-4", "bridge/wire.jsonl#2", Outlet("Valley Times", stated=True), WIRE, "2031-03-05")

MONDAY = When("2031-03-03", "2031-03-03", Precision.DAY, Basis.RELATIVE, span(POST, "Monday night"))
ARMY = ("Army", None, Sector.MIL)


def _attribution(
    id_: str,
    of: Report,
    act: Act,
    kind: SourceKind,
    source: str | None,
    name: str | None,
    cue: str | None,
    *content: str,
) -> Attribution:
    text = of.text
    return Attribution(
        id_,
        of.id,
        span(text, source) if source else None,
        name,
        kind,
        span(text, cue) if cue else None,
        tuple(span(text, words) for words in content),
        Directness.DIRECT if content and all(words.startswith('"') for words in content) else Directness.INDIRECT,
        act,
        None,
    )


def _party(of: Report, words: str | None, name: str, sector: Sector) -> Party:
    return Party(span(of.text, words) if words else None, name, None, sector)


STRIKE = "A drone strike destroyed the main bridge over the Velm on Monday night"
A1 = _attribution("a-1", R1, Act.STATE, SourceKind.GOVERNMENT, "the regional governor", "Ilya Toren", "said", STRIKE)
A2 = replace(
    _attribution(
        "a-2",
        R1,
        Act.STATE,
        SourceKind.GOVERNMENT,
        "Governor Ilya Toren",
        "Ilya Toren",
        "told",
        "At least 12 people were killed and 30 injured",
    ),
    told=span(POST, "the Harbour Agency"),
    told_name="Harbour Agency",
)
A3 = _attribution(
    "a-3", R1, Act.DENY, SourceKind.MILITARY, "The army", "Army", "denied", "that it had carried out the strike"
)
A4 = _attribution(
    "a-4", R1, Act.STATE, SourceKind.MILITARY, "Colonel Mira Dahl", "Mira Dahl", None, '"We fly no drones over Karsa,"'
)
A5 = _attribution(
    "a-5", R2, Act.ACCUSE, SourceKind.ARMED_GROUP, "Rebels", "Rebels", "accused", "the army", "bombing the Karsa bridge"
)
A6 = _attribution("a-6", R2, Act.STATE, SourceKind.EXPERT, "Hospital doctors", "hospital doctors", "counted", "16 dead")
A7 = _attribution(
    "a-7",
    R2,
    Act.WARN,
    SourceKind.ORGANISATION,
    "The United Federation",
    "United Federation",
    "warned",
    "that it would cut off aid if attacks on bridges went on",
)
A8 = _attribution(
    "a-8",
    R3,
    Act.STATE,
    SourceKind.MEDIA,
    "the Harbour Agency",
    "Harbour Agency",
    "according to",
    "A bridge in Karsa was destroyed on Monday, killing 12 people",
)
A9 = _attribution("a-9", R3, Act.PROMISE, SourceKind.MILITARY, "The army", "Army", "said", "it would open an inquiry")
A10 = replace(A8, id="a-10", report="rep-4")

E1 = EventMention(
    "e-1",
    "rep-1",
    span(POST, "strike"),
    "strike",
    EventType.ASSAULT,
    "drone",
    (_party(R1, "The army", "Army", Sector.MIL),),
    (_party(R1, "the main bridge", "main bridge", Sector.UNK),),
    Where(span(POST, "over the Velm"), "Velm", None),
    MONDAY,
    Status.HAPPENED,
    "a-1",
    mentions=(span(POST, "the strike"),),
)
E2 = EventMention(
    "e-2",
    "rep-2",
    span(LEDGER, "bombing"),
    "bomb",
    EventType.ASSAULT,
    "aerial",
    (_party(R2, "the army", "Army", Sector.MIL),),
    (_party(R2, "the Karsa bridge", "Karsa bridge", Sector.UNK),),
    None,
    When("2031-03-04", "2031-03-04", Precision.DAY, Basis.STATED, span(LEDGER, "4 March")),
    Status.HAPPENED,
    "a-5",
)
E3 = EventMention(
    "e-3",
    "rep-2",
    span(LEDGER, "cut off aid"),
    "cut",
    EventType.SANCTION,
    None,
    (_party(R2, "The United Federation", "United Federation", Sector.IGO),),
    (_party(R2, None, "Army", Sector.MIL),),
    None,
    None,
    Status.HYPOTHETICAL,
    "a-7",
)
E4 = EventMention(
    "e-4",
    "rep-3",
    span(WIRE, "destroyed", 2),
    "destroy",
    EventType.ASSAULT,
    None,
    (),
    (_party(R3, "A bridge", "bridge", Sector.UNK),),
    Where(span(WIRE, "in Karsa", 2), "Karsa", None),
    When("2031-03-03", "2031-03-03", Precision.DAY, Basis.RELATIVE, span(WIRE, "Monday")),
    Status.HAPPENED,
    "a-8",
)
E5 = EventMention(
    "e-5",
    "rep-3",
    span(WIRE, "open an inquiry"),
    "open",
    EventType.OTHER,
    None,
    (_party(R3, "The army", "Army", Sector.MIL),),
    (),
    None,
    None,
    Status.PLANNED,
    "a-9",
)
E6 = replace(E4, id="e-6", report="rep-4", by="a-10", background=True)

F1 = Figure(
    "f-1",
    "rep-1",
    span(POST, "At least 12 people were killed"),
    Measure.KILLED,
    12,
    None,
    Qualifier.AT_LEAST,
    "people",
    "e-1",
    "a-2",
)
F2 = Figure("f-2", "rep-1", span(POST, "30 injured"), Measure.INJURED, 30, 30, Qualifier.EXACT, "people", "e-1", "a-2")
F3 = Figure("f-3", "rep-2", span(LEDGER, "16 dead"), Measure.KILLED, 16, 16, Qualifier.EXACT, "people", "e-2", "a-6")
F4 = Figure("f-4", "rep-3", span(WIRE, "12 people"), Measure.KILLED, 12, 12, Qualifier.EXACT, "people", "e-4", None)

FINDINGS = (
    Findings(
        "rep-1",
        (A1, A2, A3, A4),
        (E1,),
        (F1, F2),
        (Mention(span(POST, "Governor Ilya Toren"), "Ilya Toren", None, Sector.GOV, SourceKind.GOVERNMENT),),
        (MONDAY,),
    ),
    Findings("rep-2", (A5, A6, A7), (E2, E3), (F3,), (), ()),
    Findings("rep-3", (A8, A9), (E4, E5), (F4,), (), ()),
    Findings("rep-4", (A10,), (E6,), (), (), ()),
)


def _stand(attribution: Attribution, stance: Stance, origin: str, of: Report) -> Position:
    return Position(of.id, attribution.id, attribution.source_name or "not named", stance, attribution.content, origin)


RECORD = Record(
    reports=(R1, R2, R3, R4),
    findings=FINDINGS,
    copies=(CopyGroup("copy-1", ("rep-3", "rep-4")),),
    relays=(Relay("rep-3", "Harbour Agency", span(WIRE, "according to the Harbour Agency")),),
    stories=(Story("story-1", "Drone strike destroys Karsa bridge", ("rep-1", "rep-2", "rep-3", "rep-4")),),
    actors=(
        Actor("actor-1", "Army", ("Army", "Colonel Mira Dahl"), None, Sector.MIL),
        Actor("actor-2", "United Federation", ("United Federation",), None, Sector.IGO),
    ),
    happenings=(
        Happening(
            "hap-1",
            "story-1",
            "A drone strike destroyed the main bridge over the Velm",
            EventType.ASSAULT,
            "2031-03-03",
            "2031-03-04",
            "Karsa",
            (Ref("rep-1", "e-1"), Ref("rep-2", "e-2"), Ref("rep-3", "e-4"), Ref("rep-4", "e-6")),
            3,
        ),
        Happening("hap-2", "story-1", "cut off aid", EventType.SANCTION, None, None, None, (Ref("rep-2", "e-3"),), 1),
        Happening("hap-3", "story-1", "open an inquiry", EventType.OTHER, None, None, None, (Ref("rep-3", "e-5"),), 1),
    ),
    figure_sets=(
        FigureSet(
            "fig-1",
            "hap-1",
            Measure.KILLED,
            "people",
            (Ref("rep-1", "f-1"), Ref("rep-2", "f-3"), Ref("rep-3", "f-4")),
            Relation.CONFLICT,
            12,
            16,
        ),
        FigureSet("fig-2", "hap-1", Measure.INJURED, "people", (Ref("rep-1", "f-2"),), Relation.AGREE, 30, 30),
    ),
    propositions=(
        Proposition(
            "prop-1",
            "story-1",
            "the army bombed the Karsa bridge",
            (
                _stand(A5, Stance.ASSERTS, "Rebels", R2),
                _stand(A3, Stance.DENIES, "Army", R1),
                _stand(A4, Stance.DOUBTS, "Army", R1),
            ),
            Standing.CONTESTED,
        ),
        Proposition(
            "prop-2",
            "story-1",
            STRIKE,
            (
                _stand(A1, Stance.ASSERTS, "Ilya Toren", R1),
                _stand(A8, Stance.ASSERTS, "Harbour Agency", R3),
                Position("rep-2", None, "outlet", Stance.ASSERTS, (span(LEDGER, "attack on bridge"),), "rep-2"),
            ),
            Standing.CORROBORATED,
        ),
        Proposition(
            "prop-3",
            "story-1",
            "it would open an inquiry",
            (_stand(A9, Stance.ASSERTS, "Army", R3),),
            Standing.SINGLE,
        ),
    ),
    judgements=(
        Judgement(
            "event",
            "e-1",
            "e-2",
            Verdict.SAME,
            1.5,
            (Reason("place", 2.0, "both at the Karsa bridge"), Reason("date", -0.5, "one day apart")),
            "link 1",
        ),
        Judgement("report-copy", "rep-3", "rep-4", Verdict.SAME, 9.0, (), "link 1"),
    ),
    skipped=(Skipped("bridge/empty.html", "read", "no text of a report"),),
    chains=(
        ChainLink(
            "story-1",
            Tie.PRECONDITION,
            "hap-1",
            "hap-2",
            (TieWords("rep-2", "e-2", "e-3", span(LEDGER, "if"), "a-7"),),
        ),
    ),
    turns=(
        Turn("prop-1", 1, "2031-03-05", Change.FIRST),
        Turn("prop-1", 0, None, Change.UNDATED),
        Turn("prop-2", 1, "2031-03-05", Change.FIRST),
        Turn("prop-2", 0, "2031-03-05", Change.JOINED),
    ),
    actor_days=(
        ActorDay("story-1", None, None, "2031-03-03", ("hap-1",), 1, 0, -9.5, -9.5, -9.5, 12),
        ActorDay("story-1", "Army", "United Federation", "2031-03-03", ("hap-1",), 1, 0, -9.5, -9.5, -9.5, 12),
        ActorDay("story-1", "United Federation", "Army", "2031-03-05", ("hap-2",), 0, 1, 2.5, 2.5, 2.5, None),
    ),
    figure_views=(
        FigureView("fig-1", Convention.ACLED, 12, 12, 12, "12", "the lowest of 3 figures"),
        FigureView("fig-1", Convention.MUC, 12, None, 16, "12- / 16 / 12", "3 alternatives, in order of publication"),
    ),
)
