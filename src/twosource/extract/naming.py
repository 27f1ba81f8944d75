"""Who is who inside one report: names in full, and who pronouns and descriptions stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.extract.abbreviations import written_out
from twosource.extract.antecedent import Antecedents
from twosource.extract.cataphora import turned_out
from twosource.extract.coreference import (
    CoreferenceSettings,
    Description,
    Referent,
    Seen,
    described_antecedent,
    only_person,
    sole_bearer,
)
from twosource.extract.cues import CueFinder, CueKind
from twosource.extract.gazetteer import Gazetteer, KnownKind
from twosource.extract.namedtree import NamedTree, person_at
from twosource.extract.quotes import quotations
from twosource.extract.referents import ReferentMaker, text_of
from twosource.extract.source import maker_of
from twosource.extract.spanindex import SpanIndex
from twosource.extract.speakers import SpeakerNoun
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import GENERIC, OF_THEIR_CAPTIVES, SITES
from twosource.model.finding import Mention, Sector, SourceKind
from twosource.model.text import Analysis, NamedMention, NameType, Report, Sentence, Span

_PERSONAL = frozenset({"he", "she", "they", "it", "him", "them"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INNER = frozenset({"compound", "flat"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_BEFORE = ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc")
_STATES = frozenset({KnownKind.COUNTRY, KnownKind.CAPITAL})
_LANDS = frozenset({"country", "nation", "kingdom", "region", "area", "city", "town", "province", "ground", "scene"})
_REMEMBERED = 20  # mentions within which "the country" has been named
_NOBODY = Referent("", SourceKind.UNKNOWN, Sector.UNK, None, "", "", frozenset(), named=False)


Chooser = Callable[[str, Seen, Sequence[Seen]], Referent | None]
"""A pronoun, where it stands, all that was mentioned before -> who it means."""


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
    antecedent: Chooser
    settings: CoreferenceSettings = field(default_factory=CoreferenceSettings)

    @classmethod
    def load(cls) -> Namer:
        """Read the tables of names, nouns and cues."""
        return cls(Gazetteer.load(), ReferentMaker.load(), CueFinder.load(), Antecedents.load())

    def __call__(self, report: Report, analysis: Analysis) -> tuple[Mention, ...]:
        """The mentions in order of the text: names, pronouns, and nouns for those who speak."""
        places = self._places(report, analysis)
        known = Known(self.referents.people(places), self.referents.main_group(places))
        history: list[Seen] = []
        for place in places:
            for head in self._heads(place):
                if referent := self._referent(place, head, known, history):
                    history.append(self._seen(place, head, referent))
        named = turned_out(history, self.settings)
        return tuple(_mention(places[s.sentence], s.token, named.get(s.referent, s.referent)) for s in history)

    def _places(self, report: Report, analysis: Analysis) -> list[NamedTree]:
        found = quotations(report.text, [b.span for b in report.blocks])
        quoted = SpanIndex.of((p, k) for k, q in enumerate(found) for p in q.pieces)
        places = []
        abbreviations = written_out(report.text)
        for number, sentence in enumerate(analysis.sentences):
            tree = Tree.of(sentence)
            known = tuple(n for n in sentence.names if not self._is_no_person(sentence, n))
            names = {
                i: n for n in (*known, *self.referents.outlet_names(report.text, tree)) for i in range(n.first, n.last)
            }
            hits = {i: h for h in self.gazetteer(replace(sentence, names=known)) for i in range(h.first, h.last)}
            places.append(NamedTree(number, tree, names, hits, quoted, abbreviations))
        return places

    def _is_no_person(self, sentence: Sentence, name: NamedMention) -> bool:
        """Whether what was taken for a person is a known body or people."""
        words = " ".join(t.text for t in sentence.tokens[name.first : name.last])
        known = self.gazetteer.find(words) if name.type is NameType.PERSON else None
        return known is not None and known.kind in (KnownKind.GROUP, KnownKind.DEMONYM)

    def _heads(self, place: NamedTree) -> Iterator[int]:
        """Tokens that head a phrase for somebody: names, pronouns, nouns for those who speak."""
        for i, token in enumerate(place.tree.sentence.tokens):
            if name := place.names.get(i):
                if i == place.name_head(name) and (token.upos != "ADJ" or i in place.hits):
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
        apposed = base(place.tree[head].rel) == "appos" and head not in place.names
        if apposed and (same := self._apposed(place, head, known)):
            return same
        person = person_at(place, head)
        if person is not None and (named := known.people.get(place.person_words(person))):
            return named
        inner = base(place.tree[head].rel) in _INNER
        return self.referents.body(place, head) or (None if inner else self._described(place, head, known, history))

    def _apposed(self, place: NamedTree, head: int, known: Known) -> Referent | None:
        """As in "Ann Ray, the envoy": the one beside whose name the description stands.

        A description with a name of its own ("in Iraq, its envoy, Ann Ray, said") is not of what stands before it.
        """
        named = place.tree[head].head
        name = place.names.get(named)
        if name is not None and name.type is NameType.PERSON:
            return known.people.get(place.person_words(name))
        return None if person_at(place, head) else self.referents.body(place, named)

    def _pronoun(self, place: NamedTree, head: int, history: list[Seen]) -> Referent | None:
        at = Seen(
            _NOBODY,
            place.number,
            head,
            is_subject=True,
            speaks=self._speaks(place, head),
            quotation=place.quotation(head),
            content=_said_before(place.tree, head),
        )
        return self.antecedent(place.tree[head].text.lower(), at, history)

    def _described(self, place: NamedTree, head: int, known: Known, history: list[Seen]) -> Referent | None:
        found = self.referents.description(place, head)
        if found is None:
            return None
        description, noun = found
        maker = self._maker(place, head, known, history) if noun.scope == "text" else None
        if body := self.referents.spoken_for(place, head, noun) or maker:
            return text_of(body, description.noun) if noun.scope == "text" else body
        owned = bool(children(place.tree, head, "nmod:poss"))
        known_one = owned or any(place.tree[c].text.lower() in _POINTING for c in children(place.tree, head, "det"))
        if known_one and (before := self._taken_up(place, description, noun, known, history, owned=owned)):
            return before
        made = self.referents.new(place, head, description, noun, _last_state(place, head, history))
        fighter = noun.kind is SourceKind.ARMED_GROUP and description.scope == "one" and not description.country
        return _of_group(made, known.group) if known_one and fighter and known.group else made

    def _taken_up(
        self,
        place: NamedTree,
        description: Description,
        noun: SpeakerNoun,
        known: Known,
        history: list[Seen],
        *,
        owned: bool,
    ) -> Referent | None:
        """Whom "the envoy" or "her captors" takes up; None if it is somebody new."""
        before = described_antecedent(description, history[-self.settings.memory :], owned=owned)
        if before or (before := sole_bearer(description, known.people)):
            return before
        generic = description.scope == "one" and not owned and description.noun in GENERIC
        if generic and (only := only_person(noun.sex, place.number, history, self.settings)):
            return only
        others = owned and description.noun not in OF_THEIR_CAPTIVES
        told_apart = others or description.beside or description.country
        several = noun.kind is SourceKind.ARMED_GROUP and description.scope != "one"
        return known.group if several and not told_apart else None

    def _maker(self, place: NamedTree, head: int, known: Known, history: list[Seen]) -> Referent | None:
        """As in "his report", "Keller's letter", "the army issued a statement", "in a statement the army said"."""
        for owner in children(place.tree, head, "nmod:poss"):
            if place.tree[owner].upos == "PRON":
                return self._pronoun(place, owner, history)
            person = person_at(place, owner)
            return known.people.get(place.person_words(person)) if person else None
        issuers = (i for i in _issuers(place.tree, head) if not _is_where(place, i))
        maker = next(issuers, None) or maker_of(place.tree, head)
        made = self._referent(place, maker, known, history) if maker is not None else None
        return made if made and (made.named or made.scope == "body") else None

    def _speaks(self, place: NamedTree, head: int) -> bool:
        token = place.tree[head]
        if any(place.tree[c].text.lower() == "according" for c in children(place.tree, head, "case", "mark")):
            return True
        if token.head < 0 or base(token.rel) != "nsubj":
            return False
        return (CueKind.VERB, place.tree[token.head].lemma.lower()) in self.cues.usages

    def _seen(self, place: NamedTree, head: int, referent: Referent) -> Seen:
        is_subject = base(place.tree[head].rel) == "nsubj"
        hit = place.hits.get(head)
        is_scene = hit is not None and hit.known.kind in _STATES and not is_subject
        if is_scene or (referent.scope == "outlet" and _is_own_doubt(place.tree, head)):
            referent = replace(referent, scope="place")
        speaks, quotation = self._speaks(place, head), place.quotation(head)
        return Seen(referent, place.number, head, is_subject, speaks, quotation)


def _issuers(tree: Tree, text: int) -> Iterator[int]:
    """Who a text is by, or on whose site it stands: "a message from Keller", "a statement on the army's website"."""
    for c in children(tree, text, "nmod"):
        marks = {tree[m].text.lower() for m in children(tree, c, "case")}
        if marks & {"by", "from"}:
            yield c
        elif tree[c].lemma.lower() in SITES:
            yield from children(tree, c, "nmod:poss", "nmod")


def _is_where(place: NamedTree, i: int) -> bool:
    """As in "reports from Brazil", "from the country": not who made them but where they come from."""
    hit = place.hits.get(i)
    return place.tree[i].lemma.lower() in _LANDS or (hit is not None and hit.known.kind is not KnownKind.GROUP)


def _of_group(fighter: Referent, group: Referent) -> Referent:
    """A nameless fighter with the armed group that the report is about: "unnamed masked Northern Front militant"."""
    before, noun, behind = fighter.name.partition(f" {fighter.noun}")
    if not noun or not group.words.isdisjoint(fighter.words) or group.name in fighter.name:
        return fighter
    return replace(fighter, name=f"{before} {group.name}{noun}{behind}")


def _last_state(place: NamedTree, head: int, history: Sequence[Seen]) -> str | None:
    """The country of the last state or place in it that the report named before the token."""
    before = [h for i, h in sorted(place.hits.items()) if i < head and h.known.country]
    if before:
        return before[-1].known.country
    named = (s.referent.country for s in reversed(history[-_REMEMBERED:]) if s.referent.country)
    return next(named, None)


def _is_own_doubt(tree: Tree, outlet: int) -> bool:
    """Whether the sentence says of an outlet what it could not verify: an aside, to which no "it" points."""
    verb = tree[outlet].head
    return verb >= 0 and any(tree[c].lemma.lower() in ("can", "could") for c in children(tree, verb, "aux"))


def _said_before(tree: Tree, pronoun: int) -> tuple[int, int] | None:
    """The tokens before ", he said" that are what he said: the clause that hangs on the verb, or that it hangs on."""
    verb = tree[pronoun].head
    if verb < 0 or base(tree[pronoun].rel) != "nsubj":
        return None
    for c in children(tree, verb, "ccomp", "parataxis"):
        if c < min(pronoun, verb):
            return subtree(tree, c)[0], c
    return (0, min(pronoun, verb) - 1) if base(tree[verb].rel) == "parataxis" and tree[verb].head < pronoun else None


def _mention(place: NamedTree, head: int, referent: Referent) -> Mention:
    tree = place.tree
    name = place.names.get(head)
    first, last = (name.first, name.last - 1) if name else (_first(tree, head), head)
    span = Span(tree[first].span.start, tree[last].span.end)
    return Mention(span, referent.name, referent.country, referent.sector, referent.kind)


def _first(tree: Tree, head: int) -> int:
    """The first token of a description that ends with its noun."""
    return min([head, *(i for c in children(tree, head, *_BEFORE) if c < head for i in subtree(tree, c))])
