"""Chains: happenings that a report ties to one another in words ("in retaliation for", "after", "unless").

A tie is what the report states; nothing is inferred from dates. Findings keep no tree, so the two ends are found by
place: what the words introduce is the first event mention after them, what is tied to it the one before them in the
sentence, or after the comma where the sentence begins with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.tables import words, words_in_order
from twosource.model.finding import Attribution, EventMention, Findings, Status
from twosource.model.record import ChainLink, Happening, Tie, TieWords
from twosource.model.text import Report, Span

# A sentence may end after its mark and closing quotes, before white space and what can begin another.
_END = re.compile(r"[.!?…][\"”'’)]*\s+(?=[\"“‘'(]*[^\W_a-z])|\n\s*\n")
_LAST_WORD = re.compile(r"[^\s\"'“‘(]+$")
# What tells more of somebody or something and so is not what is tied: "the release of men who had been jailed".
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b", re.IGNORECASE)
# What may stand before words that tie at the head of a sentence: "And two days after the raid, ...".
_BEGIN = re.compile(
    r"[\"“‘'(\s]*(?:(?:and|but|or|so|then|only|just|shortly|soon)\W+)*"
    r"(?:(?:\w+\s+){0,3}(?:minutes?|hours?|days?|weeks?|months?|years?)\s+)?",
    re.IGNORECASE,
)
_OPEN = frozenset({Status.PLANNED, Status.HYPOTHETICAL, Status.NEGATED})


@dataclass(frozen=True, slots=True)
class ChainSettings:
    """How far the ends of a tie may lie from its words, in characters: some 15 and 25 words of news."""

    reach: int = 90
    back: int = 160


@dataclass(frozen=True, slots=True)
class Found:
    """Words that tie, and the two mentions they tie."""

    tie: Tie
    cue: Span
    earlier: EventMention
    later: EventMention


@dataclass(frozen=True, slots=True)
class Chains:
    """Reads ties out of reports. `ties`: words -> tie; `back`: words that tie a sentence to the one before.

    `abbreviations` have a full stop that ends no sentence.
    """

    pattern: re.Pattern[str]
    ties: Mapping[str, Tie]
    heads: re.Pattern[str]
    back: Mapping[str, Tie]
    abbreviations: frozenset[str]
    settings: ChainSettings

    @classmethod
    def load(cls, settings: ChainSettings | None = None) -> Chains:
        """Read the words. Raises ResourceError."""
        ties = {w: tie for tie in reversed(Tie) for w in words_in_order("ties.toml", tie.value)}
        back = {
            w: tie for tie in (Tie.RETALIATION, Tie.RESPONSE) for w in words_in_order("ties.toml", f"back.{tie.value}")
        }
        none = _any(words_in_order("ties.toml", "none"))
        pattern = re.compile(rf"\b(?:(?P<none>{none})|(?P<cue>{_any(ties)}))\b", re.IGNORECASE)
        return cls(
            pattern,
            ties,
            re.compile(rf"[\"“‘'(\s]*\b({_any(back)})\b(?!\s+(?:to|for|against)\b)", re.IGNORECASE),
            back,
            words("tokens.toml", "abbreviations.leading") | words("tokens.toml", "abbreviations.either"),
            settings or ChainSettings(),
        )

    def __call__(
        self, happenings: Iterable[Happening], reports: Iterable[Report], findings: Mapping[str, Findings]
    ) -> tuple[ChainLink, ...]:
        """The links between happenings, in order of the happenings, each with all the words that state it."""
        happenings = tuple(happenings)
        of = {(m.report, m.finding): h for h in happenings for m in h.mentions}
        stated: dict[tuple[str, Tie, str, str], list[TieWords]] = defaultdict(list)
        for report in reports:
            for found in self.of_report(report, findings[report.id]):
                earlier, later = (of.get((report.id, e.id)) for e in (found.earlier, found.later))
                if earlier is not None and later is not None and _can_be(found.tie, earlier, later):
                    by = _told_by(found.cue, findings[report.id].attributions)
                    told = TieWords(report.id, found.earlier.id, found.later.id, found.cue, by)
                    stated[earlier.story, found.tie, earlier.id, later.id].append(told)
        place = {h.id: n for n, h in enumerate(happenings)}
        order = sorted(stated, key=lambda k: (place[k[2]], place[k[3]], k[1].value))
        return tuple(ChainLink(*k, tuple(sorted(stated[k], key=lambda w: (w.report, w.cue)))) for k in order)

    def of_report(self, report: Report, said: Findings) -> Iterator[Found]:
        """The ties of one report, in order of the text."""
        events = sorted(said.events, key=lambda e: (e.trigger, e.id))
        starts = [e.trigger.start for e in events]
        ends = self._sentences(report)
        for match in self.pattern.finditer(report.text):
            if match["cue"] is None:
                continue
            cue, tie = Span(*match.span()), self.ties[" ".join(match["cue"].lower().split())]
            n = bisect_left(ends, cue.start + 1)
            inside = events[bisect_left(starts, ends[n - 1]) : bisect_left(starts, ends[n])]
            ends_of = self._ends(report.text, ends[n - 1], cue, [e for e in inside if not _touch(e.trigger, cue)])
            if ends_of is not None and (tie is not Tie.PRECONDITION or _open(match["cue"], *ends_of)):
                yield Found(tie, cue, *ends_of)
        yield from self._to_the_sentence_before(report.text, events, starts, ends)

    def _sentences(self, report: Report) -> list[int]:
        """Where one sentence ends and the next begins, with both ends of the text; blank stretches are no sentences."""
        text = report.text
        marks = {m.end() for m in _END.finditer(text) if not self._abbreviates(text, m.start())}
        ends = [0]
        for cut in (*sorted(marks | {b.span.end for b in report.blocks}), len(text)):
            if text[ends[-1] : cut].strip():
                ends.append(cut)
        return ends

    def _abbreviates(self, text: str, mark: int) -> bool:
        """Whether the full stop at a place belongs to its last word: "Col.", "J.", "U.S."."""
        found = _LAST_WORD.search(text, max(0, mark - 40), mark)
        word = found[0] if found and text[mark] == "." else ""
        return word in self.abbreviations or (len(word) == 1 and word.isupper()) or word[-2:-1] == "."

    def _ends(
        self, text: str, start: int, cue: Span, events: list[EventMention]
    ) -> tuple[EventMention, EventMention] | None:
        """What the words introduce, and what is tied to it."""
        after = [e for e in events if e.trigger.start >= cue.end]
        if not after or after[0].trigger.start - cue.end > self.settings.reach:
            return None
        told = after[0]
        between = text[cue.end : told.trigger.start]
        if "," in between or _RELATIVE.search(between):
            return None
        if _begins(text[start : cue.start]):
            comma = text.find(",", cue.end)
            main = next((e for e in after if 0 <= comma < e.trigger.start), None)
            return (told, main) if main is not None and not _RELATIVE.search(text, comma, main.trigger.start) else None
        before = [e for e in events if cue.start - self.settings.back <= e.trigger.start and e.trigger.end <= cue.start]
        tied = [e for e in before if not _aside(text, e, cue)] or before
        return (told, tied[-1]) if tied else None

    def _to_the_sentence_before(
        self, text: str, events: list[EventMention], starts: list[int], ends: list[int]
    ) -> Iterator[Found]:
        """ "In response, X": X is tied to the last event of the sentence before."""
        for n in range(1, len(ends) - 1):
            match = self.heads.match(text, ends[n])
            if match is None:
                continue
            here = events[bisect_left(starts, match.end(1)) : bisect_left(starts, ends[n + 1])]
            before = events[bisect_left(starts, ends[n - 1]) : bisect_left(starts, ends[n])]
            if here and before:
                yield Found(self.back[" ".join(match[1].lower().split())], Span(*match.span(1)), before[-1], here[0])


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first; white space may be any."""
    longest = sorted(phrases, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest)


