"""What the lexicon and the tree know better than the network about names.

Countries and their people are a closed list, and corpora disagree on whether a country that acts is an organisation: a
whole name that is a country's is a place, one that is a people's is a nationality. A person's name begins after the
titles that the tree hangs on it ("Minister of Justice Ada Ode" names Ada Ode) and after a nationality; no name ends
with a preposition, an article or a conjunction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.lexicon import tables
from twosource.model.text import Token

Name = tuple[int, int, str]
"""First token, last token (exclusive), type."""

TITLE = "nmod:desc"
"""Universal Dependencies' relation of a title to the name it describes."""

ENDS_NO_NAME = frozenset({"ADP", "DET", "CCONJ", "SCONJ"})
"""Word classes that join a name to what follows and do not end it."""

LONGEST_INITIAL = 2
"""Characters of an initial with its full stop: it is part of the name whatever the tree says."""


@dataclass(frozen=True, slots=True)
class NameMender:
    """Tokens and the names the network found in them -> the names as they shall be."""

    countries: frozenset[str]
    places: frozenset[str]
    peoples: frozenset[str]
    nameless: frozenset[str]

    @classmethod
    def load(cls) -> NameMender:
        """Read the lexicon of countries and places."""
        countries = tables.rows("countries.tsv")
        places = tables.rows("places.tsv")
        return cls(
            countries=_names(countries, "name", "aliases"),
            places=_names(countries, "capital") | _names(places, "name", "aliases"),
            peoples=_names(countries, "demonyms"),
            nameless=tables.words("tokens.toml", "words.deities"),
        )

    def __call__(self, tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
        """Names in order; peoples that the network left out are put in."""
        mended = [name for found in names if (name := self._mended(tokens, found))]
        named = {i for first, last, _ in mended for i in range(first, last)}
        return tuple(sorted([*mended, *self._peoples(tokens, named)]))

    def _mended(self, tokens: Sequence[Token], name: Name) -> Name | None:
        first, last, kind = name
        while last > first and _ends_no_name(tokens[last - 1]):
            last -= 1
        if kind == "PER":
            first = _after_titles(tokens, first, last)
            if last - first > 1 and tokens[first].text.lower() in self.peoples:
                first += 1
        words = _key(tokens[first:last])
        if first == last or words in self.nameless:
            return None
        if words in self.peoples and kind not in ("PER", "DATE"):
            return first, last, "NORP"
        if words in self.countries:
            return first, last, "GPE"
        if words in self.places and kind not in ("PER", "DATE", "LOC", "FAC"):
            return first, last, "GPE"
        return first, last, kind

    def _peoples(self, tokens: Sequence[Token], named: set[int]) -> Iterator[Name]:
        for i, token in enumerate(tokens):
            if i not in named and token.text[:1].isupper() and token.text.lower() in self.peoples:
                yield i, i + 1, "NORP"


def _ends_no_name(token: Token) -> bool:
    return token.upos in ENDS_NO_NAME and token.text.islower()


def _after_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name begins: after its last title and what hangs on that; `last` if there is no name left."""
    for i in range(last - 1, first - 1, -1):
        if len(tokens[i].text) > LONGEST_INITIAL and _is_of_title(tokens, i, last):
            return i + 1
    while first < last and tokens[first].text.islower() and tokens[first].upos != "PROPN":
        first += 1
    return first


def _is_of_title(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Does the token belong to a title of a word that follows it in the name, or to a phrase in one ("of Justice")?"""
    above = i
    while (head := tokens[above].head) >= 0:
        if tokens[above].rel == TITLE:
            return i < head < last
        above = head
    return False


def _names(rows: Sequence[dict[str, str]], *columns: str) -> frozenset[str]:
    return frozenset(name.lower() for row in rows for column in columns for name in row[column].split("|") if name)


def _key(tokens: Sequence[Token]) -> str:
    """The words in small letters, without an article, as the lexicon has them; nothing where none has a capital."""
    words = " ".join(token.text for token in tokens)
    return words.lower().removeprefix("the ").replace(" - ", "-") if words != words.lower() else ""
