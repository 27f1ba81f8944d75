"""The lines and openings by which a text says when it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from twosource.lexicon.tables import words_in_order
from twosource.model.text import BlockKind
from twosource.read.layout import Paragraph, divide
from twosource.read.moment import Moment, Moments
from twosource.read.settings import ReadSettings

_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class StatedDates:
    """Finds what a text states of its own date: as a line of its own, or before the first paragraph's words."""

    moments: Moments
    label: re.Pattern[str]
    updated: re.Pattern[str]
    passing: re.Pattern[str]

    @classmethod
    def load(cls) -> StatedDates:
        """Read the calendar and the page's words. Raises ResourceError."""
        moments, updated = Moments.load(), words_in_order("page.toml", "published.updated")
        labels = [*words_in_order("page.toml", "published.labels"), *updated]
        fillers = [
            *words_in_order("page.toml", "published.fillers"),
            *words_in_order("page.toml", "published.local_zones"),
        ]
        clock = r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?"
        passing = rf"\b(?:{_either([*labels, *fillers])}|{moments.weekday}|{clock})(?!\w)|\W"
        return cls(
            moments=moments,
            label=re.compile(rf"(?:{_either(labels)})\b\s*:?\s*", re.IGNORECASE),
            updated=re.compile(rf"(?:{_either(updated)})\b\W*$", re.IGNORECASE),
            passing=re.compile(passing, re.IGNORECASE),
        )

    def is_line(self, line: str) -> bool:
        """Whether a paragraph holds a date, or an update's time of day, and nothing but what goes with one."""
        if len(line) > _LONGEST_LINE or not any(c.isdigit() for c in line):
            return False
        found = list(self.moments.find(line))
        starts, ends = [m.start for m in found], [m.end for m in found]
        rest = "".join(line[a:b] for a, b in zip([0, *ends], [*starts, len(line)], strict=True))
        return (bool(found) or self.label.match(line) is not None) and not self.passing.sub("", rest)

    def opening(self, paragraph: Paragraph, text: str, *, first: bool) -> tuple[Paragraph, ...]:
        """The paragraph, with a date before its words as its own: "date 2024-02-03 Jane Doe, a former ..."

        The date must be labelled; in the first paragraph it may also be in ISO figures, in brackets, or set off by a
        dash. Any other may belong to the sentence.
        """
        head = text[paragraph.span.start : paragraph.span.end][:_LONGEST_LINE]
        moment = next(self.moments.find(head), None)
        if moment is None or self.is_line(paragraph.words(text)):
            return (paragraph,)
        end = self._end(head, moment, first=first)
        if end is None or head[end:][:1].islower():
            return (paragraph,)
        return divide(paragraph, paragraph.span.start + end, text, BlockKind.DATE, None)

    def published(self, text: str, paragraphs: tuple[Paragraph, ...], settings: ReadSettings) -> str | None:
        """What the DATE and BYLINE paragraphs state: the first that is not an update, else the first.

        A date without a label counts at the head of the page, and only where it is the one: several head the parts of
        a chronicle.
        """
        dated = (BlockKind.DATE, BlockKind.BYLINE)
        lines = [(i, p.words(text)) for i, p in enumerate(paragraphs) if p.kind in dated]
        lines = [(i, line) for i, line in lines if next(self.moments.find(line), None)]
        bare = [(i, line) for i, line in lines if not self.label.match(line)]
        chosen = [line for _, line in lines if self.label.match(line)]
        if not chosen and len(bare) == 1 and bare[0][0] < settings.head:
            chosen = [bare[0][1]]
        stated = [
            (self.updated.search(line[: m.start]) is not None, m.iso)
            for line in chosen
            for m in self.moments.find(line)
        ]
        return min(stated, key=lambda entry: entry[0])[1] if stated else None

    def _end(self, head: str, moment: Moment, *, first: bool) -> int | None:
        """Where the opening that holds the moment ends; None if the date belongs to the sentence."""
        before, behind = head[: moment.start], head[moment.end :]
        if first and before.strip() == "(":
            close = re.match(r"[^()\n]{0,40}\)\s*", behind)
            return moment.end + close.end() if close else None
        mark = re.match(r"\s*(?:[|–—]|--|-\s|[,:;])?\s*", behind)
        end = moment.end + (mark.end() if mark else 0)
        set_off = mark is not None and mark[0].strip(" ,:;") != ""
        bare = first and not before and (set_off or re.match(r"\d{4}-", head) is not None)
        return end if bare or self.label.fullmatch(before) else None


def in_address(url: str | None) -> str | None:
    """The day that a web address holds, as news sites file what they publish: https://a.example/2024/02/03/bridge."""
    found = re.search(r"/((?:19|20)\d\d)([/-])(\d\d?)\2(\d\d?)/", url or "")
    try:
        return date(int(found[1]), int(found[3]), int(found[4])).isoformat() if found else None
    except ValueError:
        return None


def _either(choices: list[str] | tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))
