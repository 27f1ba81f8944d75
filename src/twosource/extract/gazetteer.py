"""What is known of names without context: countries, their people and capitals, groups and organisations, places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from twosource.lexicon import tables
from twosource.model.finding import Sector, SourceKind
from twosource.model.text import PLACES, NamedMention, NameType, Sentence

PIECE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")


class KnownKind(StrEnum):
    """What sort of name a known name is."""

    COUNTRY = "country"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    GROUP = "group"
    PLACE = "place"


SITED = frozenset({KnownKind.PLACE, KnownKind.COUNTRY, KnownKind.CAPITAL})


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the tables: plain form, kind, ISO 3166 alpha-3 (None: no one country's), sector, kind of source.

    `actor` is who acts under the name: the state, for its capital and its people's word; else the name itself.
    """

    name: str
    actor: str
    kind: KnownKind
    country: str | None
    sector: Sector
    source_kind: SourceKind


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens `first` to `last` (exclusive) of a sentence that are a known name."""

    first: int
    last: int
    known: Known


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Finds known names among tokens, compared piece by piece, without hyphens and full stops, with their capitals."""

    names: Mapping[tuple[str, ...], Known]
    longest: Mapping[str, int]

    @classmethod
    def load(cls) -> Gazetteer:
        """Read `lexicon/countries.tsv`, `groups.tsv`, `places.tsv`: a name in more than one is what the first says."""
        names: dict[tuple[str, ...], Known] = {}
        for words, known in (*_places(), *_groups(), *_countries()):
            names[pieces(words)] = known
        longest: dict[str, int] = {}
        for key in names:
            longest[key[0]] = max(len(key), longest.get(key[0], 0))
        return cls(MappingProxyType(names), MappingProxyType(longest))

    def find(self, words: str) -> Known | None:
        """The known name that the words are, as a whole, with or without "the"."""
        key = pieces(words)
        return self.names.get(key) or (self.names.get(key[1:]) if key and key[0].lower() == "the" else None)

    def __call__(self, sentence: Sentence) -> tuple[Hit, ...]:
        """The known names of the sentence, the longest at each place, in order; a person's name hides what is in it."""
        parts = [(piece, i) for i, token in enumerate(sentence.tokens) for piece in pieces(token.text)]
        people = {i for name in sentence.names if name.type is NameType.PERSON for i in range(name.first, name.last)}
        hits: list[Hit] = []
        at = 0
        while at < len(parts):
            hit = self._at(parts, at)
            if hit and not {hit.first, hit.last - 1} <= people:
                hits.append(hit)
                at = next((k for k in range(at, len(parts)) if parts[k][1] >= hit.last), len(parts))
            else:
                at += 1
        return tuple(hits)

    def _at(self, parts: list[tuple[str, int]], at: int) -> Hit | None:
        for length in range(self.longest.get(parts[at][0], 0), 0, -1):
            known = self.names.get(tuple(piece for piece, _ in parts[at : at + length]))
            if known and at + length <= len(parts):
                return Hit(parts[at][1], parts[at + length - 1][1] + 1, known)
        return None


def is_place_name(name: NamedMention) -> bool:
    """Whether the model takes the name for a place's."""
    return name.type in PLACES


def pieces(words: str) -> tuple[str, ...]:
    """The word pieces of a name: "U.S." -> US, "al-Qaeda" -> al, Qaeda."""
    return tuple(piece.replace(".", "") for piece in PIECE.findall(words))


def _alternatives(value: str) -> list[str]:
    return [word for word in value.split("|") if word]


def _countries() -> list[tuple[str, Known]]:
    found: list[tuple[str, Known]] = []
    for row in tables.rows("countries.tsv"):
        words = {
            KnownKind.CAPITAL: _alternatives(row["capital"]),
            KnownKind.DEMONYM: _alternatives(row["demonyms"]),
            KnownKind.COUNTRY: [row["name"], *_alternatives(row["aliases"])],
        }
        found += [(word, _state(row, kind, word)) for kind, alternatives in words.items() for word in alternatives]
    return found


def _state(row: dict[str, str], kind: KnownKind, word: str) -> Known:
    name = word if kind is KnownKind.CAPITAL else row["name"]
    return Known(name, row["name"], kind, row["alpha3"], Sector.GOV, SourceKind.GOVERNMENT)


def _groups() -> list[tuple[str, Known]]:
    found: list[tuple[str, Known]] = []
    for row in tables.rows("groups.tsv"):
        known = Known(
            row["name"],
            row["name"],
            KnownKind.GROUP,
            row["country"] or None,
            Sector(row["sector"]),
            SourceKind(row["kind"]),
        )
        found += [(word, known) for word in (row["name"], *_alternatives(row["aliases"]))]
    return found


def _places() -> list[tuple[str, Known]]:
    found: list[tuple[str, Known]] = []
    for row in tables.rows("places.tsv"):
        known = Known(row["name"], row["name"], KnownKind.PLACE, row["country"] or None, Sector.UNK, SourceKind.UNKNOWN)
        found += [(word, known) for word in (row["name"], *_alternatives(row["aliases"]))]
    return found
