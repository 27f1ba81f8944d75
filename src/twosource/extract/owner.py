"""Source of a noun cue: whose claim, report, threat it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.verbal import is_passive
from twosource.extract.wordlists import LIGHT_VERBS, SPREADING_PLACES, SPREADING_VERBS, TELLING_MODIFIERS
from twosource.model.text import PLACES, NameType

Subject = Callable[[Tree, int], SourcePhrase | None]

_OF_ITS_MAKER = frozenset({"by", "from", "among", "within"})
_TELLING = frozenset({NameType.ORGANISATION, NameType.NATIONALITY, NameType.PERSON}) | PLACES


def owner_of(tree: Tree, noun: int, subject: Subject) -> SourcePhrase | None:
    """The first of: its owner, a "by" or "from" phrase, who makes it, where it goes round, what stands before it."""
    return (
        _possessor(tree, noun, subject)
        or next(_makers(tree, noun), None)
        or _verb_subject(tree, noun, subject)
        or _place_of_rumour(tree, noun)
        or _modifier(tree, noun)
    )


def _possessor(tree: Tree, noun: int, subject: Subject) -> SourcePhrase | None:
    for c in children(tree, noun, "nmod:poss"):
        if tree[c].upos != "PRON":
            return noun_phrase(tree, c)
        governor = tree[noun].head
        own = subject(tree, governor) if governor >= 0 and tree[governor].upos == "VERB" else None
        return own or noun_phrase(tree, c)
    return None


def _makers(tree: Tree, noun: int) -> Iterator[SourcePhrase]:
    for c in children(tree, noun, "nmod", "obl"):
        if any(tree[m].text.lower() in _OF_ITS_MAKER for m in children(tree, c, "case")):
            yield noun_phrase(tree, c)
    for verb in children(tree, noun, "acl"):
        for c in children(tree, verb, "obl") if is_passive(tree, verb) else ():
            if any(tree[m].text.lower() == "by" for m in children(tree, c, "case")):
                yield noun_phrase(tree, c)


def _verb_subject(tree: Tree, noun: int, subject: Subject) -> SourcePhrase | None:
    """As in "issued a warning", "gave assurances": the subject of a verb that lends it."""
    governor = tree[noun].head
    if governor < 0 or tree[governor].lemma.lower() not in LIGHT_VERBS:
        return None
    if base(tree[noun].rel) == "obj":
        return subject(tree, governor)
    if base(tree[noun].rel) == "nsubj" and is_passive(tree, governor):
        by = (
            c
            for c in children(tree, governor, "obl")
            if any(tree[m].text.lower() == "by" for m in children(tree, c, "case"))
        )
        return next((noun_phrase(tree, c) for c in by), None)
    return None


def _place_of_rumour(tree: Tree, noun: int) -> SourcePhrase | None:
    governor = tree[noun].head
    if governor < 0 or base(tree[noun].rel) != "nsubj" or tree[governor].lemma.lower() not in SPREADING_VERBS:
        return None
    places = (c for c in children(tree, governor, "obl") if tree[c].lemma.lower() in SPREADING_PLACES)
    return next((noun_phrase(tree, c) for c in places), None)


def _modifier(tree: Tree, noun: int) -> SourcePhrase | None:
    """As in "US claims", "Iraqi reports", "media reports": what stands before the noun."""
    names = {i for n in tree.sentence.names if n.type in _TELLING for i in range(n.first, n.last)}
    for c in children(tree, noun, "amod", "compound", "nmod"):
        if c < noun and (c in names or tree[c].lemma.lower() in TELLING_MODIFIERS):
            return SourcePhrase(c, tuple(i for i in subtree(tree, c) if i <= c))
    return None
