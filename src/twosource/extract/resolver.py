"""Which place a name means in a report: by what stands beside it, by the countries told of, by what is best known.

What cannot be told is left open: a wrong point on a map is worse than none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from twosource.extract.atlas import Atlas, Site, distance
from twosource.extract.gazetteer import SITED, Gazetteer, Known, KnownKind
from twosource.lexicon import tables
from twosource.lexicon.placenames import folded
from twosource.model.finding import PlacePrecision, PlaceReason, Where
from twosource.model.text import Analysis, Report, Span

# What stands for a place that lies in it, where that has no point of its own.
HOLDERS = frozenset({PlacePrecision.TOWN, PlacePrecision.PROVINCE, PlacePrecision.AREA})
WIDE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.PROVINCE, PlacePrecision.AREA, PlacePrecision.REGION})
_COUNTRY = PlacePrecision.COUNTRY
_NAME = r"[^\W\d_a-z][\w.'’-]*(?:[ ](?:al-|of |and |the )?[^\W\d_a-z][\w.'’-]*){0,3}"
_BEHIND = re.compile(
    rf"(?:\s*,\s*(?:in\s+)?|\s+(?:province|governorate|district|region)?\s*(?:of|in)\s+|\s*\()(?:the\s+)?({_NAME})"
)
_CAPITAL = re.compile(r"[^\W\d_a-z]")
_POSSESSIVE = re.compile(r"['’]s?$")
_LARGE = r"province|governorate|state|oblast|prefecture|department|region"
_SORT = re.compile(rf"(?:(?P<large>{_LARGE})|district|county|area)\b", re.IGNORECASE)
_NEARBY = 60  # characters behind a name in which what holds it stands


@dataclass(frozen=True, slots=True)
class ResolverSettings:
    """Choices between places of one name, set by hand and checked on reports of the corpus."""

    reach: float = 500.0  # kilometres from the middle of a province within which its towns lie
    well_known: int = 100_000  # people from which on a town is known without its country being told
    far_larger: float = 8.0  # by this factor the largest of a name is what news means by it
    much: float = 0.3  # of what is told of most, from which a country is one that the report is about
    lone: int = 15_000  # people from which on the only town of a name is taken for it in any report


@dataclass(frozen=True, slots=True)
class Told:
    """The countries that a report tells of: how much of what it names lies in each, from 0 to 1."""

    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a name means, why, and the words of the report that say what it lies in, if they are why."""

    site: Site
    reason: PlaceReason
    within: Span | None = None


