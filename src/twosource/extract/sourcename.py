"""Who a source is: the name and kind of the one whom a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.nameless import unnamed
from twosource.extract.phrases import SourcePhrase
from twosource.extract.spanindex import SpanIndex
from twosource.extract.speakers import SpeakerNouns
from twosource.extract.syntax import Tree, children
from twosource.model.finding import Mention, SourceKind
from twosource.model.text import Span

_QUANTITY_HEADS = frozenset({"one", "some", "many", "several", "most", "both", "all", "two"})

Named = tuple[str | None, SourceKind]


@dataclass(frozen=True, slots=True)
class KnownMentions:
    """The mentions of a report, found by place."""

    mentions: tuple[Mention, ...]
    index: SpanIndex

    @classmethod
    def of(cls, mentions: tuple[Mention, ...]) -> KnownMentions:
        """Sort the mentions by place."""
        return cls(mentions, SpanIndex.of((m.span, k) for k, m in enumerate(mentions)))

    def at(self, span: Span) -> Mention | None:
        """The shortest mention that covers the span."""
        covering = [self.mentions[k] for _, k in self.index.covering(span)]
        return min(covering, key=lambda m: m.span.end - m.span.start, default=None)


@dataclass(frozen=True, slots=True)
class SourceNamer:
    """Names sources by the mentions of the report, or by their own words where they have no name."""

    nouns: SpeakerNouns

    def __call__(self, tree: Tree, source: SourcePhrase, mentions: KnownMentions) -> Named:
        """The name and kind, of all who are coordinated; None for a pronoun of which nothing is known."""
        name, kind = self._one(tree, source.head, mentions)
        others = [self._one(tree, c, mentions)[0] for c in children(tree, source.head, "conj") if c in source.tokens]
        names = [n for n in (name, *others) if n]
        return (name if len(names) < 2 or name is None else _listed(names)), kind

    def _one(self, tree: Tree, head: int, mentions: KnownMentions) -> Named:
        token = tree[head]
        mention = mentions.at(token.span)
        if mention and not _is_of_what_stands_behind(tree, head, mention):
            return mention.name, mention.kind
        if token.upos == "PRON":
            return None, SourceKind.UNKNOWN
        if token.lemma.lower() in _QUANTITY_HEADS:
            for c in children(tree, head, "nmod"):
                return self._one(tree, c, mentions)
        noun = self.nouns.find(token.lemma, token.text)
        return unnamed(tree, head, noun.scope if noun else "body"), noun.kind if noun else SourceKind.UNKNOWN


def _is_of_what_stands_behind(tree: Tree, head: int, mention: Mention) -> bool:
    """As in "government reports", where the government reports: the mention is of the reports."""
    governor = tree[head].head
    named = any(n.first <= head < n.last for n in tree.sentence.names)
    return not named and tree[head].upos != "PRON" and governor > head and tree[governor].span.end == mention.span.end


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]])
