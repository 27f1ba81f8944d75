"""Text -> word spans, as Universal Dependencies English cuts them (close to the Penn Treebank).

Clitics are words (do|n't, Iran|'s, officials|'), compounds are cut at hyphens (U.S.|-|led, al|-|Awadi) but prefixes
keep theirs (pro-government), abbreviations keep their full stop (Gen., U.S.), numbers keep marks inside (1,500; 9/11;
7:30) and lose their units (5|pm, $|3|bn, 12|%). Guidelines: universaldependencies.org/en/tokenization.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon import tables

LEXICON = "tokens.toml"

_PIECE = re.compile(
    r"""
      (?P<address> (?:https?://|www\.)[^\s<>"“”]+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+ | (?<!\w)(?:@\w|\#[^\W\d])\w* )
    | (?P<dotted>  Ph\.D\.? | (?:[^\W\d_]\.){2,} (?:[A-Z]\b(?!\.))? | (?<!\w)[A-Z]\.[A-Z]\b (?![.\w]) )
    | (?P<site>    [A-Za-z][\w-]*(?:\.[A-Za-z][\w-]+)*\.(?:com|org|net|gov|edu|info|co\.uk|ac\.uk|int)\b
                   (?:/[^\s<>"“”)]*)? )
    | (?P<file>    [A-Za-z][\w-]*\.(?:pdf|docx?|xlsx?|html?|txt|jpe?g|png|zip|PDF|DOC|XLS)\b )
    | (?P<digits>  \d+(?:-\d+){2,} (?!\w) )
    | (?P<number>  (?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:[.:/]\d+)*(?:['’]s\b|(?:st|nd|rd|th|s)\b)? )
    | (?P<word>    [^\W\d_][\w\u0300-\u036f]*(?:&[^\W\d_]+)*(?:['’`][\w\u0300-\u036f]+)*['’]? )
    | (?P<under>   \w+ )
    | (?P<marks>   \[\.{3}\] | \.{2,} | …+ | [!?]+ | -{2,} | —+ | –+ | '' | `` | ’’ | ‘‘ | <{2,} | >{2,}
        | \*{2,} | ={2,} | _{2,} )
    | (?P<clitic>  ['’](?:s|S|m|re|ve|ll|d|RE|VE|LL|M|D)\b )
    | (?P<smile>   (?<![^\s(])[:;=]-?[()DPp] (?!\w) )
    | (?P<other>   \S )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"^(?P<head>.+?)(?P<tail>n['’]t|['’`](?:s|m|re|ve|ll|d)|['’])$", re.IGNORECASE)
_TRAILING = re.compile(r"[.,;:!?'\"’”)\]}>…]+$")
_INITIAL_NEXT = re.compile(r"\.(?=[ \u00a0]?[A-Z])")
_UNIT = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"-[\w'’]*\w")
_LONGEST_BROKEN = 3
"""Letters of a word that breaks off; a longer one before a hyphen and a blank is a whole word before a dash."""
_NUMBER_NEXT = re.compile(r"\.[ \u00a0]?\d")

Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tokeniser:
    """Text -> (start, end) of each word or mark, in order, without overlap, covering all that is no white space."""

    abbreviations: frozenset[str]
    numbered: frozenset[str]
    prefixes: frozenset[str]
    units: frozenset[str]
    glued: Mapping[str, int]

    @classmethod
    def load(cls) -> Tokeniser:
        """Read the lexicon of tokens."""
        leading, either = (tables.words(LEXICON, f"abbreviations.{kind}") for kind in ("leading", "either"))
        glued = tables.toml(LEXICON)["glued"]
        assert isinstance(glued, dict)
        return cls(
            abbreviations=leading | either,
            numbered=tables.words(LEXICON, "abbreviations.numbered"),
            prefixes=tables.words(LEXICON, "words.prefixes"),
            units=tables.words(LEXICON, "words.units"),
            glued=glued,
        )

    def __call__(self, text: str, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
        """Cut text[start:end]; offsets are those of the whole text."""
        end = len(text) if end is None else end
        found: list[Piece] = []
        at = start
        while match := _PIECE.search(text, at, end):
            pieces = tuple(self._cut(match, text, end))
            found.extend(pieces)
            at = pieces[-1][1]
        return tuple(found)

    def _cut(self, match: re.Match[str], text: str, end: int) -> Iterator[Piece]:
        first, last = match.span()
        match match.lastgroup:
            case "word":
                yield from self._word(text, first, last, end)
            case "address":
                tail = _TRAILING.search(text, first, last)
                yield first, max(first + 1, tail.start() if tail else last)
            case "number":
                yield first, last
                unit = _UNIT.match(text, last, end)
                if unit and unit.group().lower() in self.units:
                    yield unit.span()
            case _:
                yield first, last

    def _word(self, text: str, first: int, last: int, end: int) -> Iterator[Piece]:
        if text[last : last + 1] == "-" and self._is_broken_off(text, first, last, end):
            yield first, last + 1
            return
        is_prefix = text[first:last].lower() in self.prefixes and not text[first + 1 : last].isupper()
        if is_prefix and (following := _HYPHENATED.match(text, last, end)):
            last = following.end()
        if cut := _CLITIC.match(text[first:last]):
            middle = first + cut.start("tail")
            yield from self._plain(text, first, middle)
            yield middle, last
        elif text[last : last + 1] == "." and last < end and self._keeps_stop(text, first, last, end):
            yield first, last + 1
        else:
            yield from self._plain(text, first, last)

    def _is_broken_off(self, text: str, first: int, last: int, end: int) -> bool:
        """Does the word break off at the hyphen that follows it ("th- the town", "pro- and anti-war")?"""
        goes_on = last + 1 < end and not text[last + 1].isspace() and text[last + 1] not in ",.;:!?"
        glued = first > 0 and not text[first - 1].isspace()
        short = last - first <= _LONGEST_BROKEN or text[first:last].lower() in self.prefixes
        return short and not goes_on and not glued and last + 1 < end

    def _plain(self, text: str, first: int, last: int) -> Iterator[Piece]:
        cut = self.glued.get(text[first:last].lower())
        if cut and not text[first + 1 : last].isupper():
            yield first, first + cut
            yield first + cut, last
        else:
            yield first, last

    def _keeps_stop(self, text: str, first: int, last: int, end: int) -> bool:
        word = text[first:last]
        if word in self.numbered and _NUMBER_NEXT.match(text, last, end):
            return True
        if len(word) == 1 and word.isupper():
            return bool(_INITIAL_NEXT.match(text, last, end))
        return word in self.abbreviations or (word.isupper() and word.capitalize() in self.abbreviations)
