"""Headlines that name who says it and a colon: "Police: two held after blast", "Two held after blast: police"."""

from __future__ import annotations

from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.extract.phrases import SourcePhrase
from twosource.extract.plausible import Plausibility
from twosource.extract.syntax import Tree
from twosource.model.finding import Act
from twosource.model.text import BlockKind, NameType, Span

_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_SPEAKING = frozenset({NameType.PERSON, NameType.ORGANISATION, NameType.NATIONALITY})
_VERBAL = frozenset({"VERB", "AUX"})
_LONGEST_SOURCE = 6  # tokens before or after the colon that can be a source: "Former UN envoy Ann Ray"
_SHORTEST_SAYING = 3  # tokens of what is said; fewer are a label ("Video: the rescue")


def colon_headline(passage: Passage, number: int, plausible: Plausibility) -> Draft | None:
    """The attribution that the colon of a title or heading makes; it has no cue."""
    tree = passage.trees[number]
    colons = [i for i in range(len(tree)) if tree[i].text == ":"]
    if tree.sentence.kind not in _KINDS or len(colons) != 1:
        return None
    before, after = range(colons[0]), range(colons[0] + 1, len(tree))
    for who, what in ((before, after), (after, before)):
        if _is_source(tree, who, plausible) and len(what) >= _SHORTEST_SAYING and _has_verb(tree, what):
            content = Span(tree[what[0]].span.start, tree[what[-1]].span.end)
            return Draft(number, None, "", (content,), SourcePhrase(who[-1], tuple(who)), Act.STATE)
    return None


def _is_source(tree: Tree, tokens: range, plausible: Plausibility) -> bool:
    if not 0 < len(tokens) <= _LONGEST_SOURCE or _has_verb(tree, tokens):
        return False
    last = tokens[-1]
    named = any(n.first <= last < n.last and n.type in _SPEAKING for n in tree.sentence.names)
    return named or plausible.nouns.find(tree[last].lemma, tree[last].text) is not None


def _has_verb(tree: Tree, tokens: range) -> bool:
    return any(tree[i].upos in _VERBAL for i in tokens)
