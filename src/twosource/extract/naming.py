"""Who is who inside one report: names in full, and who pronouns and descriptions stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from twosource.extract.coreference import (
    CoreferenceSettings,
    Referent,
    Seen,
    described_antecedent,
    pronoun_antecedent,
    sole_bearer,
)
from twosource.extract.cues import CueFinder, CueKind
from twosource.extract.gazetteer import Gazetteer
from twosource.extract.namedtree import NamedTree, person_at
from twosource.extract.quotes import quotations
from twosource.extract.referents import ReferentMaker
from twosource.extract.spanindex import SpanIndex
from twosource.extract.speakers import SpeakerNoun
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.model.finding import Mention, Sector, SourceKind
from twosource.model.text import Analysis, Report, Span

_PERSONAL = frozenset({"he", "she", "they", "it", "him", "them"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"compound", "flat"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc")
_NOBODY = Referent("", SourceKind.UNKNOWN, Sector.UNK, None, "", "", frozenset(), named=False)


@dataclass(frozen=True, slots=True)
class Known:
    """What the whole report tells beforehand: its persons by name as written, and the armed group it names most."""

    people: Mapping[str, Referent]
    group: Referent | None


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds the mentions of persons and bodies in a report, each with the fullest name that the report gives."""

    gazetteer: Gazetteer
    referents: ReferentMaker
    cues: CueFinder
    settings: CoreferenceSettings = field(default_factory=CoreferenceSettings)

    @classmethod
    def load(cls) -> Namer:
        """Read the tables of names, nouns and cues."""
        return cls(Gazetteer.load(), ReferentMaker.load(), CueFinder.load())

    def __call__(self, report: Report, analysis: Analysis) -> tuple[Mention, ...]:
        """The mentions in order of the text: names, pronouns, and nouns for those who speak."""
        places = self._places(report, analysis)
        known = Known(self.referents.people(places), self.referents.main_group(places))
        history: list[Seen] = []
        mentions: list[Mention] = []
        for place in places:
            for head in self._heads(place):
                if referent := self._referent(place, head, known, history):
                    history.append(self._seen(place, head, referent))
                    mentions.append(_mention(place, head, referent))
        return tuple(mentions)

    def _places(self, report: Report, analysis: Analysis) -> list[NamedTree]:
        found = quotations(report.text, [b.span for b in report.blocks])
        quoted = SpanIndex.of((p, k) for k, q in enumerate(found) for p in q.pieces)
        places = []
        for number, sentence in enumerate(analysis.sentences):
            tree = Tree.of(sentence)
            names = {
                i: n
                for n in (*sentence.names, *self.referents.outlet_names(report.text, tree))
                for i in range(n.first, n.last)
            }
            hits = {i: h for h in self.gazetteer(sentence) for i in range(h.first, h.last)}
            places.append(NamedTree(number, tree, names, hits, quoted))
        return places

    def _heads(self, place: NamedTree) -> Iterator[int]:
        """Tokens that head a phrase for somebody: names, pronouns, nouns for those who speak."""
        for i, token in enumerate(place.tree.sentence.tokens):
            if name := place.names.get(i):
                if i == place.name_head(name):
                    yield i
            elif token.upos == "PRON":
                if token.text.lower() in _PERSONAL:
                    yield i
            elif hit := place.hits.get(i):
                if not hit.first <= token.head < hit.last:
                    yield i
            elif token.upos in _NOUNS and base(token.rel) not in _INNER and self.referents.speaks(token):
                yield i

    def _referent(self, place: NamedTree, head: int, known: Known, history: list[Seen]) -> Referent | None:
        if place.tree[head].upos == "PRON":
            return self._pronoun(place, head, history)
        person = person_at(place, head)
        if person is not None and (named := known.people.get(place.name_words(person))):
            return named
        inner = base(place.tree[head].rel) in _INNER
        return self.referents.body(place, head) or (None if inner else self._described(place, head, known, history))

    def _pronoun(self, place: NamedTree, head: int, history: list[Seen]) -> Referent | None:
        at = Seen(
            _NOBODY,
            place.number,
            head,
            is_subject=True,
            speaks=self._speaks(place, head),
            quotation=place.quotation(head),
        )
        return pronoun_antecedent(place.tree[head].text.lower(), at, history, self.settings)

    def _described(self, place: NamedTree, head: int, known: Known, history: list[Seen]) -> Referent | None:
        found = self.referents.description(place, head)
        if found is None:
            return None
        description, noun = found
        if body := self.referents.spoken_for(place, head, noun) or self._author(place, head, noun, history):
            return body
        owned = bool(children(place.tree, head, "nmod:poss"))
        if owned or any(place.tree[c].text.lower() in _POINTING for c in children(place.tree, head, "det")):
            before = described_antecedent(description, history[-self.settings.memory :], owned=owned)
            if before or (before := sole_bearer(description, known.people)):
                return before
            told_apart = owned or description.beside or description.country
            if noun.kind is SourceKind.ARMED_GROUP and noun.scope == "body" and not told_apart and known.group:
                return known.group
        return self.referents.new(place, head, description, noun)

    def _author(self, place: NamedTree, head: int, noun: SpeakerNoun, history: list[Seen]) -> Referent | None:
        """As in "his report": the one who made it."""
        owners = [c for c in children(place.tree, head, "nmod:poss") if place.tree[c].upos == "PRON"]
        return self._pronoun(place, owners[0], history) if owners and noun.scope == "text" else None

    def _speaks(self, place: NamedTree, head: int) -> bool:
        token = place.tree[head]
        if token.head < 0 or base(token.rel) != "nsubj":
            return False
        return (CueKind.VERB, place.tree[token.head].lemma.lower()) in self.cues.usages

    def _seen(self, place: NamedTree, head: int, referent: Referent) -> Seen:
        is_subject = base(place.tree[head].rel) == "nsubj"
        return Seen(referent, place.number, head, is_subject, self._speaks(place, head), place.quotation(head))


def _mention(place: NamedTree, head: int, referent: Referent) -> Mention:
    tree = place.tree
    name = place.names.get(head)
    first, last = (name.first, name.last - 1) if name else (_first(tree, head), head)
    span = Span(tree[first].span.start, tree[last].span.end)
    return Mention(span, referent.name, referent.country, referent.sector, referent.kind)


def _first(tree: Tree, head: int) -> int:
    """The first token of a description that ends with its noun."""
    return min([head, *(i for c in children(tree, head, *_BEFORE) if c < head for i in subtree(tree, c))])