@dataclass(frozen=True, slots=True)
class Resolver:
    """Name, what stands beside it, report -> place and reason."""

    atlas: Atlas
    gazetteer: Gazetteer
    sorts: frozenset[str]
    sides: frozenset[str]
    nouns: frozenset[str]
    short: Mapping[str, str]
    settings: ResolverSettings = field(default_factory=ResolverSettings)

    @classmethod
    def load(cls, gazetteer: Gazetteer) -> Resolver:
        """Read the tables. Raises ResourceError."""
        sorts, sides, nouns = (tables.words("place_words.toml", key) for key in ("sorts", "sides", "nouns"))
        short = MappingProxyType({row["short"]: row["name"] for row in tables.rows("short_places.tsv")})
        return cls(Atlas.load(), gazetteer, sorts, sides, nouns, short)

    def told(self, report: Report, analysis: Analysis) -> Told:
        """The countries of the names in a report that could be in no other, its dateline's counted threefold."""
        counts: Counter[str] = Counter()
        for sentence in analysis.sentences:
            hits = (hit.known for hit in self.gazetteer(sentence))
            counts.update(k.country for k in hits if k.country and not self._is_shared(k))
        if report.dateline and report.dateline.place:
            for place in report.dateline.place.split(","):
                known = self.gazetteer.find(place.strip().title())
                counts.update({known.country: 3} if known and known.country else {})
        most = max(counts.values(), default=1)
        return Told(MappingProxyType({country: n / most for country, n in counts.items()}))

    def __call__(self, where: Where, text: str, told: Told) -> Where:
        """The place with its point and country, where it is known which is meant; else as it is."""
        country = None if self.gazetteer.find(where.name) else where.country
        at = text.find(where.name, where.span.start, where.span.end)
        end = at + len(where.name) if at >= 0 else where.span.end
        chosen = self.site(where.name, text, end, told, country)
        if chosen is None and _CAPITAL.match(where.name):
            chosen = self.holder(where.name, text, end, told)
            chosen = chosen if chosen and where.country in {None, chosen.site.country} else None
        if chosen is None:
            return where
        return replace(
            where,
            country=chosen.site.country or where.country,
            latitude=chosen.site.latitude,
            longitude=chosen.site.longitude,
            precision=_as_told(chosen.site.kind, where.name.split()[-1], text[end : end + _NEARBY]),
            reason=chosen.reason,
            site=chosen.site.name,
            within=chosen.within,
        )

    def site(self, name: str, text: str, end: int, told: Told, country: str | None = None) -> Choice | None:
        """The place that the name means, and why. The name ends in the text at `end`, where what holds it may follow;
        `country` is that of words around it.
        """
        if not _CAPITAL.search(name):
            return None
        for words in self._readings(_POSSESSIVE.sub("", name)):
            known = self.gazetteer.find(words)
            if known and known.kind is KnownKind.DEMONYM:
                return None
            if sites := self.atlas(words):
                inside = self._inside(sites, text, end)
                fits = [s for s in sites if country is None or s.country in {country, None}]
                return inside or (self._likeliest(words, fits, told) if fits else None)
        return None

    def is_held(self, name: str, behind: str) -> bool:
        """Whether a place of the name lies in what stands behind it."""
        return self._inside(self.atlas(name), behind, 0) is not None

    def is_told_of(self, name: str, told: Told) -> bool:
        """Whether a town of the name, none too small, lies in a country that the report is about."""
        towns = (s for s in self.atlas(name) if s.people >= self.settings.lone)
        return any(_share(s, told.shares) > self.settings.much for s in towns)

    def holder(self, name: str, text: str, end: int, told: Told) -> Choice | None:
        """What holds a place that no table has: the town in its name ("Velm Airport" where Velm is told of),
        or what stands behind it ("in Velm district"); a country is too large to stand for it.
        """
        words = name.split()
        built = len(words) > 1 and folded(words[-1]) in self.nouns
        for n in range(len(words) - 1, 0, -1) if built else ():
            part = " ".join(words[:n])
            found = self._alone(part, told)
            if found and found.kind in HOLDERS and (found.listed or text.count(part) > text.count(name)):
                start = text.rfind(part, 0, end)
                return Choice(found, PlaceReason.CONTAINED, Span(start, start + len(part)) if start >= 0 else None)
        match = _BEHIND.match(text, end, end + _NEARBY)
        for part in _shorter(match[1]) if match else ():
            found = self._alone(part, told)
            if match and found and found.kind in HOLDERS:
                return Choice(found, PlaceReason.CONTAINED, Span(match.start(1), match.start(1) + len(part)))
        return None

    def _alone(self, name: str, told: Told) -> Site | None:
        """The place that the name means where nothing stands behind it."""
        found = self.site(name, "", 0, told)
        return found.site if found else None

    def _is_shared(self, known: Known) -> bool:
        """Whether a large place of another country has the name too."""
        if known.kind not in SITED:
            return False
        sites = self.atlas(known.name)
        return any(s.country != known.country and (s.listed or s.people >= self.settings.well_known) for s in sites)

    def _readings(self, name: str) -> Iterator[str]:
        """The name, then without its sort, then without its side; "Va." in full."""
        yield self._in_full(name) if name.endswith(".") else name
        words = name.split()
        if len(words) > 1 and words[0].lower() == "the":
            words = words[1:]
        while len(words) > 1 and folded(words[-1]) in self.sorts:
            words = words[:-1]
            yield " ".join(words)
        if len(words) > 2 and words[1].lower() == "of" and folded(words[0]) in self.sorts:
            words = words[2:]
            yield " ".join(words)
        while len(words) > 1 and folded(words[0]) in self.sides | self.sorts:
            words = words[1:]
            yield " ".join(words)

    def _in_full(self, words: str) -> str:
        """ "Virginia" for "Va.", "New York state" for "N.Y."."""
        return self.short.get(words.replace(".", ""), words)

    def _inside(self, sites: Sequence[Site], text: str, end: int) -> Choice | None:
        """ "Fallujah, Anbar", "Tripoli in Lebanon": what follows holds it, if it is wide and a site lies in it."""
        match = _BEHIND.match(text, end, end + _NEARBY)
        for words in _shorter(match[1]) if match else ():
            holders = [h for h in self.atlas(self._in_full(words)) if h.kind in WIDE]
            held = [s for h in holders for s in sites if self._holds(h, s)]
            if match and held:
                holder = holders[0]
                best = min(held, key=lambda s: (not s.listed, distance(holder, s) if _is_small(holder) else -s.people))
                return Choice(best, PlaceReason.CONTAINED, Span(match.start(1), match.start(1) + len(words)))
        return None

    def _holds(self, holder: Site, site: Site) -> bool:
        if site.kind in {PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.WATER} or holder == site:
            return False
        if holder.country and site.country != holder.country:
            return False
        return holder.kind is PlacePrecision.COUNTRY or distance(holder, site) < self.settings.reach

    def _likeliest(self, words: str, sites: Sequence[Site], told: Told) -> Choice | None:
        """The listed place, unless the report tells of another's country and not of its; else the likeliest town."""
        shares = told.shares
        listed = [s for s in sites if s.listed]
        best = max(
            listed,
            key=lambda s: (s.capital, folded(s.name) == folded(words), _share(s, shares), s.kind is _COUNTRY),
            default=None,
        )
        near = [s for s in sites if s.country in shares]
        top = max(near, key=lambda s: (round(_share(s, shares), 1) + 0.2 * _size(s), s.people), default=None)
        if best and (best.country in shares or best.country is None or not near or len(sites) == 1):
            reason = PlaceReason.ONLY if len(sites) == 1 else PlaceReason.KNOWN
            return Choice(best, PlaceReason.COUNTRY if best.country in shares and len(sites) > 1 else reason)
        largest = max(sites, key=lambda s: s.people)
        large = top and (not best or not best.capital or top.people >= self.settings.well_known)
        if best and top and large and _share(top, shares) > self.settings.much:
            return Choice(top, PlaceReason.COUNTRY)
        if best:
            return Choice(best, PlaceReason.KNOWN)
        if top and (top.people * self.settings.far_larger > largest.people or _share(top, shares) > self.settings.much):
            return Choice(top, PlaceReason.COUNTRY)
        return self._best_known(sites, largest)

    def _best_known(self, sites: Sequence[Site], largest: Site) -> Choice | None:
        if len(sites) == 1:
            return Choice(largest, PlaceReason.ONLY) if largest.people >= self.settings.lone else None
        second = sorted(s.people for s in sites)[-2]
        far = largest.people > self.settings.far_larger * second and largest.people >= self.settings.lone
        return Choice(largest, PlaceReason.KNOWN) if far or largest.people >= self.settings.well_known else None


def _as_told(kind: PlacePrecision, last: str, behind: str) -> PlacePrecision:
    """How exact the point is: of "Farah province" the town's point is no more than a point in the province."""
    sort = (_SORT.fullmatch(last) or _SORT.match(behind.lstrip(" "))) if kind is PlacePrecision.TOWN else None
    if sort is None:
        return kind
    return PlacePrecision.PROVINCE if sort["large"] else PlacePrecision.AREA


def _share(site: Site, shares: Mapping[str, float]) -> float:
    return shares.get(site.country or "", 0.0)


def _size(site: Site) -> int:
    """The order of magnitude of a town."""
    return len(str(site.people))


def _is_small(holder: Site) -> bool:
    return holder.kind is not PlacePrecision.COUNTRY


def _shorter(words: str) -> Iterator[str]:
    """The words, then without the last, and so on."""
    pieces = words.rstrip(".,").split()
    for n in range(len(pieces), 0, -1):
        yield " ".join(pieces[:n])
