"""Outlets and agencies by their names and addresses (`outlets.tsv`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from twosource.lexicon.tables import rows

# Words with a capital that stand before a name without being of it.
_BEFORE_NAMES = frozenset({"the", "by", "with", "via", "from", "and", "source", "sources"})
_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """One row: `kind` as the table's heading explains it, `country` ISO 3166 alpha-3 or "".

    `supplies`: its texts run in other outlets, so that its name beside a text is an origin and not who publishes.
    """

    name: str
    kind: str
    country: str
    supplies: bool


@dataclass(frozen=True, slots=True)
class OutletMention:
    """Characters `start` to `end` (exclusive) of the searched text name `outlet`."""

    start: int
    end: int
    outlet: KnownOutlet


@dataclass(frozen=True, slots=True)
class _Name:
    """One name in words; `folded` without case. `anywhere`: it means nothing else."""

    tokens: tuple[str, ...]
    folded: tuple[str, ...]
    anywhere: bool
    outlet: KnownOutlet


@dataclass(frozen=True, slots=True)
class Outlets:
    """Finds outlets by name or by address.

    `names` maps the first word of a name (without case) to the names that begin with it, longest first.
    """

    names: Mapping[str, tuple[_Name, ...]]
    domains: Mapping[str, KnownOutlet]

    @classmethod
    def load(cls) -> Outlets:
        """Read the table. Raises ResourceError."""
        names: dict[str, list[_Name]] = {}
        domains: dict[str, KnownOutlet] = {}
        for row in rows("outlets.tsv"):
            supplies = row["kind"] == "agency" and row["publishes"] != "yes"
            outlet = KnownOutlet(row["name"], row["kind"], row["country"], supplies)
            for name in _names(row, outlet):
                names.setdefault(name.folded[0], []).append(name)
            domains |= {domain: outlet for domain in row["domains"].split("|") if domain}
        longest_first = {first: tuple(sorted(group, key=lambda n: -len(n.tokens))) for first, group in names.items()}
        return cls(longest_first, domains)

    def mentions(self, text: str, *, credit: bool = False) -> Iterator[OutletMention]:
        """Every outlet named in the text, in order, the longest name at each place.

        With `credit` (bylines, credits, datelines, metadata) short names count too, and only the first letter need
        be a capital.
        """
        tokens = list(_TOKEN.finditer(text))
        plain = tuple(_plain(token[0]) for token in tokens)
        folded = tuple(word.casefold() for word in plain)
        i = 0
        while i < len(tokens):
            name = self._name_at(plain, folded, i, credit=credit)
            if name is None or (not name.anywhere and _continues(tokens, i)):
                i += 1
                continue
            last = i + len(name.tokens)
            yield OutletMention(tokens[i].start(), tokens[last - 1].end(), name.outlet)
            i = last

    def named(self, words: str) -> KnownOutlet | None:
        """The outlet whose name, in any form, these words are; "the" before it does not matter."""
        for candidate in (words, re.sub(r"(?i)^the\s+", "", words)):
            plain = tuple(_plain(word) for word in _TOKEN.findall(candidate))
            name = self._name_at(plain, tuple(word.casefold() for word in plain), 0, credit=True) if plain else None
            if name is not None and len(name.tokens) == len(plain):
                return name.outlet
        return None

    def at(self, host: str) -> KnownOutlet | None:
        """The outlet that publishes at a host ("www.bbc.co.uk") or one above it ("bbc.co.uk")."""
        parts = host.casefold().strip(".").split(".")
        found = (self.domains.get(".".join(parts[i:])) for i in range(len(parts) - 1))
        return next((outlet for outlet in found if outlet), None)

    def _name_at(self, plain: tuple[str, ...], folded: tuple[str, ...], i: int, *, credit: bool) -> _Name | None:
        for name in self.names.get(folded[i], ()):
            last = i + len(name.tokens)
            if plain[i:last] == name.tokens and (credit or name.anywhere):
                return name
            if credit and plain[i][0].isupper() and folded[i:last] == name.folded:
                return name
        return None


def _continues(tokens: list[re.Match[str]], i: int) -> bool:
    """Whether a short name is the end of a longer one that is not in the table: "Apple Insider"."""
    if i == 0 or tokens[i - 1].end() + 1 != tokens[i].start():
        return False
    before = tokens[i - 1][0]
    return len(before) > 1 and before[0].isupper() and before.casefold() not in _BEFORE_NAMES


def _plain(word: str) -> str:
    return word.replace("’", "'")


def _names(row: Mapping[str, str], outlet: KnownOutlet) -> Iterator[_Name]:
    short = [name for name in row["short"].split("|") if name]
    plain = [name for name in [row["name"], *row["aliases"].split("|")] if name and name not in short]
    for name in plain + short:
        tokens = tuple(_TOKEN.findall(name))
        yield _Name(tokens, tuple(token.casefold() for token in tokens), name in plain, outlet)
