"""Who is the same: names joined within a story by containment, across stories where they are equal but for a title.

"Vickers" is "Kevin Vickers" where the story knows one Vickers; where it knows two, both stay apart and the judgement is
`unsure`. Names that name a country, and those of different countries or sectors, are never joined by containment.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from twosource.lexicon.tables import rows, words
from twosource.link.clusters import Rulings, average_link, pair
from twosource.link.words import fold, surface
from twosource.model.finding import Findings, Sector
from twosource.model.identity import content_id
from twosource.model.record import Actor, Judgement, Reason, Story, Verdict

_JOINING = frozenset({"of", "for", "and", "to", "with", "by", "near", "from"})


@dataclass(frozen=True, slots=True)
class ActorSettings:
    """How freely names are joined."""

    contained: float = 1.0  # what containment adds; an equal name needs no judgement
    ambiguous: float = -0.5  # what it adds where two fuller names compete
    most_titles: int = 4  # words by which a fuller name may be longer: more are no title but a description


@dataclass(frozen=True, slots=True)
class Called:
    """A name as it was met in one story."""

    story: str
    name: str
    country: str | None
    sector: Sector


@dataclass(frozen=True, slots=True)
class Roster:
    """Who a name stands for: (story, name key) -> id of the actor."""

    actors: tuple[Actor, ...]
    of_name: Mapping[tuple[str, str], str]
    judgements: tuple[Judgement, ...]

    def who(self, story: str, name: str) -> str:
        """The id of the actor, or the name's own key where it names none that is known."""
        return self.of_name.get((story, key_of(name)), key_of(name))


def key_of(name: str) -> str:
    """A name as it is compared: folded words without articles, titles' full stops and possessives."""
    return " ".join(w for w in (fold(w).replace(".", "").removesuffix("'s") for w in surface(name)) if w != "the")


def name_id(name: str) -> str:
    """The id by which a decision on an actor's name refers to it."""
    return content_id("n", key_of(name))


def called(findings: Iterable[Findings], story_of: Mapping[str, str], unnamed: frozenset[str]) -> Iterator[Called]:
    """Every name that a report gives to a party, a source or in passing; descriptions without a name are left out."""
    for said in findings:
        story = story_of.get(said.report, said.report)
        found = [Called(story, m.name, m.country, m.sector) for m in said.mentions]
        for event in said.events:
            found += [Called(story, p.name, p.country, p.sector) for p in (*event.actors, *event.recipients)]
        found += [Called(story, a.source_name, None, Sector.UNK) for a in said.attributions if a.source_name]
        yield from (c for c in found if _is_name(c.name, unnamed))


def _is_name(name: str, unnamed: frozenset[str]) -> bool:
    found = surface(name)
    return bool(found and key_of(name)) and found[0].lower() not in unnamed and any(w[0].isupper() for w in found)


