"""Reads one sentence for attributions: each cue with its content, source and act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from twosource.extract.act import ActReader, carries_on
from twosource.extract.content import EMPTY, Content
from twosource.extract.cues import Cue, CueFinder, CueKind, Frame, FrameUse, Usage
from twosource.extract.draft import Draft
from twosource.extract.frames import find_content
from twosource.extract.headline import colon_headline
from twosource.extract.passage import Passage
from twosource.extract.phrasal import according_to, adverb_content, adverb_source, label_content
from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.pieces import content_spans, with_quotations
from twosource.extract.plausible import Plausibility
from twosource.extract.source import find_sources
from twosource.extract.spoken import announced, reporting_clause, spoken_beside
from twosource.extract.syntax import Tree, base, children
from twosource.extract.verbal import is_passive
from twosource.model.finding import Act
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """Finds the attributions that a sentence's own words make."""

    cues: CueFinder
    plausible: Plausibility
    acts: ActReader

    def __call__(self, passage: Passage, number: int) -> Iterator[Draft]:
        """The attributions of sentence `number`; of a cue within another ("declined" in "declined to say") none."""
        tree = passage.trees[number]
        phrases = [_according(passage, number, *found) for i in range(len(tree)) if (found := according_to(tree, i))]
        drafts = [draft for cue in self.cues(tree) if (draft := self._read(passage, number, cue))]
        yield from _widest([*phrases, *drafts])
        if headline := colon_headline(passage, number, self.plausible):
            yield headline

    def _read(self, passage: Passage, number: int, cue: Cue) -> Draft | None:
        if cue.kind in (CueKind.ADVERB, CueKind.LABEL):
            return _phrasal(passage, number, cue)
        tree = passage.trees[number]
        quoted, elsewhere = _voices(passage, tree, cue)
        sources: list[SourcePhrase | None] = [*find_sources(tree, cue, elsewhere)]
        for usage, use, spans in _uses(passage, tree, cue):
            for source in sources or [None]:
                if self.plausible(tree, cue, usage, use.frame, source, quoted=quoted):
                    act = self.acts(tree, cue, usage, use.frame)
                    told = _addressee(tree, cue)
                    return Draft(
                        number, cue_span(tree, cue), usage.lemma, spans, source, act, told, carries_on(tree, cue)
                    )
        return None


def _uses(passage: Passage, tree: Tree, cue: Cue) -> Iterator[tuple[Usage, FrameUse, tuple[Span, ...]]]:
    """Each use of the cue that has content: first those that the tree shows, then what stands around the cue."""
    for usage in cue.usages:
        for use in usage.frames:
            if (found := find_content(tree, cue, use)) and (spans := _spans(passage, tree, cue, found)) is not None:
                yield usage, use, spans
    for usage in cue.usages:
        for use in usage.frames:
            if spans := _around(passage, tree, cue, use):
                yield usage, use, spans


def _widest(drafts: list[Draft]) -> Iterator[Draft]:
    for draft in drafts:
        inside = [
            d
            for d in drafts
            if d is not draft and d.cue and draft.cue and d.cue.start <= draft.cue.start and draft.cue.end <= d.cue.end
        ]
        if not any(d.cue != draft.cue for d in inside):
            yield draft


def _voices(passage: Passage, tree: Tree, cue: Cue) -> tuple[bool, frozenset[int]]:
    """Whether the cue stands in a quotation, and the tokens of the sentence that stand in another one."""
    at = tree[cue.head].span.start
    pieces = [p for q in passage.quotations_near(tree.sentence.span, reach=0) for p in q.pieces]
    others = [p for p in pieces if not p.start <= at < p.end]
    inside = frozenset(
        i for i, t in enumerate(tree.sentence.tokens) if any(p.start <= t.span.start < p.end for p in others)
    )
    return len(others) < len(pieces), inside


def cue_span(tree: Tree, cue: Cue) -> Span:
    """From the first to the last token of the cue."""
    return Span(tree[cue.tokens[0]].span.start, tree[cue.tokens[-1]].span.end)


def _around(passage: Passage, tree: Tree, cue: Cue, use: FrameUse) -> tuple[Span, ...] | None:
    """The content that the tree does not hang on the cue: a quotation beside it, the next paragraph, all before it."""
    if use.frame not in (Frame.CLAUSE, Frame.QUOTE) or cue.kind is not CueKind.VERB or not _stands_free(tree, cue, use):
        return None
    if spoken := spoken_beside(passage, tree, cue, cue_span(tree, cue)) or announced(passage, tree, cue):
        return with_quotations(spoken, [], cue_span(tree, cue), passage.text)
    if use.frame is Frame.CLAUSE and (clause := reporting_clause(tree, cue)):
        return _spans(passage, tree, cue, clause)
    return None


def _stands_free(tree: Tree, cue: Cue, use: FrameUse) -> bool:
    """Whether content can stand beside the cue: it is active, or "it was reported"; a weak one is in no sub-clause."""
    if is_passive(tree, cue.head):
        return any(tree[c].text.lower() == "it" for c in children(tree, cue.head, "nsubj", "expl"))
    return use.frame is Frame.CLAUSE or not children(tree, cue.head, "mark", "obj", "xcomp")


def _spans(passage: Passage, tree: Tree, cue: Cue, content: Content) -> tuple[Span, ...] | None:
    if content is EMPTY:
        return ()
    spans = _grown(passage, tree, content, cue_span(tree, cue))
    return spans or None


def _grown(passage: Passage, tree: Tree, content: Content, cue: Span) -> tuple[Span, ...]:
    """The content's pieces with the quotations that they touch."""
    near = passage.quotations_near(tree.sentence.span)
    return with_quotations(content_spans(tree, content), near, cue, passage.text)


def _according(passage: Passage, number: int, tokens: tuple[int, ...], source: SourcePhrase, content: Content) -> Draft:
    tree = passage.trees[number]
    cue = Span(tree[tokens[0]].span.start, tree[tokens[-1]].span.end)
    spans = _grown(passage, tree, content, cue)
    return Draft(number, cue, "according to", spans, source, Act.STATE)


def _phrasal(passage: Passage, number: int, cue: Cue) -> Draft | None:
    tree = passage.trees[number]
    adverb = cue.kind is CueKind.ADVERB
    content = adverb_content(tree, cue) if adverb else label_content(tree, cue)
    spans = _spans(passage, tree, cue, content) if content else None
    if not spans:
        return None
    return Draft(
        number,
        cue_span(tree, cue),
        cue.usages[0].lemma,
        spans,
        adverb_source(tree, cue) if adverb else None,
        cue.usages[0].act,
    )


def _addressee(tree: Tree, cue: Cue) -> SourcePhrase | None:
    """Whom it was told: the indirect object, or the phrase with "to"."""
    if cue.kind is not CueKind.VERB:
        return None
    told = children(tree, cue.head, "iobj") or (
        children(tree, cue.head, "obj") if tree[cue.head].lemma == "tell" else ()
    )
    if not told:
        phrases = [
            c
            for c in children(tree, cue.head, "obl")
            if any(tree[m].text.lower() == "to" for m in children(tree, c, "case"))
        ]
        told = tuple(phrases[:1])
    return noun_phrase(tree, told[0]) if told and base(tree[told[0]].rel) != "ccomp" else None
