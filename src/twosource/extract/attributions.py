"""Attributions: who is given what content by which words, and what the source does by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.act import ActReader, by_source, carried
from twosource.extract.commitment import CommitmentReader
from twosource.extract.denial import DenialReader
from twosource.extract.draft import Draft
from twosource.extract.floating import carried_on
from twosource.extract.naming import Namer
from twosource.extract.nesting import containers, parted, with_cited
from twosource.extract.passage import Passage
from twosource.extract.people import name_words
from twosource.extract.pieces import directness
from twosource.extract.plausible import Plausibility
from twosource.extract.posts import posts, signed_quotations
from twosource.extract.reading import SentenceReader
from twosource.extract.sourcename import KnownMentions, SourceNamer
from twosource.extract.syntax import span_of
from twosource.extract.wordlists import VERIFYING
from twosource.model.finding import Act, Attribution, Mention, SourceKind
from twosource.model.identity import content_id
from twosource.model.text import Analysis, Report, Span

_SELF = frozenset({"i", "we"})
_OPEN = frozenset({Act.DOUBT, Act.DECLINE})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a draft: its words, who it is, what sort."""

    span: Span | None
    name: str | None
    kind: SourceKind


_NOBODY = Speaker(None, None, SourceKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Attributor:
    """Finds the attributions of a report."""

    read: SentenceReader
    namer: Namer
    names: SourceNamer
    commitment: CommitmentReader
    denial: DenialReader

    @classmethod
    def load(cls) -> Attributor:
        """Read the tables of cues, names and nouns. Raises ResourceError."""
        namer = Namer.load()
        nouns = namer.referents.nouns
        reader = SentenceReader(namer.cues, Plausibility(nouns), ActReader.load(namer.cues))
        return cls(reader, namer, SourceNamer(nouns), CommitmentReader.load(), DenialReader.load())

    def __call__(
        self, report: Report, analysis: Analysis, mentions: tuple[Mention, ...] | None = None
    ) -> tuple[Attribution, ...]:
        """The attributions in order of the text; `mentions` are those of `Namer`, found anew where not given."""
        known = KnownMentions.of(self.namer(report, analysis) if mentions is None else mentions)
        passage = Passage.of(report, analysis)
        cued = parted(
            with_cited(carried([d for number in range(len(passage.trees)) for d in self.read(passage, number)])),
            report.text,
        )
        spoken = [
            (d, self._speaker(passage, d, known))
            for d in dict.fromkeys([*cued, *posts(passage), *signed_quotations(passage)])
        ]
        spoken = [(d, s) for d, s in spoken if not _is_own_doubt(report, d, s)]
        spoken += _carried_on(passage, spoken)
        denied = self.denial(passage, [(d, s.name) for d, s in spoken])
        spoken = [(d, s) for d, (_, s) in zip(denied, spoken, strict=True)]
        return tuple(self._attributions(report, passage, spoken, known))

    def _speaker(self, passage: Passage, draft: Draft, known: KnownMentions) -> Speaker:
        if draft.source is None or not draft.source.tokens:  # a phrase that other attributions took apart
            return _NOBODY
        tree = passage.trees[draft.sentence]
        name, kind = self.names(tree, draft.source, known)
        return Speaker(span_of(tree, draft.source.tokens), name, kind)

    def _attributions(
        self, report: Report, passage: Passage, spoken: Sequence[tuple[Draft, Speaker]], known: KnownMentions
    ) -> Iterator[Attribution]:
        drafts = [d for d, _ in spoken]
        ids = [content_id("a", report.id, "attribution", d.cue, d.content) for d in drafts]
        within = containers(drafts)
        for k in sorted(range(len(drafts)), key=lambda k: (drafts[k].cue or drafts[k].content[0], ids[k])):
            draft, speaker = drafts[k], _in_person(passage, spoken, within, k)
            holder = within[k]
            told, told_name = self._told(passage, draft, known)
            act = by_source(draft.act, draft.lemma, speaker.kind)
            polarity, certainty = self.commitment(passage, draft, act)
            near = [q for s in draft.content for q in passage.quotations_near(s, reach=0)]
            yield Attribution(
                id=ids[k],
                report=report.id,
                source=speaker.span,
                source_name=speaker.name,
                source_kind=speaker.kind,
                cue=draft.cue,
                content=draft.content,
                directness=directness(draft.content, near, draft.cue, passage.text),
                act=act,
                within=ids[holder] if holder is not None else None,
                told=told,
                told_name=told_name,
                polarity=polarity,
                certainty=certainty,
            )

    def _told(self, passage: Passage, draft: Draft, known: KnownMentions) -> tuple[Span | None, str | None]:
        """Whom it was told, by name where one is known, else in the text's words."""
        if draft.told is None:
            return None, None
        tree = passage.trees[draft.sentence]
        span = span_of(tree, draft.told.tokens)
        mention = known.at(tree[draft.told.head].span)
        return span, mention.name if mention else passage.text[span.start : span.end]


def _carried_on(passage: Passage, spoken: Sequence[tuple[Draft, Speaker]]) -> list[tuple[Draft, Speaker]]:
    """The uncued quotations, each said by who spoke before it."""
    speakers = dict(spoken)
    found = carried_on(passage, [d for d, _ in spoken])
    return [
        (Draft(d.sentence, None, "", q.pieces, None, Act.STATE), Speaker(None, speakers[d].name, speakers[d].kind))
        for q, d in found
    ]


def _in_person(
    passage: Passage, spoken: Sequence[tuple[Draft, Speaker]], within: Sequence[int | None], k: int
) -> Speaker:
    """Inside a quotation "I" and "we" are who speaks it."""
    speaker, holder = spoken[k][1], within[k]
    if (
        speaker.span is None
        or holder is None
        or passage.text[speaker.span.start : speaker.span.end].lower() not in _SELF
    ):
        return speaker
    return Speaker(speaker.span, spoken[holder][1].name, spoken[holder][1].kind)


def _is_own_doubt(report: Report, draft: Draft, speaker: Speaker) -> bool:
    """Whether an outlet tells of itself that it could not confirm: its own voice, no attribution (case format).

    A report that repeats an agency's words repeats these too: "Reuters could not verify" is Reuters of itself.
    """
    if draft.act is Act.DOUBT and draft.negated and draft.lemma in VERIFYING and speaker.kind is SourceKind.MEDIA:
        return True
    if draft.act not in _OPEN or not speaker.name or not report.outlet.stated:
        return False
    return name_words(speaker.name) == name_words(report.outlet.name)
