"""Makes referents: who a name, a known body or a description stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from twosource.extract.coreference import Description, Referent
from twosource.extract.gazetteer import Hit, KnownKind
from twosource.extract.namedtree import NamedTree, beside, descriptors, name_after
from twosource.extract.nameless import unnamed
from twosource.extract.people import full_names
from twosource.extract.source import agent
from twosource.extract.speakers import SpeakerNoun, SpeakerNouns
from twosource.extract.syntax import Tree, children, subtree
from twosource.extract.wordlists import (
    CIVIL_GENERALS,
    FEMALE_TITLES,
    MALE_TITLES,
    OTHERS,
    OWN_WORDS,
    PLATFORMS,
    QUANTITIES,
)
from twosource.lexicon import tables
from twosource.lexicon.outlets import Outlets
from twosource.model.finding import SourceKind
from twosource.model.text import NamedMention, NameType, Span, Token

_NAMED_KINDS = frozenset({KnownKind.GROUP, KnownKind.COUNTRY, KnownKind.CAPITAL})
_THE_COUNTRYS = re.compile(r"\b(?:country|nation|kingdom)['’]s ")
_AROUND = frozenset({"acl", "conj", "parataxis", "appos"})

Uses = Sequence[tuple[NamedTree, int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class ReferentMaker:
    """Knows nouns for those who speak, outlets, and the sex that first names tell."""

    nouns: SpeakerNouns
    outlets: Outlets
    first_names: Mapping[str, str]
    peoples: Mapping[str, str]
    adjectives: Mapping[str, str]

    @classmethod
    def load(cls) -> ReferentMaker:
        """Read the tables of nouns, outlets, first names, and each country's adjective (its first demonym)."""
        first_names = {row["name"].lower(): row["sex"] for row in tables.rows("first_names.tsv")}
        peoples = {row["name"]: row["demonyms"].split("|")[0] for row in tables.rows("countries.tsv")}
        peoples |= {"United States": "US"}
        adjectives = {r["alpha3"]: peoples[r["name"]] for r in tables.rows("countries.tsv") if peoples[r["name"]]}
        return cls(SpeakerNouns.load(), Outlets.load(), *map(MappingProxyType, (first_names, peoples, adjectives)))

    def people(self, places: Sequence[NamedTree]) -> Mapping[str, Referent]:
        """Name as written -> who it is, with all that the report calls the person beside the name."""
        written = [
            (p, n, p.person_words(n)) for p in places for n in p.tree.sentence.names if n.type is NameType.PERSON
        ]
        written = [(p, n, words) for p, n, words in written if not self.is_outlet(words)]
        full = full_names((words for _, _, words in written), self.sex_of)
        called: dict[str, list[tuple[NamedTree, int, frozenset[str]]]] = {}
        for place, name, words in written:
            head = place.name_head(name)
            called.setdefault(full[words], []).append((place, head, descriptors(place, head)))
        known = {name: self._person(name, uses) for name, uses in called.items()}
        return {words: known[name] for words, name in full.items()}

    def main_group(self, places: Sequence[NamedTree]) -> Referent | None:
        """The armed group that the report names most often, the first of equals."""
        hits = [
            (p, h)
            for p in places
            for h in dict.fromkeys(p.hits.values())
            if h.known.source_kind is SourceKind.ARMED_GROUP
        ]
        counted = Counter(h.known.name for _, h in hits)
        best = max(counted, key=lambda name: counted[name], default=None)
        return next((known_body(p, h) for p, h in hits if h.known.name == best), None)

    def is_outlet(self, words: str) -> bool:
        """Whether the words are the name of a known outlet."""
        return any(m.start == 0 and m.end == len(words) for m in self.outlets.mentions(words))

    def speaks(self, token: Token) -> bool:
        """Whether the word is a noun for those who speak."""
        return self.nouns.find(token.lemma, token.text) is not None

    def outlet_names(self, text: str, tree: Tree) -> Iterator[NamedMention]:
        """The names of known outlets in a sentence."""
        start, end = tree.sentence.span.start, tree.sentence.span.end
        for found in self.outlets.mentions(text[start:end]):
            inside = [
                i for i, t in enumerate(tree.sentence.tokens) if start + found.start <= t.span.start < start + found.end
            ]
            if inside:
                span = Span(tree[inside[0]].span.start, tree[inside[-1]].span.end)
                yield NamedMention(span, NameType.ORGANISATION, inside[0], inside[-1] + 1)

    def _person(self, name: str, uses: Uses) -> Referent:
        words = frozenset(w for _, _, used in uses for w in used)
        titles = words | {place.tree[i].text.lower() for place, head, _ in uses for i in range(max(0, head - 2), head)}
        nouns = [w for _, _, used in uses for w in sorted(used) if w in self.nouns.nouns]
        kinds = [self._person_kind(place, head, nouns) for place, head, _ in uses]
        kind = next((k for k in kinds if k not in (SourceKind.UNKNOWN, SourceKind.PERSON)), SourceKind.PERSON)
        country = next((h.known.country for p, head, _ in uses for h in beside(p, head) if h.known.country), None)
        return Referent(
            name, kind, self.nouns.sector(nouns, kind), country, "one", self._sex(titles, name), words, named=True
        )

    def sex_of(self, name: str) -> str:
        """What the title before a name, or the first name in it, tells of sex: m, f or nothing."""
        first, _, rest = name.lower().partition(" ")
        told = "f" if first in FEMALE_TITLES else "m" if first in MALE_TITLES else self.first_names.get(first, "")
        return told if rest else ""

    def _sex(self, words: frozenset[str], name: str) -> str:
        """By the person's titles and offices, else by the first name."""
        of_nouns = {self.nouns.nouns[w].sex for w in words if w in self.nouns.nouns} - {""}
        if words & FEMALE_TITLES or of_nouns == {"f"}:
            return "f"
        return "m" if words & MALE_TITLES or of_nouns == {"m"} else self.sex_of(name)

    def _person_kind(self, place: NamedTree, head: int, nouns: Sequence[str]) -> SourceKind:
        groups = [h.known.source_kind for h in beside(place, head) if h.known.kind is KnownKind.GROUP]
        bodies = [*groups, *self._bodies_beside(place, head)]
        around = [place.tree[i].lemma.lower() for i in subtree(place.tree, head)]
        civil = set(nouns) & CIVIL_GENERALS
        vague = {n for n in nouns if self.nouns.nouns[n].kind is SourceKind.UNKNOWN}
        kinds = [
            self.nouns.kind(n, around, bodies if n in vague else groups)
            for n in nouns
            if not (civil and n == "general")
        ]
        return next(
            (k for k in kinds if k is not SourceKind.UNKNOWN), groups[0] if groups and nouns else SourceKind.PERSON
        )

    def _bodies_beside(self, place: NamedTree, head: int) -> Iterator[SourceKind]:
        """The kinds of the organisations in the phrase: of "head of the Coast Relief Union" what the union is."""
        seen = set()
        for i in subtree(place.tree, head, frozenset({"acl", "parataxis", "conj"})):
            name = place.names.get(i)
            if name is not None and name.type is NameType.ORGANISATION and name not in seen and i not in place.hits:
                seen.add(name)
                if body := self.body(place, place.name_head(name)):
                    yield body.kind

    def body(self, place: NamedTree, head: int) -> Referent | None:
        """The organisation, group, state or outlet that the phrase names."""
        named = place.names.get(head) or name_after(place, head)
        named = (
            named
            if named and (named.type is NameType.ORGANISATION or self.is_outlet(place.name_words(named)))
            else None
        )
        hit = place.hits.get(head)
        longer = named is not None and hit is not None and _length(place, named) > hit.last - hit.first
        if hit and hit.known.kind in _NAMED_KINDS and not longer:
            return known_body(place, hit)
        if named is None or self._is_common(place, named):
            return None
        return self._organisation(place, head, named)

    def _is_common(self, place: NamedTree, name: NamedMention) -> bool:
        """A common noun with a capital at the head of a sentence, taken for a name: "Eyewitnesses said"."""
        token = place.tree[name.first]
        return name.last - name.first == 1 and name.first == 0 and self.nouns.find(token.lemma, token.text) is not None

    def _organisation(self, place: NamedTree, head: int, name: NamedMention) -> Referent:
        words = [place.tree[i].lemma.lower() for i in range(name.first, name.last)]
        known = [self.nouns.nouns[w].kind for w in reversed(words) if w in self.nouns.nouns]
        fields = [self.nouns.fields[w] for w in words if w in self.nouns.fields]
        outlet = self.is_outlet(place.name_words(name))
        kind = SourceKind.MEDIA if outlet else (*fields, *known, SourceKind.ORGANISATION)[0]
        scope = "outlet" if kind is SourceKind.MEDIA else _scope_of(place.name_words(name))
        country = next((h.known.country for h in beside(place, head) if h.known.country), None)
        called = (
            frozenset(words)
            | descriptors(place, head)
            | ({place.tree[head].lemma.lower()} if head not in place.names else frozenset())
        )
        return Referent(
            _plainly(place, name.first, name.last, place.name_words(name)),
            kind,
            self.nouns.sector(words, kind),
            country,
            scope,
            "",
            called,
            named=True,
        )

    def description(self, place: NamedTree, head: int) -> tuple[Description, SpeakerNoun] | None:
        """What the phrase says of whom it means; None if its noun is not one for those who speak."""
        tree = place.tree
        noun = tree[head].lemma.lower()
        known = self.nouns.find(noun, tree[head].text)
        if known is None:
            return None
        hits = beside(place, head)
        told = (
            {tree[c].lemma.lower() for c in children(tree, head, "amod", "compound")}
            - QUANTITIES
            - set(self.nouns.fields)
        )
        told -= {tree[i].lemma.lower() for h in hits for i in range(h.first, h.last)}
        scope = "many" if known.scope == "one" and tree[head].xpos in {"NNS", "NNPS"} else known.scope
        country = next((h.known.country for h in hits if h.known.country), None)
        covers = frozenset() if children(tree, head, "nmod", "acl") else known.covers
        fields = {
            self.nouns.fields[w]
            for c in children(tree, head, "amod", "compound")
            if (w := tree[c].lemma.lower()) in self.nouns.fields
        }
        covers = covers & fields if fields and known.scope == "body" else covers
        return Description(noun, frozenset(told), scope, country, covers), known

    def spoken_for(self, place: NamedTree, head: int, known: SpeakerNoun) -> Referent | None:
        """The named body for which the phrase stands: a group for its members, the author for a text."""
        return self._members(place, head, known) or self._author(place, head, known)

    def new(
        self, place: NamedTree, head: int, description: Description, known: SpeakerNoun, state: str | None = None
    ) -> Referent:
        """Somebody of whom the report gives no name; `state`: the country that was last told of."""
        hits = beside(place, head)
        around = [place.tree[i].lemma.lower() for i in subtree(place.tree, head, _AROUND) if i != head]
        kind = self.nouns.kind(
            description.noun, around, [h.known.source_kind for h in hits if h.known.kind is KnownKind.GROUP]
        )
        fields = {self.nouns.fields.get(w, SourceKind.MEDIA) for w in around}
        told = description.beside or children(place.tree, head, "nmod") or fields - {SourceKind.MEDIA}
        nobodys = description.scope == "text" and kind is SourceKind.MEDIA and not told
        scope = "many" if nobodys else description.scope
        name = self._of_country(place, unnamed(place.tree, head, scope, hits), hits)
        if people := self.adjectives.get(state or ""):
            name = _THE_COUNTRYS.sub(f"{people} ", name)
        near = children(place.tree, head, "amod", "compound", "nmod")
        words = frozenset({description.noun, *(place.tree[c].lemma.lower() for c in near)})
        sector = self.nouns.sector([description.noun], kind)
        others = {place.tree[c].lemma.lower() for c in place.tree.children[head]} & OTHERS
        several = description.scope == "text" and place.tree[head].xpos in {"NNS", "NNPS"}
        noun = "" if others or several else description.noun
        return Referent(
            name,
            kind,
            sector,
            description.country,
            description.scope,
            known.sex,
            words,
            named=False,
            noun=noun,
            covers=known.covers,
        )

    def _of_country(self, place: NamedTree, name: str, hits: Sequence[Hit]) -> str:
        """The description with "Iran's" as "Iranian"."""
        for hit in hits:
            written = place.words(hit.first, hit.last).replace("U.S.", "US")
            if hit.known.kind is KnownKind.COUNTRY and (people := self.peoples.get(hit.known.actor)):
                name = re.sub(rf"{re.escape(written)}['’]s ", f"{people} ", name)
        return name

    def _members(self, place: NamedTree, head: int, known: SpeakerNoun) -> Referent | None:
        """As in "ISIS militants", "the Taliban group": they are the group."""
        if known.kind is not SourceKind.ARMED_GROUP or (known.scope == "one" and place.tree[head].xpos != "NNS"):
            return None
        near = [*beside(place, head), *(h for h in [place.hits.get(head - 1)] if h)]
        return next((known_body(place, h) for h in near if h.known.kind is KnownKind.GROUP), None)

    def _author(self, place: NamedTree, head: int, known: SpeakerNoun) -> Referent | None:
        """As in "an AP report", "data from the Energy Agency", "a statement issued by the army"."""
        if known.scope != "text":
            return None
        tree = place.tree
        owners = [
            *children(tree, head, "compound", "nmod:poss"),
            *(c for c in children(tree, head, "nmod") if _by(tree, c)),
        ]
        owners += [by.head for c in children(tree, head, "acl") if (by := agent(tree, c))]
        return next((body for o in owners if not _is_state(place, o) and (body := self.body(place, o))), None)


