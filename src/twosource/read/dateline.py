"""Datelines: from where, when and for which agency a report was filed, at the head of its prose.

TEHRAN, Iran – The ...      SANAA, Dec 6 (Reuters) - The ...      BEIRUT (AP) — The ...
GENEVA, January 5 /TASS/. The ...      (CNN) -- The ...      Kobani, Syria (IraqiNews.com) The ...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import rows, words
from twosource.model.text import BlockKind, Credit, Dateline, Span
from twosource.read.layout import Paragraph
from twosource.read.moment import Moments

# A dateline is not longer; and it stands before one of the first paragraphs of prose.
_LONGEST = 160
_PARAGRAPHS = 3
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.]+"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_TAG = r"(?:\((?P<tag>[^()\n]{2,40})\)|/\s?(?P<slashed>[A-Z][\w' -]{1,20}?)\s?/)"
_DASH = r"(?:--+|[—–]|-(?=\s|$))"
_TAGGED = rf"{_TAG}\s*(?P<behind>{_DASH}|[.:](?=\s))?"
# What may stand behind a dateline: the beginning of a sentence, or nothing.
_SENTENCE = r"\s*(?=[A-ZÀ-ÖØ-Þ0-9\"“‘'(\[#@$£€]|i[A-Z]|$)"
# Bracketed letters that are an outlet's own name: an address, or the call sign of a station (KTVI, WJLA).
_OWN_NAME = re.compile(r"(?:\S+ )?[\w.-]+\.(?:com|org|net|tv)|[KW][A-Z]{2,3}(?:-TV)?(?: \S+)?")


@dataclass(frozen=True, slots=True)
class Filed:
    """A dateline, the agencies it credits, and the outlet that it names as its own, if any."""

    dateline: Dateline
    credits: tuple[Credit, ...]
    own: str | None


@dataclass(frozen=True, slots=True)
class _Tag:
    """What brackets in a dateline name."""

    words: str
    date: str | None
    credits: tuple[Credit, ...]
    own: str | None

    @property
    def known(self) -> bool:
        return bool(self.credits or self.own)

    @property
    def agency(self) -> str | None:
        named = [credit.origin for credit in self.credits]
        return None if self.date else next(iter([*named, self.own or self.words]))


@dataclass(frozen=True, slots=True)
class Datelines:
    """Finds the dateline of a report.

    A place in capitals needs a mark behind it (dash, or an agency in brackets); one in mixed case must be a known
    town or stand before a known agency, for sentences begin so too ("Amnesty International – The ...").
    """

    outlets: Outlets
    moments: Moments
    placed: re.Pattern[str]
    placeless: re.Pattern[str]
    towns: frozenset[str]
    no_towns: frozenset[str]

    @classmethod
    def load(cls) -> Datelines:
        """Read towns, outlets and the calendar. Raises ResourceError."""
        moments = Moments.load()
        towns = {row[column] for row in rows("countries.tsv") for column in ("name", "capital")}
        towns |= words("page.toml", "dateline.places")
        towns |= {name for row in rows("places.tsv") for name in [row["name"], *row["aliases"].split("|")] if name}
        groups = {name.casefold() for row in rows("groups.tsv") for name in [row["name"], *row["aliases"].split("|")]}
        no_towns = words("page.toml", "dateline.announcements") | groups
        return cls(
            Outlets.load(), moments, *_patterns(moments), frozenset(t.casefold() for t in towns), frozenset(no_towns)
        )

    def __call__(self, text: str, paragraphs: tuple[Paragraph, ...]) -> Filed | None:
        """The dateline of one of the first paragraphs of prose, or None."""
        prose = [p for p in paragraphs if p.kind is BlockKind.PROSE][:_PARAGRAPHS]
        return next((filed for p in prose if (filed := self._filed(text, p))), None)

    def _filed(self, text: str, paragraph: Paragraph) -> Filed | None:
        end = min(paragraph.span.end, paragraph.span.start + _LONGEST)
        for start in _starts(text, paragraph.span.start, end):
            run_in = start > paragraph.span.start
            for pattern, holds in ((self.placed, self._placed), (self.placeless, self._placeless)):
                match = pattern.match(text, start, end)
                if match is None:
                    continue
                tag = self._tag(match)
                if holds(match, tag, run_in=run_in):
                    return self._as_filed(match, tag)
        return None

    def _placed(self, match: re.Match[str], tag: _Tag | None, *, run_in: bool) -> bool:
        """Whether what looks like place, date and agency is a dateline."""
        place = match["place"].casefold()
        town, capitals = place in self.towns, match["place"].isupper() and len(place) > 3
        shouted = not capitals and any(word.isupper() and len(word) > 2 for word in match["place"].split())
        if not town and (shouted or place in self.no_towns or self.outlets.named(place) is not None):
            return False
        if run_in:
            return town and tag is not None and tag.known
        if tag is None:
            short = len(place.split()) <= 3 or match["region"] is not None
            return town or (capitals and short and match["mark"] != ":")
        if tag.known:
            return town or capitals or match["region"] is not None or match["behind"] is not None
        return (town or capitals) and (match["behind"] is not None or tag.date is not None)

    def _placeless(self, match: re.Match[str], tag: _Tag | None, *, run_in: bool) -> bool:
        """The same where no place is named: "(CNN) --", "Nov 5 (Reuters) -"."""
        if tag is None or tag.date:
            return False
        marked = match["behind"] is not None
        if run_in:
            return tag.known and marked and match["date"] is not None
        return tag.known or (marked and tag.words.isupper())

    def _tag(self, match: re.Match[str]) -> _Tag | None:
        group = "tag" if match["tag"] else "slashed"
        if not match[group]:
            return None
        named, own, at = [], None, match.start(group)
        for part in re.finditer(r"[^/]+", match[group]):
            found = next(self.outlets.mentions(part[0], credit=True), None)
            whole = self.outlets.named(part[0].strip())
            if found and found.outlet.supplies:
                named.append(
                    Credit(Span(at + part.start() + found.start, at + part.start() + found.end), found.outlet.name)
                )
            elif found or _OWN_NAME.fullmatch(part[0].strip()):
                own = own or (whole.name if whole else part[0].strip())
        return _Tag(match[group], self._date(match[group]), tuple(named), own)

    def _as_filed(self, match: re.Match[str], tag: _Tag | None) -> Filed:
        parts = match.groupdict()
        place = None if parts.get("place") is None else match["place"] + (match["region"] or "")
        stated = self._date(parts["date"]) or (tag.date if tag else None)
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        dateline = Dateline(span, place, tag.agency if tag else None, stated)
        return Filed(dateline, tag.credits if tag else (), tag.own if tag else None)

    def _date(self, stated: str | None) -> str | None:
        """ISO date, or --MM-DD where no year is stated (as in ISO 8601:2000)."""
        full = next((moment.iso for moment in self.moments.find(stated or "")), None)
        month = re.search(rf"(?i)\b(?:{self.moments.month})\b", stated or "")
        day = re.search(r"\b\d{1,2}\b", stated or "")
        if full or month is None or day is None:
            return full[:10] if full else None
        try:
            # 2000 has a 29 February.
            return f"--{date(2000, self.moments.months[month[0].casefold()], int(day[0])):%m-%d}"
        except ValueError:
            return None


def _patterns(moments: Moments) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Datelines with a place, and those without."""
    month = moments.month
    weekday = rf"(?:(?:{moments.weekday})\.?,?\s+)?"
    day = rf"(?i:{weekday}(?:(?:{month})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{month})\.?)(?:,?\s+\d{{4}})?)"
    capitals = rf"{_CAPITALS}(?:[\s/-]+{_CAPITALS}){{0,4}}(?!\w)"
    place = rf"(?P<place>{capitals}|{_NAME}(?:[\s/](?:de\s|es\s)?{_NAME}){{0,3}})"
    region = rf"(?P<region>(?:\s?,\s?(?!(?:{month})\b){_NAME}(?:\s{_NAME}){{0,2}}){{1,2}})?"
    dated = rf"(?:(?:\s?,\s*|\s+(?:[–-]\s)?)(?P<date>{day}))?(?:\s?,)?"
    end = rf"(?:\s*{_TAGGED}|\s*(?P<mark>{_DASH}|:(?=\s)))"
    placed = rf"(?:(?i:near|outside)\s)?{place}{region}{dated}{end}{_SENTENCE}"
    return re.compile(placed), re.compile(rf"(?:(?P<date>{day})\s+)?{_TAGGED}{_SENTENCE}")


def _starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a dateline may begin: at the head, or, behind words that ran in, at a capital before the first bracket."""
    yield start
    bracket = text.find("(", start + 1, end)
    if bracket > 0:
        yield from (match.start() for match in re.compile(r"(?<=\s)[A-Z]").finditer(text, start, bracket))
