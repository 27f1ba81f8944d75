"""Which places bear a name: the lexicon's, and the towns of GeoNames (resources/towns.tsv.gz, CC BY 4.0)."""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from twosource.errors import ResourceError
from twosource.lexicon import tables
from twosource.lexicon.placenames import folded, key_of
from twosource.model.finding import PlacePrecision

_TOWNS = "towns.tsv.gz"
_EARTH = 6371.0


@dataclass(frozen=True, slots=True)
class Site:
    """A place with a name: its kind, its country (None: no one country's), its point, how many people live there.

    `listed`: it stands in the lexicon, so the news tells of it; `capital`: it is its country's.
    """

    name: str
    country: str | None
    kind: PlacePrecision
    latitude: float
    longitude: float
    people: int = 0
    listed: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Atlas:
    """Finds the places of a name: `listed` by key, and `towns`, lines sorted by key."""

    listed: Mapping[str, tuple[Site, ...]]
    towns: bytes

    @classmethod
    def load(cls) -> Atlas:
        """Read the tables. Raises ResourceError."""
        towns = _towns()
        found: dict[str, list[Site]] = defaultdict(list)
        for words, site in (*_countries(towns), *_places(towns)):
            found[key_of(words)].append(site)
        return cls(MappingProxyType({key: tuple(dict.fromkeys(sites)) for key, sites in found.items()}), towns)

    def __call__(self, words: str) -> tuple[Site, ...]:
        """All places of the name, those of the lexicon first, then towns, the largest first."""
        key = key_of(words)
        listed = self.listed.get(key, ())
        towns = tuple(t for t in towns_of(self.towns, key) if not any(same(t, site) for site in listed))
        return listed + towns


def same(one: Site, other: Site) -> bool:
    """Whether two entries are of one place: near each other, in one country."""
    return one.country == other.country and one.kind is other.kind and distance(one, other) < 40


def distance(one: Site, other: Site) -> float:
    """Kilometres between the points of two places, on a sphere."""
    a, b = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    return 2 * _EARTH * asin(sqrt(min(1.0, sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2)))


def towns_of(table: bytes, key: str) -> Iterator[Site]:
    """The towns with that key, by bisection of the sorted lines."""
    wanted = key.encode()
    at = _first_line(table, wanted)
    while key and table.startswith(wanted + b"\t", at):
        end = table.index(b"\n", at)
        _, name, country, latitude, longitude, people = table[at:end].decode().split("\t")
        point = (float(latitude), float(longitude))
        yield Site(name or key.title(), country, PlacePrecision.TOWN, *point, 100 * int(people))
        at = end + 1


def _first_line(table: bytes, key: bytes) -> int:
    """Where the first line begins whose key is not before `key`."""
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle) + 1
        if table[start : table.index(b"\t", start)] < key:
            low = table.index(b"\n", middle) + 1
        else:
            high = start
    return low


@cache
def _towns() -> bytes:
    """The table of towns; the same bytes for all who read it."""
    try:
        return gzip.decompress(resources.files("twosource.resources").joinpath(_TOWNS).read_bytes())
    except (FileNotFoundError, EOFError, gzip.BadGzipFile) as error:
        raise ResourceError(f"resources/{_TOWNS}: {error}; install twosource again") from error


def _countries(towns: bytes) -> Iterator[tuple[str, Site]]:
    for row in tables.rows("countries.tsv"):
        middle = (float(row["latitude"]), float(row["longitude"]))
        country = Site(row["name"], row["alpha3"], PlacePrecision.COUNTRY, *middle, listed=True)
        for words in (row["name"], *_alternatives(row["aliases"])):
            yield words, country
        for words in _alternatives(row["capital"]):
            town = _town(towns, words, row["alpha3"])
            point = (town.latitude, town.longitude) if town else middle
            people = town.people if town else 0
            yield words, Site(words, row["alpha3"], PlacePrecision.TOWN, *point, people, listed=True, capital=True)


def _places(towns: bytes) -> Iterator[tuple[str, Site]]:
    """The listed places; a town without a point has that of the table of towns under one of its names."""
    for row in tables.rows("places.tsv"):
        names = (row["name"], *_alternatives(row["aliases"]))
        kind, country = PlacePrecision(row["kind"]), row["country"] or None
        town = next((t for n in names if (t := _town(towns, n, row["country"]))), None)
        if row["latitude"]:
            point = (float(row["latitude"]), float(row["longitude"]))
        elif town:
            point = (town.latitude, town.longitude)
        else:
            raise ResourceError(f"lexicon/places.tsv: {row['name']!r} has no point, and no town gives it one")
        people = town.people if town and kind is PlacePrecision.TOWN else 0
        for words in names:
            yield words, Site(row["name"], country, kind, *point, people, listed=True)


def _town(towns: bytes, words: str, country: str) -> Site | None:
    fits = [t for t in towns_of(towns, key_of(words)) if t.country == country]
    return max(fits, key=lambda t: (folded(t.name) == folded(words), t.people), default=None)


def _alternatives(value: str) -> list[str]:
    return [word for word in value.split("|") if word]