def _plainly(place: NamedTree, first: int, last: int, words: str) -> str:
    """The words of a body's name as a list would have them: without article and possessive, US without full stops."""
    if place.tree[first].upos == "DET" and last - first > 1:
        words = words.removeprefix(place.tree[first].text).strip()
    if place.tree[last - 1].xpos == "POS":
        words = words.removesuffix(place.tree[last - 1].text).strip()
    return words.replace("U.S.", "US").replace("U.N.", "UN")


def text_of(maker: Referent, noun: str) -> Referent:
    """A text by the name of who made it: a statement is its maker's word, others are "Keller's letter", "UN report".

    What an outlet reports is the outlet's own.
    """
    if maker.scope == "outlet":
        return replace(maker, words=maker.words | {noun})
    owned = f"{maker.name}'s {noun}" if maker.scope == "one" else f"{maker.name} {noun}"
    name = maker.name if noun in OWN_WORDS else owned
    return replace(maker, name=name, kind=SourceKind.DOCUMENT, scope="text", sex="", words=frozenset({noun}))


def _is_state(place: NamedTree, head: int) -> bool:
    hit = place.hits.get(head)
    return hit is not None and hit.known.kind is not KnownKind.GROUP


def _scope_of(name: str) -> str:
    """Of a platform the scope is a place: no "it" and no "the company" means it, where others post."""
    return "place" if name.lower() in PLATFORMS else "body"


def _length(place: NamedTree, name: NamedMention) -> int:
    return sum(place.tree[i].upos != "DET" for i in range(name.first, name.last))


def _by(tree: Tree, noun: int) -> bool:
    return any(tree[m].text.lower() in ("by", "from") for m in children(tree, noun, "case"))


def known_body(place: NamedTree, hit: Hit) -> Referent:
    """A name of the tables; initials and short forms are written out."""
    known = hit.known
    scope = "outlet" if known.source_kind is SourceKind.MEDIA else _scope_of(known.name)
    words = frozenset(place.tree[i].lemma.lower() for i in range(hit.first, hit.last)) | descriptors(
        place, hit.last - 1
    )
    as_is = place.words(hit.first, hit.last)
    written = _plainly(place, hit.first, hit.last, place.written_out.get(as_is, as_is))
    same = (
        any(w.isupper() and len(w) > 1 for w in written.split())
        or " " not in written
        or written == known.actor.replace(".", "")
    )
    name = known.actor if known.kind is not KnownKind.GROUP or same else written
    return Referent(name, known.source_kind, known.sector, known.country, scope, "", words, named=True)
