"""What stands on a page without being of the report: prompts, script, and the captions of pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from twosource.lexicon.tables import words, words_in_order
from twosource.read.settings import ReadSettings

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?:pic\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk)(?:/\S*)?", re.IGNORECASE
)
_BRACKETS_AT_END = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\.?$")
_MARKS = " .:;,!?*|>»…·•-–—_[]()\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Clutter:
    """Tells prompts, script and captions from prose. In doubt it is prose."""

    junk: frozenset[str]
    prompts: tuple[str, ...]
    code: tuple[str, ...]
    captions: tuple[str, ...]
    credit_at_end: re.Pattern[str]
    agency: re.Pattern[str]
    pictures: frozenset[str]
    small: frozenset[str]

    @classmethod
    def load(cls) -> Clutter:
        """Read the page's words. Raises ResourceError."""
        named = "|".join(re.escape(word) for word in words_in_order("page.toml", "caption.credits"))
        credit = rf"(?:(?:^|\s)(?=[A-Z])|[.…’”\"')(\[]\s?)(?i:{named}):\s?[^:\"“”]{{2,60}}$"
        agencies = "|".join(re.escape(word) for word in words_in_order("page.toml", "caption.agencies"))
        opens = rf"^(?:{agencies})\s{{2,}}[A-Z]"
        beside = rf"(?<!\w)(?:{agencies})\s?/\s?[A-Z][\w .,'-]{{1,40}}|\w[.]?\s?/\s?(?:{agencies})"
        closes = rf"(?:{beside}|©\s?(?:{agencies}))[.)]?$"
        return cls(
            junk=words("page.toml", "junk.whole"),
            prompts=words_in_order("page.toml", "junk.starts"),
            code=words_in_order("page.toml", "junk.code"),
            captions=words_in_order("page.toml", "caption.starts"),
            credit_at_end=re.compile(credit),
            agency=re.compile(rf"{opens}|{closes}"),
            pictures=words("page.toml", "caption.pictures"),
            small=words("page.toml", "caption.small"),
        )

    def is_junk(self, line: str, settings: ReadSettings) -> bool:
        """Nothing to read, a prompt to the reader, an address, or script. `line` has its white space folded."""
        if not any(c.isalpha() for c in line) or _ADDRESS.fullmatch(line):
            return True
        folded = line.casefold()
        if self._is_code(folded):
            return True
        if len(line) > settings.longest_junk:
            return False
        return folded.strip(_MARKS) in self.junk or (folded.startswith(self.prompts) and not _sentence(line))

    def _is_code(self, folded: str) -> bool:
        """Whether script or markup begins before any sentence ends: behind one it ran into a paragraph of prose."""
        begins = min((at for sign in self.code if (at := folded.find(sign)) >= 0), default=None)
        return begins is not None and re.search(r"[a-z]{3,}[.!?][\"”’]?(?:\s|$)", folded[:begins]) is None

    def is_caption(self, written: str, settings: ReadSettings) -> bool:
        """What describes a picture or credits who took it. `written` is the paragraph as it stands, for gaps tell."""
        line = " ".join(written.split())
        if len(line) > settings.longest_caption:
            return False
        # "Photo: Facebook" may have run into the paragraph behind it: then it is prose.
        if line.casefold().startswith(self.captions):
            return not (len(line) > 100 and line.endswith((".", '."', ".”")))
        brackets = _BRACKETS_AT_END.search(line)
        if brackets is not None and self._credits_picture(brackets[1]):
            return True
        credit = self.credit_at_end.search(line)
        if credit is not None and _sentences(line[: credit.start() + 1]) < 3:
            return True
        return self.agency.search(written) is not None

    def _credits_picture(self, inside: str) -> bool:
        told = re.findall(r"[^\W\d_]+", inside)
        named = all(word[0].isupper() or word in self.small for word in told)
        return named and any(word.casefold() in self.pictures for word in told)


def _sentence(line: str) -> bool:
    """Two sentences or more, or one long one: what a prompt hardly is."""
    return _sentences(line) > 1 or (len(line) > 90 and line.endswith("."))


def _sentences(line: str) -> int:
    return len(re.findall(r"[a-z]{3,}[.!?][\"”’]?(?:\s+[A-Z]|$)", line))
