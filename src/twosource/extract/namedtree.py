"""A parsed sentence with the names in it, and where a name stands beside a noun."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from twosource.extract.gazetteer import Hit
from twosource.extract.spanindex import SpanIndex
from twosource.extract.syntax import Tree, base, children, subtree
from twosource.extract.wordlists import TITLES
from twosource.model.text import NamedMention, NameType, Span

_BRACKET = re.compile(r" ?\([^()]*\)?$")
_MOST_TITLES = 4  # tokens of titles between a noun and a name: "spokesman Lt. Col. Jan Brandt"
_FARTHEST_NAME = (
    12  # tokens between a noun and a name set off after it: "the leader of the northern group, Adam Idris,"
)
# A name with a preposition in it is an office: "U.N. High Commissioner for Refugees, Ann Ray".
_LOWER = re.compile(r" (?:of|for|on|to|in|at) ")
_CLOSERS = frozenset({",", ".", ")", "–", "—"})
_DESCRIBING = frozenset({"compound", "amod", "nmod", "appos", "flat"})


@dataclass(frozen=True, slots=True)
class NamedTree:
    """A sentence: its number, its tree, the names and known names by token, the pieces of the report's quotations.

    `written_out`: the abbreviations that the report defines.
    """

    number: int
    tree: Tree
    names: Mapping[int, NamedMention]
    hits: Mapping[int, Hit]
    quoted: SpanIndex
    written_out: Mapping[str, str] = field(default_factory=dict)

    def quotation(self, i: int) -> int | None:
        """The number of the quotation that holds token i."""
        at = self.tree[i].span.start
        return next((k for _, k in self.quoted.covering(Span(at, at + 1))), None)

    def words(self, first: int, last: int) -> str:
        """Tokens `first` to `last` (exclusive) with single blanks where the text has white space."""
        words, end = "", self.tree[first].span.start
        for i in range(first, last):
            words += (" " if self.tree[i].span.start > end else "") + self.tree[i].text
            end = self.tree[i].span.end
        return words

    def name_words(self, name: NamedMention) -> str:
        """The words of a name; an abbreviation that the report defines is written out, and its bracket left out."""
        words = _BRACKET.sub("", self.words(name.first, name.last))
        return self.written_out.get(words.removeprefix("the "), words)

    def person_words(self, name: NamedMention) -> str:
        """The words of a person's name with a title before it that tells of sex: "Mrs Keller"."""
        words = self.name_words(name)
        before = self.tree[name.first - 1].text if name.first else ""
        return f"{before} {words}" if before[:1].isupper() and before.lower() in TITLES else words

    def name_head(self, name: NamedMention) -> int:
        """The token of the name that its other tokens hang on."""
        return next(
            (i for i in range(name.first, name.last) if not name.first <= self.tree[i].head < name.last), name.first
        )


def person_at(place: NamedTree, head: int) -> NamedMention | None:
    """The person whose name the phrase is, holds as an apposition, or has after a title."""
    hung = [place.names.get(c) for c in children(place.tree, head, "appos", "flat", "nmod:desc")]
    if name := place.names.get(head):
        apposed = next((n for n in hung if n and n is not name and n.type is NameType.PERSON), None)
        is_office = name.last - name.first == 1 or _LOWER.search(place.name_words(name))
        titled = apposed if is_office else None
        return titled or (name if name.type is NameType.PERSON else None)
    return next((n for n in (*hung, name_after(place, head)) if n is not None and n.type is NameType.PERSON), None)


def name_after(place: NamedTree, head: int) -> NamedMention | None:
    """The name after a noun and its titles, or set off by commas: "his brother John", "the chief, Ann Ray,"."""
    tree = place.tree
    if tree[head].upos not in {"NOUN", "PROPN"}:
        return None
    at = head + 1
    while at < len(tree) and at not in place.names and tree[at].upos == "PROPN" and at - head <= _MOST_TITLES:
        at += 1
    name = place.names.get(at)
    if name and name.first == at and name.type in {NameType.PERSON, NameType.ORGANISATION}:
        return name
    return _set_off(place, head)


def _set_off(place: NamedTree, head: int) -> NamedMention | None:
    tree = place.tree
    for comma in range(head + 1, min(len(tree) - 1, head + _FARTHEST_NAME)):
        if tree[comma].upos in {"VERB", "AUX", "PRON", "CCONJ"}:
            return None
        if tree[comma].text == ",":
            at = comma + 1 + (tree[comma + 1].text.lower() == "the")
            name = place.names.get(at)
            ends = name is not None and (name.last >= len(tree) or tree[name.last].text in _CLOSERS)
            return name if name and name.first == at and ends else None
    return None


def descriptors(place: NamedTree, head: int) -> frozenset[str]:
    """The nouns by which the phrase around a person's name calls the person: title, office, apposition, predicate."""
    tree = place.tree
    around = [c for c in children(tree, head, *_DESCRIBING) if tree[c].rel != "nmod:poss"]
    if base(tree[head].rel) == "appos" or tree[head].rel in ("nmod:desc", "flat"):
        around.append(tree[head].head)
    if base(tree[head].rel) == "nsubj" and children(tree, tree[head].head, "cop"):
        around.append(tree[head].head)
    name = place.names.get(head)
    around += [
        i
        for i in range(max(0, (name.first if name else head) - _MOST_TITLES), head)
        if name_after(place, i) is name is not None
    ]
    inner = [d for c in around for d in children(tree, c, "compound", "amod", "conj")]
    return frozenset(
        tree[c].lemma.lower()
        for c in (*around, *inner)
        if c not in place.names and tree[c].upos in {"NOUN", "PROPN", "ADJ"}
    )


def beside(place: NamedTree, head: int) -> list[Hit]:
    """The known names in the phrase, or in the phrase that it is apposed to."""
    left_out = frozenset({"acl", "parataxis", "conj"})
    tokens = list(subtree(place.tree, head, left_out))
    if base(place.tree[head].rel) == "appos":
        tokens += subtree(place.tree, place.tree[head].head, left_out)
    found: list[Hit] = []
    for i in tokens:
        hit = place.hits.get(i)
        if hit and hit not in found and i != head:
            found.append(hit)
    return found
