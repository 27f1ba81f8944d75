"""Whom a report names without the office: "Putin" is of Russia's government, if the report is of his time in office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from twosource.lexicon import tables
from twosource.lexicon.placenames import folded
from twosource.model.finding import Mention, Sector, SourceKind

PERSONS = frozenset({SourceKind.PERSON, SourceKind.UNKNOWN})
KINDS: Mapping[Sector, SourceKind] = MappingProxyType({
    Sector.GOV: SourceKind.GOVERNMENT,
    Sector.MIL: SourceKind.MILITARY,
    Sector.REB: SourceKind.ARMED_GROUP,
    Sector.IGO: SourceKind.ORGANISATION,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A time in an office. Days, months or years in ISO form, both included; `last` is None while it lasts."""

    country: str | None
    sector: Sector
    first: str
    last: str | None

    def holds(self, day: str) -> bool:
        """Whether an ISO date lies within it; of a month or year the whole."""
        begun = day[: len(self.first)] >= self.first
        return begun and (self.last is None or day[: len(self.last)] <= self.last)


@dataclass(frozen=True, slots=True)
class OfficeHolders:
    """Mentions of persons, with the country and sector of the office that they held when the report was published.

    What the report itself says of a person stays. Without a date of the report a country is told, a sector only where
    all the person's offices have the same.
    """

    terms: Mapping[str, tuple[Term, ...]]

    @classmethod
    def load(cls) -> OfficeHolders:
        """Read `lexicon/offices.tsv`."""
        terms: dict[str, list[Term]] = defaultdict(list)
        for row in tables.rows("offices.tsv"):
            term = Term(row["country"] or None, Sector(row["sector"]), row["from"], row["to"] or None)
            for name in (row["name"], *filter(None, row["aliases"].split("|"))):
                terms[folded(name)].append(term)
        return cls(MappingProxyType({name: tuple(found) for name, found in terms.items()}))

    def __call__(self, mentions: Iterable[Mention], published: str | None) -> tuple[Mention, ...]:
        """The mentions, in the same order. `published` is an ISO date or date-time, or None."""
        return tuple(self._placed(mention, published) for mention in mentions)

    def _placed(self, mention: Mention, published: str | None) -> Mention:
        known = self.terms.get(folded(mention.name), ()) if mention.kind in PERSONS else ()
        if not known:
            return mention
        held = [term for term in known if published is None or term.holds(published[:10])]
        sectors = {term.sector for term in held}
        if len(sectors) != 1 or mention.sector is not Sector.UNK:
            return replace(mention, country=mention.country or known[0].country)
        sector = sectors.pop()
        country = mention.country or held[0].country
        return replace(mention, country=country, sector=sector, kind=KINDS.get(sector, mention.kind))
