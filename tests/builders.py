"""Reports and findings made by hand in a few words: spans are given as the words that stand there."""

import hashlib
from collections.abc import Sequence

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
    Party,
    Polarity,
    Precision,
    Qualifier,
    Sector,
    SourceKind,
    Status,
    When,
    Where,
)
from twosource.model.text import Block, BlockKind, Credit, Outlet, Report, Span


def report(
    name: str,
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    credited: Sequence[tuple[str, str]] = (),
) -> Report:
    """A report of plain paragraphs; `credited` are pairs of words of the text and the outlet they name."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(
        id=name,
        path=f"{name}.txt",
        outlet=Outlet(outlet or name, stated=outlet is not None),
        published=published,
        title=title,
        author=None,
        url=None,
        dateline=None,
        credits=tuple(Credit(at(text, words), origin) for words, origin in credited),
        blocks=paragraphs(text),
        text=text,
        text_hash=digest,
        raw_hash=digest,
        medium="text/plain",
    )


def paragraphs(text: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            blocks.append(Block(Span(start, start + len(part)), BlockKind.PROSE))
        start += len(part) + 2
    return tuple(blocks)


def at(text: str, words: str, nth: int = 1) -> Span:
    """Where the words stand for the n-th time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


POLARITY = {
    Act.DENY: Polarity.DOES_NOT_HOLD,
    **dict.fromkeys((Act.DOUBT, Act.ASK, Act.DECLINE, Act.DEMAND), Polarity.OPEN),
}
"""What a source holds of its content, as far as the act tells."""


def said(
    of: Report,
    name: str,
    source: str | None,
    cue: str | None,
    *content: str,
    who: str | None = None,
    kind: SourceKind = SourceKind.PERSON,
    act: Act = Act.STATE,
    within: str | None = None,
    told: str | None = None,
) -> Attribution:
    """An attribution; `who` is the source's name where it is not the words of the source."""
    return Attribution(
        id=name,
        report=of.id,
        source=at(of.text, source) if source else None,
        source_name=who or source,
        source_kind=kind,
        cue=at(of.text, cue) if cue else None,
        content=tuple(at(of.text, words) for words in content),
        directness=Directness.INDIRECT,
        act=act,
        within=within,
        told=at(of.text, told) if told else None,
        told_name=told,
        polarity=POLARITY.get(act, Polarity.HOLDS),
    )


def happened(
    of: Report,
    name: str,
    trigger: str,
    kind: EventType = EventType.ASSAULT,
    *,
    actors: Sequence[str] = (),
    recipients: Sequence[str] = (),
    place: str | None = None,
    day: str | None = None,
    status: Status = Status.HAPPENED,
    by: str | None = None,
    mode: str | None = None,
) -> EventMention:
    """An event mention; parties and place are words of the report, the day is ISO."""
    return EventMention(
        id=name,
        report=of.id,
        trigger=at(of.text, trigger),
        lemma=trigger,
        type=kind,
        mode=mode,
        actors=tuple(party(of, words) for words in actors),
        recipients=tuple(party(of, words) for words in recipients),
        where=Where(at(of.text, place), place, None) if place else None,
        when=When(day, day, Precision.DAY, Basis.STATED, None) if day else None,
        status=status,
        by=by,
    )


def party(of: Report, words: str) -> Party:
    return Party(at(of.text, words), words, None, Sector.UNK)


def figure(
    of: Report,
    name: str,
    words: str,
    low: float | None,
    high: float | None,
    *,
    measure: Measure = Measure.KILLED,
    who: str = "people",
    event: str | None = None,
    by: str | None = None,
) -> Figure:
    """A figure; the qualifier follows from the bounds."""
    kind = Qualifier.EXACT if low == high else Qualifier.AT_LEAST if high is None else Qualifier.UP_TO
    return Figure(name, of.id, at(of.text, words), measure, low, high, kind, who, event, by)


def findings(
    of: Report,
    attributions: Sequence[Attribution] = (),
    events: Sequence[EventMention] = (),
    figures: Sequence[Figure] = (),
) -> Findings:
    """All that the report says."""
    return Findings(of.id, tuple(attributions), tuple(events), tuple(figures), (), ())
