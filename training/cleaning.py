"""Making the name corpora agree: titles are no part of a person's name, a date is one that the calendar names, and a
nationality is NORP in every corpus that can be made to say so. What is meant by each label: docs/names.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib import resources

from training.sentences import Gold, Names, spans, tagged
from twosource.lexicon import tables

YEAR_DIGITS = 4
_CALENDAR_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|[12]\d{3}s?|['’]?\d0s|\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?")
NOT_DEMONYMS = frozenset({"I", "New", "Old", "Great", "The"})


def word_list(name: str) -> frozenset[str]:
    """The lower-case words of one of this package's lists; lines that begin with # are remarks."""
    lines = resources.files("training").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def without_titles(gold: Gold, titles: frozenset[str]) -> Gold:
    """Persons' names begin after their titles; a name that is all titles goes."""
    if gold.names is None:
        return gold
    kept = []
    for first, last, kind in spans(gold.names.tags):
        while kind == "PER" and first < last and gold.words[first].lower() in titles:
            first += 1
        if first < last:
            kept.append((first, last, kind))
    return _with_spans(gold, gold.names, kept)


def calendar_dates(gold: Gold) -> Gold:
    """Dates trimmed to what the calendar names ("early in May 2011" is May 2011); what it does not name is none."""
    if gold.names is None:
        return gold
    kept = []
    for first, last, kind in spans(gold.names.tags):
        if kind == "DATE":
            named = [i for i in range(first, last) if _on_calendar(gold.words[i])]
            anchored = any(not gold.words[i].isdigit() or len(gold.words[i]) == YEAR_DIGITS for i in named)
            first, last = (named[0], named[-1] + 1) if anchored else (first, first)
        if first < last:
            kept.append((first, last, kind))
    return _with_spans(gold, gold.names, kept)


@cache
def _calendar_words() -> frozenset[str]:
    return frozenset(tables.integers("calendar.toml", "months")) | frozenset(
        tables.integers("calendar.toml", "weekdays")
    )


def _on_calendar(word: str) -> bool:
    return word.lower().rstrip(".") in _calendar_words() or bool(_CALENDAR_NUMBER.fullmatch(word))


def demonyms(corpora: Iterable[Gold]) -> frozenset[str]:
    """One-word nationalities, NORP in a corpus or else adjectives marked as "other name", and their plurals."""
    found: set[str] = set()
    for gold in corpora:
        for first, last, kind in spans(gold.names.tags) if gold.names else ():
            word = gold.words[first]
            adjective = gold.tree is not None and gold.tree.upos[first] == "ADJ" and word[:1].isupper()
            if last - first == 1 and (kind == "NORP" or (kind == "NM" and adjective)):
                found.add(word)
    found -= NOT_DEMONYMS
    return frozenset(found | {f"{word}s" for word in found if word.endswith(("n", "i"))})


def with_demonyms(gold: Gold, known: frozenset[str], *, unmarked: bool) -> Gold:
    """What is marked as "other name" becomes NORP if it is a known nationality; with `unmarked` so does what is O."""
    if gold.names is None:
        return gold
    tags = list(gold.names.tags)
    for i, (word, tag) in enumerate(zip(gold.words, tags, strict=True)):
        alone = i + 1 == len(tags) or not tags[i + 1].startswith("I")
        adjectival = gold.tree is None or gold.tree.upos[i] in ("ADJ", "NOUN", "PROPN")
        if word in known and alone and (tag == "B-NM" or (unmarked and tag == "O" and adjectival)):
            tags[i] = "B-NORP"
    return replace(gold, names=Names(tuple(tags), gold.names.marked))


def _with_spans(gold: Gold, names: Names, kept: list[tuple[int, int, str]]) -> Gold:
    return replace(gold, names=Names(tagged(len(gold.words), kept), names.marked))
