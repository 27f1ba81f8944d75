"""Reporting clauses by their words alone, where the tree gives a cue no content: "..., the group, a charity, said."

Last resort of `reading`: the phrase between the content's closing comma or mark and a finite cue is the source.
"""

from __future__ import annotations

from twosource.extract.content import Content
from twosource.extract.cues import Cue
from twosource.extract.phrases import SourcePhrase
from twosource.extract.syntax import Tree
from twosource.extract.verbal import FINITE, RELATIVE

_QUOTES = frozenset({'"', "”", "''", "’", "'", "»"})
_STOPS = frozenset({":", ";", "—", "–", "(", ")", "“", "``", "«"})
_PARTS_OF_A_PHRASE = frozenset({"NOUN", "PROPN", "DET", "ADJ", "ADP", "NUM", "PRON", "PART", "CCONJ", "ADV", "PUNCT"})
_BEGIN_A_PHRASE = frozenset({"NOUN", "PROPN", "DET", "ADJ", "NUM", "PRON"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST = 25  # tokens of a source with title, apposition and relative clause
_SHORTEST_CONTENT = 3


def reported_before(tree: Tree, cue: Cue) -> tuple[Content, SourcePhrase] | None:
    """Content and source of "X, the ministry's spokesman, Karim Aziz, said on Monday"; None if it is not so built."""
    first = cue.tokens[0]
    if tree[cue.head].xpos not in FINITE or _goes_on(tree, cue.tokens[-1]):
        return None
    start = _start_of_source(tree, first)
    if start is None or start - 1 < _SHORTEST_CONTENT or not any(tree[i].xpos in FINITE for i in range(start - 1)):
        return None
    last = first - 1 if tree[first - 1].text != "," else first - 2
    source = SourcePhrase(_head(tree, start, last), tuple(range(start, last + 1)))
    return Content((tuple(range(start - 1)),), frozenset(range(start, len(tree)))), source


def _goes_on(tree: Tree, last: int) -> bool:
    """Whether more than a day, a place or an addressee follows: then the content may be what follows."""
    for i in range(last + 1, len(tree)):
        if tree[i].text in {",", ".", "!", "?"} or tree[i].text in _QUOTES:
            return False
        if tree[i].xpos in FINITE or tree[i].upos in {"SCONJ", "VERB", "AUX"} or tree[i].text in _STOPS:
            return True
    return False


def _start_of_source(tree: Tree, cue: int) -> int | None:
    """The first token of the phrase before the cue: behind the last comma, or the one before an apposition."""
    commas = 2 if tree[cue - 1].text == "," else 1
    for i in range(cue - 1, max(0, cue - _LONGEST), -1):
        if tree[i].text in _QUOTES or tree[i].text == ",":
            if tree[i].text == "," and i == cue - 1:
                continue
            commas -= 1
            if tree[i].text in _QUOTES or commas == 0:
                return i + 1 if _is_phrase(tree, i + 1, cue) else None
        elif tree[i].text in _STOPS:
            return None
    return None


def _is_phrase(tree: Tree, start: int, end: int) -> bool:
    """Whether the tokens are a noun phrase: any verb among them stands behind a relative pronoun or is a participle."""
    if start >= end or tree[start].upos not in _BEGIN_A_PHRASE or tree[start].xpos in RELATIVE:
        return False
    if tree[end - 1].xpos in RELATIVE:
        return False
    relative = False
    for i in range(start, end):
        relative = relative or tree[i].xpos in RELATIVE
        participle = tree[i].xpos in {"VBG", "VBN"}
        if not (relative or participle or tree[i].upos in _PARTS_OF_A_PHRASE):
            return False
    return True


def _head(tree: Tree, start: int, last: int) -> int:
    """The last noun before the first preposition, comma or participle."""
    head = start
    for i in range(start, last + 1):
        if tree[i].upos in {"ADP", "PUNCT"} or tree[i].xpos in {"VBG", "VBN"} | RELATIVE:
            break
        if tree[i].upos in _NOUNS:
            head = i
    return head
