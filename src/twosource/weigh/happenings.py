"""What happened, where and when, as far as the reports let one know, from the mentions of a happening."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from twosource.model.finding import Basis, EventMention, EventType, Status, When
from twosource.model.record import Happening, JoinedHappening, Ref
from twosource.model.text import Report
from twosource.weigh.independence import Origins

# No end of a sentence after a capital letter or a short capitalised word: "the U.S. said", "Gen. Lee", "on Sept. 11".
_BREAK = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\bSept)[.!?…]+[\"”'’)]*\s+|\n+|[;:—–]\s|\s-\s|,\s|[“”\"]"
)


@dataclass(frozen=True, slots=True)
class HappeningSettings:
    """How the words for a happening are cut out of a report."""

    shortest: int = 25  # characters: a shorter clause takes in its neighbour
    longest: int = 140


def happening(
    joined: JoinedHappening,
    events: Mapping[Ref, EventMention],
    reports: Mapping[str, Report],
    origins: Origins,
    settings: HappeningSettings,
) -> Happening:
    """The happening in words of its clearest mention, with type, days and place on which most mentions agree."""
    found = [events[m] for m in joined.mentions]
    start, end = days([e.when for e in found if e.when is not None])
    return Happening(
        joined.id,
        joined.story,
        what([(reports[e.report].text, e) for e in found], settings),
        _most([e.type for e in found]),
        start,
        end,
        place(found),
        joined.mentions,
        len(set(origins([(e.report, e.by) for e in found]))),
    )


def _most(types: Sequence[EventType]) -> EventType:
    counts = Counter(types)
    return min(counts, key=lambda t: (t is EventType.OTHER, -counts[t], t.value))


def days(known: Sequence[When]) -> tuple[str | None, str | None]:
    """First and last day (ISO): what most mentions agree on, the narrowest of equals; assumed dates do not count."""
    told = sorted({(w.start, w.end) for w in known if w.basis is not Basis.ASSUMED})
    if not told:
        return None, None
    count = Counter((w.start, w.end) for w in known if w.basis is not Basis.ASSUMED)

    def agreeing(interval: tuple[str, str]) -> int:
        return sum(n for other, n in count.items() if other[0] <= interval[1] and interval[0] <= other[1])

    best = min(told, key=lambda i: (-agreeing(i), _length(i), i))
    meeting = [i for i in told if i[0] <= best[1] and best[0] <= i[1]]
    start, end = max(i[0] for i in meeting), min(i[1] for i in meeting)
    return (start, end) if start <= end else best


def _length(interval: tuple[str, str]) -> int:
    try:
        return (date.fromisoformat(interval[1]) - date.fromisoformat(interval[0])).days
    except ValueError:
        return 0


def place(events: Sequence[EventMention]) -> str | None:
    """The place that most mentions name; of equals the one resolved to a country, then the longest name."""
    named = [e.where for e in events if e.where is not None]
    counts = Counter(w.name for w in named)
    resolved = {w.name for w in named if w.country}
    return min(counts, key=lambda n: (-counts[n], n not in resolved, -len(n), n)) if counts else None


def what(told: Sequence[tuple[str, EventMention]], settings: HappeningSettings) -> str:
    """The clause around the trigger of the mention that says most: with both parties, told as fact, and short."""

    def rank(item: tuple[str, EventMention]) -> tuple[bool, int, int, str, str]:
        text, event = item
        parties = bool(event.actors) + bool(event.recipients)
        words = clause(text, event, settings)
        return event.status is not Status.HAPPENED, -parties, len(words), event.report, event.id

    text, event = min(told, key=rank)
    return clause(text, event, settings)


def clause(text: str, event: EventMention, settings: HappeningSettings) -> str:
    """The words of the report around the trigger, from mark to mark, white space made one space."""
    low = max(0, event.trigger.start - settings.longest)
    high = min(len(text), event.trigger.end + settings.longest)
    before = [m.end() for m in _BREAK.finditer(text, low, event.trigger.start)]
    after = [m.start() for m in _BREAK.finditer(text, event.trigger.end, high)]
    start, end = before[-1] if before else low, after[0] if after else high
    while end - start < settings.shortest and after[1:]:
        after = after[1:]
        end = after[0]
    start = start if end - start <= settings.longest else event.trigger.start
    words = " ".join(text[start:end].split())
    return words if words[-2:-1].isupper() else words.removesuffix(".")
