"""Date expressions to stretches of days, by rules over the words of a report's sentences.

Nothing is guessed: an expression that needs the report's own day ("Tuesday", "last month") is read only where that day
is known, and one that needs the day told last ("three days later") only where the report has told one. A weekday is
the latest such day up to the report's own, that included, which is right for nine in ten weekdays of dated news
(TimeBank and AQUAINT).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from twosource.extract.daterules import DateRules, Reading
from twosource.extract.stretch import Near, Stretch, one_day
from twosource.model.finding import Basis, Precision, When
from twosource.model.text import Sentence, Span

_START = re.compile(r"(?<![\w$£€])(?<!\d[.,:/])(?:[a-z]+\d*|['’‘]?\d\w*)")
# A date shows what it is within so many characters; two dates of one expression stand no farther apart.
_REACH = 60
# "Yesterday (27 July 2030)": what stands between a day told from the report's own and the same day written in full.
_GAP = r"\s*[(,–—-]\s*(?:on\s+)?|\s+on\s+"
# What may follow "after Friday" so that it says from when on; before a noun ("after Friday prayers") it names a day.
_GOES_ON = re.compile(
    r"\s+(?:and|or|but|when|while|as|because|in|at|on|with|he|she|they|it|the|a|an)\b|\s*(?:$|[^\s\w'’])"
)


@dataclass(frozen=True, slots=True)
class DateReader:
    """Reads the dates of a sentence, or of all sentences of a report in order."""

    rules: DateRules
    joins: Mapping[str, re.Pattern[str]]
    clue: re.Pattern[str]
    openings: frozenset[str]

    @classmethod
    def load(cls) -> DateReader:
        """Read `lexicon/calendar.toml` and `numbers.tsv`."""
        rules = DateRules.load()
        w = rules.words
        joins = {
            "from": re.compile(rf"{w.listed('from_words')}\s+(?:the\s+)?"),
            "to": re.compile(rf"\s*(?:{w.listed('dashes')}|\b{w.listed('joining')}\b)\s*(?:the\s+)?"),
            "since": re.compile(rf"{w.listed('since')}\s+(?:the\s+)?"),
            "after": re.compile(rf"{w.listed('after')}\s+(?:the\s+)?"),
            "before": re.compile(rf"{w.listed('before')}\s+(?:the\s+)?"),
            "now": re.compile(rf"{w.listed('now')}\b"),
            "turned": re.compile(rf"(?:{w.any_of('turns')}|{w.any_of('relative')})\s"),
            "jubilee": re.compile(rf"\b{w.listed('anniversaries')}\s+$"),
        }
        return cls(rules, MappingProxyType(joins), re.compile(w.clue), w.openings)

    def __call__(self, sentence: Sentence, published: str | None) -> tuple[When, ...]:
        """The dates of one sentence in order, without overlaps. `published` is an ISO date or date-time, or None."""
        return self.report((sentence,), published)[0]

    def report(self, sentences: Iterable[Sentence], published: str | None) -> tuple[tuple[When, ...], ...]:
        """The dates of each sentence of a report: "the previous day" leans on the day that was told last.

        Where the text itself tells its day ("yesterday, 27 July 2030"), that is what its other days lean on.
        """
        sentences = tuple(sentences)
        near = Near(self._own_day(sentences) or anchor_of(published))
        found = []
        for sentence in sentences:
            dates = []
            for first, last, stretch in self._stretches(_small(sentence), near):
                near = Near(near.report, stretch)
                if stretch is None:
                    continue
                start = sentence.span.start
                span = Span(start + first, start + last)
                days = (stretch.start.isoformat(), stretch.end.isoformat())
                dates.append(When(*days, stretch.precision, stretch.basis, span))
            found.append(tuple(dates))
        return tuple(found)

    def _own_day(self, sentences: Sequence[Sentence]) -> date | None:
        """The day on which a report was written, where it writes out a day that it also tells from its own."""
        leaning = re.compile(rf"\b(?P<word>{self.rules.words.any_of('relative')})\b(?P<gap>{_GAP})")
        for text in map(_small, sentences):
            for match in leaning.finditer(text):
                written = self.rules.at(text, match.end(), Near(None), led=True)
                told = written.stretch if written and written.first == match.end() else None
                if told and (told.precision, told.basis) == (Precision.DAY, Basis.STATED):
                    return told.start - timedelta(days=self.rules.words.value("relative", match["word"]))
        return None

    def _stretches(self, text: str, near: Near) -> Iterator[tuple[int, int, Stretch | None]]:
        """The dates of a text; None for one whose days cannot be known: the tale does not go on from the one before."""
        at = 0
        while start := self._next(text, at):
            reading = self._compound(text, start.start(), near) or self.rules.at(text, start.start(), near)
            told = reading.stretch if reading and not self._commemorated(text, reading) else None
            if reading:
                known = told if told and told.start <= told.end else None
                yield reading.first, reading.last, known
                near = Near(near.report, known)
            at = _word_end(text, max(start.end(), reading.last if reading else 0))

    def _next(self, text: str, at: int) -> re.Match[str] | None:
        """The next word from which a date may go on, None where no more follow."""
        clue = self.clue.search(text, at)
        while clue and (word := _START.search(text, max(at, clue.start() - _REACH))):
            if word.start() > clue.end():
                clue = self.clue.search(text, word.start())
            elif word.group() in self.openings or not word.group().isalpha():
                return word
            at = word.end()
        return None

    def _commemorated(self, text: str, reading: Reading) -> bool:
        """ "The anniversary of the 7 July attacks": the year is not the report's, and not told."""
        stated = reading.stretch and reading.stretch.basis is Basis.STATED
        return not stated and bool(self.joins["jubilee"].search(text[: reading.first]))

    def _compound(self, text: str, start: int, near: Near) -> Reading | None:
        """What is made of two dates, or of one and an open side."""
        for name, read in (("since", self._since), ("after", self._after), ("before", self._before)):
            match = self.joins[name].match(text, start)
            inner = self.rules.at(text, match.end(), near, led=True) if match else None
            if match and inner:
                return read(Reading(start, inner.last, inner.stretch), text, near)
        return self._range(text, start, near)

    def _since(self, inner: Reading, text: str, near: Near) -> Reading:  # noqa: ARG002 - one shape for three
        """From its first day to the report's; where that is not known, that it began then is all there is."""
        told = inner.stretch
        if told is None or (near.report and told.start > near.report):
            return inner
        if near.report is None:
            return Reading(inner.first, inner.last, Stretch(told.start, told.end, told.precision, Basis.ASSUMED))
        return Reading(inner.first, inner.last, _between(told.start, near.report, Basis.RELATIVE))

    def _after(self, inner: Reading, text: str, near: Near) -> Reading:
        """From the day behind it to the report's; "after Friday's attack" only names the Friday."""
        told = inner.stretch
        if told is None or not _GOES_ON.match(text, inner.last):
            return inner
        if near.report is None or told.end >= near.report:
            return Reading(inner.first, inner.last, None)
        return Reading(inner.first, inner.last, _between(told.end + timedelta(days=1), near.report, Basis.RELATIVE))

    def _before(self, inner: Reading, text: str, near: Near) -> Reading:  # noqa: ARG002 - one shape for three
        """Open to the past: no stretch has a first day."""
        named = text[inner.last : inner.last + 2] in {"'s", "’s"}
        return inner if named else Reading(inner.first, inner.last, None)

    def _range(self, text: str, start: int, near: Near) -> Reading | None:
        """ "From 3 May to 5 June", "between 2012 and 2014", "May-June 2015", "Monday to Friday"."""
        if not self.joins["to"].search(text, start + 1, start + _REACH):
            return None
        opened = self.joins["from"].match(text, start)
        first = opened.end() if opened else start
        one = self.rules.extent(text, first, led=True)
        joint = self.joins["to"].match(text, one) if one else None
        if joint is None or (not opened and re.search(r"\band\b", joint.group())):
            return None
        later = self.rules.at(text, joint.end(), near, led=True)
        if later is None and near.report and (now := self.joins["now"].match(text, joint.end())):
            later = Reading(joint.end(), now.end(), one_day(near.report, Basis.RELATIVE))
        if later is None or later.stretch is None or (opened is None and later.first != joint.end()):
            return None
        turned = self.joins["turned"].match(text, first)
        if turned and near.report is None:
            return Reading(start, later.last, None)
        own = turned or later.stretch.basis is Basis.RELATIVE
        anchor = near.report if own and near.report else later.stretch.end
        earlier = self.rules.at(text, first, Near(anchor, near.tale), led=True)
        if earlier and earlier.stretch and earlier.stretch.start > later.stretch.end and anchor == near.report:
            weekday = self.rules.at(text, joint.end(), Near(earlier.stretch.end + timedelta(days=6)), led=True)
            if turned and weekday and weekday.stretch:
                return Reading(start, later.last, _between(earlier.stretch.start, weekday.stretch.end, Basis.RELATIVE))
            earlier = self.rules.at(text, first, Near(later.stretch.end, near.tale), led=True)
        if earlier is None or earlier.stretch is None or earlier.stretch.start > later.stretch.end:
            return None
        both = _between(earlier.stretch.start, later.stretch.end, later.stretch.basis)
        return Reading(start if opened else earlier.first, later.last, both)


def anchor_of(published: str | None) -> date | None:
    """The day of an ISO date or date-time; None where there is none or it has no day."""
    if not published:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _between(start: date, end: date, basis: Basis) -> Stretch:
    return Stretch(start, end, Precision.DAY if start == end else Precision.RANGE, basis)


def _small(sentence: Sentence) -> str:
    """The sentence's characters in small letters, one for one."""
    letters = [" "] * (sentence.span.end - sentence.span.start)
    for token in sentence.tokens:
        at = token.span.start - sentence.span.start
        letters[at : at + len(token.text)] = [c.lower() if len(c.lower()) == 1 else c for c in token.text]
    return "".join(letters)


def _word_end(text: str, at: int) -> int:
    """The end of the word in which the character stands."""
    while at < len(text) and text[at].isalnum() and text[at - 1].isalnum():
        at += 1
    return at