def _begins(before: str) -> bool:
    """Whether words that tie stand at the head of a sentence or of what is said in it, with the rest after a comma."""
    return _BEGIN.fullmatch(before) is not None or before.rstrip().endswith((" that", ":", "“"))


def _aside(text: str, event: EventMention, cue: Span) -> bool:
    """Whether a mention stands in a clause that was only put in: "struck the port, killing nine, in retaliation"."""
    words_of = text[event.trigger.start : event.trigger.end].split()
    put_in = bool(words_of) and words_of[0].endswith("ing")
    return put_in and text[: event.trigger.start].rstrip().endswith(",") and text[: cue.start].rstrip().endswith(",")


def _touch(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _open(cue: str, condition: EventMention, waiting: EventMention) -> bool:
    """Whether one of the two is still open: "until" and "if" also tell of what was done. An exchange may be done."""
    return cue.lower().startswith("in ") or bool({condition.status, waiting.status} & _OPEN)


def _can_be(tie: Tie, earlier: Happening, later: Happening) -> bool:
    """Whether two happenings can be so tied: none is tied to itself, and dates that speak against it are believed."""
    against = tie is not Tie.PRECONDITION and (later.end or "~") < (earlier.start or "")
    return earlier.id != later.id and not against


def _told_by(cue: Span, attributions: Iterable[Attribution]) -> str | None:
    """The innermost attribution whose content holds the words; None for the outlet's own voice."""
    around = [
        (span.end - span.start, a.id)
        for a in attributions
        for span in a.content
        if span.start <= cue.start and cue.end <= span.end
    ]
    return min(around)[1] if around else None
