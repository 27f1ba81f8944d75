"""Credits: the words by which a report says that it, or facts in it, come from another outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.lexicon.outlets import OutletMention, Outlets
from twosource.lexicon.tables import words, words_in_order
from twosource.model.text import BlockKind, Credit, Span
from twosource.read.layout import Paragraph, divide
from twosource.read.settings import ReadSettings

# With the year, or in a line that holds little else: "Copyright law has ..." is prose.
_COPYRIGHT = re.compile(
    r"^\W*(?:TM and )?(?:©|\(c\)|copyright)(?:(?=.{0,40}(?:19|20)\d\d)|(?=.{0,40}$))", re.IGNORECASE
)
_OWNED = re.compile(
    r"^\W*(?:TM and )?(?:©|\(c\)|copyright).*(?:(?:19|20)\d\d|all rights reserved)", re.IGNORECASE | re.DOTALL
)
_STAFF_OF = re.compile(r"['’]s?\s+[A-Z]")
_WRITTEN_BY = re.compile(r"^\W*(?:by|(?:additional )?reporting by)\s$", re.IGNORECASE)
# "Follow Reuters on Twitter" names it once more; "image via AP" is of the picture.
_ASIDE = re.compile(r"(?:follow|(?:image|photo|picture|video)s?(?: via|:| by| courtesy of)(?: the)?)\s$", re.IGNORECASE)
# The end of a last paragraph: "... officials said. (AFP)", "... it added. - Bernama", "(Reporting by A; Editing by B)".
_TAIL = re.compile(
    r"(?<=[.!?\"”’)\]])\s*(?:[—–-]{1,2}\s?(?P<dash>[^\s—–().][^—–().]{1,50})|[(\[](?P<brackets>[^()\[\]]{2,60})[)\]])$"
)
_DESK = re.compile(r"\s\(?(?:(?:Additional )?[Rr]eporting|Writing|Editing) by [^()]{5,300}\)?$")
# A line that is nothing but a newspaper's name credits the text among the last paragraphs; above it is a picture's,
# or a masthead.
_LAST = 4


@dataclass(frozen=True, slots=True)
class Credits:
    """Tells credits from prose, and finds the outlets that they name."""

    outlets: Outlets
    anywhere: tuple[str, ...]
    starts: tuple[str, ...]
    reprint_starts: tuple[str, ...]
    reprint: tuple[str, ...]
    fillers: frozenset[str]

    @classmethod
    def load(cls) -> Credits:
        """Read the outlets and the page's words. Raises ResourceError."""
        return cls(
            outlets=Outlets.load(),
            anywhere=words_in_order("page.toml", "credit.anywhere"),
            starts=words_in_order("page.toml", "credit.starts"),
            reprint_starts=words_in_order("page.toml", "credit.reprint_starts"),
            reprint=words_in_order("page.toml", "credit.reprint"),
            fillers=words("page.toml", "credit.fillers"),
        )

    def is_credit(self, line: str, settings: ReadSettings) -> bool:
        """Whether the paragraph (white space folded) says who supplied, helped, edited or owns, and nothing else."""
        if len(line) > settings.longest_credit:
            return False
        folded = line.casefold().lstrip("([—–- ")
        signed = any(sign in folded for sign in self.anywhere) or folded.startswith(self.starts)
        return signed or self._reprinted(folded) or _COPYRIGHT.match(line) is not None

    def outlets_alone(self, line: str) -> bool:
        """Whether the line names outlets and says nothing besides: "AFP", "[With AFP]", "Sources: A, B"."""
        found = self._texts(line) if len(line) < 120 else []
        return bool(found) and all(
            word.casefold() in self.fillers for word in re.findall(r"[^\W_]+", _without(line, found))
        )

    def tail(self, paragraph: Paragraph, text: str) -> tuple[Paragraph, ...]:
        """The last paragraph of prose, with the credit at its end as a paragraph of its own."""
        prose = text[paragraph.span.start : paragraph.span.end]
        found = _DESK.search(prose, max(0, len(prose) - 400)) or _TAIL.search(prose, max(0, len(prose) - 80))
        if found is None or found.start() == 0:
            return (paragraph,)
        if found.re is _TAIL and not self.outlets_alone(found["dash"] or found["brackets"]):
            return (paragraph,)
        return divide(paragraph, paragraph.span.start + found.start(), text, paragraph.kind, BlockKind.CREDIT)

    def origins(self, text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[Credit]:
        """What CREDIT paragraphs, and agencies in BYLINE paragraphs, name as origins; own staff is none."""
        for i, paragraph in enumerate(paragraphs):
            line, start = text[paragraph.span.start : paragraph.span.end], paragraph.span.start
            for mention in self._named(line, paragraph.kind):
                agency = mention.outlet.supplies
                alone = not agency and i < len(paragraphs) - _LAST and not re.search(r"\w", _without(line, [mention]))
                if (agency or paragraph.kind is BlockKind.CREDIT) and not alone and not self._own(line, mention):
                    yield Credit(Span(start + mention.start, start + mention.end), mention.outlet.name)

    def own(self, text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
        """The outlets named as the writers' or the owner's own: "CNN's A and B contributed"."""
        for paragraph in paragraphs:
            line = text[paragraph.span.start : paragraph.span.end]
            for mention in self._named(line, paragraph.kind):
                if not mention.outlet.supplies and (paragraph.kind is BlockKind.BYLINE or self._own(line, mention)):
                    yield mention.outlet.name

    def _reprinted(self, folded: str) -> bool:
        return folded.startswith(self.reprint_starts) and any(sign in folded for sign in self.reprint)

    def _texts(self, line: str) -> list[OutletMention]:
        """The outlets named that supply texts."""
        return [m for m in self.outlets.mentions(line, credit=True) if m.outlet.kind != "photo"]

    def _named(self, line: str, kind: BlockKind | None) -> list[OutletMention]:
        if kind not in (BlockKind.CREDIT, BlockKind.BYLINE):
            return []
        return [mention for mention in self._texts(line) if not _ASIDE.search(line[: mention.start])]

    def _own(self, line: str, mention: OutletMention) -> bool:
        """Whether the outlet is named as the one whose people wrote, or whose the text is."""
        if _STAFF_OF.match(line, mention.end):
            return True
        written = _WRITTEN_BY.match(line[: mention.start]) is not None
        return not mention.outlet.supplies and (written or _OWNED.match(line) is not None)


def _without(line: str, mentions: list[OutletMention]) -> str:
    starts, ends = [m.start for m in mentions], [m.end for m in mentions]
    return " ".join(line[a:b] for a, b in zip([0, *ends], [*starts, len(line)], strict=True))
