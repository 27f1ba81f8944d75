"""Where a thing happened: the words for it, and what they resolve to where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.extract.gazetteer import SITED, Hit, KnownKind, is_place_name
from twosource.extract.scene import Scene, phrase
from twosource.extract.syntax import children
from twosource.lexicon import tables
from twosource.model.finding import Where
from twosource.model.text import Span


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the place among what hangs on the words of an event."""

    nouns: frozenset[str]
    prepositions: frozenset[str]
    kept: frozenset[str]

    @classmethod
    def load(cls) -> PlaceFinder:
        """Read `lexicon/place_words.toml`."""
        nouns, before, kept = (tables.words("place_words.toml", key) for key in ("nouns", "prepositions", "kept"))
        return cls(nouns, before | kept, kept)

    def __call__(self, scene: Scene, heads: Sequence[int]) -> Where | None:
        """The first place that hangs on one of the tokens, a named one before others, the earlier of `heads` first."""
        found = [(self._named(scene, noun), noun) for head in heads for noun in self._candidates(scene, head)]
        if not found:
            return None
        noun = next((noun for named, noun in found if named), found[0][1])
        return self._where(scene, noun)

    def is_place(self, scene: Scene, head: int) -> bool:
        """Whether the noun is a place by name or by sort."""
        return self._named(scene, head) or scene.tree[head].lemma.lower() in self.nouns

    def _candidates(self, scene: Scene, head: int) -> list[int]:
        near = children(scene.tree, head, "obl", "nmod", "advmod")
        parties = [*near, *children(scene.tree, head, "obj", "nsubj:pass")]
        nouns = [*near, *(c for n in parties for c in children(scene.tree, n, "nmod"))]
        return [n for n in nouns if self.is_place(scene, n) and _preposition(scene, n) in self.prepositions]

    def _named(self, scene: Scene, head: int) -> bool:
        hit, name = scene.hits.get(head), scene.names.get(head)
        if name and is_place_name(name):
            return True
        if hit and hit.known.kind in SITED:
            return True
        return any(
            self._named(scene, child)
            for child in children(scene.tree, head, "nmod")
            if _preposition(scene, child) == "of"
        )

    def _where(self, scene: Scene, noun: int) -> Where:
        tokens = list(phrase(scene.tree, noun))
        following = [i for a in children(scene.tree, noun, "appos", "conj") for i in phrase(scene.tree, a)]
        if following and following[0] in {tokens[-1] + 1, tokens[-1] + 2}:
            tokens = list(range(tokens[0], following[-1] + 1))
        case = next((c for c in children(scene.tree, noun, "case") if scene.tree[c].lemma.lower() in self.kept), None)
        first = case if case is not None and case < tokens[0] else tokens[0]
        span = Span(scene.tree[first].span.start, scene.tree[tokens[-1]].span.end)
        own = scene.names.get(noun)
        headed = own if own and is_place_name(own) and noun not in scene.hits else None
        best = _most_exact([scene.hits[i] for i in tokens if i in scene.hits])
        if best and not headed:
            return Where(span, best.known.name, best.known.country)
        found = (scene.names[i] for i in tokens if i in scene.names and is_place_name(scene.names[i]))
        name = headed or next(found, None)
        words = scene.text(list(range(name.first, name.last)) if name else tokens)
        return Where(span, words, _country(scene, tokens))


def _preposition(scene: Scene, noun: int) -> str:
    cases = children(scene.tree, noun, "case")
    return scene.tree[cases[0]].text.lower() if cases else ""


def _most_exact(hits: Sequence[Hit]) -> Hit | None:
    """A place before a capital before a country: the smaller says more."""
    order = (KnownKind.PLACE, KnownKind.CAPITAL, KnownKind.COUNTRY)
    return next((hit for kind in order for hit in hits if hit.known.kind is kind), None)


def _country(scene: Scene, tokens: Sequence[int]) -> str | None:
    return next((scene.hits[i].known.country for i in tokens if i in scene.hits and scene.hits[i].known.country), None)
