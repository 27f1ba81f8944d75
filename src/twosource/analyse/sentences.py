"""Where sentences end: rules over tokens, for news in any typesetting, and what the rules leave to the network.

Where a plain word, a full stop and a capital meet, rules are right 999 times in 1000 (EWT and GUM dev); they do not see
the end of a sentence that has no full stop, and guess where one has several. So the rules cut a text into stretches at
the ends that are sure, and the network, which knows the words, cuts a stretch further where its `ends` say so.

A sentence never crosses an empty line. A line that stops short of where the next word would have fitted ends one too,
if the next line begins like a sentence (a heading without a full stop, a list); lines broken by width do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.analyse.tokenise import LEXICON, Piece
from twosource.lexicon import tables

_TERMINAL = re.compile(r"[.!?…。]+")
_CLOSING = frozenset("\"'”’)]}»") | {"''", "’’"}
_OPENING = frozenset("\"'“‘([{«„") | {"``", "‘‘"}
_BULLETS = frozenset("•*-–—·►▪●◦>")
LONGEST_ABBREVIATION = 3
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class SplitSettings:
    """Limits of a sentence, and the odds at which the network cuts.

    The network has 512 positions; news sentences beyond 200 words are lists or lost breaks. `cut` is the log odds above
    which it cuts, `cut_doubted` that where a rule would cut too, but is not sure; both chosen on EWT and GUM dev.
    """

    most_words: int = 200
    most_characters: int = 2000
    short_line: int = 100
    cut: float = -1.0
    cut_doubted: float = -3.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens between two sure ends of sentences; a sentence may end after each token of `doubted` (an index)."""

    pieces: tuple[Piece, ...]
    doubted: frozenset[int]


