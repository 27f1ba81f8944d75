"""What the abbreviations of a report stand for, where it tells: "the Coast Relief Union (CRU)".

The long form is found as by Schwartz and Hearst (2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text"): the letters of the short form are looked for backwards in the words before the bracket.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_SHORT = re.compile(r"\([\"“]?([A-Z][A-Za-z&.-]{1,9})[\"”]?\)")
_LONGEST = 160  # characters before the bracket in which the long form is looked for
_SENTENCE_END = re.compile(r"[.!?]\s|\n|[,;:()]")
_CAPITALS = re.compile(r"\b[A-Z]{3,6}\b")
_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|for|the|and|in) ){0,2}[A-Z][\w'’-]+){2,}")
_MOST_WORDS = 9  # of a name that is written by its initials
_LOOSE = frozenset({"the", "a", "an"})


def written_out(text: str) -> Mapping[str, str]:
    """Short form -> long form, for each that the text defines; the first definition holds."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        before = _SENTENCE_END.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1].split()
        short = match.group(1)
        letters = [c.lower() for c in short if c.isalpha()]
        most = min(len(letters) + 5, 2 * len(letters))
        if long := _long_form(before[-most:], letters):
            found.setdefault(short, long)
    return {**found, **_by_initials(text, found)}


def _by_initials(text: str, defined: Mapping[str, str]) -> Mapping[str, str]:
    """Short form -> the one name whose words begin with its letters: "LCC", "Local Coordination Committees"."""
    shorts = set(_CAPITALS.findall(text)) - set(defined)
    names: dict[str, set[str]] = {}
    for match in _NAME.finditer(text) if shorts else ():
        words = match.group().split()
        for first in range(len(words)):
            for last in range(first + 3, min(len(words), first + _MOST_WORDS) + 1):
                initials = "".join(w[0] for w in words[first:last] if w[0].isupper())
                whole = words[first][0].isupper() and words[last - 1][0].isupper()
                if whole and initials in shorts:
                    names.setdefault(initials, set()).add(" ".join(words[first:last]))
    return {short: next(iter(found)) for short, found in names.items() if len(found) == 1}


def _long_form(words: list[str], letters: list[str]) -> str | None:
    """The words from the one that begins with the first letter; each letter stands in them, in order."""
    text = " ".join(words)
    at = len(text)
    for k in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (text[at].lower() == letters[k] and (k > 0 or _begins_word(text, at))):
            at -= 1
        if at < 0:
            return None
    found = text[at:].split()
    while found and found[0].lower() in _LOOSE:
        found = found[1:]
    return " ".join(found) if len(found) > 1 and found[0][0].isupper() else None


def _begins_word(text: str, at: int) -> bool:
    return at == 0 or not text[at - 1].isalnum()
