"""Bylines: who wrote the report, in a paragraph of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import integers, words, words_in_order
from twosource.read.moment import Moments
from twosource.read.settings import ReadSettings

_MAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+\w{2,})")
_FOLLOW = re.compile(r"(?:[|>\s]*(?:follow|on|twitter:?|at|@\w+|facebook))+\s*$", re.IGNORECASE)
_NAME = r"(?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})"
_WRITES_FOR = re.compile(rf"^{_NAME} (?:writes|reports|is reporting) for ")
_SIGNED = re.compile(rf"^[—–-]{{1,2}}\s?{_NAME}$")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# What ends the names: an address, another column of the line, where and for whom they write.
_COLUMNS = re.compile(r"\s?[|•·;]|\s[—–-]\s")


@dataclass(frozen=True, slots=True)
class Bylines:
    """Tells bylines from sentences, and takes the author's name out of them.

    `small` are the words in small letters that a byline may hold, `particles` those that a name may.
    """

    opening: re.Pattern[str]
    small: frozenset[str]
    particles: frozenset[str]
    calendar: frozenset[str]
    moments: Moments
    outlets: Outlets

    @classmethod
    def load(cls) -> Bylines:
        """Read the page's words. Raises ResourceError."""
        openings = sorted(words_in_order("page.toml", "byline.openings"), key=len, reverse=True)
        particles = words("page.toml", "byline.particles")
        return cls(
            opening=re.compile(rf"^(?:{'|'.join(map(re.escape, openings))})(?!\w):?\s*", re.IGNORECASE),
            small=words("page.toml", "byline.small") | particles,
            particles=particles,
            calendar=frozenset([*integers("calendar.toml", "months"), *integers("calendar.toml", "weekdays")]),
            moments=Moments.load(),
            outlets=Outlets.load(),
        )

    def is_byline(self, line: str, settings: ReadSettings, *, signs: bool) -> bool:
        """Whether the paragraph (white space folded) names its writer and says nothing else.

        `signs`: it stands at the text's end, where a dash and a name sign; elsewhere they say whose a quotation is.
        """
        if len(line) > settings.longest_byline:
            return False
        if _WRITES_FOR.match(line) or (signs and self._signed(line)) or self._mail_alone(line):
            return True
        opening = self.opening.match(line)
        return opening is not None and self._names_only(self._undated(line[opening.end() :]))

    def author(self, line: str) -> str | None:
        """The writers' names in a byline, joined by commas; None where it has an address or an outlet alone."""
        signed = _WRITES_FOR.match(line) or self._signed(line)
        if signed:
            return signed["name"]
        opening = self.opening.match(line)
        if opening is None:
            return None
        column = _COLUMNS.split(_MAIL.sub("", self._undated(line[opening.end() :])))[0]
        return ", ".join(name for part in column.split(",") if (name := self._name(part))) or None

    def bare(self, stated: str) -> str:
        """A writer's name as metadata state it, without the "By" that may stand before it."""
        return self.author(stated) or stated

    def hosts(self, line: str) -> Iterator[str]:
        """The hosts of the mail addresses in the paragraph."""
        return (match[1].casefold() for match in _MAIL.finditer(line))

    def _signed(self, line: str) -> re.Match[str] | None:
        signed = _SIGNED.match(line)
        return signed if signed and self.outlets.named(signed["name"]) is None else None

    def _mail_alone(self, line: str) -> bool:
        if _MAIL.search(line) is None:
            return False
        rest = _FOLLOW.sub("", _MAIL.sub("", line))
        return not _WORD.search(rest) or self._names_only(rest)

    def _names_only(self, line: str) -> bool:
        found = _WORD.findall(re.sub(r"^the\s|@\w+", "", line))
        if not found or len(found) > 25 or found[0].casefold().strip(".") in self.calendar:
            return False
        return found[0][0].isupper() and all(word[0].isupper() or word in self.small for word in found)

    def _undated(self, line: str) -> str:
        first = next(self.moments.find(line), None)
        return line if first is None else line[: first.start] + line[first.end :]

    def _name(self, part: str) -> str | None:
        if self.outlets.named(part.strip(" .:()")) is not None:
            return None
        name = re.split(r"\s(?:in|for|of|at|with)\s", re.sub(r"^\s*and\s+", "", part).strip(" .:()"))[0].strip()
        told = _WORD.findall(name)
        fits = bool(told) and all(word[0].isupper() or word in self.particles for word in told)
        office = any(word.casefold() in self.small - self.particles for word in told)
        return name if fits and not office and self.outlets.named(name) is None else None
