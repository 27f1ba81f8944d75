"""Where a thing happened: the words for it, and what they resolve to where that is sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.extract.gazetteer import SITED, Hit, KnownKind, is_place_name
from twosource.extract.scene import Scene, phrase
from twosource.extract.syntax import children
from twosource.extract.triggers import lemma_of
from twosource.lexicon import tables
from twosource.model.finding import Where
from twosource.model.text import Span

WHICH = frozenset({"which", "that"})


@dataclass(frozen=True, slots=True)
class PlaceFinder:
    """Finds the place among what hangs on the words of an event."""

    nouns: frozenset[str]
    prepositions: frozenset[str]
    kept: frozenset[str]
    parts: frozenset[str]
    taken: frozenset[str]
    hold: frozenset[str]

    @classmethod
    def load(cls) -> PlaceFinder:
        """Read `lexicon/place_words.toml`."""
        keys = ("nouns", "prepositions", "kept", "parts", "taken", "hold")
        nouns, before, kept, *others = (tables.words("place_words.toml", key) for key in keys)
        return cls(nouns, before | kept, kept, *others)

    def __call__(self, scene: Scene, heads: Sequence[int]) -> Where | None:
        """The first place that hangs on one of the tokens, a named one before others, the earlier of `heads` first."""
        return self._best(scene, [noun for head in heads for noun in self._candidates(scene, head)])

    def of_event(self, scene: Scene, heads: Sequence[int], own: Sequence[int], beside: Sequence[int]) -> Where | None:
        """The place of an event: where it is told to be, else what it happens to, is named by, or is told of.

        `own` are those of the heads that tell of the event itself, and not only of something about it. Where none of
        these tells a place, it is that of the verbs `beside`, which tell of the same moment.
        """
        told = [noun for head in heads for noun in self._candidates(scene, head)]
        wider = [noun for head in own for noun in self._undergoing(scene, head)]
        return self._best(scene, [*told, *wider]) or self(scene, beside)

    def _best(self, scene: Scene, nouns: Sequence[int]) -> Where | None:
        named = next((noun for noun in nouns if self._named(scene, noun)), None)
        noun = named if named is not None else next(iter(nouns), None)
        return None if noun is None else self._where(scene, noun)

    def _undergoing(self, scene: Scene, head: int) -> Iterator[int]:
        """ "Took the town", "control of the town", "the siege of Velm", "the Velm bombing", "Velm, where he died"."""
        tree = scene.tree
        for noun in children(tree, head, "obj", "nsubj:pass"):
            if self._is_taken(scene, noun):
                yield noun
            if lemma_of(tree, noun) in self.hold:
                yield from (c for c in children(tree, noun, "nmod") if self._is_taken(scene, c))
        if tree[head].upos == "NOUN":
            of = (c for c in children(tree, head, "nmod") if _preposition(scene, c) == "of")
            yield from (c for c in of if self._is_taken(scene, c))
            yield from (c for c in children(tree, head, "compound") if _is_place(scene, c) and not _acts(scene, c))
        if tree[head].rel == "acl:relcl":
            yield from self._modified(scene, head)

    def _modified(self, scene: Scene, verb: int) -> Iterator[int]:
        """ "Velm, where he died", "Velm, which they seized"."""
        tree, noun = scene.tree, scene.tree[verb].head
        where = any(tree[c].text.lower() == "where" for c in tree.children[verb])
        which = any(tree[c].text.lower() in WHICH for c in children(tree, verb, "obj", "nsubj:pass"))
        if (where and self.is_place(scene, noun)) or (which and self._is_taken(scene, noun)):
            yield noun

    def _is_taken(self, scene: Scene, noun: int) -> bool:
        part = scene.tree[noun].lemma.lower() in self.parts and self._named(scene, noun)
        return part or _is_place(scene, noun) or scene.tree[noun].lemma.lower() in self.taken

    def is_place(self, scene: Scene, head: int) -> bool:
        """Whether the noun is a place by name or by sort."""
        return self._named(scene, head) or scene.tree[head].lemma.lower() in self.nouns

    def _candidates(self, scene: Scene, head: int) -> list[int]:
        near = children(scene.tree, head, "obl", "nmod", "advmod")
        parties = [*near, *children(scene.tree, head, "obj", "nsubj:pass")]
        below = [c for n in parties for c in children(scene.tree, n, "nmod") if n not in scene.timed]
        return [n for n in (*near, *below) if self.is_place(scene, n) and _preposition(scene, n) in self.prepositions]

    def _named(self, scene: Scene, head: int) -> bool:
        hit, name = scene.hits.get(head), scene.names.get(head)
        if hit and hit.known.kind is KnownKind.GROUP:
            return False
        if name and is_place_name(name):
            return True
        if hit and hit.known.kind in SITED:
            return True
        return scene.tree[head].lemma.lower() in self.parts and any(
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


def _is_place(scene: Scene, noun: int) -> bool:
    """A place by its name; people and groups are none, and what a person is called is none."""
    hit, name = scene.hits.get(noun), scene.names.get(noun)
    if hit and hit.known.kind is KnownKind.GROUP:
        return False
    return bool(name and is_place_name(name))


def _acts(scene: Scene, noun: int) -> bool:
    """A state before a deed does it: "US strikes" are not in the US."""
    hit = scene.hits.get(noun)
    return bool(hit and hit.known.kind in {KnownKind.COUNTRY, KnownKind.CAPITAL})


def _preposition(scene: Scene, noun: int) -> str:
    cases = children(scene.tree, noun, "case")
    return scene.tree[cases[0]].text.lower() if cases else ""


def _most_exact(hits: Sequence[Hit]) -> Hit | None:
    """A place before a capital before a country: the smaller says more."""
    order = (KnownKind.PLACE, KnownKind.CAPITAL, KnownKind.COUNTRY)
    return next((hit for kind in order for hit in hits if hit.known.kind is kind), None)


def _country(scene: Scene, tokens: Sequence[int]) -> str | None:
    return next((scene.hits[i].known.country for i in tokens if i in scene.hits and scene.hits[i].known.country), None)
