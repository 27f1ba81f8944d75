"""On what a position depends: positions with one origin are one witness, however many outlets print them.

Three levels, kept apart: the same text (copies), the same outlet behind it (credits, "the Daily Planet reported"),
the same source quoted ("the ministry said" in ten papers is one ministry).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from twosource.lexicon.outlets import Outlets
from twosource.lexicon.tables import rows, words
from twosource.model.finding import Attribution, Findings
from twosource.model.record import Joined
from twosource.model.text import Report

# Words that tell nothing of who somebody is: "unnamed spokesman for the ministry" is the ministry.
_SPOKEN_FOR = re.compile(
    r"\b(?:unnamed|an?|the|of|for|and|by|with|in|senior|spokes(?:man|woman|person|people)|officials?|sources?)\b"
)


@dataclass(frozen=True, slots=True)
class Origins:
    """Names what everything in a report rests on.

    `base`: what each report's own voice rests on; `actors`: name -> fullest name of the same actor; `states`: "iraqi
    government" -> Iraq; `rumours`: words in the names of sources that are nobody's word in particular.
    """

    base: Mapping[str, tuple[str, ...]]
    attributions: Mapping[tuple[str, str], Attribution]
    actors: Mapping[str, str]
    states: Mapping[str, str]
    outlets: Outlets
    rumours: frozenset[str]

    @classmethod
    def of(cls, reports: Iterable[Report], findings: Iterable[Findings], joined: Joined, outlets: Outlets) -> Origins:
        """Work out what each report rests on, and who its sources are. Raises ResourceError."""
        said = {(f.report, a.id): a for f in findings for a in f.attributions}
        actors = {name: actor.name for actor in reversed(joined.actors) for name in actor.names}
        relayed: dict[str, set[str]] = defaultdict(set)
        for relay in joined.relays:
            relayed[relay.report].add(relay.origin)
        bases = _bases(reports, joined, outlets)
        rests = {r: (base, *sorted(relayed[r] - {base})) for r, base in bases.items()}
        return cls(rests, said, actors, _governments(), outlets, words("weigh.toml", "hearsay"))

    def __call__(self, statements: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
        """The origin of each statement, given as report and attribution (None: the outlet's own voice).

        Statements that share anything they rest on have one origin: what cannot be known to be two is one.
        """
        rests = [self.rests_on(report, attribution) for report, attribution in statements]
        names = sorted({n for r in rests for n in r})
        one = {n: n for n in names}
        for a, b in combinations(names, 2):
            if one[a] != one[b] and _one(a, b):
                one = {n: one[a] if first == one[b] else first for n, first in one.items()}
        for rest in rests:
            firsts = {one[n] for n in rest}
            one = {n: min(firsts) if first in firsts else first for n, first in one.items()}
        plainest: dict[str, str] = {}
        for name in sorted({r[0] for r in rests}, key=self._plainness):
            plainest.setdefault(one[name], name)
        return tuple(plainest[one[rest[0]]] for rest in rests)

    def rests_on(self, report: str, attribution: str | None) -> tuple[str, ...]:
        """Names of sources and outlets that a statement depends on, nearest first; a report's id if it names none."""
        found: list[str] = []
        for said in self._chain(report, attribution):
            if said.source_name:
                found.append(self._plain(said.source_name))
            if said.told_name and (told := self.outlets.named(said.told_name)) is not None:
                found.append(told.name)
        return tuple(found) or self.base[report]

    def speaker(self, report: str, attribution: str | None) -> str | None:
        """The name of the source as the report has it; None for the outlet's own voice and for nobody named."""
        said = self.attributions.get((report, attribution)) if attribution is not None else None
        return said.source_name if said is not None else None

    def source(self, report: str, attribution: str | None) -> str | None:
        """Who gives the statement, by one name in all reports; None for the outlet itself and for nobody named."""
        name = self.speaker(report, attribution)
        if not name or is_nameless(name) or self.hearsay(report, attribution):
            return None
        return self._plain(name)

    def hearsay(self, report: str, attribution: str | None) -> bool:
        """Whether the statement is given to nobody in particular: "reportedly", "social media users"."""
        said = self.attributions.get((report, attribution)) if attribution is not None else None
        return said is not None and (not said.source_name or bool(_words(said.source_name) & self.rumours))

    def _plain(self, name: str) -> str:
        outlet = self.outlets.named(name)
        called = self.actors.get(name, name)
        return outlet.name if outlet is not None else self.states.get(called.casefold().removeprefix("the "), called)

    def _plainness(self, name: str) -> tuple[bool, bool, int, str]:
        """A name before a report's id, somebody with a name before somebody without, short before long."""
        return name in self.base, name.casefold().startswith("unnamed"), len(name), name

    def _chain(self, report: str, attribution: str | None) -> Iterator[Attribution]:
        """The attribution and those it stands in, innermost first."""
        seen: set[str] = set()
        while attribution is not None and attribution not in seen:
            seen.add(attribution)
            said = self.attributions.get((report, attribution))
            if said is None:
                return
            yield said
            attribution = said.within


def is_nameless(name: str) -> bool:
    """Whether nobody can know that two so called are one and the same ("unnamed official")."""
    return name.casefold().startswith(("unnamed", "nobody"))


def _governments() -> Mapping[str, str]:
    """A state speaks by its government: "iraqi government", "us government" -> the state."""
    named = [(row["name"], (*row["demonyms"].split("|"), *row["aliases"].split("|"))) for row in rows("countries.tsv")]
    return {f"{word} government".casefold(): state for state, of_it in named for word in of_it if word}


def _one(a: str, b: str) -> bool:
    """Whether two names may be one: equal, or the words of one among those of the other (ministry, its spokesman)."""
    x, y = _words(a), _words(b)
    return a == b or bool(x and y and (x <= y or y <= x))


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _SPOKEN_FOR.sub(" ", name.casefold())))


def _bases(reports: Iterable[Report], joined: Joined, outlets: Outlets) -> Mapping[str, str]:
    """The origin of each report's own voice: the agency it credits, else its outlet, else itself; copies have one."""
    base, credited = {}, {}
    for report in reports:
        known = outlets.named(report.outlet.name)
        base[report.id] = (known.name if known else report.outlet.name) if report.outlet.stated else report.id
        agencies = _agencies(report, outlets)
        if agencies:
            credited[report.id] = agencies[0]
    for group in joined.copies:
        first = sorted(credited[r] for r in group.reports if r in credited)
        shared = first[0] if first else base[min(group.reports)]
        base |= dict.fromkeys(group.reports, shared)
    return base | {r: agency for r, agency in credited.items() if not _copied(r, joined)}


def _copied(report: str, joined: Joined) -> bool:
    return any(report in group.reports for group in joined.copies)


def _agencies(report: Report, outlets: Outlets) -> list[str]:
    """The outlets that a report as a whole is credited to, in order of the text."""
    found = [(c.span, c.origin) for c in report.credits]
    if report.dateline is not None and report.dateline.agency:
        found.append((report.dateline.span, report.dateline.agency))
    known = [(outlets.named(origin), origin) for _, origin in sorted(found)]
    return [outlet.name if outlet is not None else origin for outlet, origin in known]
