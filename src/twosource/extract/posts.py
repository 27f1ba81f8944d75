"""Words signed behind a dash: posts of social media with the handle and the day, quotations with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.extract.draft import Draft
from twosource.extract.passage import Passage
from twosource.extract.phrases import SourcePhrase
from twosource.model.finding import Act
from twosource.model.text import NameType, Span

_SIGNED = re.compile(
    r"(?:—|–|--|-)\s*(?P<who>[^\n—–(]{1,60}\(@\w{1,30}\))\s*,?\s*"
    r"(?:on\s+)?(?:\d{1,2}\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,4}"
)
# A quotation that has a paragraph to itself, with who says it: "We will rebuild." - Anna Keller, nurse
_BEHIND_QUOTATION = re.compile(r"\s*(?:―|—|–|--|-)\s*(?P<who>[^\W\d_a-z][^\n―—–\"“”:;,(]{1,50})(?:,[^\n]{1,60})?\s*")
_NAMED = frozenset({NameType.PERSON, NameType.ORGANISATION})
_LONGEST_POST = 1000  # characters
_FEWEST_WORDS = 2


def posts(passage: Passage) -> Iterator[Draft]:
    """An attribution without cue for each signed post: its words stand before the signature, or a paragraph above."""
    for k, block in enumerate(passage.blocks):
        at = block.start
        for signed in _SIGNED.finditer(passage.text, block.start, block.end):
            above = [Span(at, signed.start()), *passage.blocks[max(0, k - 1) : k]]
            said = next((s for s in (_stripped(passage.text, s) for s in above) if _is_post(passage.text, s)), None)
            at = signed.end()
            if said and (draft := _draft(passage, said, Span(*signed.span("who")))):
                yield draft


def signed_quotations(passage: Passage) -> Iterator[Draft]:
    """An attribution without cue for each quotation that fills a paragraph but for a dash and a name."""
    for block in passage.blocks:
        at = len(passage.text[block.start : block.end]) - len(passage.text[block.start : block.end].lstrip())
        quotation = passage.quotation_at(block.start + at)
        if quotation is None or quotation.start != block.start + at:
            continue
        signed = _BEHIND_QUOTATION.fullmatch(passage.text, quotation.end, block.end)
        draft = _draft(passage, quotation.pieces[-1], Span(*signed.span("who"))) if signed else None
        if draft and draft.source and _is_named(passage, draft.sentence, draft.source):
            yield replace(draft, content=quotation.pieces)


def _is_named(passage: Passage, number: int, who: SourcePhrase) -> bool:
    names = passage.trees[number].sentence.names
    return any(n.type in _NAMED and n.first <= who.head < n.last for n in names)


def _draft(passage: Passage, said: Span, who: Span) -> Draft | None:
    for number, tree in enumerate(passage.trees):
        tokens = tuple(i for i, t in enumerate(tree.sentence.tokens) if who.start <= t.span.start < who.end)
        if tokens:
            return Draft(number, None, "", (said,), SourcePhrase(_head(passage, number, tokens), tokens), Act.STATE)
    return None


def _head(passage: Passage, number: int, tokens: tuple[int, ...]) -> int:
    """The last word of the name, before the bracket with the handle."""
    tree = passage.trees[number]
    name = [i for i in tokens if i < next((b for b in tokens if tree[b].text == "("), tokens[-1])]
    return name[-1] if name else tokens[0]


def _is_post(text: str, span: Span) -> bool:
    words = text[span.start : span.end]
    return len(words.split()) >= _FEWEST_WORDS and len(words) <= _LONGEST_POST


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), max(span.end - len(words.lstrip()), span.start + len(words.rstrip())))
