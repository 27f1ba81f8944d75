"""Who says it and a colon: headlines ("Police: two held after blast"), speakers of a transcript ("Smith: We won.")."""

from __future__ import annotations

import re

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
_LABEL = re.compile(r"\s*[A-Z][^\n:.!?\"“”]{1,40}:\s")
_FEWEST_LABELS = 2  # a single one may be a dateline ("KOTA KINABALU: Two women ...")
_LONGEST_HEADING = 16  # tokens
_ENDS = frozenset('.!?…"”’»')  # how what is spoken ends
_SHORTEST_SAYING = 3  # tokens of what is said; fewer are a label ("Video: the rescue")


def colon_headline(passage: Passage, number: int, plausible: Plausibility) -> Draft | None:
    """The attribution that the colon of a title or heading makes; it has no cue."""
    tree = passage.trees[number]
    colons = [i for i in range(len(tree)) if tree[i].text == ":"]
    if len(colons) != 1 or not _is_heading(passage, tree):
        return None
    before, after = range(colons[0]), range(colons[0] + 1, len(tree))
    subject = range(next((i for i in before if i and tree[i].text.lower() == "on"), 0))  # "Keller on the strike: ..."
    for who, what in ((before, after), (subject, after), (after, before)):
        if _is_source(tree, who, plausible) and len(what) >= _SHORTEST_SAYING and _has_verb(tree, what):
            content = Span(tree[what[0]].span.start, tree[what[-1]].span.end)
            return Draft(number, None, "", (content,), SourcePhrase(who[-1], tuple(who)), Act.STATE)
    return None


def _is_heading(passage: Passage, tree: Tree) -> bool:
    """Whether it is a title, a heading or a paragraph by itself that ends like one: in a word."""
    if tree.sentence.kind in _KINDS:
        return True
    span = tree.sentence.span
    alone = any(b.start <= span.start and span.end <= b.end and _is_all(passage.text, b, span) for b in passage.blocks)
    return alone and passage.text[span.start : span.end].rstrip()[-1:].isalnum() and len(tree) <= _LONGEST_HEADING


def _is_all(text: str, block: Span, span: Span) -> bool:
    return not text[block.start : span.start].strip() and not text[span.end : block.end].strip()


def speaker_label(passage: Passage, number: int) -> Draft | None:
    """The attribution of a paragraph of a transcript to the person whose name and a colon open it; it has no cue."""
    tree = passage.trees[number]
    colon = next((i for i in range(min(len(tree), _LONGEST_SOURCE + 1)) if tree[i].text == ":"), 0)
    named = [n for n in tree.sentence.names if n.type is NameType.PERSON and n.last == colon]
    block = next((b for b in passage.blocks if b.start <= tree.sentence.span.start < b.end), None)
    if not named or block is None or passage.text[block.start : tree[0].span.start].strip():
        return None
    if sum(bool(_LABEL.match(passage.text, b.start, b.end)) for b in passage.blocks) < _FEWEST_LABELS:
        return None
    said = Span(tree[colon].span.end, block.end)
    words = passage.text[said.start : said.end]
    if _has_verb(tree, range(colon)) or len(words.split()) < _SHORTEST_SAYING or words.rstrip()[-1:] not in _ENDS:
        return None
    content = Span(said.end - len(words.lstrip()), said.start + len(words.rstrip()))
    return Draft(number, None, "", (content,), SourcePhrase(colon - 1, tuple(range(colon))), Act.STATE)


def _is_source(tree: Tree, tokens: range, plausible: Plausibility) -> bool:
    if not 0 < len(tokens) <= _LONGEST_SOURCE or _has_verb(tree, tokens):
        return False
    last = tokens[-1]
    named = any(n.first <= last < n.last and n.type in _SPEAKING for n in tree.sentence.names)
    return named or plausible.nouns.find(tree[last].lemma, tree[last].text) is not None


def _has_verb(tree: Tree, tokens: range) -> bool:
    return any(tree[i].upos in _VERBAL for i in tokens)
