"""Makes referents: who a name, a known body or a description stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from twosource.extract.coreference import Description, Referent
from twosource.extract.gazetteer import Hit, KnownKind
from twosource.extract.namedtree import NamedTree, beside, descriptors, name_after
from twosource.extract.people import full_names
from twosource.extract.source import agent
from twosource.extract.speakers import SpeakerNoun, SpeakerNouns
from twosource.extract.syntax import Tree, children, subtree
from twosource.extract.wordlists import FEMALE_TITLES, MALE_TITLES, QUANTITIES
from twosource.lexicon.outlets import Outlets
from twosource.model.finding import SourceKind
from twosource.model.text import NamedMention, NameType, Span, Token

_NAMED_KINDS = frozenset({KnownKind.GROUP, KnownKind.COUNTRY, KnownKind.CAPITAL})
_LONGEST_TAIL = 8  # tokens of "of the Free Northern Army" that go into a name

Uses = Sequence[tuple[NamedTree, int, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class ReferentMaker:
    """Knows nouns for those who speak, and outlets."""

    nouns: SpeakerNouns
    outlets: Outlets

    @classmethod
    def load(cls) -> ReferentMaker:
        """Read the tables of nouns and outlets."""
        return cls(SpeakerNouns.load(), Outlets.load())

    def people(self, places: Sequence[NamedTree]) -> Mapping[str, Referent]:
        """Name as written -> who it is, with all that the report calls the person beside the name."""
        written = [(p, n, p.name_words(n)) for p in places for n in p.tree.sentence.names if n.type is NameType.PERSON]
        written = [(p, n, words) for p, n, words in written if not self.is_outlet(words)]
        full = full_names(words for _, _, words in written)
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
            name, kind, self.nouns.sector(nouns, kind), country, "one", self._sex(titles), words, named=True
        )

    def _sex(self, words: frozenset[str]) -> str:
        of_nouns = {self.nouns.nouns[w].sex for w in words if w in self.nouns.nouns} - {""}
        if words & FEMALE_TITLES or of_nouns == {"f"}:
            return "f"
        return "m" if words & MALE_TITLES or of_nouns == {"m"} else ""

    def _person_kind(self, place: NamedTree, head: int, nouns: Sequence[str]) -> SourceKind:
        groups = [h.known.source_kind for h in beside(place, head) if h.known.kind is KnownKind.GROUP]
        around = [place.tree[i].lemma.lower() for i in subtree(place.tree, head)]
        kinds = [self.nouns.kind(n, around, groups) for n in nouns]
        return next(
            (k for k in kinds if k is not SourceKind.UNKNOWN), groups[0] if groups and nouns else SourceKind.PERSON
        )

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
        scope = "outlet" if kind is SourceKind.MEDIA else "body"
        country = next((h.known.country for h in beside(place, head) if h.known.country), None)
        called = frozenset(words) | ({place.tree[head].lemma.lower()} if head not in place.names else frozenset())
        return Referent(
            place.name_words(name), kind, self.nouns.sector(words, kind), country, scope, "", called, named=True
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
        return Description(noun, frozenset(told), scope, country, covers), known

    def spoken_for(self, place: NamedTree, head: int, known: SpeakerNoun) -> Referent | None:
        """The named body for which the phrase stands: a group for its members, the author for a text."""
        return self._members(place, head, known) or self._author(place, head, known)

    def new(self, place: NamedTree, head: int, description: Description, known: SpeakerNoun) -> Referent:
        """Somebody of whom the report gives no name."""
        hits = beside(place, head)
        around = [place.tree[c].lemma.lower() for c in children(place.tree, head, "amod", "compound", "nmod")]
        kind = self.nouns.kind(
            description.noun, around, [h.known.source_kind for h in hits if h.known.kind is KnownKind.GROUP]
        )
        name = unnamed(place.tree, head, description.scope, hits)
        words = frozenset({description.noun, *around})
        sector = self.nouns.sector([description.noun], kind)
        return Referent(name, kind, sector, description.country, description.scope, known.sex, words, named=False)

    def _members(self, place: NamedTree, head: int, known: SpeakerNoun) -> Referent | None:
        """As in "ISIS militants", "the Taliban group": they are the group."""
        if known.kind is not SourceKind.ARMED_GROUP or (known.scope == "one" and place.tree[head].xpos != "NNS"):
            return None
        return next((known_body(place, h) for h in beside(place, head) if h.known.kind is KnownKind.GROUP), None)

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
        return next(
            (body for o in owners if (body := self.body(place, o)) and body.kind is not SourceKind.GOVERNMENT), None
        )


def _length(place: NamedTree, name: NamedMention) -> int:
    return sum(place.tree[i].upos != "DET" for i in range(name.first, name.last))


def _by(tree: Tree, noun: int) -> bool:
    return any(tree[m].text.lower() in ("by", "from") for m in children(tree, noun, "case"))


def known_body(place: NamedTree, hit: Hit) -> Referent:
    """A name of the tables; initials are written out."""
    known = hit.known
    scope = "outlet" if known.source_kind is SourceKind.MEDIA else "body"
    words = frozenset(place.tree[i].lemma.lower() for i in range(hit.first, hit.last))
    written = place.words(hit.first, hit.last)
    name = known.actor if known.kind is not KnownKind.GROUP or written.replace(".", "").isupper() else written
    return Referent(name, known.source_kind, known.sector, known.country, scope, "", words, named=True)


def unnamed(tree: Tree, head: int, scope: str, hits: Sequence[Hit] = ()) -> str:
    """A name for one without a name: "unnamed senior defence official"; a body is called as the text calls it."""
    first = min(
        [
            head,
            *(i for c in children(tree, head, "amod", "compound", "nmod:poss") if c < head for i in subtree(tree, c)),
        ]
    )
    kept = [i for i in range(first, head + 1) if i == head or _names_something(tree, i)]
    while kept[0] < head and tree[kept[0]].upos in {"PUNCT", "PART", "CCONJ", "PRON"}:
        kept = kept[1:]
    words = "".join(
        (" " if k and tree[i].span.start > tree[i - 1].span.end else "") + _in_sentence(tree, i)
        for k, i in enumerate(kept)
    )
    words = " ".join(words.split()).replace("U.S.", "US").replace("U.N.", "UN")
    for hit in hits:
        if hit.known.kind is KnownKind.GROUP and hit.last - hit.first == 1 and tree[hit.first].text.isupper():
            words = words.replace(tree[hit.first].text, hit.known.name)
    if scope not in ("one", "many"):
        return words
    return f"{'' if words.lower().startswith('unnamed') else 'unnamed '}{words}{_tail(tree, head)}"


def _in_sentence(tree: Tree, i: int) -> str:
    """The token as it is written inside a sentence."""
    first_word = i == 0 and tree[i].upos != "PROPN" and not tree[i].text.isupper()
    return tree[i].text.lower() if first_word else tree[i].text


def _names_something(tree: Tree, i: int) -> bool:
    if tree[i].upos == "PUNCT":
        return tree[i].text in "-–.'’"
    return tree[i].upos not in {"DET", "NUM"} and tree[i].lemma.lower() not in QUANTITIES


def _tail(tree: Tree, head: int) -> str:
    """The phrase that tells where the person belongs: " of the Free Northern Army"."""
    phrase = next((c for c in children(tree, head, "nmod") if c > head and children(tree, c, "case")), None)
    if phrase is None:
        return ""
    tokens = subtree(tree, phrase, frozenset({"acl", "appos", "punct", "conj", "parataxis"}))[:_LONGEST_TAIL]
    return " " + " ".join(tree[i].text for i in tokens)
