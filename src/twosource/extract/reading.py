"""Reads one sentence for attributions: each cue with its content, source and act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from twosource.extract.act import ActReader, carries_on, is_set_apart
from twosource.extract.clauses import gone_on_from
from twosource.extract.content import EMPTY, Content
from twosource.extract.cues import Cue, CueFinder, CueKind, Frame, FrameUse, Usage
from twosource.extract.draft import ACCORDING, Draft
from twosource.extract.frames import find_content
from twosource.extract.headline import colon_headline, speaker_label
from twosource.extract.passage import Passage
from twosource.extract.phrasal import adverb_content, adverb_source, label_content
from twosource.extract.phrases import SourcePhrase, noun_phrase
from twosource.extract.pieces import content_spans, trimmed, with_quotations
from twosource.extract.plausible import Plausibility
from twosource.extract.reported import reported_before
from twosource.extract.source import find_sources, subject
from twosource.extract.spoken import announced, clause_behind, reporting_clause, spoken_beside
from twosource.extract.syntax import Tree, ancestors, base, children, span_of
from twosource.extract.verbal import is_passive, objects
from twosource.extract.viewpoint import Viewpoint, viewpoints
from twosource.extract.wordlists import ATTEMPTS, RELAYING, TELLING_VERBS
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
        phrases = [_of_viewpoint(passage, number, found) for found in viewpoints(tree)]
        cued = [draft for cue in self.cues(tree) if (draft := self._read(passage, number, cue))]
        drafts = [_without_viewpoint(tree, draft, phrases) for draft in _without_attempts(cued)]
        yield from _widest([*phrases, *drafts])
        if labelled := colon_headline(passage, number, self.plausible) or speaker_label(passage, number):
            yield labelled

    def _read(self, passage: Passage, number: int, cue: Cue) -> Draft | None:
        if cue.kind in (CueKind.ADVERB, CueKind.LABEL):
            return _phrasal(passage, number, cue)
        tree = passage.trees[number]
        quoted, elsewhere = _voices(passage, tree, cue)
        sources: list[SourcePhrase | None] = [*_same_source(tree, cue), *find_sources(tree, cue, elsewhere)]
        for usage, use, spans in _uses(passage, tree, cue):
            for source in sources or [None]:
                if self.plausible(tree, cue, usage, use.frame, source, quoted=quoted):
                    act = self.acts(tree, cue, usage, use.frame, sourced=source is not None)
                    told = _addressee(tree, cue)
                    return Draft(
                        number,
                        cue_span(tree, cue),
                        usage.lemma,
                        spans,
                        source,
                        act,
                        told,
                        carries_on(tree, cue),
                        cue.negated,
                        _handed_on_by(tree, cue, use.frame, source),
                        is_set_apart(tree, cue),
                    )
        return self._reported(passage, number, cue, quoted=quoted)

    def _reported(self, passage: Passage, number: int, cue: Cue, *, quoted: bool) -> Draft | None:
        """What a reporting clause tells by its words alone, where the tree shows nothing."""
        tree = passage.trees[number]
        usage = next((u for u in cue.usages if any(use.frame is Frame.CLAUSE for use in u.frames)), None)
        if cue.kind is not CueKind.VERB or cue.negated or usage is None or quoted:
            return None
        found = reported_before(tree, cue)
        if not found or not self.plausible(tree, cue, usage, Frame.CLAUSE, found[1], quoted=quoted):
            return None
        spans = _spans(passage, tree, cue, found[0])
        return Draft(number, cue_span(tree, cue), usage.lemma, spans, found[1], usage.act) if spans else None


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


def _same_source(tree: Tree, cue: Cue) -> Iterator[SourcePhrase]:
    """Of "said the dam was safe, adding that ..." who said it: not the dam."""
    verb = gone_on_from(tree, cue.head)
    if verb is not None and (same := subject(tree, verb)):
        yield same


def _without_viewpoint(tree: Tree, draft: Draft, phrases: list[Draft]) -> Draft:
    """Without ", according to X" at the end of its content, where that tells whose word the whole draft is."""
    for phrase in phrases:
        if not phrase.cue or not phrase.source or not draft.cue or not draft.content:
            continue
        own = span_of(tree, phrase.source.tokens)
        last = draft.content[-1]
        tail = last.start < phrase.cue.start < last.end <= max(own.end, phrase.cue.end)
        if tail and any(s.start <= draft.cue.start and draft.cue.end <= s.end for s in phrase.content):
            kept = trimmed(Span(last.start, phrase.cue.start), tree)
            return replace(draft, content=(*draft.content[:-1], kept))
    return draft


def _without_attempts(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those who seek to say what they do say: "sought to play down the reports"."""
    tried = [d.content[0].start for d in drafts if d.lemma in ATTEMPTS and d.content]
    said = [d.cue.start for d in drafts if d.cue and any(0 < d.cue.start - start <= _TO for start in tried)]
    return [
        d
        for d in drafts
        if d.lemma not in ATTEMPTS or not any(0 < at - d.content[0].start <= _TO for at in said if d.content)
    ]


_TO = len("to ")


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
    if use.frame is Frame.CLAUSE and (clause := clause_behind(tree, cue) or reporting_clause(tree, cue)):
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


def _of_viewpoint(passage: Passage, number: int, found: Viewpoint) -> Draft:
    tree = passage.trees[number]
    cue = Span(tree[found.cue[0]].span.start, tree[found.cue[-1]].span.end)
    return Draft(number, cue, ACCORDING, _grown(passage, tree, found.content, cue), found.source, Act.STATE)


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


def _handed_on_by(tree: Tree, cue: Cue, frame: Frame, source: SourcePhrase | None) -> Span | None:
    """The cue of who hands it on: "quoted" of "quoted her as saying", "reported" of "reported, citing officials"."""
    above = [i for i in (*ancestors(tree, cue.head),)[:2] if tree[cue.head].xpos == "VBG"]
    if quoting := next((i for i in above if tree[i].lemma.lower() in RELAYING), None):
        return tree[quoting].span
    citing = frame is Frame.RELAY and source is not None and source.head in children(tree, cue.head, "obj")
    return tree[above[0]].span if citing and above else None


def _addressee(tree: Tree, cue: Cue) -> SourcePhrase | None:
    """Whom it was told: the indirect object, or the phrase with "to"."""
    if cue.kind is not CueKind.VERB:
        return None
    told = children(tree, cue.head, "iobj") or (
        objects(tree, cue.head) if tree[cue.head].lemma.lower() in TELLING_VERBS else ()
    )
    if not told:
        phrases = [
            c
            for c in children(tree, cue.head, "obl")
            if any(tree[m].text.lower() == "to" for m in children(tree, c, "case"))
        ]
        told = tuple(phrases[:1])
    return noun_phrase(tree, told[0]) if told and base(tree[told[0]].rel) != "ccomp" else None