@dataclass(frozen=True, slots=True)
class SentenceSplitter:
    """Tokens of a text -> stretches of one sentence, mostly; `cut` makes sentences of a stretch."""

    leading: frozenset[str]
    openers: frozenset[str]
    saying: frozenset[str]
    settings: SplitSettings = SplitSettings()

    @classmethod
    def load(cls) -> SentenceSplitter:
        """Read the lexicon of tokens."""
        return cls(
            leading=tables.words(LEXICON, "abbreviations.leading"),
            openers=tables.words(LEXICON, "sentences.openers"),
            saying=tables.words(LEXICON, "sentences.saying"),
        )

    def __call__(self, text: str, pieces: Sequence[Piece]) -> Iterator[Stretch]:
        """Each stretch, in order, of at least one token."""
        run = _Run(self, text, pieces)
        first = 0
        doubted: list[int] = []
        for i in range(len(pieces)):
            if run.ends_after(i):
                if run.is_sure(i):
                    yield Stretch(tuple(pieces[first : i + 1]), frozenset(doubted))
                    first, doubted = i + 1, []
                else:
                    doubted.append(i - first)

    def cut(self, stretch: Stretch, odds: Sequence[float]) -> Iterator[tuple[Piece, ...]]:
        """The sentences of a stretch, given the network's log odds that one ends with each token."""
        first, last = 0, len(stretch.pieces) - 1
        for i, chance in enumerate(odds):
            least = self.settings.cut_doubted if i in stretch.doubted else self.settings.cut
            if i == last or chance > least:
                yield stretch.pieces[first : i + 1]
                first = i + 1

    def parts(self, stretch: Stretch, text: str) -> Iterator[tuple[Piece, ...]]:
        """The sentences of a stretch too long for the network, by rules alone."""
        first = 0
        for i in (*sorted(stretch.doubted), len(stretch.pieces) - 1):
            yield from self._parts(stretch.pieces[first : i + 1], text)
            first = i + 1

    def is_long(self, stretch: Stretch) -> bool:
        """Is the stretch too long to be one sentence?"""
        pieces, limit = stretch.pieces, self.settings
        return len(pieces) > limit.most_words or pieces[-1][1] - pieces[0][0] > limit.most_characters

    def _parts(self, sentence: tuple[Piece, ...], text: str) -> Iterator[tuple[Piece, ...]]:
        """A sentence too long for the network, cut after the last comma or semicolon in the half that still fits."""
        limit = self.settings
        while len(sentence) > limit.most_words or sentence[-1][1] - sentence[0][0] > limit.most_characters:
            fitting = [
                i
                for i, (_, end) in enumerate(sentence[: limit.most_words], start=1)
                if end - sentence[0][0] <= limit.most_characters
            ]
            most = min(max(fitting, default=1), len(sentence) - 1)
            if most < 1:
                break
            marks = [i for i in range(most // 2 + 1, most + 1) if text[slice(*sentence[i - 1])] in (",", ";", ":")]
            cut = marks[-1] if marks else most
            yield sentence[:cut]
            sentence = sentence[cut:]
        yield sentence


@dataclass(frozen=True, slots=True)
class _Run:
    """The tokens of one text with the questions that the rules ask of them."""

    rules: SentenceSplitter
    text: str
    pieces: Sequence[Piece]

    def ends_after(self, i: int) -> bool:
        """Does a sentence end with token i?"""
        if i + 1 == len(self.pieces):
            return True
        gap = self.text[self.pieces[i][1] : self.pieces[i + 1][0]]
        if "\n" in gap and (_PARAGRAPH.search(gap) or self._line_ends(i)):
            return True
        if not self._full_stop_before(i) or self._goes_on(i):
            return False
        return bool(gap) or self._space_was_lost(i)

    def is_sure(self, i: int) -> bool:
        """Does nobody doubt that a sentence ends with token i, where the rules say so?"""
        if i + 1 == len(self.pieces) or "\n" in self.text[self.pieces[i][1] : self.pieces[i + 1][0]]:
            return True
        following = self._next_word(i)
        return len(self._word(self._stop(i))) == 1 and not following[:1].islower()

    def _word(self, i: int) -> str:
        return self.text[slice(*self.pieces[i])] if 0 <= i < len(self.pieces) else ""

    def _glued(self, i: int) -> bool:
        return i > 0 and self.pieces[i - 1][1] == self.pieces[i][0]

    def _stop(self, i: int) -> int:
        """The token that would end a sentence whose last token is i: i itself, or the one before its closing marks."""
        while i > 0:
            if self._is_note(i):
                i -= 3
            elif self._word(i) in _CLOSING and self._glued(i):
                i -= 1
            else:
                break
        return i

    def _is_note(self, last: int) -> bool:
        """Is this the end of the mark of a footnote ("[4]")?"""
        return last >= 3 and self._word(last) == "]" and self._word(last - 2) == "[" and self._word(last - 1).isdigit()

    def _full_stop_before(self, i: int) -> bool:
        word = self._word(self._stop(i))
        return bool(_TERMINAL.fullmatch(word)) or (word.endswith(".") and len(word) > 1)

    def _goes_on(self, i: int) -> bool:
        """After a full stop and a space: do the next words go on with the sentence?"""
        stop, word = self._stop(i), self._word(self._stop(i))
        following = self._next_word(i)
        after = self._word(i + 1)
        if not following or _TERMINAL.fullmatch(after) or self._is_note(i + 3):
            return True
        if (after in _CLOSING and not self._opens(i + 1)) or self._is_item_number(stop):
            return True
        if following[0].islower():
            return not (word in (".", "?") and stop == i and self._ends_in_plain_word(stop))
        if word == "." and following[0].isdigit() and len(self._word(stop - 1)) == 1:
            return True
        if word.endswith(".") and word.strip("."):
            return stop == i and self._abbreviation_goes_on(word, following)
        if stop < i and word != ".":
            return self._is_said(i + 1)
        return word != "." and set(word) <= {".", "…"} and not following[0].isupper()

    def _ends_in_plain_word(self, stop: int) -> bool:
        """Is the word before the full stop too long for an abbreviation? Then a small letter may begin a sentence."""
        word = self._word(stop - 1)
        return len(word) > LONGEST_ABBREVIATION and word.islower()

    def _is_item_number(self, stop: int) -> bool:
        """Is this the full stop after a number that begins a line ("2. Background")?"""
        if self._word(stop) != "." or not self._word(stop - 1).replace(".", "").isdigit():
            return False
        start = self.pieces[stop - 1][0]
        return self.text[self.text.rfind("\n", 0, start) + 1 : start].strip() == ""

    def _space_was_lost(self, i: int) -> bool:
        """Is a capitalised word or an opening quote glued to the full stop of a plain word ("ended.They left")?"""
        following = self._word(i + 1)
        begins = following in ("“", "‘") or (len(following) > 1 and following.istitle())
        return begins and self._ends_in_plain_word(self._stop(i))

    def _abbreviation_goes_on(self, word: str, following: str) -> bool:
        stem = word[:-1]
        if {stem, stem.capitalize()} & self.rules.leading or (len(stem) == 1 and stem.isupper()):
            return True
        return following not in self.rules.openers

    def _next_word(self, i: int) -> str:
        """The first token after i that is no opening quote or bracket, bullet or dash."""
        for j in range(i + 1, min(i + 5, len(self.pieces))):
            word = self._word(j)
            if word not in _OPENING and word not in _BULLETS:
                return word
        return ""

    def _opens(self, i: int) -> bool:
        """Is this quotation mark, which may open or close, set as an opening one?"""
        return i + 1 < len(self.pieces) and self._glued(i + 1)

    def _is_said(self, i: int) -> bool:
        """Do a name and a verb of saying follow ("Why?" Ms. Ode asked)?"""
        return any(self._word(j) in self.rules.saying for j in range(i, i + 4))

    def _line_ends(self, i: int) -> bool:
        """Would the next line's first word have fitted on this line, and does it begin like a sentence?"""
        start = self.text.rfind("\n", 0, self.pieces[i][0]) + 1
        here = self.pieces[i][1] - start
        after = self.pieces[i + 1][0]
        end = self.text.find("\n", after)
        there = (len(self.text) if end < 0 else end) - after
        space = self.text.find(" ", after)
        word = (len(self.text) if space < 0 else space) - after
        limit = self.rules.settings.short_line
        fitted = here + 1 + word <= min(there, limit) or there < here < limit
        first = self._word(i + 1)
        begins = first[0].isupper() or first[0].isdigit() or first in _OPENING or first in _BULLETS
        return begins and (fitted or here > limit)
