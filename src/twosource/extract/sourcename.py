"""Who a source is: the name and kind of the one whom a noun phrase stands for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.gazetteer import Gazetteer, KnownKind
from twosource.extract.referents import unnamed
from twosource.extract.phrases import SourcePhrase
from twosource.extract.speakers import SpeakerNouns
from twosource.extract.syntax import Tree
from twosource.model.finding import Mention, SourceKind


@dataclass(frozen=True, slots=True)
class SourceNamer:
    """Names sources by the mentions of the report, or by their own words where they have no name."""

    nouns: SpeakerNouns
    gazetteer: Gazetteer

    def __call__(self, tree: Tree, source: SourcePhrase, mentions: Sequence[Mention]) -> tuple[str | None, SourceKind]:
        """The name and kind; None for a pronoun of which nothing is known."""
        head = tree[source.head]
        covering = [m for m in mentions if m.span.start <= head.span.start and head.span.end <= m.span.end]
        if covering:
            mention = min(covering, key=lambda m: m.span.end - m.span.start)
            return self._of_state(mention.name) or mention.name, mention.kind
        if head.upos == "PRON":
            return None, SourceKind.UNKNOWN
        noun = self.nouns.find(head.lemma, head.text)
        scope = noun.scope if noun else "body"
        return unnamed(tree, source.head, scope), noun.kind if noun else SourceKind.UNKNOWN

    def _of_state(self, name: str) -> str | None:
        """A country speaks by its government."""
        known = self.gazetteer.find(name)
        if known and known.kind in (KnownKind.COUNTRY, KnownKind.CAPITAL):
            return f"{self._adjective(known.actor)} government"
        return None

    def _adjective(self, country: str) -> str:
        if country == "United States":
            return "US"
        people = sorted(
            (k for k, v in self.gazetteer.names.items() if v.kind is KnownKind.DEMONYM and v.actor == country), key=lambda k: (len(k), k)
        )
        return " ".join(people[0]) if people else country
