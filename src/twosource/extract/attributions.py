"""Attributions: who is given what content by which words, and what the source does by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.act import ActReader, by_source, carried
from twosource.extract.draft import Draft, Passage
from twosource.extract.floating import carried_on
from twosource.extract.naming import Namer
from twosource.extract.nesting import containers
from twosource.extract.pieces import directness
from twosource.extract.plausible import Plausibility
from twosource.extract.quotes import quotations
from twosource.extract.reading import SentenceReader
from twosource.extract.sourcename import SourceNamer
from twosource.extract.syntax import Tree, span_of
from twosource.model.finding import Act, Attribution, Mention, SourceKind
from twosource.model.identity import content_id
from twosource.model.text import Analysis, BlockKind, Report, Span

_READ = frozenset({BlockKind.PROSE, BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds the attributions of a report."""

    read: SentenceReader
    namer: Namer
    names: SourceNamer

    @classmethod
    def load(cls) -> Attributor:
        """Read the tables of cues, names and nouns."""
        namer = Namer.load()
        nouns = namer.referents.nouns
        reader = SentenceReader(namer.cues, Plausibility(nouns), ActReader.load(namer.cues))
        return cls(reader, namer, SourceNamer(nouns, namer.gazetteer))

    def __call__(self, report: Report, analysis: Analysis, mentions: tuple[Mention, ...] | None = None) -> tuple[Attribution, ...]:
        """The attributions in order of the text; `mentions` are those of `Namer`, found anew where not given."""
        known = self.namer(report, analysis) if mentions is None else mentions
        sentences = [s for s in analysis.sentences if s.kind in _READ]
        blocks = [b.span for b in report.blocks if b.kind in _READ]
        passage = Passage(report.text, [Tree.of(s) for s in sentences], quotations(report.text, blocks), blocks)
        drafts = carried([d for number in range(len(sentences)) for d in self.read(passage, number)])
        named = [self._named(passage, d, known) for d in drafts]
        named = [_first_person(passage, drafts, named, k) for k in range(len(drafts))]
        for quotation, earlier in carried_on(passage, drafts):
            _, name, kind = named[drafts.index(earlier)]
            draft = Draft(earlier.sentence, None, "", quotation.pieces, None, Act.STATE)
            drafts.append(draft)
            named.append((None, name, kind))
        return tuple(_attributions(report, passage, drafts, named))

    def _named(self, passage: Passage, draft: Draft, mentions: Sequence[Mention]) -> tuple[Span | None, str | None, SourceKind]:
        if draft.source is None:
            return None, None, SourceKind.UNKNOWN
        tree = passage.trees[draft.sentence]
        name, kind = self.names(tree, draft.source, mentions)
        return span_of(tree, draft.source.tokens), name, kind


Named = tuple[Span | None, str | None, SourceKind]


def _first_person(passage: Passage, drafts: Sequence[Draft], named: Sequence[Named], k: int) -> Named:
    """Inside a quotation "I" and "we" are who speaks it."""
    draft, (span, name, kind) = drafts[k], named[k]
    if span is None or draft.cue is None or passage.text[span.start : span.end].lower() not in ("i", "we"):
        return span, name, kind
    at = draft.cue.start
    speakers = [j for j, d in enumerate(drafts) if j != k and any(s.start <= at < s.end for s in d.content)]
    speaker = min(speakers, key=lambda j: sum(s.end - s.start for s in drafts[j].content), default=None)
    return (span, *named[speaker][1:]) if speaker is not None else (span, name, kind)


def _attributions(
    report: Report, passage: Passage, drafts: Sequence[Draft], named: Sequence[tuple[Span | None, str | None, SourceKind]]
) -> Iterator[Attribution]:
    ids = [content_id("a", report.id, "attribution", d.cue, d.content) for d in drafts]
    within = containers(drafts)
    order = sorted(range(len(drafts)), key=lambda k: (drafts[k].cue or drafts[k].content[0], ids[k]))
    for k in order:
        draft, (span, name, kind) = drafts[k], named[k]
        holder = within[k]
        told = span_of(passage.trees[draft.sentence], draft.told.tokens) if draft.told else None
        yield Attribution(
            ids[k],
            report.id,
            span,
            name,
            kind,
            draft.cue,
            draft.content,
            directness(draft.content, passage.quotations, draft.cue, passage.text),
            by_source(draft.act, draft.lemma, kind),
            ids[holder] if holder is not None else None,
            told,
            passage.text[told.start : told.end] if told else None,
        )