@dataclass(frozen=True, slots=True)
class Actors:
    """Joins names.

    `countries`: keys of countries' names; `unnamed`: words that begin a description without a name; `titles`: words
    that stand before a name and are no part of it.
    """

    countries: frozenset[str]
    unnamed: frozenset[str]
    titles: frozenset[str]
    settings: ActorSettings

    @classmethod
    def load(cls, settings: ActorSettings | None = None) -> Actors:
        """Read the tables. Raises ResourceError."""
        names = (name for row in rows("countries.tsv") for name in (row["name"], *row["aliases"].split("|")))
        titles = words("attribution.toml", "titles.left_out") | words("link.toml", "offices")
        countries = frozenset(key_of(n) for n in names if n)
        return cls(countries, words("link.toml", "unnamed"), titles, settings or ActorSettings())

    def __call__(self, findings: Iterable[Findings], stories: Iterable[Story], rulings: Rulings) -> Roster:
        """Actors of all stories, in order of id, with who each name stands for."""
        story_of = {r: s.id for s in stories for r in s.reports}
        met: dict[str, dict[str, list[Called]]] = defaultdict(lambda: defaultdict(list))
        for name in called(findings, story_of, self.unnamed):
            met[name.story][key_of(name.name)].append(name)
        full: dict[tuple[str, str], str] = {}
        judged: dict[tuple[str, str], Judgement] = {}
        for story, names in sorted(met.items()):
            for judgement, short, long in self._containments(names, rulings):
                judged[judgement.left, judgement.right] = judgement
                if judgement.verdict is Verdict.SAME:
                    full[story, short] = long
        standing = {(s, k): _last(full, s, k) for s, names in met.items() for k in names}
        titled = tuple(self._titled(met, standing, rulings))
        return _roster(met, standing, rulings, tuple(j for _, j in sorted(judged.items())), titled)

    def _titled(
        self, met: Mapping[str, Mapping[str, list[Called]]], standing: Mapping[tuple[str, str], str], rulings: Rulings
    ) -> Iterator[Judgement]:
        """Full names of different stories that are equal but for their titles ("General Ann Lee", "Ann Lee")."""
        named: dict[str, list[Called]] = defaultdict(list)
        for (story, key), full in sorted(standing.items()):
            named[full].extend(met[story][key])
        alike: dict[str, list[str]] = defaultdict(list)
        for full in sorted(named):
            alike[self._untitled(full)].append(full)
        for bare, names in sorted(alike.items()):
            for one, other in combinations(names, 2) if len(bare.split()) > 1 else ():
                together = {c.story for c in named[one]} & {c.story for c in named[other]}
                fits = not together and _agree(named[one], named[other])
                words = f"“{one}” and “{other}” are equal but for a title"
                words += "" if fits else ", yet something tells them apart"
                yield self._decided(one, other, words, rulings, fits=fits)

    def _untitled(self, key: str) -> str:
        told = key.split()
        while len(told) > 1 and told[0] in self.titles:
            told.pop(0)
        return " ".join(told)

    def _containments(
        self, names: Mapping[str, list[Called]], rulings: Rulings
    ) -> Iterator[tuple[Judgement, str, str]]:
        by_last: dict[str, list[str]] = defaultdict(list)
        for key in sorted(names):
            by_last[key.split()[-1]].append(key)
        for short in sorted(names):
            longer = [k for k in by_last[short.split()[-1]] if self._may_be(short, k, names)]
            for long in longer:
                yield self._judged(short, long, _rivals(longer), rulings), short, long

    def _may_be(self, short: str, long: str, names: Mapping[str, list[Called]]) -> bool:
        words_short, words_long = short.split(), long.split()
        extra = len(words_long) - len(words_short)
        if not 0 < extra <= self.settings.most_titles or short in self.countries:
            return False
        described = set(words_long) & _JOINING  # "spokesman for Ann Lee" is not Ann Lee
        return set(words_short) <= set(words_long) and not described and _agree(names[short], names[long])

    def _judged(self, short: str, long: str, rivals: int, rulings: Rulings) -> Judgement:
        words = f"“{short}” is contained in “{long}”" + (f", and in {rivals - 1} other names" if rivals > 1 else "")
        return self._decided(short, long, words, rulings, fits=rivals <= 1)

    def _decided(self, one: str, other: str, words: str, rulings: Rulings, *, fits: bool) -> Judgement:
        """The judgement on two names, over which a person's ruling goes."""
        left, right = pair(content_id("n", one), content_id("n", other))
        score = self.settings.contained if fits else self.settings.ambiguous
        verdict = Verdict.SAME if score > 0 else Verdict.UNSURE
        if (left, right) in rulings.different:
            verdict = Verdict.DIFFERENT
        elif (left, right) in rulings.same:
            verdict = Verdict.SAME
        return Judgement("actor", left, right, verdict, score, (Reason("contained", score, words),), "link.actors")


def _rivals(longer: list[str]) -> int:
    """How many of the longer names are not themselves contained in one another."""
    return sum(not any(a != b and set(a.split()) < set(b.split()) for b in longer) for a in longer)


def _agree(some: Iterable[Called], others: Iterable[Called]) -> bool:
    some, others = list(some), list(others)
    countries = ({c.country for c in some} - {None}, {c.country for c in others} - {None})
    sectors = ({c.sector for c in some} - {Sector.UNK}, {c.sector for c in others} - {Sector.UNK})
    return all(not (a and b) or bool(a & b) for a, b in (countries, sectors))


def _last(full: Mapping[tuple[str, str], str], story: str, key: str) -> str:
    while (longer := full.get((story, key))) is not None:
        key = longer
    return key


def _roster(
    met: Mapping[str, Mapping[str, list[Called]]],
    standing: Mapping[tuple[str, str], str],
    rulings: Rulings,
    within: tuple[Judgement, ...],
    across: tuple[Judgement, ...],
) -> Roster:
    """The actors; what was judged `within` stories is in `standing`, what `across` them joins whole names."""
    ids = {content_id("n", k): k for k in standing.values()}
    scores = {(j.left, j.right): j.score for j in across}
    groups = average_link(ids, scores, missing=-1.0, rulings=rulings)
    group_of = {ids[i]: g for g in groups for i in g}
    behind: dict[tuple[str, ...], list[Called]] = defaultdict(list)
    for (story, key), full in sorted(standing.items()):
        behind[group_of[full]].extend(met[story][key])
    actor_of = {group: _actor(group, found) for group, found in behind.items()}
    of_name = {place: actor_of[group_of[full]].id for place, full in standing.items()}
    return Roster(tuple(sorted(actor_of.values(), key=lambda a: a.id)), of_name, (*within, *across))


def _actor(group: tuple[str, ...], found: list[Called]) -> Actor:
    names = Counter(c.name for c in found)
    ordered = sorted(names, key=lambda n: (-len(n.split()), -names[n], n))
    countries = Counter(c.country for c in found if c.country)
    sectors = Counter(sorted(c.sector for c in found if c.sector is not Sector.UNK))
    country = min(countries, key=lambda c: (-countries[c], c)) if countries else None
    sector = sectors.most_common(1)[0][0] if sectors else Sector.UNK
    return Actor(content_id("a", *group), ordered[0], tuple(ordered), country, sector)
