"""Making the name corpora agree: titles are no part of a person's name, pronouns and common nouns are no names,
and a nationality is NORP in every corpus that can be made to say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from importlib import resources

from training.sentences import Gold, Names, spans, tagged

COMMON_NOUN_CORPUS_KINDS = frozenset({"PER", "ORG", "LOC", "NORP"})
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


def without_common_nouns(gold: Gold, pronouns: frozenset[str]) -> Gold:
    """Marked mentions (re3d) trimmed to capital or numeral at both ends; what is left of "the coalition" is nothing."""
    if gold.names is None:
        return gold
    kept = []
    for first, last, kind in spans(gold.names.tags):
        if kind in COMMON_NOUN_CORPUS_KINDS:
            while first < last and (not _looks_named(gold.words[first]) or gold.words[first].lower() in pronouns):
                first += 1
            while first < last and not _looks_named(gold.words[last - 1]) and gold.words[last - 1] not in (")", "."):
                last -= 1
        if first < last:
            kept.append((first, last, kind))
    return _with_spans(gold, gold.names, kept)


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


def _looks_named(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _with_spans(gold: Gold, names: Names, kept: list[tuple[int, int, str]]) -> Gold:
    return replace(gold, names=Names(tagged(len(gold.words), kept), names.marked))
