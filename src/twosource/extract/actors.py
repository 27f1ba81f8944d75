"""Who a noun phrase stands for: plain name, country, sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from twosource.extract.gazetteer import Hit, KnownKind
from twosource.extract.scene import Scene, phrase, phrase_span
from twosource.extract.syntax import children
from twosource.lexicon import tables
from twosource.model.finding import Party, Sector, SourceKind
from twosource.model.text import NameType

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "WP$"})
ARTICLES = frozenset({"the", "a", "an"})
THINGS = frozenset({"it", "its", "which", "that", "this"})
NO_ACTORS = frozenset({SourceKind.UNKNOWN, SourceKind.DOCUMENT})
ANYBODY = frozenset({"those", "others", "another", "everyone", "someone", "somebody", "anyone", "nobody"})
# Heads that leave the name to their owner: "ISIS fighters" are the Islamic State, "US warplanes" the United States.
# "Rebel leader" and "police official" are what their first word says, "president" alone is of the government.
CIVIL = frozenset({Sector.GOV, Sector.CVL, Sector.UNK})
ARMED = frozenset({Sector.MIL, Sector.REB})


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads a noun phrase as a party."""

    sectors: Mapping[str, Sector]
    quantities: frozenset[str]

    @classmethod
    def load(cls) -> PartyReader:
        """Read `lexicon/sectors.tsv` and the quantities of `event_classes.toml`."""
        sectors = MappingProxyType({r["word"]: Sector(r["sector"]) for r in tables.rows("sectors.tsv")})
        return cls(sectors, tables.words("event_classes.toml", "quantity"))

    def __call__(self, scene: Scene, head: int) -> Party:
        """The party whose phrase has its head at token `head`."""
        span = phrase_span(scene.tree, head)
        mention = scene.mentions.get(head)
        if mention:
            return Party(span, mention.name, mention.country, mention.sector)
        tokens = phrase(scene.tree, head)
        hits = _hits(scene, tokens)
        own = next((h for h in hits if h.first <= head < h.last), None)
        country = next((h.known.country for h in ([own] if own else []) + hits if h.known.country), None)
        return Party(
            span, self._name(scene, head, tokens, own, hits), country, self._sector(scene, head, tokens, own, hits)
        )

    def is_people(self, scene: Scene, head: int) -> bool:
        """Whether the noun, name or pronoun is one or more people, or a body of them."""
        token = scene.tree[head]
        word = token.text.lower()
        if word in THINGS:
            mention = scene.mentions.get(head)
            return mention is not None and mention.kind not in NO_ACTORS
        if token.xpos in PRONOUNS or word in ANYBODY:
            return True
        if name := scene.names.get(head):
            return name.type in {NameType.PERSON, NameType.NATIONALITY, NameType.ORGANISATION}
        if hit := scene.hits.get(head):
            return hit.known.kind in {KnownKind.DEMONYM, KnownKind.GROUP}
        if token.lemma.lower() in self.quantities and (of := children(scene.tree, head, "nmod")):
            return any(self.is_people(scene, c) for c in of)
        if token.upos == "PROPN":
            return True
        return token.lemma.lower() in self.sectors or token.upos == "NUM"

    def belongs(self, scene: Scene, head: int) -> bool:
        """Whether the noun is a thing of somebody's: "ISIS targets", "US warplanes", "our missiles", "Reyl's phone"."""
        tokens = phrase(scene.tree, head)
        owners = children(scene.tree, head, "nmod:poss")
        if any(scene.tree[c].xpos == "PRP$" or self.is_people(scene, c) for c in owners):
            return scene.tree[head].upos == "NOUN"
        known = any(h.known.kind is not KnownKind.PLACE for h in _hits(scene, [t for t in tokens if t < head]))
        return known and scene.tree[head].upos == "NOUN" and head not in scene.timed

    def _name(self, scene: Scene, head: int, tokens: Sequence[int], own: Hit | None, hits: Sequence[Hit]) -> str:
        named = scene.names.get(head)
        if own and not (named and named.type is NameType.PERSON):
            return own.known.actor if own.known.kind is not KnownKind.DEMONYM else scene.text(_bare(scene, tokens))
        if named:
            return scene.text(range(named.first, named.last))
        owner = next((h.known for h in hits if h.last <= head and h.known.kind is not KnownKind.PLACE), None)
        if (
            owner
            and self.sectors.get(scene.tree[head].lemma.lower()) in ARMED
            and scene.tree[head].xpos in {"NNS", "NNPS"}
        ):
            return owner.actor
        return scene.text(_bare(scene, tokens))

    def _sector(self, scene: Scene, head: int, tokens: Sequence[int], own: Hit | None, hits: Sequence[Hit]) -> Sector:
        if own and own.known.kind in {KnownKind.GROUP, KnownKind.COUNTRY, KnownKind.CAPITAL}:
            return own.known.sector
        told = self._told(scene, head, tokens)
        by_word = next((sector for sector in told if sector not in CIVIL), None) or next(iter(told), None)
        if by_word in CIVIL | {None}:
            by_group = next((h.known.sector for h in hits if h.known.kind is KnownKind.GROUP), None)
            return by_group or by_word or (Sector.CVL if scene.tree[head].xpos in PRONOUNS else Sector.UNK)
        return by_word or Sector.UNK

    def _told(self, scene: Scene, head: int, tokens: Sequence[int]) -> list[Sector]:
        """Sectors told by the head, what stands before it, what it measures ("thousands of people"), appositions."""
        measured = [t for t in tokens if t > head] if scene.tree[head].lemma.lower() in self.quantities else []
        before = [t for t in reversed(tokens) if t < head]
        lemmas = [scene.tree[i].lemma.lower() for i in (head, *before, *measured, *self._apposed(scene, head))]
        return [self.sectors[word] for word in lemmas if word in self.sectors]

    def _apposed(self, scene: Scene, head: int) -> list[int]:
        return [i for a in children(scene.tree, head, "appos") for i in (a, *children(scene.tree, a, "compound"))]


def _hits(scene: Scene, tokens: Sequence[int]) -> list[Hit]:
    """The known names inside the phrase, in order, each once."""
    found: list[Hit] = []
    for i in tokens:
        hit = scene.hits.get(i)
        if hit and hit not in found:
            found.append(hit)
    return found


def _bare(scene: Scene, tokens: Sequence[int]) -> Sequence[int]:
    """The phrase without its article."""
    return tokens[1:] if len(tokens) > 1 and scene.tree[tokens[0]].text.lower() in ARTICLES else tokens
